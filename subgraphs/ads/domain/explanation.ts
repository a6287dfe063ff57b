import type { Explanation, Objective } from '../__generated__/types.ts'

const GOALS: Record<Objective, string> = {
  LIVE_SALES: 'The advertiser wants to bring buyers to a live room.',
  POST_REACH: 'The advertiser wants a post to be read by more people.',
}

/** What led to a decision, as kept with it. */
export interface DecisionFacts {
  isContested: boolean
  objective: Objective
  /** The cap that was looked at for this viewer; null where there was none. */
  cap: { impressions: number; perHours: number } | null
  /** How often the viewer had seen it within the hours of the cap, before this decision. */
  timesSeen: number
}

/** Say why somebody sees an advertisement: the auction, the advertiser's goal, and what of the viewer was looked at. */
export function explainDecision({ isContested, objective, cap, timesSeen }: DecisionFacts): Explanation[] {
  return [
    isContested
      ? because(
          'HIGHEST_BID',
          'Of the advertisements that fit this place, it offers the most for a click.',
          'ads.auction',
        )
      : because('ONLY_ONE_THAT_FITS', 'It is the only advertisement that fits this place.', 'ads.auction'),
    because('ADVERTISER_GOAL', GOALS[objective], 'ads.campaign'),
    cap
      ? because(
          'FREQUENCY_CAP',
          `You had seen it ${times(timesSeen)} in the last ${hours(cap.perHours)}; it is shown to you ${times(cap.impressions)} at most.`,
          'ads.impressions',
        )
      : because('NOT_PERSONAL', 'Nothing known about you was used to choose it.', 'ads.auction'),
  ]
}

const because = (code: string, summary: string, source: string): Explanation => ({
  code,
  summary,
  weight: null,
  source,
})
const times = (count: number) => (count === 1 ? 'once' : `${count} times`)
const hours = (count: number) => (count === 1 ? 'hour' : `${count} hours`)
