import type { IncomingHttpHeaders } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { manualClock } from '../../platform/clock.ts'
import { anonymous, CLIENT_ADDRESS_HEADER, VIEWER_HEADER, type Viewer, verifyViewer } from '../../platform/viewer.ts'
import type { LinkScope } from '../links/link.ts'
import type { RemoteLinkOptions } from '../links/remote.ts'
import { answerJson, asked, type OddServer, oddLink, openOddServer } from './remote-server.ts'

const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of closing.splice(0).reverse()) await each.close()
})

const kept = <T extends { close(): Promise<void> }>(each: T): T => {
  closing.push(each)
  return each
}
const serve = () => openOddServer((outgoing) => answerJson(outgoing, { data: { a: 1 } })).then(kept)
/** What a subgraph gets of a client's headers. */
const received = async (
  options: Partial<RemoteLinkOptions>,
  headers?: IncomingHttpHeaders,
): Promise<OddServer['requests'][number]> => {
  const server = await serve()
  await kept(oddLink(server.url, options)).execute(asked(headers ? { headers } : {}))
  const [request] = server.requests
  if (!request) throw new Error('nothing came')
  return request
}

const CLIENT: IncomingHttpHeaders = {
  authorization: 'Bearer token',
  cookie: 'session=1',
  host: 'gateway.example',
  connection: 'keep-alive',
  'content-length': '999',
  'content-type': 'text/plain',
  'transfer-encoding': 'chunked',
  'x-forwarded-for': '10.0.0.1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
}

describe('headers of a fetch', () => {
  it('are ours alone unless others are named', async () => {
    const { headers, body } = await received({}, { ...CLIENT, [VIEWER_HEADER]: 'forged', 'x-request-id': 'forged' })
    const { host, ...others } = headers
    expect(host).toMatch(/^127\.0\.0\.1:/)
    expect(others).toEqual({
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'x-request-id': 'req_test',
      connection: 'keep-alive',
      'content-length': `${Buffer.byteLength(body)}`,
    })
    expect(JSON.parse(body)).toEqual({ query: 'query { a }', variables: {} })
  })

  it('are passed on when named, in any case, and only when the client sent them', async () => {
    const { headers } = await received({ forward: ['Authorization', 'traceparent', 'tracestate', 'cookie'] }, CLIENT)
    expect(headers).toMatchObject({
      authorization: 'Bearer token',
      traceparent: CLIENT.traceparent,
      cookie: 'session=1',
      'content-type': 'application/json',
    })
    expect(headers).not.toHaveProperty('tracestate')
    expect(headers).not.toHaveProperty('x-forwarded-for')
    expect((await received({ forward: ['authorization'] })).headers).not.toHaveProperty('authorization')
  })

  it('are passed on once, however often they are named or sent', async () => {
    const { headers, rawHeaders } = await received(
      { forward: ['x-tag', 'X-Tag'] },
      { 'x-tag': ['a', 'b'] as unknown as string },
    )
    expect(headers['x-tag']).toBe('a, b')
    expect(rawHeaders.filter((name) => name === 'x-tag')).toHaveLength(1)
  })

  it('are not passed on when the client meant them for its connection only', async () => {
    const { headers } = await received(
      { forward: ['x-hop', 'x-tag'] },
      { connection: 'close, X-Hop', 'x-hop': 'here', 'x-tag': 'everywhere' },
    )
    expect(headers).not.toHaveProperty('x-hop')
    expect(headers['x-tag']).toBe('everywhere')
  })

  it.each(['a\r\nx-admin: 1', 'a\nx-admin: 1', 'a\r\n\r\nGET / HTTP/1.1', 'a\0b', 'a\x7f', '中文', '\u{1f600}'])(
    'with the value %j are left out, and nothing else goes wrong',
    async (value) => {
      const { headers } = await received({ forward: ['x-tag', 'x-other'] }, { 'x-tag': value, 'x-other': 'é' })
      expect(headers).not.toHaveProperty('x-tag')
      expect(headers).not.toHaveProperty('x-admin')
      expect(headers['x-other']).toBe('é')
    },
  )

  it.each(['Host', 'connection', 'content-length', 'Transfer-Encoding', 'te', 'upgrade', 'keep-alive', 'trailer'])(
    'never include the client’s %s',
    (name) => {
      expect(() => oddLink('http://127.0.0.1:1/graphql', { forward: [name] })).toThrow(name.toLowerCase())
      expect(() => oddLink('http://127.0.0.1:1/graphql', { headers: { [name]: 'x' } })).toThrow(name.toLowerCase())
    },
  )

  it.each([
    VIEWER_HEADER,
    CLIENT_ADDRESS_HEADER,
    'x-request-id',
    'content-type',
    'accept-encoding',
    'proxy-authorization',
    'x tag',
    'x-tag:',
    '',
  ])('cannot be asked to include %j', (name) =>
    expect(() => oddLink('http://127.0.0.1:1/graphql', { forward: [name] })).toThrow(),
  )

  it('may include some of the subgraph’s own, which no client replaces', async () => {
    const options = { headers: { 'X-Api-Key': 'ours', 'user-agent': 'gateway' }, forward: ['x-api-key'] }
    expect((await received(options, { 'x-api-key': 'theirs' })).headers).toMatchObject({
      'x-api-key': 'ours',
      'user-agent': 'gateway',
    })
    expect(() => oddLink('http://127.0.0.1:1/graphql', { headers: { 'x-api-key': 'a\r\nb: c' } })).toThrow('x-api-key')
  })
})

