import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ended, openLifetime, unwatch, watch } from './lifetime.ts'
import { type Place, Roll } from './roll.ts'

describe('a lifetime', () => {
  it('ends when its time is up, and says so once to each who listens', async () => {
    const told: string[] = []
    const lifetime = openLifetime(30)
    lifetime.onEnd((why) => told.push(`a ${why}`))
    lifetime.onEnd((why) => told.push(`b ${why}`))
    expect(lifetime.ended).toBeNull()
    await sleep(100)
    lifetime.end('left')
    expect(told.sort()).toEqual(['a late', 'b late'])
    expect(lifetime.ended).toBe('late')
  })

  it('tells nobody who stopped listening, were it while others are told', () => {
    const told: string[] = []
    const lifetime = openLifetime(10_000)
    const stops: (() => void)[] = []
    for (const name of ['a', 'b', 'c'])
      stops.push(
        lifetime.onEnd(() => {
          told.push(name)
          for (const stop of stops) stop()
        }),
      )
    lifetime.end('left')
    expect(told).toHaveLength(1)
  })

  it('tells those who come late at once, and nobody once it is done', () => {
    const told: Ended[] = []
    const over = openLifetime(10_000)
    over.end('left')
    over.onEnd((why) => told.push(why))()
    const done = openLifetime(10_000)
    done.onEnd((why) => told.push(why))
    done.done()
    done.end('late')
    expect(told).toEqual(['left'])
  })

  it('may never end of itself', async () => {
    const lifetime = openLifetime(Number.POSITIVE_INFINITY)
    await sleep(60)
    expect(lifetime.ended).toBeNull()
  })
})

describe('what is watched', () => {
  it('ends in time, unless it is let go', async () => {
    const told: string[] = []
    const mortal = (name: string, ms: number) => ({
      deadlineAt: performance.now() + ms,
      end: (why: Ended) => void told.push(`${name} ${why}`),
    })
    const places = [watch(mortal('short', 10)), watch(mortal('let go', 10)), watch(mortal('long', 10_000))]
    unwatch(places[1] ?? null)
    await sleep(80)
    for (const place of places) unwatch(place)
    expect(new Set(told)).toEqual(new Set(['short late']))
  })
})

describe('a roll', () => {
  it('holds whoever joined and has not left, in any order of joining and leaving', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 100 }), (steps) => {
        const roll = new Roll<number>()
        const expected = new Set<number>()
        const places: Place<number>[] = []
        steps.forEach((step, nth) => {
          const place = places[step]
          if (place) {
            roll.leave(place)
            expected.delete(place.member)
          } else {
            places.push(roll.join(nth))
            expected.add(nth)
          }
        })
        const seen: number[] = []
        roll.each((member) => seen.push(member))
        expect(seen.sort()).toEqual([...expected].sort())
        expect(roll.size).toBe(expected.size)
      }),
    )
  })

  it('shows everybody who stays, whoever leaves while it is walked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.func(fc.array(fc.nat(29))), (size, leavers) => {
        const roll = new Roll<number>()
        const places = Array.from({ length: size }, (_, member) => roll.join(member))
        const seen = new Set<number>()
        roll.each((member) => {
          seen.add(member)
          for (const leaver of leavers(member)) {
            const place = places[leaver]
            if (place) roll.leave(place)
          }
        })
        for (const { member, at } of places) if (at >= 0) expect(seen).toContain(member)
      }),
    )
  })
})
