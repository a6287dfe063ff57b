import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { freshKey, goLive, publish, removePost, signUp, tell } from './fixtures.ts'

const FIELDS = 'subject { __typename id likeCount viewerLiked } userErrors { code field }'
const LIKE = `mutation ($id: ID!) { like(subjectId: $id) { ${FIELDS} denied { code } } }`
const UNLIKE = `mutation ($id: ID!) { unlike(subjectId: $id) { ${FIELDS} } }`
const REFERENCES = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
  __typename ... on Subject { id likeCount viewerLiked } } }`

let graph: TestSubgraph
let alice: Caller
let bob: Caller
let postId: string

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  alice = await signUp(graph, 'Alice')
  bob = await signUp(graph, 'Bob')
  postId = await publish(graph, alice)
})
afterAll(() => graph.close())

/** A message in the chat of a live room, as live-streams announces it. @returns its id */
const chat = async (authorId = alice.id) => {
  const messageId = newId('ChatMessage')
  const at = graph.clock.now().toISOString()
  await graph.announce('live.chatPosted', { messageId, roomId: newId('LiveRoom'), authorId, seq: 1, text: 'hi', at })
  return messageId
}

describe('like', () => {
  it('likes a post, a comment, a live room and a chat message', async () => {
    const { comment } = await bob.data(
      'mutation ($input: CommentInput!) { comment(input: $input) { comment { id } } }',
      {
        input: { postId, body: 'hello', idempotencyKey: freshKey() },
      },
    )
    const subjects = {
      Post: postId,
      Comment: comment.comment.id,
      LiveRoom: await goLive(graph, alice.id),
      ChatMessage: await chat(),
    }
    for (const [__typename, id] of Object.entries(subjects)) {
      const liked = { subject: { __typename, id, likeCount: 1, viewerLiked: true }, userErrors: [] }
      // A second time it changes nothing.
      for (let times = 0; times < 2; times++)
        expect((await bob.data(LIKE, { id })).like).toEqual({ ...liked, denied: [] })
      const reference = {
        representations: undefined,
        refs: [
          { __typename, id },
          { __typename: 'Subject', id },
        ],
      }
      expect((await bob.data(REFERENCES, reference))._entities).toEqual([liked.subject, liked.subject])
      expect((await bob.data(UNLIKE, { id })).unlike.subject).toMatchObject({ likeCount: 0, viewerLiked: false })
      expect((await bob.data(UNLIKE, { id })).unlike).toMatchObject({ subject: { likeCount: 0 }, userErrors: [] })
    }
  })

  it('answers several acts in one request each as it left things', async () => {
    const id = await publish(graph, alice)
    const { a, b, c } = await bob.data(
      `mutation ($id: ID!) { a: like(subjectId: $id) { ${FIELDS} } b: unlike(subjectId: $id) { ${FIELDS} } c: like(subjectId: $id) { ${FIELDS} } }`,
      { id },
    )
    expect([a, b, c].map(({ subject }) => [subject.likeCount, subject.viewerLiked])).toEqual([
      [1, true],
      [0, false],
      [1, true],
    ])
  })

  it('counts each person once, however many like at once and however often', async () => {
    const id = await publish(graph, alice)
    const fans = Array.from({ length: 40 }, () => graph.person())
    await Promise.all(fans.flatMap((fan) => [fan.data(LIKE, { id }), fan.data(LIKE, { id })]))
    const count = async () =>
      (await alice.data('query ($id: ID!) { post(id: $id) { likeCount } }', { id })).post.likeCount
    expect(await count()).toBe(40)
    await Promise.all(fans.slice(0, 15).flatMap((fan) => [fan.data(UNLIKE, { id }), fan.data(UNLIKE, { id })]))
    expect(await count()).toBe(25)
  })

  it('refuses what is not there, what is gone, and what cannot be liked', async () => {
    const gone = await publish(graph, alice)
    await removePost(alice, gone)
    const removedChat = await chat()
    await graph.announce('live.chatRemoved', {
      messageId: removedChat,
      roomId: newId('LiveRoom'),
      code: 'SPAM',
      summary: 'Spam.',
    })
    for (const id of [
      gone,
      removedChat,
      newId('Post'),
      newId('LiveRoom'),
      newId('ChatMessage'),
      alice.id,
      'nonsense',
      '',
    ])
      for (const [name, mutation] of Object.entries({ like: LIKE, unlike: UNLIKE }))
        expect((await bob.data(mutation, { id }))[name]).toMatchObject({
          subject: null,
          userErrors: [{ code: 'SUBJECT_NOT_FOUND', field: ['subjectId'] }],
        })
  })

  it('finds a message that was said a moment before', async () => {
    const messageId = newId('ChatMessage')
    const at = graph.clock.now().toISOString()
    const said = { messageId, roomId: newId('LiveRoom'), authorId: alice.id, seq: 1, text: 'hi', at }
    await tell(graph, 'live.chatPosted', said)
    expect((await bob.data(LIKE, { id: messageId })).like.subject.likeCount).toBe(1)
  })

  it('keeps no like of a post that is removed at the same time', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await publish(graph, alice)
      const [{ like }] = await Promise.all([bob.data(LIKE, { id }), removePost(alice, id)])
      const [row] = await graph.database.client`
        select like_count, (select count(*)::int from content.likes where subject_id = id) as likes
        from content.subjects where id = ${id}`
      expect(row?.like_count).toBe(row?.likes)
      if (like.userErrors.length > 0) expect(row?.likes).toBe(0)
    }
  })

  it('is for people who are signed in; others see counts', async () => {
    expect((await graph.anonymous.ask(LIKE, { id: postId })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await graph.anonymous.data('query ($id: ID!) { post(id: $id) { viewerLiked } }', { id: postId })).toEqual({
      post: { viewerLiked: false },
    })
  })
})

describe('references to subjects', () => {
  it('answer for rooms and messages nobody has told of yet, as nobody likes them', async () => {
    const [room, message] = [newId('LiveRoom'), newId('ChatMessage')]
    const refs = [
      { __typename: 'LiveRoom', id: room },
      { __typename: 'ChatMessage', id: message },
    ]
    expect((await bob.data(REFERENCES, { refs }))._entities).toEqual([
      { __typename: 'LiveRoom', id: room, likeCount: 0, viewerLiked: false },
      { __typename: 'ChatMessage', id: message, likeCount: 0, viewerLiked: false },
    ])
  })
  it('are null for posts and comments that are not there, whatever the id says', async () => {
    const refs = ['Post', 'Comment', 'Subject'].flatMap((__typename) =>
      [newId('Post'), newId('Comment'), alice.id, 'nonsense', "'--"].map((id) => ({ __typename, id })),
    )
    expect((await bob.data(REFERENCES, { refs }))._entities).toEqual(refs.map(() => null))
  })
})
