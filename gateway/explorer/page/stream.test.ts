import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { buildSchema, GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { openState } from './state.ts'
import { cursorOf, idleStream, openStream, type StreamState } from './stream.ts'

const schema = buildSchema(`
  type Query { a: Int }
  type Tick { cursor: String!, n: Int! }
  type Subscription { ticks(after: String): Tick!, forbidden: Tick }
`)

let http: Server
let sockets: WebSocketServer
let url: string
/** What the server was asked, in order. */
let asked: { after: string | undefined; authorization: unknown }[]

beforeAll(async () => {
  vi.stubGlobal('WebSocket', WebSocket)
  http = createServer()
  sockets = new WebSocketServer({ server: http })
  useServer(
    {
      schema,
      onConnect({ connectionParams, extra }) {
        if (connectionParams?.authorization === 'Bearer dead') extra.socket.close(4401, 'The token has expired')
        return connectionParams?.authorization !== 'Bearer refused'
      },
      context: ({ connectionParams }) => ({ authorization: connectionParams?.authorization }),
      roots: {
        subscription: {
          async *ticks({ after }: { after?: string }, { authorization }: { authorization: unknown }) {
            asked.push({ after, authorization })
            for (let n = Number(after ?? 0) + 1; n <= 4; n++) yield { ticks: { cursor: String(n), n } }
            await delay(50)
            if (after === undefined) for (const socket of sockets.clients) socket.terminate()
            for (let n = 5; n <= 6; n++) yield { ticks: { cursor: String(n), n } }
          },
          forbidden() {
            throw new GraphQLError('Sign in to do this.', { extensions: { code: 'UNAUTHENTICATED' } })
          },
        },
      },
    },
    sockets,
  )
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}`
})

afterAll(async () => {
  for (const socket of sockets.clients) socket.terminate()
  await new Promise((resolve) => http.close(resolve))
})

let stream: ReturnType<typeof openState<StreamState>>
let tokens: number
const connectionParams = async () => ({ authorization: `Bearer ${++tokens}` })

beforeEach(() => {
  asked = []
  tokens = 0
  stream = openState(idleStream)
})
afterEach(() => expect(stream.get()).toEqual(idleStream))

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const result of results) collected.push(result)
  return collected
}

it('goes on after the last event when the socket drops, with a fresh token, and misses and repeats nothing', async () => {
  const statuses = new Set<string>()
  stream.listen(() => statuses.add(stream.get().status))
  const request = {
    query: 'subscription ($after: String) { ticks(after: $after) { cursor n } }',
    variables: {},
  }
  const results = await collect(openStream({ url, request, connectionParams, stream }))
  expect(results.map(({ data }) => data?.ticks)).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ cursor: String(n), n })))
  expect(asked).toEqual([
    { after: undefined, authorization: 'Bearer 1' },
    { after: '4', authorization: 'Bearer 2' },
  ])
  expect(statuses).toEqual(new Set(['connecting', 'live', 'reconnecting', 'idle']))
})

it('shows what the graph refuses as a result with errors', async () => {
  const request = { query: 'subscription { forbidden { n } }' }
  const results = await collect(openStream({ url, request, connectionParams, stream }))
  expect(results).toMatchObject([{ errors: [{ message: 'Sign in to do this.' }] }])
})

it('shows why the socket was closed', async () => {
  const request = { query: 'subscription { ticks { n } }' }
  const options = { url, request, connectionParams: async () => ({ authorization: 'Bearer dead' }), stream }
  const results = await collect(openStream(options))
  expect(results).toMatchObject([{ errors: [{ message: 'The socket was closed: 4401 The token has expired' }] }])
})

it('brings other credentials when the graph refuses the first', async () => {
  const request = { query: 'subscription { ticks(after: "5") { n } }' }
  const credentials = async (refused: boolean) => ({ authorization: refused ? 'Bearer new' : 'Bearer refused' })
  const results = await collect(openStream({ url, request, connectionParams: credentials, stream }))
  expect(results.map(({ data }) => data?.ticks)).toEqual([{ n: 5 }, { n: 6 }])
})

it('shows why it cannot say who asks', async () => {
  const request = { query: 'subscription { ticks { n } }' }
  const refused = async () => Promise.reject(new Error('Handle or password is wrong.'))
  const results = await collect(openStream({ url, request, connectionParams: refused, stream }))
  expect(results).toMatchObject([{ errors: [{ message: 'Handle or password is wrong.' }] }])
})

it('stops at once when asked to, without waiting for the next event', async () => {
  const request = { query: 'subscription { ticks(after: "6") { n } }' }
  const iterator = openStream({ url, request, connectionParams, stream })[Symbol.asyncIterator]()
  const pending = iterator.next()
  await vi.waitFor(() => expect(stream.get().status).toBe('live'))
  await iterator.return?.()
  expect(await pending).toEqual({ done: true, value: undefined })
})

it('reads the position of an event, and the one behind a gap', () => {
  expect(cursorOf({ data: { roomEvents: { cursor: '7' } } })).toBe('7')
  expect(cursorOf({ data: { roomEvents: { fromCursor: '3', toCursor: '9' } } })).toBe('9')
  expect(cursorOf({ data: { roomEvents: { __typename: 'ChatPosted' } } })).toBeUndefined()
  expect(cursorOf({ data: null })).toBeUndefined()
})
