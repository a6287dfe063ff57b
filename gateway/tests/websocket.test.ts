import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { initialised, subscribe } from './socket.ts'
import { openToys, serveToys, type Toys } from './toys.ts'

let toys: Toys
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  toys = openToys()
  served = await serveToys(toys)
})
afterAll(() => served.close())

const STREAM = 'subscription ($t: String!) { noteAdded(topic: $t) { text author { name } } }'
const writers = (count: number) => vi.waitFor(() => expect(toys.writers.size).toBe(count))

describe('streams over WebSocket', () => {
  it('are joined with what other subgraphs know, in order', async () => {
    const { send, next, socket } = await initialised(served.url)
    send(subscribe('1', STREAM, { t: 'x' }))
    await writers(1)
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
    await writers(0)
  })

  it('let go of their source as soon as a subscriber leaves, even while nothing happens', async () => {
    const { send, socket } = await initialised(served.url)
    send(subscribe('1', STREAM, { t: 'x' }))
    await writers(1)
    send({ id: '1', type: 'complete' })
    await writers(0)
    send(subscribe('1', STREAM, { t: 'x' }))
    await writers(1)
    socket.terminate()
    await writers(0)
  })

  it('end with an error that tells nothing of the inside when they break', async () => {
    const { send, next, socket } = await initialised(served.url)
    send(subscribe('1', 'subscription { broken { text } }'))
    expect((await next()).type).toBe('next')
    const end = await next()
    expect(end.type).toBe('error')
    expect(JSON.stringify(end)).not.toContain('database')
    expect(end.payload?.[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
    socket.close()
  })
})

describe('queries and mutations over WebSocket', () => {
  it('are answered as over HTTP, errors at their fields included', async () => {
    const { send, next, socket } = await initialised(served.url)
    send(subscribe('q', 'query ($id: ID!) { person(id: $id) { name secret } }', { id: '2' }))
    expect([await next(), await next()]).toMatchObject([
      {
        id: 'q',
        type: 'next',
        payload: {
          data: { person: { name: 'Bo', secret: null } },
          errors: [{ path: ['person', 'secret'], extensions: { code: 'UNAUTHENTICATED' } }],
        },
      },
      { id: 'q', type: 'complete' },
    ])
    send(subscribe('m', 'mutation { rename(id: "2", name: "Bob") { name } }'))
    expect((await next()).payload).toEqual({ data: { rename: { name: 'Bob' } } })
    socket.close()
  })
})

describe('the graphql-ws client', () => {
  it('works', async () => {
    const client = createClient({ url: served.url.replace('http', 'ws'), webSocketImpl: WebSocket })
    const stream = client.iterate({ query: STREAM, variables: { t: 'x' } })
    const first = stream.next()
    await writers(1)
    toys.publish('hello')
    expect((await first).value).toMatchObject({ data: { noteAdded: { text: 'hello', author: { name: 'Ada' } } } })
    await stream.return?.()
    await client.dispose()
    await writers(0)
  })
})
