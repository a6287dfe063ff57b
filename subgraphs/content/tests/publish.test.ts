import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { seedReference } from '../seed/index.ts'
import { freshKey, openCircle, PUBLISH, publish, removePost, signUp } from './fixtures.ts'

const IMAGE = { url: 'https://img.example/1.jpg', kind: 'IMAGE', width: 800, height: 600 }
const VIDEO = { url: 'https://img.example/1.mp4', kind: 'VIDEO', durationMs: 15_000 }

let graph: TestSubgraph
let alice: Caller
let bob: Caller
let coffee: string

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  await seedReference(graph.database)
  alice = await signUp(graph, 'Alice')
  bob = await signUp(graph, 'Bob')
  coffee = (await graph.anonymous.data('{ topic(slug: "coffee") { id } }')).topic.id
})
afterAll(() => graph.close())

const post = (input: object) => ({ kind: 'IMAGE_TEXT', body: 'hello', idempotencyKey: freshKey(), ...input })
const refusal = async (input: object, by = alice) =>
  (await by.data(PUBLISH, { input: post(input) })).publish.userErrors[0]?.code

describe('publish', () => {
  it('publishes text with pictures under a topic and a district, with the author’s name and picture', async () => {
    await graph.announce('users.profileChanged', {
      userId: alice.id,
      displayName: 'Alice in Xuhui',
      avatarUrl: 'https://img.example/alice.jpg',
    })
    const id = await publish(graph, alice, {
      body: ' café ',
      media: [IMAGE],
      topicIds: [coffee, coffee],
      areaCode: '310104',
    })
    const { post } = await graph.anonymous.data(
      `query ($id: ID!) { post(id: $id) {
        author { id displayName avatarUrl } lifeAccount { id } community { id } kind body media { url kind width height durationMs }
        topics { slug } area { code } createdAt viewCount commentCount likeCount viewerLiked } }`,
      { id },
    )
    expect(post).toEqual({
      author: { id: alice.id, displayName: 'Alice in Xuhui', avatarUrl: 'https://img.example/alice.jpg' },
      lifeAccount: null,
      community: null,
      kind: 'IMAGE_TEXT',
      body: 'café',
      media: [{ ...IMAGE, durationMs: null }],
      topics: [{ slug: 'coffee' }],
      area: { code: '310104' },
      createdAt: graph.clock.now().toISOString(),
      viewCount: 0,
      commentCount: 0,
      likeCount: 0,
      viewerLiked: false,
    })
    expect((await graph.announced('content.postPublished')).at(-1)).toEqual({
      postId: id,
      authorId: alice.id,
      lifeAccountId: null,
      communityId: null,
      kind: 'IMAGE_TEXT',
      topicIds: [coffee],
      areaCode: '310104',
      createdAt: graph.clock.now().toISOString(),
    })
  })

  it('publishes a short video without text', async () => {
    const id = await publish(graph, alice, { kind: 'SHORT_VIDEO', body: '', media: [VIDEO] })
    const { post } = await graph.anonymous.data('query ($id: ID!) { post(id: $id) { kind media { durationMs } } }', {
      id,
    })
    expect(post).toEqual({ kind: 'SHORT_VIDEO', media: [{ durationMs: 15_000 }] })
  })

  it('publishes once per key, however often and at once it is sent, and refuses the key for another post', async () => {
    const input = post({ body: 'once' })
    const before = (await graph.announced('content.postPublished')).length
    const answers = await Promise.all(Array.from({ length: 8 }, () => alice.data(PUBLISH, { input })))
    expect(new Set(answers.map((answer) => answer.publish.post.id)).size).toBe(1)
    expect(await graph.announced('content.postPublished')).toHaveLength(before + 1)
    expect(await refusal({ ...input, body: 'twice' })).toBe('IDEMPOTENCY_MISMATCH')
    expect(await refusal({ idempotencyKey: '' })).toBe('INVALID_IDEMPOTENCY_KEY')
    // Somebody else's key is their own.
    expect((await bob.data(PUBLISH, { input })).publish.post.id).not.toBe(answers[0].publish.post.id)
  })

  it('answers a replay with the first result although the post has been removed since', async () => {
    const input = post({ body: 'soon gone' })
    const first = await alice.data(PUBLISH, { input })
    await removePost(alice, first.publish.post.id)
    expect(await alice.data(PUBLISH, { input })).toEqual(first)
  })

  it('refuses what is empty, mixed up, unknown or not theirs, and writes nothing', async () => {
    const before = (await graph.announced('content.postPublished')).length
    expect(await refusal({ body: ' \n ' })).toBe('BODY_EMPTY')
    expect(await refusal({ media: [VIDEO] })).toBe('MEDIA_MISMATCH')
    expect(await refusal({ kind: 'SHORT_VIDEO' })).toBe('MEDIA_MISMATCH')
    for (const id of [newId('Topic'), alice.id, 'nonsense', "'; drop table posts; --"])
      expect(await refusal({ topicIds: [id] })).toBe('TOPIC_NOT_FOUND')
    for (const id of [newId('LifeAccount'), 'nonsense'])
      expect(await refusal({ lifeAccountId: id })).toBe('LIFE_ACCOUNT_NOT_FOUND')
    for (const id of [newId('Community'), 'nonsense'])
      expect(await refusal({ communityId: id })).toBe('COMMUNITY_NOT_FOUND')
    expect(await graph.announced('content.postPublished')).toHaveLength(before)
  })

  it('takes no text, address, district or list that could never be right', async () => {
    for (const input of [
      { body: 'x'.repeat(5001) },
      { body: 'a\u0000b' },
      { body: '\ud800' },
      { media: [{ ...IMAGE, url: 'http://img.example/1.jpg' }] },
      { media: [{ ...IMAGE, width: -1 }] },
      { areaCode: '31010' },
      { topicIds: Array.from({ length: 6 }, () => newId('Topic')) },
    ]) {
      const { data, errors } = await alice.ask(PUBLISH, { input: post(input) })
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'BAD_USER_INPUT'])
    }
    // Astral characters count once: 5,000 of them fit.
    await publish(graph, alice, { body: '🦞'.repeat(5000) })
  })

  it('asks strangers to sign in, and somebody whose sign-up has not arrived to wait', async () => {
    const { errors } = await graph.anonymous.ask(PUBLISH, { input: post({}) })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const nobody = await graph.person().ask(PUBLISH, { input: post({}) })
    expect(nobody.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE')
  })
})

