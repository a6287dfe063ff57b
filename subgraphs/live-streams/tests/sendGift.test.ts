import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOutbox } from '../../../platform/events/outbox.ts'
import type { Consumer } from '../../../platform/events/reactions.ts'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import type { EventCatalogue } from '../../../schema/events.ts'
import { act, codesOf, eventually, giftNamed, goLive, openLive, ownStatementsOf } from './rooms.ts'

const STREAK =
  'streak { id count pendingCount total { minor currency } final gift { name } from { id } room { id } } state'
const LEADERS = `query ($id: ID!, $first: Int) { liveRoom(id: $id) { leaderboard(first: $first) { rank points user { id } } } }`
const rose = giftNamed('Rose')
const tea = giftNamed('Jasmine Tea')
const rocket = giftNamed('Rocket to the Moon')

let graph: TestSubgraph
let host: Caller
let roomId: string
/** What people have to spend; who is not listed has plenty. */
const purses = new Map<string, bigint>()
/** Payments as this subgraph knows it: answers each request once. Requests of these people it leaves waiting. */
const unanswered = new Set<string>()
let payments: Consumer

beforeAll(async () => {
  graph = await openLive()
  payments = graph.bus.react('payments in a test', {
    'live.giftRequested': (tx, events) =>
      openOutbox(tx, graph.clock).publishAll(events.flatMap((e) => answer(e.payload))),
  })
  ;({ host, roomId } = await goLive(graph))
})
afterAll(async () => {
  await payments.close()
  await graph.close()
})

function answer({ giftPaymentId, fromUserId, amount }: EventCatalogue['live.giftRequested']) {
  if (unanswered.has(fromUserId)) return []
  const left = (purses.get(fromUserId) ?? 10n ** 12n) - BigInt(amount.minor)
  if (left < 0n)
    return { name: 'payments.giftDeclined' as const, payload: { giftPaymentId, code: 'INSUFFICIENT_FUNDS' } }
  purses.set(fromUserId, left)
  return { name: 'payments.giftPaid' as const, payload: { giftPaymentId, transferId: newId('Transfer') } }
}

const send = (person: Caller, input: object = {}) =>
  act(person, 'sendGift', { roomId, giftId: rose.id, idempotencyKey: newId('Gift'), ...input }, STREAK)
const leaders = async (id: string, first = 10) =>
  (await graph.anonymous.data(LEADERS, { id, first })).liveRoom.leaderboard
const streakOf = async (id: string) => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on GiftStreak { count pendingCount final } } }'
  return (await graph.anonymous.data(query, { r: [{ __typename: 'GiftStreak', id }] }))._entities[0]
}
/** What payments was asked for a streak, in order: how much each time, and that it is over. */
const askedOf = async (streakId: string) => {
  const requests = (await graph.announced('live.giftRequested')).filter((event) => event.streak?.id === streakId)
  const closings = (await graph.announced('live.giftStreakClosed')).filter((event) => event.streakId === streakId)
  return { requests, closings }
}
const changesOf = async (streakId: string) =>
  (await graph.announced('live.giftStreakChanged')).filter((event) => event.streakId === streakId)

describe('the catalogue', () => {
  it('lists a dozen gifts, cheapest first, and stays as it is however often it is written', async () => {
    const { gifts } = await graph.anonymous.data('{ gifts { id name price { minor currency } streakable } }')
    expect(gifts).toHaveLength(12)
    expect(gifts[1]).toEqual({ id: rose.id, name: 'Rose', price: { minor: '100', currency: 'CNY' }, streakable: true })
    const prices = gifts.map((gift: { price: { minor: string } }) => Number(gift.price.minor))
    expect(prices).toEqual([...prices].sort((a, b) => a - b))
  })
})

