import { expect, it } from 'vitest'
import { decideOpenAccount } from './account.ts'

it('opens for approved merchants only', () => {
  expect(decideOpenAccount(null)).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
  for (const onboardingState of ['DRAFT', 'SUBMITTED', 'REJECTED'])
    expect(decideOpenAccount({ onboardingState })).toMatchObject({ code: 'MERCHANT_NOT_APPROVED' })
  expect(decideOpenAccount({ onboardingState: 'APPROVED' })).toMatchObject({ ok: true })
})
