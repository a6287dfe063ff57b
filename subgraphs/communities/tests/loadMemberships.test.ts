import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities, loadMemberships } from '../index.ts'
import { foundCommunity, join } from './circles.ts'

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

const followers = async (id: string) =>
  (await owner.data('query ($id: ID!) { community(id: $id) { followerCount } }', { id })).community.followerCount
const load = (rows: Parameters<typeof loadMemberships>[1], announce: boolean) =>
  loadMemberships(graph.database, rows, { announce, clock: graph.clock })

it('loads thousands past the gates, counts them once, and leaves those inside as they are', async () => {
  const [first, second] = [await foundCommunity(owner, { gates: { join: 'closed' } }), await foundCommunity(owner)]
  const joinedAt = graph.clock.now()
  const people = Array.from({ length: 6_000 }, () => newId('User'))
  const rows = people.map((userId, index) => ({
    communityId: index % 3 === 0 ? second : first,
    userId,
    joinedAt,
  }))
  const again = { communityId: first, userId: owner.id, joinedAt }
  expect(await load([...rows, ...rows.slice(0, 10), again], false)).toBe(6_000)
  expect([await followers(first), await followers(second)]).toEqual([4_001, 2_001])
  expect(await load(rows, true)).toBe(0)
  expect(await graph.announced('communities.memberJoined')).toHaveLength(2)
})

it('tells each one when asked to, and gets along with people who join meanwhile', async () => {
  const id = await foundCommunity(owner)
  const rows = Array.from({ length: 1_000 }, () => ({
    communityId: id,
    userId: newId('User'),
    role: 'HOST' as const,
    joinedAt: graph.clock.now(),
  }))
  const guests = Array.from({ length: 10 }, () => graph.person())
  await Promise.all([load(rows, true), ...guests.map((guest) => join(guest, { communityId: id }))])
  expect(await followers(id)).toBe(1_011)
  graph.bus.announce()
  const told = (await graph.announced('communities.memberJoined')).filter((event) => event.communityId === id)
  expect(told).toHaveLength(1_011)
})
