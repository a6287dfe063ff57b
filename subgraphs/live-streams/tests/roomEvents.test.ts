import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeEventCursor } from '../../../platform/events/cursor.ts'
import { readExtent } from '../../../platform/events/reader.ts'
import { newId } from '../../../platform/ids.ts'
import {
  type Answer,
  type Caller,
  FORGETFUL,
  type Json,
  type TestSubgraph,
} from '../../../platform/testing/subgraph.ts'
import { act, giftNamed, goLive, openLive, ownStatementsOf, say } from './rooms.ts'

const EVENTS = `subscription ($roomId: ID!, $kinds: [RoomEventKind!], $after: EventCursor) {
  roomEvents(roomId: $roomId, kinds: $kinds, after: $after) {
    __typename
    ... on ChatPosted { cursor message { id seq text author { id } } }
    ... on ChatRemoved { cursor messageId reason { code summary source } }
    ... on GiftStreakChanged { cursor streak { id count pendingCount total { minor } } }
    ... on ProductPinned { cursor pinned { product { id } label } }
    ... on ProductUnpinned { cursor productId }
    ... on ViewersChanged { cursor viewers }
    ... on ChatModeChanged { cursor mode { slowSeconds followersOnly minCreditOver } }
    ... on RoomStateChanged { cursor room { state } }
    ... on StreamGap { fromCursor toCursor missed reason } } }`
const END = 'mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }'

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

type Stream = AsyncIterableIterator<Answer>

/** The next `count` events of a stream that stays open. */
async function next(stream: Stream, count: number): Promise<Json[]> {
  const events: Json[] = []
  while (events.length < count) {
    const { value } = await stream.next()
    if (value?.errors) throw new Error(`unexpected errors: ${JSON.stringify(value.errors)}`)
    events.push(value?.data.roomEvents)
  }
  return events
}
/** Watch a room from this moment on: what is on its way into the log counts as before. */
async function watch(roomId: string, variables: object = {}): Promise<Stream> {
  await graph.settle()
  const { position } = await readExtent(graph.database.pool)
  return graph.anonymous.subscribe(EVENTS, { roomId, after: encodeEventCursor(position), ...variables })
}
const seqsOf = (events: Json[]): number[] => events.map((event) => event.message.seq)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Many people who talk at once, `each` messages each, one after the other. */
async function chatter(roomId: string, people: number, each: number): Promise<void> {
  const talk = async (person: Caller) => {
    for (let index = 0; index < each; index++) await say(person, roomId, `number ${index}`)
  }
  await Promise.all(Array.from({ length: people }, () => talk(graph.person())))
}

