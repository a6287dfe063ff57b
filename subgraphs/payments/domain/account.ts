import { idOfSame, isId } from '../../../platform/ids.ts'
import type { Currency } from '../../../platform/money.ts'
import type { FundingSource } from '../__generated__/types.ts'

/**
 * Whose money it is, or what it stands for. `WALLET` is a person's to spend, `HOLDS` what of it is reserved; `MERCHANT` is what a
 * merchant has earned and not been paid out, `CREATOR` the same for people who share revenue; `FUNDING` is money outside, from
 * where wallets are topped up and to where payouts go; `FX` is what the platform keeps of a currency to change money with;
 * `PLATFORM` is the platform's own.
 */
export type AccountKind = 'WALLET' | 'MERCHANT' | 'CREATOR' | 'HOLDS' | 'FUNDING' | 'FX' | 'PLATFORM'

/** An account as it is opened when money first moves to or from it. One currency each. */
export interface Account {
  readonly id: string
  readonly kind: AccountKind
  /** The person or merchant whose it is; null for the platform's. */
  readonly ownerId: string | null
  readonly currency: Currency
  /** What the balance may not fall below; null for an account that stands for money outside, or for the platform's dealing. */
  readonly floorMinor: bigint | null
}

export type Wallet = Account & { readonly ownerId: string }

/** The currency of the wallet everybody has; wallets in others are opened by changing money. */
export const WALLET_CURRENCY: Currency = 'CNY'

/**
 * The wallet of a person in one currency: one each, so its id follows from the person's and it can be shown before it is opened.
 * @param userId a well-formed id of a User
 */
export function walletOf(userId: string, currency: Currency = WALLET_CURRENCY): Wallet {
  return { id: walletIdOf(userId, currency), kind: 'WALLET', ownerId: userId, currency, floorMinor: 0n }
}

/** `wal_…` with the person's UUID; behind it `:USD` and so on for any currency but the usual one. */
export function walletIdOf(userId: string, currency: Currency = WALLET_CURRENCY): string {
  const id = idOfSame('Wallet', userId)
  return currency === WALLET_CURRENCY ? id : `${id}:${currency}`
}

/** The person whose wallet an account is, in whatever currency, or null when it is no wallet. */
export function walletOwnerOf(accountId: string): string | null {
  const [id] = accountId.split(':', 1)
  return isId('Wallet', id) ? idOfSame('User', id) : null
}

/** Where what is reserved of an account waits. */
export function holdsOf({ id, ownerId, currency }: Pick<Account, 'id' | 'ownerId' | 'currency'>): Account {
  return { id: `holds:${id}`, kind: 'HOLDS', ownerId, currency, floorMinor: 0n }
}

/**
 * What a person tops up from: money outside the platform, so it falls below zero by what came in. One account each, so that
 * top-ups of different people wait for nothing in common, and nobody can use up what a source may give to others.
 */
export function fundingOf(source: FundingSource, userId: string, currency: Currency = WALLET_CURRENCY): Account {
  const id = `funding:${source.toLowerCase()}:${userId}`
  return {
    id: currency === WALLET_CURRENCY ? id : `${id}:${currency}`,
    kind: 'FUNDING',
    ownerId: userId,
    currency,
    floorMinor: null,
  }
}

/** Where payouts to somebody go: money outside the platform, so it rises by what went out. */
export function payoutOf(ownerId: string, currency: Currency = WALLET_CURRENCY): Account {
  return { id: `payout:${ownerId}:${currency}`, kind: 'FUNDING', ownerId, currency, floorMinor: null }
}

/** What a merchant has earned and not been paid out. */
export function merchantOf(merchantId: string, currency: Currency = WALLET_CURRENCY): Account {
  return { id: `merchant:${merchantId}:${currency}`, kind: 'MERCHANT', ownerId: merchantId, currency, floorMinor: 0n }
}

/** What somebody has earned of shared revenue and not been paid out: a person, or a co-host of a circle. */
export function creatorOf(ownerId: string, currency: Currency = WALLET_CURRENCY): Account {
  return { id: `creator:${ownerId}:${currency}`, kind: 'CREATOR', ownerId, currency, floorMinor: 0n }
}

/** What the platform keeps of a currency to change money with. It may owe: others' money covers it in their currencies. */
export function fxOf(currency: Currency): Account {
  return { id: `fx:${currency}`, kind: 'FX', ownerId: null, currency, floorMinor: null }
}

/** Where the platform collects its fees on payments. */
export function platformFees(currency: Currency = WALLET_CURRENCY): Account {
  return platformAccount('fees', currency)
}

/** Where the platform collects what advertisers pay. */
export const AD_REVENUE: Account = platformAccount('ad-revenue', WALLET_CURRENCY)

function platformAccount(name: string, currency: Currency): Account {
  return { id: `platform:${name}:${currency}`, kind: 'PLATFORM', ownerId: null, currency, floorMinor: 0n }
}
