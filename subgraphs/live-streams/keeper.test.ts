import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { type Keeper, startKeeper } from './keeper.ts'

let looks: number
let busy: boolean
let keeper: Keeper
beforeEach(() => {
  vi.useFakeTimers()
  looks = 0
  busy = false
  keeper = startKeeper(async () => {
    looks++
    return busy
  }, silentLog)
})
afterEach(async () => {
  await keeper.close()
  vi.useRealTimers()
})

const afterMs = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('looks once when it starts, for what a process that died left behind', async () => {
  await afterMs(0)
  expect(looks).toBe(1)
})

it('looks every second while something goes on, and rarely when nothing does', async () => {
  busy = true
  await afterMs(3000)
  expect(looks).toBe(4)
  busy = false
  await afterMs(1000)
  const atRest = looks
  await afterMs(14_999)
  expect(looks).toBe(atRest)
  await afterMs(1)
  expect(looks).toBe(atRest + 1)
})

it('looks at once when it is poked after a rest, and at most once a second however often it is poked', async () => {
  await afterMs(5000)
  expect(looks).toBe(1)
  keeper.poke()
  await afterMs(0)
  expect(looks).toBe(2)
  for (let poke = 0; poke < 100; poke++) {
    keeper.poke()
    await afterMs(5)
  }
  expect(looks).toBe(2)
  await afterMs(500)
  expect(looks).toBe(3)
})

it('tries again in a second when it could not look', async () => {
  let failing = true
  let tries = 0
  const stumbling = startKeeper(async () => {
    tries++
    if (failing) throw new Error('the database is away')
    return false
  }, silentLog)
  await afterMs(2000)
  expect(tries).toBe(3)
  failing = false
  await afterMs(1000)
  await afterMs(10_000)
  expect(tries).toBe(4)
  await stumbling.close()
})

it('waits for a look that is under way when it is closed, and looks no more', async () => {
  let finish = () => {}
  let finished = false
  const slow = startKeeper(async () => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    finished = true
    return true
  }, silentLog)
  await afterMs(0)
  const closing = slow.close()
  finish()
  await closing
  expect(finished).toBe(true)
  finished = false
  await afterMs(60_000)
  expect(finished).toBe(false)
})
