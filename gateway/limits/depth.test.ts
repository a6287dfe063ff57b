import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDepth } from './depth.ts'

const depthOf = (query: string) => checkDepth(parse(query), 0)?.extensions.actual

describe('the depth limit', () => {
  it('counts levels of fields, whatever fragments they are written in', () => {
    expect(depthOf('{ id }')).toBe(1)
    expect(depthOf('{ me { id } you { friend { id } } }')).toBe(3)
    expect(depthOf('{ me { ... on P { ... { id } } } }')).toBe(2)
    expect(depthOf('{ me { ...F } } fragment F on P { friend { ...G } } fragment G on P { friend { id } }')).toBe(4)
  })

  it('finds depth that is hidden in a chain of fragments', () => {
    const chain = Array.from({ length: 500 }, (_, i) => `fragment F${i} on P { friend { ...F${i + 1} } }`).join(' ')
    const refusal = checkDepth(parse(`{ me { ...F0 } } ${chain} fragment F500 on P { id }`))
    expect(refusal?.extensions).toEqual({ code: 'DEPTH_LIMIT_EXCEEDED', limit: 32, actual: 502 })
  })
})
