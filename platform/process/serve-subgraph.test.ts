import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { systemClock } from '../clock.ts'
import { forbidden } from '../errors.ts'
import { type Log, silentLog } from '../log.ts'
import { buildSchema, runSchema } from '../subgraph.ts'
import { anonymous, signViewer, VIEWER_HEADER } from '../viewer.ts'
import { type ServedSubgraph, serveSubgraph } from './serve-subgraph.ts'

const viewerSecret = new TextEncoder().encode('a viewer secret for this test, long enough')
const said: Record<'debug' | 'warn' | 'error', string[]> = { debug: [], warn: [], error: [] }
const log: Log = Object.assign(Object.create(silentLog), {
  debug: (_: unknown, text: string) => said.debug.push(text),
  warn: (_: unknown, text: string) => said.warn.push(text),
  error: (_: unknown, text: string) => said.error.push(text),
})
const console_ = vi.spyOn(console, 'error').mockImplementation(() => {})

const schema = buildSchema({
  typeDefs: parse(`
    type Query { hello: String wrong: Int refused: Int things: [Thing] }
    type Thing { id: ID! broken: Int }
    type Subscription { ticks: Int }`),
  resolvers: {
    Query: {
      wrong: () => 'no number',
      refused: () => {
        throw forbidden('Not for you.')
      },
      things: () => [{ id: 't' }, {}],
    },
    Thing: {
      broken: () => {
        throw new Error('kept inside')
      },
    },
    Subscription: { ticks: { subscribe: () => endless(), resolve: (tick: number) => tick } },
  },
})

let served: ServedSubgraph
beforeAll(async () => {
  served = await serveSubgraph(
    runSchema('small', schema, () => ({ viewer: anonymous }), log),
    { port: 0, host: '127.0.0.1', viewerSecret, clock: systemClock, log, drainTimeoutMs: 100, ready: async () => true },
  )
})
afterAll(async () => {
  await served.close()
  console_.mockRestore()
})

let streams = 0
async function* endless(): AsyncGenerator<number, void> {
  streams += 1
  try {
    for (let tick = 0; ; tick++) {
      yield tick
      await new Promise((resolve) => setImmediate(resolve))
    }
  } finally {
    streams -= 1
  }
}

it('takes nobody’s leaving for a failure: not in the middle of a request, and not in the middle of a stream', async () => {
  const viewer = await signViewer(anonymous, viewerSecret, systemClock)
  const asking = connect(served.port, '127.0.0.1')
  asking.write(
    `POST /graphql HTTP/1.1\r\nhost: x\r\n${VIEWER_HEADER}: ${viewer}\r\ncontent-length: 100\r\n\r\n{"query"`,
  )
  await once(asking, 'connect')
  // The body is being read once the head is answered with nothing: there is nothing to wait for but a turn of the server's.
  await new Promise((resolve) => setTimeout(resolve, 50))
  asking.resetAndDestroy()
  await vi.waitFor(() => expect(said.debug).toContain('whoever asked has left'), 10_000)

  const socket = new WebSocket(`ws://127.0.0.1:${served.port}/graphql`, 'graphql-transport-ws')
  let wire: Socket | null = null
  socket.on('upgrade', (response) => {
    wire = response.socket
  })
  socket.on('error', () => {})
  await once(socket, 'open')
  socket.send('{"type":"connection_init"}')
  await once(socket, 'message')
  const extensions = { viewer }
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticks }', extensions } }))
  await once(socket, 'message')
  ;(wire as Socket | null)?.resetAndDestroy()
  await vi.waitFor(() => expect(streams).toBe(0), 10_000)
  const garbled = new WebSocket(`ws://127.0.0.1:${served.port}/graphql`, 'graphql-transport-ws')
  await once(garbled, 'open')
  expect(said.warn).toEqual([])
  garbled.send(Buffer.alloc(2 * 1024 * 1024))
  await once(garbled, 'close')
  expect(said.warn.splice(0)).toEqual(['a socket broke'])
  expect([...said.warn, ...said.error]).toEqual([])
  expect(console_).not.toHaveBeenCalled()
})

it('says of errors where they stand in what it was asked, as graphql-js does, whether they are told or kept', async () => {
  const query = `query ($a: Boolean!) {
  one: wrong  things { ...T broken @include(if: $a) }
  refused wrong
}
fragment T on Thing { id broken }`
  const variables = { a: true }
  const response = await fetch(`http://127.0.0.1:${served.port}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [VIEWER_HEADER]: await signViewer(anonymous, viewerSecret, systemClock),
    },
    body: JSON.stringify({ query, variables }),
  })
  const answer = (await response.json()) as Awaited<ReturnType<typeof execute>>
  const expected = await execute({ schema, document: parse(query), variableValues: variables })
  const points = ({ errors = [] }: typeof answer) => errors.map(({ path, locations }) => ({ path, locations }))
  expect(expected.errors).toHaveLength(5)
  expect(points(answer)).toEqual(points(expected))
  expect(JSON.stringify(answer)).not.toContain('kept inside')
  said.error.length = 0
})
