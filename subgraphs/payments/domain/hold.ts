import { idOfSame, isId } from '../../../platform/ids.ts'

/** `OPEN` reserves; the others are final: paid in full or in part, given back on request, given back when its time was over. */
export type HoldState = 'OPEN' | 'CAPTURED' | 'VOIDED' | 'EXPIRED'

/** Longest a hold may reserve money: 30 days. */
export const HOLD_MS_MAX = 30 * 24 * 3600_000

/** A hold carries the UUID of the transfer that set its money aside, so a replayed transfer tells its hold's id. */
export function holdIdOf(transferId: string): string {
  return idOfSame('Hold', transferId)
}

export function isHoldId(id: unknown): id is string {
  return isId('Hold', id)
}
