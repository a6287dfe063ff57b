import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newApiKey } from '../../platform/api-key.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { type ApiKeys, openApiKeys } from '../access/api-keys.ts'
import { openRevocationList } from '../access/revocations.ts'
import { trustedDocuments } from '../documents/trusted.ts'
import type { Link } from '../links/link.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openSmallGraph } from './small-graph.ts'
import { openSocket, subscribe } from './socket.ts'
import { TOY_ISSUER } from './toys.ts'

const { engine } = openSmallGraph({
  world: {
    sdl: `type Query { who: String orders: Int @requiresScopes(scopes: [["payments:read"]]) @tag(name: "partner") }
      type Subscription { ticks: Int! }`,
    resolvers: {
      Query: {
        who: (_: unknown, __: unknown, { viewer }: { viewer: { kind: string; appId?: string; mode?: string } }) =>
          [viewer.kind, viewer.appId, viewer.mode].filter(Boolean).join(' '),
        orders: () => 5,
      },
      Subscription: {
        ticks: {
          subscribe: async function* () {
            yield { ticks: 1 }
            await new Promise(() => {})
          },
        },
      },
    },
  },
})
const WHO = '{ who }'
const trusted = trustedDocuments([{ id: 'who', body: WHO, names: [] }])
const revocations = openRevocationList(900_000)
const credentials = new Map<string, object>()
const users: Link = {
  subgraph: 'users',
  execute: async ({ variables }) => ({
    data: { apiKeysByHash: (variables.hashes as string[]).map((hash) => credentials.get(hash) ?? null) },
  }),
  subscribe: async () => ({}),
  ready: async () => true,
  close: async () => {},
}
const apiKeys: ApiKeys = openApiKeys(users, systemClock, silentLog, revocations)
let gateway: ServedGateway
let url: string

