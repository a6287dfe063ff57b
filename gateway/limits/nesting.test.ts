import { describe, expect, it } from 'vitest'
import { checkNesting } from './nesting.ts'

const within = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels)

describe('the nesting limit', () => {
  it('counts selections, lists, objects and arguments alike', () => {
    expect(checkNesting('{ a(b: [{ c: 1 }]) { d } }', 4)).toBeNull()
    expect(checkNesting('{ a(b: [{ c: 1 }]) { d } }', 3)?.extensions).toEqual({
      code: 'NESTING_LIMIT_EXCEEDED',
      limit: 3,
      actual: 4,
    })
  })

  it.each([
    ['selections', within(5_000, '{ a', '}')],
    ['lists', `{ a(b: ${within(5_000, '[', ']')}) }`],
    ['objects', `{ a(b: ${within(5_000, '{ c: ', '}')}) }`],
  ])('refuses %s within each other before they overflow the stack', (_what, query) => {
    expect(checkNesting(query)?.extensions.actual).toBe(101)
  })

  it('forgets what was closed, and does not read texts', () => {
    expect(checkNesting('{ a { b } c { d } e { f } }', 2)).toBeNull()
    expect(checkNesting('{ a(b: "{{{{{{") }', 2)).toBeNull()
    expect(checkNesting('}}}}}}}', 2)).toBeNull()
  })
})
