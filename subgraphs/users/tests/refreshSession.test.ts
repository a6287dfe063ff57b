import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { callerOf, type SignedUp, signUp, TOKENS } from './people.ts'

const DAY_MS = 24 * 3600_000
let graph: TestSubgraph

const refresh = async (refreshToken: string) =>
  (
    await graph.anonymous.data(
      `mutation ($input: RefreshSessionInput!) {
        refreshSession(input: $input) { session { ${TOKENS} user { id } } userErrors { code field } } }`,
      { input: { refreshToken } },
    )
  ).refreshSession
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map((error) => error.code)

let count = 0
const newcomer = (): Promise<SignedUp> => signUp(graph, `newcomer_${++count}`)

beforeAll(async () => {
  graph = await openTestSubgraph(users, new Date('2024-02-27T09:00:00Z'))
})
afterAll(() => graph.close())

it('exchanges each token once, for a pair of the same session', async () => {
  const person = await newcomer()
  graph.clock.advance(DAY_MS)
  const first = await refresh(person.tokens.refreshToken)
  expect(first.userErrors).toEqual([])
  expect(first.session.user.id).toBe(person.id)
  expect(Date.parse(first.session.refreshTokenExpiresAt)).toBe(graph.clock.now().getTime() + 30 * DAY_MS)
  const second = await refresh(first.session.refreshToken)
  expect(new Set([person.tokens.refreshToken, first.session.refreshToken, second.session.refreshToken]).size).toBe(3)
  expect((await callerOf(graph, second.session)).viewer).toMatchObject(person.viewer)
})

it('ends the session when a token comes back: it has leaked', async () => {
  const person = await newcomer()
  const { session } = await refresh(person.tokens.refreshToken)
  expect(await refresh(person.tokens.refreshToken)).toEqual({
    session: null,
    userErrors: [{ code: 'REFRESH_TOKEN_REUSED', field: ['input', 'refreshToken'] }],
  })
  expect(codes(await refresh(session.refreshToken))).toEqual(['SESSION_NOT_FOUND'])
  expect(codes(await refresh(person.tokens.refreshToken))).toEqual(['SESSION_NOT_FOUND'])
})

it('leaves other sessions of the person alone when one has leaked', async () => {
  const person = await newcomer()
  const { signIn } = await graph.anonymous.data(
    `mutation ($input: SignInInput!) { signIn(input: $input) { session { ${TOKENS} } } }`,
    { input: { handle: person.handle, password: person.password } },
  )
  await refresh(person.tokens.refreshToken)
  await refresh(person.tokens.refreshToken)
  expect(codes(await refresh(signIn.session.refreshToken))).toEqual([])
})

it('lets one of two exchanges at once through, and takes the other for a leak', async () => {
  for (let round = 0; round < 5; round++) {
    const person = await newcomer()
    const answers = await Promise.all([1, 2, 3].map(() => refresh(person.tokens.refreshToken)))
    const winners = answers.filter((answer) => answer.session !== null)
    expect(winners).toHaveLength(1)
    expect(answers.flatMap(codes).sort()).toEqual(['REFRESH_TOKEN_REUSED', 'SESSION_NOT_FOUND'])
    expect(codes(await refresh(winners[0].session.refreshToken))).toEqual(['SESSION_NOT_FOUND'])
  }
})

it('ends with the last day of thirty without a refresh', async () => {
  const person = await newcomer()
  graph.clock.advance(30 * DAY_MS - 1)
  const { session } = await refresh(person.tokens.refreshToken)
  expect(session).not.toBeNull()
  graph.clock.advance(30 * DAY_MS)
  expect(await refresh(session.refreshToken)).toEqual({
    session: null,
    userErrors: [{ code: 'SESSION_EXPIRED', field: ['input', 'refreshToken'] }],
  })
})

it('knows nothing of tokens it never gave out', async () => {
  for (const token of ['', 'lgr_made_up', 'x'.repeat(10_000)]) {
    expect(codes(await refresh(token))).toEqual(['SESSION_NOT_FOUND'])
  }
})

it('picks up the scopes the person has by then', async () => {
  const person = await newcomer()
  await graph.database.client`update users.people set scopes = '{users:pii}' where id = ${person.id}`
  const { session } = await refresh(person.tokens.refreshToken)
  const claims = JSON.parse(Buffer.from(session.accessToken.split('.')[1], 'base64url').toString())
  expect(claims.scope).toBe('users:pii')
})
