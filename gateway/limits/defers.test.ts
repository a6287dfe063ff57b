import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDefers } from './defers.ts'

describe('the limit of deferred fragments', () => {
  it('counts what is put off, inline or spread, whatever else the document holds', () => {
    const query = '{ a @include(if: true) { ...F @defer ... @defer(label: "x") { ... { b } } } } fragment F on A { b }'
    expect(checkDefers(parse(query), 2)).toBeNull()
    expect(checkDefers(parse(query), 1)?.extensions).toEqual({ code: 'DEFER_LIMIT_EXCEEDED', limit: 1, actual: 2 })
    expect(checkDefers(parse('{ a b ... { c } }'), 0)).toBeNull()
  })

  it('counts a fragment’s own wherever it is spread, and each operation for itself', () => {
    const fragments = Array.from({ length: 30 }, (_, i) => `fragment F${i} on A { ...F${i + 1} ...F${i + 1} }`)
    const bomb = `{ ...F0 } ${fragments.join(' ')} fragment F30 on A { ... @defer { b } }`
    expect(checkDefers(parse(bomb))?.extensions.actual).toBe(2 ** 30)
    expect(checkDefers(parse('query A { ... @defer { a } } query B { ... @defer { a } }'), 1)).toBeNull()
  })
})
