import { unavailable } from '../../platform/errors.ts'
import type { MoneyWire } from '../../platform/money.ts'

/** Money to send to an account outside the platform. */
export interface BankOrder {
  /** The payout's id: the bank pays once for it, however often it is told. */
  readonly id: string
  readonly to: { readonly bankCode: string; readonly accountNumber: string; readonly holderName: string }
  readonly amount: MoneyWire
}

/** What became of an order. `PENDING`: the bank has it and does not know yet; it is asked again. */
export type BankAnswer =
  | { readonly state: 'PENDING' }
  | { readonly state: 'PAID'; readonly reference: string }
  | { readonly state: 'REFUSED'; readonly code: string }

/** Accounts outside the platform, as far as payouts go. */
export interface Bank {
  /**
   * Tell the bank to pay, or ask what became of it: the same order again changes nothing.
   * @throws when no answer came: whether it was paid is not known, and the same order will tell
   */
  send(order: BankOrder): Promise<BankAnswer>
}

/** A bank for trying things out: it always pays, and its money is worth nothing outside. */
export const testBank: Bank = {
  send: async ({ id }) => ({ state: 'PAID', reference: `test-bank:${id}` }),
}

/** Wait this long for an answer; a bank that takes longer is asked again. */
const TIMEOUT_MS = 10_000

/**
 * A bank that is reached over HTTP: `PUT <url>/orders/<id>` with the order, answered with a {@link BankAnswer}.
 * @param timeoutMs how long an answer is waited for
 */
export function httpBank(url: string, timeoutMs: number = TIMEOUT_MS): Bank {
  return {
    send: async (order) => {
      const response = await fetch(new URL(`orders/${encodeURIComponent(order.id)}`, url), {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
        signal: AbortSignal.timeout(timeoutMs),
      })
      if (!response.ok) throw unavailable(`The bank answered with ${response.status}.`)
      return readAnswer(await response.json())
    },
  }
}

/** @throws unless it is an answer a bank gives: nothing is paid or given back on grounds of anything else */
function readAnswer(body: unknown): BankAnswer {
  const { state, reference, code } = (body ?? {}) as Record<string, unknown>
  if (state === 'PENDING') return { state }
  if (state === 'PAID' && typeof reference === 'string' && reference.length <= 200) return { state, reference }
  if (state === 'REFUSED' && typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code)) return { state, code }
  throw unavailable('The bank gave no answer we know.')
}
