import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkConflicts } from './conflicts.ts'

const pairsOf = (query: string) => checkConflicts(parse(query), 0)?.extensions.actual

describe('the conflict limit', () => {
  it('counts fields of one name in pairs, through fragments of either kind', () => {
    expect(pairsOf('{ me you them }')).toBeUndefined()
    expect(pairsOf('{ me me me }')).toBe(3)
    expect(pairsOf('{ me ... { me ... { me } } ...F } fragment F on Q { me me }')).toBe(10)
    expect(pairsOf('{ ...F ...F } fragment F on Q { me }')).toBeUndefined()
  })

  it('counts on below, where objects of one name are one', () => {
    expect(pairsOf('{ a: me { id } b: me { id } }')).toBeUndefined()
    expect(pairsOf('{ me { id } me { id } }')).toBe(2)
    expect(pairsOf('{ me { id name } me { id ...F } } fragment F on P { friend { id } friend { id } name }')).toBe(5)
  })

  it('refuses what takes validation long, before it begins', () => {
    const many = (count: number, of: string) => Array.from({ length: count }, () => `... { ${of} }`).join(' ')
    const document = parse(`{ ${many(10, `me { ${many(10, `friend { ${many(5, 'owner { id }')} }`)} }`)} }`)
    expect(checkConflicts(document)?.extensions).toEqual({
      code: 'CONFLICT_LIMIT_EXCEEDED',
      limit: 100_000,
      actual: 45 + 4_950 + 2 * 124_750,
    })
  })

  it('leaves fragments that spread themselves to validation', () => {
    expect(
      checkConflicts(parse('{ ...A } fragment A on Q { me { ...A } me { ...B } } fragment B on Q { ...A }')),
    ).toBeNull()
  })
})
