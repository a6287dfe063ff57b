import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadOperations, withVariables } from '../gateway/explorer/operations.ts'
import { type OneProcess, openOneProcess } from '../gateway/one-process.ts'
import { lifegraph } from '../gateway/tests/graphs.ts'
import { openDatabase } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { silentLog } from '../platform/log.ts'
import { prepareDatabase } from '../platform/process/prepare-database.ts'
import { freshDatabase, type TestDatabase, templateDatabase } from '../platform/testing/postgres.ts'
import { anonymous } from '../platform/viewer.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import { checkLedger } from '../subgraphs/payments/index.ts'
import { loadPeople } from '../subgraphs/users/index.ts'
import { type DemoClock, openDemoClock } from './clock.ts'
import { seedCrowd } from './crowd.ts'
import { DEMO_PEOPLE, exampleVariables } from './examples.ts'
import { type Actor, actAs, actAsPerson, type Json } from './host.ts'
import { isSeedable, isSeeded, type SeedReport, seedDemo } from './seed.ts'
import { FIRST_QUERY } from './welcome.ts'
import { COMMUNITIES } from './world/circles.ts'
import { MERCHANTS } from './world/merchants.ts'
import { EVERYBODY, STAFF } from './world/people.ts'
import { POSTS } from './world/posts/index.ts'
import { ROOMS } from './world/rooms.ts'

const homeDatabase = async () =>
  freshDatabase({
    template: await templateDatabase('the whole graph', (url) => prepareDatabase(url, SUBGRAPH_MODULES)),
  })

let home: TestDatabase
let graph: OneProcess
let clock: DemoClock
let report: SeedReport | null
let counts: Record<string, number>
let visitor: Actor
const people = new Map<string, Actor>()
const as = (handle: string) => people.get(handle) as Actor

beforeAll(async () => {
  home = await homeDatabase()
  clock = openDemoClock()
  graph = await openOneProcess({
    graph: await lifegraph(),
    databaseUrl: home.url,
    databasePoolMax: 20,
    eventRetentionHours: 1,
    accessTokenSecret: 'an access token secret for tests, long enough',
    clock,
    log: silentLog,
  })
  visitor = actAs(graph, anonymous)
  for (const [step, after] of [
    ['communities', 3],
    ['posts, comments and tips', 90],
    ['live rooms', 25],
  ] as const)
    await expect(seedDemo(graph, { clock, progress: cutShort(step, after) })).rejects.toThrow('cut short')
  expect(await isSeeded(graph)).toBe(false)
  report = await seedDemo(graph, { clock })
  counts = await countRows()
  for (const { handle } of EVERYBODY) {
    const { user } = await visitor.ask('query ($handle: String!) { user(handle: $handle) { id } }', { handle })
    people.set(handle, actAsPerson(graph, user.id, STAFF.find((member) => member.handle === handle)?.scopes))
  }
}, 120_000)
afterAll(async () => {
  await graph.close()
  await home.drop()
})

/** As if the process died at this point. */
const cutShort = (at: string, after: number) => (step: string, done: number) => {
  if (step === at && done === after) throw new Error('cut short')
}

/** Rows of the tables people's acts end up in, by name. */
async function countRows(): Promise<Record<string, number>> {
  const tables = [
    ...['users.people', 'users.follows', 'users.attestations', 'users.merchants'],
    ...['payments.transfers', 'payments.entries', 'payments.tips'],
    ...['content.posts', 'content.comments', 'content.likes', 'content.life_accounts', 'content.services'],
    ...['communities.communities', 'communities.memberships', 'communities.activities', 'communities.rsvps'],
    ...['live_streams.rooms', 'live_streams.chat_messages', 'live_streams.gift_payments', 'ads.campaigns'],
  ]
  const rows = await Promise.all(
    tables.map(async (table) => {
      const [row] = await graph.kernel.database.client.unsafe(`select count(*)::int as rows from ${table}`)
      return [table, row?.rows] as const
    }),
  )
  return Object.fromEntries(rows)
}

const operation = (name: string) =>
  readFileSync(new URL(`../tests/operations/${name}.graphql`, import.meta.url), 'utf8')

