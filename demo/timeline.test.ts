import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { manualClock } from '../platform/clock.ts'
import { openDemoClock } from './clock.ts'
import { draw } from './dice.ts'
import { inTurn, play } from './timeline.ts'

const present = new Date('2024-06-12T12:00:00Z')
const hoursAgo = (hours: number) => new Date(present.getTime() - hours * 3600_000)
const openClock = () => openDemoClock(manualClock(present))

describe('a timeline', () => {
  it('begins what happens in the order of its moments, with the clock near each', async () => {
    const clock = openClock()
    const read: [number, number][] = []
    const happenings = Array.from({ length: 60 }, (_, index) => {
      const age = (index * 37) % 120
      return {
        at: hoursAgo(age),
        run: async () => {
          await wait(index % 4)
          read.push([age, (present.getTime() - clock.now().getTime()) / 3600_000])
        },
      }
    })
    await play(happenings, clock, present)
    expect(read).toHaveLength(60)
    for (const [age, told] of read) expect(age - told).toBeLessThanOrEqual(age * 0.1 + 1e-9)
  })

  it('begins nothing after a failure, and tells it once what had begun is over', async () => {
    const clock = openClock()
    const begun: number[] = []
    let over = 0
    const happenings = Array.from({ length: 40 }, (_, index) => ({
      at: hoursAgo(10 - index / 100),
      run: async () => {
        begun.push(index)
        await wait(1)
        over++
        if (index === 5) throw new Error('it rained')
      },
    }))
    await expect(play(happenings, clock, present)).rejects.toThrow('it rained')
    expect(begun.length).toBeLessThan(40)
    expect(over).toBe(begun.length)
  })

  it('keeps turns where order matters', async () => {
    const said: number[] = []
    const lines = Array.from({ length: 20 }, (_, index) => ({
      at: hoursAgo(1),
      run: async () => {
        await wait((20 - index) % 3)
        said.push(index)
      },
    }))
    await play(inTurn(lines), openClock(), present)
    expect(said).toEqual(said.toSorted((a, b) => a - b))
  })
})

describe('the clock of the demo world', () => {
  it('goes through the past, never backwards, and tells the time again in the end', () => {
    const clock = openClock()
    clock.moveTo(hoursAgo(48))
    expect(clock.now()).toEqual(hoursAgo(48))
    clock.moveTo(hoursAgo(50))
    expect(clock.now()).toEqual(hoursAgo(48))
    clock.moveTo(hoursAgo(2))
    expect(clock.now()).toEqual(hoursAgo(2))
    clock.release()
    expect(clock.now()).toEqual(present)
  })
})

describe('drawing by lot', () => {
  it('draws the same each time, nobody twice, no more than there are', () => {
    const items = Array.from({ length: 30 }, (_, index) => index)
    expect(draw(items, 12, 'tea')).toEqual(draw(items, 12, 'tea'))
    expect(draw(items, 12, 'tea')).not.toEqual(draw(items, 12, 'coffee'))
    expect(new Set(draw(items, 99, 'tea')).size).toBe(30)
  })
})
