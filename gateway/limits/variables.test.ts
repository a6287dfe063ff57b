import { describe, expect, it } from 'vitest'
import { checkVariableSize } from './variables.ts'

describe('the variable limit', () => {
  it('counts every value of lists and objects', () => {
    const variables = { id: '1', input: { tags: ['a', 'b'], at: { lat: 1, lng: 2 } } }
    expect(checkVariableSize(variables, { values: 8, depth: 9 })).toBeNull()
    expect(checkVariableSize(variables, { values: 7, depth: 9 })?.extensions).toEqual({
      code: 'VARIABLE_LIMIT_EXCEEDED',
      limit: 7,
      actual: 8,
    })
  })

  it('counts levels', () => {
    expect(checkVariableSize({ a: { b: { c: 1 } } }, { values: 99, depth: 2 })).toBeNull()
    expect(checkVariableSize({ a: { b: { c: 1 } } }, { values: 99, depth: 1 })?.extensions.actual).toBe(2)
  })

  it('survives JSON that nests deeper than any stack', () => {
    const deep = JSON.parse(`{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
    expect(checkVariableSize(deep)?.extensions).toEqual({ code: 'VARIABLE_LIMIT_EXCEEDED', limit: 32, actual: 33 })
  })

  it('counts the characters of keys, which every error about them quotes', () => {
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${'k'.repeat(97)}${100 + i}`, 1]))
    expect(checkVariableSize({ wide })?.extensions).toEqual({
      code: 'VARIABLE_LIMIT_EXCEEDED',
      limit: 50_000,
      actual: 60_000,
    })
  })

  it('stops at the list that is too long', () => {
    const huge = { first: Array(400_000).fill(0), second: Array(400_000).fill([]) }
    expect(checkVariableSize(huge)?.extensions.actual).toBe(400_002)
  })
})
