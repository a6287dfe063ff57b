import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { crowd } from './people.ts'

const act = (name: 'follow' | 'unfollow' | 'block' | 'unblock') =>
  `mutation ($userId: ID!) { ${name}(userId: $userId) {
    user { id followerCount followingCount connectionCount viewerFollows viewerBlocks } userErrors { code field } } }`
const [FOLLOW, UNFOLLOW, BLOCK, UNBLOCK] = [act('follow'), act('unfollow'), act('block'), act('unblock')]
const ALONE = { followerCount: 0, followingCount: 0, connectionCount: 0, viewerFollows: false }

let graph: TestSubgraph
let pairs = 0
/** Two people who have never met. */
async function strangers(): Promise<[Caller, Caller]> {
  pairs++
  return (await crowd(graph, `one_${pairs}`, `other_${pairs}`)) as [Caller, Caller]
}

beforeAll(async () => {
  graph = await openTestSubgraph(users)
})
afterAll(() => graph.close())

it('ends the follows between the two, both ways, and tells everything', async () => {
  const [alice, bob] = await strangers()
  await alice.data(FOLLOW, { userId: bob.id })
  await bob.data(FOLLOW, { userId: alice.id })
  for (let again = 0; again < 2; again++) {
    const { block } = await alice.data(BLOCK, { userId: bob.id })
    expect(block).toEqual({ user: { id: bob.id, ...ALONE, viewerBlocks: true }, userErrors: [] })
  }
  expect(await graph.announced('users.userUnfollowed')).toEqual([
    { followerId: alice.id, followeeId: bob.id },
    { followerId: bob.id, followeeId: alice.id },
  ])
  const at = graph.clock.now().toISOString()
  expect(await graph.announced('users.userBlocked')).toEqual([{ blockerId: alice.id, blockedId: bob.id, at }])
})

it('keeps both from following until it is lifted; ended follows do not come back', async () => {
  const [alice, bob] = await strangers()
  await bob.data(FOLLOW, { userId: alice.id })
  await alice.data(BLOCK, { userId: bob.id })
  const blocked = { user: null, userErrors: [{ code: 'BLOCKED', field: ['userId'] }] }
  expect((await alice.data(FOLLOW, { userId: bob.id })).follow).toEqual(blocked)
  expect((await bob.data(FOLLOW, { userId: alice.id })).follow).toEqual(blocked)
  for (let again = 0; again < 2; again++) {
    const { unblock } = await alice.data(UNBLOCK, { userId: bob.id })
    expect(unblock).toEqual({ user: { id: bob.id, ...ALONE, viewerBlocks: false }, userErrors: [] })
  }
  expect(await graph.announced('users.userUnblocked')).toEqual([{ blockerId: alice.id, blockedId: bob.id }])
  expect((await bob.data(FOLLOW, { userId: alice.id })).follow.user.viewerFollows).toBe(true)
})

it('holds while either of two who blocked each other keeps it', async () => {
  const [alice, bob] = await strangers()
  await alice.data(BLOCK, { userId: bob.id })
  await bob.data(BLOCK, { userId: alice.id })
  await alice.data(UNBLOCK, { userId: bob.id })
  expect((await alice.data(FOLLOW, { userId: bob.id })).follow.userErrors).toMatchObject([{ code: 'BLOCKED' }])
})

it('is not shown to the one who is blocked, and listed for nobody but the blocker', async () => {
  const [alice, bob] = await strangers()
  const [carol] = (await crowd(graph, 'carol')) as [Caller]
  await alice.data(BLOCK, { userId: bob.id })
  graph.clock.advance(1000)
  await alice.data(BLOCK, { userId: carol.id })
  expect((await bob.data('query ($id: ID!) { user(id: $id) { viewerBlocks } }', { id: alice.id })).user).toEqual({
    viewerBlocks: false,
  })
  const LIST = `query ($id: ID!, $first: Int, $after: String) { user(id: $id) { handle
    blockedUsers(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }`
  const first = (await alice.data(LIST, { id: alice.id, first: 1 })).user.blockedUsers
  expect(first).toMatchObject({ edges: [{ node: { id: carol.id } }], pageInfo: { hasNextPage: true } })
  const rest = await alice.data(LIST, { id: alice.id, first: 1, after: first.pageInfo.endCursor })
  expect(rest.user.blockedUsers).toMatchObject({ edges: [{ node: { id: bob.id } }], pageInfo: { hasNextPage: false } })
  for (const caller of [bob, graph.person({ scopes: ['users:pii'] })]) {
    const { data, errors } = await caller.ask(LIST, { id: alice.id })
    expect(data.user).toMatchObject({ blockedUsers: null })
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})

it('leaves no follow when follows come at the same moment', async () => {
  for (let round = 0; round < 15; round++) {
    const [alice, bob] = await strangers()
    await bob.data(FOLLOW, { userId: alice.id })
    const [, ...follows] = await Promise.all([
      alice.data(BLOCK, { userId: bob.id }),
      bob.data(FOLLOW, { userId: alice.id }),
      alice.data(FOLLOW, { userId: bob.id }),
    ])
    for (const { follow } of follows)
      expect([[], [{ code: 'BLOCKED', field: ['userId'] }]]).toContainEqual(follow.userErrors)
    const COUNTS = 'query ($id: ID!) { user(id: $id) { followerCount followingCount connectionCount viewerFollows } }'
    expect((await bob.data(COUNTS, { id: alice.id })).user).toEqual(ALONE)
    expect((await alice.data(COUNTS, { id: bob.id })).user).toEqual(ALONE)
  }
})

it('shows each act of one request what the acts before it did', async () => {
  const [alice, bob] = await strangers()
  const both = await alice.data(
    `mutation ($id: ID!) {
      first: follow(userId: $id) { user { followerCount viewerFollows viewerBlocks } }
      then: block(userId: $id) { user { followerCount viewerFollows viewerBlocks } } }`,
    { id: bob.id },
  )
  expect(both.first.user).toEqual({ followerCount: 1, viewerFollows: true, viewerBlocks: false })
  expect(both.then.user).toEqual({ followerCount: 0, viewerFollows: false, viewerBlocks: true })
})

it('refuses people who are not there, and oneself where that has no sense', async () => {
  const [alice] = await strangers()
  const codeOf = async (operation: string, userId: string) => {
    const answer = Object.values(await alice.data(operation, { userId }))[0] as { userErrors: { code: string }[] }
    return answer.userErrors[0]?.code
  }
  for (const operation of [BLOCK, UNBLOCK, UNFOLLOW]) {
    for (const userId of ['usr_00000000000000000000000000', 'nobody', ''])
      expect(await codeOf(operation, userId)).toBe('USER_NOT_FOUND')
  }
  expect(await codeOf(BLOCK, alice.id)).toBe('CANNOT_TARGET_SELF')
  expect(await codeOf(UNBLOCK, alice.id)).toBeUndefined()
  expect(await codeOf(UNFOLLOW, alice.id)).toBeUndefined()
})

it.each(['block', 'unblock', 'unfollow'] as const)('asks strangers to sign in first: %s', async (name) => {
  const [alice] = await strangers()
  for (const caller of [graph.anonymous, graph.person()]) {
    const { errors } = await caller.ask(act(name), { userId: alice.id })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  }
})