beforeAll(async () => {
  gateway = await serveGateway({
    ...{ engine, issuers: [TOY_ISSUER], apiKeys, revocations, clock: systemClock, log: silentLog },
    ...{ port: 0, host: '127.0.0.1', drainTimeoutMs: 500, trustedProxies: ['loopback'], documents: { trusted } },
  })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
afterAll(async () => {
  await gateway.close()
  await engine.close()
})

/** A key, told to the gateway's users. */
function key(more: object = {}, mode: 'live' | 'test' = 'live') {
  const { secret, hash } = newApiKey(mode)
  const keyId = newId('ApiKey')
  credentials.set(hash, {
    ...{ keyId, appId: 'app_1', ownerId: 'mer_1', mode: mode.toUpperCase(), scopes: ['payments:read'] },
    ...{ allowedAddresses: [], documentsOnly: false, endsAt: null },
    ...more,
  })
  return { secret, keyId }
}
async function post(headers: Record<string, string> | [string, string][], body: object = { query: WHO }) {
  const more = Array.isArray(headers) ? headers : Object.entries(headers)
  const response = await fetch(url, {
    method: 'POST',
    headers: [['content-type', 'application/json'], ...more] as [string, string][],
    body: JSON.stringify(body),
  })
  const { data, errors } = (await response.json()) as {
    data?: unknown
    errors?: { extensions: { code: string } }[]
  }
  return { status: response.status, data, code: errors?.[0]?.extensions.code }
}
/** Open a socket as somebody. @returns what it was acknowledged or closed with */
async function speak(payload: object, headers?: { url: string }) {
  const socket = await openSocket(headers?.url ?? url)
  socket.send({ type: 'connection_init', payload })
  const first = await Promise.race([socket.next().then(({ type }) => type), socket.code])
  return { socket, first }
}

describe('an API key', () => {
  it('is taken as a Bearer token and in a header of its own', async () => {
    const { secret } = key()
    const asked = { status: 200, data: { who: 'app app_1' }, code: undefined }
    expect(await post({ authorization: `Bearer ${secret}` })).toEqual(asked)
    expect(await post({ 'x-api-key': secret })).toEqual(asked)
    expect((await post({ 'x-api-key': key({}, 'test').secret })).data).toEqual({ who: 'app app_1 test' })
  })

  it('gives its scopes and no others', async () => {
    const body = { query: '{ who orders }' }
    expect((await post({ 'x-api-key': key().secret }, body)).data).toEqual({ who: 'app app_1', orders: 5 })
    const { data, code } = await post({ 'x-api-key': key({ scopes: ['ads:read'] }).secret }, body)
    expect({ data, code }).toEqual({ data: { who: 'app app_1', orders: null }, code: 'FORBIDDEN' })
  })

  it('is refused beside another credential, and when it is none', async () => {
    const { secret } = key()
    const twice = { status: 400, data: undefined, code: 'BAD_REQUEST' }
    expect(await post({ authorization: `Bearer ${secret}`, 'x-api-key': secret })).toEqual(twice)
    expect(await post({ authorization: 'Bearer a.b.c', 'x-api-key': secret })).toEqual(twice)
    const none = { status: 401, data: undefined, code: 'UNAUTHENTICATED' }
    for (const wrong of ['', 'a.b.c', 'Bearer', `Bearer ${secret}`, `${secret}, ${secret}`, `${secret.slice(0, -1)}-`])
      expect([wrong, await post({ 'x-api-key': wrong })]).toEqual([wrong, none])
    for (const wrong of [secret, `Basic ${secret}`, `Bearer ${secret}x`, `Bearer ${newApiKey('live').secret}`])
      expect([wrong, await post({ authorization: wrong })]).toEqual([wrong, none])
  })

  it('holds from its addresses only, as the proxies we trust tell them', async () => {
    const { secret } = key({ allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'] })
    const from = (address: string) => post({ 'x-api-key': secret, 'x-forwarded-for': address })
    expect((await from('203.0.113.7')).status).toBe(200)
    expect((await from('2001:db8::7')).status).toBe(200)
    expect((await from('198.51.100.7')).status).toBe(401)
    // What a client writes itself is not what our proxy saw.
    expect((await from('203.0.113.7, 198.51.100.7')).status).toBe(401)
    expect((await post({ 'x-api-key': secret })).status).toBe(401)
    expect((await speak({ apiKey: secret })).first).toBe(4403)
    const here = key({ allowedAddresses: ['127.0.0.1'] })
    expect((await speak({ apiKey: here.secret })).first).toBe('connection_ack')
  })

  it('for trusted documents only runs them, by name or to the letter, and nothing else by any door', async () => {
    const { secret } = key({ documentsOnly: true })
    const other = { query: '{ who __typename }' }
    expect((await post({ 'x-api-key': secret }, { documentId: 'who' })).data).toEqual({ who: 'app app_1' })
    expect((await post({ 'x-api-key': secret })).data).toEqual({ who: 'app app_1' })
    for (const body of [other, { query: '{ __schema { queryType { name } } }' }, { query: `${WHO} ` }])
      expect(await post({ 'x-api-key': secret }, body)).toMatchObject({ data: undefined, code: 'DOCUMENT_NOT_TRUSTED' })
    const { socket } = await speak({ apiKey: secret })
    socket.send(subscribe('1', other.query))
    expect((await socket.next()).payload?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED')
    socket.socket.close()
    expect((await post({ 'x-api-key': key().secret }, other)).status).toBe(200)
  })
})

describe('a socket', () => {
  it('is opened with a key in its first message, as any of its names, or in its handshake', async () => {
    const { secret } = key()
    for (const payload of [{ apiKey: secret }, { authorization: `Bearer ${secret}` }, { 'X-API-Key': secret }]) {
      const { socket, first } = await speak(payload)
      expect(first).toBe('connection_ack')
      socket.send(subscribe('1', WHO))
      expect((await socket.next()).payload?.data).toEqual({ who: 'app app_1' })
      socket.socket.close()
    }
  })

  it('is refused with two credentials, or none that holds', async () => {
    const { secret } = key()
    for (const payload of [
      { apiKey: secret, authorization: `Bearer ${secret}` },
      { apiKey: `${secret}x` },
      { apiKey: 5 },
      { 'x-api-key': `${secret}x` },
      { apiKey: secret, 'X-Api-Key': secret },
      { apiKey: `Bearer ${secret}` },
      { authorization: secret },
    ])
      expect([payload, (await speak(payload)).first]).toEqual([payload, 4403])
  })

  it('ends when its key is revoked, and when its overlap is over', async () => {
    const [revoked, replaced] = [key(), key()]
    const change = { userId: null, sessionId: null, scopes: null }
    const opened = await Promise.all([revoked, replaced].map(({ secret }) => speak({ apiKey: secret })))
    for (const { socket } of opened) {
      socket.send(subscribe('1', 'subscription { ticks }'))
      expect((await socket.next()).payload?.data).toEqual({ ticks: 1 })
    }
    const at = new Date()
    revocations.note([
      { ...change, keyId: revoked.keyId, endsAt: at, at },
      { ...change, keyId: replaced.keyId, endsAt: new Date(at.getTime() + 300), at },
    ])
    for (const { socket } of opened) expect((await socket.closed).join(' ')).toMatch(/^4403 ACCESS_REVOKED/)
    for (const { secret } of [revoked, replaced]) expect((await post({ 'x-api-key': secret })).status).toBe(401)
  })

  it('ends when its key expires', async () => {
    const { secret } = key({ endsAt: new Date(Date.now() + 700).toISOString() })
    const { socket, first } = await speak({ apiKey: secret })
    expect(first).toBe('connection_ack')
    expect((await socket.closed).join(' ')).toMatch(/^4403 TOKEN_EXPIRED/)
  })
})

it('ends a stream of server-sent events when its key is revoked', async () => {
  const { secret, keyId } = key()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-api-key': secret },
    body: JSON.stringify({ query: 'subscription { ticks }' }),
  })
  let text = ''
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
  })()
  await vi.waitFor(() => expect(text).toContain('"ticks":1'), 10_000)
  const at = new Date()
  revocations.note([{ userId: null, sessionId: null, scopes: null, keyId, endsAt: at, at }])
  await reading
  expect(text).toContain('ACCESS_REVOKED')
})
