import { afterAll, beforeAll, expect, it } from 'vitest'
import { encodeEventCursor } from '../../../platform/events/cursor.ts'
import { newId } from '../../../platform/ids.ts'
import { type Caller, FORGETFUL, type Json } from '../../../platform/testing/subgraph.ts'
import { cny, openWorld, published, TIP, tipInput, type World } from './world.ts'

const WATCH = `subscription ($subjectId: ID!, $after: EventCursor) { tipEvents(subjectId: $subjectId, after: $after) {
  __typename
  ... on TipReceived { cursor runningTotal { minor currency } tip { id from { id } amount { minor } message subject { id } transfer { id } createdAt } }
  ... on StreamGap { fromCursor toCursor missed reason } } }`

let world: World
let author: Caller
let giver: Caller
beforeAll(async () => {
  world = await openWorld()
  ;[author, giver] = (await world.people(2, 1000_00n)) as [Caller, Caller]
})
afterAll(() => world.close())

/** Tip one fen after the other, as many as asked. @returns ids of the tips */
async function tipTimes(subjectId: string, times: number): Promise<string[]> {
  const ids: string[] = []
  for (let time = 0; time < times; time++)
    ids.push((await giver.data(TIP, { input: tipInput(subjectId, 1n) })).tip.tip.id)
  return ids
}

it('shows a tip the moment it is given, with what it brings the subject to', async () => {
  const subjectId = await world.post(author)
  const stream = await world.anonymous.subscribe(WATCH, { subjectId })
  const { tip } = (await giver.data(TIP, { input: { ...tipInput(subjectId, 5n), message: 'tea' } })).tip
  const { value } = await stream.next()
  expect(JSON.parse(JSON.stringify(value))).toEqual({
    data: {
      tipEvents: {
        __typename: 'TipReceived',
        cursor: expect.any(String),
        runningTotal: cny(5n),
        tip: {
          ...{ id: tip.id, from: { id: giver.id }, amount: { minor: '5' }, message: 'tea', subject: { id: subjectId } },
          ...{ transfer: null, createdAt: world.clock.now().toISOString() },
        },
      },
    },
  })
  await stream.return?.()
})

it('shows the transfer to those who gave or received it, and nobody tips of other subjects', async () => {
  const [subjectId, other] = [await world.post(author), await world.post(author)]
  const watching = giver.take(2, WATCH, { subjectId, after: encodeEventCursor(world.bus.position()) })
  await tipTimes(other, 1)
  const given = await tipTimes(subjectId, 2)
  const events = await watching
  expect(events.map((event) => event.tipEvents.tip.id)).toEqual(given)
  for (const event of events) expect(event.tipEvents.tip.transfer.id).toMatch(/^trf_/)
})

it('misses nothing and repeats nothing for a subscriber that drops and comes back with its cursor', async () => {
  const subjectId = await world.post(author)
  const after = encodeEventCursor(world.bus.position())
  const given: string[] = []
  let done = false
  const giving = (async () => {
    for (let burst = 0; burst < 12; burst++) given.push(...(await tipTimes(subjectId, 5)))
    done = true
  })()
  const seen: Json[] = []
  let cursor = after
  while (!done || seen.length < given.length) {
    const batch = await world.anonymous.take(Math.min(7, 60 - seen.length), WATCH, { subjectId, after: cursor })
    seen.push(...batch.map((event) => event.tipEvents))
    cursor = seen.at(-1).cursor
  }
  await giving
  expect(seen.map((event) => event.tip.id)).toEqual(given)
  expect(seen.map((event) => event.runningTotal.minor)).toEqual(given.map((_, index) => String(index + 1)))
})

it('sees that the subject was removed while it watches', async () => {
  const subjectId = await world.post(author)
  const stream = await world.anonymous.subscribe(WATCH, { subjectId })
  await tipTimes(subjectId, 1)
  const first: Json = (await stream.next()).value
  expect(first.data.tipEvents.tip.subject).toEqual({ id: subjectId })
  await tipTimes(subjectId, 1)
  await world.announce('content.postRemoved', {
    postId: subjectId,
    authorId: author.id,
    communityId: null,
    reason: 'x',
  })
  const second: Json = (await stream.next()).value
  expect(second.data.tipEvents.tip.subject).toBeNull()
  await stream.return?.()
})

it('says what can no longer be replayed', async () => {
  const subjectId = await world.post(author)
  const after = encodeEventCursor(world.bus.position())
  await tipTimes(subjectId, 2)
  await world.settle()
  await world.database.client`
    update events.head set pruned_up_to = position where id = 1`
  const forgetful = await world.another(FORGETFUL)
  const [gap] = await forgetful.anonymous.take(1, WATCH, { subjectId, after })
  await forgetful.close()
  expect(gap.tipEvents).toEqual({
    ...{ __typename: 'StreamGap', fromCursor: after, missed: null, reason: 'EXPIRED' },
    toCursor: expect.any(String),
  })
})

it('refuses subjects that are not there, and cursors nobody gave out', async () => {
  const subjectId = await world.post(author)
  const codeOf = async (variables: object) => {
    const result = await world.subgraph.subscribe({
      ...{ query: WATCH, variables: { subjectId, ...variables }, viewer: giver.viewer, requestId: 'r' },
    })
    return 'errors' in result ? result.errors?.[0]?.extensions : null
  }
  for (const unknown of [newId('Post'), 'post_x', giver.id, '', '\u0000'])
    expect(await codeOf({ subjectId: unknown })).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'subjectId' })
  const ahead = encodeEventCursor(world.bus.position() + 1000)
  for (const after of ['x', '', 'djE6LTE', ahead])
    expect(await codeOf({ after })).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' })
})

it('opens for a subject told of a moment ago', async () => {
  const subjectId = newId('Post')
  const after = encodeEventCursor(world.bus.position())
  await world.tell(published(world, subjectId, author.id, null))
  const watching = world.anonymous.take(1, WATCH, { subjectId, after })
  const [tipId] = await tipTimes(subjectId, 1)
  expect((await watching)[0].tipEvents.tip.id).toBe(tipId)
})
