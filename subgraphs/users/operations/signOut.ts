import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'

/** End the session that asks. @returns how many sessions ended: 0 when it had ended before */
export async function signOut(ctx: Context): Promise<number> {
  const { sessionId } = requireUser(ctx.viewer)
  return ctx.store.sessions.end({ sessionId }, 'SIGNED_OUT', ctx.clock.now())
}
