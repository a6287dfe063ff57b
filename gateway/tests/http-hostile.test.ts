import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { threadMs } from './thread-time.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

let served: Awaited<ReturnType<typeof serveToys>>
beforeAll(async () => {
  served = await serveToys(openToys())
})
afterAll(() => served.close())

const QUERY = JSON.stringify({ query: '{ __typename }' })
const request = (line: string, headers: readonly string[] = [], body = '') =>
  `${line} HTTP/1.1\r\n${['host: x', ...headers].map((header) => `${header}\r\n`).join('')}\r\n${body}`
const post = (body: string, ...headers: string[]) =>
  request('POST /graphql', ['content-type: application/json', `content-length: ${body.length}`, ...headers], body)
const stillAnswers = async () => {
  const response = await fetch(served.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: QUERY,
  })
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
}
const answers = (heard: string) => heard.match(/HTTP\/1\.1 \d+/g)?.map((line) => Number(line.slice(9)))
const codesIn = (heard: string) => [...heard.matchAll(/"code":"(\w+)"/g)].map((match) => match[1])

describe('the HTTP door, spoken to below HTTP', () => {
  it('answers requests sent one behind the other, in order', async () => {
    const named = (name: string) => post(JSON.stringify({ query: `{ ${name}: __typename }` }))
    const wire = speak(served.base, named('a') + named('b'), named('c'))
    const heard = await wire.until('"c"')
    expect([...heard.matchAll(/"data":\{"(\w)"/g)].map((match) => match[1])).toEqual(['a', 'b', 'c'])
    wire.socket.destroy()
  })

  it('ignores the body of a GET and reads what comes after it', async () => {
    const wire = speak(
      served.base,
      request('GET /graphql?query={__typename}', ['content-length: 5'], 'hello') + post(QUERY),
    )
    await wire.until(/"Query".*"Query"/s)
    expect(answers(wire.heard())).toEqual([200, 200])
    wire.socket.destroy()
  })

  it.each([
    ['no HTTP at all', 'hello there, how are you?\r\n\r\n', 400, 'BAD_REQUEST'],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc]), 400, 'BAD_REQUEST'],
    ['a header that is none', request('GET /graphql?query={__typename}', ['x y z']), 400, 'BAD_REQUEST'],
    ['a length that is none', request('POST /graphql', ['content-length: -1']), 400, 'BAD_REQUEST'],
    [
      'two ways to say how long it is',
      request('POST /graphql', ['content-length: 5', 'transfer-encoding: chunked'], '0\r\n\r\n'),
      400,
      'BAD_REQUEST',
    ],
    ['a URL of 100 kB', request(`GET /graphql?query={__typename}&x=${'x'.repeat(100_000)}`), 431, 'HEADERS_TOO_LARGE'],
    ['headers of 100 kB', request('GET /graphql', [`x: ${'x'.repeat(100_000)}`]), 431, 'HEADERS_TOO_LARGE'],
  ])('answers %s with an error like all others', async (_what, bytes, status, code) => {
    const heard = await speak(served.base, bytes).closed()
    expect([answers(heard), codesIn(heard)]).toEqual([[status], [code]])
    await stillAnswers()
  })

  it('refuses a request that names two callers', async () => {
    const wire = speak(served.base, post(QUERY, 'authorization: Bearer a', 'authorization: Bearer b'))
    await wire.until('code')
    expect([answers(wire.heard()), codesIn(wire.heard())]).toEqual([[400], ['BAD_REQUEST']])
    wire.socket.destroy()
  })

  it('survives targets that are no path', async () => {
    for (const target of ['//', '*', 'http://', '/%', '/graphql/..', '?']) {
      const wire = speak(served.base, request(`GET ${target}`, ['connection: close']))
      expect(answers(await wire.closed())?.[0]).toBeGreaterThanOrEqual(400)
      const upgrade = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13']
      const key = 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ=='
      expect(
        answers(await speak(served.base, request(`GET ${target}`, [...upgrade, key])).closed())?.[0],
      ).toBeGreaterThanOrEqual(400)
    }
    await stillAnswers()
  })

  it('takes a target that names the server as the path in it, and no upgrade of HTTP/1.0', async () => {
    const upgrade = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13']
    const handshake = [...upgrade, 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==']
    const firstOf = async (bytes: string) => {
      const wire = speak(served.base, bytes)
      await wire.until('\r\n\r\n')
      wire.socket.destroy()
      return answers(wire.heard())
    }
    for (const scheme of ['http', 'HTTPS']) {
      const target = `${scheme}://graph.example:4000/graphql?query={__typename}`
      expect(await firstOf(request(`GET ${target}`))).toEqual([200])
      expect(await firstOf(request(`GET ${target}`, handshake))).toEqual([101])
    }
    expect(await firstOf(request('GET http://graph.example'))).toEqual([404])
    const old = request('GET /graphql?query={__typename}', handshake).replace('HTTP/1.1', 'HTTP/1.0')
    expect(await firstOf(old)).toEqual([200])
  })

  it('answers a client that would rather speak HTTP/2 in HTTP/1.1', async () => {
    const offer = ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAAP__']
    const wire = speak(served.base, post(QUERY, ...offer) + post(QUERY))
    await wire.until(/"Query".*"Query"/s)
    expect(answers(wire.heard())).toEqual([200, 200])
    wire.socket.destroy()
  })

  it('tells who sends 10 MB that this is too much, though they have not finished', async () => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(10_000_000) } })
    for (let attempt = 0; attempt < 5; attempt++) {
      const response = await fetch(served.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
      expect([response.status, errors[0]?.extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    }
  })

  it('waits for nobody who sends a byte now and then', async () => {
    const impatient = await serveToys(openToys(), undefined, {
      connections: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
    })
    const drip = async (begin: string) => {
      const wire = speak(impatient.base, begin)
      const dripping = setInterval(() => wire.socket.write('x'), 20)
      const heard = await wire.closed()
      clearInterval(dripping)
      return [answers(heard), codesIn(heard)]
    }
    expect(await drip('GET /graphql HTTP/1.1\r\nhost: x\r\nx: ')).toEqual([[408], ['REQUEST_TIMEOUT']])
    const head = request('POST /graphql', ['content-type: application/json', 'content-length: 5000'])
    expect(await drip(head)).toEqual([[408], ['REQUEST_TIMEOUT']])
    await impatient.close()
  })

  it('lets go of a client that leaves in the middle, sending or waiting', async () => {
    const half = speak(served.base, post(QUERY).slice(0, -5))
    const waiting = speak(served.base, post(JSON.stringify({ query: '{ person(id: 1) { slow(ms: 200) } }' })))
    await sleep(50)
    half.socket.destroy()
    waiting.socket.resetAndDestroy()
    await sleep(200)
    await stillAnswers()
  })
})

