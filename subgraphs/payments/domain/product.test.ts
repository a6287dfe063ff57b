import { expect, it } from 'vitest'
import { decideOwnProduct, decidePrice, decideSelling, decideStock, STOCK_MAX } from './product.ts'

const owner = { userId: 'usr_owner', merchantId: null, mayAll: false }
const other = { userId: 'usr_other', merchantId: null, mayAll: false }
const staff = { userId: null, merchantId: null, mayAll: true }
const app = { userId: null, merchantId: 'mer_1', mayAll: false }
const otherApp = { userId: null, merchantId: 'mer_2', mayAll: false }
const merchant = { id: 'mer_1', ownerId: 'usr_owner', onboardingState: 'APPROVED' }

it('lets owners, their apps and staff sell for an approved merchant', () => {
  for (const actor of [owner, staff, app]) expect(decideSelling(merchant, actor)).toMatchObject({ ok: true })
  expect(decideSelling(merchant, otherApp)).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
  expect(decideSelling(null, staff)).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
  expect(decideSelling({ ...merchant, onboardingState: 'DRAFT' }, other)).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
  expect(decideSelling({ ...merchant, onboardingState: 'DRAFT' }, owner)).toMatchObject({
    code: 'MERCHANT_NOT_APPROVED',
  })
})

it('lets nobody change what was picked, and only its own what was not', () => {
  const product = { ownerId: 'usr_owner', merchantId: 'mer_1', isPick: false }
  expect(decideOwnProduct(product, owner)).toMatchObject({ ok: true })
  expect(decideOwnProduct(product, app)).toMatchObject({ ok: true })
  expect(decideOwnProduct(product, otherApp)).toMatchObject({ code: 'PRODUCT_NOT_FOUND' })
  expect(decideOwnProduct({ ...product, merchantId: null }, app)).toMatchObject({ code: 'PRODUCT_NOT_FOUND' })
  expect(decideOwnProduct(product, other)).toMatchObject({ code: 'PRODUCT_NOT_FOUND' })
  expect(decideOwnProduct({ ...product, isPick: true }, staff)).toMatchObject({ code: 'PRODUCT_IS_PICKED' })
})

it('keeps stock between nothing and the limit, and prices in one currency', () => {
  expect(decideStock(5, -5)).toEqual({ ok: true, value: 0 })
  expect(decideStock(5, -6)).toMatchObject({ code: 'OUT_OF_STOCK' })
  expect(decideStock(STOCK_MAX, 0)).toMatchObject({ ok: true })
  expect(decideStock(STOCK_MAX, 1)).toMatchObject({ code: 'STOCK_LIMIT_REACHED' })
  expect(decidePrice('CNY')).toMatchObject({ ok: true })
  expect(decidePrice('USD')).toMatchObject({ code: 'CURRENCY_MISMATCH' })
})
