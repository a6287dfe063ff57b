import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openToys, serveToys, type Toys } from './toys.ts'

let toys: Toys
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  toys = openToys()
  served = await serveToys(toys)
})
afterAll(() => served.close())

interface Message {
  type: string
  id?: string
  payload?: { errors?: { extensions: { code: string } }[]; data?: unknown } & {
    message: string
    extensions: { code: string }
  }[]
}

/** A socket that speaks the protocol by hand, to see every message. */
async function open(params: unknown = {}) {
  const socket = new WebSocket(served.url.replace('http', 'ws'), 'graphql-transport-ws')
  const messages: Message[] = []
  let heard = () => {}
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    heard()
  })
  await new Promise((resolve) => socket.on('open', resolve))
  const send = (message: unknown) => socket.send(JSON.stringify(message))
  const next = async (): Promise<Message> => {
    while (messages.length === 0)
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    return messages.shift() as Message
  }
  send({ type: 'connection_init', payload: params })
  return { socket, send, next, closed }
}
const until = async (holds: () => boolean) => {
  for (let tries = 0; !holds() && tries < 200; tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(holds()).toBe(true)
}
const subscribe = (id: string, query: string, variables = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
})
const STREAM = 'subscription ($t: String!) { noteAdded(topic: $t) { text author { name } } }'

describe('the graphql-ws door', () => {
  it('streams events joined with what other subgraphs know, in order', async () => {
    const { send, next, socket } = await open()
    expect((await next()).type).toBe('connection_ack')
    send(subscribe('1', STREAM, { t: 'x' }))
    await until(() => toys.writers.size === 1)
    for (const text of ['one', 'two', 'three']) toys.publish(text, text === 'two' ? '2' : '1')
    const got = [await next(), await next(), await next()]
    expect(got).toEqual(
      [
        ['one', 'Ada'],
        ['two', 'Bo'],
        ['three', 'Ada'],
      ].map(([text, name]) => ({
        id: '1',
        type: 'next',
        payload: { data: { noteAdded: { text, author: { name } } } },
      })),
    )
    socket.close()
    await until(() => toys.writers.size === 0)
  })

  it('lets go of the source as soon as a subscriber leaves, even while nothing happens', async () => {
    const { send, next, socket } = await open()
    await next()
    send(subscribe('1', STREAM, { t: 'x' }))
    await until(() => toys.writers.size === 1)
    send({ id: '1', type: 'complete' })
    await until(() => toys.writers.size === 0)
    socket.close()
  })

  it('answers queries and mutations over the same socket', async () => {
    const { send, next, socket } = await open()
    await next()
    send(subscribe('q', '{ person(id: "2") { name } }'))
    expect([await next(), await next()]).toEqual([
      { id: 'q', type: 'next', payload: { data: { person: { name: 'Bo' } } } },
      { id: 'q', type: 'complete' },
    ])
    socket.close()
  })

  it.each([
    ['a document that does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', 'subscription { nobody }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', STREAM, 'BAD_USER_INPUT'],
    ['a stream the owner refuses', 'subscription { failing { text } }', 'FORBIDDEN'],
  ])('answers %s with an error message of its own, and the socket lives on', async (_what, query, code) => {
    const { send, next, socket } = await open()
    await next()
    send(subscribe('1', query))
    const message = await next()
    expect([message.type, message.payload?.[0]?.extensions.code]).toEqual(['error', code])
    send({ type: 'ping' })
    expect((await next()).type).toBe('pong')
    socket.close()
  })

  it('ends a stream that breaks with an error that tells nothing of the inside', async () => {
    const { send, next, socket } = await open()
    await next()
    send(subscribe('1', 'subscription { broken { text } }'))
    expect((await next()).type).toBe('next')
    const end = await next()
    expect(end.type).toBe('error')
    expect(JSON.stringify(end)).not.toContain('database')
    expect(end.payload?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
    socket.close()
  })

  it('closes with 4403, which clients retry, when the token does not hold', async () => {
    const { closed } = await open({ authorization: 'Bearer a.b.c' })
    expect(await closed).toBe(4403)
  })

  it('closes with the protocol’s codes on what the protocol forbids', async () => {
    const twice = await open()
    await twice.next()
    twice.send({ type: 'connection_init' })
    expect(await twice.closed).toBe(4429)
    const same = await open()
    await same.next()
    same.send(subscribe('1', STREAM, { t: 'x' }))
    await until(() => toys.writers.size === 1)
    same.send(subscribe('1', STREAM, { t: 'x' }))
    expect(await same.closed).toBe(4409)
    const nonsense = await open()
    await nonsense.next()
    nonsense.socket.send('nonsense')
    expect(await nonsense.closed).toBe(4400)
    const large = await open()
    await large.next()
    large.socket.send(JSON.stringify(subscribe('1', `{ __typename } #${'x'.repeat(300_000)}`)))
    expect(await large.closed).toBe(1009)
  })

  it('works with the graphql-ws client', async () => {
    const client = createClient({ url: served.url.replace('http', 'ws'), webSocketImpl: WebSocket })
    const stream = client.iterate({ query: STREAM, variables: { t: 'x' } })
    const first = stream.next()
    await until(() => toys.writers.size === 1)
    toys.publish('hello')
    expect((await first).value).toMatchObject({ data: { noteAdded: { text: 'hello', author: { name: 'Ada' } } } })
    await stream.return?.()
    await client.dispose()
    await until(() => toys.writers.size === 0)
  })
})
