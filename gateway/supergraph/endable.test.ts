import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { endable } from './endable.ts'

async function* counting(pauseMs = 0) {
  for (let count = 1; ; count++) {
    await sleep(pauseMs)
    yield count
  }
}

it('lets everything through, and says once that it is over', async () => {
  const over = vi.fn()
  async function* two() {
    yield 1
    yield 2
  }
  const got = []
  for await (const item of endable(two(), over).stream) got.push(item)
  expect(got).toEqual([1, 2])
  expect(over).toHaveBeenCalledTimes(1)
})

it('tells whoever waits, at once, even while nothing happens', async () => {
  const over = vi.fn()
  const { stream, end } = endable(counting(60_000), over)
  const waiting = stream.next()
  end(new Error('the end'))
  await expect(waiting).rejects.toThrow('the end')
  expect(await stream.next()).toEqual({ done: true, value: undefined })
  expect(over).toHaveBeenCalledTimes(1)
})

it('tells the next who asks when nobody waits', async () => {
  const { stream, end } = endable(counting(), () => {})
  expect((await stream.next()).value).toBe(1)
  end(new Error('the end'))
  end(new Error('again'))
  await expect(stream.next()).rejects.toThrow('the end')
  expect((await stream.next()).done).toBe(true)
})

it('lets go of its source when it is ended and when its reader leaves', async () => {
  for (const how of ['ended', 'left']) {
    const inner = counting()
    const released = vi.spyOn(inner, 'return')
    const over = vi.fn()
    const { stream, end } = endable(inner, over)
    await stream.next()
    if (how === 'ended') end(new Error('the end'))
    else await stream.return?.()
    expect(released).toHaveBeenCalledTimes(1)
    expect(over).toHaveBeenCalledTimes(1)
  }
})

it('hands on what breaks its source', async () => {
  const over = vi.fn()
  // biome-ignore lint/correctness/useYield: it breaks before it has anything to yield
  async function* broken(): AsyncGenerator<number, void> {
    throw new Error('broken')
  }
  await expect(endable(broken(), over).stream.next()).rejects.toThrow('broken')
  expect(over).toHaveBeenCalledTimes(1)
})
