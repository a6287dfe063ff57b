import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { endSessions } from './sessions.ts'

/** End all sessions of the signed-in person. @returns how many ended */
export async function signOutEverywhere(ctx: Context): Promise<number> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.transact((tx) => endSessions(tx, { userId }, 'SIGNED_OUT', ctx.clock.now()))
}
