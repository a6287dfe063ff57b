import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Answer, Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { ServiceViewer } from '../../../platform/viewer.ts'
import { giftNamed, goLive, openLive } from './rooms.ts'

const BAN =
  'mutation ($r: ID!, $u: ID!) { act: banFromRoom(roomId: $r, userId: $u) { room { id } userErrors { code } } }'
const LIFT =
  'mutation ($r: ID!, $u: ID!) { act: liftRoomBan(roomId: $r, userId: $u) { room { id } userErrors { code } } }'
const SAY = 'mutation ($input: SendChatInput!) { sendChat(input: $input) { message { id } userErrors { code } } }'
const EVENTS = 'subscription ($r: ID!) { roomEvents(roomId: $r) { __typename } }'
const GIVE = 'mutation ($input: SendGiftInput!) { sendGift(input: $input) { state userErrors { code } } }'
const WATCH = 'mutation ($r: ID!) { watchRoom(roomId: $r) { userErrors { code } } }'
const BANS = 'subscription { roomBans { roomId userId isBanned } }'
const gateway: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

const act = async (who: Caller, query: string, r: string, u: string) => {
  const { room, userErrors } = (await who.data(query, { r, u })).act
  return room ? 'done' : userErrors[0].code
}
const say = async (who: Caller, roomId: string) => {
  const input = { roomId, text: 'hello', idempotencyKey: newId('User') }
  const { message, userErrors } = (await who.data(SAY, { input })).sendChat
  return message ? 'said' : userErrors[0].code
}
const watch = async (who: Caller, r: string) => {
  const answer = await graph.subgraph.subscribe({ query: EVENTS, variables: { r }, viewer: who.viewer, requestId: 'r' })
  if (!(Symbol.asyncIterator in answer)) return (answer as unknown as Answer).errors?.[0]?.extensions.code
  await answer.return?.()
  return 'watching'
}
async function listen() {
  const stream = (await graph.subgraph.subscribe({
    query: BANS,
    viewer: gateway,
    requestId: 'r',
  })) as AsyncIterableIterator<Answer>
  const heard: unknown[] = []
  return {
    until: async (expected: unknown) => {
      while (!heard.some((one) => JSON.stringify(one) === JSON.stringify(expected)))
        heard.push(...((await stream.next()).value?.data.roomBans ?? []))
    },
    leave: () => stream.return?.(),
  }
}

const give = async (who: Caller, roomId: string) => {
  const input = { roomId, giftId: giftNamed('Rose').id, idempotencyKey: newId('User') }
  return (await who.data(GIVE, { input })).sendGift.userErrors[0]?.code ?? 'given'
}
const count = async (who: Caller, r: string) =>
  (await who.data(WATCH, { r })).watchRoom.userErrors[0]?.code ?? 'counted'

it('keeps somebody out of one room: no chat, no gifts, no stream, no place among viewers, until they are let in again', async () => {
  const { host, roomId } = await goLive(graph)
  const other = await goLive(graph)
  const [guest, bystander] = [graph.person(), graph.person()]
  expect(await act(host, BAN, roomId, guest.id)).toBe('done')
  expect(await act(host, BAN, roomId, guest.id)).toBe('done')
  expect([await say(guest, roomId), await watch(guest, roomId)]).toEqual(['BANNED', 'BANNED'])
  expect([await give(guest, roomId), await count(guest, roomId)]).toEqual(['BANNED', 'BANNED'])
  expect((await graph.announced('live.giftRequested')).filter((gift) => gift.roomId === roomId)).toEqual([])
  expect([await count(guest, other.roomId), await count(bystander, roomId)]).toEqual(['counted', 'counted'])
  expect([await say(guest, other.roomId), await watch(guest, other.roomId)]).toEqual(['said', 'watching'])
  expect([await say(bystander, roomId), await watch(bystander, roomId)]).toEqual(['said', 'watching'])
  expect(await act(host, LIFT, roomId, guest.id)).toBe('done')
  expect(await act(host, LIFT, roomId, guest.id)).toBe('done')
  expect([await say(guest, roomId), await watch(guest, roomId)]).toEqual(['said', 'watching'])
  expect(await count(guest, roomId)).toBe('counted')
  expect((await graph.announced('live.guestBanned')).filter((ban) => ban.roomId === roomId)).toHaveLength(1)
  expect((await graph.announced('live.banLifted')).filter((ban) => ban.roomId === roomId)).toHaveLength(1)
})

it('is for the host of a room that is not over, and for people other than the host', async () => {
  const { host, roomId } = await goLive(graph)
  const guest = graph.person()
  for (const mutation of [BAN, LIFT]) {
    expect(await act(guest, mutation, roomId, host.id)).toBe('NOT_HOST')
    expect(await act(host, mutation, newId('LiveRoom'), guest.id)).toBe('ROOM_NOT_FOUND')
    expect((await graph.anonymous.ask(mutation, { r: roomId, u: guest.id })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    )
  }
  expect(await act(host, BAN, roomId, 'nobody')).toBe('USER_NOT_FOUND')
  expect(await act(host, BAN, roomId, host.id)).toBe('CANNOT_TARGET_SELF')
  await host.data('mutation ($r: ID!) { endRoom(roomId: $r) { room { id } } }', { r: roomId })
  expect(await act(host, BAN, roomId, guest.id)).toBe('ROOM_ENDED')
})

it('is told to gateways: all there are, then each change; and to nobody else', async () => {
  const { host, roomId } = await goLive(graph)
  const [early, late] = [graph.person(), graph.person()]
  const ban = (userId: string, isBanned = true) => ({ roomId, userId, isBanned })
  await act(host, BAN, roomId, early.id)
  const bans = await listen()
  await bans.until(ban(early.id))
  await act(host, BAN, roomId, late.id)
  await bans.until(ban(late.id))
  await act(host, LIFT, roomId, early.id)
  await bans.until(ban(early.id, false))
  await bans.leave()
  for (const viewer of [host.viewer, graph.anonymous.viewer]) {
    const answer = await graph.subgraph.subscribe({ query: BANS, viewer, requestId: 'r' })
    expect(['FORBIDDEN', 'UNAUTHENTICATED']).toContain((answer as unknown as Answer).errors?.[0]?.extensions.code)
  }
})
