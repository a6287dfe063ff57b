import { and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { refreshTokens, type SessionRow, sessions } from './tables.ts'

export function openSessions(db: Executor) {
  return {
    open: async (session: typeof sessions.$inferInsert, tokenHash: string): Promise<SessionRow> => {
      const [opened] = await db.insert(sessions).values(session).returning()
      await db.insert(refreshTokens).values({ hash: tokenHash, sessionId: session.id })
      return opened as SessionRow
    },

    /** The session a refresh token was given out for, locked, and whether the token was used before; null when unknown. */
    lockByToken: async (tokenHash: string): Promise<{ session: SessionRow; usedAt: Date | null } | null> => {
      const [found] = await db
        .select({ session: sessions, usedAt: refreshTokens.usedAt })
        .from(refreshTokens)
        .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
        .where(eq(refreshTokens.hash, tokenHash))
        .for('update')
      return found ?? null
    },

    /** The session a refresh token was given out for, however long ago and whatever became of it; null when unknown. */
    byToken: async (tokenHash: string): Promise<Pick<SessionRow, 'id' | 'userId'> | null> => {
      const [found] = await db
        .select({ id: sessions.id, userId: sessions.userId })
        .from(refreshTokens)
        .innerJoin(sessions, eq(sessions.id, refreshTokens.sessionId))
        .where(eq(refreshTokens.hash, tokenHash))
      return found ?? null
    },

    /** Replace a session's refresh token and move its expiry on. */
    rotate: async (sessionId: string, from: string, to: string, at: Date, expiresAt: Date): Promise<SessionRow> => {
      await db.update(refreshTokens).set({ usedAt: at }).where(eq(refreshTokens.hash, from))
      await db.insert(refreshTokens).values({ hash: to, sessionId })
      const [session] = await db.update(sessions).set({ expiresAt }).where(eq(sessions.id, sessionId)).returning()
      return session as SessionRow
    },

    /** @returns the sessions that ended: those already over are not among them */
    end: async (
      which: { sessionId: string } | { userId: string },
      reason: NonNullable<SessionRow['endReason']>,
      at: Date,
    ): Promise<{ sessionId: string; userId: string }[]> => {
      const mine = 'sessionId' in which ? eq(sessions.id, which.sessionId) : eq(sessions.userId, which.userId)
      return db
        .update(sessions)
        .set({ endedAt: at, endReason: reason })
        .where(and(mine, isNull(sessions.endedAt)))
        .returning({ sessionId: sessions.id, userId: sessions.userId })
    },
  }
}