describe('hostile documents', () => {
  const send = async (query: string, variables: unknown = {}) => {
    const began = threadMs()
    const response = await fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const text = await response.text()
    const error = JSON.parse(text).errors?.[0]
    return { status: response.status, error, bytes: text.length, ms: threadMs() - began }
  }
  const spreads = (levels: number) =>
    `{ me { ...F0 } } ${Array.from({ length: levels }, (_, i) => `fragment F${i} on Person { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F${levels} on Person { id }`

  it.each([
    ['2³⁰ fragment spreads in 2 kB', spreads(30), 'SIZE_LIMIT_EXCEEDED', 2_000],
    ['a megabyte of braces', '{'.repeat(900_000), 'TEXT_LIMIT_EXCEEDED', 200_000],
    ['many braces', '{'.repeat(190_000), 'TOKEN_LIMIT_EXCEEDED', 10_000],
    ['many comments', `${'#\n'.repeat(90_000)}{ me { id } }`, 'LINE_LIMIT_EXCEEDED', 5_000],
    ['3,000 levels', `${'{ me'.repeat(3_000)}${'}'.repeat(3_000)}`, 'NESTING_LIMIT_EXCEEDED', 100],
    [
      '40 levels of fields',
      `{ me ${'{ notes { author '.repeat(20)} { id } ${'}}'.repeat(20)} }`,
      'DEPTH_LIMIT_EXCEEDED',
      32,
    ],
    ['1,000 times one field', `{ ${'__typename '.repeat(1_000)} }`, 'REPEAT_LIMIT_EXCEEDED', 50],
    [
      '300 aliases',
      `{ me { ${Array.from({ length: 300 }, (_, i) => `a${i}: name`).join(' ')} } }`,
      'ALIAS_LIMIT_EXCEEDED',
      200,
    ],
    [
      'a hundred mutations',
      `mutation { ${Array.from({ length: 100 }, (_, i) => `a${i}: rename(id: 1, name: "x") { id }`).join(' ')} }`,
      'ROOT_FIELD_LIMIT_EXCEEDED',
      10,
    ],
    ['ten directives on one field', `{ me ${'@include(if: true) '.repeat(10)} { id } }`, 'DIRECTIVE_LIMIT_EXCEEDED', 5],
  ])('of %s are refused at once, with the limit and what they have', async (_what, query, code, limit) => {
    const { status, error, ms } = await send(query)
    expect([status, error.extensions]).toEqual([400, { code, limit, actual: expect.any(Number) }])
    expect(error.extensions.actual).toBeGreaterThan(limit)
    expect(ms).toBeLessThan(1_000)
  })

  it.each([
    ['variables', 'query ($l: [[Int]]) { echo(lists: $l) }', { l: Array(9_000).fill('x'.repeat(50)) }],
    ['the document', `{ echo(lists: [${'"x" '.repeat(1_900)}]) }`, {}],
    ['names of fields', `{ ${Array.from({ length: 49 }, (_, i) => `${'x'.repeat(3_000)}${i}`).join(' ')} }`, {}],
    ['one huge value', `{ echo(int: "${'x'.repeat(190_000)}") }`, {}],
  ])('hear in few words what is wrong with %s', async (_what, query, variables) => {
    const { error, bytes } = await send(query, variables)
    expect(error.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/)
    expect(bytes).toBeLessThan(100_000)
  })

  it('hear of the first fifty fields that failed, and how many more did', async () => {
    const response = await fetch(`${served.url}?query={failing(count:1000){boom}}`)
    const text = await response.text()
    expect(JSON.parse(text).errors).toHaveLength(51)
    expect(JSON.parse(text).errors.at(-1)).toMatchObject({ message: '950 more errors are not shown.' })
  })

  it('cannot make introspection answer in megabytes', async () => {
    const circle = (levels: number): string => (levels === 0 ? 'name' : `fields { type { ${circle(levels - 1)} } }`)
    expect((await send(`{ __schema { types { ${circle(4)} } } }`)).error.message).toMatch(/introspection depth/)
  })
})
