import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OneProcess, openOneProcess } from '../../gateway/one-process.ts'
import { type ServedGateway, serveGateway } from '../../gateway/serve.ts'
import { lifegraph } from '../../gateway/tests/graphs.ts'
import { openSocket } from '../../gateway/tests/socket.ts'
import { speak } from '../../gateway/tests/wire.ts'
import { newApiKey } from '../../platform/api-key.ts'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedSubgraph, serveSubgraph } from '../../platform/process/serve-subgraph.ts'
import { signViewer, VIEWER_HEADER } from '../../platform/viewer.ts'
import { type Client, openClient } from '../support/client.ts'
import { homeDatabase } from '../support/world.ts'
import { type Forgery, forgedTokens } from './forged-tokens.ts'
import { encode, hmac, privateKeyOf, signRaw, strangerKeys } from './forging.ts'

const ACCESS_TOKEN_SECRET = 'an access token secret for tests, long enough'
const VIEWER_SECRET = new TextEncoder().encode('a viewer secret for tests, which is long enough')
const QUERY = JSON.stringify({ query: '{ viewer { id } }' })

const clock = manualClock(new Date())
const served = { log: silentLog, port: 0, host: '127.0.0.1', drainTimeoutMs: 500 }
let home: Awaited<ReturnType<typeof homeDatabase>>
let graph: OneProcess
let gateway: ServedGateway
let users: ServedSubgraph
let base: string
let usersBase: string
let token: string
let userId: string
/** What must not hold, over every door. */
let forgeries: Forgery[]
/** A key that holds. */
let liveKey: string
let forgedViewers: [what: string, headers: string[]][]

beforeAll(async () => {
  home = await homeDatabase()
  graph = await openOneProcess({
    graph: await lifegraph(),
    ...{ databaseUrl: home.url, databasePoolMax: 10, eventRetentionHours: 1 },
    ...{ accessTokenSecret: ACCESS_TOKEN_SECRET, clock, log: silentLog },
  })
  const { engine, issuer, apiKeys, revocations } = graph
  gateway = await serveGateway({ engine, issuers: [issuer], apiKeys, revocations, clock, ...served })
  const subgraph = graph.subgraphs.find(({ name }) => name === 'users')
  if (!subgraph) throw new Error('no users')
  users = await serveSubgraph(subgraph, { viewerSecret: VIEWER_SECRET, clock, ...served, ready: async () => true })
  base = `http://127.0.0.1:${gateway.port}`
  usersBase = `http://127.0.0.1:${users.port}`

  const anonymous = openClient(`${base}/graphql`)
  const input = { handle: 'alice', password: 'the password of alice', displayName: 'Alice' }
  const signedUp = await anonymous.act('signUp', input, 'user { id } session { accessToken }')
  token = signedUp.session.accessToken
  userId = signedUp.user.id
  const [row] = await graph.kernel.database.client`select * from users.signing_keys where kid = ${kidOf(token)}`
  const privateKey = await privateKeyOf(row?.private_jwe, ACCESS_TOKEN_SECRET)
  const nowS = Math.floor(clock.now().getTime() / 1000)
  const genuine = { token, claims: { ...decodeJwt(token) }, kid: kidOf(token), publicJwk: row?.public_jwk }
  const tokens = await forgedTokens({ ...genuine, privateKey, nowS })
  forgeries = [...tokens, ...(await endedTokens(anonymous)), ...(await wrongKeys(openClient(`${base}/graphql`, token)))]
  forgedViewers = await viewersNobodySigned(privateKey)
})
afterAll(async () => {
  await users?.close()
  await gateway?.close()
  await graph?.close()
  await home?.drop()
})

const kidOf = (jwt: string) => String(decodeProtectedHeader(jwt).kid)

