import { type Money, type MoneyWire, parseAmount } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { CampaignAction, Objective } from '../__generated__/types.ts'
import type { KeptState } from './spending.ts'
import { fitsObjective, isNeverPromoted, type SubjectState } from './subject.ts'

export type CreateRefusal =
  | 'INVALID_AMOUNT'
  | 'AD_ACCOUNT_NOT_FOUND'
  | 'SUBJECT_NOT_FOUND'
  | 'OBJECTIVE_MISMATCH'
  | 'CURRENCY_MISMATCH'
  | 'BID_OVER_BUDGET'
export type BudgetRefusal =
  | 'INVALID_AMOUNT'
  | 'CAMPAIGN_NOT_FOUND'
  | 'CURRENCY_MISMATCH'
  | 'BID_OVER_BUDGET'
  | 'VERSION_CONFLICT'

/** What a campaign is paid in: the currency of the wallets of merchants. */
const CURRENCY = 'CNY'

/**
 * Decide whether a campaign is created; the first rule that refuses, in reading order.
 * @param facts.account null when there is none, or none the caller may act for
 * @param facts.subject null when it is not known; of comments and chat messages nothing is known, as nothing promotes them
 * @returns budget and bid in fen
 */
export function decideCreate<A>(
  input: { objective: Objective; subjectId: string; dailyBudget: MoneyWire; bid: MoneyWire },
  facts: { account: A | null; subject: { state: SubjectState } | null },
): Outcome<{ account: A; dailyMinor: bigint; bidMinor: bigint }, CreateRefusal> {
  const daily = parseAmount(input.dailyBudget, ['input', 'dailyBudget'])
  if (!daily.ok) return daily
  const bid = parseAmount(input.bid, ['input', 'bid'])
  if (!bid.ok) return bid
  if (!facts.account) return rejected('AD_ACCOUNT_NOT_FOUND', ['input', 'adAccountId'])
  const subject = ['input', 'subjectId']
  if (isNeverPromoted(input.subjectId))
    return rejected('OBJECTIVE_MISMATCH', subject, 'Comments and chat messages cannot be promoted.')
  if (!facts.subject || facts.subject.state === 'REMOVED') return rejected('SUBJECT_NOT_FOUND', subject)
  if (facts.subject.state === 'ENDED') return rejected('SUBJECT_NOT_FOUND', subject, 'This live room has ended.')
  if (!fitsObjective(input.objective, input.subjectId)) return rejected('OBJECTIVE_MISMATCH', ['input', 'objective'])
  if (daily.value.currency !== CURRENCY) return currencyMismatch(['input', 'dailyBudget', 'currency'])
  if (bid.value.currency !== CURRENCY) return currencyMismatch(['input', 'bid', 'currency'])
  if (bid.value.minor > daily.value.minor) return rejected('BID_OVER_BUDGET', ['input', 'bid'])
  return ok({ account: facts.account, dailyMinor: daily.value.minor, bidMinor: bid.value.minor })
}

/**
 * Decide whether a campaign's budget is changed; the first rule that refuses, in reading order.
 * @param daily read from the input already
 * @param campaign null when there is none, or none the caller may act for
 * @returns the new budget in fen
 */
export function decideBudget(
  daily: Money,
  expectedVersion: number,
  campaign: { bidMinor: bigint; version: number } | null,
): Outcome<bigint, BudgetRefusal> {
  if (!campaign) return rejected('CAMPAIGN_NOT_FOUND', ['input', 'campaignId'])
  if (daily.currency !== CURRENCY) return currencyMismatch(['input', 'daily', 'currency'])
  if (campaign.bidMinor > daily.minor) return rejected('BID_OVER_BUDGET', ['input', 'daily'])
  if (campaign.version !== expectedVersion) {
    const message = `It is at version ${campaign.version} now; read it again.`
    return rejected('VERSION_CONFLICT', ['input', 'expectedVersion'], message)
  }
  return ok(daily.minor)
}

/** The state an action leads to; the same state when there is nothing to do. */
export function stateAfter(action: CampaignAction): KeptState {
  return action === 'PAUSE' ? 'PAUSED' : 'ACTIVE'
}

const currencyMismatch = (field: string[]) => rejected('CURRENCY_MISMATCH', field, `Campaigns are paid in ${CURRENCY}.`)
