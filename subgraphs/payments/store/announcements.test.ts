import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { walletOf } from '../domain/account.ts'
import { tipIdOf } from '../domain/tip.ts'
import { announcedOf } from './announcements.ts'
import { draftOf } from './post-transfers.ts'

const key = { requesterId: 'somebody', key: 'key', fingerprint: 'print' }

it('tells of every tip and transfer on a line of its own, whatever people wrote', () => {
  const written = fc.string({ unit: 'binary' })
  const request = fc.record({ subjectId: written, message: fc.option(written), minor: fc.bigInt(1n, 10n ** 15n) })
  fc.assert(
    fc.property(fc.array(request, { minLength: 1, maxLength: 5 }), (requests) => {
      const [payer, payee] = [walletOf(newId('User')), walletOf(newId('User'))]
      const plain = { ...key, payer, payee, memo: null, at: new Date(0) }
      const drafts = requests.flatMap(({ subjectId, message, minor }) => [
        draftOf({ ...plain, kind: 'TIP', amount: money(minor), tip: { subjectId, message } }),
        draftOf({ ...plain, kind: 'PAYMENT', amount: money(minor), tip: null }),
      ])
      const at = '1970-01-01T00:00:00.000Z'
      const people = { fromUserId: payer.ownerId, toUserId: payee.ownerId }
      const { groups, names, topics, payloads } = announcedOf(drafts)
      const told = payloads.split('\n').map((line, place) => {
        const group = (groups[place] ?? 0) - 1
        return { name: names[group], topic: topics[group], payload: JSON.parse(closed(line)) }
      })
      expect(told).toEqual(
        drafts.map(({ request: { kind, tip, amount }, transferId }) => {
          const payload = { transferId, ...people, amount: { minor: String(amount.minor), currency: 'CNY' }, at }
          if (!tip)
            return { name: 'payments.transferPosted', topic: `transfer:${transferId}`, payload: { ...payload, kind } }
          const runningTotal = { minor: '99', currency: 'CNY' }
          return {
            name: 'payments.tipReceived',
            topic: `tips:${tip.subjectId}`,
            payload: { ...payload, ...tip, tipId: tipIdOf(transferId), runningTotal },
          }
        }),
      )
    }),
    { numRuns: 50 },
  )
})

/** As payments.post_many closes what is left open. */
const closed = (line: string) => (line.endsWith('"minor":"') ? `${line}99"}}` : line)
