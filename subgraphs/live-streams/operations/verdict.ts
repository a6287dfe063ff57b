import { setTimeout as wait } from 'node:timers/promises'
import { invariant } from '../../../platform/errors.ts'
import type { StreamItem } from '../../../platform/events/stream.ts'
import { TOPIC } from '../../../schema/events.ts'
import type { Context } from '../context.ts'
import type { PaymentRow } from '../store/tables.ts'

/** How long an answer waits for payments. */
const VERDICT_WAIT_MS = 3000

/** An ear for the answer to one payment. */
export interface VerdictEar {
  /** Resolves to true once payments answered, to false when that takes longer than {@link VERDICT_WAIT_MS}. */
  heard(): Promise<boolean>
  close(): void
}

/** Listen for payments' answer from now on, in the event log as it goes by: waiting asks the database nothing. */
export async function listenForVerdict({ bus }: Pick<Context, 'bus'>, paymentId: string): Promise<VerdictEar> {
  const stream = await bus.stream([TOPIC['payments.giftPaid']({ giftPaymentId: paymentId, transferId: '' })], null)
  const answered = async (): Promise<boolean> => {
    for (;;) {
      const { done, value } = (await stream.next()) as IteratorResult<StreamItem, undefined>
      if (done) return false
      if (value.kind === 'event' && isVerdict(value.event.name)) return true
    }
  }
  return {
    heard: async () => {
      const timeout = new AbortController()
      const late = wait(VERDICT_WAIT_MS, false, { signal: timeout.signal }).catch(() => false)
      return Promise.race([answered(), late]).finally(() => timeout.abort())
    },
    close: () => {
      stream.return?.().catch(() => {})
    },
  }
}

/**
 * The payment once payments answered and the answer was counted here, or as it stands when that takes too long.
 * @param ear open since before the payment was requested; null for a payment requested earlier, by another call
 */
export async function awaitVerdict(ctx: Context, payment: PaymentRow, ear: VerdictEar | null): Promise<PaymentRow> {
  if (payment.state !== 'PENDING') return payment
  if (ear) return (await ear.heard()) ? counted(ctx, payment.id) : payment
  const late = await listenForVerdict(ctx, payment.id)
  try {
    // The answer may have gone by before the ear was open.
    const now = await counted(ctx, payment.id)
    if (now.state !== 'PENDING') return now
    return (await late.heard()) ? await counted(ctx, payment.id) : now
  } finally {
    late.close()
  }
}

/** The payment after everything announced so far was reacted to. */
async function counted(ctx: Context, paymentId: string): Promise<PaymentRow> {
  await ctx.settle()
  const payment = await ctx.store.payments.byId(paymentId)
  invariant(payment, `payment ${paymentId} is gone`)
  return payment
}

function isVerdict(name: string): boolean {
  return name === 'payments.giftPaid' || name === 'payments.giftDeclined'
}
