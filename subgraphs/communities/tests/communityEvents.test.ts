import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import {
  type Answer,
  type Caller,
  FORGETFUL,
  type Json,
  openTestSubgraph,
  type TestSubgraph,
} from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import {
  createActivity,
  createGroup,
  foundCommunity,
  groupMembers,
  join,
  publishPost,
  setGates,
  tellFacts,
} from './circles.ts'

const EVENTS = `subscription ($id: ID!, $after: EventCursor) { communityEvents(communityId: $id, after: $after) {
  __typename
  ... on PostAdded { cursor post { id } }
  ... on RsvpChanged { cursor activity { id going waitlist } promotedUser { id } }
  ... on GateChanged { cursor community { gates { version post { expression } } } }
  ... on MemberJoined { cursor membership { role user { id } } }
  ... on StreamGap { fromCursor toCursor missed reason } } }`
const RSVP = 'mutation ($id: ID!) { rsvp(activityId: $id) { rsvp { state } } }'
const CANCEL = 'mutation ($id: ID!) { cancelRsvp(activityId: $id) { rsvp { state } } }'

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

/** The next `count` events of a subscription that stays open. */
async function next(stream: AsyncIterableIterator<Answer>, count: number): Promise<Json[]> {
  const events: Json[] = []
  while (events.length < count) {
    const { value, done } = await stream.next()
    if (done) throw new Error('the subscription ended')
    events.push(JSON.parse(JSON.stringify(value)).data.communityEvents)
  }
  return events
}
const withoutCursor = ({ cursor, ...event }: Json) => event

it('shows posts, joins and gates as they happen, with what they say at that moment', async () => {
  const id = await foundCommunity(owner)
  await graph.settle()
  const stream = await graph.anonymous.subscribe(EVENTS, { id })
  const guest = graph.person()
  await join(guest, { communityId: id })
  const postId = await publishPost(graph, id)
  await setGates(owner, { communityId: id, expectedVersion: 1, post: 'member' })
  await setGates(owner, { communityId: id, expectedVersion: 2, post: 'closed' })
  const events = await next(stream, 4)
  expect(events.map(({ __typename }) => __typename).sort()).toEqual([
    'GateChanged',
    'GateChanged',
    'MemberJoined',
    'PostAdded',
  ])
  const named = (name: string) => events.filter(({ __typename }) => __typename === name).map(withoutCursor)
  expect(named('MemberJoined')).toMatchObject([{ membership: { role: 'MEMBER', user: { id: guest.id } } }])
  expect(named('PostAdded')).toMatchObject([{ post: { id: postId } }])
  expect(named('GateChanged').at(-1)).toMatchObject({
    community: { gates: { version: 3, post: { expression: 'closed' } } },
  })
  await stream.return?.()
})

it('tells every subscriber of a promotion once, those who drop and resume too', async () => {
  const id = await foundCommunity(owner)
  const localGroupId = await createGroup(owner, id)
  const activityId = await createActivity(graph, owner, localGroupId, { capacity: 10 })
  const people = await groupMembers(graph, localGroupId, 11)
  await graph.settle()
  const [steady, dropping] = [await owner.subscribe(EVENTS, { id }), await people[0]!.subscribe(EVENTS, { id })]
  await Promise.all(people.map((person) => person.data(RSVP, { id: activityId })))
  const before = await next(dropping, 5)
  await dropping.return?.()

  const states = await graph.database
    .client`select user_id, state from communities.rsvps where activity_id = ${activityId}`
  const idOf = (state: string) => states.find((row) => row.state === state)?.user_id
  const waiting = idOf('WAITLISTED')
  await people.find((person) => person.id === idOf('GOING'))!.data(CANCEL, { id: activityId })

  const all = await next(steady, 12)
  const resumed = await people[0]!.subscribe(EVENTS, { id, after: before.at(-1).cursor })
  const after = await next(resumed, 7)
  // Nothing more is on its way to either: the next event both see is the one made now.
  const marker = await publishPost(graph, id)
  for (const stream of [steady, resumed]) {
    expect(withoutCursor((await next(stream, 1))[0])).toEqual({ __typename: 'PostAdded', post: { id: marker } })
    await stream.return?.()
  }
  expect([...before, ...after].map(({ cursor }) => cursor)).toEqual(all.map(({ cursor }) => cursor))
  for (const events of [all, [...before, ...after]]) {
    expect(events.filter(({ promotedUser }) => promotedUser !== null)).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({
      __typename: 'RsvpChanged',
      activity: { id: activityId, going: 10, waitlist: 0 },
      promotedUser: { id: waiting },
    })
  }
})

it('shows a post that was removed, and a member who left, as gone', async () => {
  const id = await foundCommunity(owner)
  await graph.settle()
  const start = await position()
  const guest = graph.person()
  await join(guest, { communityId: id })
  await guest.data('mutation ($id: ID!) { leave(communityId: $id) { userErrors { code } } }', { id })
  const postId = await publishPost(graph, id)
  await graph.announce('content.postRemoved', { postId, authorId: newId('User'), communityId: id, reason: 'AUTHOR' })
  const events = await graph.anonymous.take(2, EVENTS, { id, after: start })
  expect(events.map(({ communityEvents }) => withoutCursor(communityEvents))).toEqual([
    { __typename: 'MemberJoined', membership: null },
    { __typename: 'PostAdded', post: null },
  ])
})

