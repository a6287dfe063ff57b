import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventsUntil, readersDuring } from '../../../platform/testing/readers.ts'
import type { Caller, Json } from '../../../platform/testing/subgraph.ts'
import { openWorld, TIP, tipInput, type World } from './world.ts'

const STATE = `query ($subjects: [_Any!]!) { _entities(representations: $subjects) {
  ... on Subject { tipTotal { minor } tips(first: 100) { eventCursor edges { node { id } } } } } }`
const EVENTS = `subscription ($subjectId: ID!, $after: EventCursor) { tipEvents(subjectId: $subjectId, after: $after) {
  ... on TipReceived { tip { id } runningTotal { minor } } } }`
const LAST = 1_000n

let world: World
let author: Caller
let givers: Caller[]
beforeAll(async () => {
  world = await openWorld()
  ;[author, ...givers] = (await world.people(4, 1000_00n)) as [Caller, ...Caller[]]
})
afterAll(() => world.close())

it('is what to subscribe to tips after: state and updates make the truth, whenever somebody begins', async () => {
  const subjectId = await world.post(author)
  const read = async (): Promise<Json> =>
    (await world.anonymous.data(STATE, { subjects: [{ __typename: 'Subject', id: subjectId }] }))._entities[0]
  const give = async (giver: Caller) => {
    for (let turn = 0; turn < 12; turn++) await giver.data(TIP, { input: tipInput(subjectId, 3n) })
  }
  const readers = await readersDuring(Promise.all(givers.map(give)), async () => {
    const state = await read()
    const variables = { subjectId, after: state.tips.eventCursor }
    return { state, stream: await world.anonymous.subscribe(EVENTS, variables) }
  })
  const truth = await read()
  await givers[0]?.data(TIP, { input: tipInput(subjectId, LAST) })
  const isLast = ({ runningTotal }: Json) => BigInt(runningTotal.minor) >= BigInt(truth.tipTotal.minor) + LAST
  for (const reader of readers) {
    const tips = new Set<string>(reader.state.tips.edges.map(({ node }: Json) => node.id))
    let total = BigInt(reader.state.tipTotal.minor)
    for (const { tip, runningTotal } of await eventsUntil(reader, 'tipEvents', isLast)) {
      tips.add(tip.id)
      // An event may tell of what was read already; a total only grows.
      if (BigInt(runningTotal.minor) > total) total = BigInt(runningTotal.minor)
    }
    expect(total).toBe(BigInt(truth.tipTotal.minor))
    expect([...tips].sort()).toEqual(truth.tips.edges.map(({ node }: Json) => node.id).sort())
  }
  expect(readers.length).toBeGreaterThan(3)
})
