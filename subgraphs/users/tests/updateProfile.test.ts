import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { type SignedUp, signUp } from './people.ts'

const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { user { displayName avatarUrl bio } userErrors { code } } }`
let graph: TestSubgraph
let alice: SignedUp
const picture = 'https://example.com/alice.png'

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  alice = await signUp(graph, 'alice')
})
afterAll(() => graph.close())

it('changes what is given and keeps the rest', async () => {
  const change = async (input: object) => (await alice.data(UPDATE, { input })).updateProfile.user
  expect(await change({ avatarUrl: picture, bio: ' Noodles ' })).toEqual({
    displayName: 'alice',
    avatarUrl: picture,
    bio: 'Noodles',
  })
  expect(await change({ displayName: 'Alice 爱丽丝' })).toMatchObject({ displayName: 'Alice 爱丽丝', bio: 'Noodles' })
  expect(await change({})).toMatchObject({ avatarUrl: picture })
  expect(await change({ avatarUrl: null, bio: null })).toEqual({
    displayName: 'Alice 爱丽丝',
    avatarUrl: null,
    bio: null,
  })
})

it('tells others of names and pictures, once per change', async () => {
  const bob = await signUp(graph, 'bob')
  const told = async () => (await graph.announced('users.profileChanged')).filter((event) => event.userId === bob.id)
  await bob.data(UPDATE, { input: { bio: 'Not worth an event' } })
  await bob.data(UPDATE, { input: { displayName: 'bob' } })
  expect(await told()).toEqual([])
  await bob.data(UPDATE, { input: { displayName: 'Bob', avatarUrl: picture } })
  await bob.data(UPDATE, { input: { displayName: 'Bob' } })
  expect(await told()).toEqual([{ userId: bob.id, displayName: 'Bob', avatarUrl: picture }])
})

it('tells the last of many changes at once last', async () => {
  const carol = await signUp(graph, 'carol')
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => carol.data(UPDATE, { input: { displayName: `Carol ${index}` } })),
  )
  const { viewer } = await carol.data('{ viewer { displayName } }')
  const told = (await graph.announced('users.profileChanged')).filter((event) => event.userId === carol.id)
  expect(told).toHaveLength(12)
  expect(told.at(-1)?.displayName).toBe(viewer.displayName)
})

it.each([
  ['input.displayName', { displayName: null }],
  ['input.displayName', { displayName: '' }],
  ['input.avatarUrl', { avatarUrl: 'http://example.com/a.png' }],
  ['input.bio', { bio: 'x'.repeat(501) }],
])('refuses a malformed %s whole', async (argument, wrong) => {
  const { errors } = await alice.ask(UPDATE, { input: { bio: 'half of it', ...wrong } })
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument })
  expect((await alice.data('{ viewer { bio } }')).viewer.bio).not.toBe('half of it')
})

it('asks strangers to sign in, and those whose account is gone too', async () => {
  for (const caller of [graph.anonymous, graph.person()]) {
    const { errors } = await caller.ask(UPDATE, { input: { bio: 'Hello' } })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  }
})
