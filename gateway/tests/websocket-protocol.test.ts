import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { initialised, openSocket, subscribe } from './socket.ts'
import { openToys, serveToys, type Toys } from './toys.ts'

let toys: Toys
let served: Awaited<ReturnType<typeof serveToys>>
const console_ = vi.spyOn(console, 'error')
beforeAll(async () => {
  toys = openToys()
  served = await serveToys(toys, undefined, { sockets: { operationsMax: 5, bufferedBytesMax: 100_000 } })
})
afterEach(() => expect(console_).not.toHaveBeenCalled())
afterAll(() => served.close())

const STREAM = 'subscription ($t: String!) { noteAdded(topic: $t) { text } }'
const stream = (id: string) => subscribe(id, STREAM, { t: 'x' })
const slow = (id: string, ms: number) => subscribe(id, `{ person(id: 1) { slow(ms: ${ms}) } }`)
const writers = (count: number) => vi.waitFor(() => expect(toys.writers.size).toBe(count))
/** Everything heard up to the answer to a ping: what the server says to earlier messages comes before it. */
async function heard({ send, next }: Awaited<ReturnType<typeof openSocket>>) {
  send({ type: 'ping', payload: { until: 'here' } })
  const messages = []
  for (let message = await next(); message.type !== 'pong'; message = await next()) messages.push(message)
  return messages
}

/** Source: github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md, in its order. */
describe('the socket', () => {
  it('is closed with 4406 unless graphql-transport-ws is among the offered subprotocols', async () => {
    expect(await (await openSocket(served.url, 'graphql-ws')).code).toBe(4406)
    expect(await (await openSocket(served.url, [])).code).toBe(4406)
    const { socket } = await openSocket(served.url, ['graphql-ws', 'graphql-transport-ws'])
    expect(socket.protocol).toBe('graphql-transport-ws')
    socket.close()
  })

  it('is served on one path', async () => {
    await expect(openSocket(`${served.base}/elsewhere`)).rejects.toThrow('404')
    const { socket } = await openSocket(`${served.url}?token=1`)
    socket.close(1000)
  })
})

describe('connection_init', () => {
  it('closes with 4408 when it does not come', async () => {
    const hasty = await serveToys(openToys(), undefined, { sockets: { initTimeoutMs: 150 } })
    expect(await (await openSocket(hasty.url)).closed).toEqual([4408, 'Connection initialisation timeout'])
    await hasty.close()
  })

  it.each([[undefined], [null], [{}], [{ anything: { at: 'all' } }]])('takes %j for a payload', async (payload) => {
    const { socket } = await initialised(served.url, payload)
    socket.close()
  })

  it('closes with 4429 when it comes twice, acknowledged or not', async () => {
    const late = await initialised(served.url)
    late.send({ type: 'connection_init' })
    expect(await late.closed).toEqual([4429, 'Too many initialisation requests'])
    const early = await openSocket(served.url)
    early.send({ type: 'connection_init' })
    early.send({ type: 'connection_init' })
    expect(await early.code).toBe(4429)
  })

  it.each([
    [{ authorization: 'Bearer a.b.c' }],
    [{ Authorization: 'Bearer' }],
    [{ authorization: 7 }],
    [{ authorization: [[]] }],
  ])('closes with 4403, which clients retry, for %j', async (payload) => {
    const { send, code } = await openSocket(served.url)
    send({ type: 'connection_init', payload })
    expect(await code).toBe(4403)
  })
})

