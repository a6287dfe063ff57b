import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { callerOf, readToken, type SignedUp, signUp, TOKENS } from './people.ts'

const SIGN_OUT = 'mutation { signOut { endedSessions userErrors { code } } }'
const EVERYWHERE = 'mutation { signOutEverywhere { endedSessions userErrors { code } } }'
let graph: TestSubgraph

const signIn = async ({ handle, password }: SignedUp) =>
  (
    await graph.anonymous.data(`mutation ($input: SignInInput!) { signIn(input: $input) { session { ${TOKENS} } } }`, {
      input: { handle, password },
    })
  ).signIn.session
const refresh = async (refreshToken: string): Promise<string[]> => {
  const { refreshSession } = await graph.anonymous.data(
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { userErrors { code } } }',
    { input: { refreshToken } },
  )
  return refreshSession.userErrors.map((error: { code: string }) => error.code)
}

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

it('ends the session that asks, and no other', async () => {
  const person = await signUp(graph, 'one_device')
  const other = await signIn(person)
  expect(await person.data(SIGN_OUT)).toEqual({ signOut: { endedSessions: 1, userErrors: [] } })
  expect(await person.data(SIGN_OUT)).toEqual({ signOut: { endedSessions: 0, userErrors: [] } })
  expect(await refresh(person.tokens.refreshToken)).toEqual(['SESSION_NOT_FOUND'])
  expect(await refresh(other.refreshToken)).toEqual([])
})

it('ends every session of the person, and of nobody else', async () => {
  const [person, bystander] = [await signUp(graph, 'everywhere'), await signUp(graph, 'bystander')]
  const others = [await signIn(person), await signIn(person)]
  const caller = await callerOf(graph, others[0])
  expect(await caller.data(EVERYWHERE)).toEqual({ signOutEverywhere: { endedSessions: 3, userErrors: [] } })
  for (const { refreshToken } of [person.tokens, ...others]) {
    expect(await refresh(refreshToken)).toEqual(['SESSION_NOT_FOUND'])
  }
  expect(await refresh(bystander.tokens.refreshToken)).toEqual([])
})

it('leaves the access token to its fifteen minutes', async () => {
  const person = await signUp(graph, 'fifteen')
  await person.data(SIGN_OUT)
  const read = () => readToken(graph, person.tokens.accessToken)
  expect((await read())?.viewer.userId).toBe(person.id)
  graph.clock.advance(15 * 60_000)
  expect(await read()).toBeNull()
})

it('wins or loses against a refresh at the same moment, but the session is over', async () => {
  for (let round = 0; round < 5; round++) {
    const person = await signUp(graph, `hasty_${round}`)
    const token = person.tokens.refreshToken
    const [codes] = await Promise.all([refresh(token), person.data(SIGN_OUT)])
    expect([[], ['SESSION_NOT_FOUND']]).toContainEqual(codes)
    const left = await graph.database.client`
      select from users.sessions where user_id = ${person.id} and ended_at is null`
    expect(left).toHaveLength(0)
  }
})

it.each([SIGN_OUT, EVERYWHERE])('asks strangers to sign in first: %s', async (operation) => {
  const { errors } = await graph.anonymous.ask(operation)
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})
