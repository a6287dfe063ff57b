import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LoggedEvent } from './reader.ts'
import { openRing, type RingBounds } from './ring.ts'

const event = (position: number, topic: string, text = '') =>
  ({ position, topic, name: 'live.viewersChanged', payload: { text } }) as unknown as LoggedEvent
const plenty: RingBounds = { eventsMax: 1e6, bytesMax: 1e9 }
const positionsOf = (events: readonly LoggedEvent[] | null) => events?.map(({ position }) => position) ?? null

it('recalls what a list of everything would, or says that it cannot', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3_000 }),
      fc.integer({ min: 0, max: 2_500 }),
      fc.array(fc.record({ after: fc.nat(3_200), topics: fc.array(fc.nat(5), { minLength: 1 }), limit: fc.nat(50) })),
      (topics, eventsMax, questions) => {
        const ring = openRing(100, { ...plenty, eventsMax })
        const all = topics.map((topic, index) => event(101 + index, `t${topic}`))
        for (const each of all) ring.push(each)
        const floor = Math.max(100, 100 + all.length - eventsMax)
        expect([ring.position(), ring.floor()]).toEqual([100 + all.length, floor])
        for (const { after, topics, limit } of questions) {
          const names = topics.map((topic) => `t${topic}`)
          const wanted = all.filter(({ position, topic }) => position > after && names.includes(topic)).slice(0, limit)
          expect(positionsOf(ring.recall(names, after, limit))).toEqual(after < floor ? null : positionsOf(wanted))
        }
      },
    ),
    { numRuns: 60 },
  )
})

it('holds no more bytes than it may, however large the events are', () => {
  const ring = openRing(0, { eventsMax: 1000, bytesMax: 100_000 })
  for (let position = 1; position <= 100; position++) ring.push(event(position, 'room', 'x'.repeat(20_000)))
  expect(ring.floor()).toBe(96)
  ring.push(event(101, 'room', 'x'.repeat(200_000)))
  expect([ring.floor(), ring.recall(['room'], 101, 10)]).toEqual([101, []])
})

it('forgets topics nobody talks about any more', () => {
  const ring = openRing(0, { eventsMax: 10, bytesMax: 1e9 })
  for (let position = 1; position <= 50; position++) ring.push(event(position, `room ${position}`))
  expect(positionsOf(ring.recall(['room 40'], 40, 10))).toEqual([])
  expect(positionsOf(ring.recall(['room 41', 'room 50'], 40, 10))).toEqual([41, 50])
})

it('starts again elsewhere with nothing', () => {
  const ring = openRing(0, plenty)
  ring.push(event(1, 'room'))
  ring.restart(70)
  expect([ring.recall(['room'], 69, 10), ring.recall(['room'], 70, 10)]).toEqual([null, []])
  ring.push(event(71, 'room'))
  expect(positionsOf(ring.recall(['room'], 70, 10))).toEqual([71])
})
