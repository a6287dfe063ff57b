import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { eventsUntil, readersDuring } from '../../../platform/testing/readers.ts'
import type { Caller, Json, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, goLive, openLive, say } from './rooms.ts'

const STATE = `query ($id: ID!) { liveRoom(id: $id) { eventCursor state
  chat(first: 100) { edges { node { id text } } } pinned { product { id } } chatMode { slowSeconds } } }`
const EVENTS = `subscription ($roomId: ID!, $after: EventCursor) { roomEvents(roomId: $roomId, after: $after) { __typename
  ... on ChatPosted { message { id text } }
  ... on ChatRemoved { messageId }
  ... on ProductPinned { pinned { product { id } } }
  ... on ProductUnpinned { productId }
  ... on ChatModeChanged { mode { slowSeconds } }
  ... on RoomStateChanged { room { state eventCursor } } } }`

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

/** A room as a client keeps it: read once, then changed by events. */
function room({ chat, pinned, chatMode }: Json) {
  const messages = new Map<string, string>(chat.edges.map(({ node }: Json) => [node.id, node.text]))
  const products = new Set<string>(pinned.map((pin: Json) => pin.product.id))
  let { slowSeconds } = chatMode
  const change: Record<string, (event: Json) => unknown> = {
    ChatPosted: ({ message }) => message && messages.set(message.id, message.text),
    ChatRemoved: ({ messageId }) => messages.delete(messageId),
    ProductPinned: (event) => event.pinned && products.add(event.pinned.product.id),
    ProductUnpinned: ({ productId }) => products.delete(productId),
    ChatModeChanged: ({ mode }) => {
      slowSeconds = mode.slowSeconds
    },
  }
  return {
    apply: (event: Json) => change[event.__typename]?.(event),
    shown: () => ({ messages: [...messages].sort(), products: [...products].sort(), slowSeconds }),
  }
}

async function talk(person: Caller, roomId: string, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const { message } = await say(person, roomId, `turn ${turn}`)
    if (turn % 3 !== 0) continue
    await person.data('mutation ($id: ID!) { removeChatMessage(messageId: $id) { removedMessageId } }', {
      id: message.id,
    })
  }
}
async function present(host: Caller, roomId: string): Promise<void> {
  for (let turn = 1; turn <= 8; turn++) {
    const productId = newId('Product')
    await act(host, 'pinProduct', { roomId, productId, label: 'Tea' }, 'room { id }')
    if (turn % 2 === 0) await act(host, 'unpinProduct', { roomId, productId }, 'room { id }')
    await act(host, 'setChatMode', { roomId, slowSeconds: null }, 'room { id }')
  }
}

it('is what to subscribe after: state and updates make the truth, whenever somebody begins', async () => {
  const { host, roomId } = await goLive(graph)
  const other = await graph.another()
  const anywhere = [graph.anonymous, other.anonymous]
  const slow = () => act(host, 'setChatMode', { roomId, slowSeconds: 7 }, 'room { id }')
  const talks = [1, 2, 3].map(() => talk(graph.person(), roomId, 15))
  const work = Promise.all([...talks, present(host, roomId)]).then(slow)
  let turn = 0
  const readers = await readersDuring(work, async () => {
    // Read in one process, watched in another: a cursor means the same everywhere.
    const state = (await (anywhere[turn++ % 2] as Caller).data(STATE, { id: roomId })).liveRoom
    const stream = await (anywhere[(turn >> 1) % 2] as Caller).subscribe(EVENTS, { roomId, after: state.eventCursor })
    return { state, stream }
  })
  const truth = room((await graph.anonymous.data(STATE, { id: roomId })).liveRoom).shown()
  await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  const isEnd = ({ __typename }: Json) => __typename === 'RoomStateChanged'
  let updates = 0
  for (const reader of readers) {
    const kept = room(reader.state)
    for (const event of await eventsUntil(reader, 'roomEvents', isEnd)) {
      kept.apply(event)
      updates++
    }
    expect(kept.shown()).toEqual(truth)
  }
  expect([readers.length > 5, updates > 20]).toEqual([true, true])
  await other.close()
})

it('is taken anew for what an event shows', async () => {
  const { host, roomId } = await goLive(graph)
  const stream = await graph.anonymous.subscribe(EVENTS, { roomId })
  const { liveRoom } = await graph.anonymous.data(STATE, { id: roomId })
  await say(graph.person(), roomId, 'hello')
  await host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
  await stream.next()
  const { value } = await stream.next()
  expect(value.data.roomEvents.room.eventCursor).not.toBe(liveRoom.eventCursor)
  const after = value.data.roomEvents.room.eventCursor
  const later = await graph.anonymous.subscribe(EVENTS, { roomId, after })
  const { liveRoom: over } = await graph.anonymous.data(STATE, { id: roomId })
  expect(over.state).toBe('ENDED')
  await Promise.all([stream.return?.(), later.return?.()])
})

it('costs no statement', async () => {
  const { roomId } = await goLive(graph)
  const ask = (fields: string) =>
    graph.statementsOf(() =>
      graph.anonymous.data(`query ($id: ID!) { liveRoom(id: $id) { ${fields} } }`, { id: roomId }),
    )
  expect(await ask('id eventCursor')).toBe(await ask('id'))
})
