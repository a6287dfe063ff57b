import { decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '../../../platform/log.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { rotateSigningKeys } from '../operations/rotate-signing-keys.ts'
import { openSigningKeys } from '../operations/signing-keys.ts'
import { openUsersStore } from '../store/index.ts'
import { publishedKeys, readToken, type SignedUp, signUp, TOKENS } from './people.ts'

const DAY_MS = 24 * 3600_000
let graph: TestSubgraph

beforeEach(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
})
afterEach(() => graph.close())

const kidOf = (token: string) => decodeProtectedHeader(token).kid
const kids = async (of = graph) => (await publishedKeys(of)).map(({ kid }) => kid)
/** A fresh access token of somebody, by their refresh token. */
async function refresh(person: SignedUp, of = graph): Promise<string> {
  const { refreshSession } = await of.anonymous.data(
    `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { session { ${TOKENS} } } }`,
    { input: { refreshToken: person.tokens.refreshToken } },
  )
  person.tokens = refreshSession.session
  return person.tokens.accessToken
}

it('is one key for all processes, however many need the first one at the same moment', async () => {
  const others = await Promise.all([graph.another(), graph.another()])
  const signed = await Promise.all(
    [graph, ...others].flatMap((process, nth) => [signUp(process, `a_${nth}xx`), signUp(process, `b_${nth}xx`)]),
  )
  expect(new Set(signed.map(({ tokens }) => kidOf(tokens.accessToken))).size).toBe(1)
  const [row, ...more] = await graph.database.client`select * from users.signing_keys`
  expect(more).toEqual([])
  expect(row?.generation).toBe(1)
  expect(new Date(row?.signs_from)).toEqual(graph.clock.now())
})

it('is published as what it is and nothing more, and kept unreadable', async () => {
  await signUp(graph, 'alice')
  const [key] = await publishedKeys(graph)
  expect(key).toEqual({
    ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' },
    ...{ kid: expect.any(String), x: expect.any(String), y: expect.any(String) },
  })
  const [row] = await graph.database.client`select * from users.signing_keys`
  expect(row?.public_jwk).toEqual(key)
  expect(row?.private_jwe.split('.')).toHaveLength(5)
  const { errors } = await graph.person({ scopes: ['users:pii'] }).ask('{ signingKeys { jwk } }')
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

it('rotates every thirty days, and is known to all a day before', async () => {
  const alice = await signUp(graph, 'alice')
  const first = kidOf(alice.tokens.accessToken)
  graph.clock.advance(29 * DAY_MS - 1)
  expect(await kids()).toEqual([first])
  graph.clock.advance(1)
  const [second] = await kids()
  expect(await kids()).toEqual([second, first])
  graph.clock.advance(DAY_MS - 1000)
  const last = await refresh(alice)
  expect(kidOf(last)).toBe(first)
  graph.clock.advance(1000)
  expect(kidOf(await refresh(alice))).toBe(second)
  // What was signed at the last moment holds for all its fifteen minutes.
  graph.clock.advance(15 * 60_000 - 1001)
  expect(await readToken(graph, last)).not.toBeNull()
  graph.clock.advance(2 * 60_000)
  expect(await kids()).toEqual([second])
})

it('goes on where nobody asked for a year', async () => {
  const alice = await signUp(graph, 'alice')
  graph.clock.advance(365 * DAY_MS)
  const { accessToken } = (await signUp(graph, 'bob')).tokens
  expect(kidOf(accessToken)).not.toBe(kidOf(alice.tokens.accessToken))
  expect(await kids()).toEqual([kidOf(accessToken)])
  expect(await readToken(graph, accessToken)).not.toBeNull()
})

it('is replaced when an operator asks for it, after gateways have heard of the next one', async () => {
  const other = await graph.another()
  const alice = await signUp(graph, 'alice')
  const first = kidOf(alice.tokens.accessToken)
  await kids(other)
  const until = await rotateSigningKeys(graph.database, graph.clock, false)
  graph.clock.advance(5_000)
  const [second] = await kids(other)
  expect(second).not.toBe(first)
  expect(await kids()).toEqual([second, first])
  expect(kidOf(await refresh(alice))).toBe(first)
  graph.clock.set(until)
  expect(kidOf(await refresh(alice))).toBe(second)
  expect(kidOf(await refresh(alice, other))).toBe(second)
})

it('is revoked with everything it signed, and people go on by refreshing', async () => {
  const alice = await signUp(graph, 'alice')
  const stolen = alice.tokens.accessToken
  await rotateSigningKeys(graph.database, graph.clock, true)
  graph.clock.advance(5_000)
  const fresh = await refresh(alice)
  expect(await kids()).toEqual([kidOf(fresh)])
  expect(await readToken(graph, stolen)).toBeNull()
  expect(await readToken(graph, fresh)).not.toBeNull()
  const [revoked] = await graph.database.client`select private_jwe from users.signing_keys where generation = 1`
  expect(revoked?.private_jwe).toBe('')
})

it('is made anew where the secret is another one, and what the others signed holds', async () => {
  const alice = await signUp(graph, 'alice')
  const store = openUsersStore(graph.database, graph.clock, graph.bus)
  const secret = new TextEncoder().encode('another secret of thirty-two bytes or more')
  const elsewhere = openSigningKeys(store, secret, graph.clock, silentLog)
  const sign = await elsewhere.signer()
  const { token } = await sign({ userId: alice.id, sessionId: 'ses_1', scopes: [] })
  expect(kidOf(token)).not.toBe(kidOf(alice.tokens.accessToken))
  graph.clock.advance(5_000)
  expect(kidOf(await refresh(alice))).toBe(kidOf(alice.tokens.accessToken))
  for (const each of [token, alice.tokens.accessToken]) expect(await readToken(graph, each)).not.toBeNull()
  const keys = await graph.database.client`select generation from users.signing_keys`
  expect(keys).toHaveLength(2)
})
