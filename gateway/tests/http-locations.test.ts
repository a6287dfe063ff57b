import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustedDocuments } from '../documents/trusted.ts'
import { initialised, subscribe } from './socket.ts'
import { openToys, serveToys, type Toys } from './toys.ts'

const QUERY = `{
  person(id: 1) {
    wrong: boom
  }
}`
const ANSWER = {
  data: { person: { wrong: null } },
  errors: [{ path: ['person', 'wrong'], locations: [{ line: 3, column: 5 }] }],
}
const STREAM = `subscription {
  noteAdded { text
    author { ...A }
  }
}
fragment A on Person { boom }`
const EVENT = {
  errors: [{ path: ['noteAdded', 'author', 'boom'], locations: [{ line: 6, column: 24 }] }],
}
const sha256Hash = createHash('sha256').update(QUERY).digest('hex')

let toys: Toys
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  toys = openToys()
  const trusted = trustedDocuments([{ id: 'wrong', body: QUERY, names: [undefined] }])
  served = await serveToys(toys, undefined, { http: { batchMax: 5 }, documents: { trusted } })
})
afterAll(() => served.close())

const send = (body: unknown, accept = 'application/json', signal: AbortSignal | null = null) =>
  fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
    signal,
  })
const post = async (body: unknown) => (await send(body)).json()

describe('errors of fields say where they stand in the document', () => {
  it('by POST and by GET, in batches, and of every document that says the same in another way', async () => {
    expect(await post({ query: QUERY })).toMatchObject(ANSWER)
    expect(await (await fetch(`${served.url}?${new URLSearchParams({ query: QUERY })}`)).json()).toMatchObject(ANSWER)
    const short = '{person(id:1){wrong:boom}}'
    const there = { ...ANSWER, errors: [{ locations: [{ line: 1, column: 15 }] }] }
    expect(await post([{ query: QUERY }, { query: short }, { query: QUERY }])).toMatchObject([ANSWER, there, ANSWER])
  })

  it('of documents that are only named', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    expect(await post({ query: QUERY, extensions })).toMatchObject(ANSWER)
    expect(await post({ extensions })).toMatchObject(ANSWER)
    expect(await post({ documentId: 'wrong' })).toMatchObject(ANSWER)
  })

  it('in what comes later of an answer in parts', async () => {
    const query = QUERY.replace('wrong: boom', '... @defer { wrong: boom }').replace('person', 'name: person')
    const response = await send({ query }, 'multipart/mixed;deferSpec=20220824')
    expect(await response.text()).toContain('"locations":[{"line":3,"column":18}],"path":["name","wrong"]')
  })

  it('over WebSocket, of what is asked and of every event', async () => {
    const { send: say, next, socket } = await initialised(served.url)
    say(subscribe('q', QUERY))
    expect([await next(), await next()]).toMatchObject([{ payload: ANSWER }, { type: 'complete' }])
    say(subscribe('s', STREAM))
    await expect.poll(() => toys.writers.size, { timeout: 10_000 }).toBe(1)
    toys.publish('one')
    expect(await next()).toMatchObject({ id: 's', payload: EVENT })
    say({ id: 's', type: 'complete' })
    say(subscribe('f', 'subscription {\n  other: failing { id }\n}'))
    const refusal = { path: ['other'], locations: [{ line: 2, column: 3 }], extensions: { code: 'FORBIDDEN' } }
    expect(await next()).toMatchObject({ id: 'f', type: 'error', payload: [refusal] })
    socket.close()
    await expect.poll(() => toys.writers.size, { timeout: 10_000 }).toBe(0)
  })

  it.each(['text/event-stream', 'multipart/mixed;subscriptionSpec="1.0", application/json'])(
    'of every event over HTTP, as %s',
    async (accept) => {
      const leaving = new AbortController()
      const response = await send({ query: STREAM }, accept, leaving.signal)
      await expect.poll(() => toys.writers.size, { timeout: 10_000 }).toBe(1)
      toys.publish('one')
      let text = ''
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString()
        if (text.includes('"noteAdded":{"text"')) break
      }
      leaving.abort()
      expect(text).toContain('"locations":[{"line":6,"column":24}],"path":["noteAdded","author","boom"]')
      const refused = await (await send({ query: 'subscription { failing { id } }' }, accept)).text()
      expect(refused).toContain('"locations":[{"line":1,"column":16}],"path":["failing"]')
      await expect.poll(() => toys.writers.size, { timeout: 10_000 }).toBe(0)
    },
  )
})
