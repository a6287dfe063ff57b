import { expect, it, vi } from 'vitest'
import { endable } from './endable.ts'

const open = (...items: number[]) => {
  const left = vi.fn()
  const source: AsyncIterableIterator<number> = {
    next: () => {
      const value = items.shift()
      return value === undefined ? new Promise(() => {}) : Promise.resolve({ done: false, value })
    },
    return: async () => {
      left()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => source,
  }
  return { left, ...endable(source) }
}

it('passes on what its source has, and ends in the middle of waiting with a last item', async () => {
  const { stream, end, left } = open(1)
  expect(await stream.next()).toEqual({ done: false, value: 1 })
  const pending = stream.next()
  end(99)
  end(100)
  expect(await pending).toEqual({ done: false, value: 99 })
  expect(await stream.next()).toEqual({ done: true, value: undefined })
  expect(left).toHaveBeenCalledTimes(1)
})

it('keeps the last item for a reader that asks later', async () => {
  const { stream, end } = open(1, 2)
  end(99)
  expect(await stream.next()).toEqual({ done: false, value: 99 })
  expect((await stream.next()).done).toBe(true)
})

it('lets a reader leave while it waits', async () => {
  const { stream, end, left } = open()
  const pending = stream.next()
  await stream.return?.()
  expect((await pending).done).toBe(true)
  end(99)
  expect((await stream.next()).done).toBe(true)
  expect(left).toHaveBeenCalledTimes(1)
})

it('fails as its source does', async () => {
  const failing = endable({
    next: () => Promise.reject(new Error('gone')),
    [Symbol.asyncIterator]() {
      return this
    },
  } satisfies AsyncIterableIterator<number>)
  await expect(failing.stream.next()).rejects.toThrow('gone')
})
