import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CursorKey,
  type CursorPart,
  connection,
  decodeCursor,
  encodeCursor,
  PAGE_DEFAULT,
  PAGE_MAX,
  pageLimit,
  pageRequest,
} from './pagination.ts'

const refused = (argument: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', argument }) })

/** A sort key with the types its parts have. */
const part: fc.Arbitrary<{ type: CursorPart; value: string | number }> = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .filter((value) => !value.includes('\u0000'))
    .map((value) => ({ type: 'string' as const, value })),
  fc.maxSafeInteger().map((value) => ({ type: 'number' as const, value })),
  fc
    .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((at) => ({ type: 'instant' as const, value: at.toISOString() })),
)

describe('a cursor', () => {
  it('gives back the sort key it was made of', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const key = parts.map(({ value }) => (value === 0 ? 0 : value))
        const types = parts.map(({ type }) => type)
        expect(decodeCursor(encodeCursor(key), types)).toEqual(key)
      }),
    )
  })

  it('is refused as the caller’s mistake, never anything worse, when it was made up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.base64String()), (text) => {
        try {
          decodeCursor(text, ['instant', 'string'])
        } catch (error) {
          expect(error).toEqual(refused('after'))
        }
      }),
    )
  })

  it.each<[string, unknown, CursorPart[]]>([
    ['a NUL byte', ['a\u0000'], ['string']],
    ['a lone surrogate', ['\ud800'], ['string']],
    ['nothing', [''], ['string']],
    ['an unsafe number', [2 ** 53], ['number']],
    ['a fraction', [0.5], ['number']],
    ['another type', [1], ['string']],
    ['a part too many', ['a', 'b'], ['string']],
    ['a part too few', ['a'], ['string', 'string']],
    ['an object', { 0: 'a', length: 1 }, ['string']],
    ['no time', ['yesterday'], ['instant']],
    ['a time in other words', ['2024-02-27'], ['instant']],
    ['a day there is not', ['2024-02-30T00:00:00.000Z'], ['instant']],
    ['a time before PostgreSQL’s calendar', ['0000-01-01T00:00:00.000Z'], ['instant']],
    ['a time past four digits', ['+010000-01-01T00:00:00.000Z'], ['instant']],
    ['a number for a time', [1_709_024_400_000], ['instant']],
  ])('is refused when it holds %s', (_, key, types) => {
    const forged = Buffer.from(JSON.stringify(key)).toString('base64url')
    expect(() => decodeCursor(forged, types, 'before')).toThrow(refused('before'))
  })

  it('is refused when it is longer than any we give out', () => {
    expect(() => decodeCursor(encodeCursor(['a'.repeat(2000)]), ['string'])).toThrow(refused('after'))
  })
})

describe('a page', () => {
  it('has up to a hundred rows, twenty unless said otherwise', () => {
    expect(pageLimit(undefined)).toBe(PAGE_DEFAULT)
    expect(pageLimit(null, 5)).toBe(5)
    expect([pageLimit(0), pageLimit(PAGE_MAX)]).toEqual([0, 100])
    for (const first of [-1, PAGE_MAX + 1, 1.5, Number.NaN, 2 ** 31]) {
      expect(() => pageLimit(first)).toThrow(refused('first'))
    }
  })

  it('follows the last, whatever its size, without a hole or a repeat, also while rows come and go', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 })
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 7 }), (at, later, first) => {
        let table = [...at].sort((a, b) => a - b)
        const read = (after: CursorKey | null, limit: number) =>
          table.filter((row) => after === null || row > Number(after[0])).slice(0, limit + 1)
        const seen: number[] = []
        const changes = [...later]
        let after: string | null = null
        for (let more = true; more; ) {
          const request = pageRequest({ first, after }, ['number'])
          const { edges, pageInfo } = connection(read(request.after, request.limit), request, (row) => [row])
          expect(edges.length).toBeLessThanOrEqual(first)
          expect(pageInfo.hasPreviousPage).toBe(after !== null)
          seen.push(...edges.map((edge) => edge.node))
          after = pageInfo.endCursor
          more = pageInfo.hasNextPage
          const row = changes.pop()
          if (row !== undefined) table = [...new Set([...table, row])].sort((a, b) => a - b)
        }
        expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
        expect(seen).toEqual(expect.arrayContaining(at))
      }),
    )
  })

  it('of nothing has no cursors', () => {
    const request = pageRequest({ first: 0 }, ['number'])
    expect(connection([1], request, (row) => [row])).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })
})
