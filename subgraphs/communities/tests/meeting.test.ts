import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import {
  costOf,
  createActivity,
  createGroup,
  DAY_MS,
  entities,
  foundCommunity,
  groupMembers,
  join,
  setRole,
} from './circles.ts'

const CREATE_GROUP = `mutation ($input: CreateLocalGroupInput!) { createLocalGroup(input: $input) {
  localGroup { id name memberCount viewerIsMember area { code } community { id } } userErrors { code field } } }`
const CREATE_ACTIVITY = `mutation ($input: CreateActivityInput!) { createActivity(input: $input) {
  activity { id title place capacity going waitlist startsAt cancelledAt organiser { id } localGroup { id } viewerRsvp { state } }
  userErrors { code field } } }`
const CANCEL = `mutation ($id: ID!) { cancelActivity(activityId: $id) { activity { cancelledAt } userErrors { code } } }`

let graph: TestSubgraph
let owner: Caller
let host: Caller
let communityId: string
let localGroupId: string
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
  host = graph.person()
  communityId = await foundCommunity(owner)
  localGroupId = await createGroup(owner, communityId)
  await join(host, { localGroupId })
  await setRole(owner, communityId, host.id, 'HOST')
})
afterAll(() => graph.close())

const tomorrow = () => new Date(graph.clock.now().getTime() + DAY_MS).toISOString()
const key = () => `key ${Math.random()}`

