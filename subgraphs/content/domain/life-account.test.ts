import { expect, it } from 'vitest'
import { decideOpenLifeAccount } from './life-account.ts'

const mine = { ownerId: 'usr_a', ownedCount: 0, merchant: undefined }
const merchant = { ownerId: 'usr_a', hasLifeAccount: false }

it('opens an account for oneself, or for a merchant one owns', () => {
  expect(decideOpenLifeAccount(mine)).toMatchObject({ ok: true })
  expect(decideOpenLifeAccount({ ...mine, ownedCount: 9, merchant })).toMatchObject({ ok: true })
})

it('refuses the eleventh first, then a merchant that is not there or not theirs, then a second account for one merchant', () => {
  const refusals = [
    { ...mine, ownedCount: 10, merchant: null },
    { ...mine, merchant: null },
    { ...mine, merchant: { ownerId: 'usr_b', hasLifeAccount: true } },
    { ...mine, merchant: { ...merchant, hasLifeAccount: true } },
  ].map((facts) => decideOpenLifeAccount(facts))
  expect(refusals).toMatchObject([
    { code: 'LIFE_ACCOUNT_LIMIT_REACHED' },
    { code: 'MERCHANT_NOT_FOUND' },
    { code: 'MERCHANT_NOT_FOUND' },
    { code: 'MERCHANT_HAS_LIFE_ACCOUNT' },
  ])
})
