import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, giftNamed, goLive, openLive, ownStatementsOf, say } from './rooms.ts'

const LIST = `query ($state: RoomState!, $first: Int, $after: String) {
  liveRooms(state: $state, first: $first, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }`
const FIRST_PAINT = `title state viewers peakViewers host { id } lifeAccount { id }
  chatMode { slowSeconds followersOnly minCreditOver }
  chat(first: 3) { edges { node { id seq text author { id } room { id title } } } }
  pinned { product { id } label } leaderboard(first: 5) { rank points user { id } }`

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

const end = (host: Caller, id: string) =>
  host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id })
const schedule = async (host: Caller, inMs: number, lifeAccountId: string | null = null): Promise<string> => {
  const scheduledFor = new Date(graph.clock.now().getTime() + inMs).toISOString()
  const input = { title: 'Soon', scheduledFor, lifeAccountId, idempotencyKey: newId('LiveRoom') }
  return (await act(host, 'scheduleRoom', input, 'room { id }')).room.id
}
const entities = async (representations: object[], fields: string) =>
  (
    await graph.anonymous.data(`query ($r: [_Any!]!) { _entities(representations: $r) { ${fields} } }`, {
      r: representations,
    })
  )._entities

describe('the list of rooms', () => {
  it('shows one state, newest first, page by page while rooms come', async () => {
    const made: string[] = []
    for (let index = 0; index < 7; index++) {
      graph.clock.advance(index % 2)
      made.unshift((await goLive(graph)).roomId)
    }
    const seen: string[] = []
    let after: string | null = null
    for (let more = true; more; ) {
      const { liveRooms } = await graph.anonymous.data(LIST, { state: 'LIVE', first: 3, after })
      seen.push(...liveRooms.edges.map((edge: { node: { id: string } }) => edge.node.id))
      after = liveRooms.pageInfo.endCursor
      more = liveRooms.pageInfo.hasNextPage
      await goLive(graph)
    }
    expect(seen).toEqual(made)
  })
  it('refuses cursors and sizes that were made up', async () => {
    const forged = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
    const made = ['?', forged(['yesterday', 'room_1']), forged([1, 'room_1']), forged(['2024-02-27T09:00:00.000Z'])]
    for (const variables of [{ first: 101 }, ...made.map((after) => ({ after }))]) {
      const { errors } = await graph.anonymous.ask(LIST, { state: 'LIVE', ...variables })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('a room', () => {
  it('is null when it is not there', async () => {
    for (const id of ['room_00000000000000000000000000', newId('User'), 'nonsense', "'; drop table rooms; --"])
      expect(await graph.anonymous.data('query ($id: ID!) { liveRoom(id: $id) { id } }', { id })).toEqual({
        liveRoom: null,
      })
  })
  it('is painted with as many statements whether there is one of it or many', async () => {
    const [alice, bob] = [graph.person(), graph.person()]
    const rooms = await Promise.all(Array.from({ length: 6 }, () => goLive(graph)))
    for (const { host, roomId } of rooms) {
      for (const text of ['one', 'two', 'three', 'four']) await say(alice, roomId, text)
      await act(host, 'pinProduct', { roomId, productId: newId('Product'), label: 'Tea' }, 'room { id }')
      await bob.data('mutation ($id: ID!) { watchRoom(roomId: $id) { userErrors { code } } }', { id: roomId })
    }
    const paint = (count: number) => {
      const representations = rooms.slice(0, count).map(({ roomId }) => ({ __typename: 'LiveRoom', id: roomId }))
      return entities(representations, `... on LiveRoom { ${FIRST_PAINT} }`)
    }
    const [room] = await paint(1)
    expect(room).toMatchObject({
      title: 'Tea from Hangzhou',
      state: 'LIVE',
      viewers: 1,
      peakViewers: 1,
      leaderboard: [],
    })
    expect(room.chat.edges.map((edge: { node: { text: string } }) => edge.node.text)).toEqual(['four', 'three', 'two'])
    // Room, viewers, chat, pins, leaderboard.
    expect(await ownStatementsOf(graph, () => paint(1))).toBe(5)
    expect(await ownStatementsOf(graph, () => paint(6))).toBe(5)
  })
})

describe('the people and accounts of other subgraphs', () => {
  it('have their rooms read in one statement, however many they are', async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => goLive(graph)))
    const people = [...rooms.map(({ host }) => host.id), graph.person().id, 'nonsense']
    const ask = (ids: string[]) =>
      entities(
        ids.map((id) => ({ __typename: 'User', id })),
        '... on User { id liveRoom { id } }',
      )
    expect(await ask(people)).toEqual(
      people.map((id, index) => ({ id, liveRoom: rooms[index] ? { id: rooms[index].roomId } : null })),
    )
    expect(await ownStatementsOf(graph, () => ask(people.slice(0, 1)))).toBe(1)
    expect(await ownStatementsOf(graph, () => ask(people))).toBe(1)
  })

  it('list a life account’s rooms: on air, then soonest, then last ended', async () => {
    const host = graph.person()
    const lifeAccountId = newId('LifeAccount')
    const told = { lifeAccountId, ownerId: host.id, merchantId: null, name: 'Shop' }
    await graph.announce('content.lifeAccountOpened', told)
    const start = async (): Promise<string> => {
      const input = { title: 'Now', lifeAccountId, idempotencyKey: newId('LiveRoom') }
      return (await act(host, 'startRoom', input, 'room { id }')).room.id
    }
    const ended: string[] = []
    for (let index = 0; index < 2; index++) {
      ended.unshift(await start())
      graph.clock.advance(1000)
      await end(host, ended[0] ?? '')
    }
    const later = await schedule(host, 7200_000, lifeAccountId)
    const sooner = await schedule(host, 3600_000, lifeAccountId)
    const live = await start()
    const ask = (first: number, accounts = [lifeAccountId]) =>
      entities(
        accounts.map((id) => ({ __typename: 'LifeAccount', id })),
        `... on LifeAccount { liveRooms(first: ${first}) { id } }`,
      )
    const all = [live, sooner, later, ...ended].map((id) => ({ id }))
    expect(await ask(10)).toEqual([{ liveRooms: all }])
    expect(await ask(2)).toEqual([{ liveRooms: all.slice(0, 2) }])
    expect(await ownStatementsOf(graph, () => ask(10))).toBe(1)
    expect(await ownStatementsOf(graph, () => ask(10, [lifeAccountId, newId('LifeAccount'), 'nonsense']))).toBe(1)
  })
})

it('answers references to what is not there with null, in one statement of each kind', async () => {
  const room = await goLive(graph)
  const { message } = await say(graph.person(), room.roomId, 'hello')
  const references = [
    { __typename: 'LiveRoom', id: room.roomId },
    { __typename: 'LiveRoom', id: newId('LiveRoom') },
    { __typename: 'LiveRoom', id: 'nonsense' },
    { __typename: 'ChatMessage', id: message.id },
    { __typename: 'ChatMessage', id: newId('ChatMessage') },
    { __typename: 'ChatMessage', id: room.roomId },
    { __typename: 'Gift', id: giftNamed('Rose').id },
    { __typename: 'Gift', id: newId('Gift') },
    { __typename: 'GiftStreak', id: newId('GiftStreak') },
    { __typename: 'GiftStreak', id: "'; --" },
  ]
  const fields =
    '... on LiveRoom { title } ... on ChatMessage { text } ... on Gift { name } ... on GiftStreak { count }'
  const found = [{ title: 'Tea from Hangzhou' }, { text: 'hello' }, { name: 'Rose' }]
  expect((await entities(references, fields)).filter((entity: unknown) => entity !== null)).toEqual(found)
  expect(await ownStatementsOf(graph, () => entities(references, fields))).toBe(4)
})
