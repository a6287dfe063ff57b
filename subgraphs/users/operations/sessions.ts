import { newId } from '../../../platform/ids.ts'
import type { Context } from '../context.ts'
import { newRefreshToken, SESSION_LIFETIME_MS } from '../domain/session.ts'
import type { UsersTx } from '../store/index.ts'
import type { PersonRow, SessionRow } from '../store/tables.ts'
import type { SignToken } from './signing-keys.ts'

/** A session with the tokens that are shown only now. */
export interface IssuedSession {
  accessToken: string
  accessTokenExpiresAt: Date
  refreshToken: string
  refreshTokenExpiresAt: Date
  user: PersonRow
}

/** Open a session in the transaction of the sign-in. @param sign had before the transaction was open */
export async function openSession(ctx: Context, tx: UsersTx, user: PersonRow, sign: SignToken): Promise<IssuedSession> {
  const at = ctx.clock.now()
  const { token, hash } = newRefreshToken()
  const session = await tx.sessions.open(
    { id: newId('Session'), userId: user.id, createdAt: at, expiresAt: new Date(at.getTime() + SESSION_LIFETIME_MS) },
    hash,
  )
  return issueTokens(user, session, token, sign)
}

/** End sessions and tell so, in the transaction of whatever ends them. @returns how many ended */
export async function endSessions(
  tx: UsersTx,
  which: { sessionId: string } | { userId: string },
  reason: NonNullable<SessionRow['endReason']>,
  at: Date,
): Promise<number> {
  const ended = await tx.sessions.end(which, reason, at)
  await tx.outbox.publishAll(
    ended.map((session) => ({ name: 'users.sessionEnded', payload: { ...session, at: at.toISOString() } })),
  )
  return ended.length
}

export async function issueTokens(
  user: PersonRow,
  session: SessionRow,
  refreshToken: string,
  sign: SignToken,
): Promise<IssuedSession> {
  const access = await sign({ userId: user.id, sessionId: session.id, scopes: user.scopes })
  return {
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt,
    refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
    user,
  }
}
