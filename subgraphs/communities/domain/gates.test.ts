import { expect, it } from 'vitest'
import { changeGates, decideSetGates, gateOf, type VersionedGates } from './gates.ts'

const fresh: VersionedGates = { gates: {}, gatesVersion: 1, gateVersions: {} }

it('gives each gate the version that set it, and leaves the others theirs', () => {
  const first = changeGates(fresh, { POST: { is: 'member' } })
  const second = changeGates(first, { COMMENT: { is: 'closed' } })
  expect(second.gatesVersion).toBe(3)
  expect(gateOf(second, 'POST')).toEqual({ rule: { is: 'member' }, version: 2 })
  expect(gateOf(second, 'COMMENT')).toEqual({ rule: { is: 'closed' }, version: 3 })
  expect(gateOf(second, 'VIEW')).toEqual({ rule: { is: 'open' }, version: 1 })
})

it('keeps no rule for an open gate, yet remembers when it was opened', () => {
  const closed = changeGates(fresh, { POST: { is: 'closed' } })
  const opened = changeGates(closed, { POST: { is: 'open' } })
  expect(opened.gates).toEqual({})
  expect(gateOf(opened, 'POST')).toEqual({ rule: { is: 'open' }, version: 3 })
})

it('makes no version of a change that changes nothing', () => {
  expect(changeGates(fresh, { POST: { is: 'open' } })).toEqual({ ...fresh, changed: [] })
})

it('lets owners and moderators set gates, at the version they expect', () => {
  const facts = { role: 'MODERATOR', version: 2, expectedVersion: 2 } as const
  expect(decideSetGates(facts)).toMatchObject({ ok: true })
  expect(decideSetGates({ ...facts, expectedVersion: 1 })).toMatchObject({ code: 'VERSION_CONFLICT' })
  for (const role of ['HOST', 'MEMBER', null] as const)
    expect(decideSetGates({ ...facts, role, expectedVersion: 1 })).toMatchObject({ code: 'NOT_PERMITTED' })
})
