import { expect, it } from 'vitest'
import { isShownElsewhere, readProfileChanges } from './profile.ts'

it('leaves out what was left out and empties what is null', () => {
  expect(readProfileChanges({})).toEqual({})
  expect(readProfileChanges({ bio: null, avatarUrl: null })).toEqual({ bio: null, avatarUrl: null })
  expect(readProfileChanges({ displayName: '  Ming ', bio: '   ' })).toEqual({ displayName: 'Ming', bio: null })
})

it.each([
  ['input.displayName', { displayName: null }],
  ['input.displayName', { displayName: ' ' }],
  ['input.displayName', { displayName: '名'.repeat(51) }],
  ['input.avatarUrl', { avatarUrl: '' }],
  ['input.avatarUrl', { avatarUrl: 'http://example.com/a.png' }],
  ['input.avatarUrl', { avatarUrl: 'javascript:alert(1)' }],
  ['input.avatarUrl', { avatarUrl: `https://example.com/${'a'.repeat(2048)}` }],
  ['input.bio', { bio: 'a'.repeat(501) }],
])('refuses %s in %o', (argument, input) => {
  expect(() => readProfileChanges(input)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ argument }) }),
  )
})

it('tells others of a name or picture, not of a bio', () => {
  const before = { displayName: 'Ming', avatarUrl: null, bio: null }
  expect(isShownElsewhere(before, { ...before, bio: 'Hello' })).toBe(false)
  expect(isShownElsewhere(before, { ...before, displayName: 'Ming Li' })).toBe(true)
  expect(isShownElsewhere(before, { ...before, avatarUrl: 'https://example.com/a.png' })).toBe(true)
})
