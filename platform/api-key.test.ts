import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { API_KEY_LENGTH, claimsToBeApiKey, newApiKey, readApiKey } from './api-key.ts'

const mode = fc.constantFrom('live', 'test')
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

describe('an API key', () => {
  it('says which world it is for, and is kept as its SHA-256 alone', () => {
    fc.assert(
      fc.property(mode, (which) => {
        const { secret, hash, hint } = newApiKey(which as 'live' | 'test')
        expect(secret).toMatch(new RegExp(`^lg_${which}_[0-9A-Za-z]{49}$`))
        expect(secret.length).toBe(API_KEY_LENGTH)
        expect(readApiKey(secret)).toEqual({ mode: which, hash })
        expect(hash).toBe(createHash('sha256').update(secret).digest('hex'))
        expect(secret.startsWith(hint)).toBe(true)
        expect(hint.length).toBe(12)
      }),
      { numRuns: 50 },
    )
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 500 }, () => newApiKey('live').secret)).size).toBe(500)
  })

  it('is told from a typo: any letter changed, any two swapped, or the other world written in', () => {
    fc.assert(
      fc.property(mode, fc.nat(48), fc.nat(61), (which, at, letter) => {
        const { secret } = newApiKey(which as 'live' | 'test')
        const place = 8 + at
        const changed = `${secret.slice(0, place)}${LETTERS[letter]}${secret.slice(place + 1)}`
        expect(readApiKey(changed) === null).toBe(changed !== secret)
        const swapped = `${secret.slice(0, place - 1)}${secret[place]}${secret[place - 1]}${secret.slice(place + 1)}`
        expect(readApiKey(swapped) === null).toBe(swapped !== secret)
        expect(readApiKey(secret.replace(`_${which}_`, which === 'live' ? '_test_' : '_live_'))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('has one spelling: nothing before, after or between', () => {
    const { secret } = newApiKey('live')
    for (const other of [
      ` ${secret}`,
      `${secret}\n`,
      `${secret}0`,
      secret.slice(0, -1),
      secret.toUpperCase(),
      secret.replace('lg_', 'gh_'),
      '',
      'lg_live_',
      `lg_live_${'-'.repeat(49)}`,
    ])
      expect(readApiKey(other)).toBeNull()
    expect(['lg_live_x', 'lg_', secret].every(claimsToBeApiKey)).toBe(true)
    expect(['', 'ey.a.b', 'LG_LIVE_'].some(claimsToBeApiKey)).toBe(false)
  })

  it('reads enormous texts no further than their length', () => {
    expect(readApiKey(`lg_live_${'a'.repeat(10_000_000)}`)).toBeNull()
  })
})
