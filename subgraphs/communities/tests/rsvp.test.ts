import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { costOf, createActivity, createGroup, DAY_MS, entities, foundCommunity, groupMembers } from './circles.ts'

const RSVP = `mutation ($id: ID!) { rsvp(activityId: $id) {
  rsvp { state position user { id } activity { id going waitlist } } denied { code summary source } userErrors { code field } } }`
const CANCEL = `mutation ($id: ID!) { cancelRsvp(activityId: $id) {
  rsvp { state position activity { going waitlist } } userErrors { code field } } }`
const ACTIVITY = `... on Activity { going waitlist viewerRsvp { state position }
  attendees(first: 100) { edges { cursor node { user { id } checkedInAt } } pageInfo { hasNextPage endCursor } } }`

let graph: TestSubgraph
let owner: Caller
let localGroupId: string
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
  localGroupId = await createGroup(owner, await foundCommunity(owner))
})
afterAll(() => graph.close())

const rsvp = async (who: Caller, id: string) => (await who.data(RSVP, { id })).rsvp
const cancel = async (who: Caller, id: string) => (await who.data(CANCEL, { id })).cancelRsvp
const see = async (who: Caller, id: string) => (await entities(who, [{ __typename: 'Activity', id }], ACTIVITY))[0]
const told = async (activityId: string) =>
  (await graph.announced('communities.rsvpChanged')).filter((event) => event.activityId === activityId)

it('gives ten of eleven who ask at once a seat, and the eleventh the seat of one who cancels', async () => {
  const id = await createActivity(graph, owner, localGroupId, { capacity: 10 })
  const people = await groupMembers(graph, localGroupId, 11)
  const answers: Json[] = await Promise.all(people.map((person) => rsvp(person, id)))
  const statesOf = (state: string) => people.filter((_, index) => answers[index].rsvp.state === state)
  const [seated, waiting] = [statesOf('GOING'), statesOf('WAITLISTED')]
  expect([seated.length, waiting.length]).toEqual([10, 1])
  expect(await see(waiting[0]!, id)).toMatchObject({
    going: 10,
    waitlist: 1,
    viewerRsvp: { state: 'WAITLISTED', position: 1 },
  })

  expect(await cancel(seated[3]!, id)).toEqual({
    rsvp: { state: 'CANCELLED', position: null, activity: { going: 10, waitlist: 0 } },
    userErrors: [],
  })
  expect(await see(waiting[0]!, id)).toMatchObject({ going: 10, viewerRsvp: { state: 'GOING', position: null } })
  const events = await told(id)
  expect(events).toHaveLength(12)
  expect(events.filter(({ promotedUserId }) => promotedUserId !== null)).toEqual([
    expect.objectContaining({ userId: seated[3]!.id, state: 'CANCELLED', promotedUserId: waiting[0]!.id }),
  ])
})

it('promotes in the order of answering, and sends who cancelled and comes back to the end', async () => {
  const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
  const [seated, first, second] = (await groupMembers(graph, localGroupId, 3)) as [Caller, Caller, Caller]
  for (const person of [seated, first, second]) await rsvp(person, id)
  expect((await see(second, id)).viewerRsvp).toEqual({ state: 'WAITLISTED', position: 2 })
  await cancel(seated, id)
  expect((await rsvp(seated, id)).rsvp).toMatchObject({ state: 'WAITLISTED', position: 2 })
  expect((await see(first, id)).viewerRsvp.state).toBe('GOING')
  expect((await see(second, id)).viewerRsvp).toEqual({ state: 'WAITLISTED', position: 1 })
  // Whoever only waited frees no seat.
  await cancel(second, id)
  expect(await see(seated, id)).toMatchObject({ going: 1, waitlist: 1, viewerRsvp: { position: 1 } })
})

