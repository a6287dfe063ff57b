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
  /** Below this many it is not worth while to send them while another flush is on its way. */
  batchMin?: number
  /** Most requests that may wait. */
  queueMax: number
}

interface Waiting<Q, A> {
  readonly request: Q
  readonly resolve: (answer: Outcome<A, 'BUSY'>) => void
  readonly reject: (error: unknown) => void
}

const BATCH_MIN = 64
/** One that the database works at, and one that is there when it has done. */
const FLUSHES_MAX = 2

/**
 * While a flush is on its way, what is asked waits and goes with the next one; there is no timer, so a lone request goes at once and
 * a storm makes its own batches. Many go in halves, the second right behind the first: while the database works at one, those of
 * the other are told and ask again, so that both sides always have something to do.
 * @param flush does what the requests ask and answers each, in their order; a throw says nothing was done, or it cannot be told
 * @param isShared whether an error is everybody's (the database is away) and not one request's fault; otherwise the batch is tried
 * again in halves, until the one at fault is alone
 */
export function openGroupCommit<Q, A>(
  flush: (requests: readonly Q[]) => Promise<readonly A[]>,
  isShared: (error: unknown) => boolean,
  { batchMax, batchMin = BATCH_MIN, queueMax }: GroupCommitOptions,
): GroupCommit<Q, A> {
  let queue: Waiting<Q, A>[] = []
  let flushes = 0
  /** How many are on their way. */
  let flying = 0
  let due = false

  const settle = async (of: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await flush(of.map(({ request }) => request))
      for (const [place, { resolve }] of of.entries()) {
        invariant(place in answers, 'a request without an answer')
        resolve(ok(answers[place] as A))
      }
    } catch (error) {
      if (of.length === 1 || isShared(error)) {
        for (const { reject } of of) reject(error)
        return
      }
      const half = Math.ceil(of.length / 2)
      await settle(of.slice(0, half))
      await settle(of.slice(half))
    }
  }
  const fly = async (of: readonly Waiting<Q, A>[]) => {
    flushes++
    flying += of.length
    await settle(of)
    flushes--
    flying -= of.length
    soon()
  }
  const pump = () => {
    due = false
    while (flushes < FLUSHES_MAX && queue.length > 0 && (flushes === 0 || queue.length >= batchMin)) {
      const size = Math.min(batchMax, Math.max(batchMin, Math.ceil((queue.length + flying) / FLUSHES_MAX)))
      const of = queue.slice(0, size)
      queue = queue.slice(size)
      void fly(of)
    }
  }
  /** What else is asked in this turn of the loop goes along. */
  const soon = () => {
    if (due || queue.length === 0) return
    due = true
    setImmediate(pump)
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
        if (flushes < FLUSHES_MAX) soon()
      })
    },
  }
}
