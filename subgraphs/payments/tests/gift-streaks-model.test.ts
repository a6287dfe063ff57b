import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Announcement } from '../../../platform/events/outbox.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { openReactions } from '../reactions.ts'
import { type Ledger, openLedger } from '../store/ledger.ts'
import { fresh } from './money.ts'
import { holdOf, type Requested, streakOf, walletOfCaller } from './streaks.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

let world: World
let ledger: Ledger
beforeAll(async () => {
  world = await openWorld()
  ledger = openLedger(world.database, () => {})
})
afterAll(() => world.close())

/** One thing that happens: a gift is sent in the fan's streak, the streak is closed, or money set aside for it is given back. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ fan: fc.nat(2), minor: fc.bigInt({ min: 1n, max: 400n }) }) },
  { weight: 2, arbitrary: fc.record({ fan: fc.nat(2), close: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ fan: fc.nat(2), giveBack: fc.constant(true) }) },
)
/** How what happened is delivered: in one transaction each; those that crash are rolled back and delivered again, some twice. */
const delivery = fc.record({ size: fc.integer({ min: 1, max: 8 }), crashes: fc.nat(1), again: fc.boolean() })

/** Events of one name that follow each other. */
function runsOf(events: readonly Announcement[]): Announcement[][] {
  const runs: Announcement[][] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0]?.name === event.name) last.push(event)
    else runs.push([event])
  }
  return runs
}

it('pays the host exactly what was set aside, in one transfer for each streak, whatever is delivered twice or crashes', async () => {
  const reactions = openReactions(world.clock)
  /** As the bus does: runs of one name, in one transaction, which a crash rolls back. */
  const deliver = async (events: readonly Announcement[], { crashes }: { crashes: number }) => {
    for (let left = crashes; left >= 0; left--) {
      const delivered = world.database.transact(async (tx) => {
        for (const run of runsOf(events)) {
          const name = run[0]?.name ?? 'live.giftRequested'
          const react = reactions[name] as ((of: typeof tx, events: readonly unknown[]) => Promise<void>) | undefined
          await react?.(tx, run)
        }
        if (left > 0) throw new Error('crashed')
      })
      if (left > 0) await expect(delivered).rejects.toThrow('crashed')
      else await delivered
    }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 25 }),
      fc.array(delivery, { minLength: 25, maxLength: 25 }),
      async (happenings, deliveries) => {
        const [star] = (await world.people(1)) as [Caller]
        const fans = await world.people(3, 1000n)
        const current = fans.map((each) => streakOf(world.clock, each, star))
        const all = [...current]
        const sums = new Map<string, bigint>()
        const purses = fans.map(() => 1000n)
        const open: { gift: Requested; fan: number }[] = []
        const waiting: Announcement[] = []
        const flush = async () => {
          while (waiting.length > 0) {
            const how = deliveries[waiting.length % deliveries.length] as (typeof deliveries)[number]
            const events = waiting.splice(0, how.size)
            await deliver(events, how)
            if (how.again) await deliver(events, { crashes: 0 })
          }
          await world.settle()
        }
        for (const each of happenings) {
          const streak = current[each.fan] as (typeof current)[number]
          if ('minor' in each) {
            const gift = streak.gift(each.minor)
            waiting.push(gift)
            const purse = purses[each.fan] ?? 0n
            if (purse < each.minor) continue
            purses[each.fan] = purse - each.minor
            sums.set(streak.id, (sums.get(streak.id) ?? 0n) + each.minor)
            open.push({ gift, fan: each.fan })
          } else if ('close' in each) {
            waiting.push(streak.close())
            current[each.fan] = streakOf(world.clock, fans[each.fan] as Caller, star)
            all.push(current[each.fan] as (typeof current)[number])
          } else {
            await flush()
            const place = open.findIndex(
              ({ gift, fan: of }) => of === each.fan && gift.payload.streak?.id === streak.id,
            )
            const [gone] = place < 0 ? [] : open.splice(place, 1)
            if (!gone) continue
            await ledger.void({ ...fresh(), holdId: await holdOf(world, gone.gift), at: world.clock.now() })
            const minor = BigInt(gone.gift.payload.amount.minor)
            purses[each.fan] = (purses[each.fan] ?? 0n) + minor
            sums.set(streak.id, (sums.get(streak.id) ?? 0n) - minor)
          }
        }
        waiting.push(...current.map((streak) => streak.close()))
        await flush()

        const paid = await world.database.client`
          select s.id, s.amount_minor::text as amount, t.kind, t.amount_minor::text as moved
          from payments.gift_streaks s left join payments.transfers t on t.id = s.transfer_id
          where s.payee_id = ${star.id}`
        const expected = new Map(all.map(({ id }) => [id, sums.get(id) ?? 0n]))
        expect(new Map(paid.map(({ id, amount }) => [id, BigInt(amount)]))).toEqual(expected)
        for (const { amount, kind, moved } of paid)
          expect([kind, moved]).toEqual(amount === '0' ? [null, null] : ['GIFT', amount])
        const received = (await walletOfCaller(star)).entries as { amount: { minor: string } }[]
        const sumsPaid = [...expected.values()].filter((sum) => sum > 0n)
        expect(received.map((entry) => BigInt(entry.amount.minor)).sort()).toEqual(sumsPaid.sort())
        for (const [index, each] of fans.entries()) {
          const { balance, available } = await walletOfCaller(each)
          expect([balance, available]).toEqual([purses[index], purses[index]])
        }
      },
    ),
    { numRuns: 10 },
  )
  await expectBooksRight(world)
}, 120_000)
