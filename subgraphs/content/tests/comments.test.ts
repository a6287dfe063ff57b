import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { block, freshKey, publish, removePost, signUp } from './fixtures.ts'

const COMMENT = `mutation ($input: CommentInput!) { comment(input: $input) {
  comment { id body author { displayName } post { id commentCount } } userErrors { code field } } }`
const REMOVE = 'mutation ($id: ID!) { removeComment(commentId: $id) { removedCommentId userErrors { code } } }'
const READ = `query ($id: ID!, $first: Int, $after: String) { post(id: $id) { commentCount
  comments(first: $first, after: $after) { edges { cursor node { id body author { displayName } likeCount viewerLiked } }
    pageInfo { hasNextPage hasPreviousPage endCursor } } } }`

let graph: TestSubgraph
let alice: Caller
let bob: Caller
let carol: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  alice = await signUp(graph, 'Alice')
  bob = await signUp(graph, 'Bob')
  carol = await signUp(graph, 'Carol')
})
afterAll(() => graph.close())

const say = async (by: Caller, postId: string, body = 'hello', idempotencyKey = freshKey()) => {
  graph.clock.advance(1000)
  return (await by.data(COMMENT, { input: { postId, body, idempotencyKey } })).comment
}
const codes = (answer: { userErrors: { code: string }[] }) => answer.userErrors.map(({ code }) => code)
interface Edge {
  cursor: string
  node: { id: string; body: string }
}
const bodies = (post: { comments: { edges: Edge[] } }) => post.comments.edges.map((edge) => edge.node.body)

it('says something once per key, counts it and announces it', async () => {
  const postId = await publish(graph, alice)
  const key = freshKey()
  const answers = await Promise.all(Array.from({ length: 6 }, () => say(bob, postId, ' nice ', key)))
  expect(new Set(answers.map((answer) => answer.comment.id)).size).toBe(1)
  expect(answers[0].comment).toMatchObject({ body: 'nice', author: { displayName: 'Bob' }, post: { commentCount: 1 } })
  expect((await graph.announced('content.commentAdded')).filter((event) => event.postId === postId)).toHaveLength(1)
  expect(codes(await say(bob, postId, 'other', key))).toEqual(['IDEMPOTENCY_MISMATCH'])
})

it('counts every one of many comments that come at once', async () => {
  const postId = await publish(graph, alice)
  await Promise.all(Array.from({ length: 20 }, (_, index) => say(index % 2 ? bob : carol, postId)))
  expect((await alice.data(READ, { id: postId })).post.commentCount).toBe(20)
})

it('refuses blank text, posts that are not there, and people who are blocked, either way', async () => {
  const postId = await publish(graph, alice)
  expect(codes(await say(bob, postId, ' \n'))).toEqual(['BODY_EMPTY'])
  for (const id of [newId('Post'), alice.id, 'nonsense']) expect(codes(await say(bob, id))).toEqual(['POST_NOT_FOUND'])
  expect(
    (await bob.ask(COMMENT, { input: { postId, body: 'x'.repeat(1001), idempotencyKey: 'k' } })).errors?.[0]?.extensions
      .code,
  ).toBe('BAD_USER_INPUT')

  const [blocker, blocked] = [await signUp(graph, 'Blocker'), await signUp(graph, 'Blocked')]
  const theirs = [await publish(graph, blocker), await publish(graph, blocked)]
  await block(graph, blocker.id, blocked.id)
  expect(codes(await say(blocked, theirs[0]!))).toEqual(['BLOCKED'])
  expect(codes(await say(blocker, theirs[1]!))).toEqual(['BLOCKED'])
  await graph.announce('users.userUnblocked', { blockerId: blocker.id, blockedId: blocked.id })
  expect(codes(await say(blocked, theirs[0]!))).toEqual([])
  await removePost(blocker, theirs[0]!)
  expect(codes(await say(blocked, theirs[0]!))).toEqual(['POST_NOT_FOUND'])
})

it('pages through comments newest first, without hole or repeat while others comment and remove', async () => {
  const postId = await publish(graph, alice)
  for (let index = 0; index < 7; index++) await say(bob, postId, `comment ${index}`)
  const first = (await bob.data(READ, { id: postId, first: 3 })).post
  expect(bodies(first)).toEqual(['comment 6', 'comment 5', 'comment 4'])
  expect(first.comments.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  await say(carol, postId, 'meanwhile')
  await bob.data(REMOVE, { id: first.comments.edges[2].node.id })
  const second = (await bob.data(READ, { id: postId, first: 10, after: first.comments.pageInfo.endCursor })).post
  expect(bodies(second)).toEqual(['comment 3', 'comment 2', 'comment 1', 'comment 0'])
  expect(second.comments.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
})

it('shows the comments of blocked people to neither side', async () => {
  const [host, guest, other] = [await signUp(graph, 'Host'), await signUp(graph, 'Guest'), await signUp(graph, 'Other')]
  const postId = await publish(graph, host)
  await say(guest, postId, 'from guest')
  await say(other, postId, 'from other')
  await block(graph, guest.id, other.id)
  const seenBy = async (reader: Caller) => bodies((await reader.data(READ, { id: postId })).post)
  expect(await seenBy(guest)).toEqual(['from guest'])
  expect(await seenBy(other)).toEqual(['from other'])
  expect(await seenBy(host)).toEqual(['from other', 'from guest'])
})

it('lets its author and the author of the post remove a comment, again without harm, and nobody else', async () => {
  const postId = await publish(graph, alice)
  const mine = (await say(bob, postId)).comment.id
  const underMine = (await say(bob, postId)).comment.id
  const kept = (await say(bob, postId)).comment.id
  const remove = async (by: Caller, id: string) => (await by.data(REMOVE, { id })).removeComment
  for (let times = 0; times < 2; times++) {
    expect(await remove(bob, mine)).toEqual({ removedCommentId: mine, userErrors: [] })
    expect(await remove(alice, underMine)).toEqual({ removedCommentId: underMine, userErrors: [] })
  }
  expect(codes(await remove(carol, kept))).toEqual(['NOT_AUTHOR'])
  for (const id of [mine, newId('Comment'), 'nonsense'])
    expect(codes(await remove(carol, id))).toEqual(['COMMENT_NOT_FOUND'])
  expect((await alice.data(READ, { id: postId })).post).toMatchObject({
    commentCount: 1,
    comments: { edges: [{ node: { id: kept } }] },
  })
  expect((await graph.announced('content.commentRemoved')).filter((event) => event.postId === postId)).toHaveLength(2)
})

it('removes a comment once when its author and the author of the post do so at once', async () => {
  const postId = await publish(graph, alice)
  const id = (await say(bob, postId)).comment.id
  await Promise.all([alice, bob, alice, bob].map((by) => by.data(REMOVE, { id })))
  expect((await alice.data(READ, { id: postId })).post.commentCount).toBe(0)
  expect((await graph.announced('content.commentRemoved')).filter((event) => event.commentId === id)).toHaveLength(1)
})

it('either takes a comment along or refuses it when the post is removed at the same time', async () => {
  for (let round = 0; round < 8; round++) {
    const postId = await publish(graph, alice)
    const [said] = await Promise.all([say(bob, postId), removePost(alice, postId)])
    const removals = (await graph.announced('content.commentRemoved')).filter((event) => event.postId === postId)
    expect(removals).toHaveLength(said.comment ? 1 : 0)
    if (!said.comment) expect(codes(said)).toEqual(['POST_NOT_FOUND'])
  }
})
