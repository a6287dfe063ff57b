import { type Executor, type Transacting, withRetry } from '../../../platform/database.ts'
import { invariant, unavailable } from '../../../platform/errors.ts'
import { mismatch } from '../../../platform/idempotency.ts'
import { AMOUNT_MAX_MINOR } from '../../../platform/money.ts'
import { type Outcome, ok, type Rejected, rejected } from '../../../platform/outcome.ts'
import { isConnectionLoss } from '../../../platform/sql-errors.ts'
import { holdIdOf } from '../domain/hold.ts'
import { tipIdOf } from '../domain/tip.ts'
import { type GroupCommitOptions, openGroupCommit } from './group-commit.ts'
import { type Holding, openHolding } from './holding.ts'
import { openPassing } from './passing.ts'
import {
  type Decline,
  type Draft,
  decideLegsOf,
  draftOf,
  nameOf,
  type Posted,
  type PostRequest,
  prepareDrafts,
  type RequestKey,
  type StepDecline,
  type Verdict,
} from './post-transfers.ts'
import { openRefunding, type Refunding } from './refunding.ts'
import { openTips } from './tips.ts'
import { openTransfers } from './transfers.ts'

/** What the ledger may say to any request. BUSY: nothing was done, too many wait; the same key may be sent again. */
export type LedgerCode = Decline | 'INVALID_AMOUNT' | 'SAME_WALLET' | 'IDEMPOTENCY_MISMATCH' | 'BUSY'

/** A request that neither opens nor settles a hold, nor is a refund: those are asked for by their names. */
export type PlainRequest = Omit<PostRequest, 'hold' | 'refund'>

/** As {@link Ledger}'s `post`, for holds and refunds too. */
export type Submit = (request: PostRequest) => Promise<Outcome<Posted, LedgerCode | StepDecline>>

/**
 * Moves money. What is asked at the same time shares a statement and a commit, and each request gets a verdict of its own. When an
 * answer is given, what it says is committed and on disk.
 */
export interface Ledger extends Holding, Refunding {
  /**
   * Post a transfer and announce it, once per requester and key.
   * @returns what was posted, the first time when it is a replay; a decline is not remembered
   * @throws SERVICE_UNAVAILABLE when the database is away for longer than a moment: whether it was posted is not known, and the
   * same key will tell
   */
  post(request: PlainRequest): Promise<Outcome<Posted, LedgerCode>>
  /** What the requester's key moved before: null for nothing, IDEMPOTENCY_MISMATCH when it was another request. */
  first(key: RequestKey): Promise<Outcome<Posted, 'IDEMPOTENCY_MISMATCH'> | null>
}

export interface LedgerOptions extends Partial<GroupCommitOptions> {
  /** How long a batch whose connection was lost is tried again before its requests are told that nobody knows. */
  resolveMs?: number
}

/** A request on its way, and who waits for it: all that is kept of it until it is answered, as thousands are at once. */
interface Asked extends Draft {
  readonly outcome: ReturnType<Submit>
  readonly resolve: (outcome: Outcome<Posted, LedgerCode | StepDecline> | ReturnType<Submit>) => void
  readonly reject: (error: unknown) => void
}

/** Half of a thousand in flight: while one half is on its way, the other is made ready. */
const BATCH_MAX = 512
/** A few seconds' work: who comes later is better told to come back. */
const QUEUE_MAX = 20_000
const RESOLVE_MS = 10_000
const RETRY_MS = 50

