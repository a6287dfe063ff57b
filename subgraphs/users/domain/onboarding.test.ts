import { describe, expect, it } from 'vitest'
import { userErrors } from '../../../platform/outcome.ts'
import {
  beginOnboarding,
  decideReview,
  decideStart,
  decideSubmit,
  MICRO_APPROVAL,
  missingItems,
  reviewHoursLeft,
} from './onboarding.ts'

const owner = { id: 'usr_owner', verificationLevel: 'REAL_NAME' as const }
const merchant = {
  ownerId: owner.id,
  size: 'SMALL' as const,
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
      value: { application: { licenceToken: 'licences/1', description: 'Noodles since 1998' }, size: 'SMALL' },
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
  const stranger = { size: 'SMALL', ownerLevel: 'NONE' } as const
  expect(missingItems('DRAFT', nothing, stranger)).toEqual(['LICENCE', 'DESCRIPTION', 'OWNER_REAL_NAME'])
  expect(missingItems('SUBMITTED', nothing, stranger)).toEqual([])
  expect(missingItems('APPROVED', nothing, stranger)).toEqual([])
})

describe('a start', () => {
  const at = new Date('2024-02-27T09:00:00Z')
  const nothing = { licenceToken: null, description: null }
  const papers = { licenceToken: 'licences/1', description: 'Noodles' }
  it('approves a micro merchant whose owner has a verified name', () => {
    expect(beginOnboarding(nothing, { size: 'MICRO', ownerLevel: 'REAL_NAME' }, at)).toEqual({
      onboardingState: 'APPROVED',
      submittedAt: at,
      decidedAt: at,
      decisionReason: MICRO_APPROVAL,
    })
    expect(beginOnboarding(papers, { size: 'MICRO', ownerLevel: 'PHONE' }, at)).toBeNull()
  })
  it('hands in a bigger one with all its papers, and no other', () => {
    const applicant = { size: 'LARGE', ownerLevel: 'REAL_NAME_FACE' } as const
    expect(beginOnboarding(papers, applicant, at)).toEqual({ onboardingState: 'SUBMITTED', submittedAt: at })
    expect(beginOnboarding({ ...papers, licenceToken: null }, applicant, at)).toBeNull()
    expect(beginOnboarding({ ...papers, description: null }, applicant, at)).toBeNull()
  })
})

it('promises a review within 48 hours, begun hours counted whole', () => {
  const submittedAt = new Date('2024-02-27T09:00:00Z')
  const left = (hours: number, onboardingState: 'SUBMITTED' | 'REJECTED' = 'SUBMITTED') =>
    reviewHoursLeft({ onboardingState, submittedAt }, new Date(submittedAt.getTime() + hours * 3600_000))
  expect([left(0), left(0.1), left(47.1), left(48), left(100)]).toEqual([48, 48, 1, 0, 0])
  expect(left(1, 'REJECTED')).toBeNull()
  expect(reviewHoursLeft({ onboardingState: 'DRAFT', submittedAt: null }, submittedAt)).toBeNull()
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
