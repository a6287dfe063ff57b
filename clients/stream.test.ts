import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type WebSocket, WebSocketServer, WebSocket as WsWebSocket } from 'ws'
import { waitMs } from './back-off.ts'
import { createStreamClient, SignedOut, type StreamClientOptions, type StreamGap } from './stream.ts'

const QUERY = 'subscription Room($after: EventCursor) { event(after: $after) { cursor n } }'

/** A server that says what a test has it say, to see every message and to close as it likes. */
interface Asked {
  socket: WebSocket
  id: string
  after: unknown
  authorization: unknown
  query: string
}
let server: WebSocketServer
let url: string
let asked: Asked[]
let inits: unknown[]
/** What is done with a connection instead of acknowledging it. */
let refuse: ((socket: WebSocket, authorization: unknown) => boolean) | null
/** It answers no ping. */
let isDeaf: boolean

beforeEach(async () => {
  asked = []
  inits = []
  refuse = null
  isDeaf = false
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    let authorization: unknown
    socket.on('message', (data) => {
      const { type, id, payload } = JSON.parse(String(data))
      if (type === 'connection_init') {
        authorization = payload?.authorization
        inits.push(authorization)
        if (!refuse?.(socket, authorization)) socket.send('{"type":"connection_ack"}')
      }
      if (type === 'subscribe')
        asked.push({ socket, id, after: payload.variables?.after, authorization, query: payload.query })
      if (type === 'ping' && !isDeaf) socket.send('{"type":"pong"}')
    })
  })
  await new Promise((resolve) => server.once('listening', resolve))
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  for (const socket of server.clients) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

const open = (more: Partial<StreamClientOptions> = {}) =>
  createStreamClient({ url, webSocketImpl: WsWebSocket, retryMsMax: 5, ...more })
const request = async (count: number) => {
  await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(count), 5_000)
  return asked[count - 1] as Asked
}
const say = ({ socket, id }: Asked, event: unknown) =>
  socket.send(JSON.stringify({ id, type: 'next', payload: { data: { event } } }))
const tell = (to: Asked, ...numbers: number[]) => {
  for (const n of numbers) say(to, { __typename: 'Said', cursor: `c${n}`, n })
}
const fail = ({ socket, id }: Asked, code: string) =>
  socket.send(JSON.stringify({ id, type: 'error', payload: [{ message: 'No.', extensions: { code } }] }))

function watch(more: Partial<StreamClientOptions> = {}, query = QUERY, variables: Record<string, unknown> = {}) {
  const gaps: StreamGap[] = []
  const shown: unknown[] = []
  const client = open({ onGap: (gap) => gaps.push(gap), ...more })
  const error = vi.fn()
  const complete = vi.fn()
  const next = ({ data }: { data?: Record<string, unknown> | null | undefined }) => {
    const event = Object(data?.event)
    shown.push(event.n ?? event.__typename)
  }
  const leave = client.subscribe({ query, variables }, { next, error, complete })
  const shows = (...expected: unknown[]) => vi.waitFor(() => expect(shown).toEqual(expected), 5_000)
  return { client, gaps, shows, error, complete, leave }
}

