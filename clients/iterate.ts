import type { Sink } from 'graphql-ws'

/** What a sink is told, as an iterator. Leaving it (`return`, or `break` out of a loop) ends the subscription at once. */
export function iterate<T>(subscribe: (sink: Sink<T>) => () => void): AsyncIterableIterator<T> {
  const waiting: T[] = []
  let end: { failed: boolean; error?: unknown } | null = null
  let wake = () => {}
  const finish = (how: typeof end) => {
    end ??= how
    wake()
  }
  const leave = subscribe({
    next: (value) => {
      waiting.push(value)
      wake()
    },
    error: (error) => finish({ failed: true, error }),
    complete: () => finish({ failed: false }),
  })
  const iterator: AsyncIterableIterator<T> = {
    next: async () => {
      while (waiting.length === 0 && !end) await new Promise<void>((resolve) => (wake = resolve))
      if (waiting.length > 0) return { done: false, value: waiting.shift() as T }
      const failure = end
      end = { failed: false }
      if (failure?.failed) throw failure.error
      return { done: true, value: undefined }
    },
    return: async () => {
      waiting.length = 0
      finish({ failed: false })
      leave()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
