import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAutomaticDocuments } from '../documents/index.ts'
import { trustedDocuments } from '../documents/trusted.ts'
import type { GatewayOptions } from '../serve.ts'
import { initialised } from './socket.ts'
import { openToys, serveToys } from './toys.ts'

const QUERY = 'query Name($id: ID!) { person(id: $id) { name } }'
const MUTATION = 'mutation Rename { rename(id: "2", name: "Bo") { name } }'
const VARIABLES = { id: '2' }
const ANSWER = { data: { person: { name: 'Bo' } } }
const GRAPHQL = 'application/graphql-response+json'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } })

const opened: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(opened.map((each) => each.close())))

async function open(documents?: GatewayOptions['documents']) {
  const served = await serveToys(openToys(), undefined, documents && { documents })
  opened.push(served)
  const read = async (response: Response) => {
    const body = await response.json()
    return { status: response.status, headers: response.headers, body, code: body.errors?.[0]?.extensions.code }
  }
  return {
    url: served.url,
    post: async (body: unknown, accept = 'application/json') =>
      read(
        await fetch(served.url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    get: async (parameters: Record<string, unknown>) => {
      const search = Object.entries(parameters).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      return read(await fetch(`${served.url}?${new URLSearchParams(search)}`))
    },
  }
}
type Door = Awaited<ReturnType<typeof open>>

describe('automatic persisted queries', () => {
  let door: Door
  beforeAll(async () => {
    door = await open()
  })

  it('are asked for once, and then found by their hash, by POST and by GET', async () => {
    const extensions = persisted(sha256(QUERY))
    const first = await door.post({ extensions, variables: VARIABLES })
    expect([first.status, first.code, first.body.errors]).toEqual([
      200,
      'PERSISTED_QUERY_NOT_FOUND',
      [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    ])
    expect((await door.post({ extensions, query: QUERY, variables: VARIABLES })).body).toEqual(ANSWER)
    expect((await door.post({ extensions, variables: VARIABLES })).body).toEqual(ANSWER)
    expect((await door.get({ extensions, variables: VARIABLES })).body).toEqual(ANSWER)
    expect((await door.get({ documentId: `sha256:${sha256(QUERY)}`, variables: VARIABLES })).body).toEqual(ANSWER)
    expect((await door.post({ extensions, variables: { id: '1' } })).body).toEqual({
      data: { person: { name: 'Ada' } },
    })
  })

  it('are registered by GET too, and by documentId', async () => {
    const other = '{ notes { id } }'
    expect((await door.get({ query: other, extensions: persisted(sha256(other)) })).status).toBe(200)
    expect((await door.get({ extensions: persisted(sha256(other)) })).body.data.notes).toHaveLength(2)
    const another = '{ notes { text } }'
    const documentId = `sha256:${sha256(another)}`
    expect((await door.post({ documentId })).code).toBe('PERSISTED_QUERY_NOT_FOUND')
    await door.post({ documentId, query: another })
    expect((await door.post({ documentId })).body.data.notes).toHaveLength(2)
  })

  it('are not found with 400 by clients of the newer media type', async () => {
    const answer = await door.post({ extensions: persisted('0'.repeat(64)) }, GRAPHQL)
    expect([answer.status, answer.code]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('cannot be left under the name of another document', async () => {
    const good = '{ person(id: "1") { id } }'
    const evil = '{ person(id: "2") { id } }'
    for (const reference of [{ extensions: persisted(sha256(good)) }, { documentId: `sha256:${sha256(good)}` }]) {
      const { status, code } = await door.post({ query: evil, ...reference })
      expect([status, code]).toEqual([400, 'PERSISTED_QUERY_MISMATCH'])
      expect((await door.post(reference)).code).toBe('PERSISTED_QUERY_NOT_FOUND')
    }
    const both = { extensions: persisted(sha256(good)), documentId: `sha256:${sha256(evil)}` }
    for (const query of [good, evil, undefined])
      expect((await door.post({ query, ...both })).code).toBe('PERSISTED_QUERY_MISMATCH')
    await door.post({ query: good, extensions: persisted(sha256(good)) })
    const known = await door.post({ query: evil, extensions: persisted(sha256(good)) })
    expect([known.status, known.code]).toEqual([400, 'PERSISTED_QUERY_MISMATCH'])
  })

  it.each([
    ['does not parse', '{ notes {'],
    ['is not valid', '{ nobody }'],
    ['exceeds a limit', `{ ${'__typename '.repeat(1_000)} }`],
    ['has not the operation that is asked for', 'query A { __typename }'],
  ])('are not kept when the document %s', async (_what, query) => {
    const extensions = persisted(sha256(query))
    expect((await door.post({ query, extensions, operationName: 'B' })).code).not.toMatch(/PERSISTED/)
    expect((await door.post({ extensions })).code).toBe('PERSISTED_QUERY_NOT_FOUND')
  })

  it.each([
    ['another version', persisted(sha256(QUERY), 2), 'BAD_REQUEST'],
    ['no version', persisted(sha256(QUERY), null), 'BAD_REQUEST'],
    ['a version that is a text', persisted(sha256(QUERY), '1'), 'BAD_REQUEST'],
    ['no hash', persisted(undefined), 'BAD_REQUEST'],
    ['a hash that is no text', persisted([sha256(QUERY)]), 'BAD_REQUEST'],
    ['a text', { persistedQuery: 'x' }, 'BAD_REQUEST'],
    ['a list', { persistedQuery: [] }, 'BAD_REQUEST'],
    ['a short hash', persisted('abc'), 'PERSISTED_QUERY_MALFORMED'],
    ['an empty hash', persisted(''), 'PERSISTED_QUERY_MALFORMED'],
    ['a hash in capitals', persisted(sha256(QUERY).toUpperCase()), 'PERSISTED_QUERY_MALFORMED'],
    ['a hash and a line more', persisted(`${sha256(QUERY)}\n`), 'PERSISTED_QUERY_MALFORMED'],
    ['a hash of a megabyte', persisted('0'.repeat(900_000)), 'PERSISTED_QUERY_MALFORMED'],
    ['a name of JavaScript’s', persisted('__proto__'), 'PERSISTED_QUERY_MALFORMED'],
  ])('with %s are refused, with and without the document', async (_what, extensions, code) => {
    for (const query of [undefined, QUERY]) {
      const answer = await door.post({ query, extensions, variables: VARIABLES })
      expect([answer.status, answer.code]).toEqual([400, code])
      expect(JSON.stringify(answer.body).length).toBeLessThan(300)
    }
  })

  it('are not read from prototypes, and the last of two keys counts', async () => {
    const hash = sha256(QUERY)
    const inherited = `{"extensions":{"__proto__":{"persistedQuery":{"version":1,"sha256Hash":"${hash}"}}}}`
    expect((await door.post(inherited)).body.errors[0].message).toBe('"query" is missing.')
    expect((await door.post('{"__proto__":{"documentId":"sha256:x"}}')).body.errors[0].message).toContain('missing')
    const twice = `{"documentId":"sha256:${'0'.repeat(64)}","documentId":null,"query":"{ nobody }","query":"{ __typename }"}`
    expect((await door.post(twice)).body).toEqual({ data: { __typename: 'Query' } })
    expect(({} as Record<string, unknown>).persistedQuery).toBeUndefined()
  })

  it('leave variables as they are, whatever they are called', async () => {
    const query =
      'query ($__proto__: String, $constructor: String) { a: echo(text: $__proto__) b: echo(text: $constructor) }'
    const extensions = persisted(sha256(query))
    await door.post({ query, extensions })
    const { body } = await door.post(
      `{"extensions":${JSON.stringify(extensions)},"variables":{"__proto__":"x","constructor":"y"}}`,
    )
    expect([JSON.parse(body.data.a).text, JSON.parse(body.data.b).text]).toEqual(['x', 'y'])
  })

  it('do not let a GET change anything', async () => {
    await door.post({ query: MUTATION, extensions: persisted(sha256(MUTATION)) })
    const { status, code } = await door.get({ extensions: persisted(sha256(MUTATION)) })
    expect([status, code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
  })

  it('can be switched off', async () => {
    const off = await open({ automatic: null })
    const extensions = persisted(sha256(QUERY))
    const answer = await off.post({ extensions })
    expect([answer.status, answer.code]).toEqual([200, 'PERSISTED_QUERY_NOT_SUPPORTED'])
    expect(answer.body.errors[0].message).toBe('PersistedQueryNotSupported')
    expect((await off.post({ query: QUERY, extensions, variables: VARIABLES })).body).toEqual(ANSWER)
    expect((await off.post({ extensions })).code).toBe('PERSISTED_QUERY_NOT_SUPPORTED')
  })

  it('make way for others when they take too much, the ones nobody asks for first', () => {
    const kept = openAutomaticDocuments(10_000)
    const text = (name: string) => name.repeat(1_000)
    kept.keep('a', text('a'))
    kept.keep('b', text('b'))
    kept.keep('c', text('c'))
    expect(kept.find('a')).toBe(text('a'))
    for (const name of ['d', 'e']) kept.keep(name, text(name))
    expect([kept.find('a'), kept.find('b')]).toEqual([text('a'), undefined])
    kept.keep('huge', 'x'.repeat(10_000))
    expect(kept.find('huge')).toBeUndefined()
    for (let index = 0; index < 10_000; index++) kept.keep(`${index}`, 'x')
    expect(kept.find('9999')).toBe('x')
    expect(kept.find('1')).toBeUndefined()
  })
})

describe('trusted documents', () => {
  const trusted = trustedDocuments([
    { id: 'names', body: QUERY, names: ['Name'] },
    { id: 'rename', body: MUTATION, names: ['Rename'] },
  ])

  it('are found by their id, by their hash, and by Apollo’s clients', async () => {
    const door = await open({ trusted })
    for (const reference of [
      { documentId: 'names' },
      { documentId: `sha256:${sha256(QUERY)}` },
      { extensions: persisted(sha256(QUERY)) },
      { extensions: persisted('names') },
      { documentId: 'names', query: QUERY },
    ]) {
      expect((await door.post({ ...reference, variables: VARIABLES })).body).toEqual(ANSWER)
      expect((await door.get({ ...reference, variables: VARIABLES })).body).toEqual(ANSWER)
    }
    expect((await door.get({ documentId: 'rename' })).status).toBe(405)
    expect((await door.post({ documentId: 'rename' })).body).toEqual({ data: { rename: { name: 'Bo' } } })
    expect((await door.post({ documentId: 'nameless' })).code).toBe('PERSISTED_QUERY_NOT_FOUND')
    expect((await door.post({ documentId: 'names', query: '{ __typename }' })).code).toBe('PERSISTED_QUERY_MISMATCH')
  })

  it('leave others alone unless they are to be the only ones', async () => {
    const door = await open({ trusted })
    expect((await door.post({ query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } })
    const other = '{ notes { id } }'
    await door.post({ query: other, extensions: persisted(sha256(other)) })
    expect((await door.post({ extensions: persisted(sha256(other)) })).status).toBe(200)
  })

  describe('that are the only ones', () => {
    let door: Door
    beforeAll(async () => {
      door = await open({ trusted, trustedOnly: true })
    })

    it('are answered, named or sent to the letter', async () => {
      expect((await door.post({ documentId: 'names', variables: VARIABLES })).body).toEqual(ANSWER)
      expect((await door.post({ query: QUERY, variables: VARIABLES })).body).toEqual(ANSWER)
      const extensions = persisted(sha256(QUERY))
      expect((await door.post({ query: QUERY, extensions, variables: VARIABLES })).body).toEqual(ANSWER)
    })

    it.each([
      ['another document', { query: '{ __typename }' }],
      ['one with a space more', { query: `${QUERY} ` }],
      ['introspection', { query: '{ __schema { types { name } } }' }],
      ['an unknown id', { documentId: 'nameless' }],
      ['an id of a megabyte', { documentId: 'x'.repeat(900_000) }],
      ['an unknown hash', { extensions: persisted('0'.repeat(64)) }],
      ['a document to be registered', { query: '{ __typename }', extensions: persisted(sha256('{ __typename }')) }],
      ['a document that does not parse', { query: '{' }],
    ])('refuse %s', async (_what, body) => {
      for (const accept of ['application/json', GRAPHQL]) {
        const answer = await door.post(body, accept)
        expect([answer.status, answer.code]).toEqual([403, 'DOCUMENT_NOT_TRUSTED'])
        expect(JSON.stringify(answer.body).length).toBeLessThan(300)
      }
    })

    it('refuse others over WebSocket too', async () => {
      const socket = await initialised(door.url)
      const ask = (id: string, query: string) =>
        socket.send({ id, type: 'subscribe', payload: { query, variables: VARIABLES } })
      ask('1', '{ __typename }')
      expect(await socket.next()).toMatchObject({
        type: 'error',
        payload: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
      })
      ask('2', QUERY)
      expect(await socket.next()).toMatchObject({ id: '2', type: 'next', payload: ANSWER })
      socket.socket.close()
    })
  })
})
