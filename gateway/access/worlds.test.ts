import { expect, it, vi } from 'vitest'
import type { UserViewer } from '../../platform/viewer.ts'
import { openRevocationList } from './revocations.ts'
import { revocationsOfWorlds } from './worlds.ts'

const real: UserViewer = { kind: 'user', userId: 'usr_1', sessionId: 'ses_1', scopes: [] }
const test: UserViewer = { ...real, mode: 'test' }
const ended = [{ userId: 'usr_1', sessionId: 'ses_1', scopes: null, at: new Date() }]
const banned = [{ userId: 'usr_1', subjectId: 'room_1', isBarred: true }]

function open() {
  const lists = { live: openRevocationList(1000), sandbox: openRevocationList(1000) }
  const close = vi.fn(async () => {})
  const follow = vi.fn(() => ({ revocations: lists.sandbox, close }))
  const both = revocationsOfWorlds({ revocations: lists.live, close }, follow)
  return { lists, follow, close, revocations: both.revocations, closeBoth: both.close }
}

it('follows the sandbox once somebody of it comes, and not for those of the real world', async () => {
  const { follow, close, revocations, closeBoth } = open()
  revocations.isRevoked(real)
  expect(follow).not.toHaveBeenCalled()
  revocations.isRevoked(test)
  revocations.barredFrom(test)
  expect(follow).toHaveBeenCalledOnce()
  await closeBoth()
  expect(close).toHaveBeenCalledTimes(2)
})

it('takes back in one world nothing of the same name in the other', () => {
  const { lists, revocations } = open()
  revocations.isRevoked(test)
  lists.live.note(ended)
  lists.live.bar(banned, false)
  expect([revocations.isRevoked(real), revocations.isRevoked(test)]).toEqual([true, false])
  expect([revocations.barredFrom(real).size, revocations.barredFrom(test).size]).toEqual([1, 0])
})

it('tells of what is taken back in either world, to those who listened before anybody came from the sandbox too', () => {
  const { lists, revocations } = open()
  const heard = vi.fn()
  const stop = revocations.onRevoked(heard)
  revocations.isRevoked(test)
  lists.sandbox.note(ended)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(revocations.isRevoked(test)).toBe(true)
  lists.live.note(ended)
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  lists.live.bar(banned, false)
  expect(heard).toHaveBeenCalledTimes(2)
})

it('asks about keys, test keys too, where they are kept', () => {
  const { follow, revocations } = open()
  revocations.isRevoked({ kind: 'app', appId: 'app_1', keyId: 'key_1', ownerId: 'org_1', scopes: [], mode: 'test' })
  expect(follow).not.toHaveBeenCalled()
})