it('tells everything that happens in a room, in order, each with its position', async () => {
  const { host, roomId } = await goLive(graph)
  const alice = graph.person()
  const productId = newId('Product')
  const stream = await watch(roomId)
  const { message } = await say(alice, roomId, 'ni hao')
  await host.data('mutation ($id: ID!) { removeChatMessage(messageId: $id) { userErrors { code } } }', {
    id: message.id,
  })
  await act(host, 'pinProduct', { roomId, productId, label: 'Tea' }, 'room { id }')
  const [posted, removed, pinned] = await next(stream, 3)
  expect(posted).toMatchObject({ __typename: 'ChatPosted', message: { ...message, author: { id: alice.id } } })
  expect(removed).toMatchObject({
    __typename: 'ChatRemoved',
    messageId: message.id,
    reason: { code: 'REMOVED_BY_HOST', summary: 'The host removed it.', source: 'live-streams.chat' },
  })
  expect(pinned).toMatchObject({ __typename: 'ProductPinned', pinned: { product: { id: productId }, label: 'Tea' } })
  await act(host, 'unpinProduct', { roomId, productId }, 'room { id }')
  await act(host, 'setChatMode', { roomId, slowSeconds: 5 }, 'room { id }')
  await alice.data('mutation ($id: ID!) { watchRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  const [unpinned, mode, viewers] = await next(stream, 3)
  expect(unpinned).toMatchObject({ __typename: 'ProductUnpinned', productId })
  expect(mode.mode).toEqual({ slowSeconds: 5, followersOnly: false, minCreditOver: null })
  expect(viewers).toMatchObject({ __typename: 'ViewersChanged', viewers: 1 })
  await host.data(END, { id: roomId })
  const [gone, ended] = await next(stream, 2)
  expect(gone).toMatchObject({ __typename: 'ViewersChanged', viewers: 0 })
  expect(ended).toMatchObject({ __typename: 'RoomStateChanged', room: { state: 'ENDED' } })
  const cursors = [posted, removed, pinned, unpinned, mode, viewers, gone, ended].map((event) => event.cursor)
  expect(new Set(cursors).size).toBe(8)
  await stream.return?.()
})

it('shows gifts as they are asked and paid, with the streak as it stands', async () => {
  const { roomId } = await goLive(graph)
  const alice = graph.person()
  const stream = await watch(roomId, { kinds: ['GIFT'] })
  const sent = act(alice, 'sendGift', { roomId, giftId: giftNamed('Rose').id, idempotencyKey: 'gift' }, 'state')
  const [asked] = await next(stream, 1)
  expect(asked.streak).toMatchObject({ count: 0, pendingCount: 1 })
  const [request] = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
  const giftPaymentId = request?.giftPaymentId ?? ''
  await graph.announce('payments.giftPaid', { giftPaymentId, transferId: newId('Transfer') })
  const [paid] = await next(stream, 1)
  expect(paid.streak).toMatchObject({ id: asked.streak.id, count: 1, pendingCount: 0, total: { minor: '100' } })
  expect((await sent).state).toBe('PAID')
  await stream.return?.()
})

it('tells only the kinds that are wanted', async () => {
  const { host, roomId } = await goLive(graph)
  const stream = await watch(roomId, { kinds: ['MODE', 'STATE'] })
  await say(graph.person(), roomId, 'hello')
  await act(host, 'setChatMode', { roomId, followersOnly: true }, 'room { id }')
  await act(host, 'pinProduct', { roomId, productId: newId('Product'), label: 'Tea' }, 'room { id }')
  await host.data(END, { id: roomId })
  expect((await next(stream, 2)).map((event) => event.__typename)).toEqual(['ChatModeChanged', 'RoomStateChanged'])
  await stream.return?.()
})

it('tells nothing of other rooms', async () => {
  const [here, there] = [await goLive(graph), await goLive(graph)]
  const stream = await watch(here.roomId)
  await say(graph.person(), there.roomId, 'there')
  await say(graph.person(), here.roomId, 'here')
  expect((await next(stream, 1))[0].message.text).toBe('here')
  await stream.return?.()
})

describe('a subscriber who drops and comes back', () => {
  it('misses nothing and sees nothing twice while many people talk', async () => {
    const { roomId } = await goLive(graph)
    const total = 20 * 12
    let stream: Stream = await watch(roomId, { kinds: ['CHAT'] })
    const talking = chatter(roomId, 20, 12)
    const seen: number[] = []
    let drops = 0
    for (;;) {
      const events = await next(stream, Math.min(drops > 0 ? 17 : 1, total - seen.length))
      seen.push(...seqsOf(events))
      await stream.return?.()
      drops++
      if (seen.length >= total) break
      stream = await watch(roomId, { kinds: ['CHAT'], after: events.at(-1).cursor })
    }
    await talking
    expect(seen).toEqual(upTo(total))
    expect(drops).toBeGreaterThan(5)
  })

  it('finds everything after the last event of a room that is over', async () => {
    const { host, roomId } = await goLive(graph)
    const stream = await watch(roomId)
    await say(graph.person(), roomId, 'one')
    const [first] = await next(stream, 1)
    await stream.return?.()
    await say(graph.person(), roomId, 'two')
    await host.data(END, { id: roomId })
    const [two, ended] = await graph.anonymous.take(2, EVENTS, { roomId, after: first.cursor })
    expect(two.roomEvents.message.text).toBe('two')
    expect(ended.roomEvents.room.state).toBe('ENDED')
  })

  it('does not get to read what was removed meanwhile', async () => {
    const { host, roomId } = await goLive(graph)
    const stream = await watch(roomId)
    await say(graph.person(), roomId, 'start')
    const [start] = await next(stream, 1)
    await stream.return?.()
    const { message } = await say(graph.person(), roomId, 'rude')
    await say(graph.person(), roomId, 'kind')
    await host.data('mutation ($id: ID!) { removeChatMessage(messageId: $id) { userErrors { code } } }', {
      id: message.id,
    })
    await graph.settle()
    graph.clock.advance(60_000)
    const events = (await graph.anonymous.take(3, EVENTS, { roomId, after: start.cursor })).map(
      (each) => each.roomEvents,
    )
    expect(events).toMatchObject([
      { __typename: 'ChatPosted', message: null },
      { __typename: 'ChatPosted', message: { text: 'kind' } },
      { __typename: 'ChatRemoved', messageId: message.id },
    ])
  })
})

it('keeps the order complete for a subscriber who reads too slowly to keep up', async () => {
  const { roomId } = await goLive(graph)
  const stream = await watch(roomId, { kinds: ['CHAT'], after: null })
  await say(graph.person(), roomId, 'the first')
  const seen = seqsOf(await next(stream, 1))
  // More than any buffer holds, while nobody reads.
  await chatter(roomId, 25, 30)
  await graph.settle()
  seen.push(...seqsOf(await next(stream, 750)))
  expect(seen).toEqual(upTo(751))
  await stream.return?.()
})

it('says where events are missing that are no longer kept, and goes on', async () => {
  const { roomId } = await goLive(graph)
  const stream = await watch(roomId)
  await say(graph.person(), roomId, 'one')
  const [one] = await next(stream, 1)
  await stream.return?.()
  for (const text of ['two', 'three']) await say(graph.person(), roomId, text)
  const told = await graph.announced('live.chatPosted')
  const [position] = await graph.database
    .client`select position from events.log where payload->>'messageId' = ${told.at(-2)?.messageId ?? ''}`
  await graph.database.client`delete from events.log where position <= ${position?.position}`
  await graph.database.client`update events.head set pruned_up_to = ${position?.position}`
  const forgetful = await graph.another(FORGETFUL)
  const [gap, three] = await forgetful.anonymous.take(2, EVENTS, { roomId, kinds: ['PIN', 'CHAT'], after: one.cursor })
  expect(gap.roomEvents).toMatchObject({
    __typename: 'StreamGap',
    fromCursor: one.cursor,
    missed: null,
    reason: 'EXPIRED',
  })
  expect(three.roomEvents.message.text).toBe('three')
  await graph.database.client`update events.head set pruned_up_to = 0`
  await forgetful.close()
})

it('shows a message without asking the database', async () => {
  const { roomId } = await goLive(graph)
  const alice = graph.person()
  const stream = await watch(roomId)
  const heard = async () => {
    await say(alice, roomId, 'hello')
    await next(stream, 1)
  }
  // Two to say it, none to show it.
  expect(await ownStatementsOf(graph, heard)).toBe(2)
  await stream.return?.()
})

/** A room in which something was said a minute ago: its first message's cursor, and how many statements a replay of some takes. */
async function talkedOf(messages: number) {
  const { roomId } = await goLive(graph)
  const stream = await watch(roomId)
  const alice = graph.person()
  await say(alice, roomId, 'the first')
  const [first] = await next(stream, 1)
  await stream.return?.()
  for (let index = 0; index < messages; index++) await say(alice, roomId, `number ${index}`)
  graph.clock.advance(60_000)
  const replay = (process: TestSubgraph, count: number) => () =>
    process.anonymous.take(count, EVENTS, { roomId, after: first.cursor })
  return { roomId, replay }
}

it('replays any number of messages with one look at what was removed', async () => {
  const { replay } = await talkedOf(20)
  const forgetful = await graph.another(FORGETFUL)
  expect(await ownStatementsOf(forgetful, replay(forgetful, 1))).toBe(1)
  expect(await ownStatementsOf(forgetful, replay(forgetful, 20))).toBe(1)
  await forgetful.close()
})

it('asks the database nothing for a thousand who come back to what is in memory', async () => {
  const { replay } = await talkedOf(10)
  await replay(graph, 1)()
  const comeBack = () => Promise.all(Array.from({ length: 1000 }, replay(graph, 10)))
  expect(await graph.statementsOf(comeBack)).toBe(0)
})

it('hides what was removed from who comes back, whether it is in memory or not', async () => {
  const { host, roomId } = await goLive(graph)
  const alice = graph.person()
  const { message: kept } = await say(alice, roomId, 'kind')
  const { message: gone } = await say(alice, roomId, 'rude')
  await say(alice, roomId, 'also kind')
  const REMOVE = 'mutation ($id: ID!) { removeChatMessage(messageId: $id) { removedMessageId } }'
  await host.data(REMOVE, { id: gone.id })
  graph.clock.advance(60_000)
  await graph.settle()
  const forgetful = await graph.another(FORGETFUL)
  for (const process of [graph, forgetful]) {
    const events = await process.anonymous.take(4, EVENTS, { roomId, kinds: ['CHAT'], after: encodeEventCursor(0) })
    expect(events.map(({ roomEvents }) => roomEvents.message?.text ?? null)).toEqual(['kind', null, 'also kind', null])
    expect(events[0]?.roomEvents.message.id).toBe(kept.id)
  }
  // What is removed later is hidden from who comes back later.
  await host.data(REMOVE, { id: kept.id })
  await graph.settle()
  graph.clock.advance(1000)
  const [first] = await graph.anonymous.take(1, EVENTS, { roomId, kinds: ['CHAT'], after: encodeEventCursor(0) })
  expect(first?.roomEvents.message).toBe(null)
  await forgetful.close()
})

it('refuses rooms and positions that are not there', async () => {
  const { roomId } = await goLive(graph)
  const ahead = Buffer.from('v1:999999999').toString('base64url')
  const bad = [
    { roomId: 'room_00000000000000000000000000' },
    { roomId: 'nonsense' },
    { roomId, after: 'nonsense' },
    { roomId, after: ahead },
  ]
  for (const variables of bad) {
    await expect(graph.anonymous.subscribe(EVENTS, variables)).rejects.toThrow('BAD_USER_INPUT')
  }
})
