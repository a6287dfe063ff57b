/** Which advertisement an order is credited to: the last one its buyer clicked before it, within seven days. */
export const MODEL = 'LAST_CLICK_7_DAYS'
export const WINDOW_MS = 7 * 24 * 3600_000
/** How many clicks before an order are kept with it, the last ones. */
export const TOUCHES_MAX = 10

/** A click that may have led to an order. */
export interface Click {
  readonly decisionId: string
  readonly campaignId: string
  readonly at: Date
}

export interface Touch extends Click {
  /** Share of the order it is credited with; those of an order sum to 1. */
  readonly weight: number
}

/**
 * Credit an order to the clicks that led to it.
 * @param clicks in any order
 * @returns those that count, oldest first, at most {@link TOUCHES_MAX}: the last one has all the weight; empty when none counts
 */
export function attribute(clicks: readonly Click[], orderedAt: Date): Touch[] {
  const from = orderedAt.getTime() - WINDOW_MS
  const counting = clicks
    .filter(({ at }) => at.getTime() <= orderedAt.getTime() && at.getTime() >= from)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.decisionId < b.decisionId ? -1 : 1))
    .slice(-TOUCHES_MAX)
  return counting.map((click, index) => ({ ...click, weight: index === counting.length - 1 ? 1 : 0 }))
}
