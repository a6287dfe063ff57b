import { invariant } from '../../../platform/errors.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { RefreshSessionInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import {
  decideRefresh,
  hashToken,
  newRefreshToken,
  type RefreshRefusal,
  SESSION_LIFETIME_MS,
} from '../domain/session.ts'
import { endSessions, type IssuedSession, issueTokens } from './sessions.ts'

/** Exchange a refresh token for a new pair; one that comes back a second time ends its session. */
export async function refreshSession(
  ctx: Context,
  input: RefreshSessionInput,
): Promise<Outcome<IssuedSession, RefreshRefusal>> {
  const hash = hashToken(input.refreshToken)
  const sign = await ctx.signingKeys.signer()
  const at = ctx.clock.now()
  // Not `act`: ending a leaked session must be kept although the exchange is refused.
  return ctx.store.transact(async (tx) => {
    const found = await tx.sessions.lockByToken(hash)
    const decision = decideRefresh(found, at)
    if (!decision.ok) {
      if (found && decision.code === 'REFRESH_TOKEN_REUSED')
        await endSessions(tx, { sessionId: found.session.id }, 'TOKEN_REUSED', at)
      return decision
    }
    invariant(found, 'a refresh was allowed without a session')
    const [user] = await tx.people.byIds([found.session.userId])
    invariant(user, 'a session without its person')
    const next = newRefreshToken()
    const expiresAt = new Date(at.getTime() + SESSION_LIFETIME_MS)
    const session = await tx.sessions.rotate(found.session.id, hash, next.hash, at, expiresAt)
    return ok(await issueTokens(user, session, next.token, sign))
  })
}
