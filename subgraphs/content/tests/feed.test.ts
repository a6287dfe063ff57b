import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeCursor } from '../../../platform/pagination.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { block, follow, freshKey, goLive, like, openCircle, publish, removePost, signUp } from './fixtures.ts'

const FEED = `query ($tab: FeedTab!, $first: Int, $after: String) { feed(tab: $tab, first: $first, after: $after) {
  rankingVersion
  edges { cursor why { code } node { __typename ... on Post { id } ... on LiveRoom { id } ... on AdSlot { id } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

interface Edge {
  cursor: string
  why: { code: string }[]
  node: { __typename: string; id: string }
}

let graph: TestSubgraph
let viewer: Caller
let author: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
})
afterAll(() => graph.close())

/** A world of their own for each test: nobody else's posts are in a followed or local feed. */
const meet = async () => {
  viewer = await signUp(graph, 'Viewer')
  author = await signUp(graph, 'Author')
  await follow(graph, viewer.id, author.id)
}
const read = async (by: Caller, tab: string, page: { first?: number; after?: string | null } = {}) =>
  (await by.data(FEED, { tab, first: 100, ...page })).feed
const edges = async (by: Caller, tab: string): Promise<Edge[]> => (await read(by, tab)).edges
const ids = (list: Edge[], type = 'Post') =>
  list.filter(({ node }) => node.__typename === type).map(({ node }) => node.id)
const why = (list: Edge[], id: string) => list.find(({ node }) => node.id === id)?.why.map(({ code }) => code)

describe('the feed of those one follows', () => {
  beforeAll(meet)

  it('holds their posts and rooms, newest first, and says why', async () => {
    const opened = await (await signUp(graph, 'Owner')).data(
      'mutation ($input: OpenLifeAccountInput!) { openLifeAccount(input: $input) { lifeAccount { id owner { id } } } }',
      { input: { name: 'Tea', idempotencyKey: freshKey() } },
    )
    const account = opened.openLifeAccount.lifeAccount
    const owner = graph.person({ id: account.owner.id })
    await viewer.data('mutation ($id: ID!) { followLifeAccount(lifeAccountId: $id) { userErrors { code } } }', {
      id: account.id,
    })
    const older = await publish(graph, author)
    const underAccount = await publish(graph, owner, { lifeAccountId: account.id })
    const ownName = await publish(graph, owner)
    const newer = await publish(graph, author)
    const room = await goLive(graph, author.id)
    const accountRoom = await goLive(graph, owner.id, { lifeAccountId: account.id })
    await goLive(graph, owner.id)

    const feed = await edges(viewer, 'FOLLOWING')
    expect(ids(feed)).toEqual([newer, underAccount, older])
    expect(ids(feed)).not.toContain(ownName)
    expect(new Set(ids(feed, 'LiveRoom'))).toEqual(new Set([room, accountRoom]))
    expect([why(feed, newer), why(feed, underAccount)]).toEqual([['FOLLOWED_AUTHOR'], ['FOLLOWED_LIFE_ACCOUNT']])
    expect(why(feed, accountRoom)).toEqual(['LIVE_NOW', 'FOLLOWED_LIFE_ACCOUNT'])

    // Followed both ways it is there once, for both reasons.
    await follow(graph, viewer.id, owner.id)
    const both = await edges(viewer, 'FOLLOWING')
    expect(ids(both)).toEqual([newer, ownName, underAccount, older])
    expect(why(both, underAccount)).toEqual(['FOLLOWED_AUTHOR', 'FOLLOWED_LIFE_ACCOUNT'])

    await graph.announce('users.userUnfollowed', { followerId: viewer.id, followeeId: author.id })
    expect(ids(await edges(viewer, 'FOLLOWING'))).toEqual([ownName, underAccount])
    await graph.announce('live.roomChanged', {
      roomId: accountRoom,
      hostId: owner.id,
      lifeAccountId: account.id,
      title: 'Over',
      state: 'ENDED',
      startedAt: graph.clock.now().toISOString(),
      at: graph.clock.now().toISOString(),
    })
    expect(ids(await edges(viewer, 'FOLLOWING'), 'LiveRoom')).not.toContain(accountRoom)
  })

  it('asks strangers to sign in', async () => {
    for (const tab of ['FOLLOWING', 'LOCAL'])
      expect((await graph.anonymous.ask(FEED, { tab })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('the local feed', () => {
  beforeAll(meet)

  it('holds posts about the viewer’s district and no rooms; nothing while there is no district', async () => {
    const xuhui = await publish(graph, author, { areaCode: '310104' })
    await publish(graph, author, { areaCode: '110105' })
    await goLive(graph, author.id)
    expect(await read(viewer, 'LOCAL')).toMatchObject({
      rankingVersion: 'local/1',
      edges: [],
      pageInfo: { hasNextPage: false },
    })
    await graph.announce('users.homeAreaChanged', { userId: viewer.id, areaCode: '310104' })
    const feed = await edges(viewer, 'LOCAL')
    expect(feed.map(({ node }) => node.id)).toEqual([xuhui])
    expect(why(feed, xuhui)).toEqual(['SAME_AREA'])
  })
})

describe('the third tab', () => {
  beforeAll(meet)

  it('holds everybody’s posts, newer and more engaging ones first, for strangers too', async () => {
    const fans = Array.from({ length: 8 }, () => graph.person())
    const loved = await publish(graph, author)
    const liked = await publish(graph, author)
    const plain = await publish(graph, author)
    const first = async () => ids(await edges(graph.anonymous, 'THIRD_TAB')).slice(0, 3)
    expect(await first()).toEqual([plain, liked, loved])
    await like(viewer, liked)
    for (const fan of fans) await like(fan, loved)
    expect(await first()).toEqual([loved, liked, plain])
    const feed = await edges(graph.anonymous, 'THIRD_TAB')
    expect(why(feed, plain)).toEqual(['FRESH'])
    expect(why(feed, loved)).toEqual(['FRESH', 'POPULAR'])
    graph.clock.advance(23 * 3600_000)
    expect(why(await edges(graph.anonymous, 'THIRD_TAB'), loved)).toEqual(['POPULAR', 'FRESH'])
    // A day later a new post stands before what was loved yesterday.
    graph.clock.advance(24 * 3600_000)
    const newest = await publish(graph, author)
    expect((await first())[0]).toBe(newest)
    expect(why(await edges(graph.anonymous, 'THIRD_TAB'), plain)).toEqual(['FROM_EVERYBODY'])
  })

  it('counts comments too, and keeps the heat a post has reached when likes are taken back', async () => {
    const [quiet, discussed] = [await publish(graph, author), await publish(graph, author)]
    graph.clock.advance(3600_000)
    const last = await publish(graph, author)
    await viewer.data('mutation ($input: CommentInput!) { comment(input: $input) { userErrors { code } } }', {
      input: { postId: discussed, body: 'well', idempotencyKey: freshKey() },
    })
    await like(viewer, quiet)
    const order = async () =>
      ids((await read(viewer, 'THIRD_TAB')).edges).filter((id) => [quiet, discussed, last].includes(id))
    expect(await order()).toEqual([discussed, quiet, last])
    await viewer.data('mutation ($id: ID!) { unlike(subjectId: $id) { userErrors { code } } }', { id: quiet })
    await like(viewer, quiet)
    expect(await order()).toEqual([discussed, quiet, last])
  })
})

describe('what any feed leaves out', () => {
  beforeAll(meet)

  it('is what was removed, who blocked or is blocked, and circles closed to the viewer', async () => {
    const members = await openCircle(graph, { VIEW: { is: 'member' } })
    const women = await openCircle(graph, { VIEW: { is: 'gender', gender: 'FEMALE' } })
    const closed = await openCircle(graph, { VIEW: { is: 'closed' } })
    await graph.announce('users.homeAreaChanged', { userId: viewer.id, areaCode: '440305' })
    const areaCode = '440305'
    const posts = {
      plain: await publish(graph, author, { areaCode }),
      members: await publish(graph, author, { areaCode, communityId: members }),
      women: await publish(graph, author, { areaCode, communityId: women }),
      closed: await publish(graph, author, { areaCode, communityId: closed }),
      removed: await publish(graph, author, { areaCode }),
    }
    await removePost(author, posts.removed)
    const room = await goLive(graph, author.id)
    const seen = async (tab: string) => {
      const feed = await edges(viewer, tab)
      return Object.entries(posts).flatMap(([name, id]) => (ids(feed).includes(id) ? [name] : []))
    }
    for (const tab of ['FOLLOWING', 'LOCAL', 'THIRD_TAB']) expect(await seen(tab)).toEqual(['plain'])

    await graph.announce('communities.memberJoined', {
      communityId: members,
      userId: viewer.id,
      role: 'MEMBER',
      joinedAt: graph.clock.now().toISOString(),
    })
    await graph.announce('users.factsChanged', {
      userId: viewer.id,
      gender: 'FEMALE',
      verificationLevel: 'REAL_NAME',
      attestations: [],
    })
    for (const tab of ['FOLLOWING', 'LOCAL', 'THIRD_TAB'])
      expect(await seen(tab)).toEqual(['plain', 'members', 'women'])

    for (const [blocker, blocked] of [
      [viewer, author],
      [author, viewer],
    ] as const) {
      await block(graph, blocker.id, blocked.id)
      for (const tab of ['FOLLOWING', 'LOCAL', 'THIRD_TAB']) {
        expect(await seen(tab)).toEqual([])
        expect(ids(await edges(viewer, tab), 'LiveRoom')).not.toContain(room)
      }
      await graph.announce('users.userUnblocked', { blockerId: blocker.id, blockedId: blocked.id })
    }
    expect(await seen('THIRD_TAB')).toEqual(['plain', 'members', 'women'])
    // The block ended the follow; lifting it does not bring it back.
    expect(await seen('FOLLOWING')).toEqual([])
  })
})

describe('pages of a feed', () => {
  beforeAll(meet)

  it('mix rooms and advertisements in at fixed places, and go on after any edge as the whole feed does', async () => {
    for (let index = 0; index < 12; index++) await publish(graph, author)
    for (let index = 0; index < 3; index++) await goLive(graph, author.id)
    const whole = await edges(viewer, 'FOLLOWING')
    const shape = (list: Edge[]) => list.map(({ node }) => node.__typename[0]).join('')
    expect(shape(whole)).toBe('PLPAPPPLPAPPPLPAPP')
    for (const [index, edge] of whole.entries()) {
      const rest = await read(viewer, 'FOLLOWING', { after: edge.cursor, first: 5 })
      const expected = whole.slice(index + 1, index + 6)
      expect(shape(rest.edges)).toBe(shape(expected))
      expect(ids(rest.edges)).toEqual(ids(expected))
      expect(ids(rest.edges, 'LiveRoom')).toEqual(ids(expected, 'LiveRoom'))
      expect(rest.pageInfo).toMatchObject({ hasNextPage: index + 6 < whole.length, hasPreviousPage: true })
    }
  })

  it('give every place for an advertisement a name of its own each time it is shown', async () => {
    const slots = [
      ...ids(await edges(viewer, 'FOLLOWING'), 'AdSlot'),
      ...ids(await edges(viewer, 'FOLLOWING'), 'AdSlot'),
    ]
    expect(slots).toHaveLength(6)
    expect(new Set(slots).size).toBe(6)
    for (const slot of slots) expect(slot).toMatch(/^slot_/)
    expect((await edges(viewer, 'FOLLOWING')).find(({ node }) => node.__typename === 'AdSlot')?.why).toEqual([
      { code: 'SPONSORED' },
    ])
  })

  it('end with content: a feed with nothing left has no advertisements', async () => {
    const lonely = await signUp(graph, 'Lonely')
    expect(await read(lonely, 'FOLLOWING')).toEqual({
      rankingVersion: 'following/1',
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
    const last = (await edges(viewer, 'FOLLOWING')).at(-1)
    expect(await read(viewer, 'FOLLOWING', { after: last?.cursor ?? null })).toMatchObject({ edges: [] })
  })

  it('have as many edges as asked while there is content, from none to a hundred', async () => {
    for (const first of [0, 1, 2, 7, 18]) expect((await read(viewer, 'FOLLOWING', { first })).edges).toHaveLength(first)
    expect((await read(viewer, 'FOLLOWING', { first: 0 })).pageInfo.hasNextPage).toBe(true)
    expect((await read(viewer, 'FOLLOWING', { first: 100 })).edges).toHaveLength(18)
  })

  it('are refused for cursors of another tab, made-up ones, and sizes out of bounds', async () => {
    const { endCursor } = (await read(viewer, 'FOLLOWING', { first: 3 })).pageInfo
    for (const variables of [
      { tab: 'LOCAL', after: endCursor },
      { tab: 'THIRD_TAB', after: endCursor },
      { tab: 'FOLLOWING', after: 'nonsense' },
      { tab: 'FOLLOWING', after: encodeCursor(['following/1', 3, '-', 9e15, 'post_x', 0, '-']) },
      { tab: 'FOLLOWING', after: encodeCursor(['following/1', 3, '-', 0, '-', 9e15, 'room_x']) },
      { tab: 'THIRD_TAB', after: encodeCursor(['third-tab/1', 3, '1;drop table', 0, '-', 0, '-']) },
      { tab: 'FOLLOWING', first: 101 },
      { tab: 'FOLLOWING', first: -1 },
    ])
      expect((await viewer.ask(FEED, variables)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    // A made-up snapshot tells nothing: it only shows less.
    const blind = encodeCursor(['third-tab/1', 1, '1', 9e15, 'post_x', 0, '-'])
    expect(ids((await read(viewer, 'THIRD_TAB', { after: blind })).edges)).toEqual([])
  })
})