describe('createLocalGroup', () => {
  const input = (over: Json = {}) => ({
    communityId,
    name: 'Hikers',
    areaCode: '310115',
    idempotencyKey: key(),
    ...over,
  })
  const codeOf = async (who: Caller, over: Json) =>
    (await who.data(CREATE_GROUP, { input: input(over) })).createLocalGroup.userErrors[0]?.code

  it('founds a group with its founder as first member, once', async () => {
    const same = input()
    const answers = await Promise.all([1, 2, 3].map(() => owner.data(CREATE_GROUP, { input: same })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0].createLocalGroup).toEqual({
      localGroup: {
        id: expect.stringMatching(/^grp_/),
        name: 'Hikers',
        memberCount: 1,
        viewerIsMember: true,
        area: { code: '310115' },
        community: { id: communityId },
      },
      userErrors: [],
    })
    expect(await codeOf(owner, { ...same, name: 'Others' })).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('is for owners and moderators, and takes sound input only', async () => {
    expect(await codeOf(host, {})).toBe('NOT_PERMITTED')
    expect(await codeOf(graph.person(), {})).toBe('NOT_PERMITTED')
    expect(await codeOf(owner, { communityId: newId('Community') })).toBe('COMMUNITY_NOT_FOUND')
    expect(await codeOf(owner, { idempotencyKey: 'x'.repeat(129) })).toBe('INVALID_IDEMPOTENCY_KEY')
    for (const over of [{ areaCode: '3101' }, { areaCode: 'abcdef' }, { name: '' }]) {
      const { errors } = await owner.ask(CREATE_GROUP, { input: input(over) })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('createActivity', () => {
  const input = (over: Json = {}) => ({
    localGroupId,
    title: 'Night hike',
    place: 'Gate 3',
    capacity: 10,
    startsAt: tomorrow(),
    idempotencyKey: key(),
    ...over,
  })
  const codeOf = async (who: Caller, over: Json) =>
    (await who.data(CREATE_ACTIVITY, { input: input(over) })).createActivity.userErrors[0]?.code

  it('sets one up, once', async () => {
    const same = input()
    const answers = await Promise.all([1, 2, 3].map(() => host.data(CREATE_ACTIVITY, { input: same })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0].createActivity.activity).toEqual({
      id: expect.stringMatching(/^act_/),
      title: 'Night hike',
      place: 'Gate 3',
      capacity: 10,
      going: 0,
      waitlist: 0,
      startsAt: same.startsAt,
      cancelledAt: null,
      organiser: { id: host.id },
      localGroup: { id: localGroupId },
      viewerRsvp: null,
    })
  })

  it('refuses by role, by time and for groups that are not there', async () => {
    const member = graph.person()
    await join(member, { localGroupId })
    expect(await codeOf(member, {})).toBe('NOT_PERMITTED')
    expect(await codeOf(host, { startsAt: graph.clock.now().toISOString() })).toBe('STARTS_IN_PAST')
    for (const unknown of [newId('LocalGroup'), 'nonsense'])
      expect(await codeOf(host, { localGroupId: unknown })).toBe('LOCAL_GROUP_NOT_FOUND')
    for (const over of [{ capacity: 0 }, { capacity: 100_001 }, { title: '' }, { place: 'x'.repeat(201) }]) {
      const { errors } = await host.ask(CREATE_ACTIVITY, { input: input(over) })
      expect(errors?.[0]?.extensions.code, JSON.stringify(over)).toBe('BAD_USER_INPUT')
    }
  })
})

it('cancels an activity for its organiser and those who run the community, once', async () => {
  const id = await createActivity(graph, host, localGroupId)
  const [stranger] = await groupMembers(graph, localGroupId, 1)
  expect((await stranger!.data(CANCEL, { id })).cancelActivity.userErrors).toEqual([{ code: 'NOT_PERMITTED' }])
  const at = graph.clock.now().toISOString()
  expect((await owner.data(CANCEL, { id })).cancelActivity).toEqual({ activity: { cancelledAt: at }, userErrors: [] })
  graph.clock.advance(1_000)
  expect((await host.data(CANCEL, { id })).cancelActivity.activity).toEqual({ cancelledAt: at })
  for (const unknown of [newId('Activity'), 'nonsense'])
    expect((await host.data(CANCEL, { id: unknown })).cancelActivity.userErrors).toEqual([
      { code: 'ACTIVITY_NOT_FOUND' },
    ])
})

it('lists what comes soonest first, without what is cancelled, and what was when asked', async () => {
  const group = await createGroup(owner, communityId, '310106')
  const [third, first, cancelled, second] = [
    await createActivity(graph, owner, group, { inMs: 3 * DAY_MS }),
    await createActivity(graph, owner, group, { inMs: 1_000 }),
    await createActivity(graph, owner, group, { inMs: 5_000 }),
    await createActivity(graph, owner, group, { inMs: 2 * DAY_MS }),
  ]
  await owner.data(CANCEL, { id: cancelled })
  const list = async (args: string) => {
    const [found] = await entities(
      graph.anonymous,
      [{ __typename: 'LocalGroup', id: group }],
      `... on LocalGroup { activities${args} { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
    )
    return found.activities
  }
  const idsOf = (page: Json) => page.edges.map(({ node }: Json) => node.id)
  expect(idsOf(await list(''))).toEqual([first, second, third])
  graph.clock.advance(1_000)
  expect(idsOf(await list(''))).toEqual([second, third])
  const page = await list('(includePast: true, first: 2)')
  expect(idsOf(page)).toEqual([first, second])
  expect(idsOf(await list(`(includePast: true, after: "${page.pageInfo.endCursor}")`))).toEqual([third])
})

it('lists groups with most members first, of one district when asked', async () => {
  const circle = await foundCommunity(owner)
  const [small, big] = [await createGroup(owner, circle, '110101'), await createGroup(owner, circle, '310104')]
  await groupMembers(graph, big, 2)
  const GROUPS =
    'query ($id: ID!, $areaCode: String) { community(id: $id) { localGroups(areaCode: $areaCode) { edges { node { id memberCount } } } } }'
  const list = async (areaCode: string | null) =>
    (await graph.anonymous.data(GROUPS, { id: circle, areaCode })).community.localGroups.edges.map(
      ({ node }: Json) => node,
    )
  expect(await list(null)).toEqual([
    { id: big, memberCount: 3 },
    { id: small, memberCount: 1 },
  ])
  expect(await list('110101')).toEqual([{ id: small, memberCount: 1 }])
  expect(await list('nonsense')).toEqual([])
})

it('hides groups and activities of a community that is closed to the viewer', async () => {
  const circle = await foundCommunity(owner, { gates: { view: 'member' } })
  const group = await createGroup(owner, circle)
  const activity = await createActivity(graph, owner, group)
  const references = [
    { __typename: 'LocalGroup', id: group },
    { __typename: 'Activity', id: activity },
    { __typename: 'Community', id: circle },
  ]
  const see = (who: Caller) =>
    entities(
      who,
      references,
      '... on Community { posts { edges { cursor } } members { edges { cursor } } localGroups { edges { cursor } } }',
    )
  expect(await see(graph.person())).toEqual([
    null,
    null,
    { __typename: 'Community', posts: null, members: null, localGroups: null },
  ])
  const [forGroup, forActivity, forCommunity] = await see(owner)
  expect([forGroup.__typename, forActivity.__typename]).toEqual(['LocalGroup', 'Activity'])
  expect(forCommunity.localGroups.edges).toHaveLength(1)
})

it('reads groups with their activities at a cost that does not grow with either', async () => {
  const circle = await foundCommunity(owner)
  for (let index = 0; index < 5; index++) {
    const group = await createGroup(owner, circle)
    for (let each = 0; each < 3; each++) await createActivity(graph, owner, group, { inMs: (each + 1) * DAY_MS })
  }
  const PAGE = `query ($id: ID!, $first: Int) { community(id: $id) { localGroups(first: $first) { edges { node {
    viewerIsMember community { name } activities(first: $first) { edges { node { going viewerRsvp { state position } localGroup { name } } } }
  } } } } }`
  const cost = (first: number) => costOf(graph, () => owner.data(PAGE, { id: circle, first }))
  // Community, groups, whether one is in them, activities, one's answers, the activities' groups.
  expect([await cost(1), await cost(5)]).toEqual([6, 6])
})
