import { type ForeignReference, foreignReference } from '../../../platform/access.ts'
import { badUserInput } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SetPayoutAccountInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { nextPayoutAfter } from '../domain/settlement.ts'
import { settled } from './settled.ts'

/** Say where a merchant's money goes. Payouts begun before go where they went. @throws BAD_USER_INPUT for a malformed account */
export async function setPayoutAccount(
  ctx: Context,
  input: SetPayoutAccountInput,
): Promise<Outcome<ForeignReference, 'MERCHANT_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const { merchantId } = input
  const bankCode = readLatin(input.bankCode, /^[A-Z0-9]{4,14}$/, 'input.bankCode')
  const accountNumber = readLatin(input.accountNumber, /^[A-Z0-9]{8,34}$/, 'input.accountNumber')
  const holderName = readText(input.holderName, { max: 80, argument: 'input.holderName' })
  return settled(ctx, ['MERCHANT_NOT_FOUND'], () =>
    ctx.store.act<ForeignReference, 'MERCHANT_NOT_FOUND'>(async (tx) => {
      const merchant = isId('Merchant', merchantId) ? await tx.merchants.byId(merchantId) : null
      if (merchant?.ownerId !== userId) return rejected('MERCHANT_NOT_FOUND', ['input', 'merchantId'])
      const updatedAt = ctx.clock.now()
      const nextPayoutAt = nextPayoutAfter(updatedAt)
      await tx.payouts.setAccount({ merchantId, bankCode, accountNumber, holderName, nextPayoutAt, updatedAt })
      return ok(foreignReference(merchantId))
    }),
  )
}

/** Letters and digits, in capitals, without the blanks people write between them. */
function readLatin(value: string, shape: RegExp, argument: string): string {
  const text = value.replaceAll(/\s/g, '').toUpperCase()
  if (!shape.test(text)) throw badUserInput(`"${argument}" has letters and digits that are no such number.`, argument)
  return text
}