/** Tokens of sessions that are over. */
async function endedTokens(anonymous: Client): Promise<Forgery[]> {
  const input = { handle: 'alice', password: 'the password of alice' }
  const { session } = await anonymous.act('signIn', input, 'session { accessToken }')
  const { accessToken } = session
  await openClient(`${base}/graphql`, accessToken).data('mutation { signOut { endedSessions } }')
  await untilRefused(`Bearer ${accessToken}`)
  return [['a token whose session ended', `Bearer ${accessToken}`]]
}

/** Keys that nobody has, has no more, or has for somewhere else. */
async function wrongKeys(alice: Client): Promise<Forgery[]> {
  await graph.kernel.database.client`update users.people set verification_level = 'REAL_NAME' where id = ${userId}`
  const organisation = { name: 'Tea Ltd', idempotencyKey: 'o' }
  const { organisation: owner } = await alice.act('createOrganisation', organisation, 'organisation { id }')
  const { app } = await alice.act(
    'createPartnerApp',
    { ownerId: owner.id, name: 'Tea', idempotencyKey: 'a' },
    'app { id }',
  )
  const create = async (name: string, more: object = {}): Promise<{ id: string; secret: string }> => {
    const input = { appId: app.id, name, mode: 'LIVE', scopes: ['merchants:read'], idempotencyKey: name, ...more }
    const { apiKey, secret, userErrors } = await alice.act(
      'createApiKey',
      input,
      'apiKey { id } secret userErrors { code message }',
    )
    if (!apiKey) throw new Error(JSON.stringify(userErrors))
    return { id: apiKey.id, secret }
  }
  const key = await create('live')
  liveKey = key.secret
  const [revoked, rotated, elsewhere] = [
    await create('revoked'),
    await create('rotated'),
    await create('elsewhere', { allowedAddresses: ['192.0.2.0/24'] }),
  ]
  await alice.act('revokeApiKey', { keyId: revoked.id }, 'apiKey { id }')
  await alice.act('rotateApiKey', { keyId: rotated.id, overlapHours: 0, idempotencyKey: 'r' }, 'apiKey { id }')
  for (const { secret } of [revoked, rotated]) await untilRefused(`Bearer ${secret}`)
  const other = (letter: string | undefined) => (letter === 'A' ? 'B' : 'A')
  const mistyped = (at: number) => `${liveKey.slice(0, at)}${other(liveKey[at])}${liveKey.slice(at + 1)}`
  const texts: [string, string][] = [
    ...[8, 9, 20, 35, 50, 51, 53, 56].map((at): [string, string] => [`the ${at}th letter mistyped`, mistyped(at)]),
    ...[1, 6, 7, 30, 49].map((count): [string, string] => [`${count} letters too short`, liveKey.slice(0, -count)]),
    ...['A', ' x', '.a.b', '='].map((more): [string, string] => [`with "${more}" behind`, `${liveKey}${more}`]),
    ['two letters swapped', `${liveKey.slice(0, 12)}${liveKey[13]}${liveKey[12]}${liveKey.slice(14)}x`],
    ['in capitals', liveKey.toUpperCase()],
    ['in small letters', liveKey.toLowerCase()],
    ['said to be a test key', liveKey.replace('lg_live_', 'lg_test_')],
    ['of another kind', liveKey.replace('lg_live_', 'lg_prod_')],
    ['without its prefix', liveKey.replace('lg_live_', '')],
    ['of zeros', `lg_live_${'0'.repeat(49)}`],
    ['well-formed, of nobody', newApiKey('live').secret],
    ['well-formed, of nobody in the sandbox', newApiKey('test').secret],
    ['revoked', revoked.secret],
    ['replaced', rotated.secret],
    ['from where it may not come', elsewhere.secret],
    ['hashed as it is kept', newApiKey('live').hash],
    ['with a wildcard', `lg_live_${'%'.repeat(49)}`],
  ]
  return [
    ...texts.map(([what, text]): Forgery => [`a key ${what}`, `Bearer ${text}`]),
    ['a key by another scheme', `Basic ${Buffer.from(`${liveKey}:`).toString('base64')}`],
    ['a key and no scheme', liveKey],
    ['two keys', `Bearer ${liveKey} ${liveKey}`],
    ['a key and a token', `Bearer ${liveKey} ${token}`],
  ]
}