/** @param announced called once an announcement is committed, to wake the relay */
export function openLedger(database: Transacting, announced: () => void, options: LedgerOptions = {}): Ledger {
  const { batchMax = BATCH_MAX, queueMax = QUEUE_MAX, resolveMs = RESOLVE_MS } = options
  const store = { transfers: openTransfers(database.pool), tips: openTips(database.pool) }

  const first: Ledger['first'] = async ({ requesterId, key, fingerprint }) => {
    const transfer = await store.transfers.byKey(requesterId, key)
    if (!transfer) return null
    if (transfer.fingerprint !== fingerprint) return mismatch(resultIdOf(transfer))
    const [tip] = transfer.kind === 'TIP' ? await store.tips.byIds([tipIdOf(transfer.id)]) : []
    return ok({ transfer, tip: tip ?? null })
  }

  /**
   * One statement on the pool, a transaction of its own. When its connection is lost nobody knows whether it was committed: the
   * same statement, sent again, finds what was by the keys and posts what was not.
   */
  const flush = async (post: (executor: Executor) => Promise<Verdict[]>): Promise<readonly Verdict[]> => {
    const until = Date.now() + resolveMs
    for (let wait = RETRY_MS; ; wait *= 2) {
      try {
        const verdicts = await withRetry(() => post(database.pool))
        announced()
        return verdicts
      } catch (error) {
        if (!isConnectionLoss(error) || Date.now() + wait > until) throw error
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
  }
  /** What is on its way, by requester and key: who asks for it again meanwhile gets the same answer. */
  const asked = openPassing<Asked>()
  const group = openGroupCommit<Asked, Verdict>(
    {
      flush: (drafts) => flush(prepareDrafts(drafts)),
      isShared: isConnectionLoss,
      answer: (request, verdict) => {
        if (verdict.is === 'KEY_USED') return request.resolve(firstOf(request))
        asked.delete(request.name)
        request.resolve(verdict.is === 'POSTED' ? ok(verdict.posted) : declined(verdict.code))
      },
      fail: ({ name, reject }, error) => {
        asked.delete(name)
        reject(awayOr(error))
      },
    },
    { batchMax, queueMax },
  )
  const firstOf = async ({ request, name }: Asked): ReturnType<Submit> => {
    try {
      const before = await first(request)
      invariant(before, `what the key ${request.key} was used for is gone`)
      return before
    } catch (error) {
      throw awayOr(error)
    } finally {
      asked.delete(name)
    }
  }
  const submit: Submit = (request) => {
    const { amount, fingerprint } = request
    if (amount.minor < 1n || amount.minor > AMOUNT_MAX_MINOR)
      return Promise.resolve(rejected('INVALID_AMOUNT', ['input', 'amount', 'minor']))
    const legs = decideLegsOf(request)
    if (!legs.ok) return Promise.resolve(legs)
    const name = nameOf(request)
    const before = asked.get(name)
    if (!before) return send(request, name)
    return before.request.fingerprint === fingerprint ? before.outcome : after(before, request)
  }
  const after = ({ outcome }: Asked, request: PostRequest) => {
    const again = () => submit(request)
    return outcome.then(again, again)
  }
  const send = (request: PostRequest, name: string): ReturnType<Submit> => {
    const { transferId } = draftOf(request, name)
    let [resolve, reject]: [Asked['resolve'], Asked['reject']] = [() => {}, () => {}]
    const outcome: ReturnType<Submit> = new Promise((...settle) => {
      ;[resolve, reject] = settle
    })
    const sent: Asked = { request, name, transferId, outcome, resolve, reject }
    if (!group.submit(sent))
      return Promise.resolve(rejected('BUSY', undefined, 'Too many payments are waiting. Try again with the same key.'))
    asked.set(name, sent)
    return outcome
  }
  return {
    first,
    post: (request) => {
      try {
        return submit(request).then(plain)
      } catch (error) {
        return Promise.reject(error)
      }
    },
    ...openHolding(database, submit, first),
    ...openRefunding(database, submit, first),
  }
}

/** A connection that was lost, as the requester is told of it. */
function awayOr(error: unknown): unknown {
  return isConnectionLoss(error)
    ? unavailable('Payments are away for a moment. Send the same request with the same key to learn what became of it.')
    : error
}

function plain(outcome: Outcome<Posted, LedgerCode | StepDecline>): Outcome<Posted, LedgerCode> {
  if (outcome.ok || !isStepDecline(outcome.code)) return outcome as Outcome<Posted, LedgerCode>
  throw new Error(`a plain request was refused with ${outcome.code}`)
}

const isStepDecline = (code: string) => code.startsWith('HOLD_') || code.startsWith('REFUND_')

function declined<C extends string>(code: C): Rejected<C> {
  return rejected(code, code.startsWith('HOLD') ? ['input', 'holdId'] : ['input', 'amount'])
}

/** What a mutation gave as its result: the id that a mismatch names. */
function resultIdOf({ id, kind }: Posted['transfer']): string {
  return kind === 'TIP' ? tipIdOf(id) : kind === 'HOLD' ? holdIdOf(id) : id
}
