import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { threadMs } from '../tests/thread-time.ts'
import { checkSize } from './size.ts'

/** @returns a document whose operation spreads a leaf 2ⁿ times */
const bomb = (levels: number) =>
  parse(
    [
      '{ me { ...F0 } }',
      ...Array.from({ length: levels }, (_, i) => `fragment F${i} on P { ...F${i + 1} ...F${i + 1} }`),
      `fragment F${levels} on P { id }`,
    ].join('\n'),
  )
const sizeOf = (query: string) => checkSize(parse(query), 0)?.extensions.actual

describe('the size limit', () => {
  it('counts fields as often as their fragments are spread', () => {
    expect(sizeOf('{ me { id name } }')).toBe(3)
    expect(sizeOf('{ me { ...F } you { ... on P { ...F } } } fragment F on P { id name }')).toBe(6)
    expect(sizeOf('query A { me { id } } query B { me { id } }')).toBe(4)
  })

  it('weighs 2³⁰ spreads in 2 kB without following each', () => {
    const document = bomb(30)
    const began = threadMs()
    expect(checkSize(document)?.extensions).toEqual({ code: 'SIZE_LIMIT_EXCEEDED', limit: 2_000, actual: 2 ** 30 + 1 })
    expect(threadMs() - began).toBeLessThan(500)
    expect(checkSize(bomb(200))?.extensions.actual).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('takes a bomb for one though nobody spreads it, and where it hides behind a name given twice', () => {
    const unused = parse(`{ me { id } } ${'fragment F on P { a { id } }'.replace('id', 'id '.repeat(3_000))}`)
    expect(checkSize(unused)?.extensions.actual).toBe(3_001)
    const heavy = `fragment F on P { ${'id '.repeat(3_000)} }`
    for (const fragments of [`${heavy} fragment F on P { id }`, `fragment F on P { id } ${heavy}`])
      expect(checkSize(parse(`{ me { ...F } } ${fragments}`))?.extensions.actual).toBeGreaterThan(3_000)
  })

  it('leaves cycles and spreads of nothing to validation', () => {
    const cycle = 'fragment A on P { id ...B } fragment B on P { name ...A }'
    expect(checkSize(parse(`{ me { ...A ...Nothing } } ${cycle}`))).toBeNull()
    expect(checkSize(parse('{ me { ...A } } fragment A on P { ...A ...A }'))).toBeNull()
  })

  it('follows a chain of fragments that is longer than the stack is deep', () => {
    const chain = Array.from({ length: 30_000 }, (_, i) => `fragment F${i} on P { ...F${i + 1} }`).join('\n')
    expect(checkSize(parse(`{ me { ...F0 } } ${chain} fragment F30000 on P { id }`))).toBeNull()
  })
})