describe('a stream that is cut off', () => {
  it('goes on after the last event seen, and shows none twice', async () => {
    const { shows, gaps, leave } = watch({}, QUERY, { after: 'start' })
    const first = await request(1)
    expect(first.after).toBe('start')
    tell(first, 1, 2, 3)
    await shows(1, 2, 3)
    first.socket.terminate()
    const second = await request(2)
    expect(second.after).toBe('c3')
    tell(second, 2, 3, 4, 4, 5)
    await shows(1, 2, 3, 4, 5)
    second.socket.close(1013, 'You read too slowly')
    expect((await request(3)).after).toBe('c5')
    expect(gaps).toEqual([])
    leave()
  })

  it('is left when its server answers nothing any more, and goes on', async () => {
    isDeaf = true
    const stream = watch({ keepAlive: 100 }, QUERY, { after: 'c0' })
    let answered = 0
    await vi.waitFor(() => {
      for (const each of asked.slice(answered)) tell(each, Number(String(each.after).slice(1)) + 1)
      answered = asked.length
      expect(asked.map(({ after }) => after)).toContain('c3')
    }, 20_000)
    stream.leave()
    expect([stream.gaps, stream.error.mock.calls]).toEqual([[], []])
  })

  it('comes back from a server that takes connections and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const taken = once(silent, 'connection') as Promise<[Socket]>
    const urls = [`ws://127.0.0.1:${(silent.address() as AddressInfo).port}`]
    const stream = watch({ url: () => urls.pop() ?? url, connectionAckWaitTimeout: 500 })
    const [connection] = await taken
    tell(await request(1), 1)
    await stream.shows(1)
    stream.leave()
    connection.destroy()
    silent.close()
  })

  it('goes on after an event whose data is gone, which is shown once', async () => {
    const { shows, gaps, leave } = watch()
    const first = await request(1)
    tell(first, 1)
    const lost = { errors: [{ message: 'gone' }], data: null, extensions: { cursor: 'c2' } }
    const noEvent = { errors: [{ message: 'gone' }], data: { event: null }, extensions: { cursor: 'c3' } }
    for (const payload of [lost, noEvent]) first.socket.send(JSON.stringify({ id: first.id, type: 'next', payload }))
    await shows(1, undefined, undefined)
    first.socket.terminate()
    const second = await request(2)
    expect(second.after).toBe('c3')
    second.socket.send(JSON.stringify({ id: second.id, type: 'next', payload: lost }))
    tell(second, 4)
    await shows(1, undefined, undefined, 4)
    expect(gaps).toEqual([])
    leave()
  })

  it.each([1001, 1012, 1013, 4403, 4408, 4290, 4401, 4429, 4500, 1011])('comes back from %i', async (code) => {
    const { shows, error, leave } = watch()
    const first = await request(1)
    tell(first, 1)
    await shows(1)
    first.socket.close(code)
    expect((await request(2)).after).toBe('c1')
    expect(error).not.toHaveBeenCalled()
    leave()
  })

  it.each(['SERVICE_UNAVAILABLE', 'SCHEMA_CHANGED', 'RATE_LIMITED', 'TOKEN_EXPIRED'])(
    'comes back from %s',
    async (code) => {
      const { shows, error, leave } = watch()
      const first = await request(1)
      tell(first, 1)
      await shows(1)
      fail(first, code)
      expect((await request(2)).after).toBe('c1')
      expect(error).not.toHaveBeenCalled()
      leave()
    },
  )

  it('ends with what does not pass: a mistake of the client’s, an access that was taken away', async () => {
    const wrong = watch()
    ;(await request(1)).socket.close(4400, 'Invalid message')
    await vi.waitFor(() => expect(wrong.error).toHaveBeenCalledWith(expect.objectContaining({ code: 4400 })))
    const closed = watch()
    fail(await request(2), 'GATE_CLOSED')
    await vi.waitFor(() =>
      expect(closed.error).toHaveBeenCalledWith([{ message: 'No.', extensions: { code: 'GATE_CLOSED' } }]),
    )
    expect(asked.length).toBe(2)
  })

  it('is tried again for ever, also while nobody takes connections', async () => {
    let refusals = 0
    refuse = (socket) => {
      refusals += 1
      socket.terminate()
      return refusals < 12
    }
    const { error, leave } = watch()
    await vi.waitFor(() => expect(refusals).toBeGreaterThanOrEqual(12), 10_000)
    refuse = null
    await request(1)
    expect(error).not.toHaveBeenCalled()
    leave()
  })

  it('waits longer each time, half of it by chance, and as long as it may at most', () => {
    expect([0, 1, 2, 3, 4].map((failures) => waitMs(failures, 3_000, 0))).toEqual([250, 500, 1_000, 1_500, 1_500])
    expect([0, 3, 1_000_000].map((failures) => waitMs(failures, 3_000, 1))).toEqual([500, 3_000, 3_000])
  })
})

