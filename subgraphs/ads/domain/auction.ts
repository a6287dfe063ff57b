/** The least a click costs, in fen: the smallest amount there is, so no bid lies below it. */
export const RESERVE_MINOR = 1n

/** A campaign that could take a place: active, with something to show, and not the viewer's own. Amounts in fen. */
export interface Candidate {
  readonly campaignId: string
  readonly bidMinor: bigint
  readonly leftTodayMinor: bigint
  /** How often the viewer saw it within the hours of its cap. */
  readonly timesSeen: number
  /** How often one may see it within those hours; null for as often as it wins. */
  readonly timesMax: number | null
}

export interface Award<C extends Candidate> {
  readonly winner: C
  /** What a click costs: the reserve price at least, the winner's bid at most. */
  readonly priceMinor: bigint
  /** Whether anybody bid against the winner. */
  readonly isContested: boolean
}

/**
 * Whether a campaign may take one more place: what is left of today's budget must cover its full bid, and the viewer must not
 * have had enough of it.
 * @param placed places it has on this page already: each may be seen, and clicked at the full bid
 */
export function mayTake(candidate: Candidate, placed: number): boolean {
  const affords = candidate.bidMinor * BigInt(placed + 1) <= candidate.leftTodayMinor
  return affords && (candidate.timesMax === null || candidate.timesSeen + placed < candidate.timesMax)
}

/**
 * Give one place to the highest bid, for one minor unit more than the second highest, never more than its own bid; alone, for
 * the reserve price. Of equal bids the older campaign wins: its id sorts first.
 * @returns null when nobody bids
 * Source: the sealed-bid second-price auction (W. Vickrey, 1961), with the increment that Google's AdWords made common.
 */
export function holdAuction<C extends Candidate>(
  candidates: readonly C[],
  reserveMinor: bigint = RESERVE_MINOR,
): Award<C> | null {
  const [winner, second] = candidates.filter((candidate) => candidate.bidMinor >= reserveMinor).sort(byBid)
  if (!winner) return null
  const asked = second ? second.bidMinor + 1n : reserveMinor
  return {
    winner,
    priceMinor: asked < winner.bidMinor ? asked : winner.bidMinor,
    isContested: second !== undefined,
  }
}

/**
 * Fill the places of one page, in order, each by an auction of its own among the campaigns not yet on the page; only when all
 * of them are may one come again.
 * @param taken campaigns of places of this page that were filled before, one entry for each place
 * @returns one award per place, null where nothing fits
 */
export function fillPlaces<C extends Candidate>(
  places: number,
  candidates: readonly C[],
  taken: readonly string[] = [],
): (Award<C> | null)[] {
  const placedById = new Map<string, number>()
  const place = (campaignId: string) => placedById.set(campaignId, (placedById.get(campaignId) ?? 0) + 1)
  for (const campaignId of taken) place(campaignId)
  return Array.from({ length: places }, () => {
    const open = candidates.filter((candidate) => mayTake(candidate, placedById.get(candidate.campaignId) ?? 0))
    const fresh = open.filter((candidate) => !placedById.has(candidate.campaignId))
    const award = holdAuction(fresh.length > 0 ? fresh : open)
    if (award) place(award.winner.campaignId)
    return award
  })
}

function byBid(a: Candidate, b: Candidate): number {
  if (a.bidMinor !== b.bidMinor) return a.bidMinor > b.bidMinor ? -1 : 1
  return a.campaignId < b.campaignId ? -1 : 1
}
