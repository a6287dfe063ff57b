import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeEventCursor } from '../../../platform/events/cursor.ts'
import { pruneLog } from '../../../platform/events/relay.ts'
import {
  type Answer,
  type Caller,
  FORGETFUL,
  openTestSubgraph,
  type TestSubgraph,
} from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { block, follow, goLive, like, openCircle, publish, removePost, signUp } from './fixtures.ts'

const WATCH = `subscription ($tab: FeedTab!, $after: EventCursor) { feedEvents(tab: $tab, after: $after) {
  __typename
  ... on FeedItemAdded { cursor edge { cursor why { code }
    node { __typename ... on Post { id body likeCount author { displayName } } ... on LiveRoom { id } } } }
  ... on FeedItemRemoved { cursor subjectId reason { code } }
  ... on StreamGap { fromCursor toCursor missed reason } } }`
const FEED = `query ($tab: FeedTab!, $after: String) { feed(tab: $tab, after: $after) {
  edges { node { ... on Post { id } ... on LiveRoom { id } } } } }`

let graph: TestSubgraph
let viewer: Caller
let author: Caller
let stranger: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
})
afterAll(() => graph.close())

const meet = async () => {
  viewer = await signUp(graph, 'Viewer')
  author = await signUp(graph, 'Author')
  stranger = await signUp(graph, 'Stranger')
  await follow(graph, viewer.id, author.id)
  await graph.announce('users.homeAreaChanged', { userId: viewer.id, areaCode: '310104' })
}

/** What happens to a feed while something is done, until its last thing has come in. */
interface Event {
  __typename: string
  cursor: string
  subjectId?: string
  edge?: { cursor: string; why: { code: string }[]; node: { __typename: string; id: string } }
}
const idOf = (event: Event) => event.subjectId ?? event.edge?.node.id
async function watch(tab: string, after: string | null = null, by = viewer) {
  const stream = await by.subscribe(WATCH, { tab, after })
  const seen: Event[] = []
  const next = async (): Promise<Event> => {
    const { value } = await stream.next()
    const answer: Answer = JSON.parse(JSON.stringify(value))
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    seen.push(answer.data.feedEvents)
    return answer.data.feedEvents
  }
  return {
    next,
    until: async (id: string): Promise<Event[]> => {
      while ((await next()) && idOf(seen.at(-1) as Event) !== id);
      return seen
    },
    leave: () => stream.return?.(),
  }
}

