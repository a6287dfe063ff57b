import { describe, expect, it } from 'vitest'
import { DIVISIONS_MAX, decideDivision, readAreaCode, readSlug, readTopicIds } from './community.ts'

describe('decideDivision', () => {
  const parent = { parentId: null }
  it('lets the owner add one', () => {
    expect(decideDivision(parent, { role: 'OWNER', divisions: 99 })).toMatchObject({ ok: true })
  })
  it('refuses by the first rule that fails', () => {
    const full = { role: 'MODERATOR', divisions: DIVISIONS_MAX } as const
    expect(decideDivision(null, full)).toMatchObject({ code: 'COMMUNITY_NOT_FOUND' })
    expect(decideDivision({ parentId: 'com_x' }, full)).toMatchObject({ code: 'NOT_PERMITTED' })
    expect(decideDivision({ parentId: 'com_x' }, { ...full, role: 'OWNER' })).toMatchObject({
      code: 'PARENT_IS_DIVISION',
    })
    expect(decideDivision(parent, { ...full, role: 'OWNER' })).toMatchObject({ code: 'DIVISION_LIMIT_REACHED' })
  })
})

it('reads slugs, area codes and topics, and refuses what can be none', () => {
  expect(readSlug('campus-journal')).toBe('campus-journal')
  for (const slug of ['ab', 'Campus', 'a b', 'x'.repeat(51), 'é-clair']) expect(() => readSlug(slug)).toThrow(/slug/)
  expect(readAreaCode('310104', 'input.areaCode')).toBe('310104')
  for (const code of ['3101', '31010４', '310104\n']) expect(() => readAreaCode(code, 'input.areaCode')).toThrow()
  expect(readTopicIds(['a', 'b', 'a'])).toEqual(['a', 'b'])
  expect(() => readTopicIds(['a', 'b', 'c', 'd', 'e', 'f'])).toThrow(/5/)
})
