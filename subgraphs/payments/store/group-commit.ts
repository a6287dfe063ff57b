import { invariant } from '../../../platform/errors.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

/** Collects what is asked at the same time and does it together. */
export interface GroupCommit<Q, A> {
  /** @returns the answer to this request; BUSY, with nothing done, when too many wait already */
  submit(request: Q): Promise<Outcome<A, 'BUSY'>>
  /** How many wait for their turn. */
  waiting(): number
}

export interface GroupCommitOptions {
  /** Most requests of one flush. */
  batchMax: number
  /** Most requests that may wait. */
  queueMax: number
}

interface Waiting<Q, A> {
  readonly request: Q
  readonly resolve: (answer: Outcome<A, 'BUSY'>) => void
  readonly reject: (error: unknown) => void
}

/**
 * While one flush is on its way, what is asked waits and goes with the next one; there is no timer, so a lone request goes at once
 * and a storm makes its own batches.
 * @param flush answers each request, in their order; when it throws, nothing of it was done, or it cannot be told
 * @param isShared whether an error is everybody's (the database is away) and not one request's fault; otherwise the batch is tried
 * again in halves, until the one at fault is alone
 */
export function openGroupCommit<Q, A>(
  flush: (requests: readonly Q[]) => Promise<readonly A[]>,
  isShared: (error: unknown) => boolean,
  { batchMax, queueMax }: GroupCommitOptions,
): GroupCommit<Q, A> {
  let queue: Waiting<Q, A>[] = []
  let flying = false

  const settle = async (batch: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await flush(batch.map(({ request }) => request))
      for (const [place, { resolve }] of batch.entries()) {
        invariant(place in answers, 'a request without an answer')
        resolve(ok(answers[place] as A))
      }
    } catch (error) {
      if (batch.length === 1 || isShared(error)) {
        for (const { reject } of batch) reject(error)
        return
      }
      const half = Math.ceil(batch.length / 2)
      await settle(batch.slice(0, half))
      await settle(batch.slice(half))
    }
  }
  const fly = async () => {
    while (queue.length > 0) {
      const batch = queue.slice(0, batchMax)
      queue = queue.slice(batchMax)
      await settle(batch)
    }
    flying = false
  }
  return {
    waiting: () => queue.length,
    submit: (request) => {
      if (queue.length >= queueMax)
        return Promise.resolve(
          rejected('BUSY', undefined, 'Too many payments are waiting. Try again with the same key.'),
        )
      return new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject })
        if (flying) return
        flying = true
        // What else is asked in this turn of the loop goes along.
        setImmediate(fly)
      })
    },
  }
}
