/** A stream that somebody beside its reader can end. */
export interface Endable<T> {
  readonly stream: AsyncIterableIterator<T>
  /** End it at once, with a last item; what its source still has is not asked for. Ending twice changes nothing. */
  end(last: T): void
}

/** Make a stream endable. Leaving it leaves its source. */
export function endable<T>(source: AsyncIterableIterator<T>): Endable<T> {
  let waiting: ((result: IteratorResult<T>) => void) | null = null
  let last: { readonly item: T } | null = null
  let isOver = false
  const leave = () => {
    isOver = true
    source.return?.().catch(() => {})
  }
  const stream: AsyncIterableIterator<T> = {
    next: () => {
      if (last) {
        const { item } = last
        last = null
        return Promise.resolve({ done: false, value: item })
      }
      if (isOver) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve, reject) => {
        waiting = resolve
        source.next().then(
          (result) => {
            if (waiting === resolve) waiting = null
            resolve(result)
          },
          (error: unknown) => {
            if (waiting === resolve) waiting = null
            reject(error)
          },
        )
      })
    },
    return: async () => {
      leave()
      last = null
      waiting?.({ done: true, value: undefined })
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return {
    stream,
    end: (item) => {
      if (isOver) return
      leave()
      if (waiting) waiting({ done: false, value: item })
      else last = { item }
      waiting = null
    },
  }
}