describe('making the world', () => {
  it('completes what was cut short, three times, with nothing there twice', () => {
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
    expect(report?.figures.get('people')).toBe(EVERYBODY.length)
    expect(counts).toMatchObject({
      'users.people': EVERYBODY.length,
      'users.follows': report?.figures.get('follows'),
      'users.attestations': sum(EVERYBODY.map(({ claims }) => claims.length)),
      'users.merchants': 2,
      'payments.tips': report?.figures.get('tips'),
      'content.posts': POSTS.length,
      'content.comments': sum(POSTS.map(({ comments = [] }) => comments.length)),
      'content.likes': report?.figures.get('likes'),
      'communities.communities': COMMUNITIES.length,
      'live_streams.rooms': ROOMS.length,
      'live_streams.chat_messages': report?.figures.get('chat messages'),
      'live_streams.gift_payments': report?.figures.get('gifts'),
      'ads.campaigns': 3,
    })
    // What is paid for an order goes to its merchant, and the platform's part of it to the platform.
    const orders = report?.figures.get('orders') ?? 0
    expect(orders).toBe(sum(MERCHANTS.flatMap(({ products }) => products.map(({ buyers }) => buyers.length))))
    expect(counts['payments.entries']).toBe(2 * (counts['payments.transfers'] ?? 0) + orders)
  })

  it('happens once, and once more when the end was not noted', async () => {
    expect(await isSeeded(graph)).toBe(true)
    expect(await seedDemo(graph, { clock })).toBeNull()
    await graph.kernel.database.client`update demo.worlds set finished_at = null`
    expect(await seedDemo(graph, { clock })).not.toBeNull()
    expect(await countRows()).toEqual(counts)
  })

  it('leaves a ledger that balances, and every event taken', async () => {
    const ledger = await checkLedger(graph.kernel.database.pool)
    expect(ledger.problems).toEqual([])
    expect(ledger.transfers).toBeGreaterThan(80)
    expect(await graph.kernel.database.client`select * from events.dead_letters`).toEqual([])
  })

  it('spreads what happened over the days before, in order, and ends in the present', async () => {
    const { community } = await visitor.ask(
      '{ community(slug: "campus-journal") { posts(first: 50) { edges { node { body createdAt } } } } }',
    )
    const published = community.posts.edges.map((edge: Json) => edge.node)
    const written = POSTS.filter((post) => post.community === 'campus-journal').map(({ body }) => body)
    expect(published.map(({ body }: Json) => body)).toEqual(written.toReversed())
    const ages = published.map(({ createdAt }: Json) => Date.now() - Date.parse(createdAt))
    expect(Math.min(...ages)).toBeGreaterThan(2 * 3600_000)
    expect(Math.max(...ages)).toBeGreaterThan(4 * 86_400_000)
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  })

  it('stays out of a database that other people are in', async () => {
    const taken = await homeDatabase()
    const database = openDatabase({ url: taken.url })
    const kernel = { ...graph.kernel, database }
    expect(await isSeedable({ kernel })).toBe(true)
    await loadPeople(database, [
      { id: newId('User'), handle: 'somebody', displayName: 'Somebody', createdAt: new Date() },
    ])
    expect(await isSeedable({ kernel })).toBe(false)
    await expect(seedDemo({ ...graph, kernel }, { clock })).rejects.toThrow('Other people are in this database')
    await database.close()
    await taken.drop()
  })
})

