import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkBodyNesting } from './body-nesting.ts'

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

/** How deep a value nests, seen from within. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

it('bounds lists and objects within each other, whatever is in texts', () => {
  expect(() => checkBodyNesting(nested(5_000))).not.toThrow()
  expect(() => checkBodyNesting(nested(5_001))).toThrow(
    expect.objectContaining({
      status: 400,
      extensions: { code: 'NESTING_LIMIT_EXCEEDED', limit: 5_000, actual: 5_001 },
    }),
  )
  expect(() => checkBodyNesting(`["${'['.repeat(9_000)}", "\\\\", "\\"${'{'.repeat(9_000)}"]`)).not.toThrow()
  expect(() => checkBodyNesting(`${'['.repeat(9_000)}`)).toThrow()
  expect(() => checkBodyNesting(`"${'['.repeat(9_000)}`)).not.toThrow()
})

it('counts what the parser finds', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      const depth = depthOf(JSON.parse(text))
      expect(() => checkBodyNesting(text, depth)).not.toThrow()
      if (depth > 0 && text.length > depth - 1) expect(() => checkBodyNesting(text, depth - 1)).toThrow()
    }),
  )
})
