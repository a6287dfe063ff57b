import { readText } from '../../../platform/input.ts'
import type { Currency } from '../../../platform/money.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { WALLET_CURRENCY } from './account.ts'

/** How many pieces a product can have. */
export const STOCK_MAX = 1_000_000
/** How many pieces one order can take. */
export const QUANTITY_MAX = 1_000

/** @throws BAD_USER_INPUT unless it has 1 to 120 characters */
export function readTitle(value: string): string {
  return readText(value, { max: 120, argument: 'input.title' })
}

/** A merchant as far as catalogue and orders need to know it. */
export interface Seller {
  readonly id: string
  readonly ownerId: string
  readonly onboardingState: string
}

/** True for whoever may act for a merchant, or for anything else with an owner: the owner, the merchant's apps, and staff with the scope. */
export function mayAct(owned: { ownerId: string; merchantId: string | null }, actor: Actor): boolean {
  if (actor.mayAll || owned.ownerId === actor.userId) return true
  return actor.merchantId !== null && owned.merchantId === actor.merchantId
}

/** Who acts: a person, or somebody with the scope to act for all. */
export interface Actor {
  /** Null for a service or an app. */
  readonly userId: string | null
  /** The merchant whose app it is, when it has the scope; null for everybody else. */
  readonly merchantId: string | null
  readonly mayAll: boolean
}

/** Decide whether somebody can add products to a merchant. @param merchant null when there is none */
export function decideSelling<S extends Seller>(
  merchant: S | null,
  actor: Actor,
): Outcome<S, 'MERCHANT_NOT_FOUND' | 'MERCHANT_NOT_APPROVED'> {
  const field = ['input', 'merchantId']
  if (!merchant || !mayAct({ ...merchant, merchantId: merchant.id }, actor))
    return rejected('MERCHANT_NOT_FOUND', field)
  if (merchant.onboardingState !== 'APPROVED') return rejected('MERCHANT_NOT_APPROVED', field)
  return ok(merchant)
}

/** Decide whether somebody can change a product. @param product null when there is none */
export function decideOwnProduct<P extends { ownerId: string; merchantId: string | null; isPick: boolean }>(
  product: P | null,
  actor: Actor,
): Outcome<P, 'PRODUCT_NOT_FOUND' | 'PRODUCT_IS_PICKED'> {
  const field = ['input', 'productId']
  if (!product || !mayAct(product, actor)) return rejected('PRODUCT_NOT_FOUND', field)
  if (product.isPick) return rejected('PRODUCT_IS_PICKED', field)
  return ok(product)
}

/** Prices are in the one currency merchants are paid in. */
export function decidePrice(currency: Currency): Outcome<Currency, 'CURRENCY_MISMATCH'> {
  if (currency === WALLET_CURRENCY) return ok(currency)
  return rejected('CURRENCY_MISMATCH', ['input', 'price', 'currency'], `Prices are in ${WALLET_CURRENCY}.`)
}

/** Decide how many pieces there are after some were added, or taken away below zero. */
export function decideStock(stock: number, added: number): Outcome<number, 'OUT_OF_STOCK' | 'STOCK_LIMIT_REACHED'> {
  const field = ['input', 'addStock']
  const after = stock + added
  if (after < 0) return rejected('OUT_OF_STOCK', field, `There are ${stock} pieces left.`)
  if (after > STOCK_MAX) return rejected('STOCK_LIMIT_REACHED', field)
  return ok(after)
}