describe('a gap', () => {
  it('is told and passed on, and the stream goes on after it', async () => {
    const { shows, gaps, leave } = watch()
    const first = await request(1)
    tell(first, 1)
    const gap = { fromCursor: 'c1', toCursor: 'c8', missed: 7, reason: 'EXPIRED' }
    say(first, { __typename: 'StreamGap', ...gap })
    await shows(1, 'StreamGap')
    expect(gaps).toEqual([gap])
    first.socket.terminate()
    const second = await request(2)
    expect(second.after).toBe('c8')
    tell(second, 9)
    await shows(1, 'StreamGap', 9)
    leave()
  })

  it('is told when a stream that cannot resume was cut off', async () => {
    const { shows, gaps, leave } = watch({}, 'subscription { event { n } }')
    const first = await request(1)
    say(first, { n: 1 })
    await shows(1)
    first.socket.terminate()
    await request(2)
    const unknown = { fromCursor: null, toCursor: null, missed: null, reason: 'NO_CURSOR' }
    expect(gaps).toEqual([unknown])
    leave()
  })

  it('is told when it was cut off before its first event, unless it began with a cursor', async () => {
    const fromNow = watch()
    ;(await request(1)).socket.terminate()
    await request(2)
    expect(fromNow.gaps.map(({ reason }) => reason)).toEqual(['NO_CURSOR'])
    fromNow.leave()
    const fromState = watch({}, QUERY, { after: 'c0' })
    ;(await request(3)).socket.terminate()
    expect((await request(4)).after).toBe('c0')
    expect(fromState.gaps).toEqual([])
    fromState.leave()
  })
})

describe('tokens', () => {
  it('are asked for at every connection, and fresh ones where the last was refused', async () => {
    const token = vi.fn((refused: boolean) => Promise.resolve(refused ? 'fresh' : 'kept'))
    const { leave } = watch({ token })
    const first = await request(1)
    expect(first.authorization).toBe('Bearer kept')
    first.socket.terminate()
    const second = await request(2)
    expect(second.authorization).toBe('Bearer kept')
    for (const code of [4403, 4401]) {
      asked.at(-1)?.socket.close(code, 'The token has expired')
      expect((await request(asked.length + 1)).authorization).toBe('Bearer fresh')
    }
    leave()
  })

  it('may fail to be had, and are asked for again; that there will be none ends the stream', async () => {
    let failures = 3
    const { error, leave } = watch({
      token: async () => {
        if (failures-- > 0) throw new TypeError('fetch failed')
        return 'late'
      },
    })
    expect((await request(1)).authorization).toBe('Bearer late')
    expect(error).not.toHaveBeenCalled()
    leave()
    const over = new SignedOut('Sign in again.')
    const ended = watch({
      token: () => {
        throw over
      },
    })
    await vi.waitFor(() => expect(ended.error).toHaveBeenCalledWith(over), 5_000)
    expect(ended.error).toHaveBeenCalledTimes(1)
  })

  it('are left out for nobody, and go beside other parameters', async () => {
    const { leave } = watch({ token: () => null, connectionParams: { authorization: 'as given' } })
    expect((await request(1)).authorization).toBe('as given')
    leave()
  })
})

describe('the rest', () => {
  it('repeats no mutation that was refused', async () => {
    const { error } = watch({}, 'mutation { event { n } }')
    fail(await request(1), 'SERVICE_UNAVAILABLE')
    await vi.waitFor(() => expect(error).toHaveBeenCalled())
    expect(asked.length).toBe(1)
  })

  it('can be left while it waits to come back', async () => {
    const { complete, leave } = watch({ retryMsMax: 200 })
    fail(await request(1), 'SERVICE_UNAVAILABLE')
    await vi.waitFor(() => expect(asked[0]?.socket.readyState).not.toBe(WsWebSocket.OPEN), 5_000)
    leave()
    await vi.waitFor(() => expect(complete).toHaveBeenCalledTimes(1), 5_000)
    expect(asked.length).toBe(1)
  })

  it('is an iterator too, which resumes, throws what is final and lets go when it is left', async () => {
    const stream = open().iterate({ query: QUERY })
    const first = stream.next()
    const one = await request(1)
    tell(one, 1)
    expect((await first).value?.data).toEqual({ event: { __typename: 'Said', cursor: 'c1', n: 1 } })
    one.socket.terminate()
    const second = stream.next()
    const two = await request(2)
    tell(two, 1, 2)
    expect((await second).value?.data).toMatchObject({ event: { n: 2 } })
    const left = stream.next()
    await stream.return?.()
    expect(await left).toEqual({ done: true, value: undefined })
    const refused = open().iterate({ query: QUERY })
    const asking = refused.next()
    fail(await request(3), 'FORBIDDEN')
    await expect(asking).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(await refused.next()).toEqual({ done: true, value: undefined })
  })
})
