import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkRepeats } from './repeats.ts'

const repeatsOf = (query: string) => checkRepeats(parse(query), 0)?.extensions.actual

describe('the repeat limit', () => {
  it('counts one response key or one spread within one selection set', () => {
    expect(repeatsOf('{ me { id } you { id } }')).toBe(1)
    expect(repeatsOf('{ a: me { id } a: me { id id id } }')).toBe(3)
    expect(repeatsOf('{ ...F ...F ...F ...F } fragment F on Query { a }')).toBe(4)
  })

  it('refuses what merging fields would take seconds to compare', () => {
    expect(checkRepeats(parse(`{ ${'me { id } '.repeat(1_000)} }`))?.extensions).toEqual({
      code: 'REPEAT_LIMIT_EXCEEDED',
      limit: 50,
      actual: 1_000,
    })
  })
})