/** What went between gateway and subgraph, or might have, as somebody else would make it. */
async function viewersNobodySigned(accessKey: CryptoKey): Promise<[string, string[]][]> {
  const viewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] } as const
  const nowS = Math.floor(clock.now().getTime() / 1000)
  const claims = { viewer, aud: 'lifegraph-subgraph', iat: nowS, exp: nowS + 60 }
  const by = (secret: string | Uint8Array, header: object, more: object = {}, hash: 'sha256' | 'sha512' = 'sha256') =>
    hmac(hash, Buffer.from(secret), { ...header }, { ...claims, ...more })
  const signed = await signViewer(viewer, VIEWER_SECRET, clock)
  const [header = '', body = '', signature = ''] = signed.split('.')
  const stranger = await strangerKeys('ES256')
  const one = (text: string) => [`${VIEWER_HEADER}: ${text}`]
  const past = manualClock(new Date(clock.now().getTime() - 120_000))
  const texts: [string, string][] = [
    ['nothing', ''],
    ['no token', 'gateway'],
    ['the viewer as it is', JSON.stringify(viewer)],
    ['the viewer in base64', encode(viewer)],
    ['unsigned', `${encode({ alg: 'none' })}.${body}.`],
    ['unsigned, a signature kept', `${encode({ alg: 'none' })}.${body}.${signature}`],
    ['by a guess', by('secret', { alg: 'HS256' })],
    ['by nothing', by('', { alg: 'HS256' })],
    ['by the secret of access tokens', by(ACCESS_TOKEN_SECRET, { alg: 'HS256' })],
    ['by another algorithm of our secret', by(VIEWER_SECRET, { alg: 'HS512' }, {}, 'sha512')],
    ['said to be of another algorithm', by(VIEWER_SECRET, { alg: 'ES256' })],
    ['for ever', by(VIEWER_SECRET, { alg: 'HS256' }, { exp: undefined })],
    ['since always', by(VIEWER_SECRET, { alg: 'HS256' }, { iat: undefined })],
    ['since long ago', by(VIEWER_SECRET, { alg: 'HS256' }, { iat: nowS - 3_600, exp: nowS + 3_600 })],
    ['from a time to come', by(VIEWER_SECRET, { alg: 'HS256' }, { iat: nowS + 600, exp: nowS + 660 })],
    ['for clients', by(VIEWER_SECRET, { alg: 'HS256' }, { aud: 'lifegraph-graph' })],
    ['for nobody', by(VIEWER_SECRET, { alg: 'HS256' }, { aud: undefined })],
    ['expired', await signViewer(viewer, VIEWER_SECRET, past)],
    ['an access token', token],
    ['an API key', liveKey],
    ['by the key of access tokens', await signRaw(accessKey, {}, JSON.stringify(claims))],
    ['by a stranger', await signRaw(stranger.privateKey, {}, JSON.stringify(claims))],
    ['cut', `${header}.${body}`],
    ['of others’ parts', `${header}.${token.split('.')[1]}.${signature}`],
    ['with a scheme', `Bearer ${signed}`],
    ['with critical members', by(VIEWER_SECRET, { alg: 'HS256', crit: ['viewer'], viewer: 1 })],
    ['with a body that is not encoded', by(VIEWER_SECRET, { alg: 'HS256', b64: false, crit: ['b64'] })],
  ]
  return [
    ...texts.map(([what, text]): [string, string[]] => [what, one(text)]),
    ['not at all', []],
    ['under other names', [`authorization: Bearer ${signed}`, `x-viewer: ${signed}`, `x-api-key: ${signed}`]],
    ['twice', [...one(signed), ...one(signed)]],
  ]
}

