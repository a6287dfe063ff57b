import { describe, expect, it } from 'vitest'
import { decideBlock, decideFollow, decideTakeBack } from './follow.ts'

const bob = { id: 'usr_bob' }
const pair = { actorId: 'usr_alice', other: bob }
const nobody = { actorId: 'usr_alice', other: null }
const self = { actorId: 'usr_bob', other: bob }

describe('following', () => {
  it('is open between two people none of whom blocks the other', () => {
    expect(decideFollow(pair, false)).toEqual({ ok: true, value: bob })
    expect(decideFollow(pair, true)).toMatchObject({ code: 'BLOCKED', field: ['userId'] })
  })
  it('needs somebody else', () => {
    expect(decideFollow(nobody, true)).toMatchObject({ code: 'USER_NOT_FOUND' })
    expect(decideFollow(self, true)).toMatchObject({ code: 'CANNOT_TARGET_SELF' })
  })
})

it('lets anybody be blocked but oneself', () => {
  expect(decideBlock(pair)).toEqual({ ok: true, value: bob })
  expect(decideBlock(nobody)).toMatchObject({ code: 'USER_NOT_FOUND' })
  expect(decideBlock(self)).toMatchObject({ code: 'CANNOT_TARGET_SELF' })
})

it('lets a follow or a block of anybody who exists be taken back', () => {
  expect(decideTakeBack(pair)).toEqual({ ok: true, value: bob })
  expect(decideTakeBack(self)).toEqual({ ok: true, value: bob })
  expect(decideTakeBack(nobody)).toMatchObject({ code: 'USER_NOT_FOUND' })
})
