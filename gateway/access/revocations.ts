import { LRUCache } from 'lru-cache'
import type { Viewer } from '../../platform/viewer.ts'

/** What was taken back of what tokens still say. */
export interface Withdrawal {
  readonly userId: string
  /** The session that ended; null when it is the person's scopes that changed. */
  readonly sessionId: string | null
  /** All scopes the person has now; null when it is a session that ended. */
  readonly scopes: readonly string[] | null
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

export interface RevocationList extends Revocations {
  /** Note what was taken back. Saying so again changes nothing. */
  note(withdrawals: readonly Withdrawal[]): void
  /** Note who is kept out of what. @param anew forget what was said before: this begins the whole of it */
  bar(bars: readonly Bar[], anew: boolean): void
}

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
  const barred = new LRUCache<string, Set<string>>({ max: BARRED_MAX })
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

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
  }
  const noteOne = ({ userId, sessionId, scopes: has, at }: Withdrawal): boolean => {
    // By our own clock, from now: clocks differ, and to remember for too long does no harm.
    const until = now() + tokenLifetimeMs
    if (sessionId !== null && !sessions.has(sessionId)) {
      sessions.set(sessionId, until)
      return true
    }
    if (has === null || (scopes.get(userId)?.at ?? 0) >= at.getTime()) return false
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
