import { describe, expect, it } from 'vitest'
import { decideRefresh, hashToken, newRefreshToken } from './session.ts'

const at = new Date('2024-02-27T09:00:00Z')
const later = new Date('2024-03-01T00:00:00Z')
const live = { session: { expiresAt: later, endedAt: null }, usedAt: null }

describe('decideRefresh', () => {
  it('lets a fresh token of a live session be exchanged', () => {
    expect(decideRefresh(live, at)).toMatchObject({ ok: true })
  })
  it('knows nothing of a token it never gave out, or of one whose session has ended', () => {
    expect(decideRefresh(null, at)).toMatchObject({ code: 'SESSION_NOT_FOUND' })
    expect(decideRefresh({ ...live, session: { expiresAt: later, endedAt: at } }, at)).toMatchObject({
      code: 'SESSION_NOT_FOUND',
    })
  })
  it('sees a leak in a token that comes back', () => {
    expect(decideRefresh({ ...live, usedAt: at }, at)).toMatchObject({ code: 'REFRESH_TOKEN_REUSED' })
  })
  it('ends at the moment of expiry, not after', () => {
    expect(decideRefresh({ ...live, session: { expiresAt: at, endedAt: null } }, at)).toMatchObject({
      code: 'SESSION_EXPIRED',
    })
  })
})

it('gives out tokens that differ and hashes them the same way each time', () => {
  const [a, b] = [newRefreshToken(), newRefreshToken()]
  expect(a.token).not.toBe(b.token)
  expect(hashToken(a.token)).toBe(a.hash)
})
