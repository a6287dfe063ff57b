import { expect, it } from 'vitest'
import { readReason } from './deprecation.ts'

it('reads from the reason what to use and when it goes', () => {
  expect(readReason('Use `User.title`. Since 2026-11-21, goes on 2027-06-01.')).toMatchObject({
    replacement: 'User.title',
    since: '2026-11-21',
    removalDate: '2027-06-01',
  })
  expect(readReason('Since 2026-11-21.')).toMatchObject({ since: '2026-11-21', removalDate: null })
  expect(readReason('No longer supported')).toMatchObject({ replacement: null, since: null, removalDate: null })
  expect(readReason('Goes on 2027-13-45.').removalDate).toBeNull()
})
