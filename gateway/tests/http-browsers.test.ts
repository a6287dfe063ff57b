import { afterAll, describe, expect, it } from 'vitest'
import type { HttpSettings } from '../doors/http.ts'
import { openToys, serveToys } from './toys.ts'
import { speak } from './wire.ts'

const opened: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(opened.map((each) => each.close())))

async function open(http: Partial<HttpSettings>) {
  const served = await serveToys(openToys(), undefined, { http })
  opened.push(served)
  // Below fetch, which keeps the headers browsers guard to itself.
  const ask = async (method: string, headers: Record<string, string>, search = '?query={__typename}') => {
    const lines = Object.entries({ host: 'x', connection: 'close', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    )
    const heard = await speak(
      served.base,
      `${method} /graphql${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`,
    ).closed()
    const [head = '', body = ''] = heard.split('\r\n\r\n')
    const [status = '', ...rest] = head.split('\r\n')
    const answered = new Map(
      rest.map((line): [string, string] => {
        const colon = line.indexOf(': ')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)]
      }),
    )
    return {
      status: Number(status.split(' ')[1]),
      header: (name: string) => answered.get(name),
      names: [...answered.keys()],
      body,
    }
  }
  return { ask, url: served.url }
}
const APP = 'https://app.example'
const PREFLIGHT = { origin: APP, 'access-control-request-method': 'POST' }
const corsOf = (names: string[]) => names.filter((name) => name.startsWith('access-control'))

describe('pages of other sites', () => {
  it('may read nothing unless they are named', async () => {
    const { ask } = await open({})
    for (const method of ['GET', 'OPTIONS', 'PUT']) {
      const { names, header } = await ask(method, PREFLIGHT)
      expect([corsOf(names), header('vary')]).toEqual([[], undefined])
    }
  })

  it('may read when they are named, and caches are told that others may not', async () => {
    const { ask } = await open({ cors: { origins: [APP, 'https://staff.example'], credentials: false } })
    const named = await ask('GET', { origin: APP })
    expect([named.status, named.header('access-control-allow-origin'), named.header('vary')]).toEqual([
      200,
      APP,
      'origin',
    ])
    for (const ours of ['x-request-id', 'ratelimit', 'retry-after', 'deprecation', 'sunset'])
      expect(named.header('access-control-expose-headers')?.split(', ')).toContain(ours)
    expect(named.header('access-control-allow-credentials')).toBeUndefined()
    for (const origin of [
      'https://app.example.evil',
      'http://app.example',
      'https://APP.example',
      'null',
      `${APP}, x`,
      '*',
    ]) {
      const other = await ask('GET', { origin })
      expect([other.status, corsOf(other.names), other.header('vary')]).toEqual([200, [], 'origin'])
    }
    const without = await ask('GET', {})
    expect([corsOf(without.names), without.header('vary')]).toEqual([[], 'origin'])
  })

  it('may read refusals too', async () => {
    const { ask } = await open({ cors: { origins: [APP], credentials: false } })
    const answers = [
      await ask('PUT', { origin: APP }),
      await ask('GET', { origin: APP }, ''),
      await ask('POST', { origin: APP }),
    ]
    expect(answers.map(({ status, header }) => [status, header('access-control-allow-origin')])).toEqual([
      [405, APP],
      [400, APP],
      [415, APP],
    ])
  })

  it('are told before they send what they may send', async () => {
    const { ask } = await open({ cors: { origins: [APP], credentials: true } })
    const headers = { ...PREFLIGHT, 'access-control-request-headers': 'authorization,content-type' }
    const { status, header, body } = await ask('OPTIONS', headers, '')
    expect([status, body]).toEqual([204, ''])
    expect(header('access-control-allow-origin')).toBe(APP)
    expect(header('access-control-allow-methods')).toBe('GET, HEAD, POST')
    expect(header('access-control-allow-headers')).toBe('authorization,content-type')
    expect(header('access-control-allow-credentials')).toBe('true')
    expect(header('access-control-max-age')).toBe('7200')
    const other = await ask('OPTIONS', { ...headers, origin: 'https://evil.example' }, '')
    expect([other.status, corsOf(other.names)]).toEqual([204, []])
    const none = await ask('OPTIONS', { origin: APP }, '')
    expect(none.names).not.toContain('access-control-allow-methods')
  })

  it('do not get back what is no list of header names', async () => {
    const { ask } = await open({ cors: { origins: '*', credentials: false } })
    for (const asked of ['a: b', '<script>', 'x'.repeat(5_000), 'é'])
      expect((await ask('OPTIONS', { ...PREFLIGHT, 'access-control-request-headers': asked })).names).not.toContain(
        'access-control-allow-headers',
      )
  })

  it('may all read what is open to everybody', async () => {
    const { ask } = await open({ cors: { origins: '*', credentials: false } })
    const { header } = await ask('GET', { origin: 'null' })
    expect([header('access-control-allow-origin'), header('vary')]).toEqual(['*', undefined])
    expect(header('access-control-allow-credentials')).toBeUndefined()
  })
})

describe('a GET any page could have its visitor send', () => {
  it('is answered where a visitor has nothing to lose', async () => {
    const { ask } = await open({})
    expect((await ask('GET', { cookie: 'session=1' })).status).toBe(200)
  })

  it.each([
    ['nothing', {}],
    ['what every browser sends', { accept: 'text/html, */*;q=0.8', 'user-agent': 'x', cookie: 'session=1' }],
    ['the type of a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['the type of a text, with a hint', { 'content-type': 'text/plain; charset=application/json' }],
    ['the type of a file', { 'content-type': 'Multipart/Form-Data; boundary=x' }],
    ['a type that is none', { 'content-type': 'json' }],
    ['an empty header', { 'apollo-require-preflight': '' }],
  ])('is refused with %s where browsers add cookies', async (_what, headers) => {
    const { ask } = await open({ csrfGuard: true })
    for (const method of ['GET', 'HEAD']) {
      const { status, body } = await ask(method, headers)
      expect(status).toBe(400)
      if (method === 'GET') expect(JSON.parse(body).errors[0].extensions.code).toBe('CSRF_PREVENTED')
    }
  })

  it.each([
    ['a type only scripts send', { 'content-type': 'application/json' }],
    ['the header of Apollo’s clients', { 'apollo-require-preflight': 'true' }],
    ['the name of its operation', { 'x-apollo-operation-name': 'Feed' }],
    ['the header of others', { 'graphql-require-preflight': '1' }],
  ])('is answered with %s, which browsers ask about first', async (_what, headers) => {
    const { ask } = await open({ csrfGuard: true })
    expect((await ask('GET', headers)).status).toBe(200)
  })

  it('says nothing against a POST or a preflight', async () => {
    const { ask, url } = await open({ csrfGuard: true })
    expect((await ask('OPTIONS', PREFLIGHT)).status).toBe(204)
    const body = JSON.stringify({ query: '{ __typename }' })
    expect((await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status).toBe(
      200,
    )
    expect((await fetch(url, { method: 'POST', body })).status).toBe(415)
  })
})
