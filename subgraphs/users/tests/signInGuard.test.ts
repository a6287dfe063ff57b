import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { users } from '../index.ts'
import { openSignInGuard, type SignInGuard } from '../operations/sign-in-guard.ts'
import { type SignedUp, signUp } from './people.ts'

let graph: TestSubgraph
let alice: SignedUp
let bob: SignedUp
let nth = 0
/** An address nobody used before. */
const somewhere = () => `2001:db8:0:${(nth++).toString(16)}::/64`

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  alice = await signUp(graph, 'alice')
  bob = await signUp(graph, 'bob')
})
afterAll(() => graph.close())
afterEach(() => vi.useRealTimers())

/** @returns the code of what a sign-in from an address comes to; `ok` when it succeeds */
async function signIn(address: string, handle: string, password: string, refreshToken?: string): Promise<string> {
  const { data, errors } = await graph.subgraph.execute({
    query: `mutation ($input: SignInInput!) {
      signIn(input: $input) { session { accessToken } userErrors { code } } }`,
    variables: { input: { handle, password, refreshToken } },
    viewer: anonymous,
    requestId: 'sign-in',
    address,
  })
  if (errors) return String(errors[0]?.extensions.code)
  const { session, userErrors } = (data as Json).signIn
  return session ? 'ok' : userErrors[0].code
}
const fail = (times: number, address: string, handle: string) =>
  Promise.all(Array.from({ length: times }, () => signIn(address, handle, 'a guess')))

it('holds up whoever guesses the password of one handle, the guesses of one moment included', async () => {
  const address = somewhere()
  const answers = await fail(14, address, 'alice')
  expect(answers.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10)
  expect(answers.filter((code) => code === 'RATE_LIMITED')).toHaveLength(4)
  expect(await signIn(address, ' @ALICE', alice.password)).toBe('RATE_LIMITED')
})

it('locks nobody out: the same handle signs in from anywhere else, and others from there', async () => {
  const address = somewhere()
  await fail(11, address, 'alice')
  expect(await signIn(somewhere(), 'alice', alice.password)).toBe('ok')
  expect(await signIn(address, 'bob', bob.password)).toBe('ok')
})

it('lets a device in that was signed in before, even where somebody guesses, and counts its own guesses', async () => {
  const address = somewhere()
  await fail(11, address, 'alice')
  const { refreshToken } = alice.tokens
  expect(await signIn(address, 'alice', alice.password, refreshToken)).toBe('ok')
  expect(await signIn(address, 'alice', alice.password, bob.tokens.refreshToken)).toBe('RATE_LIMITED')
  expect(await signIn(address, 'alice', alice.password, 'lgr_guessed')).toBe('RATE_LIMITED')
  const guesses = await Promise.all(
    Array.from({ length: 11 }, () => signIn(somewhere(), 'alice', 'a guess', refreshToken)),
  )
  expect(guesses.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1)
  // That a device was stolen keeps nobody else from signing in.
  expect(await signIn(somewhere(), 'alice', alice.password)).toBe('ok')
})

it('answers the same whether or not anybody has the handle', async () => {
  const address = somewhere()
  const known = await fail(12, address, 'alice')
  for (const handle of ['nobody_here', 'no handle at all', ''])
    expect((await fail(12, somewhere(), handle)).toSorted()).toEqual(known.toSorted())
})

const guess = (guard: SignInGuard, address: string, handle: string) =>
  guard.admit({ handle, address, sessionId: null }).then(
    () => 'counted',
    (error) => error.extensions,
  )

it('holds up whoever tries one password with many handles, and forgets successes', async () => {
  const guard = openSignInGuard(null, 'test')
  const address = somewhere()
  for (let index = 0; index < 200; index++)
    await (await guard.admit({ handle: `fine_${index}`, address, sessionId: null }))()
  const answers = await Promise.all(Array.from({ length: 52 }, (_, index) => guess(guard, address, `handle_${index}`)))
  expect(answers.filter((answer) => answer === 'counted')).toHaveLength(50)
  expect(answers.at(-1)).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) })
})

it('opens again by itself after a quarter of an hour, however often somebody tried meanwhile', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const guard = openSignInGuard(null, 'test')
  const address = somewhere()
  for (let index = 0; index < 10; index++) expect(await guess(guard, address, 'alice')).toBe('counted')
  for (let minute = 0; minute < 14; minute++) {
    vi.setSystemTime(Date.now() + 60_000)
    expect(await guess(guard, address, 'alice')).toMatchObject({ code: 'RATE_LIMITED' })
  }
  vi.setSystemTime(Date.now() + 60_000)
  expect(await guess(guard, address, 'alice')).toBe('counted')
})