describe('feedEvents', () => {
  beforeAll(meet)

  it('tells what is published as the feed would show it, with the reason', async () => {
    const watching = await watch('FOLLOWING')
    await publish(graph, stranger)
    const id = await publish(graph, author, { body: 'fresh' })
    const added = await watching.next()
    expect(added).toMatchObject({
      __typename: 'FeedItemAdded',
      edge: {
        why: [{ code: 'FOLLOWED_AUTHOR' }],
        node: { __typename: 'Post', id, body: 'fresh', likeCount: 0, author: { displayName: 'Author' } },
      },
    })
    await watching.leave()
  })

  it('gives a cursor with which the feed is read on below the new item', async () => {
    for (const tab of ['FOLLOWING', 'THIRD_TAB', 'LOCAL']) {
      const watching = await watch(tab)
      const older = await publish(graph, author, { areaCode: '310104' })
      const newer = await publish(graph, author, { areaCode: '310104' })
      const [, event] = await watching.until(newer)
      const { feed } = await viewer.data(FEED, { tab, after: event?.edge?.cursor })
      const ids = feed.edges.map((edge: { node: { id?: string } }) => edge.node.id)
      expect(ids).toContain(older)
      expect(ids).not.toContain(newer)
      await watching.leave()
    }
  })

  it('tells of rooms going on air and off, once, where the tab holds rooms', async () => {
    const [following, third, local] = [await watch('FOLLOWING'), await watch('THIRD_TAB'), await watch('LOCAL')]
    const added = Promise.all([following.next(), third.next()])
    const roomId = await goLive(graph, author.id)
    expect((await added).map((event) => [event.__typename, idOf(event)])).toEqual([
      ['FeedItemAdded', roomId],
      ['FeedItemAdded', roomId],
    ])
    // Said again with another title, it is no news.
    await goLive(graph, author.id, { roomId, title: 'Another title' })
    await goLive(graph, author.id, { roomId, state: 'ENDED' })
    const last = await publish(graph, author, { areaCode: '310104' })
    for (const watching of [following, third])
      expect((await watching.until(last)).slice(1)).toMatchObject([
        { __typename: 'FeedItemRemoved', subjectId: roomId, reason: { code: 'LIVE_ENDED' } },
        { __typename: 'FeedItemAdded' },
      ])
    expect((await local.until(last)).map(idOf)).toEqual([last])
    for (const watching of [following, third, local]) await watching.leave()
  })

  it('tells of rooms that are on air while it happens only, when a position is resumed', async () => {
    const before = encodeEventCursor(graph.bus.position())
    const over = await goLive(graph, author.id)
    await goLive(graph, author.id, { roomId: over, state: 'ENDED' })
    const on = await goLive(graph, author.id)
    const watching = await watch('FOLLOWING', before)
    const events = await watching.until(on)
    expect(events.map((event) => [event.__typename, idOf(event)])).toEqual([
      ['FeedItemRemoved', over],
      ['FeedItemAdded', on],
    ])
    expect(events[1]?.edge?.why.map(({ code }) => code)).toEqual(['LIVE_NOW', 'FOLLOWED_AUTHOR'])
    await watching.leave()
  })

  it('keeps to those one follows, to the district, and away from blocks and closed circles', async () => {
    const closed = await openCircle(graph, { VIEW: { is: 'member' } })
    const nasty = await signUp(graph, 'Nasty')
    await follow(graph, viewer.id, nasty.id)
    await block(graph, nasty.id, viewer.id)
    const [following, local, third] = [await watch('FOLLOWING'), await watch('LOCAL'), await watch('THIRD_TAB')]
    const areaCode = '310104'
    const fromStranger = await publish(graph, stranger, { areaCode })
    await publish(graph, nasty, { areaCode })
    await publish(graph, author, { areaCode, communityId: closed })
    const elsewhere = await publish(graph, author, { areaCode: '110105' })
    const last = await publish(graph, author, { areaCode })
    const ids = async (watching: typeof local) => (await watching.until(last)).map(idOf)
    expect(await ids(following)).toEqual([elsewhere, last])
    expect(await ids(local)).toEqual([fromStranger, last])
    expect(await ids(third)).toEqual([fromStranger, elsewhere, last])
    for (const watching of [following, local, third]) await watching.leave()
  })

  it('tells of removals to whom it concerns, and nothing of a post that was gone before it was told', async () => {
    const before = encodeEventCursor(graph.bus.position())
    const gone = await publish(graph, author)
    const kept = await publish(graph, author)
    await removePost(author, gone)
    const foreign = await publish(graph, stranger)
    await removePost(stranger, foreign)
    const last = await publish(graph, author)
    const watching = await watch('FOLLOWING', before)
    const events = await watching.until(last)
    expect(events.map((event) => [event.__typename, idOf(event)])).toEqual([
      ['FeedItemAdded', kept],
      ['FeedItemRemoved', gone],
      ['FeedItemAdded', last],
    ])
    expect(events[1]).toMatchObject({ reason: { code: 'REMOVED_BY_AUTHOR' } })
    await watching.leave()
  })

  it('misses nothing and tells nothing twice when it is dropped and resumed while others publish', async () => {
    const published: string[] = []
    let publishing = true
    const watching = await watch('FOLLOWING')
    const writer = (async () => {
      while (published.length < 40) published.push(await publish(graph, author))
      publishing = false
    })()
    const seen: string[] = []
    let current = watching
    let after = ''
    while (publishing || seen.length < published.length) {
      for (let count = 0; count < 3 && seen.length < 40; count++) {
        const event = await current.next()
        seen.push(idOf(event) as string)
        after = event.cursor
      }
      await current.leave()
      current = await watch('FOLLOWING', after)
    }
    await writer
    await current.leave()
    expect(seen).toEqual(published)
  })

  it('reads anew for each event: likes and names are those of the moment it is told', async () => {
    const before = encodeEventCursor(graph.bus.position())
    const watching = await watch('FOLLOWING')
    await publish(graph, author)
    await watching.next()
    await graph.announce('users.profileChanged', { userId: author.id, displayName: 'Renamed', avatarUrl: null })
    const id = await publish(graph, author)
    expect(await watching.next()).toMatchObject({ edge: { node: { id, author: { displayName: 'Renamed' } } } })
    await watching.leave()
    await like(viewer, id)
    const again = await watch('FOLLOWING', before)
    const events = await again.until(id)
    expect(events.at(-1)).toMatchObject({ edge: { node: { likeCount: 1 } } })
    await again.leave()
  })

  it('finds out for whom something is with the same few statements, however many watch', async () => {
    const IDS =
      'subscription { feedEvents(tab: FOLLOWING) { ... on FeedItemAdded { edge { node { ... on Post { id } } } } } }'
    const costOf = async (watchers: number) => {
      const streams = await Promise.all(
        Array.from({ length: watchers }, async () => {
          const person = graph.person()
          await follow(graph, person.id, author.id)
          return person.subscribe(IDS)
        }),
      )
      const statements = await graph.statementsOf(async () => {
        const told = Promise.all(streams.map((stream) => stream.next()))
        const id = await publish(graph, author)
        for (const { value } of await told) expect(value.data.feedEvents.edge.node.id).toBe(id)
      })
      for (const stream of streams) await stream.return?.()
      return statements
    }
    // The relay looks for events in its own time, which a count may or may not take in.
    expect(Math.abs((await costOf(30)) - (await costOf(1)))).toBeLessThan(8)
  })

  it('says when what was missed can no longer be told', async () => {
    const before = graph.bus.position()
    await publish(graph, author)
    await graph.settle()
    await graph.database.client`update events.log set recorded_at = now() - interval '1 day'`
    await pruneLog(graph.database, 3600_000)
    const [head] = await graph.database.client`select pruned_up_to::int as pruned from events.head`
    expect(head?.pruned).toBeGreaterThan(before)
    const forgetful = await graph.another(FORGETFUL)
    const watching = await watch('FOLLOWING', encodeEventCursor(before), forgetful.person({ id: viewer.id }))
    expect(await watching.next()).toEqual({
      __typename: 'StreamGap',
      fromCursor: encodeEventCursor(before),
      toCursor: encodeEventCursor(head?.pruned),
      missed: null,
      reason: 'EXPIRED',
    })
    const id = await publish(graph, author)
    expect(idOf(await watching.next())).toBe(id)
    await watching.leave()
    await forgetful.close()
  })

  it('is for people who are signed in, with cursors a subscription gave out', async () => {
    const refused = async (by: Caller, variables: Record<string, unknown>) => {
      const answer = by.subscribe(WATCH, { tab: 'THIRD_TAB', ...variables })
      await expect(answer).rejects.toThrow()
      return answer.catch((error: Error) => error.message)
    }
    expect(await refused(graph.anonymous, {})).toContain('UNAUTHENTICATED')
    for (const after of ['nonsense', encodeEventCursor(graph.bus.position() + 1000)])
      expect(await refused(viewer, { after })).toContain('BAD_USER_INPUT')
  })
})
