import { describe, expect, it } from 'vitest'
import { COMMUNITY_ROLES, decideLeave, decideRoleChange, may } from './roles.ts'

describe('decideRoleChange', () => {
  const change = { actorRole: 'OWNER', memberRole: 'MEMBER', role: 'HOST', owners: 1 } as const

  it('lets an owner give any role to any member', () => {
    for (const role of COMMUNITY_ROLES) expect(decideRoleChange({ ...change, role })).toMatchObject({ ok: true })
  })
  it('refuses everybody else, also themselves', () => {
    for (const actorRole of ['MODERATOR', 'HOST', 'MEMBER', null] as const)
      expect(decideRoleChange({ ...change, actorRole })).toMatchObject({ code: 'NOT_PERMITTED' })
  })
  it('gives no role to somebody who has not joined', () => {
    expect(decideRoleChange({ ...change, memberRole: null })).toMatchObject({ code: 'NOT_A_MEMBER' })
  })
  it('demotes an owner only while another one stays', () => {
    const demotion = { ...change, memberRole: 'OWNER', role: 'MEMBER' } as const
    expect(decideRoleChange(demotion)).toMatchObject({ code: 'LAST_OWNER' })
    expect(decideRoleChange({ ...demotion, owners: 2 })).toMatchObject({ ok: true })
    expect(decideRoleChange({ ...demotion, role: 'OWNER' })).toMatchObject({ ok: true })
  })
})

it('lets everybody leave but the last owner', () => {
  expect(decideLeave({ role: 'OWNER', owners: 1 })).toMatchObject({ code: 'LAST_OWNER' })
  expect(decideLeave({ role: 'OWNER', owners: 2 })).toMatchObject({ ok: true })
  expect(decideLeave({ role: 'MODERATOR', owners: 1 })).toMatchObject({ ok: true })
})

it('lets nobody act who has not joined', () => {
  expect(may(null, 'CREATE_ACTIVITY')).toBe(false)
  expect(may('HOST', 'CREATE_ACTIVITY')).toBe(true)
})
