import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDefinitions } from './definitions.ts'

describe('the limits of definitions', () => {
  const document = parse(
    'query A { me } query B { me } fragment F on P { id } fragment G on P { id } type T { id: ID }',
  )

  it('count operations', () => {
    expect(checkDefinitions(document, { operations: 2, fragments: 3 })).toBeNull()
    expect(checkDefinitions(document, { operations: 1, fragments: 3 })?.extensions).toEqual({
      code: 'OPERATION_LIMIT_EXCEEDED',
      limit: 1,
      actual: 2,
    })
  })

  it('count fragments, and with them what does not belong into a document', () => {
    expect(checkDefinitions(document, { operations: 2, fragments: 2 })?.extensions).toEqual({
      code: 'FRAGMENT_LIMIT_EXCEEDED',
      limit: 2,
      actual: 3,
    })
  })
})
