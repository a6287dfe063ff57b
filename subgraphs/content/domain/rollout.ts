import { createHash } from 'node:crypto'

/**
 * Whether a feature that is shown to a share of people is shown to this one. Each feature divides people anew, and who sees it
 * once keeps seeing it while the share does not fall. Somebody unknown sees only what everybody sees.
 * @param percent 0 to 100
 */
export function isRolledOut(feature: string, percent: number, viewerId: string | null): boolean {
  if (percent >= 100) return true
  if (viewerId === null) return false
  return cohortOf(feature, viewerId) < percent
}

/** The cohort of a person in a feature's rollout, 0 to below 100, the same for ever. */
function cohortOf(feature: string, viewerId: string): number {
  const digest = createHash('sha256').update(`${feature} ${viewerId}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100
}
