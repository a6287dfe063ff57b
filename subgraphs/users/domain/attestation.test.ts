import { describe, expect, it } from 'vitest'
import { type Attested, claimsOf, decideGrant, isActive } from './attestation.ts'

const now = new Date('2024-02-27T09:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3600_000)
const student: Attested = { kind: 'STUDENT', areaCode: null, expiresAt: null, revokedAt: null }

describe('an attestation', () => {
  it('counts until the moment it expires', () => {
    expect(isActive(student, now)).toBe(true)
    expect(isActive({ ...student, expiresAt: hours(1) }, now)).toBe(true)
    expect(isActive({ ...student, expiresAt: now }, now)).toBe(false)
  })
  it('stops counting when it is taken back, however long it would have lasted', () => {
    expect(isActive({ ...student, expiresAt: hours(1), revokedAt: now }, now)).toBe(false)
  })
})

describe('decideGrant', () => {
  const claim = { kind: 'STUDENT' as const, areaCode: null, expiresAt: null }
  const resident = { kind: 'RESIDENT_OF_AREA' as const, areaCode: '310104', expiresAt: hours(1) }
  const person = { id: 'usr_1' }

  it('vouches for a person who exists', () => {
    expect(decideGrant(person, claim, now)).toEqual({ ok: true, value: person })
    expect(decideGrant(person, resident, now)).toEqual({ ok: true, value: person })
  })
  it('asks for an area exactly where the claim is about one', () => {
    expect(decideGrant(person, { ...resident, areaCode: null }, now)).toMatchObject({ code: 'AREA_REQUIRED' })
    expect(decideGrant(person, { ...claim, areaCode: '310104' }, now)).toMatchObject({ code: 'AREA_NOT_ALLOWED' })
    expect(decideGrant(person, { ...resident, areaCode: '999999' }, now)).toMatchObject({ code: 'AREA_NOT_FOUND' })
  })
  it('refuses what has expired already', () => {
    expect(decideGrant(person, { ...claim, expiresAt: now }, now)).toMatchObject({ code: 'EXPIRY_IN_PAST' })
  })
  it('names the first rule that refuses', () => {
    const everything = { kind: 'STUDENT' as const, areaCode: '999999', expiresAt: hours(-1) }
    expect(decideGrant(null, everything, now)).toMatchObject({ code: 'USER_NOT_FOUND' })
    expect(decideGrant(person, everything, now)).toMatchObject({ code: 'AREA_NOT_ALLOWED' })
  })
})

describe('claimsOf', () => {
  it('knows each claim once, for as long as its longest attestation lasts', () => {
    const attestations: Attested[] = [
      { ...student, expiresAt: hours(1) },
      { ...student, expiresAt: hours(3) },
      { ...student, expiresAt: hours(2) },
      { ...student, expiresAt: null, revokedAt: hours(-1) },
    ]
    expect(claimsOf(attestations, now)).toEqual([
      { kind: 'STUDENT', areaCode: null, expiresAt: hours(3).toISOString() },
    ])
    expect(claimsOf([...attestations, student], now)).toEqual([{ kind: 'STUDENT', areaCode: null, expiresAt: null }])
    expect(claimsOf(attestations, hours(3))).toEqual([])
  })
  it('tells the areas a person lives in apart', () => {
    const resident = (areaCode: string): Attested => ({ ...student, kind: 'RESIDENT_OF_AREA', areaCode })
    expect(claimsOf([resident('310104'), resident('110105'), student], now)).toEqual([
      { kind: 'RESIDENT_OF_AREA', areaCode: '110105', expiresAt: null },
      { kind: 'RESIDENT_OF_AREA', areaCode: '310104', expiresAt: null },
      { kind: 'STUDENT', areaCode: null, expiresAt: null },
    ])
  })
})
