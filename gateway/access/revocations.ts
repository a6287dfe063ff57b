import { LRUCache } from 'lru-cache'
import type { Viewer } from '../../platform/viewer.ts'

/** What was taken back of what tokens and keys still say. */
export interface Withdrawal {
  /** Null when it is about an API key. */
  readonly userId: string | null
  /** The session that ended; null when it is the person's scopes that changed. */
  readonly sessionId: string | null
  /** All scopes the person has now; null when it is a session that ended. */
  readonly scopes: readonly string[] | null
  /** The API key that ends sooner than it said; null, or left out, when it is about tokens. */
  readonly keyId?: string | null
  /** From when on that key is not accepted. */
  readonly endsAt?: Date | null
  readonly at: Date
}

/** That somebody is kept out of what has an id, such as a room, or no longer is. */
export interface Bar {
  readonly userId: string
  readonly subjectId: string
  readonly isBarred: boolean
}

/** Tokens say for minutes what may have been taken back since; this is what has been. */
export interface Revocations {
  isRevoked(viewer: Viewer): boolean
  /** Ids of what a viewer is kept out of. */
  barredFrom(viewer: Viewer): ReadonlySet<string>
  /** @returns how to stop listening */
  onRevoked(listener: () => void): () => void
}

const NOTHING: ReadonlySet<string> = new Set()

/** For a gateway that is told of nothing. */
export const NO_REVOCATIONS: Revocations = {
  isRevoked: () => false,
  barredFrom: () => NOTHING,
  onRevoked: () => () => {},
}

/** Tell all, also when one of them fails: what ends for others must not depend on that. @throws what the first of them threw */
export function tellAll(listeners: Iterable<() => void>): void {
  const failures: unknown[] = []
  for (const listener of [...listeners])
    try {
      listener()
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
}

export interface RevocationList extends Revocations {
  /** Note what was taken back. Saying so again changes nothing. */
  note(withdrawals: readonly Withdrawal[]): void
  /** Note who is kept out of what. @param anew forget what was said before: this begins the whole of it */
  bar(bars: readonly Bar[], anew: boolean): void
}

/** The longest wait of a timer of Node's. */
const TIMER_MS_MAX = 2 ** 31 - 1

/** People whose bars are remembered. Bars of what is over are dropped with the oldest. */
const BARRED_MAX = 100_000

/**
 * Remember what was taken back for as long as a token that says otherwise can be valid.
 * @param tokenLifetimeMs the longest life of a token
 */
export function openRevocationList(tokenLifetimeMs: number, now: () => number = Date.now): RevocationList {
  /** In order of being noted: the first are forgotten first. */
  const sessions = new Map<string, number>()
  const scopes = new Map<string, { readonly has: ReadonlySet<string>; readonly at: number; readonly until: number }>()
  /** When keys end, and until when that is worth knowing: what is known of a key from before is forgotten by then. */
  const keys = new Map<string, { readonly endsAt: number; readonly until: number }>()
  const barred = new LRUCache<string, Set<string>>({ max: BARRED_MAX })
  const listeners = new Set<() => void>()
  const tell = () => tellAll(listeners)

  const forget = () => {
    const moment = now()
    for (const [sessionId, until] of sessions) {
      if (until > moment) break
      sessions.delete(sessionId)
    }
    for (const [userId, { until }] of scopes) {
      if (until > moment) break
      scopes.delete(userId)
    }
    // Few, and in no order: a key that was replaced is accepted for a while.
    for (const [keyId, { until }] of keys) if (until <= moment) keys.delete(keyId)
  }
  /** A key ends now, or when its overlap is over; whoever listens hears of it then. */
  const noteKey = (keyId: string, until: Date, at: Date): boolean => {
    const moment = now()
    // What was left of it when it was said, less how long ago that is: a clock that is behind ours must not let it live on.
    const leftMs = Math.max(0, until.getTime() - at.getTime() - Math.max(0, moment - at.getTime()))
    const endsAt = moment + leftMs
    const known = keys.get(keyId)
    if (known && known.endsAt <= endsAt) return false
    keys.set(keyId, { endsAt, until: endsAt + tokenLifetimeMs })
    if (leftMs > 0) setTimeout(tell, Math.min(leftMs, TIMER_MS_MAX)).unref()
    return leftMs === 0
  }
  const noteOne = ({ userId, sessionId, scopes: has, keyId, endsAt, at }: Withdrawal): boolean => {
    if (keyId && endsAt) return noteKey(keyId, endsAt, at)
    // By our own clock, from now: clocks differ, and to remember for too long does no harm.
    const until = now() + tokenLifetimeMs
    if (sessionId !== null && !sessions.has(sessionId)) {
      sessions.set(sessionId, until)
      return true
    }
    if (has === null || userId === null || (scopes.get(userId)?.at ?? 0) >= at.getTime()) return false
    scopes.delete(userId)
    scopes.set(userId, { has: new Set(has), at: at.getTime(), until })
    return true
  }
  return {
    note: (withdrawals) => {
      forget()
      if (withdrawals.map(noteOne).some(Boolean)) tell()
    },
    bar: (bars, anew) => {
      if (anew) barred.clear()
      for (const { userId, subjectId, isBarred } of bars) {
        const subjects = barred.get(userId) ?? new Set()
        if (isBarred) subjects.add(subjectId)
        else subjects.delete(subjectId)
        if (subjects.size > 0) barred.set(userId, subjects)
        else barred.delete(userId)
      }
      if (bars.some(({ isBarred }) => isBarred)) tell()
    },
    barredFrom: (viewer) => (viewer.kind === 'user' && barred.get(viewer.userId)) || NOTHING,
    isRevoked: (viewer) => {
      if (viewer.kind === 'app') return (keys.get(viewer.keyId)?.endsAt ?? Number.POSITIVE_INFINITY) <= now()
      if (viewer.kind !== 'user') return false
      if (sessions.has(viewer.sessionId)) return true
      const current = scopes.get(viewer.userId)
      return current !== undefined && viewer.scopes.some((scope) => !current.has.has(scope))
    },
    onRevoked: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
