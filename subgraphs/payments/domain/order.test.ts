import { expect, it } from 'vitest'
import { decideOrder, type OrderFacts } from './order.ts'

const product = { isListed: true, isPick: false, terms: null, priceMinor: 1_000n, ownerIds: ['usr_owner'] }
const facts: OrderFacts = { buyerId: 'usr_buyer', product, quantity: 3, isSubjectThere: true }
const decide = (more: Partial<OrderFacts>) => decideOrder({ ...facts, ...more })

it('comes to price times quantity', () => {
  expect(decide({})).toEqual({ ok: true, value: 3_000n })
  expect(decide({ product: { ...product, priceMinor: 10n ** 15n }, quantity: 1 })).toMatchObject({ ok: true })
})

it('refuses in the order it promises', () => {
  const pick = { ...product, isPick: true, terms: { commissionBp: 100, minQuantity: 4 } }
  const bad = { isSubjectThere: false, quantity: 3 }
  for (const [more, code] of [
    [{ ...bad, product: null }, 'PRODUCT_NOT_FOUND'],
    [{ ...bad, product: { ...product, isListed: false }, buyerId: 'usr_owner' }, 'PRODUCT_NOT_FOUND'],
    [{ ...bad, product: pick, buyerId: 'usr_owner' }, 'OWN_PRODUCT'],
    [{ ...bad, product: pick }, 'QUANTITY_BELOW_MINIMUM'],
    [{ ...bad, product: { ...product, priceMinor: 10n ** 15n } }, 'SUBJECT_NOT_FOUND'],
    [{ product: { ...product, priceMinor: 10n ** 15n }, quantity: 2 }, 'INVALID_AMOUNT'],
  ] as const)
    expect(decide(more)).toMatchObject({ ok: false, code })
})

it('has no least quantity for who supplies it themselves: that is for those who pick', () => {
  expect(decide({ product: { ...product, terms: { commissionBp: 1, minQuantity: 9 } }, quantity: 1 })).toMatchObject({
    ok: true,
  })
})
