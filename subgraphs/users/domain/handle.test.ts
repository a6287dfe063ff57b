import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lookupHandle, readHandle } from './handle.ts'

it('lowers capitals and drops the @ people write in front', () => {
  expect(readHandle('Xiao_Ming_88')).toBe('xiao_ming_88')
  expect(lookupHandle(' @Alice ')).toBe('alice')
})

it.each(['', 'ab', 'a'.repeat(31), 'a b c', 'naïve', '小明同学', '@@alice', 'a-b-c', 'abc\u0000', 'ab\ncd'])(
  'refuses %j',
  (handle) => {
    expect(() => readHandle(handle)).toThrow('3 to 30')
    expect(lookupHandle(handle)).toBeNull()
  },
)

it('never looks for what no account can be called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(lookupHandle(text) ?? 'abc').toMatch(/^[a-z0-9_]{3,30}$/)
    }),
  )
})