interface Answer {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** POST by hand, with headers that no client library would send. */
async function post(to: string, headers: readonly string[], body = QUERY): Promise<Answer> {
  const fixed = ['host: graph', 'connection: close', 'content-type: application/json', `content-length: ${body.length}`]
  const said = await speak(
    to,
    `POST /graphql HTTP/1.1\r\n${[...fixed, ...headers].join('\r\n')}\r\n\r\n${body}`,
  ).closed()
  const [head = '', ...rest] = said.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const named = lines.map((line): [string, string] => {
    const at = line.indexOf(':')
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
  })
  const headersByName = new Map(named)
  const text = rest.join('\r\n\r\n')
  // Answers are short: one chunk each.
  const isChunked = headersByName.get('transfer-encoding') === 'chunked'
  const answered = isChunked ? (text.split('\r\n')[1] ?? '') : text
  return { status: Number(statusLine.split(' ')[1]), headers: headersByName, body: answered }
}
const authorized = (value: string) => post(base, [`authorization: ${value}`])
const untilRefused = (value: string) =>
  vi.waitFor(async () => expect((await authorized(value)).status).toBe(401), { timeout: 15_000, interval: 20 })

/** What is wrong with an answer that should refuse and say nothing else; null when nothing is. */
function wrongWith({ status, headers, body }: Answer, expected: { status: number; code: string }): string | null {
  let errors: { message: unknown; extensions: unknown }[]
  try {
    const parsed = JSON.parse(body)
    if (Object.keys(parsed).join() !== 'errors') return `says more: ${body.slice(0, 200)}`
    errors = parsed.errors
  } catch {
    return `${status} and no JSON: ${body.slice(0, 200)}`
  }
  const [error] = errors
  const shown = `${status} ${body.slice(0, 200)}`
  if (status !== expected.status || errors.length !== 1) return shown
  if (JSON.stringify(error?.extensions) !== JSON.stringify({ code: expected.code })) return shown
  if (
    Object.keys(error ?? {})
      .sort()
      .join() !== 'extensions,message'
  )
    return shown
  if (/usr_|ses_|lg_live|jwt|jws|signature|kid|alg|claim|stack|\.ts/i.test(String(error?.message))) return shown
  if (status === 401 && headers.has('set-cookie')) return 'sets a cookie'
  return null
}

/** Do many things, a few at a time. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<string | null>): Promise<string[]> {
  const rest = [...all]
  const wrong: string[] = []
  const worker = async () => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) {
      const what = await work(one)
      if (what !== null) wrong.push(what)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return wrong
}
const REFUSED = { status: 401, code: 'UNAUTHENTICATED' }

/** Everything is as it was: who is who they say they are is let in. */
async function stillWorks(): Promise<void> {
  expect(JSON.parse((await authorized(`Bearer ${token}`)).body)).toEqual({ data: { viewer: { id: userId } } })
  expect(JSON.parse((await authorized(`bearer   ${token} `)).body)).toEqual({ data: { viewer: { id: userId } } })
  expect(JSON.parse((await post(base, [])).body)).toEqual({ data: { viewer: null } })
  for (const header of [`authorization: Bearer ${liveKey}`, `x-api-key: ${liveKey}`])
    expect((await post(base, [header], '{"query":"{ __typename }"}')).body).toBe('{"data":{"__typename":"Query"}}')
}

describe('a credential that does not hold', () => {
  it('is one of more than two hundred', () => {
    const values = forgeries.map(([, value]) => value)
    expect(forgeries.filter(([, value], index) => values.indexOf(value) !== index)).toEqual([])
    expect(forgeries.length).toBeGreaterThan(200)
  })

  it('is refused over HTTP with 401, a code and nothing else', async () => {
    const wrong = await each(forgeries, async ([what, value]) => {
      const found = wrongWith(await authorized(value), REFUSED)
      return found && `${what}: ${found}`
    })
    expect(wrong).toEqual([])
    await stillWorks()
  })

  it('closes a socket before anything is said on it', async () => {
    const wrong = await each(forgeries, async ([what, authorization]) => {
      const { send, closed, messages } = await openSocket(`${base}/graphql`)
      send({ type: 'connection_init', payload: { authorization } })
      const [code, reason] = await closed
      if (code === 4403 && reason.length < 124 && messages.length === 0 && !/usr_|kid|jw[ts]|alg/i.test(reason))
        return null
      return `${what}: ${code} ${reason} ${JSON.stringify(messages)}`
    })
    expect(wrong).toEqual([])
    await stillWorks()
  })

  it('is refused when it comes as an API key', async () => {
    const values = [token, `Bearer ${token}`, `Bearer ${liveKey}`, 'lg_', 'x', `${liveKey},${liveKey}`, `"${liveKey}"`]
    const wrong = await each(values, async (value) => {
      const found = wrongWith(await post(base, [`x-api-key: ${value}`]), REFUSED)
      return found && `${value.slice(0, 20)}: ${found}`
    })
    expect(wrong).toEqual([])
  })
})

it('refuses a request that names two callers, or is no request', async () => {
  const named = [`authorization: Bearer ${token}`, `Authorization: Bearer ${token}`, `AUTHORIZATION: Bearer a.b.c`]
  const key = `x-api-key: ${liveKey}`
  const twice = [
    ...[named.slice(0, 1).concat(named.slice(0, 1)), named.slice(0, 2), named.slice(1), named],
    ...[
      [key, key],
      [key, `X-API-Key: ${liveKey}`],
      [named[0] ?? '', key],
      [key, 'authorization: Basic x'],
    ],
    ...[
      ['authorization: ', 'authorization: Bearer a.b.c'],
      [key, `authorization: Bearer ${liveKey}`],
    ],
  ]
  const malformed = [
    ...['\u0000', '\u0001', '\n', '\r', '\u007f'].map((byte) => [`authorization: Bearer ${token}${byte}x-admin: 1`]),
    ...[[`authorization : Bearer ${token}`], [`authorization\u0000: Bearer ${token}`], ['authorization']],
    ...[['transfer-encoding: chunked', `authorization: Bearer ${token}`], ['content-length: 7']],
  ]
  const wrong = await each([...twice, ...malformed], async (headers) => {
    const found = wrongWith(await post(base, headers), { status: 400, code: 'BAD_REQUEST' })
    return found && `${JSON.stringify(headers).slice(0, 60)}: ${found}`
  })
  expect(wrong).toEqual([])
  const enormous = await post(base, [`authorization: Bearer ${'A'.repeat(40_000)}.b.c`])
  expect(enormous.status).toBe(431)
  await stillWorks()
})

describe('who the gateway says is asking', () => {
  it('is believed by a subgraph only when the gateway signed it a moment ago', async () => {
    const service = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] } as const
    const genuine = await signViewer(service, VIEWER_SECRET, clock)
    const body = JSON.stringify({ query: '{ signingKeys { kid } }' })
    expect((await post(usersBase, [`${VIEWER_HEADER}: ${genuine}`], body)).body).toContain(kidOf(token))
    const wrong = await each(forgedViewers, async ([what, headers]) => {
      const found = wrongWith(await post(usersBase, headers, body), REFUSED)
      return found && `${what}: ${found}`
    })
    expect(wrong).toEqual([])
  })

  it('is not for clients to say, whatever they send through the gateway', async () => {
    const viewer = { kind: 'user', userId, sessionId: 'ses_1', scopes: ['users:pii'] } as const
    const signed = await signViewer(viewer, VIEWER_SECRET, clock)
    const forged = [...forgedViewers, ['signed as the gateway does', [`${VIEWER_HEADER}: ${signed}`]] as const]
    const wrong = await each(
      forged.filter(([what]) => what !== 'under other names'),
      async ([what, headers]) => {
        const { body } = await post(base, [...headers, 'x-lifegraph-client-address: 192.0.2.1', 'x-user-id: usr_1'])
        return body === '{"data":{"viewer":null}}' ? null : `${what}: ${body}`
      },
    )
    expect(wrong).toEqual([])
  })
})
