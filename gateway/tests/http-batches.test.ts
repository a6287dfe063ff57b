import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localLink } from '../links/local.ts'
import { gatedLink } from './gate.ts'
import { openToys, serveToys } from './toys.ts'

const BATCH_MAX = 5
let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys(), undefined, { http: { batchMax: BATCH_MAX } })
})
afterAll(() => served.close())

const GRAPHQL = 'application/graphql-response+json'
async function post(body: unknown, accept = GRAPHQL, url = served.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(text) }
}
const codes = (body: { errors?: { extensions: { code: string } }[] }[]) =>
  body.map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok')
const name = (id: string) => ({ query: 'query ($id: ID!) { person(id: $id) { name } }', variables: { id } })
const rename = (to: string) => ({
  query: 'mutation ($to: String!) { rename(id: "1", name: $to) { name } }',
  variables: { to },
})

describe('a batch', () => {
  it('is answered in its order, in the type of its answers', async () => {
    const slow = { query: '{ person(id: 1) { slow(ms: 60) } }' }
    const { status, type, body } = await post([slow, name('2'), { query: '{ __typename }' }])
    expect([status, type]).toEqual([200, `${GRAPHQL}; charset=utf-8`])
    expect(body).toEqual([
      { data: { person: { slow: 'done' } } },
      { data: { person: { name: 'Bo' } } },
      { data: { __typename: 'Query' } },
    ])
  })

  it('runs its queries together', async () => {
    const toys = openToys()
    const people = gatedLink(localLink(toys.people, async () => true))
    const notes = localLink(toys.notes, async () => true)
    const own = await serveToys(toys, [people.link, notes], { http: { batchMax: BATCH_MAX } })
    const asking = post(['1', '2', '1', '2'].map(name), GRAPHQL, own.url)
    // None is answered before all have been asked.
    await people.asked(4)
    people.open()
    const names = (await asking).body.map(({ data }: { data: { person: { name: string } } }) => data.person.name)
    expect(names).toEqual(['Ada', 'Bo', 'Ada', 'Bo'])
    await own.close()
  })

  it('runs its mutations one after the other, and queries between them where they stand', async () => {
    const { body } = await post([rename('Eve'), name('1'), rename('Ida'), name('1'), rename('Ada')])
    const names = body.map(({ data }: { data: Record<string, { name: string }> }) => Object.values(data)[0]?.name)
    expect(names).toEqual(['Eve', 'Eve', 'Ida', 'Ida', 'Ada'])
  })

  it('answers each mistake in its place, and the rest', async () => {
    const { status, body } = await post([
      { query: '{' },
      { invalid: 'request' },
      { query: 'query A { __typename }', operationName: 'B' },
      { query: 'subscription { noteAdded { id } }' },
      name('2'),
    ])
    expect(status).toBe(200)
    expect(codes(body)).toEqual([
      'GRAPHQL_PARSE_FAILED',
      'BAD_REQUEST',
      'OPERATION_RESOLUTION_FAILURE',
      'SUBSCRIPTION_NEEDS_WEBSOCKET',
      'ok',
    ])
    expect(body.every((each: object) => 'errors' in each !== 'data' in each)).toBe(true)
  })

  it('of one is a batch', async () => {
    expect((await post([{ query: '{ __typename }' }])).body).toEqual([{ data: { __typename: 'Query' } }])
  })

  it('finds documents by name', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } }
    expect(codes((await post([{ extensions }, name('1')])).body)).toEqual(['PERSISTED_QUERY_NOT_FOUND', 'ok'])
  })

  it('that is too long is refused whole, with the limit and what it has', async () => {
    const many = Array.from({ length: BATCH_MAX + 1 }, () => rename('Eve'))
    const { status, body } = await post(many, 'application/json')
    expect([status, body.errors[0].extensions]).toEqual([
      400,
      { code: 'BATCH_LIMIT_EXCEEDED', limit: BATCH_MAX, actual: BATCH_MAX + 1 },
    ])
    expect((await post(`[${'{},'.repeat(300_000)}{}]`)).body.errors[0].extensions.actual).toBe(300_001)
    expect((await post(name('1'))).body.data.person.name).toBe('Ada')
  })

  it.each([
    ['is empty', '[]'],
    ['holds a text', '[{"query":"mutation { rename(id: 1, name: \\"Eve\\") { id } }"},"x"]'],
    ['holds null', '[null]'],
    ['holds another batch', '[[{"query":"{ __typename }"}]]'],
  ])('that %s is refused whole, and nothing of it runs', async (_what, batch) => {
    const { status, body } = await post(batch)
    expect([status, body.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST'])
    expect((await post(name('1'))).body.data.person.name).toBe('Ada')
  })

  it('cannot be sent in a URL', async () => {
    const response = await fetch(`${served.url}?query=[{"query":"{__typename}"}]`, { headers: { accept: GRAPHQL } })
    expect(response.status).toBe(400)
  })
})
