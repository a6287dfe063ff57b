import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventsUntil, readersDuring } from '../../../platform/testing/readers.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { communities } from '../index.ts'
import { foundCommunity, join, publishPost, setGates } from './circles.ts'

const STATE = `query ($id: ID!) { community(id: $id) { eventCursor gates { version }
  posts(first: 100) { edges { node { id } } } members(first: 100) { edges { node { user { id } } } } } }`
const EVENTS = `subscription ($id: ID!, $after: EventCursor) { communityEvents(communityId: $id, after: $after) { __typename
  ... on PostAdded { post { id } }
  ... on MemberJoined { membership { user { id } } }
  ... on GateChanged { community { gates { version } } } } }`

let graph: TestSubgraph
let owner: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(communities)
  owner = graph.person()
})
afterAll(() => graph.close())

it('is what to subscribe to a community after: state and updates make the truth, whenever somebody begins', async () => {
  const id = await foundCommunity(owner)
  const read = async (): Promise<Json> => (await graph.anonymous.data(STATE, { id })).community
  const gather = async () => {
    for (let turn = 0; turn < 6; turn++) await join(graph.person(), { communityId: id })
  }
  const write = async () => {
    for (let turn = 0; turn < 6; turn++) await publishPost(graph, id)
  }
  const readers = await readersDuring(Promise.all([gather(), gather(), write(), write()]), async () => {
    const state = await read()
    return { state, stream: await graph.anonymous.subscribe(EVENTS, { id, after: state.eventCursor }) }
  })
  const truth = await read()
  await setGates(owner, { communityId: id, expectedVersion: truth.gates.version, post: 'member' })
  const posts = (state: Json): string[] => state.posts.edges.map(({ node }: Json) => node.id)
  const people = (state: Json): string[] => state.members.edges.map(({ node }: Json) => node.user.id)
  for (const reader of readers) {
    const kept = { posts: new Set(posts(reader.state)), people: new Set(people(reader.state)) }
    const isLast = ({ __typename }: Json) => __typename === 'GateChanged'
    for (const event of await eventsUntil(reader, 'communityEvents', isLast)) {
      if (event.post) kept.posts.add(event.post.id)
      if (event.membership) kept.people.add(event.membership.user.id)
    }
    expect([...kept.posts].sort()).toEqual(posts(truth).sort())
    expect([...kept.people].sort()).toEqual(people(truth).sort())
  }
  expect(posts(truth)).toHaveLength(12)
  expect(readers.length).toBeGreaterThan(3)
})
