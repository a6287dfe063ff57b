import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { createStreamClient } from '../../clients/stream.ts'
import type { SocketLimits } from '../doors/socket-limits.ts'
import { initialised, openSocket, type Socket, subscribe } from './socket.ts'
import { serveTicker, type Ticker } from './ticker.ts'

const TICKS = 'subscription ($after: EventCursor) { ticks(after: $after) { cursor n } }'
const open = (sockets: Partial<SocketLimits>) => serveTicker({ sockets: { pingEveryMs: 60_000, ...sockets } })
const codeOf = ({ payload }: { payload?: unknown }) => Object(payload)[0]?.extensions.code

let ticker: Ticker
beforeAll(async () => {
  ticker = await open({})
})
afterAll(() => ticker.close())

describe('a socket', () => {
  it('is one of so many of a person, and of an address behind a proxy that is trusted', async () => {
    const small = await serveTicker({ sockets: { perUserMax: 1, perAddressMax: 2 }, trustedProxies: ['loopback'] })
    const [authorization, other] = await Promise.all([small.bearer('ses_1'), small.bearer('ses_2')])
    const first = await initialised(small.url, { authorization })
    const second = await openSocket(small.url)
    second.send({ type: 'connection_init', payload: { authorization: other } })
    expect(await second.closed).toEqual([4291, 'TOO_MANY_SOCKETS: 1 are open already.'])
    first.socket.close()
    await vi.waitFor(async () => (await initialised(small.url, { authorization })).socket.close(), 10_000)

    const from = (address: string) =>
      new Promise<number>((resolve, reject) => {
        const headers = { 'x-forwarded-for': address }
        const socket = new WebSocket(small.url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
        socket.on('open', () => resolve(101))
        socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
        socket.on('error', reject)
      })
    expect(await Promise.all([from('203.0.113.1'), from('203.0.113.1')])).toEqual([101, 101])
    expect(await from('203.0.113.1')).toBe(429)
    expect(await from('1.1.1.1, 203.0.113.1')).toBe(429)
    expect(await from('203.0.113.2')).toBe(101)
    await small.close()
  })

  it('is not for pages of other sites', async () => {
    const strict = await serveTicker({ http: { cors: { origins: ['https://app.example'], credentials: false } } })
    const from = (origin: string) =>
      new Promise<unknown>((resolve, reject) => {
        const socket = new WebSocket(strict.url.replace('http', 'ws'), 'graphql-transport-ws', { origin })
        socket.on('open', () => {
          socket.close()
          resolve(101)
        })
        socket.on('unexpected-response', (_request, response) => {
          response.on('data', (body) =>
            resolve([response.statusCode, JSON.parse(String(body)).errors[0].extensions.code]),
          )
        })
        socket.on('error', reject)
      })
    expect(await from('https://app.example')).toBe(101)
    expect(await from(new URL(strict.url).origin)).toBe(101)
    for (const origin of ['https://evil.example', 'null'])
      expect(await from(origin)).toEqual([403, 'ORIGIN_NOT_ALLOWED'])
    await strict.close()
  })

  it('is closed after a lifetime, with a code that clients come back from', async () => {
    const brief = await open({ lifetimeMs: 300 })
    const { closed } = await initialised(brief.url)
    const [code, reason] = await closed
    expect([code, reason.split(':')[0]]).toEqual([1012, 'LIFETIME_OVER'])
    const lost = vi.fn()
    const client = createStreamClient({ url: brief.url.replace('http', 'ws'), webSocketImpl: WebSocket, onGap: lost })
    const seen: unknown[] = []
    const leave = client.subscribe<{ ticks: { n: number } }>(
      { query: TICKS, variables: { after: 'djE6MA' } },
      { next: ({ data }) => seen.push(data?.ticks.n), error: lost, complete: () => {} },
    )
    for (let n = 1; n <= 30; n++) {
      brief.tick()
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    await vi.waitFor(() => expect(seen).toEqual(Array.from({ length: 30 }, (_, n) => n + 1)), 15_000)
    expect(lost).not.toHaveBeenCalled()
    leave()
    await brief.close()
  })
})

describe('messages that come too fast', () => {
  /** Somebody else on the same server, who must not notice. */
  const benign = async (of: Ticker) => {
    const socket = await initialised(of.url)
    socket.send(subscribe('b', TICKS))
    await vi.waitFor(() => expect(of.listeners.size).toBeGreaterThan(0), 10_000)
    return {
      hears: async () => {
        of.tick()
        expect(await socket.next()).toMatchObject({ id: 'b', type: 'next' })
        expect(socket.messages).toEqual([])
      },
      leave: () => socket.socket.close(),
    }
  }
  const answers = async (socket: Socket, count: number) => {
    const heard = []
    while (heard.length < count) heard.push(await socket.next())
    return heard
  }

  it('are answered one by one: 3,000 subscriptions of one socket', async () => {
    // So few a second that it stays too fast however long the machine takes to hear it all.
    const patient = await open({ messagesPerSecond: 100 })
    const other = await benign(patient)
    const greedy = await initialised(patient.url)
    for (let index = 0; index < 3_000; index++) greedy.send(subscribe(`${index}`, TICKS))
    const refusals = await answers(greedy, 2_900)
    expect(new Set(refusals.map(({ type }) => type))).toEqual(new Set(['error']))
    expect([...new Set(refusals.map(codeOf))].sort()).toEqual(['OPERATION_LIMIT_EXCEEDED', 'RATE_LIMITED'])
    expect(greedy.socket.readyState).toBe(WebSocket.OPEN)
    greedy.send({ type: 'ping' })
    expect(await greedy.next()).toEqual({ type: 'pong' })
    await other.hears()
    expect(await greedy.next()).toMatchObject({ type: 'next' })
    greedy.socket.close()
    other.leave()
    await patient.close()
  })

  it('close the socket when nothing slows them down', async () => {
    const strict = await open({ messagesPerSecond: 10 })
    const other = await benign(strict)
    const flood = await initialised(strict.url)
    for (let index = 0; index < 1_000; index++) flood.send(subscribe(`${index}`, '{'))
    expect(await flood.closed).toEqual([4290, 'TOO_MANY_MESSAGES: speak more slowly.'])
    const pings = await initialised(strict.url)
    for (let index = 0; index < 1_000; index++) pings.send({ type: 'ping' })
    expect(await pings.code).toBe(4290)
    for (const frame of ['ping', 'pong'] as const) {
      const { socket, code } = await initialised(strict.url)
      for (let index = 0; index < 1_000; index++) socket[frame]()
      expect(await code).toBe(4290)
    }
    await other.hears()
    other.leave()
    await strict.close()
  })

  it('disturb nobody when they are enormous, or no messages at all', async () => {
    const other = await benign(ticker)
    const enormous = await initialised(ticker.url)
    enormous.send(subscribe('1', `{ hello } #${'x'.repeat(20_000_000)}`))
    expect(await enormous.code).toBe(1009)
    const garbage = await initialised(ticker.url)
    // Frames of a reserved opcode, unmasked, with a length that lies.
    const wire = (garbage.socket as unknown as { _socket: { write(bytes: Buffer): void } })._socket
    wire.write(Buffer.from([0x8f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))
    expect([1002, 1006]).toContain(await garbage.code)
    const mistaken = await initialised(ticker.url)
    mistaken.send(subscribe('1', 'subscription {'))
    expect([(await mistaken.next()).type, mistaken.socket.readyState]).toEqual(['error', WebSocket.OPEN])
    mistaken.socket.close()
    await other.hears()
    other.leave()
  })
})

describe('authority over a socket', () => {
  beforeEach(() => vi.waitFor(() => expect(ticker.listeners.size).toBe(0), 10_000))

  it('ends with its token: 4403 and a reason, while others go on', async () => {
    const [expiring, ending, staying] = await Promise.all([
      ticker.bearer('ses_a', 4),
      ticker.bearer('ses_b'),
      ticker.bearer('ses_c'),
    ])
    const [a, b, c] = await Promise.all(
      [expiring, ending, staying].map((authorization) => initialised(ticker.url, { authorization })),
    )
    for (const each of [a, b, c]) each?.send(subscribe('1', TICKS))
    ticker.revocations.note([{ userId: 'usr_1', sessionId: 'ses_b', scopes: null, at: new Date() }])
    const [code, reason = ''] = (await b?.closed) ?? []
    expect([code, reason.split(':')[0]]).toEqual([4403, 'ACCESS_REVOKED'])
    const [late, why = ''] = (await a?.closed) ?? []
    expect([late, why.split(':')[0]]).toEqual([4403, 'TOKEN_EXPIRED'])
    ticker.tick()
    expect(await c?.next()).toMatchObject({ type: 'next' })
    c?.socket.close()
    const again = await openSocket(ticker.url)
    again.send({ type: 'connection_init', payload: { authorization: ending } })
    expect(await again.code).toBe(4403)
  })

  it('is refreshed by the clients, which resume where they were', async () => {
    const tokens = [await ticker.bearer('ses_x'), await ticker.bearer('ses_y')]
    const asked: boolean[] = []
    const client = createStreamClient({
      url: ticker.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      token: (refused) => {
        asked.push(refused)
        return (tokens[refused ? 1 : 0] as string).slice('Bearer '.length)
      },
    })
    const events = client.iterate<{ ticks: { n: number } }>({ query: TICKS })
    const first = events.next()
    await vi.waitFor(() => expect(ticker.listeners.size).toBeGreaterThan(0), 10_000)
    ticker.tick()
    const start = (await first).value?.data?.ticks.n ?? 0
    ticker.revocations.note([{ userId: 'usr_1', sessionId: 'ses_x', scopes: null, at: new Date() }])
    ticker.tick()
    ticker.tick()
    const next = async () => (await events.next()).value?.data?.ticks.n
    expect([await next(), await next()]).toEqual([start + 1, start + 2])
    expect(asked).toEqual([false, true])
    await events.return?.()
  })

  it('is what plain graphql-ws comes back from by itself', async () => {
    let sessions = 0
    const client = createClient({
      url: ticker.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: async () => ({ authorization: await ticker.bearer(`ses_plain_${++sessions}`) }),
      retryWait: async () => {},
    })
    const seen: unknown[] = []
    const error = vi.fn()
    const leave = client.subscribe({ query: TICKS }, { next: ({ data }) => seen.push(data), error, complete: () => {} })
    await vi.waitFor(() => expect(ticker.listeners.size).toBe(1), 10_000)
    ticker.revocations.note([{ userId: 'usr_1', sessionId: 'ses_plain_1', scopes: null, at: new Date() }])
    await vi.waitFor(() => expect(sessions).toBe(2), 10_000)
    await vi.waitFor(() => {
      ticker.tick()
      expect(seen.length).toBeGreaterThan(0)
    }, 10_000)
    expect(error).not.toHaveBeenCalled()
    leave()
  })
})

describe('a server that goes away', () => {
  it('tells its sockets one after the other, and serves each until its turn', async () => {
    const going = await serveTicker({ sockets: { drainSpreadMs: 1_500 }, drainTimeoutMs: 10_000 })
    const sockets = await Promise.all(Array.from({ length: 60 }, () => initialised(going.url)))
    for (const each of sockets) each.send(subscribe('1', TICKS))
    await vi.waitFor(() => {
      going.tick()
      expect(sockets.every(({ messages }) => messages.length > 0)).toBe(true)
    }, 10_000)
    const closedAt: number[] = []
    const codes = Promise.all(
      sockets.map(async ({ code }) => {
        const told = await code
        closedAt.push(performance.now())
        return told
      }),
    )
    const startedAt = performance.now()
    const closing = going.close()
    expect(new Set(await codes)).toEqual(new Set([1001]))
    const thirds = [0, 500, 1_000].map((from) => closedAt.filter((at) => at - startedAt >= from).length)
    expect(thirds[0]).toBe(60)
    expect(thirds[1]).toBeGreaterThan(15)
    expect(thirds[2]).toBeGreaterThan(4)
    await closing
  })
})