describe('the viewer of a fetch', () => {
  const viewerSecret = new TextEncoder().encode('a viewer secret for header tests, long enough')
  const person = (userId: string): Viewer => ({ kind: 'user', userId, sessionId: `ses_${userId}`, scopes: ['a'] })

  it('is told to subgraphs of ours, and to no others', async () => {
    expect((await received({})).headers).not.toHaveProperty(VIEWER_HEADER)
    expect((await received({ viewerSecret })).headers).toHaveProperty(VIEWER_HEADER)
  })

  it('comes with where the client is when it acts, as the door saw it and no client says', async () => {
    const server = await serve()
    const scope = { clientAddress: () => '192.0.2.1', headers: { ...CLIENT, [CLIENT_ADDRESS_HEADER]: '198.51.100.7' } }
    const act = asked(scope, 'mutation')
    const ours = kept(oddLink(server.url, { viewerSecret }))
    for (const [link, request] of [
      [ours, act],
      [ours, asked(scope)],
      [kept(oddLink(server.url, {})), act],
    ] as const)
      await link.execute(request)
    const told = server.requests.map(({ headers }) => headers[CLIENT_ADDRESS_HEADER])
    expect(told).toEqual(['192.0.2.1', undefined, undefined])
  })

  it('is signed once in half a minute, for all links and requests, and always valid where it arrives', async () => {
    const clock = manualClock(new Date('2027-01-01T00:00:00Z'))
    const secret = viewerSecret.slice()
    const server = await serve()
    const links = [1, 2].map(() => kept(oddLink(server.url, { viewerSecret: secret, clock })))
    const tokensOf = async (viewer: Viewer) => {
      const scope: Partial<LinkScope> = { viewer }
      await Promise.all(links.flatMap((link) => [link.execute(asked(scope)), link.execute(asked(scope))]))
      return Promise.all(
        server.requests.splice(0).map(async ({ headers }) => {
          expect(await verifyViewer(headers[VIEWER_HEADER], secret, clock)).toEqual(viewer)
          return headers[VIEWER_HEADER]
        }),
      )
    }
    const first = await tokensOf(person('1'))
    expect(new Set(first).size).toBe(1)
    // Equal, and not the same: as every request has its own.
    expect(await tokensOf(person('1'))).toEqual(first)
    expect(await tokensOf(person('2'))).not.toContain(first[0])
    expect(await tokensOf({ ...person('1'), scopes: [] } as Viewer)).not.toContain(first[0])
    expect(await tokensOf(anonymous)).not.toContain(first[0])
    clock.advance(29_000)
    expect(await tokensOf(person('1'))).toEqual(first)
    clock.advance(2_000)
    expect(await tokensOf(person('1'))).not.toContain(first[0])
  })
})
