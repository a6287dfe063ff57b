import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventsUntil, readersDuring } from '../../../platform/testing/readers.ts'
import { type Caller, type Json, openTestSubgraph, type TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { content } from '../index.ts'
import { follow, publish, removePost, signUp } from './fixtures.ts'

const STATE = `query ($tab: FeedTab!) { feed(tab: $tab, first: 100) { eventCursor edges { node { ... on Post { id } } } } }`
const EVENTS = `subscription ($tab: FeedTab!, $after: EventCursor) { feedEvents(tab: $tab, after: $after) {
  ... on FeedItemAdded { edge { node { ... on Post { id } } } }
  ... on FeedItemRemoved { subjectId } } }`

let graph: TestSubgraph
let viewer: Caller
let author: Caller
beforeAll(async () => {
  graph = await openTestSubgraph(content)
  viewer = await signUp(graph, 'Viewer')
  author = await signUp(graph, 'Author')
  await follow(graph, viewer.id, author.id)
})
afterAll(() => graph.close())

it.each(['FOLLOWING', 'THIRD_TAB'])(
  'is what to subscribe to the tab %s after: state and updates make the truth, whenever somebody begins',
  async (tab) => {
    const read = async (): Promise<Json> => (await viewer.data(STATE, { tab })).feed
    const idsOf = ({ edges }: Json): string[] => edges.flatMap(({ node }: Json) => node.id ?? [])
    const write = async () => {
      for (let turn = 0; turn < 6; turn++) {
        const id = await publish(graph, author)
        if (turn % 3 === 0) await removePost(author, id)
      }
    }
    const readers = await readersDuring(Promise.all([write(), write()]), async () => {
      const state = await read()
      return { state, stream: await viewer.subscribe(EVENTS, { tab, after: state.eventCursor }) }
    })
    const truth = idsOf(await read()).sort()
    const last = await publish(graph, author)
    for (const reader of readers) {
      const kept = new Set(idsOf(reader.state))
      for (const event of await eventsUntil(reader, 'feedEvents', ({ edge }) => edge?.node.id === last)) {
        if (event.edge) kept.add(event.edge.node.id)
        else kept.delete(event.subjectId)
      }
      expect([...kept].sort()).toEqual(truth)
    }
    expect(readers.length).toBeGreaterThan(3)
  },
)
