import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { seedReference } from '../seed/index.ts'
import { follow, freshKey, goLive, like, openCircle, publish, signUp } from './fixtures.ts'

const POST = `id body author { id displayName avatarUrl } lifeAccount { name followers viewCount } topics { name } area { code }
  viewCount commentCount likeCount viewerLiked
  comments(first: 2) { edges { node { id body author { displayName } likeCount viewerLiked } } }`

let graph: TestSubgraph
let viewer: Caller
const authors: Caller[] = []
const posts: string[] = []

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  await seedReference(graph.database)
  const { topics } = await graph.anonymous.data('{ topics { id } }')
  viewer = await signUp(graph, 'Viewer')
  await graph.announce('users.homeAreaChanged', { userId: viewer.id, areaCode: '310104' })
  const circle = await openCircle(graph, {})
  // One rule for viewing that is closed: every list asks about it, and no list may ask more often for it.
  await openCircle(graph, { VIEW: { is: 'member' } })
  for (let index = 0; index < 12; index++) {
    const author = await signUp(graph, `Author ${index}`)
    authors.push(author)
    await follow(graph, viewer.id, author.id)
    const opened = await author.data(
      'mutation ($input: OpenLifeAccountInput!) { openLifeAccount(input: $input) { lifeAccount { id } } }',
      { input: { name: 'Tea', idempotencyKey: freshKey() } },
    )
    const postId = await publish(graph, author, {
      lifeAccountId: opened.openLifeAccount.lifeAccount.id,
      communityId: index % 2 ? circle : null,
      areaCode: '310104',
      topicIds: [topics[0].id, topics[index + 1].id],
    })
    posts.push(postId)
    await like(viewer, postId)
    for (const by of [viewer, author])
      await by.data('mutation ($input: CommentInput!) { comment(input: $input) { userErrors { code } } }', {
        input: { postId, body: 'hello', idempotencyKey: freshKey() },
      })
    if (index < 3) await goLive(graph, author.id)
  }
})
afterAll(() => graph.close())

const cost = (query: string, variables: Record<string, unknown>) =>
  graph.statementsOf(() => viewer.data(query, variables))

describe('statements do not grow with the page', () => {
  it('for a feed with everything its posts have', async () => {
    const FEED = `query ($tab: FeedTab!, $first: Int) { feed(tab: $tab, first: $first) { rankingVersion
      edges { cursor why { code } node { __typename ... on Post { ${POST} } ... on LiveRoom { id likeCount viewerLiked } ... on AdSlot { id } } }
      pageInfo { hasNextPage } } }`
    // The local feed asks for no rooms.
    for (const [tab, statements] of Object.entries({ THIRD_TAB: 14, FOLLOWING: 14, LOCAL: 13 }))
      expect([await cost(FEED, { tab, first: 4 }), await cost(FEED, { tab, first: 20 })]).toEqual([
        statements,
        statements,
      ])
  })

  it('for posts alone: the reader, the candidates, the rooms', async () => {
    const PLAIN = 'query ($first: Int) { feed(first: $first) { edges { node { ... on Post { id body } } } } }'
    expect([await cost(PLAIN, { first: 1 }), await cost(PLAIN, { first: 20 })]).toEqual([3, 3])
  })

  it('for posts, comments, life accounts, topics and people asked for as entities', async () => {
    const { feed } = await viewer.data(
      '{ feed(first: 100) { edges { node { ... on Post { id author { id } lifeAccount { id } topics { id } comments { edges { node { id } } } } } } } }',
    )
    interface Shown {
      id?: string
      author: { id: string }
      lifeAccount: { id: string }
      topics: { id: string }[]
      comments: { edges: { node: { id: string } }[] }
    }
    const shown: Shown[] = feed.edges.map((edge: { node: Shown }) => edge.node).filter((node: Shown) => node.id)
    const refs = (type: string, count: number, idOf: (node: Shown) => string) =>
      shown.slice(0, count).map((node) => ({ __typename: type, id: idOf(node) }))
    const LISTS = `posts(first: 2) { edges { node { ${POST} } } }`
    for (const [type, fields, idOf] of [
      ['Post', POST, (node: Shown) => node.id as string],
      ['Subject', 'likeCount viewerLiked', (node: Shown) => node.id as string],
      [
        'Comment',
        `body likeCount author { displayName } post { ${POST} }`,
        (node: Shown) => node.comments.edges[0]?.node.id as string,
      ],
      [
        'LifeAccount',
        `name followers viewerFollows viewCount owner { displayName } ${LISTS}`,
        (node: Shown) => node.lifeAccount.id,
      ],
      ['Topic', `name ${LISTS}`, (node: Shown) => node.topics[1]?.id as string],
      ['User', `lifeAccounts { name } ${LISTS}`, (node: Shown) => node.author.id],
    ] as const) {
      const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type} { ${fields} } } }`
      const of = (count: number) => cost(query, { refs: refs(type, count, idOf) })
      expect([type, await of(12)]).toEqual([type, await of(1)])
    }
  })

  it('for a page of comments', async () => {
    const COMMENTS = `query ($id: ID!, $first: Int) { post(id: $id) { comments(first: $first) {
      edges { node { body likeCount viewerLiked author { displayName } } } } } }`
    expect([
      await cost(COMMENTS, { id: posts[0], first: 1 }),
      await cost(COMMENTS, { id: posts[0], first: 50 }),
    ]).toEqual([6, 6])
  })
})
