import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpSettings } from '../doors/http.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

const opened: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(opened.map((each) => each.close())))
async function open(http: Partial<HttpSettings> = {}) {
  const served = await serveToys(openToys(), undefined, { http })
  opened.push(served)
  return served
}

const TYPENAME = { data: { __typename: 'Query' } }
const LARGE = 'x泳'.repeat(3_000)
const LARGE_QUERY = { query: 'query ($t: String) { echo(text: $t) }', variables: { t: LARGE } }

/** One request below fetch, which would add an `accept-encoding` and undo the coding. */
async function ask(base: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') {
  const bytes = Buffer.from(JSON.stringify(body))
  const lines = Object.entries({
    host: 'x',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': `${bytes.length}`,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  const head = Buffer.from(`${method} /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  const heard = await new Promise<Buffer>((resolve) => {
    const chunks: Buffer[] = []
    const { socket } = speak(base, Buffer.concat([head, bytes]))
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('close', () => resolve(Buffer.concat(chunks)))
  })
  const end = heard.indexOf('\r\n\r\n')
  const text = heard.subarray(0, end).toString('latin1')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]
  const content = heard.subarray(end + 4)
  const coding = header('content-encoding')
  const decoded =
    coding === 'br'
      ? brotliDecompressSync(content)
      : coding === 'gzip'
        ? gunzipSync(content)
        : coding === 'deflate'
          ? inflateSync(content)
          : content
  return {
    status: Number(text.slice(9, 12)),
    header,
    bytes: content.length,
    body: decoded.length > 0 ? JSON.parse(String(decoded)) : null,
  }
}

describe('a large answer', () => {
  let base: string
  beforeAll(async () => {
    base = (await open()).base
  })

  it.each(['br', 'gzip', 'deflate'])('comes compressed to whoever takes %s', async (coding) => {
    const answer = await ask(base, LARGE_QUERY, { 'accept-encoding': coding })
    expect([answer.status, answer.header('content-encoding')]).toEqual([200, coding])
    expect(answer.header('content-length')).toBe(`${answer.bytes}`)
    expect(answer.bytes).toBeLessThan(2_000)
    expect(answer.header('vary')).toBe('accept-encoding')
    expect(JSON.parse(answer.body.data.echo).text).toBe(LARGE)
  })

  it.each(['', 'identity', 'br;q=0', 'zstd', 'nonsense;;q=x', '"'])(
    'comes as it is to whoever accepts %j',
    async (accepted) => {
      const answer = await ask(base, LARGE_QUERY, { 'accept-encoding': accepted })
      expect([answer.status, answer.header('content-encoding'), answer.header('vary')]).toEqual([
        200,
        undefined,
        'accept-encoding',
      ])
      expect(JSON.parse(answer.body.data.echo).text).toBe(LARGE)
    },
  )

  it('keeps its place among requests sent one behind the other', async () => {
    const post = (body: unknown) => {
      const text = JSON.stringify(body)
      return `POST /graphql HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
    }
    const small = (name: string) => post({ query: `{ ${name}: __typename }` })
    const wire = speak(base, small('a') + post(LARGE_QUERY) + small('b') + post(LARGE_QUERY) + small('c'))
    const heard = await wire.until('"c"')
    const order = [...heard.matchAll(/"data":\{"(\w)"|content-encoding: (gzip)/g)].map((match) => match[1] ?? match[2])
    expect(order).toEqual(['a', 'gzip', 'b', 'gzip', 'c'])
    wire.socket.destroy()
  })

  it('of errors comes compressed too', async () => {
    const query = `{ ${Array.from({ length: 40 }, (_, index) => `nobody${index}`).join(' ')} }`
    const answer = await ask(
      base,
      { query },
      { 'accept-encoding': 'gzip', accept: 'application/graphql-response+json' },
    )
    expect([answer.status, answer.header('content-encoding')]).toEqual([400, 'gzip'])
    expect(answer.body.errors).toHaveLength(40)
  })

  it('is nobody’s to compress where that is switched off', async () => {
    const off = await open({ compression: false })
    const answer = await ask(off.base, LARGE_QUERY, { 'accept-encoding': 'gzip' })
    expect([answer.header('content-encoding'), answer.header('vary')]).toEqual([undefined, undefined])
    expect(JSON.parse(answer.body.data.echo).text).toBe(LARGE)
  })

  it('that nobody waits for any more does not disturb the others', async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const body = JSON.stringify(LARGE_QUERY)
      const wire = speak(
        base,
        `POST /graphql HTTP/1.1\r\nhost: x\r\naccept-encoding: br\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
      setTimeout(() => wire.socket.resetAndDestroy(), attempt / 2)
      await wire.closed()
    }
    expect((await ask(base, { query: '{ __typename }' })).body).toEqual(TYPENAME)
  })
})

