import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { follow, goLive, like, publish, removePost, signUp } from './fixtures.ts'

const FEED = `query ($tab: FeedTab!, $first: Int, $after: String) { feed(tab: $tab, first: $first, after: $after) {
  edges { cursor node { __typename ... on Post { id } ... on LiveRoom { id } } } pageInfo { hasNextPage } } }`
const TABS = ['FOLLOWING', 'LOCAL', 'THIRD_TAB'] as const
const AREA = '310104'

interface Edge {
  cursor: string
  node: { __typename: string; id?: string }
}

let graph: TestSubgraph
let author: Caller

beforeAll(async () => {
  graph = await openTestSubgraph(content)
  author = await signUp(graph, 'Author')
})
afterAll(() => graph.close())

const newViewer = async () => {
  const viewer = await signUp(graph, 'Viewer')
  await follow(graph, viewer.id, author.id)
  await graph.announce('users.homeAreaChanged', { userId: viewer.id, areaCode: AREA })
  return viewer
}
const clear = async () => {
  await graph.database.client`update content.posts set removed_at = now() where removed_at is null`
  await graph.database.client`update content.rooms set state = 'ENDED'`
}
const endRoom = (roomId: string) => goLive(graph, author.id, { roomId, state: 'ENDED' })

/** Something that happens between two pages. `pick` names which post or room it happens to. */
type Step = { act: 'publish' | 'remove' | 'like' | 'goLive' | 'end'; pick: number }
interface Plan {
  tab: (typeof TABS)[number]
  posts: number
  rooms: number
  /** Sizes of pages, how much of each is used before going on, and what happens after it. */
  pages: { first: number; use: number; steps: Step[] }[]
}
const plans: fc.Arbitrary<Plan> = fc.record({
  tab: fc.constantFrom(...TABS),
  posts: fc.integer({ min: 0, max: 14 }),
  rooms: fc.integer({ min: 0, max: 4 }),
  pages: fc.array(
    fc.record({
      first: fc.integer({ min: 1, max: 6 }),
      use: fc.integer({ min: 1, max: 6 }),
      steps: fc.array(
        fc.record({
          act: fc.constantFrom('publish', 'remove', 'like', 'like', 'goLive', 'end'),
          pick: fc.nat(1000),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 6, maxLength: 6 },
  ),
})

/** Read a feed to its end in these pages, with these things happening meanwhile. */
async function live({ tab, posts, rooms, pages }: Plan) {
  await clear()
  const viewer = await newViewer()
  const standing = new Set<string>()
  const onAir = new Set<string>()
  const fans = Array.from({ length: 5 }, () => graph.person())
  const take = async ({ act, pick }: Step) => {
    const one = (set: Set<string>) => [...set][pick % Math.max(1, set.size)]
    if (act === 'publish') standing.add(await publish(graph, author, { areaCode: AREA }))
    if (act === 'goLive') {
      graph.clock.advance(1000)
      onAir.add(await goLive(graph, author.id, { roomId: newId('LiveRoom') }))
    }
    const [post, room] = [one(standing), one(onAir)]
    if (act === 'like' && post) for (const fan of fans.slice(0, 1 + (pick % 5))) await like(fan, post)
    if (act === 'remove' && post && standing.delete(post)) await removePost(author, post)
    if (act === 'end' && room && onAir.delete(room)) await endRoom(room)
  }
  for (let index = 0; index < posts; index++) await take({ act: 'publish', pick: 0 })
  for (let index = 0; index < rooms; index++) await take({ act: 'goLive', pick: 0 })
  for (let index = 0; index < posts; index += 3) await take({ act: 'like', pick: index })
  const atStart = [...standing, ...(tab === 'LOCAL' ? [] : onAir)]

  const seen: string[] = []
  let after: string | null = null
  let more = true
  for (let index = 0; more; index++) {
    // Once the plan is over the rest is read in pages that are large enough.
    const { first, use, steps } = pages[index] ?? { first: 50, use: 50, steps: [] }
    const { feed } = await viewer.data(FEED, { tab, first, after })
    if (feed.pageInfo.hasNextPage) expect(feed.edges).toHaveLength(first)
    const used: Edge[] = feed.edges.slice(0, use)
    seen.push(...used.flatMap(({ node }) => node.id ?? []))
    after = used.at(-1)?.cursor ?? after
    more = feed.pageInfo.hasNextPage || used.length < feed.edges.length
    for (const step of steps) await take(step)
  }
  return { seen, atStart, stillThere: [...standing, ...onAir] }
}

describe('a feed that is read in pages while it changes', () => {
  it('shows nothing twice, and everything that was there when it began and still is', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { seen, atStart, stillThere } = await live(plan)
        expect(seen).toHaveLength(new Set(seen).size)
        const missed = atStart.filter((id) => stillThere.includes(id) && !seen.includes(id))
        expect(missed).toEqual([])
      }),
      { numRuns: 20 },
    )
  }, 120_000)

  it('keeps its order in the third tab while everything below the first page is liked past it', async () => {
    await clear()
    const viewer = await newViewer()
    const posts: string[] = []
    for (let index = 0; index < 8; index++) posts.unshift(await publish(graph, author))
    const page = async (first: number, after: string | null) =>
      (await viewer.data(FEED, { tab: 'THIRD_TAB', first, after })).feed.edges as Edge[]
    const begun = await page(3, null)
    for (let round = 0; round < 3; round++) for (const id of posts.slice(2)) await like(graph.person(), id)
    await publish(graph, author)
    const rest = await page(50, begun.at(-1)?.cursor ?? null)
    expect([...begun, ...rest].flatMap(({ node }) => node.id ?? [])).toEqual(posts)
    // Whoever begins now sees them in their new order.
    expect((await page(1, null))[0]?.node.id).not.toBe(posts[0])
  })

  it('has no hole for a post whose rank changes in a transaction that commits between the pages', async () => {
    await clear()
    const viewer = await newViewer()
    const posts: string[] = []
    for (let index = 0; index < 4; index++) posts.unshift(await publish(graph, author))
    const last = posts[3] as string
    const page = async (first: number, after: string | null) =>
      (await viewer.data(FEED, { tab: 'THIRD_TAB', first, after })).feed.edges as Edge[]
    // The like has begun before the first page is read and is seen after it: by its time it would belong to the first page.
    let commit = () => {}
    const held = new Promise<void>((resolve) => {
      commit = resolve
    })
    let begun = () => {}
    const ready = new Promise<void>((resolve) => {
      begun = resolve
    })
    const liking = graph.database.client.begin(async (tx) => {
      await tx`update content.post_ranks set until = pg_current_xact_id()::text::bigint where post_id = ${last}`
      await tx`insert into content.post_ranks (post_id, heat, rank, since)
        select post_id, 40, rank + 1000000000, pg_current_xact_id()::text::bigint from content.post_ranks where post_id = ${last}`
      begun()
      await held
    })
    await ready
    const first = await page(2, null)
    commit()
    await liking
    const rest = await page(50, first.at(-1)?.cursor ?? null)
    expect([...first, ...rest].flatMap(({ node }) => node.id ?? [])).toEqual(posts)
    expect((await page(1, null))[0]?.node.id).toBe(last)
  })

  it('shows each of sixty posts once while many publish, like and remove at once', async () => {
    await clear()
    const viewer = await newViewer()
    const posts: string[] = []
    for (let index = 0; index < 60; index++) posts.push(await publish(graph, author))
    let reading = true
    const meddle = async (seed: number) => {
      for (let round = seed; reading; round += 7) {
        const fresh = await publish(graph, author)
        await like(graph.person(), posts[round % posts.length] as string)
        await like(graph.person(), fresh)
        if (round % 3 === 0) await removePost(author, fresh)
      }
    }
    const meddlers = [meddle(1), meddle(2), meddle(3)]
    const seen: string[] = []
    let after: string | null = null
    do {
      const { feed } = await viewer.data(FEED, { tab: 'THIRD_TAB', first: 5, after })
      seen.push(...feed.edges.flatMap((edge: Edge) => edge.node.id ?? []))
      after = feed.pageInfo.hasNextPage ? feed.edges.at(-1).cursor : null
    } while (after)
    reading = false
    await Promise.all(meddlers)
    expect(seen).toHaveLength(new Set(seen).size)
    expect(posts.filter((id) => !seen.includes(id))).toEqual([])
  })
})

it('goes on when the data came from another server, whose transaction numbers were higher', async () => {
  await clear()
  const viewer = await newViewer()
  const posts: string[] = []
  for (let index = 0; index < 5; index++) posts.unshift(await publish(graph, author))
  await like(viewer, posts[4] as string)
  await graph.database.client`update content.post_ranks set since = since + 1000000, until = until + 1000000`
  const { feed } = await viewer.data(FEED, { tab: 'THIRD_TAB', first: 2 })
  const { feed: rest } = await viewer.data(FEED, { tab: 'THIRD_TAB', first: 50, after: feed.edges[1].cursor })
  const seen = [...feed.edges, ...rest.edges].flatMap((edge: Edge) => edge.node.id ?? [])
  expect(new Set(seen)).toEqual(new Set(posts))
  expect(seen).toHaveLength(5)
})
