import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { costOf, foundCommunity, publishPost } from './circles.ts'

const POSTS = `query ($id: ID!, $first: Int, $after: String) { community(id: $id) {
  posts(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }`

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

const page = async (id: string, args: { first?: number; after?: string | null } = {}) =>
  (await graph.anonymous.data(POSTS, { id, ...args })).community.posts
const idsOf = (posts: Json): string[] => posts.edges.map(({ node }: Json) => node.id)
const publish = async (communityId: string | null) => {
  graph.clock.advance(1_000)
  return publishPost(graph, communityId)
}

it('takes in what content published here, newest first, and tells each post once', async () => {
  const id = await foundCommunity(owner)
  const posts = [await publish(id), await publish(id)]
  await publish(null)
  await publish(await foundCommunity(owner))
  await publishPost(graph, id, posts[0])
  expect(idsOf(await page(id))).toEqual([posts[1], posts[0]])
  expect((await graph.announced('communities.postAdded')).filter((event) => event.communityId === id)).toEqual(
    posts.map((postId) => ({ communityId: id, postId })),
  )
})

it('drops what was removed, for good', async () => {
  const id = await foundCommunity(owner)
  const [kept, removed] = [await publish(id), await publish(id)]
  await graph.announce('content.postRemoved', {
    postId: removed,
    authorId: newId('User'),
    communityId: id,
    reason: 'AUTHOR',
  })
  await publishPost(graph, id, removed)
  expect(idsOf(await page(id))).toEqual([kept])
})

it('pages without hole or repeat while others publish', async () => {
  const id = await foundCommunity(owner)
  const posts: string[] = []
  for (let index = 0; index < 5; index++) posts.unshift(await publish(id))
  const first = await page(id, { first: 2 })
  await publish(id)
  const second = await page(id, { first: 2, after: first.pageInfo.endCursor })
  await publish(id)
  const third = await page(id, { first: 2, after: second.pageInfo.endCursor })
  expect([first, second, third].flatMap(idsOf)).toEqual(posts)
  expect([first, second, third].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false])
})

it('reads the posts of many communities with one statement', async () => {
  for (let index = 0; index < 5; index++) await publish(await foundCommunity(owner))
  const PAGE =
    'query ($first: Int) { communities(first: $first) { edges { node { posts(first: $first) { edges { node { id } } } topics { id } } } } }'
  const cost = (first: number) => costOf(graph, () => graph.anonymous.data(PAGE, { first }))
  // Communities, their posts, their topics.
  expect([await cost(1), await cost(5)]).toEqual([3, 3])
})

it('takes a malformed cursor for the caller’s mistake', async () => {
  const id = await foundCommunity(owner)
  const encode = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
  const bad = [
    'x',
    encode(['yesterday', newId('Post')]),
    encode(['+275760-09-13T00:00:00.000Z', 'x']),
    encode([1, 2]),
    '',
  ]
  for (const after of bad) {
    const { errors } = await graph.anonymous.ask(POSTS, { id, after })
    expect(errors?.[0]?.extensions.code, after).toBe('BAD_USER_INPUT')
  }
  for (const first of [-1, 101]) {
    const { errors } = await graph.anonymous.ask(POSTS, { id, first })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' })
  }
})
