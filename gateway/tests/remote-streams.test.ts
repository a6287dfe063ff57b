import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ExecutionResult } from 'graphql'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { systemClock } from '../../platform/clock.ts'
import { verifyViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import type { RemoteLinkOptions } from '../links/remote.ts'
import { asked, failureOf, oddLink, openOddServer } from './remote-server.ts'

interface Said {
  readonly id: string
  readonly type: string
  readonly payload: { extensions?: Record<string, unknown>; [key: string]: unknown }
}
/** What a subgraph does when it is asked for a stream. */
type Behaviour = (socket: WebSocket, asked: Said) => void

const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of closing.splice(0).reverse()) await each.close()
})

interface OddStreams {
  readonly link: Link
  readonly said: Said[]
  readonly upgrades: IncomingMessage[]
  readonly sockets: Set<WebSocket>
}

/** A subgraph that speaks graphql-transport-ws until a stream is asked for. */
async function serve(
  behave: Behaviour,
  options: Partial<RemoteLinkOptions> = {},
  acknowledge = true,
): Promise<OddStreams> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' })
  await new Promise((resolve) => server.on('listening', resolve))
  const said: Said[] = []
  const upgrades: IncomingMessage[] = []
  server.on('connection', (socket, upgrade) => {
    upgrades.push(upgrade)
    socket.on('error', () => {})
    socket.on('message', (bytes) => {
      const message: Said = JSON.parse(String(bytes))
      said.push(message)
      if (message.type === 'connection_init' && acknowledge) socket.send('{"type":"connection_ack"}')
      if (message.type === 'ping') socket.send('{"type":"pong"}')
      if (message.type === 'subscribe') behave(socket, message)
    })
  })
  const { port } = server.address() as AddressInfo
  const link = oddLink(`http://127.0.0.1:${port}/graphql`, options)
  closing.push({
    close: async () => {
      await link.close()
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  })
  return { link, said, upgrades, sockets: server.clients }
}

const open = async (link: Link, scope = {}): Promise<AsyncIterableIterator<ExecutionResult>> => {
  const stream = await link.subscribe(asked(scope, 'subscription'))
  if (!(Symbol.asyncIterator in stream)) throw new Error('refused')
  return stream
}
const next = (socket: WebSocket, { id }: Said, payload: unknown) =>
  socket.send(JSON.stringify({ id, type: 'next', payload }))
const event = (n: number) => ({ data: { n } })