describe('a gift that is paid', () => {
  it('counts in its streak and on the leaderboard, and the answer says so', async () => {
    const alice = graph.person()
    const { streak, state, userErrors } = await send(alice, { count: 3 })
    expect(userErrors).toEqual([])
    expect(state).toBe('PAID')
    expect(streak).toMatchObject({ count: 3, pendingCount: 0, total: { minor: '300', currency: 'CNY' }, final: false })
    expect(streak).toMatchObject({ gift: { name: 'Rose' }, from: { id: alice.id }, room: { id: roomId } })
    const [request] = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
    expect(request).toMatchObject({
      roomId,
      giftId: rose.id,
      toUserId: host.id,
      amount: { minor: '300', currency: 'CNY' },
    })
    expect(await changesOf(streak.id)).toHaveLength(2)
  })

  it('is sent once per key, also when it is sent many times at once', async () => {
    const alice = graph.person()
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(alice, { idempotencyKey: 'once' })))
    for (const { streak, state } of answers) expect([streak.count, state]).toEqual([1, 'PAID'])
    const requests = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
    expect(requests).toHaveLength(1)
    expect(codesOf(await send(alice, { idempotencyKey: 'once', count: 2 }))).toEqual(['IDEMPOTENCY_MISMATCH'])
    expect(codesOf(await send(alice, { idempotencyKey: '' }))).toEqual(['INVALID_IDEMPOTENCY_KEY'])
  })

  it('moves streak and points once, however often payments says so', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    const { streak } = await send(alice, { roomId: room.roomId, count: 5 })
    const [request] = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
    const verdict = { giftPaymentId: request?.giftPaymentId ?? '', transferId: newId('Transfer') }
    for (let time = 0; time < 2; time++) await graph.announce('payments.giftPaid', verdict)
    await graph.announce('payments.giftDeclined', { giftPaymentId: verdict.giftPaymentId, code: 'INSUFFICIENT_FUNDS' })
    expect(await streakOf(streak.id)).toMatchObject({ count: 5, pendingCount: 0 })
    expect(await leaders(room.roomId)).toEqual([{ rank: 1, points: 5, user: { id: alice.id } }])
    expect(await changesOf(streak.id)).toHaveLength(2)
  })

  it('counts, every one, when a crowd sends at once', async () => {
    const room = await goLive(graph)
    const people = Array.from({ length: 5 }, () => graph.person())
    const sends = people.flatMap((person) => Array.from({ length: 6 }, () => send(person, { roomId: room.roomId })))
    const answers = await Promise.all(sends)
    expect(answers.flatMap(codesOf)).toEqual([])
    const streakIds = new Set<string>(answers.map((each) => each.streak.id))
    expect(streakIds.size).toBe(5)
    // On a busy machine the last answers may be pending still.
    const isCounted = async (id: string) => (await streakOf(id)).count === 6
    await eventually(async () => (await Promise.all([...streakIds].map(isCounted))).every(Boolean))
    expect((await leaders(room.roomId)).map((row: { points: number }) => row.points)).toEqual([6, 6, 6, 6, 6])
    for (const id of streakIds) expect(await streakOf(id)).toMatchObject({ count: 6, pendingCount: 0 })
  })
})

describe('a gift that is not paid', () => {
  it('moves nothing, and may be sent again with its key after a top-up', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    purses.set(alice.id, 50n)
    const input = { roomId: room.roomId, idempotencyKey: 'broke' }
    const refused = await send(alice, input)
    expect(refused).toMatchObject({ streak: null, state: null })
    expect(codesOf(refused)).toEqual(['INSUFFICIENT_FUNDS'])
    expect(await leaders(room.roomId)).toEqual([])
    purses.set(alice.id, 500n)
    const { streak, state } = await send(alice, input)
    expect([streak.count, streak.pendingCount, state]).toEqual([1, 0, 'PAID'])
    expect(await send(alice, input)).toMatchObject({ streak: { id: streak.id, count: 1 }, state: 'PAID' })
    expect(await leaders(room.roomId)).toHaveLength(1)
  })

  it('tells other reasons in words', async () => {
    const alice = graph.person()
    unanswered.add(alice.id)
    const [answer] = await Promise.all([
      send(alice),
      eventually(async () => {
        const [request] = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
        if (request)
          await graph.announce('payments.giftDeclined', {
            giftPaymentId: request.giftPaymentId,
            code: 'RECIPIENT_NOT_FOUND',
          })
        return request !== undefined
      }),
    ])
    expect(answer.userErrors).toMatchObject([
      { code: 'PAYMENT_DECLINED', message: 'The payment was declined: RECIPIENT_NOT_FOUND.' },
    ])
  })
})

