import { anonymous } from '../platform/viewer.ts'
import { loadMemberships } from '../subgraphs/communities/index.ts'
import { loadLikes, loadPosts } from '../subgraphs/content/index.ts'
import { SUBGRAPH_MODULES } from '../subgraphs/index.ts'
import { loadFollows, loadPeople } from '../subgraphs/users/index.ts'
import { dice } from './dice.ts'
import { findCommunities, findPeople } from './find.ts'
import { actAs, DemoError, type DemoHost, type Json } from './host.ts'
import type { SeedReport } from './seed.ts'
import type { Progress } from './stage.ts'
import { countBacklog } from './store/backlog.ts'
import { findWorld } from './store/worlds.ts'
import { COMMUNITIES } from './world/circles.ts'
import { type Around, crowdPost, crowdPostId, stranger } from './world/crowd.ts'
import { EVERYBODY } from './world/people.ts'
import { followsOf, likesOf, membershipsOf, popularityOf } from './world/ties.ts'

export interface CrowdOptions {
  /** How many there are to be in all: those there already count. */
  people: number
  progress?: Progress
}

/** Numbers of people worked on at a time; what they are given is loaded in transactions of about this size. */
const CHUNK = 2_000
const PEOPLE_PER_POST = 40
/** As many as one request may ask for. */
const POSTS_PER_LOAD = 100
/** Of so many people, one likes the most popular post at most. */
const PEOPLE_PER_FAN = 50

/**
 * Fill the demo world with people nobody has met: they follow, join, post and like. In bulk, past the gates, and the same
 * people in every world: a second run adds only who is missing.
 * @throws DemoError when the demo world is not there to move into
 */
export async function seedCrowd(host: DemoHost, { people, progress = () => {} }: CrowdOptions): Promise<SeedReport> {
  const { database, bus } = host.kernel
  const around = await lookAround(host)
  const startedMs = performance.now()
  const figures = new Map<string, number>()
  /** Work through numbers from 1 to `total`, telling how far it is. */
  const fill = async (
    kind: string,
    { of = 'the crowd', total, size }: { of?: string; total: number; size: number },
    load: (numbers: number[]) => Promise<number>,
  ) => {
    for (let from = 1; from <= total; from += size) {
      const numbers = Array.from({ length: Math.min(size, total - from + 1) }, (_, index) => from + index)
      figures.set(kind, (figures.get(kind) ?? 0) + (await load(numbers)))
      bus.announce()
      progress(`${kind} of ${of}`, from + numbers.length - 1, total)
    }
  }
  const crowd = { total: people, size: CHUNK }
  const theirPosts = { total: Math.ceil(people / PEOPLE_PER_POST), size: POSTS_PER_LOAD }

  await fill('people', crowd, (numbers) =>
    loadPeople(
      database,
      numbers.map((n) => stranger(n, around.present).seed),
    ),
  )
  await fill('follows', crowd, (numbers) =>
    loadFollows(
      database,
      numbers.flatMap((n) => followsOf(n, people, around)),
    ),
  )
  // Not announced: no gate of the demo world asks for members.
  await fill('memberships', crowd, (numbers) =>
    loadMemberships(
      database,
      numbers.flatMap((n) => membershipsOf(n, around)),
      { announce: false },
    ),
  )
  await fill('posts', theirPosts, (numbers) => addPosts(host, numbers, people, around))
  await fill('likes', theirPosts, (numbers) =>
    loadLikes(
      database,
      numbers.flatMap((n) => likesOf(crowdPostId(n), popularityOf(n), people, around)),
    ),
  )
  const { namedPostIds } = around
  await fill('likes', { of: 'posts written by hand', total: namedPostIds.length, size: 1 }, ([n = 1]) => {
    const id = namedPostIds[n - 1] as string
    return loadLikes(database, likesOf(id, Math.ceil((dice(id)() * people) / PEOPLE_PER_FAN), people, around))
  })
  await catchUp(host, progress)
  return { figures, seconds: (performance.now() - startedMs) / 1000 }
}

async function lookAround(host: DemoHost): Promise<Around> {
  const world = await findWorld(host.kernel.database)
  if (!world?.finishedAt) throw new DemoError('There is no demo world in this database for more people to move into.')
  const visitor = actAs(host, anonymous)
  const people = await findPeople(
    visitor,
    EVERYBODY.map(({ handle }) => handle),
  )
  const communityIds = await findCommunities(
    visitor,
    COMMUNITIES.map(({ slug }) => slug),
  )
  const { topics, feed } = await visitor.ask(
    '{ topics { id slug } feed(tab: THIRD_TAB, first: 100) { edges { node { ... on Post { id author { id } } } } } }',
  )
  const namedUserIds = [...people.values()]
  return {
    present: world.begunAt,
    communityIds,
    topicIds: new Map(topics.map(({ slug, id }: Json) => [slug, id])),
    namedUserIds,
    namedPostIds: feed.edges.flatMap(({ node }: Json) => (namedUserIds.includes(node.author?.id) ? node.id : [])),
  }
}

/** @returns how many were not there before */
async function addPosts(host: DemoHost, numbers: readonly number[], people: number, around: Around): Promise<number> {
  const ids = numbers.map(crowdPostId)
  const { nodes } = await actAs(host, anonymous).ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
  const missing = numbers.filter((_, index) => nodes[index] === null)
  await loadPosts(
    host.kernel.database,
    missing.map((n) => crowdPost(n, people, around)),
  )
  return missing.length
}

/** Wait until every subgraph has heard of everybody. */
async function catchUp({ kernel }: DemoHost, progress: Progress): Promise<void> {
  const step = 'events told to every subgraph'
  const total = await countBacklog(kernel.database)
  for (let left = total; left > 0; left = await countBacklog(kernel.database)) {
    progress(step, Math.max(0, total - left), total)
    for (const { name } of SUBGRAPH_MODULES) await kernel.bus.settle(name)
  }
  progress(step, total, total)
}
