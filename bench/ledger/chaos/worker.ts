import { openDatabase } from '../../../platform/database.ts'
import { money } from '../../../platform/money.ts'
import { legsOf, openLedger, platformFees, walletOf } from '../../../subgraphs/payments/index.ts'
import type { Act, Answer, Ask } from './messages.ts'

/** One process of payments, to be killed: it answers what it is asked, until it cannot. */
const [url = '', subjectId = ''] = process.argv.slice(2)
const ledger = openLedger(openDatabase({ url, max: 4, readsArrays: false }), () => {}, { resolveMs: 3000 })

async function perform(act: Act) {
  const at = new Date()
  const common = { requesterId: act.payerId, key: act.key, fingerprint: JSON.stringify(act), memo: null, at }
  const [payer, payee] = [walletOf(act.payerId), walletOf(act.payeeId)]
  switch (act.is) {
    case 'tip':
      return ledger.post({
        ...common,
        kind: 'TIP',
        payer,
        payee,
        amount: money(BigInt(act.minor)),
        tip: { subjectId, message: null },
      })
    case 'split': {
      const amount = money(BigInt(act.minor))
      const legs = legsOf(payer, payee, amount, [{ account: platformFees(), minor: 1n }])
      return ledger.post({ ...common, kind: 'PAYMENT', payer, payee, amount, legs, tip: null })
    }
    case 'hold':
      return ledger.hold({
        ...common,
        payer,
        amount: money(BigInt(act.minor)),
        expiresAt: new Date(at.getTime() + 3600_000),
      })
    case 'capture':
      return ledger.capture({ ...common, holdId: act.holdId, kind: 'PAYMENT', payee, amount: null })
    case 'void':
      return ledger.void({ ...common, holdId: act.holdId })
  }
}

process.on('message', ({ id, act }: Ask) => {
  const answer = (rest: Omit<Answer, 'id'>) => process.send?.({ id, ...rest } satisfies Answer)
  perform(act).then(
    (outcome) => answer(outcome.ok ? { transferId: outcome.value.transfer.id } : { code: outcome.code }),
    () => answer({}),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
