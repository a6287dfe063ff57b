import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { costOf, createGroup, foundCommunity, JOIN, join, tellFacts } from './circles.ts'

const COUNT =
  'query ($id: ID!) { community(id: $id) { followerCount members(first: 100) { edges { node { user { id } } } } } }'

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

it('joins by one click, once, however often it is clicked', async () => {
  const communityId = await foundCommunity(owner)
  const guest = graph.person()
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => guest.data(JOIN, { communityId })))
  for (const answer of answers) {
    expect(answer.join).toMatchObject({
      membership: { role: 'MEMBER', user: { id: guest.id }, community: { id: communityId } },
      localGroup: null,
      denied: [],
      userErrors: [],
    })
  }
  expect((await guest.data(COUNT, { id: communityId })).community.followerCount).toBe(2)
  const told = (await graph.announced('communities.memberJoined')).filter((event) => event.userId === guest.id)
  expect(told).toHaveLength(1)
})

it('counts everybody who joins at once', async () => {
  const communityId = await foundCommunity(owner)
  await Promise.all(Array.from({ length: 30 }, () => join(graph.person(), { communityId })))
  const { community } = await owner.data(COUNT, { id: communityId })
  expect(community.followerCount).toBe(31)
  expect(community.members.edges).toHaveLength(31)
})

it('joins a local group and with it its community', async () => {
  const communityId = await foundCommunity(owner)
  const localGroupId = await createGroup(owner, communityId)
  const guest = graph.person()
  const answers = await Promise.all([1, 2, 3].map(() => guest.data(JOIN, { localGroupId })))
  for (const answer of answers) {
    expect(answer.join.membership.community).toEqual({ id: communityId, followerCount: 2 })
    expect(answer.join.localGroup).toEqual({ id: localGroupId, memberCount: 2, viewerIsMember: true })
  }
})

describe('where the gate for joining is closed', () => {
  it('says what is missing and writes nothing', async () => {
    const communityId = await foundCommunity(owner, { gates: { join: 'gender FEMALE and verification >= REAL_NAME' } })
    const guest = graph.person()
    expect((await guest.data(JOIN, { communityId })).join).toEqual({
      membership: null,
      localGroup: null,
      denied: [
        { code: 'GENDER_MISMATCH', summary: 'Open to female members only.', source: 'gate' },
        { code: 'VERIFICATION_TOO_LOW', summary: 'Needs the verification level REAL_NAME or higher.', source: 'gate' },
      ],
      userErrors: [],
    })
    expect((await owner.data(COUNT, { id: communityId })).community.followerCount).toBe(1)
    await tellFacts(graph, guest.id, { gender: 'FEMALE', verificationLevel: 'REAL_NAME_FACE' })
    await join(guest, { communityId })
  })

  it('counts a fact told a moment ago, though it is still on its way', async () => {
    const communityId = await foundCommunity(owner, { gates: { join: 'credit > 700' } })
    const guest = graph.person()
    await graph.database.transact((tx) =>
      openOutbox(tx, graph.clock).publish('payments.creditChanged', {
        userId: guest.id,
        score: 701,
        computedAt: graph.clock.now().toISOString(),
      }),
    )
    await join(guest, { communityId })
  })

  it('stays open to those inside, and lets members into local groups by "member"', async () => {
    const communityId = await foundCommunity(owner)
    const localGroupId = await createGroup(owner, communityId)
    const [member, stranger] = [graph.person(), graph.person()]
    await join(member, { communityId })
    await owner.data('mutation ($input: SetGatesInput!) { setGates(input: $input) { userErrors { code } } }', {
      input: { communityId, expectedVersion: 1, join: 'member' },
    })
    await join(member, { communityId })
    await join(member, { localGroupId })
    const { denied, membership } = (await stranger.data(JOIN, { localGroupId })).join
    expect([membership, denied[0].code]).toEqual([null, 'NOT_A_MEMBER'])
  })
})

it('refuses what is not there, and asks for exactly one id', async () => {
  const guest = graph.person()
  for (const communityId of [newId('Community'), newId('LocalGroup'), "'; drop table memberships; --"]) {
    const { membership, userErrors } = (await guest.data(JOIN, { communityId })).join
    expect([membership, userErrors]).toEqual([null, [{ code: 'COMMUNITY_NOT_FOUND', field: ['communityId'] }]])
  }
  const { userErrors } = (await guest.data(JOIN, { localGroupId: newId('LocalGroup') })).join
  expect(userErrors).toEqual([{ code: 'LOCAL_GROUP_NOT_FOUND', field: ['localGroupId'] }])
  for (const both of [{}, { communityId: newId('Community'), localGroupId: newId('LocalGroup') }])
    expect((await guest.ask(JOIN, both)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  expect((await graph.anonymous.ask(JOIN, {})).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
})

it('joins with one short transaction', async () => {
  const communityId = await foundCommunity(owner)
  // Begin, the community, whether one is in it, the membership, the counter, the event, commit; then the answer's community.
  expect(await costOf(graph, () => join(graph.person(), { communityId }))).toBe(8)
})
