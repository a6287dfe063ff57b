import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COMMISSION_MAX_BP } from './sourcing.ts'
import { PLATFORM_FEE_BP, splitOrder } from './split.ts'

it('pays seller and platform their rates, rounded down, and the supplier the rest', () => {
  expect(splitOrder(10_000n, 1250)).toEqual({ supplierMinor: 8690n, sellerMinor: 1250n, platformMinor: 60n })
  expect(splitOrder(999n, 1250)).toEqual({ supplierMinor: 870n, sellerMinor: 124n, platformMinor: 5n })
  expect(splitOrder(10_000n, 0)).toEqual({ supplierMinor: 9940n, sellerMinor: 0n, platformMinor: 60n })
})

it('leaves an order of one fen to the supplier', () => {
  expect(splitOrder(1n, COMMISSION_MAX_BP)).toEqual({ supplierMinor: 1n, sellerMinor: 0n, platformMinor: 0n })
})

it('loses and makes nothing, whatever the amount and the rate', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 15n })
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: COMMISSION_MAX_BP }), (minor, rate) => {
      const { supplierMinor, sellerMinor, platformMinor } = splitOrder(minor, rate)
      expect(supplierMinor + sellerMinor + platformMinor).toBe(minor)
      expect(supplierMinor > 0n && sellerMinor >= 0n && platformMinor >= 0n).toBe(true)
      // Nobody gets a minor unit more than the rate says, nor one less.
      for (const [part, bp] of [
        [sellerMinor, rate],
        [platformMinor, PLATFORM_FEE_BP],
      ] as const) {
        expect(part * 10_000n <= minor * BigInt(bp)).toBe(true)
        expect((part + 1n) * 10_000n > minor * BigInt(bp)).toBe(true)
      }
    }),
  )
})