describe('ping and pong', () => {
  it('are answered at any time, with what the ping carried', async () => {
    const { socket, send, next } = await openSocket(served.url)
    send({ type: 'ping' })
    expect(await next()).toEqual({ type: 'pong' })
    send({ type: 'ping', payload: { at: 1 } })
    expect(await next()).toEqual({ type: 'pong', payload: { at: 1 } })
    send({ type: 'ping', payload: null })
    send({ type: 'pong' })
    send({ type: 'pong', payload: { unasked: true } })
    expect(await next()).toEqual({ type: 'pong' })
    expect(socket.readyState).toBe(socket.OPEN)
    socket.close()
  })

  it('as frames keep a socket that answers, and cut off one that does not', async () => {
    const asking = await serveToys(openToys(), undefined, { sockets: { pingEveryMs: 600 } })
    const alive = await initialised(asking.url)
    const dead = await initialised(asking.url)
    const pinged = vi.fn()
    alive.socket.on('ping', pinged)
    dead.socket.pause()
    await vi.waitFor(() => expect(pinged.mock.calls.length).toBeGreaterThan(2))
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
    dead.socket.resume()
    expect(await dead.code).toBe(1006)
    alive.socket.close()
    await asking.close()
  })
})

describe('subscribe', () => {
  it('closes with 4401 before the connection is acknowledged', async () => {
    const never = await openSocket(served.url)
    never.send(stream('1'))
    expect(await never.closed).toEqual([4401, 'Unauthorized'])
    const tooEarly = await openSocket(served.url)
    tooEarly.send({ type: 'connection_init' })
    tooEarly.send(stream('1'))
    expect(await tooEarly.code).toBe(4401)
  })

  it.each([
    ['a stream', (id: string) => stream(id), (id: string) => stream(id)],
    ['a query', (id: string) => slow(id, 100), (id: string) => stream(id)],
  ])('closes with 4409 while %s has the id', async (_what, first, second) => {
    const { send, closed } = await initialised(served.url)
    send(first('one'))
    send(second('one'))
    expect(await closed).toEqual([4409, 'Subscriber for one already exists'])
    await writers(0)
  })

  it('says as much of a long id as a close frame holds', async () => {
    const { send, closed } = await initialised(served.url)
    const id = '🏊'.repeat(100)
    send(stream(id))
    send(stream(id))
    const [code, reason] = await closed
    expect([code, reason.isWellFormed(), reason.slice(0, 17)]).toEqual([4409, true, 'Subscriber for 🏊'])
    await writers(0)
  })

  it('takes ids of any text that is not longer than what is kept for each of tens of thousands may be', async () => {
    const socket = await initialised(served.url)
    for (const id of ['__proto__', 'constructor', 'a "quoted"\n\u2028 id', 'x'.repeat(1_024)]) {
      socket.send(subscribe(id, '{ __typename }'))
      expect([await socket.next(), await socket.next()]).toMatchObject([
        { id, type: 'next' },
        { id, type: 'complete' },
      ])
    }
    const id = 'x'.repeat(100_000)
    socket.send(stream(id))
    const { type, payload } = await socket.next()
    expect([type, payload?.[0]?.extensions]).toEqual([
      'error',
      { code: 'OPERATION_ID_TOO_LONG', limit: 1_024, actual: 100_000 },
    ])
    expect(toys.writers.size).toBe(0)
    socket.socket.close()
  })

  it('runs many operations at once, each answered under its own id', async () => {
    const socket = await initialised(served.url)
    socket.send(slow('slow', 80))
    socket.send(stream('stream'))
    socket.send(subscribe('fast', '{ person(id: 2) { name } }'))
    await writers(1)
    toys.publish('event')
    const order = []
    while (order.length < 5) {
      const { id, type } = await socket.next()
      order.push(`${id} ${type}`)
    }
    expect(order.slice(0, 3).sort()).toEqual(['fast complete', 'fast next', 'stream next'])
    expect(order.slice(3)).toEqual(['slow next', 'slow complete'])
    socket.socket.close()
    await writers(0)
  })

  it('completes a stream that ends, and says every event of it first, in order', async () => {
    const socket = await initialised(served.url)
    socket.send(subscribe('1', 'subscription { finite(count: 3) { text } }'))
    const texts = ['note 0', 'note 1', 'note 2']
    for (const text of texts)
      expect(await socket.next()).toEqual({ id: '1', type: 'next', payload: { data: { finite: { text } } } })
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' })
    expect(await heard(socket)).toEqual([])
    socket.socket.close()
  })

  it.each([
    ['does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['is not valid', 'subscription { nobody }', 'GRAPHQL_VALIDATION_FAILED'],
    ['asks only for its typename', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['asks for two streams', 'subscription { a: noteAdded { id } b: noteAdded { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'leaves open whether it asks for anything',
      'subscription ($no: Boolean = true) { noteAdded @skip(if: $no) { id } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['lacks a condition', 'subscription { ... { noteAdded @include { id } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['lacks a variable', STREAM, 'BAD_USER_INPUT'],
    ['has no operation', 'fragment F on Note { id }', 'GRAPHQL_VALIDATION_FAILED'],
    ['is too large', `{ ${'me '.repeat(100)} }`, 'REPEAT_LIMIT_EXCEEDED'],
    ['is refused by the owner of the stream', 'subscription { failing { text } }', 'FORBIDDEN'],
  ])('is answered with one error, and nothing after it, when the document %s', async (_what, query, code) => {
    const socket = await initialised(served.url)
    socket.send(subscribe('1', query))
    const error = await socket.next()
    expect([error.type, error.id, error.payload?.[0]?.extensions.code]).toEqual(['error', '1', code])
    // The id is free again, and the socket as good as before.
    socket.send(subscribe('1', '{ __typename }'))
    expect([await socket.next(), await socket.next()]).toEqual([
      { id: '1', type: 'next', payload: { data: { __typename: 'Query' } } },
      { id: '1', type: 'complete' },
    ])
    socket.socket.close()
  })

  it('takes aliases, fragments, defaults and null for what it does not say', async () => {
    const socket = await initialised(served.url)
    const query =
      'subscription S($t: String! = "x", $n: Int) { a: noteAdded(topic: $t) { ...F } } fragment F on Note { text author { name notes(first: $n) { text } } }'
    const payload = { query, operationName: 'S', variables: null, extensions: null }
    socket.send({ id: '1', type: 'subscribe', payload })
    await writers(1)
    toys.publish('hello', '2')
    expect((await socket.next()).payload).toEqual({
      data: { a: { text: 'hello', author: { name: 'Bo', notes: [{ text: 'by 2, 2' }] } } },
    })
    socket.socket.close()
    await writers(0)
  })
})

describe('complete', () => {
  it('ends a stream at once, and is heard for ids nobody has without a word', async () => {
    const socket = await initialised(served.url)
    socket.send({ id: 'never', type: 'complete' })
    socket.send(stream('1'))
    await writers(1)
    socket.send({ id: '1', type: 'complete' })
    socket.send({ id: '1', type: 'complete' })
    await writers(0)
    toys.publish('unheard')
    expect(await heard(socket)).toEqual([])
    socket.socket.close()
  })

  it('keeps the answer of a query from being said', async () => {
    const socket = await initialised(served.url)
    socket.send(slow('1', 50))
    socket.send({ id: '1', type: 'complete' })
    await sleep(100)
    expect(await heard(socket)).toEqual([])
    socket.socket.close()
  })

  it('frees the id at once: what follows is not taken for what was before', async () => {
    const socket = await initialised(served.url)
    for (let round = 0; round < 3; round++) {
      socket.send(stream('1'))
      await writers(1)
      socket.send({ id: '1', type: 'complete' })
      socket.send(slow('1', 20))
      socket.send({ id: '1', type: 'complete' })
      socket.send(subscribe('1', '{ person(id: 2) { name slow(ms: 40) } }'))
      expect([await socket.next(), await socket.next()]).toEqual([
        { id: '1', type: 'next', payload: { data: { person: { name: 'Bo', slow: 'done' } } } },
        { id: '1', type: 'complete' },
      ])
    }
    socket.send(stream('1'))
    expect(await heard(socket)).toEqual([])
    await writers(1)
    toys.publish('heard')
    expect((await socket.next()).payload).toEqual({ data: { noteAdded: { text: 'heard' } } })
    socket.socket.close()
    await writers(0)
  })

  it('lets go of streams that were being opened', async () => {
    const socket = await initialised(served.url)
    for (let index = 0; index < 20; index++) {
      socket.send(stream('1'))
      socket.send({ id: '1', type: 'complete' })
    }
    expect(await heard(socket)).toEqual([])
    await writers(0)
    socket.socket.close()
  })
})

describe('an invalid message', () => {
  it.each([
    ['no JSON', 'nonsense'],
    ['nothing', ''],
    ['a JSON text', '"ping"'],
    ['a list', '[]'],
    ['100,000 nested lists', `{"type":"ping","payload":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['20,000 nested objects', `{"type":"ping","payload":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['5,000 nested objects', `{"type":"ping","payload":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    ['no type', '{}'],
    ['an unknown type', '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}'],
    ['a type of JavaScript’s', '{"type":"constructor"}'],
    ['a type that is no text', '{"type":1}'],
    ['a payload that is a list', '{"type":"ping","payload":[]}'],
    ['connection_ack, which servers send', '{"type":"connection_ack"}'],
    ['next, which servers send', '{"type":"next","id":"1","payload":{"data":null}}'],
    ['error, which servers send', '{"type":"error","id":"1","payload":[{"message":"no"}]}'],
    ['a subscribe without id', '{"type":"subscribe","payload":{"query":"{ __typename }"}}'],
    ['a subscribe with an empty id', '{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}'],
    ['a subscribe with a number for an id', '{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}'],
    ['a subscribe without payload', '{"type":"subscribe","id":"1"}'],
    ['a subscribe without query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['variables that are a list', '{"type":"subscribe","id":"1","payload":{"query":"{ me }","variables":[]}}'],
    ['an operation name that is none', '{"type":"subscribe","id":"1","payload":{"query":"{ me }","operationName":1}}'],
    ['extensions that are a text', '{"type":"subscribe","id":"1","payload":{"query":"{ me }","extensions":"x"}}'],
    ['a complete without id', '{"type":"complete"}'],
  ])('closes with 4400: %s', async (_what, text) => {
    const { socket, code } = await initialised(served.url)
    socket.send(text)
    expect(await code).toBe(4400)
  })

  it('closes with 4400 too when it comes in bytes', async () => {
    const { socket, code } = await initialised(served.url)
    socket.send(Buffer.from('{"type":"ping"}'))
    expect(await code).toBe(4400)
  })

  it('closes with what WebSocket itself has for text that is none, and for too much of it', async () => {
    const garbled = await initialised(served.url)
    garbled.socket.send(Buffer.from([0xc3, 0x28]), { binary: false })
    expect(await garbled.code).toBe(1007)
    const large = await initialised(served.url)
    large.send(subscribe('1', `{ __typename } #${'x'.repeat(300_000)}`))
    expect(await large.code).toBe(1009)
  })
})

describe('one socket', () => {
  it('has so many operations in flight and no more, and can go on when one has ended', async () => {
    const socket = await initialised(served.url)
    for (let index = 0; index < 5; index++) socket.send(stream(`${index}`))
    socket.send(stream('one too many'))
    const refusal = await socket.next()
    expect([refusal.type, refusal.id, refusal.payload?.[0]?.extensions]).toEqual([
      'error',
      'one too many',
      { code: 'OPERATION_LIMIT_EXCEEDED', limit: 5, actual: 6 },
    ])
    socket.send({ id: '0', type: 'complete' })
    socket.send(stream('one too many'))
    expect(await heard(socket)).toEqual([])
    // All of them ask the same, and hear the same.
    await writers(1)
    toys.publish('to all')
    const ids: (string | undefined)[] = []
    while (ids.length < 5) ids.push((await socket.next()).id)
    expect(ids.sort()).toEqual(['1', '2', '3', '4', 'one too many'])
    socket.socket.close()
    await writers(0)
  })

  it('is let go of when its client does not read, before what waits for it fills the heap', async () => {
    const { socket, send, code } = await initialised(served.url)
    socket.pause()
    const large = { type: 'ping', payload: { text: 'x'.repeat(200_000) } }
    for (let index = 0; index < 200 && socket.bufferedAmount < 1_000_000; index++) {
      send(large)
      await sleep(1)
    }
    await sleep(100)
    socket.resume()
    expect([1006, 1013]).toContain(await code)
  })
})
