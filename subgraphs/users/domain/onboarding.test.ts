import { describe, expect, it } from 'vitest'
import { userErrors } from '../../../platform/outcome.ts'
import { decideReview, decideStart, decideSubmit, missingItems } from './onboarding.ts'

const owner = { id: 'usr_owner', verificationLevel: 'REAL_NAME' as const }
const merchant = {
  ownerId: owner.id,
  onboardingState: 'DRAFT' as const,
  licenceToken: null,
  description: 'Noodles since 1998',
}
const given = { licenceToken: 'licences/1', description: null }

it('lets a person own up to ten merchants', () => {
  expect(decideStart(9)).toMatchObject({ ok: true })
  expect(decideStart(10)).toMatchObject({ code: 'MERCHANT_LIMIT_REACHED' })
})

describe('handing in', () => {
  it('adds what is given to what was there', () => {
    expect(decideSubmit(merchant, owner, given)).toEqual({
      ok: true,
      value: { licenceToken: 'licences/1', description: 'Noodles since 1998' },
    })
  })
  it('is possible again after a rejection, not while or after a review that said yes', () => {
    const inState = (onboardingState: 'SUBMITTED' | 'APPROVED' | 'REJECTED') =>
      decideSubmit({ ...merchant, onboardingState }, owner, given)
    expect(inState('REJECTED')).toMatchObject({ ok: true })
    expect(inState('SUBMITTED')).toMatchObject({ code: 'ONBOARDING_NOT_OPEN' })
    expect(inState('APPROVED')).toMatchObject({ code: 'ONBOARDING_NOT_OPEN' })
  })
  it('knows nothing of a merchant that is another’s', () => {
    expect(decideSubmit(null, owner, given)).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
    expect(decideSubmit({ ...merchant, onboardingState: 'DRAFT' }, { ...owner, id: 'usr_other' }, given)).toMatchObject(
      {
        code: 'MERCHANT_NOT_FOUND',
      },
    )
  })
  it('tells everything that is missing at once', () => {
    const stranger = { ...owner, verificationLevel: 'PHONE' as const }
    const refusal = decideSubmit({ ...merchant, description: null }, stranger, {
      licenceToken: null,
      description: null,
    })
    expect(refusal.ok ? [] : userErrors(refusal).map(({ code, field }) => [code, field?.at(-1)])).toEqual([
      ['ONBOARDING_INCOMPLETE', 'licenceToken'],
      ['ONBOARDING_INCOMPLETE', 'description'],
      ['ONBOARDING_INCOMPLETE', undefined],
    ])
  })
})

it('misses nothing once it has been handed in', () => {
  const nothing = { licenceToken: null, description: null }
  expect(missingItems('DRAFT', nothing, 'NONE')).toEqual(['LICENCE', 'DESCRIPTION', 'OWNER_REAL_NAME'])
  expect(missingItems('SUBMITTED', nothing, 'NONE')).toEqual([])
  expect(missingItems('APPROVED', nothing, 'NONE')).toEqual([])
})

describe('a review', () => {
  it('decides what has been handed in', () => {
    expect(decideReview({ onboardingState: 'SUBMITTED' }, 'APPROVE')).toEqual({ ok: true, value: 'APPROVED' })
    expect(decideReview({ onboardingState: 'SUBMITTED' }, 'REJECT')).toEqual({ ok: true, value: 'REJECTED' })
  })
  it('has nothing to decide at any other stage', () => {
    for (const onboardingState of ['DRAFT', 'APPROVED', 'REJECTED'] as const) {
      expect(decideReview({ onboardingState }, 'APPROVE')).toMatchObject({ code: 'ONBOARDING_NOT_OPEN' })
    }
    expect(decideReview(null, 'APPROVE')).toMatchObject({ code: 'MERCHANT_NOT_FOUND' })
  })
})