describe('removePost', () => {
  it('removes a post with its comments from everywhere, again without harm, and tells the others once', async () => {
    const id = await publish(graph, alice, { topicIds: [coffee] })
    const commented = await bob.data(`mutation ($input: CommentInput!) { comment(input: $input) { comment { id } } }`, {
      input: { postId: id, body: 'nice', idempotencyKey: freshKey() },
    })
    const commentId = commented.comment.comment.id
    for (let times = 0; times < 2; times++)
      expect((await removePost(alice, id)).removePost).toEqual({ removedPostId: id, userErrors: [] })
    const seen = await graph.anonymous.data(
      `query ($id: ID!, $authorId: ID!, $refs: [_Any!]!) {
        post(id: $id) { id }
        topic(slug: "coffee") { posts(first: 100) { edges { node { id } } } }
        _entities(representations: $refs) { __typename } }`,
      {
        id,
        authorId: alice.id,
        refs: [
          { __typename: 'Post', id },
          { __typename: 'Subject', id },
          { __typename: 'Comment', id: commentId },
        ],
      },
    )
    expect(seen.post).toBeNull()
    expect(seen._entities).toEqual([null, null, null])
    expect(seen.topic.posts.edges.map((edge: { node: { id: string } }) => edge.node.id)).not.toContain(id)
    expect(await graph.announced('content.postRemoved')).toContainEqual({
      postId: id,
      authorId: alice.id,
      communityId: null,
      reason: 'AUTHOR',
    })
    const removals = (await graph.announced('content.commentRemoved')).filter((event) => event.postId === id)
    expect(removals).toEqual([{ commentId, postId: id, authorId: bob.id }])
  })

  it('is for the author alone', async () => {
    const id = await publish(graph, alice)
    const codes = async (by: Caller, postId: string) => (await removePost(by, postId)).removePost.userErrors[0]?.code
    expect(await codes(bob, id)).toBe('NOT_AUTHOR')
    for (const postId of [newId('Post'), bob.id, 'nonsense']) expect(await codes(alice, postId)).toBe('POST_NOT_FOUND')
    await removePost(alice, id)
    expect(await codes(bob, id)).toBe('POST_NOT_FOUND')
  })
})

describe('a post in a circle that not everybody may view', () => {
  it('is there for members and for nobody else, by id, in lists and as an entity', async () => {
    const communityId = await openCircle(graph, { VIEW: { is: 'member' } })
    const id = await publish(graph, alice, { communityId, topicIds: [coffee] })
    const READ = `query ($id: ID!, $refs: [_Any!]!) {
      post(id: $id) { id community { id } }
      topic(slug: "coffee") { posts { edges { node { id } } } }
      _entities(representations: $refs) { ... on Post { body } ... on User { posts { edges { node { id } } } } } }`
    const refs = [
      { __typename: 'Post', id },
      { __typename: 'User', id: alice.id },
    ]
    const ids = (list: { edges: { node: { id: string } }[] }) => list.edges.map((edge) => edge.node.id)
    const hidden = await bob.data(READ, { id, refs })
    expect([hidden.post, hidden._entities[0]]).toEqual([null, null])
    expect([ids(hidden.topic.posts).includes(id), ids(hidden._entities[1].posts).includes(id)]).toEqual([false, false])

    await graph.announce('communities.memberJoined', {
      communityId,
      userId: bob.id,
      role: 'MEMBER',
      joinedAt: graph.clock.now().toISOString(),
    })
    const shown = await bob.data(READ, { id, refs })
    expect(shown.post.community).toEqual({ id: communityId })
    expect([shown.post.id, ids(shown.topic.posts)[0], ids(shown._entities[1].posts)[0]]).toEqual([id, id, id])
  })
})
