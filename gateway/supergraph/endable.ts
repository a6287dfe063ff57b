/** A stream that can be ended from outside. */
export interface Endable<T> {
  readonly stream: AsyncIterableIterator<T>
  /** End it: whoever waits for its next item gets `error`, once; its source is let go of. */
  end(error: Error): void
}

/**
 * For streams read by one reader, one item after the other.
 * @param over called once, when the stream has ended, however it did
 */
export function endable<T>(inner: AsyncIterableIterator<T>, over: () => void): Endable<T> {
  const done: IteratorResult<T> = { done: true, value: undefined }
  let isOver = false
  /** The end that the reader has still to hear of. */
  let untold: Error | null = null
  let refuse: ((error: Error) => void) | null = null
  const finish = () => {
    if (isOver) return
    isOver = true
    over()
  }
  const next = (): Promise<IteratorResult<T>> => {
    if (untold) {
      const error = untold
      untold = null
      return Promise.reject(error)
    }
    if (isOver) return Promise.resolve(done)
    return new Promise((resolve, reject) => {
      refuse = reject
      inner.next().then(
        (result) => {
          refuse = null
          if (result.done) finish()
          resolve(result)
        },
        (error: unknown) => {
          refuse = null
          finish()
          reject(error)
        },
      )
    })
  }
  const stream: AsyncIterableIterator<T> = {
    next,
    return: async () => {
      finish()
      await inner.return?.()
      return done
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return {
    stream,
    end: (error) => {
      if (isOver) return
      if (refuse) refuse(error)
      else untold = error
      finish()
      inner.return?.().catch(() => {})
    },
  }
}
