import { type CryptoKey, importJWK } from 'jose'
import { type ReadToken, readAccessToken } from '../../../platform/access-token.ts'
import { newId } from '../../../platform/ids.ts'
import type { Caller, Json, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { loadPeople } from '../index.ts'

/** The tokens of a session, as somebody who signs in receives them. */
export interface Tokens {
  accessToken: string
  accessTokenExpiresAt: string
  refreshToken: string
  refreshTokenExpiresAt: string
}

export interface SignedUp extends Caller {
  handle: string
  password: string
  tokens: Tokens
}

export const TOKENS = 'accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt'

export const SIGN_UP = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { user { id handle displayName } session { ${TOKENS} user { id } } userErrors { code field } } }`

/**
 * Sign somebody up as they would themselves.
 * @param scopes what they may do beyond their own things, as if a session with them had been opened since
 */
export async function signUp(graph: TestSubgraph, handle: string, scopes: string[] = []): Promise<SignedUp> {
  const password = `the password of ${handle}`
  const { signUp } = await graph.anonymous.data(SIGN_UP, {
    input: { handle, password, displayName: handle },
  })
  if (!signUp.user) throw new Error(`could not sign ${handle} up: ${JSON.stringify(signUp.userErrors)}`)
  const caller = await callerOf(graph, signUp.session, scopes)
  return { ...caller, handle, password, tokens: signUp.session }
}

/** The public keys of access tokens, as gateways are told. */
export async function publishedKeys({ subgraph }: TestSubgraph): Promise<Json[]> {
  const viewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] } as const
  const { data } = await subgraph.execute({ query: '{ signingKeys { kid jwk } }', viewer, requestId: 'keys' })
  const keys = (data as Json)?.signingKeys ?? []
  return keys.map(({ jwk }: { jwk: string }) => JSON.parse(jwk))
}

/** Read an access token as a gateway does. */
export async function readToken(graph: TestSubgraph, token: string): Promise<ReadToken | null> {
  const keys = await publishedKeys(graph)
  const find = async (kid: string | undefined) => {
    const jwk = keys.find((each) => each.kid === kid)
    return jwk ? ({ alg: 'ES256', kid: jwk.kid, key: (await importJWK(jwk)) as CryptoKey } as const) : null
  }
  return readAccessToken(token, find, graph.clock)
}

/** Somebody who uses the access token of a session. */
export async function callerOf(graph: TestSubgraph, session: Tokens, scopes: string[] = []): Promise<Caller> {
  const access = await readToken(graph, session.accessToken)
  if (!access) throw new Error('the access token of the session is not accepted')
  const { userId: id, sessionId } = access.viewer
  return graph.person({ id, sessionId, scopes })
}

/** People who are there without having signed up: for tests that need many and no passwords. */
export async function crowd(graph: TestSubgraph, ...handles: string[]): Promise<Caller[]> {
  const people = handles.map((handle) => ({
    id: newId('User'),
    handle,
    displayName: handle,
    createdAt: graph.clock.now(),
  }))
  await loadPeople(graph.database, people, graph.clock)
  return people.map(({ id }) => graph.person({ id }))
}
