import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkFragmentDepth, checkSelections } from './selections.ts'

const selectionsOf = (query: string) => checkSelections(parse(query), 0)?.extensions.actual
const levelsOf = (query: string) => checkFragmentDepth(parse(query), 0)?.extensions.actual

describe('the selection limit', () => {
  it('counts fields, spreads and inline fragments of every definition, written out', () => {
    expect(selectionsOf('{ me { id } }')).toBe(2)
    expect(selectionsOf('{ me { ... { id } } }')).toBe(3)
    expect(selectionsOf('{ me { ...F } you { ...F } } fragment F on P { id }')).toBe(2 * 3 + 1)
  })

  it('finds the long chain that nobody spreads', () => {
    const chain = Array.from({ length: 250 }, (_, i) => `fragment F${i} on P { id ...F${i + 1} }`).join(' ')
    expect(checkSelections(parse(`{ me } ${chain} fragment F250 on P { id }`))?.extensions).toEqual({
      code: 'SELECTION_LIMIT_EXCEEDED',
      limit: 20_000,
      actual: 1 + 1 + 250 * 252,
    })
  })
})

describe('the limit of fragments within fragments', () => {
  it('counts spreads, whatever fields and inline fragments they are in', () => {
    expect(levelsOf('{ me { ... { id } } }')).toBeUndefined()
    expect(levelsOf('{ me { ... { friend { ...F } } } } fragment F on P { ... { ...G } } fragment G on P { id }')).toBe(
      2,
    )
  })

  it('leaves cycles to validation', () => {
    expect(checkFragmentDepth(parse('{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }'))).toBeNull()
  })
})
