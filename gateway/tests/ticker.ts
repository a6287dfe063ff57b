import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { PublicError } from '../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../platform/events/cursor.ts'
import { mapStream } from '../../platform/events/stream.ts'
import { silentLog } from '../../platform/log.ts'
import { openRevocationList } from '../access/revocations.ts'
import { type GatewayOptions, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { TOY_ISSUER, TOY_KEY } from './toys.ts'

const SDL = `
  scalar EventCursor
  type Query { hello: String! }
  type Mutation { bump: Int! }
  type Tick { cursor: EventCursor! n: Int! text: String! }
  type Subscription { ticks(after: EventCursor): Tick! finite(count: Int!): Tick! failing: Tick! }
`

interface Tick {
  readonly cursor: string
  readonly n: number
  readonly text: string
}
const tickOf = (n: number, text = ''): Tick => ({ cursor: encodeEventCursor(n), n, text })

/** A gateway over one subgraph with a stream that is kept from its first event on: enough to resume. */
export async function serveTicker(options: Partial<GatewayOptions> = {}) {
  const log: Tick[] = []
  const wakes = new Set<() => void>()
  async function* from(position: number): AsyncGenerator<Tick, void> {
    for (let at = position; ; at++) {
      while (at >= log.length) await new Promise<void>((resolve) => wakes.add(resolve))
      yield log[at] as Tick
    }
  }
  const listeners = new Set<object>()
  const follow = (after: string | null) => {
    const position = after === null ? log.length : decodeEventCursor(after)
    const listener = {}
    listeners.add(listener)
    const stream = mapStream(from(position), (tick) => tick)
    const leave = stream.return?.bind(stream)
    stream.return = async () => {
      listeners.delete(listener)
      leave?.().catch(() => {})
      return { done: true, value: undefined }
    }
    return stream
  }
  const resolve = (tick: Tick) => tick
  const graph = openSmallGraph({
    ticker: {
      sdl: SDL,
      resolvers: {
        Query: { hello: () => 'world' },
        Mutation: { bump: () => log.length },
        Subscription: {
          ticks: { subscribe: (_: unknown, { after }: { after?: string | null }) => follow(after ?? null), resolve },
          finite: {
            subscribe: async function* (_: unknown, { count }: { count: number }) {
              for (let n = 1; n <= count; n++) yield tickOf(n)
            },
            resolve,
          },
          failing: {
            subscribe: () => {
              throw new PublicError('FORBIDDEN', 'Not for you.')
            },
          },
        },
      },
    },
  })
  const revocations = openRevocationList(900_000)
  const { engine } = graph
  const common = { issuers: [TOY_ISSUER], clock: systemClock, log: silentLog, revocations }
  const gateway = await serveGateway({ engine, ...common, port: 0, host: '127.0.0.1', drainTimeoutMs: 500, ...options })
  const url = `http://127.0.0.1:${gateway.port}/graphql`
  return {
    url,
    gateway,
    revocations,
    /** How many streams the subgraph has open. */
    listeners,
    tick: (text?: string) => {
      log.push(tickOf(log.length + 1, text))
      const waking = [...wakes]
      wakes.clear()
      for (const wake of waking) wake()
    },
    /** An `Authorization` of somebody, in a session of their own. */
    bearer: async (sessionId: string, secondsLeft = 900): Promise<string> => {
      const clock = { now: () => new Date(Date.now() - (900 - secondsLeft) * 1000) }
      return `Bearer ${(await issueAccessToken({ userId: 'usr_1', sessionId, scopes: ['a:b'] }, TOY_KEY, clock)).token}`
    },
    close: async () => {
      await gateway.close()
      await engine.close()
    },
  }
}

export type Ticker = Awaited<ReturnType<typeof serveTicker>>
