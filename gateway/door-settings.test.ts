import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, parseConfig } from '../platform/config.ts'
import { silentLog } from '../platform/log.ts'
import { ACCESS_RULES } from './access/rules.ts'
import { doorSettings, doorShape } from './door-settings.ts'

const read = (environment: Record<string, string>, more: { FORWARD_HEADERS?: string[] } = {}) =>
  doorSettings({ ...parseConfig(doorShape, environment), ...more }, silentLog)

describe('what doors are opened with', () => {
  it('is careful when nothing is said', async () => {
    const { http, documents } = await read({})
    expect(http).toEqual({
      batchMax: 0,
      compression: true,
      cors: null,
      csrfGuard: false,
      dryRuns: 'on',
      rules: ACCESS_RULES,
      requestTimeoutMs: 30_000,
      seeInside: 'permitted',
    })
    expect(documents).toMatchObject({ automatic: expect.anything(), trusted: null, trustedOnly: false })
  })

  it('lets mutations be tried out by everybody, nobody, or the callers of some contracts', async () => {
    expect((await read({ DRY_RUN: 'off' })).http.dryRuns).toBe('off')
    expect((await read({ DRY_RUN: 'partner, internal' })).http.dryRuns).toEqual(['partner', 'internal'])
  })

  it('names the sites that may ask', async () => {
    const { http } = await read({ CORS_ORIGINS: 'https://a.example, http://localhost:3000 capacitor://localhost' })
    const origins = ['https://a.example', 'http://localhost:3000', 'capacitor://localhost']
    expect(http.cors).toEqual({ origins, credentials: false })
    expect((await read({ CORS_ORIGINS: '*' })).http.cors).toEqual({ origins: '*', credentials: false })
  })

  it.each([
    'https://a.example/',
    'https://A.example',
    'a.example',
    'https://*.example',
    'null',
    '*, https://a.example',
    'https://a.example:443',
  ])('takes no origin that no browser would send: %s', (origin) => {
    expect(() => parseConfig(doorShape, { CORS_ORIGINS: origin })).toThrow(/CORS_ORIGINS: ".*" is no origin/)
  })

  it('guards GETs where cookies count, unless told otherwise', async () => {
    const guards = async (environment: Record<string, string>, forward: string[] = []) =>
      (await read(environment, { FORWARD_HEADERS: forward })).http.csrfGuard
    expect(await guards({}, ['x-tenant'])).toBe(false)
    expect(await guards({}, ['x-tenant', 'cookie'])).toBe(true)
    expect(await guards({ CORS_ORIGINS: 'https://a.example', CORS_CREDENTIALS: 'on' })).toBe(true)
    expect(await guards({ CSRF_GUARD: 'off' }, ['cookie'])).toBe(false)
    expect(await guards({ CSRF_GUARD: 'on' })).toBe(true)
  })

  it('does not let every site ask in its visitors’ names', async () => {
    await expect(read({ CORS_ORIGINS: '*', CORS_CREDENTIALS: 'on' })).rejects.toThrow(ConfigError)
  })

  it('bounds what one client has open, by an address nobody can make up', async () => {
    expect(await read({})).toMatchObject({
      trustedProxies: [],
      sockets: { perUserMax: 200, perAddressMax: 20_000, lifetimeMs: 4 * 3600_000, messagesPerSecond: 500 },
    })
    const said = {
      STREAMS_PER_USER: '0',
      STREAMS_PER_ADDRESS: '9',
      STREAM_MINUTES: '2',
      SOCKET_MESSAGES_PER_SECOND: '3',
    }
    expect(await read({ ...said, TRUSTED_PROXIES: 'loopback, 10.0.0.0/8' })).toMatchObject({
      trustedProxies: ['loopback', '10.0.0.0/8'],
      sockets: { perUserMax: 0, perAddressMax: 9, lifetimeMs: 120_000, messagesPerSecond: 3 },
    })
    for (const wrong of [{ TRUSTED_PROXIES: 'everybody' }, { STREAMS_PER_USER: '-1' }, { STREAM_MINUTES: '1e9' }])
      expect(() => parseConfig(doorShape, wrong)).toThrow(Object.keys(wrong)[0])
  })

  it('keeps batches small', () => {
    for (const max of ['-1', '101', 'many', '1.5'])
      expect(() => parseConfig(doorShape, { BATCH_MAX: max })).toThrow(/BATCH_MAX/)
  })
})

describe('trusted documents', () => {
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lifegraph-manifest-'))
  })
  afterAll(() => rm(dir, { recursive: true }))

  it('come from a manifest, and may be the only ones', async () => {
    const path = join(dir, 'good.json')
    await writeFile(path, '{ "names": "{ people { name } }" }')
    const { documents } = await read({ TRUSTED_DOCUMENTS: path, TRUSTED_DOCUMENTS_ONLY: 'on', APQ: 'off' })
    expect([documents.trusted?.find('names'), documents.trustedOnly, documents.automatic]).toEqual([
      '{ people { name } }',
      true,
      null,
    ])
  })

  it('stop the start when they cannot be read, or there are none to be the only ones', async () => {
    const path = join(dir, 'bad.json')
    await writeFile(path, '{ "a": "{", "b": 7 }')
    await expect(read({ TRUSTED_DOCUMENTS: path })).rejects.toThrow(/bad\.json has 2 mistake\(s\)/)
    await expect(read({ TRUSTED_DOCUMENTS: join(dir, 'none.json') })).rejects.toThrow(/cannot be read: ENOENT/)
    await expect(read({ TRUSTED_DOCUMENTS_ONLY: 'on' })).rejects.toThrow(/TRUSTED_DOCUMENTS_ONLY: nothing would/)
  })
})

describe('policies', () => {
  const folder = mkdtemp(join(tmpdir(), 'lifegraph-policies-'))
  afterAll(async () => rm(await folder, { recursive: true }))
  const module = async (name: string, text: string) => {
    const path = join(await folder, name)
    await writeFile(path, text)
    return path
  }

  it('are what a module exports, by name or by default', async () => {
    const path = await module('some.mjs', "export const adult = () => true\nexport default { 'not-rude': () => false }")
    const { http } = await read({ POLICIES: path })
    expect([...http.rules.policies.names].sort()).toEqual(['adult', 'not-rude'])
    expect((await read({})).http.rules).toMatchObject({ introspection: 'everybody' })
  })

  it('are refused when they cannot be loaded, or are no functions', async () => {
    const wrong = await module('wrong.mjs', 'export const adult = true')
    const empty = await module('empty.mjs', 'export {}')
    const broken = await module('broken.mjs', 'export const')
    for (const path of [wrong, empty, broken, '/no/where.mjs'])
      await expect(read({ POLICIES: path })).rejects.toThrow(ConfigError)
  })
})

it('tells about the schema to those who are signed in, in production', async () => {
  const introspection = async (environment: Record<string, string>, ENVIRONMENT: 'production' | 'development') =>
    (await doorSettings({ ...parseConfig(doorShape, environment), ENVIRONMENT }, silentLog)).http.rules.introspection
  expect(await introspection({}, 'production')).toBe('signed-in')
  expect(await introspection({}, 'development')).toBe('everybody')
  expect(await introspection({ INTROSPECTION: 'nobody' }, 'production')).toBe('nobody')
})
