import type { CampaignState } from '../__generated__/types.ts'

/** What a campaign's owner and its wallet made of it. That today's budget is spent is not kept: it follows from the day. */
export type KeptState = Exclude<CampaignState, 'EXHAUSTED'>

/** A campaign as far as its money goes; amounts in fen. */
export interface Spending {
  state: KeptState
  dailyMinor: bigint
  bidMinor: bigint
  /** The last day anything was charged on, and how much of it. */
  budgetDay: string
  spentDayMinor: bigint
}

/**
 * What was spent on `day`. A day the campaign has already left counts as the day it is in: where clocks of two processes differ
 * around midnight, the slower one must not open yesterday's budget again.
 */
export function spentOn({ budgetDay, spentDayMinor }: Spending, day: string): bigint {
  return budgetDay >= day ? spentDayMinor : 0n
}

/** The state as advertisers see it: an active campaign whose budget no longer covers its bid is exhausted until tomorrow. */
export function stateOn(campaign: Spending, day: string): CampaignState {
  if (campaign.state !== 'ACTIVE') return campaign.state
  return spentOn(campaign, day) + campaign.bidMinor > campaign.dailyMinor ? 'EXHAUSTED' : 'ACTIVE'
}

/**
 * Decide what a click costs its advertiser: the price of the auction, or nothing when the campaign has been stopped since it
 * was shown or today's budget does not cover the price any more. A budget is a promise; the click is then on the house.
 * @returns fen, 0 or `priceMinor`
 */
export function decideClickCharge(campaign: Spending, priceMinor: bigint, day: string): bigint {
  if (campaign.state !== 'ACTIVE') return 0n
  return spentOn(campaign, day) + priceMinor <= campaign.dailyMinor ? priceMinor : 0n
}
