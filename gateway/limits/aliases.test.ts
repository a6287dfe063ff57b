import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkAliases } from './aliases.ts'

describe('the alias limit', () => {
  it('counts other names, not the field’s own', () => {
    expect(checkAliases(parse('{ a: me { id } me: me { b: id } }'), 2)).toBeNull()
    expect(checkAliases(parse('{ a: me { id } me: me { b: id c: id } }'), 2)?.extensions).toEqual({
      code: 'ALIAS_LIMIT_EXCEEDED',
      limit: 2,
      actual: 3,
    })
  })

  it('counts a fragment’s aliases wherever it is spread, and each operation for itself', () => {
    const query = '{ me { ...F } you { ...F } } fragment F on P { a: id b: id }'
    expect(checkAliases(parse(query), 3)?.extensions.actual).toBe(4)
    expect(checkAliases(parse('query A { a: me { id } } query B { b: me { id } }'), 1)).toBeNull()
  })
})
