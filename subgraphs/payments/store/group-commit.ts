import { invariant } from '../../../platform/errors.ts'

/** Collects what is asked at the same time and does it together. */
export interface GroupCommit<Q> {
  /** @returns false, with nothing done or told, when too many wait already */
  submit(request: Q): boolean
  /** How many wait for their turn. */
  waiting(): number
}

/** How requests are done, and told what became of them: each is told once. A request is kept as it is, as thousands are at once. */
export interface Work<Q, A> {
  /** Does what the requests ask and answers each, in their order; a throw says nothing was done, or it cannot be told. */
  flush(requests: readonly Q[]): Promise<readonly A[]>
  /**
   * Whether an error is everybody's (the database is away) and not one request's fault; otherwise the batch is tried again in halves,
   * until the one at fault is alone.
   */
  isShared(error: unknown): boolean
  answer(request: Q, answer: A): void
  fail(request: Q, error: unknown): void
}

export interface GroupCommitOptions {
  /** Most requests of one flush. */
  batchMax: number
  /** Below this many it is not worth while to send them while another flush is on its way. */
  batchMin?: number
  /** Most requests that may wait. */
  queueMax: number
}

const BATCH_MIN = 64
/** One that the database works at, and one that is there when it has done. */
const FLUSHES_MAX = 2

/**
 * While a flush is on its way, what is asked waits and goes with the next one; there is no timer, so a lone request goes at once and
 * a storm makes its own batches. Many go in halves, the second right behind the first: while the database works at one, those of
 * the other are told and ask again, so that both sides always have something to do.
 */
export function openGroupCommit<Q, A>(
  { flush, isShared, answer, fail }: Work<Q, A>,
  { batchMax, batchMin = BATCH_MIN, queueMax }: GroupCommitOptions,
): GroupCommit<Q> {
  let queue: Q[] = []
  let flushes = 0
  /** How many are on their way. */
  let flying = 0
  let due = false

  const settle = async (of: readonly Q[]): Promise<void> => {
    try {
      const answers = await flush(of)
      invariant(answers.length === of.length, 'a request without an answer')
      for (let place = 0; place < of.length; place++) answer(of[place] as Q, answers[place] as A)
    } catch (error) {
      if (of.length === 1 || isShared(error)) {
        for (const request of of) fail(request, error)
        return
      }
      const half = Math.ceil(of.length / 2)
      await settle(of.slice(0, half))
      await settle(of.slice(half))
    }
  }
  const fly = async (of: readonly Q[]) => {
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
      if (queue.length >= queueMax) return false
      queue.push(request)
      if (flushes < FLUSHES_MAX) soon()
      return true
    },
  }
}
