import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { users } from '../index.ts'
import { type SignedUp, signUp } from './people.ts'

const FOLLOW = 'mutation ($userId: ID!) { follow(userId: $userId) { user { handle } userErrors { code field } } }'
const COUNTS = 'query ($id: ID!) { user(id: $id) { followerCount followingCount connectionCount viewerFollows } }'

let graph: TestSubgraph
let alice: SignedUp
let bob: SignedUp
let carol: SignedUp

beforeAll(async () => {
  graph = await openTestSubgraph(users)
  ;[alice, bob, carol] = await Promise.all([signUp(graph, 'alice'), signUp(graph, 'bob'), signUp(graph, 'carol')])
})
afterAll(() => graph.close())

it('follows once, however often it is asked', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => alice.data(FOLLOW, { userId: bob.id })))
  for (const { follow } of answers) expect(follow).toEqual({ user: { handle: 'bob' }, userErrors: [] })
  expect(await alice.data(COUNTS, { id: bob.id })).toEqual({
    user: { followerCount: 1, followingCount: 0, connectionCount: 0, viewerFollows: true },
  })
  expect(await graph.announced('users.userFollowed')).toHaveLength(1)
})

it('counts a connection when both follow each other, also at once', async () => {
  await Promise.all([bob.data(FOLLOW, { userId: carol.id }), carol.data(FOLLOW, { userId: bob.id })])
  expect((await graph.anonymous.data(COUNTS, { id: carol.id })).user.connectionCount).toBe(1)
  expect((await graph.anonymous.data(COUNTS, { id: bob.id })).user.connectionCount).toBe(1)
})

it('tells both how many connections they have when a follow makes or ends one, by a block too', async () => {
  const told = async (...people: SignedUp[]) =>
    (await graph.announced('users.connectionsChanged'))
      .filter(({ userId }) => people.some(({ id }) => id === userId))
      .map(({ userId, connections }) => [people.findIndex(({ id }) => id === userId), connections])
  const one = await signUp(graph, 'one_of_two')
  const other = await signUp(graph, 'other_of_two')
  await one.data(FOLLOW, { userId: other.id })
  expect(await told(one, other)).toEqual([])
  await other.data(FOLLOW, { userId: one.id })
  await other.data(FOLLOW, { userId: one.id })
  expect((await told(one, other)).sort()).toEqual([
    [0, 1],
    [1, 1],
  ])
  await one.data('mutation ($userId: ID!) { block(userId: $userId) { userErrors { code } } }', { userId: other.id })
  expect((await told(one, other)).slice(2).sort()).toEqual([
    [0, 0],
    [1, 0],
  ])
})

it('refuses to follow oneself and people who are not there', async () => {
  expect((await alice.data(FOLLOW, { userId: alice.id })).follow.userErrors).toEqual([
    { code: 'CANNOT_TARGET_SELF', field: ['userId'] },
  ])
  for (const userId of ['usr_00000000000000000000000000', 'post_nonsense', "'; drop table people; --"]) {
    expect((await alice.data(FOLLOW, { userId })).follow.userErrors).toEqual([
      { code: 'USER_NOT_FOUND', field: ['userId'] },
    ])
  }
})

it('asks strangers to sign in', async () => {
  const { errors } = await graph.anonymous.ask(FOLLOW, { userId: bob.id })
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('refuses text that PostgreSQL cannot hold, as the caller’s mistake', async () => {
  for (const userId of ['usr_\u0000', '\ud800']) {
    const { errors } = await alice.ask(FOLLOW, { userId })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'userId' })
  }
})

it('pages through followers newest first, without hole or repeat, at a cost that does not grow with the page', async () => {
  const star = await signUp(graph, 'star')
  const fans: SignedUp[] = []
  for (let index = 0; index < 7; index++) {
    const fan = await signUp(graph, `fan_${index}`)
    graph.clock.advance(1000)
    await fan.data(FOLLOW, { userId: star.id })
    fans.unshift(fan)
  }
  const PAGE = `query ($id: ID!, $first: Int, $after: String) {
    user(id: $id) { followers(first: $first, after: $after) { edges { node { id followerCount viewerFollows } } pageInfo { endCursor hasNextPage } } } }`
  const seen: string[] = []
  let after: string | null = null
  for (let more = true; more; ) {
    const { user } = await alice.data(PAGE, { id: star.id, first: 3, after })
    seen.push(...user.followers.edges.map((edge: { node: { id: string } }) => edge.node.id))
    after = user.followers.pageInfo.endCursor
    more = user.followers.pageInfo.hasNextPage
  }
  expect(seen).toEqual(fans.map((fan) => fan.id))
  const cost = (first: number) => graph.statementsOf(() => alice.data(PAGE, { id: star.id, first }))
  expect([await cost(1), await cost(7)]).toEqual([4, 4])
})
