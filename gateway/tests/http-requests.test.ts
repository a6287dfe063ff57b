import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToys, serveToys } from './toys.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

const QUERY = JSON.stringify({ query: '{ __typename }' })
const TYPENAME = { data: { __typename: 'Query' } }

async function read(response: Response) {
  const text = await response.text()
  const body = text === '' ? null : JSON.parse(text)
  return { status: response.status, headers: response.headers, body, code: body?.errors?.[0]?.extensions.code }
}
const post = async (body: BodyInit, headers: Record<string, string> = {}) =>
  read(await fetch(served.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }))
const get = async (search: string, init: RequestInit = {}) => read(await fetch(`${served.url}${search}`, init))

describe('the content type of a POST', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON; Charset=UTF8',
  ])('may be %s', async (type) => {
    expect((await post(QUERY, { 'content-type': type })).body).toEqual(TYPENAME)
  })

  it.each([
    // The three a form can send from anywhere, with the visitor none the wiser.
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'text/plain, application/json',
    'nonsense',
  ])('may not be %s', async (type) => {
    const { status, code, headers } = await post(QUERY, { 'content-type': type })
    expect([status, code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(headers.get('accept-post')).toContain('application/json')
  })

  it('may not be left out, and the body not be compressed', async () => {
    const bytes = new TextEncoder().encode(QUERY)
    expect((await read(await fetch(served.url, { method: 'POST', body: bytes }))).status).toBe(415)
    expect((await post(QUERY, { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await post(QUERY, { 'content-encoding': 'identity' })).status).toBe(200)
  })
})

describe('the body of a POST', () => {
  it('may begin with a byte order mark', async () => {
    expect((await post(`\uFEFF${QUERY}`)).body).toEqual(TYPENAME)
  })

  it('gets back the characters it was sent', async () => {
    const text = '🏊 泳ぐ \u2028 é "quoted" \\'
    const { body } = await post(
      JSON.stringify({ query: 'query ($t: String) { echo(text: $t) }', variables: { t: text } }),
    )
    expect(JSON.parse(body.data.echo).text).toBe(text)
  })

  it.each([
    ['is empty', ''],
    ['is no JSON', '{'],
    ['is a JSON text of another kind', '"{ __typename }"'],
    ['is null', 'null'],
    ['is a batch', `[${QUERY},${QUERY}]`],
    ['is not UTF-8', new Uint8Array([...new TextEncoder().encode('{"query":"{ a(b: \\"'), 0xc3, 0x28])],
    ['has no query', '{}'],
    ['has a query that is null', '{"query":null}'],
    ['has an operation name that is no text', '{"query":"{ __typename }","operationName":{}}'],
    ['has variables that are a text', '{"query":"{ __typename }","variables":"{}"}'],
    ['has extensions that are a list', '{"query":"{ __typename }","extensions":[]}'],
  ])('is refused with 400 when it %s', async (_what, body) => {
    const { status, code } = await post(body)
    expect([status, code]).toEqual([400, 'BAD_REQUEST'])
  })

  it('may hold null for all it does not say, and names that mean something to JavaScript', async () => {
    const nothing = { query: '{ __typename }', operationName: null, variables: null, extensions: null }
    expect((await post(JSON.stringify(nothing))).body).toEqual(TYPENAME)
    const odd =
      '{"query":"{ __typename }","__proto__":{"query":"{ nobody }"},"constructor":1,"variables":{"__proto__":7}}'
    expect((await post(odd)).body).toEqual(TYPENAME)
    expect((await post('{"__proto__":{"query":"{ __typename }"}}')).status).toBe(400)
  })

  it('may hold 4,900 nested lists where nothing reads them', async () => {
    const deep = `${'['.repeat(4_900)}${']'.repeat(4_900)}`
    const ask = (query: string) => post(`{"query":"${query}","variables":{"l":${deep}},"extensions":{"x":${deep}}}`)
    expect((await ask('{ __typename }')).body).toEqual(TYPENAME)
    const { status, code } = await ask('query ($l: [[Int]]) { echo(lists: $l) }')
    expect([status, code]).toEqual([400, 'VARIABLE_LIMIT_EXCEEDED'])
  })

  it('may not nest deeper than anything is read', async () => {
    const { status, body } = await post(`{"query":"{ __typename }","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    const extensions = { code: 'NESTING_LIMIT_EXCEEDED', limit: 5_000, actual: 5_001 }
    expect([status, body.errors[0].extensions]).toEqual([400, extensions])
  })

  it('may name an operation at any length, and hears no more of it than it needs', async () => {
    const { body } = await post(JSON.stringify({ query: '{ __typename }', operationName: 'x'.repeat(500_000) }))
    expect(body.errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE')
    expect(JSON.stringify(body).length).toBeLessThan(2_000)
  })
})

describe('a GET', () => {
  it('takes its parameters from the URL, question marks and all', async () => {
    expect((await get('?query={__typename}')).body).toEqual(TYPENAME)
    expect((await get('?query={__typename}&variables=&operationName=&extensions=')).body).toEqual(TYPENAME)
    expect((await get('?query={__typename}&variables=null&other=1&other=2')).body).toEqual(TYPENAME)
    const { body } = await get('?query={echo(text:"what?")}')
    expect(JSON.parse(body.data.echo).text).toBe('what?')
  })

  it.each([
    ['says something twice', '?query={__typename}&query={me{id}}'],
    ['has no query', ''],
    ['has an empty query', '?query='],
    ['has variables that are no JSON', '?query={__typename}&variables={'],
    ['has variables that are no object', '?query={__typename}&variables=[1]'],
    ['has a percent sign of its own', '?query={__typename}%'],
    ['encodes what is no UTF-8', '?query={__typename}&x=%C3%28'],
  ])('is refused with 400 when it %s', async (_what, search) => {
    const { status, code } = await get(search)
    expect([status, code]).toEqual([400, 'BAD_REQUEST'])
  })

  it('changes nothing', async () => {
    const { status, headers, code } = await get('?query=mutation{rename(id:1,name:"Eve"){name}}')
    expect([status, headers.get('allow'), code]).toEqual([405, 'POST', 'METHOD_NOT_ALLOWED'])
  })
})

describe('other methods', () => {
  it('HEAD answers as GET would, and says nothing', async () => {
    const { status, headers, body } = await get('?query={__typename}', { method: 'HEAD' })
    expect([status, headers.get('content-length'), body]).toEqual([200, '31', null])
    expect((await get('?query=mutation{__typename}', { method: 'HEAD' })).status).toBe(405)
  })

  it('OPTIONS says what may be sent, and consents to no other site', async () => {
    const headers = { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' }
    const answer = await get('', { method: 'OPTIONS', headers })
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s is not allowed', async (method) => {
    const { status, headers, code } = await get('', { method })
    expect([status, headers.get('allow'), code]).toEqual([405, 'GET, HEAD, POST, OPTIONS', 'METHOD_NOT_ALLOWED'])
  })
})

describe('an answer', () => {
  it.each(['application/json', 'application/graphql-response+json'])(
    'to an operation that is not there is 400 in %s, never 500',
    async (accept) => {
      const body = JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName: 'C' })
      for (const answer of [
        await post(body, { accept }),
        await post(body.replace('"C"', 'null'), { accept }),
        await get('?query=query A {__typename}&operationName=__proto__', { headers: { accept } }),
      ])
        expect([answer.status, answer.body]).toEqual([
          400,
          { errors: [expect.objectContaining({ message: expect.any(String) })] },
        ])
    },
  )

  it('is refused with 406 to whoever accepts none we can give', async () => {
    const { status, code, headers } = await post(QUERY, { accept: 'text/html' })
    expect([status, code]).toEqual([406, 'NOT_ACCEPTABLE'])
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  it('to a subscription names the door that takes it', async () => {
    const { status, code, body } = await post(JSON.stringify({ query: 'subscription { noteAdded { id } }' }))
    expect([status, code]).toEqual([400, 'SUBSCRIPTION_NEEDS_WEBSOCKET'])
    expect(body.errors[0].message).toContain('WebSocket')
    expect((await get('?query=subscription{noteAdded{id}}')).status).toBe(400)
  })
})
