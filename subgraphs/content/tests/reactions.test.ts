import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { block, follow, goLive, openCircle, signUp, tell, tellCredit, tellFacts } from './fixtures.ts'

const PROJECTIONS = [
  'people',
  'follows',
  'blocks',
  'merchants',
  'rooms',
  'person_facts',
  'circle_gates',
  'circle_members',
  'subjects',
]

let graph: TestSubgraph

beforeAll(async () => {
  graph = await openTestSubgraph(content)
})
afterAll(() => graph.close())

const known = async () => {
  const { client } = graph.database
  const tables = await Promise.all(
    PROJECTIONS.map((table) => client`select to_jsonb(t) as row from content.${client(table)} t order by 1`),
  )
  return Object.fromEntries(PROJECTIONS.map((table, index) => [table, tables[index]?.map(({ row }) => row)]))
}

it('knows what was told last, and learns nothing new when all of it is told again', async () => {
  const [alice, bob, carol] = [await signUp(graph, 'Alice'), await signUp(graph, 'Bob'), await signUp(graph, 'Carol')]
  const profile = { userId: alice.id, displayName: 'Alice in Xuhui', avatarUrl: 'https://img.example/a.jpg' }
  await graph.announce('users.profileChanged', profile)
  await graph.announce('users.homeAreaChanged', { userId: alice.id, areaCode: '310104' })
  await graph.announce('users.homeAreaChanged', { userId: alice.id, areaCode: null })
  await follow(graph, alice.id, bob.id)
  await follow(graph, bob.id, alice.id)
  await follow(graph, alice.id, carol.id)
  await graph.announce('users.userUnfollowed', { followerId: alice.id, followeeId: carol.id })
  await block(graph, bob.id, alice.id)
  await tellFacts(graph, alice.id, { gender: 'FEMALE' })
  await tellCredit(graph, alice.id, 700)
  await tellCredit(graph, alice.id, 720)
  const communityId = await openCircle(graph, { POST: { is: 'member' } })
  const joined = { communityId, userId: alice.id, role: 'MEMBER', joinedAt: graph.clock.now().toISOString() }
  await graph.announce('communities.memberJoined', joined)
  await graph.announce('communities.memberLeft', { communityId, userId: alice.id })
  const merchantId = newId('Merchant')
  const merchant = { merchantId, ownerId: bob.id, name: 'Tea', size: 'SMALL', onboardingState: 'DRAFT' }
  await graph.announce('users.merchantChanged', merchant)
  const room = await goLive(graph, alice.id)
  await goLive(graph, alice.id, { roomId: room, state: 'ENDED' })

  const before = await known()
  expect(before.people).toContainEqual({
    user_id: alice.id,
    display_name: 'Alice in Xuhui',
    avatar_url: 'https://img.example/a.jpg',
    home_area_code: null,
  })
  expect(before).toMatchObject({
    // A block ends follows both ways.
    follows: [],
    blocks: [{ blocker_id: bob.id, blocked_id: alice.id }],
    person_facts: [{ user_id: alice.id, gender: 'FEMALE', credit_score: 720 }],
    circle_members: [],
    merchants: [{ id: merchantId, owner_id: bob.id }],
    rooms: [{ id: room, state: 'ENDED' }],
  })
  const announced = async () => [
    (await graph.announced('content.roomWentLive')).length,
    (await graph.announced('content.roomEnded')).length,
  ]
  expect(await announced()).toEqual([1, 1])

  await graph.database.client`update events.consumers set position = 0 where name = 'content'`
  await graph.settle()
  expect(await known()).toEqual(before)
  expect(await announced()).toEqual([1, 1])
})

it('takes a storm of chat in a few statements', async () => {
  const roomId = newId('LiveRoom')
  const at = graph.clock.now().toISOString()
  const messages = Array.from({ length: 300 }, () => newId('ChatMessage'))
  const statements = await graph.statementsOf(async () => {
    await Promise.all(
      messages.map((messageId, index) =>
        tell(graph, 'live.chatPosted', { messageId, roomId, authorId: newId('User'), seq: index + 1, text: 'hi', at }),
      ),
    )
    await graph.settle()
  })
  const [row] = await graph.database.client`
    select count(*)::int as known from content.subjects where type = 'ChatMessage'`
  expect(row?.known).toBe(300)
  // Telling each takes a transaction of three statements; hearing of them all takes few more.
  expect(statements).toBeLessThan(300 * 3 + 120)
})
