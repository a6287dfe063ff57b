import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content, loadLikes } from '../index.ts'
import { publish, removePost, signUp } from './fixtures.ts'

const LIKES = 'query ($id: ID!) { post(id: $id) { likeCount viewerLiked } }'

let graph: TestSubgraph
let alice: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  alice = await signUp(graph, 'Alice')
})
afterAll(() => graph.close())

const likesOf = (subjectId: string, howMany: number) =>
  Array.from({ length: howMany }, () => ({ subjectId, userId: newId('User'), at: graph.clock.now() }))

describe('loadLikes', () => {
  it('counts each like once, however often it is loaded', async () => {
    const postId = await publish(graph, alice)
    const likes = [...likesOf(postId, 4), { subjectId: postId, userId: alice.id, at: graph.clock.now() }]
    expect(await loadLikes(graph.database, likes)).toBe(5)
    expect(await loadLikes(graph.database, [...likes, ...likesOf(postId, 1)])).toBe(1)
    expect((await alice.data(LIKES, { id: postId })).post).toEqual({ likeCount: 6, viewerLiked: true })
  })

  it('moves posts up as single likes do', async () => {
    const liked = await publish(graph, alice)
    graph.clock.advance(60_000)
    const newer = await publish(graph, alice)
    await loadLikes(graph.database, likesOf(liked, 30))
    const { feed } = await alice.data('{ feed(tab: THIRD_TAB) { edges { node { ... on Post { id } } } } }')
    const ids = feed.edges.map((edge: { node: { id?: string } }) => edge.node.id)
    expect(ids.indexOf(liked)).toBeLessThan(ids.indexOf(newer))
  })

  it('leaves out what is not there, or no longer', async () => {
    const removed = await publish(graph, alice)
    await removePost(alice, removed)
    expect(await loadLikes(graph.database, [...likesOf(removed, 2), ...likesOf(newId('Post'), 2)])).toBe(0)
  })

  it('takes two loads of the same likes at once', async () => {
    const [first, second] = [await publish(graph, alice), await publish(graph, alice)]
    const likes = [...likesOf(first, 20), ...likesOf(second, 20)]
    const added = await Promise.all([loadLikes(graph.database, likes), loadLikes(graph.database, likes.toReversed())])
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(40)
    expect((await alice.data(LIKES, { id: first })).post.likeCount).toBe(20)
  })
})
