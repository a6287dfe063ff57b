import fc from 'fast-check'
import { Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DateTime, EventCursor, withScalars } from './scalars.ts'

describe('a DateTime', () => {
  it('comes out as it went in, in UTC with milliseconds', () => {
    const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z') }
    fc.assert(
      fc.property(fc.date({ ...years, noInvalidDate: true }), (date) => {
        const text = DateTime.serialize(date)
        expect(text).toBe(date.toISOString())
        expect(DateTime.parseValue(text)).toEqual(date)
        expect(DateTime.parseLiteral({ kind: Kind.STRING, value: text })).toEqual(date)
      }),
    )
  })

  it('may carry any offset, and fewer or more digits', () => {
    for (const [text, instant] of [
      ['2024-02-29T17:30:00+08:00', '2024-02-29T09:30:00.000Z'],
      ['2024-02-27T09:30Z', '2024-02-27T09:30:00.000Z'],
      ['2024-02-27T09:30:00.123456789-00:30', '2024-02-27T10:00:00.123Z'],
    ] as const)
      expect(DateTime.parseValue(text)).toEqual(new Date(instant))
  })

  it('is refused when there is no such time, or none we could keep', () => {
    for (const text of [
      '',
      '2024-02-27',
      '2024-02-27T09:30:00',
      '27 Feb 2024',
      '2024-02-30T00:00:00Z',
      '2023-02-29T00:00:00Z',
      '2024-04-31T12:00:00+08:00',
      '2024-13-01T00:00:00Z',
      '2024-02-27T24:00:00Z',
      '2024-02-27T25:00:00Z',
      '2024-02-27T09:30:00+99:99',
      '0000-06-01T00:00:00Z',
      '0001-01-01T00:00:00+08:00',
      '9999-12-31T23:59:59-08:00',
      '+010000-01-01T00:00:00Z',
      1_709_024_400_000,
      null,
      new Date(),
    ])
      expect(() => DateTime.parseValue(text)).toThrow('RFC 3339')
    expect(() => DateTime.parseLiteral({ kind: Kind.INT, value: '1709024400' })).toThrow('RFC 3339')
    expect(() => DateTime.serialize('not a time')).toThrow('DateTime cannot hold')
  })
})

it('takes the text of a cursor, whatever it is, for subscriptions to read', () => {
  expect(EventCursor.parseValue('djE6Nw')).toBe('djE6Nw')
  for (const value of [7, null, {}]) expect(() => EventCursor.parseValue(value)).toThrow('EventCursor')
})

it('adds the scalars a schema declares, and no others', () => {
  const own = { Query: {} }
  expect(withScalars(parse('scalar DateTime type Query { at: DateTime }'), own)).toEqual({ DateTime, ...own })
  expect(withScalars(parse('type Query { at: String }'), own)).toEqual(own)
})
