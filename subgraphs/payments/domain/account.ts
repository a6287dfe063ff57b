import { idFromUuid, isId, uuidOf } from '../../../platform/ids.ts'
import type { Currency } from '../../../platform/money.ts'
import type { FundingSource } from '../__generated__/types.ts'

/** `WALLET` is a person's, `FUNDING` the source a person tops up from, `PLATFORM` the platform's own. */
export type AccountKind = 'WALLET' | 'FUNDING' | 'PLATFORM'

/** An account as it is opened when money first moves to or from it. */
export interface Account {
  readonly id: string
  readonly kind: AccountKind
  readonly ownerId: string | null
  readonly currency: Currency
  /** What the balance may not fall below; null for an account that stands for money outside. */
  readonly floorMinor: bigint | null
}

/** Wallets are opened in this currency; there is no other yet. */
export const WALLET_CURRENCY: Currency = 'CNY'

/**
 * The wallet of a person: one each, so its id follows from the person's and it can be shown before it is opened.
 * @param userId a well-formed id of a User
 */
export function walletOf(userId: string): Account & { readonly ownerId: string } {
  return { id: walletIdOf(userId), kind: 'WALLET', ownerId: userId, currency: WALLET_CURRENCY, floorMinor: 0n }
}

export function walletIdOf(userId: string): string {
  return idFromUuid('Wallet', uuidOf(userId))
}

/** The person whose wallet an account is, or null when it is no wallet. */
export function walletOwnerOf(accountId: string): string | null {
  return isId('Wallet', accountId) ? idFromUuid('User', uuidOf(accountId)) : null
}

/**
 * What a person tops up from: money outside the platform, so it falls below zero by what came in. One account each, so that
 * top-ups of different people wait for nothing in common, and nobody can use up what a source may give to others.
 */
export function fundingOf(source: FundingSource, userId: string): Account {
  const id = `funding:${source.toLowerCase()}:${userId}`
  return { id, kind: 'FUNDING', ownerId: userId, currency: WALLET_CURRENCY, floorMinor: null }
}

/** Where the platform collects what advertisers pay. */
export const AD_REVENUE: Account = {
  id: `platform:ad-revenue:${WALLET_CURRENCY}`,
  kind: 'PLATFORM',
  ownerId: null,
  currency: WALLET_CURRENCY,
  floorMinor: 0n,
}
