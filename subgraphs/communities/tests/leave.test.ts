import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { createActivity, createGroup, foundCommunity, groupMembers, join, setRole } from './circles.ts'

const LEAVE = `mutation ($communityId: ID, $localGroupId: ID) { leave(communityId: $communityId, localGroupId: $localGroupId) {
  community { id followerCount viewerMembership { role } localGroups { edges { node { memberCount viewerIsMember } } } }
  userErrors { code field } } }`
const RSVP = 'mutation ($id: ID!) { rsvp(activityId: $id) { rsvp { state } denied { code } } }'
const SEATS =
  'query ($id: ID!) { _entities(representations: [{ __typename: "Activity", id: $id }]) { ... on Activity { going waitlist viewerRsvp { state } } } }'

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

it('leaves a community with its local groups, once', async () => {
  const communityId = await foundCommunity(owner)
  const groups = [await createGroup(owner, communityId), await createGroup(owner, communityId, '310105')]
  const guest = graph.person()
  for (const localGroupId of groups) await join(guest, { localGroupId })
  const answers = await Promise.all([1, 2, 3].map(() => guest.data(LEAVE, { communityId })))
  for (const { leave } of answers) expect(leave.userErrors).toEqual([])
  const { leave } = await guest.data(LEAVE, { communityId })
  expect(leave.community).toMatchObject({ id: communityId, followerCount: 1, viewerMembership: null })
  for (const { node } of leave.community.localGroups.edges)
    expect(node).toEqual({ memberCount: 1, viewerIsMember: false })
  expect(await graph.announced('communities.memberLeft')).toEqual([{ communityId, userId: guest.id }])
})

it('leaves one local group and stays in the community', async () => {
  const communityId = await foundCommunity(owner)
  const localGroupId = await createGroup(owner, communityId)
  const [guest] = await groupMembers(graph, localGroupId, 1)
  const { leave } = await guest!.data(LEAVE, { localGroupId })
  expect(leave.community).toMatchObject({ followerCount: 2, viewerMembership: { role: 'MEMBER' } })
  expect(leave.community.localGroups.edges[0].node).toEqual({ memberCount: 1, viewerIsMember: false })
})

it('frees the seats at coming activities for those who wait', async () => {
  const communityId = await foundCommunity(owner)
  const localGroupId = await createGroup(owner, communityId)
  const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
  const [first, second] = (await groupMembers(graph, localGroupId, 2)) as [Caller, Caller]
  await first.data(RSVP, { id })
  await second.data(RSVP, { id })
  await first.data(LEAVE, { communityId })
  expect((await second.data(SEATS, { id }))._entities[0]).toEqual({
    going: 1,
    waitlist: 0,
    viewerRsvp: { state: 'GOING' },
  })
  expect((await graph.announced('communities.rsvpChanged')).at(-1)).toMatchObject({
    userId: first.id,
    state: 'CANCELLED',
    promotedUserId: second.id,
  })
  expect((await first.data(RSVP, { id })).rsvp).toEqual({ rsvp: null, denied: [{ code: 'NOT_A_MEMBER' }] })
})

it('leaves nobody a seat who answers and leaves at once', async () => {
  const communityId = await foundCommunity(owner)
  const localGroupId = await createGroup(owner, communityId)
  const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
  const people = await groupMembers(graph, localGroupId, 8)
  await Promise.all(people.flatMap((person) => [person.data(RSVP, { id }), person.data(LEAVE, { communityId })]))
  expect((await owner.data(SEATS, { id }))._entities[0]).toMatchObject({ going: 0, waitlist: 0 })
})

it('keeps the last owner, also when the last two leave at once', async () => {
  const communityId = await foundCommunity(owner)
  expect((await owner.data(LEAVE, { communityId })).leave).toEqual({
    community: null,
    userErrors: [{ code: 'LAST_OWNER', field: ['communityId'] }],
  })
  const second = graph.person()
  await join(second, { communityId })
  await setRole(owner, communityId, second.id, 'OWNER')
  const answers = await Promise.all([owner, second].map((person) => person.data(LEAVE, { communityId })))
  expect(answers.flatMap(({ leave }) => leave.userErrors.map(({ code }: { code: string }) => code))).toEqual([
    'LAST_OWNER',
  ])
})

it('is no error for strangers, and refuses what is not there', async () => {
  const communityId = await foundCommunity(owner)
  const stranger = graph.person()
  expect((await stranger.data(LEAVE, { communityId })).leave).toMatchObject({
    community: { followerCount: 1 },
    userErrors: [],
  })
  const unknown = [
    [{ communityId: newId('Community') }, 'COMMUNITY_NOT_FOUND'],
    [{ communityId: 'nonsense' }, 'COMMUNITY_NOT_FOUND'],
    [{ localGroupId: newId('LocalGroup') }, 'LOCAL_GROUP_NOT_FOUND'],
  ] as const
  for (const [target, code] of unknown) expect((await stranger.data(LEAVE, target)).leave.userErrors[0].code).toBe(code)
  expect((await stranger.ask(LEAVE, {})).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
