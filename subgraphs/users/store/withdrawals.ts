import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { endOf } from '../domain/partners.ts'
import { openApiKeys } from './api-keys.ts'
import { people, sessions } from './tables.ts'

/** What was taken back of what gateways may still believe: a session's all, some of a person's scopes, or the rest of a key's life. */
export interface AccessChangeRow {
  /** Null when it is about an API key. */
  readonly userId: string | null
  readonly sessionId: string | null
  readonly scopes: string[] | null
  readonly keyId?: string
  /** From when on the API key is not accepted. */
  readonly endsAt?: Date
  readonly at: Date
}

export function openWithdrawals(db: Executor) {
  /** Sessions that ended after a moment, in order of time and id, from where a page before stopped. */
  const endedSessions = (after: { at: Date; id: string }, limit: number) =>
    db
      .select({ sessionId: sessions.id, userId: sessions.userId, at: sessions.endedAt })
      .from(sessions)
      .where(or(gt(sessions.endedAt, after.at), and(eq(sessions.endedAt, after.at), gt(sessions.id, after.id))))
      .orderBy(asc(sessions.endedAt), asc(sessions.id))
      .limit(limit)

  return {
    /** Everything taken back after a moment, in pages of `limit`. */
    since: async function* (moment: Date, limit: number): AsyncGenerator<AccessChangeRow[], void> {
      let after = { at: moment, id: '' }
      for (;;) {
        const page = await endedSessions(after, limit)
        yield page.map(({ at, ...session }) => ({ ...session, scopes: null, at: at as Date }))
        const last = page.at(-1)
        if (!last?.at || page.length < limit) break
        after = { at: last.at, id: last.sessionId }
      }
      const changed = await db
        .select({ userId: people.id, scopes: people.scopes, at: people.scopesChangedAt })
        .from(people)
        .where(gt(people.scopesChangedAt, moment))
      for (let from = 0; from < changed.length; from += limit)
        yield changed
          .slice(from, from + limit)
          .map(({ at, ...person }) => ({ ...person, sessionId: null, at: at as Date }))
    },

    /** Keys that were revoked or replaced after a moment. */
    keysSince: async function* (moment: Date, limit: number): AsyncGenerator<AccessChangeRow[], void> {
      const ended = await openApiKeys(db).endsChangedSince(moment)
      const changes = ended.flatMap((key): AccessChangeRow[] => {
        const endsAt = endOf(key)
        const none = { userId: null, sessionId: null, scopes: null }
        return endsAt ? [{ ...none, keyId: key.id, endsAt, at: key.endChangedAt ?? endsAt }] : []
      })
      for (let from = 0; from < changes.length; from += limit) yield changes.slice(from, from + limit)
    },
  }
}