describe('a small answer', () => {
  it('is not worth compressing, unless nothing else will do', async () => {
    const { base } = await open()
    const plain = await ask(base, { query: '{ __typename }' }, { 'accept-encoding': 'gzip, br' })
    expect([plain.header('content-encoding'), plain.header('vary')]).toEqual([undefined, undefined])
    const forced = await ask(base, { query: '{ __typename }' }, { 'accept-encoding': 'gzip, identity;q=0' })
    expect([forced.header('content-encoding'), forced.body]).toEqual(['gzip', TYPENAME])
  })

  it('is refused before anything runs when no coding will do', async () => {
    const { base } = await open()
    const renamed = await ask(
      base,
      { query: 'mutation { rename(id: "1", name: "Eve") { id } }' },
      { 'accept-encoding': '*;q=0' },
    )
    expect([renamed.status, renamed.body.errors[0].extensions.code]).toEqual([406, 'NOT_ACCEPTABLE'])
    expect((await ask(base, { query: '{ person(id: "1") { name } }' })).body.data.person.name).toBe('Ada')
  })
})

describe('the headers of a request', () => {
  it('give it the id the client chose, when that is one', async () => {
    const { base } = await open()
    const idOf = async (given: string) =>
      (await ask(base, { query: '{ __typename }' }, { 'x-request-id': given })).header('x-request-id')
    expect(await idOf('client-chosen:0001')).toBe('client-chosen:0001')
    expect(await idOf('no id <at all>')).toMatch(/^req_/)
  })

  it('with conditions change nothing: there is nothing to hold them against', async () => {
    const { base } = await open()
    const etag = createHash('sha256').update('x').digest('hex')
    for (const condition of [
      { 'if-none-match': `"${etag}"` },
      { 'if-none-match': '*' },
      { 'if-match': `"${etag}"` },
      { 'if-modified-since': 'Sat, 01 Jan 2050 00:00:00 GMT' },
      { 'if-unmodified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' },
      { range: 'bytes=0-3', 'if-range': `"${etag}"` },
    ] as Record<string, string>[]) {
      const answer = await ask(base, { query: '{ __typename }' }, condition)
      expect([answer.status, answer.body, answer.header('cache-control')]).toEqual([200, TYPENAME, 'no-store'])
    }
  })

  it('may ask to go on before the body is sent', async () => {
    const { base } = await open()
    const body = JSON.stringify({ query: '{ __typename }' })
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
    const wire = speak(base, head)
    await wire.until('100 Continue')
    wire.socket.write(body)
    expect(await wire.until('"Query"')).toContain('200 OK')
    wire.socket.destroy()
  })
})

describe('a body', () => {
  it('may come in any pieces, with or without its length', async () => {
    const { base } = await open()
    const body = Buffer.from(JSON.stringify({ query: '{ echo(text: "泳ぐ") }' }))
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n'
    const wire = speak(base, `${head}content-length: ${body.length}\r\n\r\n`)
    for (const byte of body) {
      wire.socket.write(Buffer.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await wire.until('泳ぐ')).toContain('200 OK')
    wire.socket.write(`${head}transfer-encoding: chunked\r\n\r\n`)
    for (let start = 0; start < body.length; start += 7) {
      const piece = body.subarray(start, start + 7)
      wire.socket.write(Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]))
    }
    wire.socket.write('0\r\n\r\n')
    expect(await wire.until(/泳ぐ.*泳ぐ/s)).toMatch(/200 OK.*200 OK/s)
    wire.socket.destroy()
  })

  it('that is one piece too long, or too short, does not reach the next request', async () => {
    const { base } = await open()
    const body = JSON.stringify({ query: '{ __typename }' })
    const post = (length: number) =>
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`
    const long = speak(base, post(body.length) + post(body.length) + post(body.length - 1))
    expect(await long.closed()).toMatch(/"Query".*"Query".*"BAD_REQUEST"/s)
  })
})
