import { invariant } from '../../../platform/errors.ts'
import { type Currency, MINOR_DIGITS, type Money, money } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { Account } from './account.ts'

/**
 * What a transfer is for. `HOLD` sets money aside, `RELEASE` gives back what was set aside and not paid; a hold that is paid is a
 * transfer of the kind it was reserved for.
 */
export type TransferKind =
  | 'PAYMENT'
  | 'TIP'
  | 'GIFT'
  | 'TOP_UP'
  | 'PAYOUT'
  | 'REFUND'
  | 'AD_SPEND'
  | 'REVENUE_SHARE'
  | 'SOURCING_COMMISSION'
  | 'FX'
  | 'HOLD'
  | 'RELEASE'

/** What a transfer does to one account: below zero money leaves it, above zero money comes in. In the account's currency. */
export interface Leg {
  readonly account: Account
  readonly minor: bigint
}

/** A part of a payment that goes to somebody else than its payee: a fee, a co-host's share, a supplier's part. */
export interface Share {
  readonly account: Account
  readonly minor: bigint
}

/** Of one transfer no account has two legs, and there are at most this many. */
export const LEGS_MAX = 16

/**
 * The legs of a payment: the payer pays it all, each share goes where it belongs, the payee gets the rest. Shares of the same
 * account are one leg, those of nothing none.
 * @throws when shares are negative, come to more than the amount, or go back to the payer: the caller computed them
 */
export function legsOf(payer: Account, payee: Account, amount: Money, shares: readonly Share[] = []): Leg[] {
  let rest = amount.minor
  const credits = new Map<string, Leg>()
  const credit = ({ account, minor }: Share) => {
    const known = credits.get(account.id)
    if (minor > 0n) credits.set(account.id, { account, minor: minor + (known?.minor ?? 0n) })
  }
  for (const share of shares) {
    invariant(share.minor >= 0n && share.account.id !== payer.id, `a share of ${share.minor} for ${share.account.id}`)
    rest -= share.minor
  }
  invariant(rest >= 0n, `shares come to more than ${amount.minor}`)
  credit({ account: payee, minor: rest })
  for (const share of shares) credit(share)
  const legs = [{ account: payer, minor: -amount.minor }, ...credits.values()]
  invariant(legs.length <= LEGS_MAX, `a transfer of ${legs.length} legs`)
  return legs
}

/** A rate as a fraction of whole numbers, so that nothing is lost: 7.2345 is `{ numerator: 72345n, denominator: 10000n }`. */
export interface Rate {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * What an amount is worth in another currency, rounded down to its minor unit: the platform never gives more than it was given.
 * @param rate units of the other currency for one unit of this: ¥1 = $0.14
 */
export function convert({ minor, currency }: Money, to: Currency, { numerator, denominator }: Rate): Money {
  invariant(numerator > 0n && denominator > 0n, 'a rate is above zero')
  const scaled = minor * numerator * 10n ** BigInt(MINOR_DIGITS[to])
  return money(scaled / (denominator * 10n ** BigInt(MINOR_DIGITS[currency])), to)
}

/** The legs of changing money: it goes to what the platform keeps of its currency, and comes from what it keeps of the other. */
export function fxLegs(
  from: { account: Account; amount: Money; liquidity: Account },
  to: { account: Account; amount: Money; liquidity: Account },
): Leg[] {
  return [
    { account: from.account, minor: -from.amount.minor },
    { account: from.liquidity, minor: from.amount.minor },
    { account: to.liquidity, minor: -to.amount.minor },
    { account: to.account, minor: to.amount.minor },
  ]
}

/** Of a payment without shares, as {@link decideLegs} of its two legs: nothing is made for it, as most transfers are such. */
export function decidePlain(payer: Account, payee: Account): Outcome<null, 'CURRENCY_MISMATCH' | 'SAME_WALLET'> {
  if (payer.currency !== payee.currency) return rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'])
  if (payer.id === payee.id) return rejected('SAME_WALLET')
  return ok(null)
}

/** Decide whether legs can make a transfer: no account twice, none of nothing, and in each currency they sum to zero. */
export function decideLegs(legs: readonly Leg[]): Outcome<readonly Leg[], 'CURRENCY_MISMATCH' | 'SAME_WALLET'> {
  const sums = new Map<Currency, bigint>()
  for (const { account, minor } of legs) sums.set(account.currency, (sums.get(account.currency) ?? 0n) + minor)
  if ([...sums.values()].some((sum) => sum !== 0n))
    return rejected('CURRENCY_MISMATCH', ['input', 'amount', 'currency'])
  if (new Set(legs.map(({ account }) => account.id)).size < legs.length) return rejected('SAME_WALLET')
  return ok(legs)
}
