import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardArguments, readHttpsUrl, readInteger, readOptionalText, readText } from './input.ts'

const refused = (argument: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument }) })

describe('arguments', () => {
  it('pass when every text in them can be stored', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'))
        guardArguments({ value, at: new Date(), missing: undefined, none: null, minor: 12n })
      }),
    )
  })

  it.each<[string, Record<string, unknown>]>([
    ['text', { text: 'nul\u0000' }],
    ['text', { text: 'half \ud83d' }],
    ['text', { text: '\ude00 half' }],
    ['text', { text: 'x'.repeat(10 * 1024 * 1024) }],
    ['ids', { ids: Array(1001).fill('usr_1') }],
    ['ids.1', { ids: ['usr_1', '\u0000'] }],
    ['input.lines.0.note', { input: { lines: [{ note: 'a\u0000b' }] } }],
  ])('are refused by the path of what cannot: %s', (path, args) => {
    expect(() => guardArguments(args)).toThrow(refused(path))
  })
})

describe('a text', () => {
  const bounds = { max: 5, argument: 'input.name' }

  it('is trimmed, composed, and counted in characters', () => {
    expect(readText('  cafe\u0301 ', bounds)).toBe('caf\u00e9')
    expect(readText('👩‍👩‍👧', bounds)).toHaveLength(8)
    expect(readText('名'.repeat(5), bounds)).toHaveLength(5)
    expect(readText(' ', { ...bounds, min: 0 })).toBe('')
  })
  it('is refused too short or too long', () => {
    for (const text of ['', ' \n\t', 'sixsix', '😀'.repeat(6)])
      expect(() => readText(text, bounds)).toThrow(refused('input.name'))
  })
  it('may be missing where it is optional, but not empty', () => {
    expect([readOptionalText(null, bounds), readOptionalText(undefined, bounds)]).toEqual([null, null])
    expect(() => readOptionalText('', bounds)).toThrow(refused('input.name'))
  })
})

it('takes whole numbers within their bounds', () => {
  const bounds = { min: 1, max: 10, argument: 'count' }
  expect([readInteger(1, bounds), readInteger(10, bounds)]).toEqual([1, 10])
  for (const value of [0, 11, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => readInteger(value, bounds)).toThrow(refused('count'))
})

it('takes addresses that start with https:// and contain no blanks', () => {
  for (const url of ['https://example.com', 'https://例子.测试/图片?大=1#顶', 'https://example.com:8443/a%20b'])
    expect(readHttpsUrl(url, 'avatarUrl')).toBe(url)
  for (const url of [
    '',
    'example.com',
    '//example.com',
    'http://example.com',
    'https:example.com',
    'https://',
    ' https://example.com',
    'https://example.com/a b',
    'https://example.com/\n',
    'javascript:alert(1)//https://',
    `https://example.com/${'a'.repeat(2048)}`,
  ])
    expect(() => readHttpsUrl(url, 'avatarUrl')).toThrow(refused('avatarUrl'))
})
