import { expect, it } from 'vitest'
import { decideVerification, isRealName } from './verification.ts'

const fresh = { verificationLevel: 'NONE', gender: 'UNDISCLOSED' } as const
const known = { verificationLevel: 'REAL_NAME', gender: 'FEMALE' } as const

it('records the gender of the document from a real-name check on', () => {
  expect(decideVerification(fresh, { level: 'REAL_NAME', gender: 'FEMALE' })).toEqual({ ok: true, value: known })
  expect(decideVerification(fresh, { level: 'PHONE', gender: 'FEMALE' })).toMatchObject({
    code: 'GENDER_NEEDS_REAL_NAME',
  })
})

it('keeps a gender on record when a check did not look at it', () => {
  expect(decideVerification(known, { level: 'REAL_NAME_FACE', gender: null })).toEqual({
    ok: true,
    value: { verificationLevel: 'REAL_NAME_FACE', gender: 'FEMALE' },
  })
})

it('forgets the gender when the level falls below real name', () => {
  expect(decideVerification(known, { level: 'PHONE' })).toEqual({
    ok: true,
    value: { verificationLevel: 'PHONE', gender: 'UNDISCLOSED' },
  })
})

it('knows nobody who is not there', () => {
  expect(decideVerification(null, { level: 'PHONE', gender: 'MALE' })).toMatchObject({ code: 'USER_NOT_FOUND' })
})

it('counts a face check as a real name', () => {
  expect((['NONE', 'PHONE', 'REAL_NAME', 'REAL_NAME_FACE'] as const).map(isRealName)).toEqual([
    false,
    false,
    true,
    true,
  ])
})
