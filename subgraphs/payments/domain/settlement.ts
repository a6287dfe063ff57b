/** Merchants are paid out at 10:00 China Standard Time, which is 2:00 UTC the year round. */
const PAYOUT_HOUR_UTC = 2
const DAY_MS = 24 * 3600_000

/** The next time merchants are paid out, after a moment. */
export function nextPayoutAfter(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), PAYOUT_HOUR_UTC)
  return new Date(today > now.getTime() ? today : today + DAY_MS)
}

/** What may be shown of an account number. */
export const last4Of = (accountNumber: string): string => accountNumber.slice(-4)
