import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueAccessToken } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { openToys, serveToys, TOY_KEY } from './toys.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

const GRAPHQL = 'application/graphql-response+json'
async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: GRAPHQL, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
}
const codeOf = (answer: { body: { errors: { extensions: { code: string } }[] } }) =>
  answer.body.errors[0]?.extensions.code

async function bearer() {
  const user = { userId: newId('User'), sessionId: newId('Session'), scopes: [] }
  return { authorization: `Bearer ${(await issueAccessToken(user, TOY_KEY, systemClock)).token}` }
}

describe('GraphQL over HTTP', () => {
  it('joins subgraphs in one answer', async () => {
    const { status, body } = await post({ query: '{ person(id: "2") { name notes { text author { name } } } }' })
    expect(status).toBe(200)
    expect(body).toEqual({ data: { person: { name: 'Bo', notes: [{ text: 'by 2, 2', author: { name: 'Bo' } }] } } })
  })

  it('answers in the media type the client accepts', async () => {
    const query = { query: '{ __typename }' }
    expect((await post(query)).headers.get('content-type')).toBe(`${GRAPHQL}; charset=utf-8`)
    expect((await post(query, { accept: 'application/json' })).headers.get('content-type')).toBe(
      'application/json; charset=utf-8',
    )
    expect((await post(query, { accept: 'text/html' })).status).toBe(406)
  })

  it('takes queries by GET, with variables, and refuses mutations there', async () => {
    const get = (params: Record<string, string>) =>
      fetch(`${served.url}?${new URLSearchParams(params)}`, { headers: { accept: GRAPHQL } })
    const named = await get({ query: 'query ($id: ID!) { person(id: $id) { name } }', variables: '{"id":"1"}' })
    expect(await named.json()).toEqual({ data: { person: { name: 'Ada' } } })
    const renamed = await get({ query: 'mutation { rename(id: "1", name: "Eve") { name } }' })
    expect([renamed.status, renamed.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await get({ query: '{ person(id: "1") { name } }', variables: '{broken' })).status).toBe(400)
  })

  it.each([
    ['a body that is no JSON', '{', 'BAD_REQUEST'],
    ['a body without a query', {}, 'BAD_REQUEST'],
    ['a query that is no text', { query: 7 }, 'BAD_REQUEST'],
    ['variables that are no object', { query: '{ __typename }', variables: [1] }, 'BAD_REQUEST'],
    ['a document that does not parse', { query: '{ me {' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ nobody }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query ($id: ID!) { person(id: $id) { id } }', variables: { id: [] } },
      'BAD_USER_INPUT',
    ],
    ['a variable that is missing', { query: 'query ($id: ID!) { person(id: $id) { id } }' }, 'BAD_USER_INPUT'],
    [
      'an operation that is not there',
      { query: 'query A { __typename }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'several operations and no name',
      { query: 'query A { __typename } query B { __typename }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('answers 400 with a code to %s', async (_what, body, code) => {
    const answer = await post(body)
    expect([answer.status, codeOf(answer)]).toEqual([400, code])
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|stack/)
  })

  it('answers 415 to a body of another type and 405 to another method', async () => {
    expect((await post('query={me}', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await fetch(served.url, { method: 'PUT', body: '{}' })).status).toBe(405)
  })

  it('does not read a body to its end that is too large, whether it says so or not', async () => {
    const huge = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(10_000_000) } })
    const answer = await post(huge).catch((error: Error) => ({
      status: 413,
      body: { errors: [{ extensions: { code: error.name } }] },
    }))
    expect(answer.status).toBe(413)
    const chunked = await new Promise<string>((resolve) => {
      const socket = connect(new URL(served.url).port as unknown as number, '127.0.0.1')
      let answered = ''
      socket.on('data', (chunk) => (answered += chunk))
      socket.on('error', () => {})
      socket.on('close', () => resolve(answered))
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      )
      for (let index = 0; index < 20; index++) socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`)
    })
    expect(chunked).toMatch(/^HTTP\/1.1 413/)
    expect((await post({ query: '{ __typename }' })).status).toBe(200)
  })

  it('keeps what a subgraph throws to itself, and gives the rest of the answer', async () => {
    const { body } = await post({ query: '{ person(id: "1") { name boom } }' })
    expect(body.data).toEqual({ person: { name: expect.any(String), boom: null } })
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        locations: [{ line: 1, column: 26 }],
        path: ['person', 'boom'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: expect.stringMatching(/^err_/) },
      },
    ])
    expect(JSON.stringify(body)).not.toContain('hunter2')
  })

  it('names every request', async () => {
    expect((await post({ query: '{ __typename }' })).headers.get('x-request-id')).toMatch(/^req_/)
  })
})

describe('who asks', () => {
  it('is nobody without a token, somebody with one', async () => {
    expect((await post({ query: '{ me { name } }' })).body).toEqual({ data: { me: null } })
    expect((await post({ query: '{ me { id secret } }' }, await bearer())).body).toEqual({
      data: { me: { id: '1', secret: 'tea' } },
    })
  })

  it('must not pretend: a token that does not hold is refused, not ignored', async () => {
    const { authorization } = await bearer()
    for (const wrong of ['Bearer', 'Bearer a.b.c', `${authorization.slice(0, -2)}xx`, `${authorization}, Bearer x`]) {
      const answer = await post({ query: '{ me { name } }' }, { authorization: wrong })
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
    }
    for (const another of ['Basic YTpi', 'Bearers x', 'a.b.c']) {
      const answer = await post({ query: '{ me { name } }' }, { authorization: another })
      expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  it('gets an error at the field that needs a sign-in, and the rest', async () => {
    const { status, body } = await post({ query: '{ person(id: "1") { id secret } }' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      data: { person: { id: '1', secret: null } },
      errors: [{ path: ['person', 'secret'], extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })
})

describe('health', () => {
  it('tells the living from the ready', async () => {
    const live = await fetch(`${served.base}/health/live`)
    expect(await live.json()).toEqual({ live: true })
    for (const { headers } of [live, await fetch(`${served.base}/metrics`)])
      expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store'])
    const ready = await fetch(`${served.base}/health/ready`)
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, parts: { people: true, notes: true } }])
    expect((await fetch(`${served.base}/health/ready`, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${served.base}/nowhere`)).status).toBe(404)
  })
})
