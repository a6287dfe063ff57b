import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { UserViewer } from '../../platform/viewer.ts'
import { openAuthority } from './authority.ts'
import { openRevocationList } from './revocations.ts'

const MINUTE = 60_000
const START = new Date('2024-02-27T09:00:00Z')
const alice: UserViewer = { kind: 'user', userId: 'usr_a', sessionId: 'ses_1', scopes: ['users:pii', 'ads:read'] }
const in15 = new Date(START.getTime() + 15 * MINUTE)

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})
afterEach(() => {
  vi.useRealTimers()
})

const open = () => {
  const list = openRevocationList(15 * MINUTE)
  const authority = openAuthority(async () => ({ viewer: alice, expiresAt: in15 }), { now: () => new Date() }, list)
  return { list, authority }
}
const session = (sessionId: string) => ({ userId: 'usr_a', sessionId, scopes: null, at: new Date() })
const scopes = (...left: string[]) => ({ userId: 'usr_a', sessionId: null, scopes: left, at: new Date() })

describe('authority', () => {
  it('ends the moment its token expires, and not before', () => {
    const ended = vi.fn()
    open().authority.watch({ viewer: alice, expiresAt: in15 }, ended)
    vi.advanceTimersByTime(15 * MINUTE - 1)
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'TOKEN_EXPIRED' }))
  })

  it('ends for each whom it ends for, also when one of them cannot be told', () => {
    const { list, authority } = open()
    const broken = () => {
      throw new Error('cannot be told')
    }
    const [kept, ended] = [vi.fn(), vi.fn()]
    authority.watchSubjects(alice, broken, vi.fn())
    authority.watchSubjects(alice, (id) => id === 'room_1', kept)
    authority.watch({ viewer: alice, expiresAt: null }, broken)
    authority.watch({ viewer: alice, expiresAt: null }, ended)
    expect(() => list.bar([{ userId: 'usr_a', subjectId: 'room_1', isBarred: true }], true)).toThrow('cannot be told')
    expect(kept).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'BANNED' }))
    expect(() => list.note([session('ses_1')])).toThrow('cannot be told')
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ACCESS_REVOKED' }))
  })

  it('ends when its session does, whoever else goes on', () => {
    const { list, authority } = open()
    const ended = vi.fn()
    const other = vi.fn()
    authority.watch({ viewer: alice, expiresAt: in15 }, ended)
    authority.watch({ viewer: { ...alice, sessionId: 'ses_2' }, expiresAt: in15 }, other)
    list.note([session('ses_1')])
    list.note([session('ses_1')])
    expect(ended).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ACCESS_REVOKED' }))
    expect(other).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20 * MINUTE)
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('ends when a scope is lost that its token has, not when others change', () => {
    const { list, authority } = open()
    const ended = vi.fn()
    authority.watch({ viewer: alice, expiresAt: null }, ended)
    list.note([scopes('ads:read', 'more:too', 'users:pii')])
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    list.note([scopes('ads:read')])
    expect(ended).toHaveBeenCalledTimes(1)
  })

  it('is not given for what was taken back before it was watched, nor for ever to nobody', () => {
    const { list, authority } = open()
    list.note([session('ses_1')])
    const ended = vi.fn()
    authority.watch({ viewer: alice, expiresAt: in15 }, ended)
    authority.watch({ viewer: { kind: 'anonymous' }, expiresAt: null }, ended)
    authority.watch({ viewer: { ...alice, sessionId: 'ses_3' }, expiresAt: new Date(START.getTime() - 1) }, ended)
    expect(ended.mock.calls.map(([{ code }]) => code)).toEqual(['ACCESS_REVOKED', 'TOKEN_EXPIRED'])
  })

  it('ends streams about what somebody is kept out of, those that begin later too, and no others', () => {
    const { list, authority } = open()
    const [about, other, left, late] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()]
    const is = (wanted: string) => (id: string) => id === wanted
    authority.watchSubjects(alice, is('room_1'), about)
    authority.watchSubjects(alice, is('room_2'), other)
    authority.watchSubjects(alice, is('room_1'), left)()
    authority.watchSubjects({ ...alice, userId: 'usr_b' }, is('room_1'), other)
    authority.watchSubjects({ kind: 'anonymous' }, is('room_1'), other)
    list.bar([{ userId: 'usr_a', subjectId: 'room_1', isBarred: true }], false)
    list.note([session('ses_9')])
    authority.watchSubjects(alice, is('room_1'), late)
    for (const told of [about, late])
      expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'BANNED' }))
    for (const told of [other, left]) expect(told).not.toHaveBeenCalled()
    list.bar([{ userId: 'usr_a', subjectId: 'room_1', isBarred: false }], false)
    const again = vi.fn()
    authority.watchSubjects(alice, is('room_1'), again)
    expect(again).not.toHaveBeenCalled()
  })

  it('can be left alone: nothing is told after that', () => {
    const { list, authority } = open()
    const ended = vi.fn()
    authority.watch({ viewer: alice, expiresAt: in15 }, ended)()
    list.note([session('ses_1')])
    vi.advanceTimersByTime(20 * MINUTE)
    expect(ended).not.toHaveBeenCalled()
  })
})

describe('what was taken back', () => {
  it('is remembered for as long as a token may say otherwise, and forgotten then', () => {
    const { list } = open()
    list.note([session('ses_1'), scopes()])
    vi.advanceTimersByTime(15 * MINUTE - 1)
    list.note([])
    expect([list.isRevoked(alice), list.isRevoked({ ...alice, sessionId: 'x' })]).toEqual([true, true])
    vi.advanceTimersByTime(2)
    list.note([])
    expect([list.isRevoked(alice), list.isRevoked({ ...alice, sessionId: 'x' })]).toEqual([false, false])
  })

  it('is the newest of what was said, in whatever order it is heard', () => {
    const { list } = open()
    const older = scopes()
    vi.advanceTimersByTime(10)
    list.note([scopes('ads:read', 'users:pii')])
    list.note([older])
    expect(list.isRevoked(alice)).toBe(false)
  })
})
