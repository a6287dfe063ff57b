import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { callerOf, SIGN_UP, type SignedUp, signUp, TOKENS } from './people.ts'

let graph: TestSubgraph
let alice: SignedUp

const signIn = async (handle: string, password: string) =>
  (
    await graph.anonymous.data(
      `mutation ($input: SignInInput!) {
        signIn(input: $input) { session { ${TOKENS} user { handle } } userErrors { code message field } } }`,
      { input: { handle, password } },
    )
  ).signIn

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  alice = await signUp(graph, 'alice')
})
afterAll(() => graph.close())

it('opens a session of its own each time, however the handle is written', async () => {
  const sessions = await Promise.all(['alice', ' Alice', '@ALICE'].map((handle) => signIn(handle, alice.password)))
  for (const { session, userErrors } of sessions) {
    expect(userErrors).toEqual([])
    expect(session.user.handle).toBe('alice')
  }
  expect(new Set(sessions.map(({ session }) => session.refreshToken)).size).toBe(3)
  const caller = await callerOf(graph, sessions[0].session)
  expect((await caller.data('{ viewer { handle } }')).viewer.handle).toBe('alice')
})

it('answers the same to a wrong password and to a handle nobody has', async () => {
  const wrong = await signIn('alice', 'not the password')
  expect(wrong).toEqual({
    session: null,
    userErrors: [{ code: 'INVALID_CREDENTIALS', message: 'Invalid credentials.', field: null }],
  })
  for (const handle of ['nobody', '', 'no spaces', '小明', 'a'.repeat(1000)]) {
    expect(await signIn(handle, alice.password)).toEqual(wrong)
  }
  expect(await signIn('alice', '')).toEqual(wrong)
  expect(await signIn('alice', 'x'.repeat(60_000))).toEqual(wrong)
})

it('knows a long password from one that only starts like it', async () => {
  const password = '🔑'.repeat(200)
  await graph.anonymous.data(SIGN_UP, { input: { handle: 'keeper', password, displayName: 'Keeper' } })
  expect((await signIn('keeper', password)).session).not.toBeNull()
  expect((await signIn('keeper', `${password}x`)).session).toBeNull()
  expect((await signIn('keeper', '🔑'.repeat(100))).session).toBeNull()
})