it('answers that a payment is pending when payments takes long, and the same key then tells how it ended', async () => {
  const alice = graph.person()
  unanswered.add(alice.id)
  const input = { idempotencyKey: 'slow', count: 2 }
  const waiting = await send(alice, input)
  expect(waiting).toMatchObject({ state: 'PENDING', streak: { count: 0, pendingCount: 2, total: { minor: '0' } } })
  const [request] = (await graph.announced('live.giftRequested')).filter((event) => event.fromUserId === alice.id)
  const giftPaymentId = request?.giftPaymentId ?? ''
  const [again] = await Promise.all([
    send(alice, input),
    new Promise((resolve) => setTimeout(resolve, 100)).then(() =>
      graph.announce('payments.giftPaid', { giftPaymentId, transferId: newId('Transfer') }),
    ),
  ])
  expect(again).toMatchObject({ state: 'PAID', streak: { id: waiting.streak.id, count: 2, pendingCount: 0 } })
  expect(await send(alice, input)).toEqual(again)
})

describe('a streak', () => {
  it('grows while gifts follow in time, and closes ten seconds after the last', async () => {
    const alice = graph.person()
    const { streak } = await send(alice)
    graph.clock.advance(9000)
    expect((await send(alice, { streakId: streak.id })).streak).toMatchObject({ id: streak.id, count: 2, final: false })
    graph.clock.advance(9000)
    expect((await send(alice)).streak).toMatchObject({ id: streak.id, count: 3 })
    graph.clock.advance(10_000)
    expect(await streakOf(streak.id)).toMatchObject({ count: 3, final: true })
    expect(codesOf(await send(alice, { streakId: streak.id }))).toEqual(['STREAK_NOT_OPEN'])
    expect((await send(alice)).streak.id).not.toBe(streak.id)
  })

  it('is closed by another gift of the same person, which is told', async () => {
    const alice = graph.person()
    const { streak } = await send(alice)
    const other = await send(alice, { giftId: tea.id })
    expect(other.streak).toMatchObject({ count: 1, gift: { name: 'Jasmine Tea' }, final: false })
    expect(await streakOf(streak.id)).toMatchObject({ count: 1, final: true })
    expect(await changesOf(streak.id)).toHaveLength(3)
    expect(codesOf(await send(alice, { streakId: streak.id }))).toEqual(['STREAK_NOT_OPEN'])
  })

  it('closes by itself, and that is told', async () => {
    const { streak } = await send(graph.person())
    graph.clock.advance(10_000)
    await eventually(async () => (await changesOf(streak.id)).length === 3)
  })

  it('is no streak with gifts that are a show of their own', async () => {
    const alice = graph.person()
    const first = await send(alice, { giftId: rocket.id })
    expect(first.streak).toMatchObject({ count: 1, final: true, total: { minor: '300000' } })
    expect((await send(alice, { giftId: rocket.id })).streak.id).not.toBe(first.streak.id)
  })

  it('belongs to its giver', async () => {
    const { streak } = await send(graph.person())
    expect(codesOf(await send(graph.person(), { streakId: streak.id }))).toEqual(['STREAK_NOT_OPEN'])
  })
})

describe('the end of a streak', () => {
  it('is told to payments once, by whatever ends it, after all that was asked for it', async () => {
    const alice = graph.person()
    const { streak } = await send(alice, { count: 2 })
    await send(alice)
    const between = { roomId, fromUserId: alice.id, toUserId: host.id }
    expect(await askedOf(streak.id)).toMatchObject({
      requests: [
        { ...between, amount: { minor: '200' }, streak: { isOpen: true } },
        { amount: { minor: '100' }, streak: { isOpen: true } },
      ],
      closings: [],
    })
    const other = await send(alice, { giftId: tea.id })
    const closing = { ...between, streakId: streak.id }
    expect((await askedOf(streak.id)).closings).toEqual([closing])
    graph.clock.advance(10_000)
    await eventually(async () => (await askedOf(other.streak.id)).closings.length === 1)
    expect((await askedOf(other.streak.id)).closings).toEqual([{ ...closing, streakId: other.streak.id }])
    expect((await askedOf(streak.id)).closings).toHaveLength(1)
  })

  it('comes with the gift that is a show of its own', async () => {
    const { streak } = await send(graph.person(), { giftId: rocket.id })
    expect(await askedOf(streak.id)).toMatchObject({ requests: [{ streak: { isOpen: false } }], closings: [] })
  })

  it('takes back what payments could not pay after all, once, on the leaderboard too', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    const { streak } = await send(alice, { roomId: room.roomId, count: 3 })
    await send(alice, { roomId: room.roomId, count: 4, idempotencyKey: 'given back' })
    await send(alice, { roomId: room.roomId, giftId: tea.id })
    const [, second] = (await askedOf(streak.id)).requests
    const paid = {
      ...{ streakId: streak.id, roomId: room.roomId, transferId: newId('Transfer') },
      amount: { minor: '300', currency: 'CNY' as const },
      returned: [{ giftPaymentId: second?.giftPaymentId ?? '', code: 'HOLD_EXPIRED' }],
    }
    const before = (await changesOf(streak.id)).length
    for (let time = 0; time < 2; time++) await graph.announce('payments.giftStreakPaid', paid)
    expect(await streakOf(streak.id)).toEqual({ count: 3, pendingCount: 0, final: true })
    expect(await leaders(room.roomId)).toEqual([{ rank: 1, points: 5, user: { id: alice.id } }])
    expect(await changesOf(streak.id)).toHaveLength(before + 1)
    // It was not paid, so its key may try again.
    const again = await send(alice, { roomId: room.roomId, count: 4, idempotencyKey: 'given back' })
    expect(again).toMatchObject({ state: 'PAID', streak: { count: 4 } })
  })
})