it('fills every seat and no more while people come and go at once', async () => {
  const id = await createActivity(graph, owner, localGroupId, { capacity: 4 })
  const people = await groupMembers(graph, localGroupId, 12)
  await Promise.all(people.map((person) => rsvp(person, id)))
  await Promise.all(people.map((person, index) => (index % 3 === 0 ? cancel(person, id) : rsvp(person, id))))
  const [activity] = await graph.database.client`select going, waitlist from communities.activities where id = ${id}`
  const [counted] = await graph.database.client`
    select count(*) filter (where state = 'GOING')::int as going, count(*) filter (where state = 'WAITLISTED')::int as waitlist
    from communities.rsvps where activity_id = ${id}`
  expect(activity).toEqual({ going: 4, waitlist: 4 })
  expect(counted).toEqual(activity)
})

it('answers once, however often it is asked, also at once', async () => {
  const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
  const [person] = (await groupMembers(graph, localGroupId, 1)) as [Caller]
  const answers = await Promise.all([1, 2, 3, 4].map(() => rsvp(person, id)))
  for (const answer of answers)
    expect(answer.rsvp).toMatchObject({ state: 'GOING', activity: { going: 1, waitlist: 0 } })
  await Promise.all([1, 2, 3].map(() => cancel(person, id)))
  expect(await see(person, id)).toMatchObject({ going: 0, viewerRsvp: { state: 'CANCELLED' } })
  expect((await told(id)).map(({ state }) => state)).toEqual(['GOING', 'CANCELLED'])
})

it('shows each act of one request as it left things', async () => {
  const id = await createActivity(graph, owner, localGroupId)
  const [person] = (await groupMembers(graph, localGroupId, 1)) as [Caller]
  const BOTH = `mutation ($id: ID!) {
    comes: rsvp(activityId: $id) { rsvp { activity { going viewerRsvp { state } } } }
    goes: cancelRsvp(activityId: $id) { rsvp { activity { going viewerRsvp { state } } } } }`
  const { comes, goes } = await person.data(BOTH, { id })
  expect(comes.rsvp.activity).toEqual({ going: 1, viewerRsvp: { state: 'GOING' } })
  expect(goes.rsvp.activity).toEqual({ going: 0, viewerRsvp: { state: 'CANCELLED' } })
})

it('sets no limit where there is no capacity', async () => {
  const id = await createActivity(graph, owner, localGroupId)
  const people = await groupMembers(graph, localGroupId, 5)
  for (const person of people) expect((await rsvp(person, id)).rsvp.state).toBe('GOING')
})

