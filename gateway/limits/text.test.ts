import { describe, expect, it } from 'vitest'
import { checkText } from './text.ts'

describe('the text limit', () => {
  it('counts characters', () => {
    expect(checkText('{ me }', { length: 6, lines: 1 })).toBeNull()
    expect(checkText('{ me }', { length: 5, lines: 1 })?.extensions).toEqual({
      code: 'TEXT_LIMIT_EXCEEDED',
      limit: 5,
      actual: 6,
    })
  })

  it('counts lines however they end, in comments and texts too', () => {
    expect(checkText('{\n#\r\n"""\r"""}', { length: 99, lines: 4 })).toBeNull()
    expect(checkText('{\n#\r\n"""\r"""}', { length: 99, lines: 3 })?.extensions).toEqual({
      code: 'LINE_LIMIT_EXCEEDED',
      limit: 3,
      actual: 4,
    })
  })

  it('lets a document pass that is printed as wide and as long as people do', () => {
    expect(checkText(`{\n${`${' '.repeat(30)}aField\n`.repeat(4_900)}}`)).toBeNull()
  })
})
