import { describe, expect, it } from 'vitest'
import type { Leases } from './leases.ts'
import { filled } from './purse.ts'
import { SharedPurse } from './shared-purse.ts'

const policy = { points: 1_000, seconds: 100 }

/** The bucket as the script keeps it, in memory; answers a turn of the event loop later, as Redis would. */
function openBucket() {
  let now = 0
  let points = policy.points
  let at = 0
  let isAway = false
  const asked: number[] = []
  const leases: Leases = {
    isThere: () => !isAway,
    exchange: async (_, __, { back, need, want }) => {
      await new Promise(setImmediate)
      if (isAway) throw new Error('away')
      points = Math.min(policy.points, filled(policy, points, now - at) + back)
      at = now
      const granted = need >= 0 && points >= need ? Math.max(need, Math.min(want, Math.floor(points / 8))) : 0
      points -= granted
      asked.push(need)
      return { granted, points }
    },
  }
  const held = new Set<SharedPurse>()
  const open = () =>
    new SharedPurse(
      'user:1',
      policy,
      leases,
      () => now,
      (purse) => held.add(purse),
    )
  return {
    open,
    held,
    asked,
    left: () => points,
    pass: (ms: number) => (now += ms),
    lose: () => (isAway = true),
    regain: () => (isAway = false),
  }
}

describe('a purse that processes share', () => {
  it('is spent once, whoever asks, to the last point', async () => {
    const bucket = openBucket()
    const purses = [bucket.open(), bucket.open(), bucket.open()]
    const taken = await Promise.all(Array.from({ length: 300 }, (_, index) => purses[index % 3]?.take(7)))
    const spent = taken.filter(Boolean).length * 7
    expect(spent).toBeLessThanOrEqual(1_000)
    // What is left over is less than one operation in each process, and in the bucket.
    expect(spent).toBeGreaterThan(1_000 - 4 * 7)
  })

  it('asks once for many who wait, and not at all for what is on hand', async () => {
    const bucket = openBucket()
    const purse = bucket.open()
    await Promise.all(Array.from({ length: 50 }, () => purse.take(1)))
    expect(bucket.asked.length).toBeLessThanOrEqual(2)
    const before = bucket.asked.length
    const at = purse.take(1)
    expect(at instanceof Promise || at === purse).toBe(true)
    await at
    for (let index = 0; index < 5; index++) expect(purse.take(1)).toBe(purse)
    expect(bucket.asked.length - before).toBeLessThanOrEqual(1)
  })

  it('refuses by itself whoever asks on and on, and not for longer than is known', async () => {
    const bucket = openBucket()
    const purse = bucket.open()
    await purse.take(1_000)
    expect(await purse.take(500)).toBeNull()
    const { length } = bucket.asked
    for (let index = 0; index < 20; index++) expect(await purse.take(500)).toBeNull()
    expect(bucket.asked).toHaveLength(length)
    bucket.pass(50_000)
    expect(await purse.take(500)).toBe(purse)
  })

  it('gives back what is on hand, and debts with it', async () => {
    const bucket = openBucket()
    const purse = bucket.open()
    await purse.take(100)
    purse.give(60)
    expect([...bucket.held]).toEqual([purse])
    await purse.release()
    expect(bucket.left()).toBe(960)
    await purse.take(10)
    purse.give(-200)
    await purse.release()
    expect(bucket.left()).toBe(750)
  })

  it('holds no more than the bucket could', async () => {
    const bucket = openBucket()
    const [one, other] = [bucket.open(), bucket.open()]
    await one.take(100)
    one.give(100)
    // The bucket fills up again while one of them holds a tenth of it.
    bucket.pass(60_000)
    let spent = 0
    for (const purse of [one, other]) while (await purse.take(10)) spent += 10
    expect(spent).toBeLessThanOrEqual(1_000)
  })

  it('goes by a bucket of its own while nobody answers, and never refuses for that', async () => {
    const bucket = openBucket()
    const purse = bucket.open()
    await purse.take(700)
    bucket.lose()
    // From what it knew last, and a newcomer from all there is.
    const charged = await purse.take(300)
    expect(charged).not.toBeNull()
    expect(await purse.take(1)).toBeNull()
    expect(await bucket.open().take(1_000)).not.toBeNull()
    bucket.regain()
    // What is given back goes to where it came from.
    charged?.give(300)
    expect(await purse.take(301)).toBeNull()
    expect(await purse.take(300)).toBe(purse)
  })

  it('goes on without where the answer does not come', async () => {
    const bucket = openBucket()
    const purse = bucket.open()
    const asked = purse.take(10)
    bucket.lose()
    expect(await asked).not.toBeNull()
  })
})
