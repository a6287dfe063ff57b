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

/** Tokens say for minutes what may have been taken back since; this is what has been. */
export interface Revocations {
  isRevoked(viewer: Viewer): boolean
  /** @returns how to stop listening */
  onRevoked(listener: () => void): () => void
}

/** For a gateway that is told of nothing. */
export const NO_REVOCATIONS: Revocations = { isRevoked: () => false, onRevoked: () => () => {} }

export interface RevocationList extends Revocations {
  /** Note what was taken back. Saying so again changes nothing. */
  note(withdrawals: readonly Withdrawal[]): void
}

/**
 * Remember what was taken back for as long as a token that says otherwise can be valid.
 * @param tokenLifetimeMs the longest life of a token
 */
export function openRevocationList(tokenLifetimeMs: number, now: () => number = Date.now): RevocationList {
  /** In order of being noted: the first are forgotten first. */
  const sessions = new Map<string, number>()
  const scopes = new Map<string, { readonly has: ReadonlySet<string>; readonly at: number; readonly until: number }>()
  const listeners = new Set<() => void>()

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
      if (withdrawals.map(noteOne).some(Boolean)) for (const listener of listeners) listener()
    },
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
