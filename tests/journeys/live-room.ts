import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import type { Json } from '../support/client.ts'
import type { Person, World } from '../support/world.ts'
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
    const earned = async () =>
      (await host.data('{ viewer { wallet { balance { minor } } } }')).viewer.wallet.balance.minor
    // Gifts of another kind end the streak, and the host is paid all of it.
    await guest.act(
      'sendGift',
      { roomId: room.id, giftId: gifts[1].id, count: 1, idempotencyKey: world().key() },
      'state userErrors { code }',
    )
    await vi.waitFor(async () => expect(await earned()).toBe(String(888 + 2 * Number(gift.price.minor))), WAITING)
    const { viewer } = await host.data(`{ viewer { wallet { entries { edges { node {
      amount { minor } counterparty { handle } subject { ... on LiveRoom { title } } streak { id final transfer { id } } transfer { id kind }
    } } } } } }`)
    const [given, tipped] = viewer.wallet.entries.edges.map((edge: { node: Json }) => edge.node)
    expect(tipped).toMatchObject({ transfer: { kind: 'TIP' }, streak: null })
    expect(given).toMatchObject({
      ...{ amount: sent.streak.total, counterparty: { handle: 'guest_gao' }, subject: { title: 'Hand-drip at noon' } },
      ...{
        streak: { id: sent.streak.id, final: true, transfer: { id: given.transfer.id } },
        transfer: { kind: 'GIFT' },
      },
    })
  })

  it('pays the host one sum for each streak, which is what the room was shown', async () => {
    const host = await world().signUp('host_hong')
    const fans = await Promise.all(['fan_an', 'fan_bo'].map((handle) => world().signUp(handle)))
    await Promise.all(fans.map((fan) => topUp(world(), fan, '30000')))
    const input = { title: 'Peaches', idempotencyKey: world().key() }
    const { room } = await host.act('startRoom', input, 'room { id } userErrors { code }')
    const { gifts } = await host.data('{ gifts { id } }')
    const give = (fan: Person, giftId: string, count: number) =>
      fan.act(
        'sendGift',
        { roomId: room.id, giftId, count, idempotencyKey: world().key() },
        'state userErrors { code }',
      )
    for (const gift of [gifts[0], gifts[1], gifts[0], gifts[2]])
      await Promise.all(fans.flatMap((fan) => [1, 2, 3].map((count) => give(fan, gift.id, count))))
    const books = async () => {
      const [paid] = await world().sql`
        select coalesce(sum(amount_minor), 0)::text as total, count(*)::int as transfers from payments.transfers
        where kind = 'GIFT' and payee_account_id = ${host.id.replace('usr', 'wal')}`
      const [shown] = await world().sql`
        select sum(total_minor)::text as total, count(*)::int as streaks from live_streams.gift_streaks
        where room_id = ${room.id} and closed_at is not null`
      return { paid, shown }
    }
    await vi.waitFor(async () => {
      const { paid, shown } = await books()
      expect(shown?.streaks).toBeGreaterThanOrEqual(6)
      expect([paid?.transfers, paid?.total]).toEqual([shown?.streaks, shown?.total])
      await sameAsLedger(world(), room.id)
    }, WAITING)
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

/** What the room's streaks and leaderboard say is what was set aside and paid, for each streak and giver: asked of both, as operators may. */
async function sameAsLedger({ sql }: World, roomId: string): Promise<void> {
  const wrong = await sql`
    select s.id, s.total_minor, g.amount_minor, r.reserved
    from live_streams.gift_streaks s
    left join payments.gift_streaks g on g.id = s.id
    left join lateral (
      select sum(h.amount_minor) filter (where h.state in ('OPEN', 'CAPTURED')) as reserved
      from payments.requested_payments p join payments.holds h on h.id = 'hold' || substr(p.transfer_id, 4)
      where p.streak_id = s.id
    ) r on true
    where s.room_id = ${roomId} and s.total_minor <> coalesce(g.amount_minor, r.reserved, 0)`
  expect(wrong).toEqual([])
  const ranked = await sql`
    select w.user_id from live_streams.givers w
    left join (
      select room_id, from_user_id, sum(total_minor) as total from live_streams.gift_streaks group by room_id, from_user_id
    ) s on s.room_id = w.room_id and s.from_user_id = w.user_id
    where w.room_id = ${roomId} and w.total_minor <> coalesce(s.total, 0)`
  expect(ranked).toEqual([])
}

/** For what goes on behind the answers, on a machine that may be busy. */
const WAITING = { timeout: 30_000, interval: 100 }

async function untilSeen<T>(events: readonly T[], isIt: (event: T) => boolean): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!events.some(isIt)) {
    if (Date.now() > deadline) throw new Error(`it never came: ${JSON.stringify(events)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
