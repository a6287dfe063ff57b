import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDirectives } from './directives.ts'

describe('the directive limit', () => {
  it.each([
    ['a field', '{ me @a @a @a }'],
    ['a spread', '{ ...F @a @a @a } fragment F on Query { me }'],
    ['an inline fragment', '{ ... @a @a @a { me } }'],
    ['a fragment', '{ ...F } fragment F on Query @a @a @a { me }'],
    ['an operation', 'query @a @a @a { me }'],
    ['a variable', 'query ($v: Int @a @a @a) { me(v: $v) }'],
  ])('counts directives on %s', (_what, query) => {
    expect(checkDirectives(parse(query), 3)).toBeNull()
    expect(checkDirectives(parse(query), 2)?.extensions).toEqual({
      code: 'DIRECTIVE_LIMIT_EXCEEDED',
      limit: 2,
      actual: 3,
    })
  })
})