/** The cursor of now. */
async function position(): Promise<string> {
  const probe = await foundCommunity(owner)
  const stream = await graph.anonymous.subscribe(EVENTS, { id: probe })
  await publishPost(graph, probe)
  const [event] = await next(stream, 1)
  await stream.return?.()
  return event.__typename === 'PostAdded' ? event.cursor : position()
}

it('says when what was missed is gone', async () => {
  const id = await foundCommunity(owner)
  const start = await position()
  await publishPost(graph, id)
  await graph.database.client`update events.head set pruned_up_to = position`
  const forgetful = await graph.another(FORGETFUL)
  const [gap] = await forgetful.anonymous.take(1, EVENTS, { id, after: start })
  await forgetful.close()
  expect(gap.communityEvents).toEqual({
    __typename: 'StreamGap',
    fromCursor: start,
    toCursor: expect.any(String),
    missed: null,
    reason: 'EXPIRED',
  })
  await graph.database.client`update events.head set pruned_up_to = 0`
})

describe('the gate for viewing', () => {
  const refusalOf = async (who: Caller, variables: Json) => {
    const answer = (await graph.subgraph.subscribe({
      query: EVENTS,
      variables,
      viewer: who.viewer,
      requestId: 'r',
    })) as unknown as Answer
    return answer.errors?.[0]?.extensions.code
  }

  it('refuses strangers, unknown communities and malformed cursors', async () => {
    const id = await foundCommunity(owner, { gates: { view: 'member' } })
    expect(await refusalOf(graph.person(), { id })).toBe('FORBIDDEN')
    expect(await refusalOf(graph.anonymous, { id })).toBe('FORBIDDEN')
    for (const unknown of [newId('Community'), 'nonsense'])
      expect(await refusalOf(owner, { id: unknown })).toBe('BAD_USER_INPUT')
    for (const after of ['nonsense', 'djE6OTk5OTk5OTk5'])
      expect(await refusalOf(owner, { id, after })).toBe('BAD_USER_INPUT')
  })

  /** Everything that is still said, up to the error a stream ends with. */
  const restOf = async (stream: AsyncIterableIterator<Answer>) => {
    const events: Json[] = []
    for await (const { data, errors } of stream) {
      if (!errors) events.push(JSON.parse(JSON.stringify(data)).communityEvents)
      else return { events, code: errors[0]?.extensions.code, last: await stream.next() }
    }
    throw new Error('the subscription ended without an error')
  }
  const OVER = { code: 'GATE_CLOSED', last: { done: true, value: undefined } }
  const student = (expiresAt: string | null) => ({
    attestations: [{ kind: 'STUDENT' as const, areaCode: null, expiresAt }],
  })

  it('ends the stream when it closes, after saying that it changed', async () => {
    const id = await foundCommunity(owner)
    const him = graph.person()
    await tellFacts(graph, him.id, { gender: 'MALE' })
    const stream = await him.subscribe(EVENTS, { id })
    const hers = graph.person()
    await tellFacts(graph, hers.id, { gender: 'FEMALE' })
    const goesOn = await hers.subscribe(EVENTS, { id })
    await setGates(owner, { communityId: id, expectedVersion: 1, view: 'gender FEMALE' })
    const postId = await publishPost(graph, id)
    const { events, ...end } = await restOf(stream)
    expect(end).toEqual(OVER)
    expect(events.map(({ __typename }) => __typename)).toEqual(['GateChanged'])
    expect((await next(goesOn, 2)).map(withoutCursor)).toMatchObject([
      { __typename: 'GateChanged' },
      { post: { id: postId } },
    ])
    await goesOn.return?.()
    expect(await refusalOf(him, { id, after: events[0].cursor })).toBe('FORBIDDEN')
  })

  it('ends the stream when a claim it rests on is taken back, while nothing happens in the community', async () => {
    const id = await foundCommunity(owner, { gates: { view: 'attestation STUDENT' } })
    const [one, other] = [graph.person(), graph.person()]
    for (const { id: userId } of [one, other]) await tellFacts(graph, userId, student(null))
    const stream = await one.subscribe(EVENTS, { id })
    const goesOn = await other.subscribe(EVENTS, { id })
    const rest = restOf(stream)
    await tellFacts(graph, one.id, { attestations: [] })
    expect(await rest).toEqual({ events: [], ...OVER })
    const postId = await publishPost(graph, id)
    expect((await next(goesOn, 1))[0].post.id).toBe(postId)
    await goesOn.return?.()
  })

  it('ends the stream the moment a claim it rests on expires', async () => {
    const id = await foundCommunity(owner, { gates: { view: 'attestation STUDENT' } })
    const guest = graph.person()
    await tellFacts(graph, guest.id, student(new Date(graph.clock.now().getTime() + 300).toISOString()))
    const rest = restOf(await guest.subscribe(EVENTS, { id }))
    graph.clock.advance(301)
    expect(await rest).toEqual({ events: [], ...OVER })
  })

  it('ends the stream of somebody who is no member any more', async () => {
    const id = await foundCommunity(owner, { gates: { view: 'member' } })
    const guest = graph.person()
    await join(guest, { communityId: id })
    await graph.settle()
    const rest = restOf(await guest.subscribe(EVENTS, { id }))
    await guest.data('mutation ($id: ID!) { leave(communityId: $id) { userErrors { code } } }', { id })
    expect(await rest).toMatchObject(OVER)
  })
})
