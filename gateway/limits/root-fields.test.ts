import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkRootFields } from './root-fields.ts'

const guesses = (count: number) =>
  Array.from({ length: count }, (_, i) => `g${i}: signIn(password: "${i}") { token }`).join(' ')

describe('the root field limit', () => {
  it('keeps one request from guessing a thousand passwords', () => {
    expect(checkRootFields(parse(`mutation { ${guesses(10)} }`))).toBeNull()
    expect(checkRootFields(parse(`mutation { ${guesses(1_000)} }`))?.extensions).toEqual({
      code: 'ROOT_FIELD_LIMIT_EXCEEDED',
      limit: 10,
      actual: 1_000,
    })
  })

  it('counts through fragments, and only at the root', () => {
    const limits = { query: 3, mutation: 3, subscription: 1 }
    const check = (query: string) => checkRootFields(parse(query), limits)?.extensions.actual
    expect(check('{ a b c { d e f g h } }')).toBeUndefined()
    expect(check('{ ...F ... { ...F } } fragment F on Query { a b }')).toBe(4)
    expect(check('subscription { ...F } fragment F on Subscription { a b }')).toBe(2)
  })
})
