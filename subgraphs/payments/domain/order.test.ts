import { expect, it } from 'vitest'
import { money } from '../../../platform/money.ts'
import { decideOrder, type OrderFacts } from './order.ts'

const split = { supplierMinor: 2_982n, sellerMinor: 0n, platformMinor: 18n }
const decided = { unit: money(1_000n), split, isAsShown: true }
const product = { isListed: true, isPick: false, terms: null, decided, ownerIds: ['usr_owner'] }
const facts: OrderFacts = { buyerId: 'usr_buyer', product, quantity: 3, isSubjectThere: true, expected: null }
const decide = (more: Partial<OrderFacts>) => decideOrder({ ...facts, ...more })

it('costs what was decided, when that is what the buyer saw', () => {
  for (const expected of [null, money(1_000n)])
    expect(decide({ expected })).toEqual({ ok: true, value: { unit: money(1_000n), split } })
  // Who says the product's own price agrees to it, whatever the room shows.
  const otherwise = { ...product, decided: { ...decided, isAsShown: false } }
  expect(decide({ product: otherwise, expected: money(1_000n) })).toMatchObject({ ok: true })
  expect(decide({ product: otherwise })).toMatchObject({
    code: 'PRICE_CHANGED',
    message: 'A piece costs CNY 10.00 now.',
  })
  for (const expected of [money(999n), money(1_000n, 'USD')])
    expect(decide({ expected })).toMatchObject({ code: 'PRICE_CHANGED', field: ['input', 'expectedUnitPrice'] })
})

it('refuses in the order it promises', () => {
  const pick = { ...product, isPick: true, terms: { commissionBp: 100, minQuantity: 4 } }
  const tooMuch = { ...product, decided: { ...decided, split: null } }
  const bad = { isSubjectThere: false, quantity: 3 }
  for (const [more, code] of [
    [{ ...bad, product: null }, 'PRODUCT_NOT_FOUND'],
    [{ ...bad, product: { ...product, isListed: false }, buyerId: 'usr_owner' }, 'PRODUCT_NOT_FOUND'],
    [{ ...bad, product: pick, buyerId: 'usr_owner' }, 'OWN_PRODUCT'],
    [{ ...bad, product: pick }, 'QUANTITY_BELOW_MINIMUM'],
    [{ ...bad, product: tooMuch, expected: money(1n) }, 'SUBJECT_NOT_FOUND'],
    [{ product: tooMuch, expected: money(1n) }, 'PRICE_CHANGED'],
    [{ product: tooMuch }, 'INVALID_AMOUNT'],
  ] as const)
    expect(decide(more)).toMatchObject({ ok: false, code })
})

it('has no least quantity for who supplies it themselves: that is for those who pick', () => {
  expect(decide({ product: { ...product, terms: { commissionBp: 1, minQuantity: 9 } }, quantity: 1 })).toMatchObject({
    ok: true,
  })
})
