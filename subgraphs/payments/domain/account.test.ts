import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idFromUuid, newId } from '../../../platform/ids.ts'
import { AD_REVENUE, fundingOf, walletIdOf, walletOf, walletOwnerOf } from './account.ts'

it('gives every person one wallet, and every wallet one person', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const userId = idFromUuid('User', uuid)
      expect(walletOwnerOf(walletIdOf(userId))).toBe(userId)
    }),
  )
})

it('lets no wallet fall below zero, and money from outside come without bound', () => {
  const userId = newId('User')
  expect(walletOf(userId)).toMatchObject({ kind: 'WALLET', ownerId: userId, currency: 'CNY', floorMinor: 0n })
  expect(fundingOf('TEST', userId)).toMatchObject({ kind: 'FUNDING', floorMinor: null })
})

it('knows what is no wallet', () => {
  const userId = newId('User')
  for (const id of [fundingOf('TEST', userId).id, AD_REVENUE.id, userId, 'wal_', ''])
    expect(walletOwnerOf(id)).toBeNull()
})
