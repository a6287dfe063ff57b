import { type Outcome, ok, rejected } from './outcome.ts'

/** Digits after the decimal point of each currency the platform holds. Source: ISO 4217. */
export const MINOR_DIGITS = { CNY: 2, USD: 2, EUR: 2, SGD: 2 } as const
export type Currency = keyof typeof MINOR_DIGITS

/** An exact amount: ¥12.50 is `{ minor: 1250n, currency: 'CNY' }`. Never a float. */
export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

/** Money as it travels in JSON: GraphQL answers, inputs and event payloads. */
export interface MoneyWire {
  minor: string
  currency: Currency
}

/** The largest amount one operation may carry, in minor units: 10^15 (ten trillion yuan). */
export const AMOUNT_MAX_MINOR = 1_000_000_000_000_000n

const POSITIVE_INTEGER = /^[1-9][0-9]{0,15}$/

export const money = (minor: bigint, currency: Currency = 'CNY'): Money => ({ minor, currency })

export function toWire({ minor, currency }: Money): MoneyWire {
  return { minor: minor.toString(), currency }
}

/** Reads what {@link toWire} wrote. Trusted input only: use {@link parseAmount} for what a client sent. */
export function fromWire({ minor, currency }: MoneyWire): Money {
  return { minor: BigInt(minor), currency }
}

/**
 * Read an amount a client sent: a plain positive integer of minor units up to {@link AMOUNT_MAX_MINOR}.
 * @param field path of the amount in the mutation's arguments, for the user error
 * @returns INVALID_AMOUNT for anything else: signs, zero, decimals, exponents, blanks, too large
 */
export function parseAmount(
  input: MoneyWire,
  field: readonly string[] = ['input', 'amount'],
): Outcome<Money, 'INVALID_AMOUNT'> {
  const minor = POSITIVE_INTEGER.test(input.minor) ? BigInt(input.minor) : 0n
  if (minor >= 1n && minor <= AMOUNT_MAX_MINOR) return ok({ minor, currency: input.currency })
  const message = `An amount is a whole number of minor units from 1 to ${AMOUNT_MAX_MINOR}.`
  return rejected('INVALID_AMOUNT', [...field, 'minor'], message)
}
