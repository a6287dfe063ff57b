import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Json } from '../support/client.ts'
import type { World } from '../support/world.ts'
import { topUp } from './circle-gates.ts'

const EVENTS = readFileSync(new URL('../operations/Q4-room-events.graphql', import.meta.url), 'utf8')
const TIPS = readFileSync(new URL('../operations/Q11-tip-stream.graphql', import.meta.url), 'utf8')

/** A live room as its guests live it: chat, gifts and tips arrive with everybody's names, also after a lost connection. */
export function liveRoom(world: () => World): void {
  it('carries chat, gifts and tips to everybody, and back to whoever dropped out', async () => {
    const host = await world().signUp('host_hua')
    const guest = await world().signUp('guest_gao')
    await topUp(world(), guest, '100000')
    const { room } = await host.act(
      'startRoom',
      { title: 'Hand-drip at noon', idempotencyKey: world().key() },
      'room { id state } userErrors { code }',
    )
    expect(room.state).toBe('LIVE')

    const watching = guest.watch(EVENTS, { id: room.id })
    const { liveRoom: shown } = await guest.data('query ($id: ID!) { liveRoom(id: $id) { eventCursor } }', {
      id: room.id,
    })
    const tips = guest.watch(TIPS, { id: room.id, after: shown.eventCursor })
    // A stream that was asked for may not be open yet; what happens from its first event on is what counts.
    const say = (text: string) =>
      guest.act(
        'sendChat',
        { roomId: room.id, text, idempotencyKey: world().key() },
        'message { seq } userErrors { code } denied { code }',
      )
    const isChat = (event: Json) => event.__typename === 'ChatPosted'
    while (!watching.events.some(isChat)) {
      await say('anybody here?')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(watching.events.find(isChat)).toMatchObject({
      __typename: 'ChatPosted',
      message: { author: { displayName: 'guest_gao' } },
    })

    const { gifts } = await guest.data('{ gifts { id price { minor } } }')
    const gift = gifts[0]
    const sent = await guest.act(
      'sendGift',
      { roomId: room.id, giftId: gift.id, count: 2, idempotencyKey: world().key() },
      'state streak { id count total { minor } } userErrors { code }',
    )
    expect(sent).toMatchObject({
      state: 'PAID',
      streak: { count: 2, total: { minor: String(2 * Number(gift.price.minor)) } },
    })
    await guest.act(
      'tip',
      {
        subjectId: room.id,
        amount: { minor: '888', currency: 'CNY' },
        message: 'cheers',
        idempotencyKey: world().key(),
      },
      'tip { id } userErrors { code }',
    )
    expect((await tips.upTo(1))[0]).toMatchObject({
      runningTotal: { minor: '888' },
      tip: {
        message: 'cheers',
        from: { displayName: 'guest_gao' },
        subject: { __typename: 'LiveRoom', title: 'Hand-drip at noon' },
      },
    })
    await say('last words before the tunnel')
    await untilSeen(watching.events, (event) => event.message?.text === 'last words before the tunnel')
    await watching.stop()
    const cursor = watching.events.at(-1).cursor

    for (const text of ['one', 'two', 'three']) await say(text)
    const back = guest.watch(EVENTS, { id: room.id, after: cursor })
    const missed = await back.upTo(3)
    expect(missed.slice(0, 3).map((event) => event.message?.text)).toEqual(['one', 'two', 'three'])
    await say('four')
    expect((await back.upTo(4))[3].message.text).toBe('four')
    expect(
      watching.events.some(
        (event) => event.__typename === 'GiftStreakChanged' && event.streak.from.displayName === 'guest_gao',
      ),
    ).toBe(true)
    await Promise.all([back.stop(), tips.stop()])

    const { liveRoom } = await world().anonymous.data(
      'query ($id: ID!) { liveRoom(id: $id) { leaderboard { rank points user { handle } } tipTotal { minor } } }',
      { id: room.id },
    )
    expect(liveRoom).toMatchObject({
      leaderboard: [{ rank: 1, user: { handle: 'guest_gao' } }],
      tipTotal: { minor: '888' },
    })
    const { viewer } = await host.data(
      '{ viewer { wallet { balance { minor } entries { edges { node { direction transfer { kind } } } } } } }',
    )
    expect(viewer.wallet.balance.minor).toBe(String(888 + 2 * Number(gift.price.minor)))
    expect(
      viewer.wallet.entries.edges.map((edge: { node: { transfer: { kind: string } } }) => edge.node.transfer.kind),
    ).toEqual(['TIP', 'GIFT'])
  })

  it('refuses a gift that the wallet does not cover, and nothing moves', async () => {
    const host = await world().signUp('host_poor')
    const guest = await world().signUp('guest_poor')
    const { room } = await host.act(
      'startRoom',
      { title: 'Quiet room', idempotencyKey: world().key() },
      'room { id } userErrors { code }',
    )
    const { gifts } = await guest.data('{ gifts { id } }')
    const sent = await guest.act(
      'sendGift',
      { roomId: room.id, giftId: gifts[0].id, count: 1, idempotencyKey: world().key() },
      'state userErrors { code }',
    )
    expect(sent.userErrors).toEqual([{ code: 'INSUFFICIENT_FUNDS' }])
    const { liveRoom } = await guest.data('query ($id: ID!) { liveRoom(id: $id) { leaderboard { points } } }', {
      id: room.id,
    })
    expect(liveRoom.leaderboard).toEqual([])
  })
}

async function untilSeen<T>(events: readonly T[], isIt: (event: T) => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!events.some(isIt)) {
    if (Date.now() > deadline) throw new Error(`it never came: ${JSON.stringify(events)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