describe('the world', () => {
  it('fills the home feed for visitors and for wei, joined with its neighbours', async () => {
    for (const reader of [visitor, as('wei')]) {
      const { feed } = await reader.ask(operation('Q1-home-feed'))
      const nodes = feed.edges.map((edge: Json) => edge.node)
      expect(feed.edges).toHaveLength(20)
      expect(new Set(nodes.map((node: Json) => node.__typename))).toEqual(new Set(['Post', 'LiveRoom', 'AdSlot']))
      expect(feed.edges.every((edge: Json) => edge.why.length > 0)).toBe(true)
      const posts = nodes.filter((node: Json) => node.__typename === 'Post')
      expect(posts.every((post: Json) => post.author.displayName && post.author.avatarUrl)).toBe(true)
      expect(posts.some((post: Json) => Number(post.tipTotal.minor) > 0 && post.likeCount > 10)).toBe(true)
      const { ad } = nodes.find((node: Json) => node.ad)
      expect(ad.creative.promotes).toMatchObject({ id: expect.any(String) })
      expect(ad.whyThisAd.length).toBeGreaterThan(0)
    }
  })

  it('shows the circle with its gates as they stand for wei', async () => {
    const { community } = await as('wei').ask(operation('Q2-circle-page'), { slug: 'campus-journal' })
    expect(community).toMatchObject({
      name: '校园日记 Campus Journal',
      post: { allowed: false },
      comment: { allowed: false, missing: [{ code: 'GENDER_MISMATCH' }, { code: 'CREDIT_TOO_LOW' }] },
    })
    const posts = community.posts.edges.map((edge: Json) => edge.node)
    expect(posts).toHaveLength(12)
    expect(posts.some((post: Json) => post.topTippers.length >= 2)).toBe(true)
    const seen = await visitor.ask(operation('Q2-circle-page'), { slug: 'white-collar-journal' })
    expect(seen.community.posts.edges.length).toBeGreaterThan(5)
  })

  it('paints a live room with chat, products, gifts and tips', async () => {
    const { roomId } = await exampleVariables(graph)
    for (const reader of [visitor, as('wei')]) {
      const { liveRoom } = await reader.ask(operation('Q3-live-room'), { id: roomId })
      expect(liveRoom).toMatchObject({
        state: 'LIVE',
        host: { displayName: '林岚 Lin' },
        lifeAccount: { name: '山溪户外 Ridge & River' },
        tipTotal: { minor: '5576' },
      })
      expect(liveRoom.viewers).toBeGreaterThan(5)
      expect(liveRoom.chat.edges.length).toBeGreaterThan(12)
      expect(liveRoom.chat.edges.at(-1).node.text).toContain('大家晚上好')
      expect(liveRoom.pinned).toHaveLength(3)
      expect(liveRoom.leaderboard).toHaveLength(5)
    }
  })

  it('has something to show in every example of the explorer', async () => {
    const known = await exampleVariables(graph)
    const staff = as('registrar')
    for (const example of loadOperations()) {
      const { title, query, variables } = withVariables(example, known)
      if (/^(subscription|mutation)/m.test(query)) {
        const prepared = await graph.engine.prepare(query)
        expect('errors' in prepared ? prepared.errors : graph.engine.check(prepared, variables)).toEqual([])
        continue
      }
      const asker = title.startsWith('Credit gate') ? staff : as('lin')
      const [answer] = Object.values((await asker.ask(query, variables)) as Record<string, unknown>)
      expect({ title, answer }).toEqual({ title, answer: expect.anything() })
    }
  })

  it('answers the query of the first screen', async () => {
    const { community } = await visitor.ask(FIRST_QUERY)
    expect(community.posts.edges).toHaveLength(2)
    expect(community.comment.allowed).toBe(false)
  })

  it('lists more than eight thousand services, found in Chinese and in English', async () => {
    const { all, zh, en } = await visitor.ask(
      '{ all: services { totalCount } zh: services(query: "医院") { totalCount } en: services(query: "hospital") { totalCount } }',
    )
    expect(all.totalCount).toBeGreaterThan(8_000)
    expect(zh.totalCount).toBeGreaterThan(0)
    expect(en.totalCount).toBeGreaterThan(0)
  })

  it('fills a meetup to its last seat, with people waiting', async () => {
    const { community } = await visitor.ask(
      '{ community(slug: "hiking") { localGroups { edges { node { activities { edges { node { title capacity going waitlist } } } } } } } }',
    )
    const [activity] = community.localGroups.edges[0].node.activities.edges
    expect(activity.node).toMatchObject({ capacity: 3, going: 3, waitlist: 2 })
  })

  it('signs its people in with the password that is no secret', async () => {
    for (const { handle, password } of DEMO_PEOPLE) {
      const { result } = await visitor.ask(
        'mutation ($input: SignInInput!) { result: signIn(input: $input) { session { user { handle } } userErrors { code } } }',
        { input: { handle, password } },
      )
      expect(result).toEqual({ session: { user: { handle } }, userErrors: [] })
    }
  })
})

describe('the gates of Campus Journal', () => {
  const publish = `mutation ($input: PublishInput!) { publish(input: $input) { post { id } denied { code } userErrors { code } } }`
  const comment = `mutation ($input: CommentInput!) { comment(input: $input) { comment { id } denied { code } userErrors { code } } }`
  const codes = (denied: { code: string }[]) => denied.map(({ code }) => code).sort()

  it('let mei post, not wei, not jun', async () => {
    const { communityId } = await exampleVariables(graph)
    const post = (handle: string) =>
      as(handle).ask(publish, {
        input: { kind: 'IMAGE_TEXT', body: '路过。', communityId, idempotencyKey: 'passing by' },
      })
    expect((await post('mei')).publish).toMatchObject({ post: { id: expect.any(String) }, denied: [] })
    expect(codes((await post('wei')).publish.denied)).toEqual(['ATTESTATION_MISSING', 'GENDER_MISMATCH'])
    expect(codes((await post('jun')).publish.denied)).toEqual(['ATTESTATION_MISSING', 'GENDER_MISMATCH'])
  })

  it('let mei and jun comment, and wei not: 750 is not over 750', async () => {
    const { postId } = await exampleVariables(graph)
    const say = (handle: string) =>
      as(handle).ask(comment, { input: { postId, body: '好。', idempotencyKey: 'a word' } })
    expect((await say('mei')).comment.comment).not.toBeNull()
    expect((await say('jun')).comment.comment).not.toBeNull()
    expect(codes((await say('wei')).comment.denied)).toEqual(['CREDIT_TOO_LOW', 'GENDER_MISMATCH'])
  })
})

describe('the crowd', () => {
  it('moves in once, follows, joins, posts and likes', async () => {
    const followers = () =>
      visitor.ask(
        '{ community(slug: "campus-journal") { followerCount } feed(first: 1) { edges { node { __typename } } } }',
      )
    const before = await followers()
    const first = await seedCrowd(graph, { people: 400 })
    expect(Object.fromEntries(first.figures)).toMatchObject({ people: 400, posts: 10 })
    expect(first.figures.get('follows')).toBeGreaterThan(800)
    const after = await followers()
    expect(after.community.followerCount).toBeGreaterThan(before.community.followerCount + 100)
    const again = await seedCrowd(graph, { people: 400 })
    expect([...again.figures.values()].every((added) => added === 0)).toBe(true)
    expect((await checkLedger(graph.kernel.database.pool)).problems).toEqual([])
  })
})
