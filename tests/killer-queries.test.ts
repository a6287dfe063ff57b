import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topUp } from './journeys/circle-gates.ts'
import type { Json } from './support/client.ts'
import { type OneProcessWorld, openOneProcessWorld, type Person } from './support/world.ts'

/** The operations the graph is built for: what they answer, and what they cost inside. */

const operation = (name: string) => readFileSync(new URL(`./operations/${name}.graphql`, import.meta.url), 'utf8')
const [FEED, CIRCLE, ROOM, ROOM_EVENTS, TIPS] = [
  'Q1-home-feed',
  'Q2-circle-page',
  'Q3-live-room',
  'Q4-room-events',
  'Q11-tip-stream',
].map(operation) as [string, string, string, string, string]
const sized = (query: string, first: number) => query.replaceAll(/first: (20|50)\b/g, `first: ${first}`)

let world: OneProcessWorld
let people: Person[]
let communityId: string
let roomId: string
const postIds: string[] = []

beforeAll(async () => {
  world = await openOneProcessWorld()
  people = await Promise.all(Array.from({ length: 8 }, (_, index) => world.signUp(`member_${index}`)))
  const [owner] = people as [Person]
  const { community } = await owner.act(
    'createCommunity',
    { slug: 'campus-journal', kind: 'LIFE_CIRCLE', name: 'Campus Journal', idempotencyKey: world.key() },
    'community { id } userErrors { code }',
  )
  communityId = community.id
  for (const person of people) {
    await topUp(world, person, '100000')
    await person.data('mutation ($id: ID!) { join(communityId: $id) { userErrors { code } } }', { id: communityId })
  }
  for (let index = 0; index < 24; index++) {
    const author = people[index % people.length]!
    world.clock.advance(10_000)
    const { post, denied } = await author.act(
      'publish',
      { kind: 'IMAGE_TEXT', body: `Post ${index}`, media: [], communityId, idempotencyKey: world.key() },
      'post { id } denied { code } userErrors { code }',
    )
    expect(denied).toEqual([])
    postIds.push(post.id)
    const fan = people[(index + 1) % people.length]!
    await fan.act(
      'tip',
      { subjectId: post.id, amount: { minor: String(100 + index), currency: 'CNY' }, idempotencyKey: world.key() },
      'tip { id } userErrors { code }',
    )
    await fan.data('mutation ($id: ID!) { like(subjectId: $id) { userErrors { code } } }', { id: post.id })
  }
  const { room } = await owner.act(
    'startRoom',
    { title: 'Open house', idempotencyKey: world.key() },
    'room { id } userErrors { code }',
  )
  roomId = room.id
  for (let index = 0; index < 16; index++) {
    const speaker = people[index % people.length]!
    await speaker.act(
      'sendChat',
      { roomId, text: `Line ${index}`, idempotencyKey: world.key() },
      'message { id } userErrors { code }',
    )
  }
  const { gifts } = await owner.data('{ gifts { id } }')
  for (const fan of people.slice(1))
    await fan.act(
      'sendGift',
      { roomId, giftId: gifts[0].id, count: 1, idempotencyKey: world.key() },
      'state userErrors { code }',
    )
})
afterAll(() => world.close())

/** What a query costs for a small and for a large page: the same, or it is an N+1. */
async function costs(query: string, variables: Record<string, unknown>) {
  const viewer = people[2]!
  await viewer.data(query, variables)
  const small = await world.costOf(() => viewer.data(sized(query, 4), variables))
  const large = await world.costOf(() => viewer.data(sized(query, 20), variables))
  return { small, large }
}

describe('Q1, the home feed', () => {
  it('answers with everybody’s part joined', async () => {
    const { feed } = await people[1]!.data(FEED)
    const posts = feed.edges.map((edge: Json) => edge.node).filter((node: Json) => node.__typename === 'Post')
    expect(posts.length).toBeGreaterThan(10)
    for (const post of posts) {
      expect(post).toMatchObject({
        author: { displayName: expect.stringMatching(/^member_/) },
        community: { name: 'Campus Journal' },
        likeCount: 1,
      })
      expect(Number(post.tipTotal.minor)).toBeGreaterThanOrEqual(100)
    }
    expect(feed.edges.map((edge: Json) => edge.node.__typename)).toContain('LiveRoom')
    expect(feed.edges.every((edge: Json) => edge.why.length > 0)).toBe(true)
  })
  it('costs the same for any page', async () => {
    const { small, large } = await costs(FEED, {})
    expect(large).toEqual(small)
    expect(large).toMatchInlineSnapshot(`
      {
        "fetches": [
          "ads",
          "communities",
          "content",
          "live-streams",
          "payments",
          "users",
        ],
        "statements": 13,
      }
    `)
  })
})

