import { describe, expect, it } from 'vitest'
import { readPassword, readPhone, samePassword } from './account.ts'

describe('a phone number', () => {
  it('is taken in E.164 form', () => {
    expect(readPhone('+8613800138000')).toBe('+8613800138000')
    expect(readPhone('+6591234567')).toBe('+6591234567')
  })
  it.each(['', '13800138000', '+86 138 0013 8000', '+0123456789', '+123456', `+1${'0'.repeat(15)}`, '+86138x'])(
    'is refused as %j',
    (phone) => {
      expect(() => readPhone(phone)).toThrow('E.164')
    },
  )
})

describe('a password', () => {
  it('has 8 to 200 characters, however many bytes those take', () => {
    expect(readPassword('12345678')).toBe('12345678')
    expect(readPassword('🔑'.repeat(200))).toHaveLength(400)
    for (const password of ['', '1234567', '🔑'.repeat(7), 'x'.repeat(201)]) {
      expect(() => readPassword(password)).toThrow('8 to 200')
    }
  })
  it('is the same, typed with composed accents or with combining ones', () => {
    expect(samePassword('cafe\u0301 society')).toBe(samePassword('caf\u00e9 society'))
    expect(samePassword('  spaces stay  ')).toBe('  spaces stay  ')
  })
})
