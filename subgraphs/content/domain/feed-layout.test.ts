import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEED_START, type FeedItem, type FeedKey, type FeedPlace, layOutFeed } from './feed-layout.ts'

interface Thing {
  key: FeedKey
}
const things = (prefix: string, count: number): Thing[] =>
  Array.from({ length: count }, (_, index) => ({ key: [count - index, `${prefix}${index}`] }))

const nameOf = (item: FeedItem<Thing, Thing>) =>
  item.kind === 'post' ? item.post.key[1] : item.kind === 'room' ? item.room.key[1] : 'ad'
const after = (list: readonly Thing[], key: FeedKey | null) =>
  list.slice(key ? list.findIndex((thing) => thing.key === key) + 1 : 0)

/** As a store would answer: the next `limit + 1` of each kind. */
function read(posts: Thing[], rooms: Thing[], place: FeedPlace, limit: number) {
  const lookahead = (list: Thing[], key: FeedKey | null) => after(list, key).slice(0, limit + 1)
  return layOutFeed(place, lookahead(posts, place.post), lookahead(rooms, place.room), limit)
}

describe('layOutFeed', () => {
  it('mixes live rooms and advertisements in at fixed places', () => {
    const { items, hasMore } = read(things('p', 20), things('r', 2), FEED_START, 12)
    expect(items.map(nameOf)).toEqual(['p0', 'r0', 'p1', 'ad', 'p2', 'p3', 'p4', 'r1', 'p5', 'ad', 'p6', 'p7'])
    expect(hasMore).toBe(true)
  })
  it('fills the places of live rooms with posts when none is live, and those of posts with rooms when none is left', () => {
    expect(read(things('p', 4), [], FEED_START, 9).items.map(nameOf)).toEqual(['p0', 'p1', 'p2', 'ad', 'p3'])
    expect(read([], things('r', 4), FEED_START, 9).items.map(nameOf)).toEqual(['r0', 'r1', 'r2', 'ad', 'r3'])
  })
  it('ends with the last post or room: never with an advertisement', () => {
    expect(read(things('p', 3), [], FEED_START, 9)).toMatchObject({ items: [{}, {}, {}], hasMore: false })
    expect(read([], [], FEED_START, 9)).toEqual({ items: [], hasMore: false })
    expect(read([], [], { ...FEED_START, ordinal: 3 }, 9)).toEqual({ items: [], hasMore: false })
  })
  it('says whether there is more even for a page of nothing', () => {
    expect(read(things('p', 1), [], FEED_START, 0)).toEqual({ items: [], hasMore: true })
  })

  it('gives the same feed whatever the sizes of the pages and wherever one goes on from', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.nat(12),
        fc.array(fc.record({ first: fc.integer({ min: 1, max: 9 }), take: fc.integer({ min: 1, max: 9 }) })),
        (postCount, roomCount, pages) => {
          const [posts, rooms] = [things('p', postCount), things('r', roomCount)]
          const whole = read(posts, rooms, FEED_START, 200)
          const seen: string[] = []
          let place = FEED_START
          let more = whole.items.length > 0
          for (const { first, take } of pages) {
            const page = read(posts, rooms, place, first)
            if (page.hasMore) expect(page.items).toHaveLength(first)
            // A client may go on from any edge, not only from the last.
            const taken = page.items.slice(0, take)
            seen.push(...taken.map(nameOf))
            place = taken.at(-1)?.place ?? place
            more = page.hasMore || taken.length < page.items.length
          }
          expect(seen).toEqual(whole.items.map(nameOf).slice(0, seen.length))
          expect(more).toBe(seen.length < whole.items.length)
          expect(whole.items.filter((item) => item.kind === 'post')).toHaveLength(postCount)
          expect(whole.items.filter((item) => item.kind === 'room')).toHaveLength(roomCount)
        },
      ),
    )
  })
})
