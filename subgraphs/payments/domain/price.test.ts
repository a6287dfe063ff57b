import { expect, it } from 'vitest'
import { money } from '../../../platform/money.ts'
import { decidePrice } from './price.ts'

const own = { price: money(10_000n), commissionBp: 0, supplierOwnerId: 'usr_supplier', sellerOwnerId: null }
const picked = { ...own, commissionBp: 1000, sellerOwnerId: 'usr_seller' }
const shown = (minor: bigint, hostId: string) => ({ price: money(minor), hostId })

it('is the product’s own where no room shows another', () => {
  expect(decidePrice(own, 2, null)).toEqual({
    unit: money(10_000n),
    split: { supplierMinor: 19_880n, sellerMinor: 0n, platformMinor: 120n },
    isAsShown: true,
  })
})

it('is what its supplier’s room shows, with shares of that', () => {
  const split = { supplierMinor: 4_970n, sellerMinor: 0n, platformMinor: 30n }
  expect(decidePrice(own, 1, shown(5_000n, 'usr_supplier'))).toEqual({ unit: money(5_000n), split, isAsShown: true })
  const ofPick = decidePrice(picked, 1, shown(5_000n, 'usr_supplier'))
  expect(ofPick.split).toEqual({ supplierMinor: 4_470n, sellerMinor: 500n, platformMinor: 30n })
})

it('lets whoever picked it give from the commission, and leaves the supplier what its own price brings', () => {
  const listed = decidePrice(picked, 3, null).split
  expect(listed).toEqual({ supplierMinor: 26_820n, sellerMinor: 3_000n, platformMinor: 180n })
  const least = decidePrice(picked, 3, shown(8_994n, 'usr_seller'))
  expect(least).toMatchObject({
    unit: money(8_994n),
    split: { supplierMinor: 26_820n, sellerMinor: 1n },
    isAsShown: true,
  })
  expect(decidePrice(picked, 3, shown(12_000n, 'usr_seller')).split).toEqual({
    ...{ supplierMinor: 26_820n, sellerMinor: 8_964n, platformMinor: 216n },
  })
  // One fen less would be the supplier's.
  expect(decidePrice(picked, 3, shown(8_993n, 'usr_seller'))).toMatchObject({ unit: money(10_000n), isAsShown: false })
})

it('does not hold where the host neither supplies nor picked it, or names another currency', () => {
  for (const wrong of [
    shown(1n, 'usr_stranger'),
    { price: { minor: 5_000n, currency: 'USD' as const }, hostId: 'usr_supplier' },
  ])
    expect(decidePrice(own, 1, wrong)).toMatchObject({ unit: money(10_000n), isAsShown: false })
})

it('splits nothing that is more than one payment can be', () => {
  for (const [product, hostId] of [[own, 'usr_supplier'] as const, [picked, 'usr_seller'] as const])
    expect(decidePrice(product, 2, shown(10n ** 15n, hostId)).split).toBeNull()
})
