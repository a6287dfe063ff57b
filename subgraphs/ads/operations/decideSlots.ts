import { newId } from '../../../platform/ids.ts'
import { userIdOf } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { fillPlaces } from '../domain/auction.ts'
import { budgetDay } from '../domain/day.ts'
import type { DecisionRow } from '../store/tables.ts'

/**
 * Decide all places of one page together, for this viewer; a place that was decided before keeps its decision. Three
 * statements however many places there are, one when all were decided before.
 * @returns the decisions in any order; places where nothing fits have none, and are looked at again when asked again
 */
export async function decideSlots(
  { viewer, store, clock }: Pick<Context, 'viewer' | 'store' | 'clock'>,
  slotIds: readonly string[],
): Promise<DecisionRow[]> {
  const viewerId = userIdOf(viewer)
  const standing = await store.decisions.ofSlots(slotIds, viewerId)
  const decided = new Set(standing.map(({ slotId }) => slotId))
  const open = slotIds.filter((slotId) => !decided.has(slotId))
  if (open.length === 0) return standing
  const decidedAt = clock.now()
  // One more than there are places: the last winner pays what the next one bids.
  const limit = slotIds.length + 1
  const candidates = await store.candidates.read({ viewerId, at: decidedAt, day: budgetDay(decidedAt), limit })
  const taken = standing.map(({ campaignId }) => campaignId)
  const made = fillPlaces(open.length, candidates, taken).flatMap((award, index) => {
    const slotId = open[index]
    if (!award || slotId === undefined) return []
    const { campaignId, creativeId, timesSeen } = award.winner
    const { priceMinor, isContested } = award
    return [
      {
        id: newId('AdDecision'),
        slotId,
        viewerId,
        campaignId,
        creativeId,
        priceMinor,
        isContested,
        timesSeen,
        decidedAt,
      },
    ]
  })
  return made.length === 0 ? standing : [...standing, ...(await store.decisions.keep(made))]
}
