import type { Engine } from '../../gateway/engine.ts'
import { type OneProcess, openOneProcess } from '../../gateway/one-process.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { type ManualClock, manualClock } from '../../platform/clock.ts'
import { newId, newRequestId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import type { AppViewer, Mode, UserViewer, Viewer } from '../../platform/viewer.ts'
import type { Answer, Json } from '../support/client.ts'
import { homeDatabase } from '../support/world.ts'

export const MODES: readonly Mode[] = ['live', 'test']

/** Somebody who asks the graph, in one of its worlds. */
export interface Somebody {
  readonly viewer: Viewer
  readonly id: string
  /** Statements are sent by nobody else meanwhile: see `OneProcess.kernel`. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** One mutation with an `input` and one field: its payload, which must have no errors. */
  act(field: string, input: Record<string, unknown>, selection: string): Promise<Json>
  /** Begin to listen. */
  watch(query: string, variables?: Record<string, unknown>): Watching
}

export interface Watching {
  readonly events: Json[]
  readonly errors: Json[]
  leave(): void
}

/** A process with the real world and the sandbox in it, on one clock of the machines. */
export interface TwoWorlds {
  readonly graph: OneProcess
  readonly clock: ManualClock
  /** A partner's app by its key: how one comes to the sandbox. */
  app(mode: Mode, scopes?: readonly string[]): Somebody
  /** Somebody who signed up in a world. */
  person(mode: Mode, handle: string, scopes?: readonly string[]): Promise<Somebody>
  as(viewer: Viewer): Somebody
  /** Wait until both worlds know everything that was announced in them. */
  settle(): Promise<void>
  close(): Promise<void>
}

const SIGN_UP = 'user { id } userErrors { code }'

export async function openTwoWorlds(): Promise<TwoWorlds> {
  const home = await homeDatabase()
  const clock = manualClock()
  const graph = await openOneProcess({
    graph: await lifegraph(),
    databaseUrl: home.url,
    databasePoolMax: 10,
    eventRetentionHours: 1,
    accessTokenSecret: 'an access token secret for tests, long enough',
    clock,
    log: silentLog,
    sandbox: {},
  })
  const as = (viewer: Viewer) => somebody(graph.engine, viewer)
  const app = (mode: Mode, scopes: readonly string[] = []) =>
    as(
      inWorld<AppViewer>(mode, {
        ...{ kind: 'app', appId: newId('PartnerApp'), keyId: newId('ApiKey'), ownerId: newId('Merchant'), scopes },
      }),
    )
  return {
    graph,
    clock,
    app,
    as,
    person: async (mode, handle, scopes = []) => {
      const input = { handle, password: `the password of ${handle}`, displayName: handle }
      const { user, userErrors } = await app(mode).act('signUp', input, SIGN_UP)
      if (!user) throw new Error(`could not sign ${handle} up: ${JSON.stringify(userErrors)}`)
      return as(inWorld<UserViewer>(mode, { kind: 'user', userId: user.id, sessionId: newId('Session'), scopes }))
    },
    settle: async () => {
      const { kernel } = await graph.sandbox.enter()
      for (let round = 0; round < 2; round++)
        for (const { name } of graph.subgraphs)
          await Promise.all([graph.kernel.bus.settle(name), kernel.bus.settle(name)])
    },
    close: async () => {
      await graph.close()
      await home.drop()
    },
  }
}

function inWorld<V extends Viewer>(mode: Mode, viewer: V): V {
  return mode === 'test' ? { ...viewer, mode } : viewer
}

function somebody(engine: Engine, viewer: Viewer): Somebody {
  const prepared = async (query: string) => {
    const operation = await engine.prepare(query)
    if ('errors' in operation) throw new Error(JSON.stringify(operation.errors))
    return operation
  }
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer> => {
    const operation = await prepared(query)
    const { text } = await engine.execute(operation, variables, { viewer, requestId: newRequestId() })
    return JSON.parse(text)
  }
  return {
    viewer,
    id: viewer.kind === 'user' ? viewer.userId : '',
    ask,
    act: async (field, input, selection) => {
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
      const answer = await ask(`mutation ($input: ${type}!) { result: ${field}(input: $input) { ${selection} } }`, {
        input,
      })
      if (answer.errors) throw new Error(`unexpected errors of ${field}: ${JSON.stringify(answer.errors)}`)
      return answer.data.result
    },
    watch: (query, variables = {}) => {
      const events: Json[] = []
      const errors: Json[] = []
      let leave = () => {}
      let left = false
      const begin = async () => {
        const operation = await prepared(query)
        if (left) return
        const membership = engine.streams.join(
          operation,
          variables,
          { viewer, requestId: newRequestId() },
          {
            next: (some) => events.push(...some.map(({ json }) => JSON.parse(json.toString()).data)),
            end: (end) => errors.push(...(end.kind === 'refused' ? end.errors.map((each) => each.toJSON()) : [end])),
            buffered: () => 0,
            onceDrained: (listener) => listener(),
          },
        )
        leave = () => membership.leave()
      }
      begin().catch((error: unknown) => errors.push(error))
      return {
        events,
        errors,
        leave: () => {
          left = true
          leave()
        },
      }
    },
  }
}