describe('refusals', () => {
  it('name what is not there, not on air, one’s own or out of bounds', async () => {
    const alice = graph.person()
    expect(codesOf(await send(alice, { roomId: 'room_00000000000000000000000000' }))).toEqual(['ROOM_NOT_FOUND'])
    expect(codesOf(await send(alice, { roomId: "'; --" }))).toEqual(['ROOM_NOT_FOUND'])
    expect(codesOf(await send(alice, { giftId: newId('Gift') }))).toEqual(['GIFT_NOT_FOUND'])
    expect(codesOf(await send(host))).toEqual(['OWN_ROOM'])
    const over = await goLive(graph)
    await over.host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: over.roomId })
    expect(codesOf(await send(alice, { roomId: over.roomId }))).toEqual(['ROOM_NOT_LIVE'])
    for (const count of [0, -1, 1000]) {
      const { errors } = await alice.ask('mutation ($input: SendGiftInput!) { sendGift(input: $input) { state } }', {
        input: { roomId, giftId: rose.id, count, idempotencyKey: 'k' },
      })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
    const requests = await graph.announced('live.giftRequested')
    expect(requests.filter((event) => event.fromUserId === alice.id)).toEqual([])
  })

  it('keep people apart who blocked each other', async () => {
    const alice = graph.person()
    const at = graph.clock.now().toISOString()
    await graph.announce('users.userBlocked', { blockerId: host.id, blockedId: alice.id, at })
    expect(codesOf(await send(alice))).toEqual(['BLOCKED'])
    await graph.announce('users.userUnblocked', { blockerId: host.id, blockedId: alice.id })
    expect((await send(alice)).state).toBe('PAID')
  })
})

describe('the leaderboard', () => {
  it('ranks by what was paid; who reached a sum earlier stands before who reached it later', async () => {
    const room = await goLive(graph)
    const [alice, bob, carol] = [graph.person(), graph.person(), graph.person()]
    await send(alice, { roomId: room.roomId, count: 4 })
    await send(bob, { roomId: room.roomId, giftId: tea.id, count: 2 })
    await send(carol, { roomId: room.roomId, giftId: giftNamed('Candied Hawthorn').id })
    expect(await leaders(room.roomId)).toEqual([
      { rank: 1, points: 5, user: { id: carol.id } },
      { rank: 2, points: 4, user: { id: alice.id } },
      { rank: 3, points: 4, user: { id: bob.id } },
    ])
    expect(await leaders(room.roomId, 1)).toHaveLength(1)
    expect(await leaders(room.roomId, 0)).toEqual([])
  })
})

it('costs seven statements to ask, three to count the answer and two to read it', async () => {
  const alice = graph.person()
  const GIFT = `mutation ($input: SendGiftInput!) { sendGift(input: $input) { state } }`
  const input = () => ({ roomId, giftId: rose.id, idempotencyKey: newId('Gift') })
  expect(await ownStatementsOf(graph, () => alice.data(GIFT, { input: input() }))).toBe(7 + 3 + 2)
})
