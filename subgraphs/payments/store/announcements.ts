import { type Announcement, topicOf } from '../../../platform/events/outbox.ts'
import { money, toWire } from '../../../platform/money.ts'
import { walletOwnerOf } from '../domain/account.ts'
import type { TipRow, TransferRow } from './tables.ts'

/** An announcement as the ledger writes it: the payload as one line of JSON. */
export interface Announced {
  readonly name: string
  readonly topic: string
  readonly payload: string
}

/**
 * What the graph is told of a transfer, once: a tip is told of as such. Its payload is left open at its very end, where the amount of
 * its running total goes, which is known once the tip stands among those on its subject: see payments.post_many.
 */
export function announcedOf({ transfer, tip }: { transfer: TransferRow; tip: TipRow | null }): Announced[] {
  const amount = toWire(money(transfer.amountMinor, transfer.currency))
  const at = transfer.createdAt.toISOString()
  if (!tip) {
    return [
      announced({
        name: 'payments.transferPosted',
        payload: {
          transferId: transfer.id,
          kind: transfer.kind,
          fromUserId: walletOwnerOf(transfer.payerAccountId),
          toUserId: walletOwnerOf(transfer.payeeAccountId),
          amount,
          at,
        },
      }),
    ]
  }
  const received = announced({
    name: 'payments.tipReceived',
    payload: {
      tipId: tip.id,
      transferId: tip.transferId,
      subjectId: tip.subjectId,
      fromUserId: tip.fromUserId,
      toUserId: tip.toUserId,
      amount,
      message: tip.message,
      at,
      runningTotal: { currency: tip.currency, minor: '' },
    },
  })
  return [{ name: received.name, topic: received.topic, payload: received.payload.slice(0, -OPEN_END.length) }]
}

const OPEN_END = '"}}'

function announced({ name, payload }: Announcement): Announced {
  return { name, topic: topicOf(name, payload), payload: JSON.stringify(payload) }
}
