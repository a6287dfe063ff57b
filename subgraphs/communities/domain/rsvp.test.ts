import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActivityFacts, decideCancelRsvp, decideRsvp, type RsvpState } from './rsvp.ts'

const at = new Date('2024-02-27T09:00:00Z')
const later = new Date('2024-02-28T09:00:00Z')
const hike: ActivityFacts = { startsAt: later, cancelledAt: null, capacity: 10, going: 0, waitlist: 0 }

describe('decideRsvp', () => {
  it('gives a seat while there is one, then a place on the waitlist', () => {
    expect(decideRsvp({ ...hike, going: 9 }, null, at)).toMatchObject({ value: 'GOING' })
    expect(decideRsvp({ ...hike, going: 10 }, null, at)).toMatchObject({ value: 'WAITLISTED' })
    expect(decideRsvp({ ...hike, capacity: null, going: 1_000_000 }, null, at)).toMatchObject({ value: 'GOING' })
  })
  it('never lets a newcomer pass those who wait', () => {
    expect(decideRsvp({ ...hike, going: 9, waitlist: 1 }, null, at)).toMatchObject({ value: 'WAITLISTED' })
  })
  it('keeps an answer that stands, and takes a cancelled one as none', () => {
    expect(decideRsvp({ ...hike, going: 10 }, 'GOING', at)).toMatchObject({ value: 'GOING' })
    expect(decideRsvp({ ...hike, going: 3 }, 'WAITLISTED', at)).toMatchObject({ value: 'WAITLISTED' })
    expect(decideRsvp({ ...hike, going: 10 }, 'CANCELLED', at)).toMatchObject({ value: 'WAITLISTED' })
  })
  it('refuses once it is cancelled or has begun', () => {
    expect(decideRsvp({ ...hike, cancelledAt: at, startsAt: at }, null, at)).toMatchObject({
      code: 'ACTIVITY_CANCELLED',
    })
    expect(decideRsvp({ ...hike, startsAt: at }, null, at)).toMatchObject({ code: 'ACTIVITY_STARTED' })
  })
})

describe('decideCancelRsvp', () => {
  it('promotes when a seat is freed and somebody waits', () => {
    const full = { ...hike, going: 10, waitlist: 1 }
    expect(decideCancelRsvp(full, 'GOING', at)).toMatchObject({ value: { withdraws: true, promotes: true } })
    expect(decideCancelRsvp(full, 'WAITLISTED', at)).toMatchObject({ value: { withdraws: true, promotes: false } })
    expect(decideCancelRsvp({ ...full, waitlist: 0 }, 'GOING', at)).toMatchObject({ value: { promotes: false } })
    expect(decideCancelRsvp({ ...full, cancelledAt: at }, 'GOING', at)).toMatchObject({ value: { promotes: false } })
  })
  it('has nothing to take back from somebody who gave no answer', () => {
    for (const state of [null, 'CANCELLED'] as const)
      expect(decideCancelRsvp(hike, state, at)).toMatchObject({ value: { withdraws: false, promotes: false } })
  })
  it('refuses once it has begun', () => {
    expect(decideCancelRsvp({ ...hike, startsAt: at }, 'GOING', at)).toMatchObject({ code: 'ACTIVITY_STARTED' })
  })
})

it('fills every seat, overfills none and serves the waitlist in order, whatever people do', () => {
  const acts = fc.array(fc.record({ who: fc.nat(8), comes: fc.boolean() }), { maxLength: 60 })
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 4 }), (all, capacity) => {
      const going = new Set<number>()
      const line: number[] = []
      const facts = () => ({ ...hike, capacity, going: going.size, waitlist: line.length })
      const stateOf = (who: number): RsvpState | null =>
        going.has(who) ? 'GOING' : line.includes(who) ? 'WAITLISTED' : null
      for (const { who, comes } of all) {
        const before = stateOf(who)
        if (comes) {
          const decision = decideRsvp(facts(), before, at)
          if (before === null && decision.ok) decision.value === 'GOING' ? going.add(who) : line.push(who)
        } else {
          const decision = decideCancelRsvp(facts(), before, at)
          if (before === 'GOING') going.delete(who)
          if (before === 'WAITLISTED') line.splice(line.indexOf(who), 1)
          const next = decision.ok && decision.value.promotes ? line.shift() : undefined
          if (next !== undefined) going.add(next)
        }
        expect(going.size).toBeLessThanOrEqual(capacity)
        expect(line.length === 0 || going.size === capacity).toBe(true)
      }
    }),
  )
})
