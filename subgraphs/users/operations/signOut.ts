import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { endSessions } from './sessions.ts'

/** End the session that asks. @returns how many sessions ended: 0 when it had ended before */
export async function signOut(ctx: Context): Promise<number> {
  const { sessionId } = requireUser(ctx.viewer)
  return ctx.store.transact((tx) => endSessions(tx, { sessionId }, 'SIGNED_OUT', ctx.clock.now()))
}
