import type { Currency } from '../../../platform/money.ts'

/** The ledger as plain as it can be said: what a request does to balances in memory. */
export class Model {
  readonly balances = new Map<string, bigint>()
  readonly holds = new Map<string, { payer: string; minor: bigint; isOpen: boolean }>()
  readonly payments = new Map<string, { payer: string; payee: string; minor: bigint; refunded: bigint }>()
  readonly answers = new Map<string, { request: string; answer: string }>()

  balance(account: string): bigint {
    return this.balances.get(account) ?? 0n
  }

  /** A request with a key: the first that succeeds is the answer for ever; another with that key is a mismatch. */
  once(key: string, request: string, decide: () => string): string {
    const before = this.answers.get(key)
    if (before) return before.request === request ? before.answer : 'IDEMPOTENCY_MISMATCH'
    const answer = decide()
    if (answer === 'OK') this.answers.set(key, { request, answer })
    return answer
  }

  transfer(payer: string, payee: string, minor: bigint, fee: bigint, name: string): string {
    if (this.balance(payer) < minor) return 'INSUFFICIENT_FUNDS'
    this.move([payer, -minor], [payee, minor - fee], ['fees', fee])
    // What is refunded in these runs comes from the payee alone.
    this.payments.set(name, { payer, payee, minor, refunded: 0n })
    return 'OK'
  }

  hold(payer: string, minor: bigint, name: string): string {
    if (this.balance(payer) < minor) return 'INSUFFICIENT_FUNDS'
    this.move([payer, -minor], [`held ${payer}`, minor])
    this.holds.set(name, { payer, minor, isOpen: true })
    return 'OK'
  }

  /** @param minor null for giving all back */
  settle(name: string, payee: string, minor: bigint | null): string {
    const hold = this.holds.get(name)
    if (!hold) return 'HOLD_NOT_FOUND'
    if (minor !== null && minor > hold.minor) return 'AMOUNT_ABOVE_HOLD'
    if (!hold.isOpen) return 'HOLD_NOT_OPEN'
    hold.isOpen = false
    this.move([`held ${hold.payer}`, -hold.minor], [payee, minor ?? 0n], [hold.payer, hold.minor - (minor ?? 0n)])
    return 'OK'
  }

  refund(name: string, minor: bigint): string {
    const payment = this.payments.get(name)
    if (!payment) return 'TRANSFER_NOT_FOUND'
    if (payment.refunded + minor > payment.minor) return 'REFUND_EXCEEDS_ORIGINAL'
    if (this.balance(payment.payee) < minor) return 'INSUFFICIENT_FUNDS'
    payment.refunded += minor
    this.move([payment.payee, -minor], [payment.payer, minor])
    return 'OK'
  }

  exchange(person: string, to: Currency, minor: bigint, bought: bigint): string {
    if (this.balance(person) < minor) return 'INSUFFICIENT_FUNDS'
    this.move([person, -minor], ['fx CNY', minor], [`fx ${to}`, -bought], [`${person} ${to}`, bought])
    return 'OK'
  }

  private move(...legs: [string, bigint][]): void {
    for (const [account, minor] of legs) this.balances.set(account, this.balance(account) + minor)
  }
}
