import { expect, it } from 'vitest'
import { openPasses } from './passes.ts'

/** Passes that each wait to be let go, and note when they run. */
function held() {
  const starts: number[] = []
  let running = 0
  const gates: { open: () => void; fail: (error: Error) => void }[] = []
  const passes = openPasses(async () => {
    expect(++running).toBe(1)
    starts.push(starts.length)
    try {
      await new Promise<void>((resolve, reject) => gates.push({ open: resolve, fail: reject }))
    } finally {
      running--
    }
  })
  const tick = () => new Promise((resolve) => setImmediate(resolve))
  return { passes, starts, gates, tick }
}

it('runs one at a time; all who ask meanwhile share the next', async () => {
  const { passes, starts, gates, tick } = held()
  const first = passes.request()
  const others = [passes.request(), passes.request(), passes.request()]
  let served = 0
  for (const other of others) other.then(() => served++)
  gates[0]?.open()
  await first
  await tick()
  expect([starts.length, served]).toEqual([2, 0])
  gates[1]?.open()
  await Promise.all(others)
  expect(starts).toHaveLength(2)
})

it('never serves anybody with a pass that began before they asked', async () => {
  const { passes, starts, gates } = held()
  const first = passes.request()
  gates[0]?.open()
  // Asked in the very moment the first one ends.
  const second = first.then(() => passes.request())
  await first
  await Promise.resolve()
  gates[1]?.open()
  await second
  expect(starts).toHaveLength(2)
})

it('tells those it served of a failure, and goes on', async () => {
  const { passes, starts, gates, tick } = held()
  const first = passes.request()
  const second = passes.request()
  gates[0]?.fail(new Error('no connection'))
  await expect(first).rejects.toThrow('no connection')
  await tick()
  gates[1]?.open()
  await second
  expect(starts).toHaveLength(2)
})

it('is idle when nothing runs any more', async () => {
  const { passes, gates, tick } = held()
  await passes.idle()
  passes.request()
  passes.request()
  let idle = false
  const waiting = passes.idle().then(() => {
    idle = true
  })
  gates[0]?.open()
  await tick()
  expect(idle).toBe(false)
  gates[1]?.open()
  await waiting
})
