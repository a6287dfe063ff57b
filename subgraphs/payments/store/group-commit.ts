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
  /** Below this many it is not worth while to send them in two flushes, so that one is made ready while the other is on its way. */
  batchMin?: number
  /** Most requests that may wait. */
  queueMax: number
}

interface Waiting<Q, A> {
  readonly request: Q
  readonly resolve: (answer: Outcome<A, 'BUSY'>) => void
  readonly reject: (error: unknown) => void
}

/** Makes a flush of these requests ready; calling what it returns sends it, and answers each request, in their order. */
export type Prepare<Q, A> = (requests: readonly Q[]) => () => Promise<readonly A[]>

interface Batch<Q, A> {
  readonly of: readonly Waiting<Q, A>[]
  readonly send: () => Promise<readonly A[]>
}

/** Tells those who wait what became of their requests. */
type Tell = () => void

const BATCH_MIN = 64

/**
 * While one flush is on its way, what is asked waits and goes with the next one; there is no timer, so a lone request goes at once
 * and a storm makes its own batches. Of many, half go at a time: while they are on their way the other half is made ready, and those
 * answered are told when that is sent, so that both sides always have something to do.
 * @param prepare when sending throws, nothing of it was done, or it cannot be told
 * @param isShared whether an error is everybody's (the database is away) and not one request's fault; otherwise the batch is tried
 * again in halves, until the one at fault is alone
 */
export function openGroupCommit<Q, A>(
  prepare: Prepare<Q, A>,
  isShared: (error: unknown) => boolean,
  { batchMax, batchMin = BATCH_MIN, queueMax }: GroupCommitOptions,
): GroupCommit<Q, A> {
  let queue: Waiting<Q, A>[] = []
  let next: Batch<Q, A> | null = null
  let flying = false
  /** How many are on their way, or were just answered: those may soon ask again. */
  let unanswered = 0

  const batchOf = (of: readonly Waiting<Q, A>[]): Batch<Q, A> => {
    try {
      return { of, send: prepare(of.map(({ request }) => request)) }
    } catch (error) {
      return { of, send: () => Promise.reject(error) }
    }
  }
  const cut = (): Batch<Q, A> | null => {
    if (queue.length === 0) return null
    const size = Math.min(batchMax, Math.max(batchMin, Math.ceil((queue.length + unanswered) / 2)))
    const of = queue.slice(0, size)
    queue = queue.slice(size)
    return batchOf(of)
  }
  const settle = async ({ of }: Batch<Q, A>, sent: Promise<readonly A[]>): Promise<Tell> => {
    try {
      const answers = await sent
      return () => {
        for (const [place, { resolve }] of of.entries()) {
          invariant(place in answers, 'a request without an answer')
          resolve(ok(answers[place] as A))
        }
      }
    } catch (error) {
      if (of.length === 1 || isShared(error)) {
        return () => {
          for (const { reject } of of) reject(error)
        }
      }
      const half = Math.ceil(of.length / 2)
      const tells: Tell[] = []
      for (const part of [of.slice(0, half), of.slice(half)]) {
        const batch = batchOf(part)
        tells.push(await settle(batch, batch.send()))
      }
      return () => {
        for (const tell of tells) tell()
      }
    }
  }
  const fly = async () => {
    let tell: Tell = () => {}
    for (;;) {
      const batch: Batch<Q, A> | null = next ?? cut()
      next = null
      if (!batch) break
      unanswered = batch.of.length
      const sent = batch.send()
      tell()
      tell = await settle(batch, sent)
    }
    unanswered = 0
    flying = false
    tell()
  }
  return {
    waiting: () => queue.length + (next?.of.length ?? 0),
    submit: (request) => {
      if (queue.length + (next?.of.length ?? 0) >= queueMax)
        return Promise.resolve(
          rejected('BUSY', undefined, 'Too many payments are waiting. Try again with the same key.'),
        )
      return new Promise((resolve, reject) => {
        queue.push({ request, resolve, reject })
        if (flying) {
          const enough = Math.min(batchMax, Math.max(batchMin, unanswered))
          if (unanswered > 0 && !next && queue.length >= enough) next = cut()
          return
        }
        flying = true
        // What else is asked in this turn of the loop goes along.
        setImmediate(fly)
      })
    },
  }
}