describe('refusals', () => {
  it('tells whoever has not joined the group to do so', async () => {
    const id = await createActivity(graph, owner, localGroupId)
    expect(await rsvp(graph.person(), id)).toEqual({
      rsvp: null,
      denied: [
        { code: 'NOT_A_MEMBER', summary: 'Open to members of the local group.', source: 'communities.localGroup' },
      ],
      userErrors: [],
    })
  })

  it('keeps to activities that stand and lie ahead', async () => {
    const [cancelled, started] = [
      await createActivity(graph, owner, localGroupId),
      await createActivity(graph, owner, localGroupId, { inMs: 1_000 }),
    ]
    const [person, late] = (await groupMembers(graph, localGroupId, 2)) as [Caller, Caller]
    for (const id of [cancelled, started]) await rsvp(person, id)
    await owner.data('mutation ($id: ID!) { cancelActivity(activityId: $id) { userErrors { code } } }', {
      id: cancelled,
    })
    graph.clock.advance(1_000)
    expect((await rsvp(late, cancelled)).userErrors).toEqual([{ code: 'ACTIVITY_CANCELLED', field: ['activityId'] }])
    expect((await rsvp(late, started)).userErrors).toEqual([{ code: 'ACTIVITY_STARTED', field: ['activityId'] }])
    expect((await cancel(person, started)).userErrors).toEqual([{ code: 'ACTIVITY_STARTED', field: ['activityId'] }])
    expect((await cancel(person, cancelled)).rsvp.state).toBe('CANCELLED')
  })

  it('knows no other activities, and nobody who is not signed in', async () => {
    for (const id of [newId('Activity'), newId('Post'), 'nonsense']) {
      for (const { rsvp, userErrors } of [await rsvpOf(owner, id), await cancel(owner, id)])
        expect([rsvp, userErrors]).toEqual([null, [{ code: 'ACTIVITY_NOT_FOUND', field: ['activityId'] }]])
    }
    const { errors } = await graph.anonymous.ask(RSVP, { id: newId('Activity') })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
  const rsvpOf = rsvp
})

it('shows attendees to attendees and the organiser only, in the order they got their seats', async () => {
  const id = await createActivity(graph, owner, localGroupId, { capacity: 2 })
  const [first, second, third] = (await groupMembers(graph, localGroupId, 3)) as [Caller, Caller, Caller]
  for (const person of [first, second, third]) await rsvp(person, id)
  await cancel(first, id)
  const attendees = async (who: Caller) =>
    (await see(who, id)).attendees?.edges.map(({ node }: Json) => node.user.id) ?? null
  for (const who of [owner, second, third]) expect(await attendees(who)).toEqual([second.id, third.id])
  for (const who of [first, graph.person(), graph.anonymous]) expect(await attendees(who)).toBeNull()
  const PAGE = (after: string) =>
    `... on Activity { attendees(first: 1, after: "${after}") { edges { node { user { id } } } } }`
  const cursor = (await see(owner, id)).attendees.edges[0].cursor
  const [page] = await entities(owner, [{ __typename: 'Activity', id }], PAGE(cursor))
  expect(page.attendees.edges).toEqual([{ node: { user: { id: third.id } } }])
})

describe('checkIn', () => {
  const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) {
    rsvp { checkedInAt state user { id } } userErrors { code field } } }`
  const checkIn = async (who: Caller, activityId: string, userId: string) =>
    (await who.data(CHECK_IN, { input: { activityId, userId } })).checkIn

  it('notes an arrival once', async () => {
    const id = await createActivity(graph, owner, localGroupId, { inMs: DAY_MS })
    const [person] = (await groupMembers(graph, localGroupId, 1)) as [Caller]
    await rsvp(person, id)
    graph.clock.advance(DAY_MS)
    const at = graph.clock.now().toISOString()
    const arrival = { rsvp: { checkedInAt: at, state: 'GOING', user: { id: person.id } }, userErrors: [] }
    expect(await checkIn(owner, id, person.id)).toEqual(arrival)
    graph.clock.advance(1_000)
    expect(await checkIn(owner, id, person.id)).toEqual(arrival)
  })

  it('is for those who run it, and notes only those with a seat', async () => {
    const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
    const [seated, waiting] = (await groupMembers(graph, localGroupId, 2)) as [Caller, Caller]
    for (const person of [seated, waiting]) await rsvp(person, id)
    expect((await checkIn(seated, id, seated.id)).userErrors[0].code).toBe('NOT_PERMITTED')
    for (const userId of [waiting.id, newId('User'), 'nonsense'])
      expect((await checkIn(owner, id, userId)).userErrors).toEqual([{ code: 'NOT_GOING', field: ['input', 'userId'] }])
    expect((await checkIn(owner, newId('Activity'), seated.id)).userErrors[0].code).toBe('ACTIVITY_NOT_FOUND')
    await owner.data('mutation ($id: ID!) { cancelActivity(activityId: $id) { userErrors { code } } }', { id })
    expect((await checkIn(owner, id, seated.id)).userErrors[0].code).toBe('ACTIVITY_CANCELLED')
  })
})

it('reads the answers to many activities at once, waitlist places included', async () => {
  const [person, other] = (await groupMembers(graph, localGroupId, 2)) as [Caller, Caller]
  const ids: string[] = []
  for (let index = 0; index < 6; index++) {
    const id = await createActivity(graph, owner, localGroupId, { capacity: 1 })
    for (const who of [other, person]) await rsvp(who, id)
    ids.push(id)
  }
  const read = (count: number) =>
    entities(
      person,
      ids.slice(0, count).map((id) => ({ __typename: 'Activity', id })),
      '... on Activity { viewerRsvp { state position } attendees { edges { cursor } } organiser { id } }',
    )
  for (const { viewerRsvp } of await read(6)) expect(viewerRsvp).toEqual({ state: 'WAITLISTED', position: 1 })
  // Activities, their community, one's answers, places in line.
  expect([await costOf(graph, () => read(1)), await costOf(graph, () => read(6))]).toEqual([4, 4])
})