describe('a stream of a subgraph elsewhere', () => {
  it('gives its events in order, and ends when the subgraph ends it', async () => {
    const { link } = await serve((socket, message) => {
      for (let n = 0; n < 3; n++) next(socket, message, event(n))
      socket.send(JSON.stringify({ id: message.id, type: 'complete' }))
    })
    const events: ExecutionResult[] = []
    for await (const each of await open(link)) events.push(each)
    expect(events).toEqual([event(0), event(1), event(2)])
  })

  it('is refused with the subgraph’s errors as its only result', async () => {
    const errors = [{ message: 'Not for you.', extensions: { code: 'FORBIDDEN' } }]
    const { link } = await serve((socket, { id }) =>
      socket.send(JSON.stringify({ id, type: 'error', payload: errors })),
    )
    const stream = await open(link)
    expect(await stream.next()).toEqual({ done: false, value: { errors } })
    expect(await stream.next()).toMatchObject({ done: true })
  })

  it.each([1000, 1001, 1011, 1012, 4400, 4401, 4403, 4408, 4409, 4429, 4499, 4500, 4999])(
    'fails cleanly when the socket is closed with %d, and is not asked for again',
    async (code) => {
      const { link, said } = await serve((socket, message) => {
        next(socket, message, event(1))
        socket.close(code, 'hunter2')
      })
      const stream = await open(link)
      expect(await stream.next()).toEqual({ done: false, value: event(1) })
      const failure = await failureOf(stream.next())
      expect(failure.toJSON()).toEqual({
        message: 'A service that this needs cannot be reached right now.',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      })
      expect(failure.detail).toContain(`${code}`)
      expect(await stream.next()).toMatchObject({ done: true })
      expect(said.filter(({ type }) => type === 'subscribe')).toHaveLength(1)
    },
  )

  it('fails cleanly when the connection breaks, or cannot be made, or is not acknowledged in time', async () => {
    const broken = await serve((socket) => socket.terminate())
    expect((await failureOf((await open(broken.link)).next())).reason).toBe('unreachable')
    const silent = await serve(() => {}, { timeoutMs: 100 }, false)
    expect((await failureOf((await open(silent.link)).next())).reason).toBe('unreachable')
    const elsewhere = await openOddServer((outgoing) => outgoing.writeHead(404).end())
    const astray = oddLink(elsewhere.url)
    const failure = await failureOf((await open(astray)).next())
    expect([failure.reason, failure.code]).toEqual(['unreachable', 'SERVICE_UNAVAILABLE'])
    await astray.close()
    await elsewhere.close()
    const nobody = oddLink('http://127.0.0.1:1/graphql')
    expect((await failureOf((await open(nobody)).next())).reason).toBe('unreachable')
    await nobody.close()
  })

  it.each([
    ['a list', []],
    ['a string', 'hunter2'],
    ['nothing', null],
    ['data that is none', { data: 'hunter2' }],
    ['errors that are none', { errors: 'hunter2' }],
  ])('fails cleanly when an event is %s, and the subgraph is told to stop', async (_what, payload) => {
    const { link, said } = await serve((socket, message) => next(socket, message, payload))
    const failure = await failureOf((await open(link)).next())
    expect(failure.code).toMatch(/INVALID_SUBGRAPH_RESPONSE|SERVICE_UNAVAILABLE/)
    expect(JSON.stringify([failure, failure.detail])).not.toContain('hunter2')
    if (failure.reason === 'invalid') await vi.waitFor(() => expect(said.at(-1)?.type).toBe('complete'))
  })

  it('fails cleanly when the subgraph gives no sign of life any more, and lasts while it does', async () => {
    const dead = await serve(
      (socket, message) => {
        next(socket, message, event(1))
        socket.pause()
      },
      { socketPingMs: 300 },
    )
    const stream = await open(dead.link)
    expect(await stream.next()).toEqual({ done: false, value: event(1) })
    expect((await failureOf(stream.next())).detail).toContain('4499')

    const alive = await serve(
      (socket, asking) => {
        let pings = 0
        socket.on('message', (bytes) => {
          const { type } = JSON.parse(String(bytes))
          if (type === 'ping' && ++pings === 2) next(socket, asking, event(1))
        })
      },
      { socketPingMs: 500 },
    )
    expect(await (await open(alive.link)).next()).toEqual({ done: false, value: event(1) })
  })

  it('fails cleanly when what comes is no message of the protocol', async () => {
    for (const text of ['{', '[]', '{"type":"hunter2"}', '{"type":"next"}']) {
      const { link } = await serve((socket) => socket.send(text))
      expect((await failureOf((await open(link)).next())).reason).toBe('unreachable')
    }
  })

  it('fails cleanly when an event is larger than an answer may be', async () => {
    const { link } = await serve((socket, message) => next(socket, message, { data: { a: 'x'.repeat(10_000) } }), {
      responseBytesMax: 1_000,
    })
    expect((await failureOf((await open(link)).next())).reason).toBe('unreachable')
  })

  it('gives what waited, then fails, when events come faster than they are taken', async () => {
    const { link, said } = await serve((socket, message) => {
      for (let n = 0; n < 5_000; n++) next(socket, message, event(n))
    })
    const stream = await open(link)
    await vi.waitFor(() => expect(said.at(-1)?.type).toBe('complete'))
    let taken = 0
    const failure = await failureOf(
      (async () => {
        for await (const each of stream) expect(each).toEqual(event(taken++))
      })(),
    )
    expect([failure.reason, taken]).toEqual(['overrun', 4_096])
  })

  it('is left at once, even while it waits, and the subgraph is told', async () => {
    const { link, said } = await serve(() => {})
    const stream = await open(link)
    const waiting = stream.next()
    await vi.waitFor(() => expect(said.at(-1)?.type).toBe('subscribe'))
    await stream.return?.()
    expect(await waiting).toMatchObject({ done: true })
    await vi.waitFor(() => expect(said.at(-1)?.type).toBe('complete'))
  })

  it('shares its socket with others, and outlives them', async () => {
    const { link, upgrades } = await serve((socket, message) => next(socket, message, event(1)))
    const [first, second] = [await open(link), await open(link)]
    expect(await Promise.all([first.next(), second.next()])).toEqual(
      [event(1), event(1)].map((value) => ({ done: false, value })),
    )
    await first.return?.()
    const third = await open(link)
    expect(await third.next()).toEqual({ done: false, value: event(1) })
    expect(upgrades).toHaveLength(1)
  })

  it('tells subgraphs of ours the viewer, signed, and all the request’s id', async () => {
    const viewerSecret = new TextEncoder().encode('a viewer secret for stream tests, long enough')
    const ours = await serve((socket, message) => next(socket, message, event(1)), { viewerSecret })
    const viewer = { kind: 'user', userId: '1', sessionId: 's', scopes: [] } as const
    await (await open(ours.link, { viewer })).next()
    const { extensions } = ours.said.at(-1)?.payload ?? {}
    expect(extensions?.requestId).toBe('req_test')
    expect(await verifyViewer(extensions?.viewer, viewerSecret, systemClock)).toEqual(viewer)
    const theirs = await serve((socket, message) => next(socket, message, event(1)))
    await (await open(theirs.link)).next()
    expect(theirs.said.at(-1)?.payload.extensions).toEqual({ requestId: 'req_test' })
  })

  it('carries headers on a socket of their own: in the upgrade, and as parameters of the connection', async () => {
    const { link, said, upgrades, sockets } = await serve((socket, message) => next(socket, message, event(1)), {
      headers: { 'x-api-key': 'ours' },
      forward: ['authorization'],
      socketIdleMs: 1_000,
    })
    const streams = []
    for (const authorization of ['Bearer a', 'Bearer b', 'Bearer a', undefined]) {
      const stream = await open(link, { headers: { authorization, cookie: 'c' } })
      await stream.next()
      streams.push(stream)
    }
    const expected = [
      { 'x-api-key': 'ours', authorization: 'Bearer a' },
      { 'x-api-key': 'ours', authorization: 'Bearer b' },
      { 'x-api-key': 'ours' },
    ]
    expect(said.filter(({ type }) => type === 'connection_init').map(({ payload }) => payload)).toEqual(expected)
    expect(upgrades.map(({ headers }) => headers)).toMatchObject(expected)
    expect(upgrades.some(({ headers }) => 'cookie' in headers)).toBe(false)
    for (const stream of streams) await stream.return?.()
    // Idle sockets wait a while for the next stream, then close; and later streams open new ones.
    await (await open(link, { headers: { authorization: 'Bearer b' } })).return?.()
    expect(upgrades).toHaveLength(3)
    await vi.waitFor(() => expect(sockets.size).toBe(0))
    await (await open(link)).next()
    expect(upgrades).toHaveLength(4)
  })
})