describe('Q2, a circle’s page', () => {
  it('answers with gates explained and the best tippers of every post', async () => {
    const { community } = await people[1]!.data(CIRCLE, { slug: 'campus-journal' })
    expect(community).toMatchObject({ name: 'Campus Journal', followerCount: 8, post: { allowed: true, missing: [] } })
    const post = community.posts.edges[0].node
    expect(post).toMatchObject({ body: 'Post 23', likeCount: 1, topTippers: [{ rank: 1, total: { minor: '123' } }] })
  })
  it('costs the same for any page', async () => {
    const { small, large } = await costs(CIRCLE, { slug: 'campus-journal' })
    expect(large).toEqual(small)
    expect(large).toMatchInlineSnapshot(`
      {
        "fetches": [
          "communities",
          "content",
          "payments",
          "users",
        ],
        "statements": 9,
      }
    `)
  })
})

describe('Q3, a live room at first paint', () => {
  it('answers with chat, host and leaderboard', async () => {
    const { liveRoom } = await people[1]!.data(ROOM, { id: roomId })
    expect(liveRoom).toMatchObject({ title: 'Open house', state: 'LIVE', host: { displayName: 'member_0' } })
    expect(liveRoom.chat.edges).toHaveLength(16)
    expect(liveRoom.chat.edges[0].node).toMatchObject({ text: 'Line 15', author: { displayName: 'member_7' } })
    expect(liveRoom.leaderboard).toHaveLength(5)
  })
  it('costs the same for any page', async () => {
    const { small, large } = await costs(ROOM, { id: roomId })
    expect(large).toEqual(small)
    expect(large).toMatchInlineSnapshot(`
      {
        "fetches": [
          "content",
          "live-streams",
          "payments",
          "users",
          "users",
          "users",
        ],
        "statements": 10,
      }
    `)
  })
})

/** What one event costs once a stream is open. */
async function costOfEvent(query: string, variables: Record<string, unknown>, cause: () => Promise<unknown>) {
  const stream = people[3]!.watch(query, variables)
  while (stream.events.length === 0) {
    await cause()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { fetches } = await world.costOf(async () => {
    const count = stream.events.length
    await cause()
    await stream.upTo(count + 1)
  })
  await stream.stop()
  return { event: stream.events.at(-1), fetches }
}

describe('Q4, room events', () => {
  it('joins each event with its author, at the cost of one fetch beside the mutation’s own', async () => {
    const say = () =>
      people[4]!.act(
        'sendChat',
        { roomId, text: 'hello', idempotencyKey: world.key() },
        'message { seq } userErrors { code }',
      )
    const { event, fetches } = await costOfEvent(ROOM_EVENTS, { id: roomId }, say)
    expect(event).toMatchObject({
      __typename: 'ChatPosted',
      message: { text: 'hello', author: { displayName: 'member_4' } },
    })
    expect(fetches).toMatchInlineSnapshot(`
      [
        "content",
        "live-streams",
        "users",
      ]
    `)
  })
})

describe('Q11, the tip stream', () => {
  it('joins each tip with its giver and what was tipped', async () => {
    const subjectId = postIds[0]!
    const tip = () =>
      people[5]!.act(
        'tip',
        { subjectId, amount: { minor: '5', currency: 'CNY' }, idempotencyKey: world.key() },
        'tip { id } userErrors { code }',
      )
    const { event, fetches } = await costOfEvent(TIPS, { id: subjectId }, tip)
    expect(event).toMatchObject({
      tip: {
        amount: { minor: '5' },
        from: { displayName: 'member_5' },
        subject: { __typename: 'Post', author: { displayName: 'member_0' } },
      },
    })
    expect(fetches).toMatchInlineSnapshot(`
      [
        "content",
        "payments",
        "users",
      ]
    `)
  })
})
