import fc from 'fast-check'
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { leafWriter, quote } from './leaf.ts'

const COLOUR = new GraphQLEnumType({ name: 'Colour', values: { RED: { value: 1 }, constructor: {} } })
const ANY = new GraphQLScalarType({ name: 'Any' })
const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

describe('strings', () => {
  it('are written as JSON writes them, whatever is in them', () => {
    const units = fc.string({ unit: 'binary', maxLength: 90 })
    const halves = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((all) => String.fromCharCode(...all))
    fc.assert(fc.property(fc.oneof(units, halves), (text) => quote(text) === JSON.stringify(text)))
  })

  it('are safe with every character there is', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const text = `a${String.fromCharCode(unit)}b`
      if (quote(text) !== JSON.stringify(text)) throw new Error(`U+${unit.toString(16)} is written otherwise`)
    }
  })
})

describe('leaves', () => {
  it.each([
    ['Int', GraphQLInt, [0, -0, 1, 2147483647, -2147483648], ['0', '0', '1', '2147483647', '-2147483648']],
    [
      'Float',
      GraphQLFloat,
      [-0, 0.1, 1e21, 5e-324, 1.7976931348623157e308],
      ['0', '0.1', '1e+21', '5e-324', '1.7976931348623157e+308'],
    ],
    ['Boolean', GraphQLBoolean, [true, false], ['true', 'false']],
    ['ID', GraphQLID, ['a"b', 7, -1, ''], ['"a\\"b"', '"7"', '"-1"', '""']],
    ['String', GraphQLString, ['', '\u2028', '\ud800', '\n'], ['""', '"\u2028"', '"\\ud800"', '"\\n"']],
    ['an enum', COLOUR, ['RED', 'constructor'], ['"RED"', '"constructor"']],
    [
      'a custom scalar',
      ANY,
      [0, '', false, { a: [null] }, [], nested(1_000)],
      ['0', '""', 'false', '{"a":[null]}', '[]', `${'['.repeat(1_000)}${']'.repeat(1_000)}`],
    ],
  ])('of %s are written', (_, type, values, texts) => {
    expect(values.map(leafWriter(type))).toEqual(texts)
  })

  it.each([
    ['Int', GraphQLInt, [2147483648, -2147483649, 1.5, '1', true, [1], { a: 1 }, Number.NaN, 1n]],
    ['Float', GraphQLFloat, [Number.NaN, Number.POSITIVE_INFINITY, '1.5', true, [1.5], {}, 1n]],
    ['Boolean', GraphQLBoolean, [1, 0, 'true', '', [], {}]],
    ['ID', GraphQLID, [1.5, true, {}, ['a'], Number.NaN]],
    ['String', GraphQLString, [1, true, {}, ['a']]],
    ['an enum', COLOUR, ['BLUE', 1, 'toString', '__proto__', '', ['RED'], {}]],
    ['a custom scalar', ANY, [() => 1, Symbol('x'), 1n, Number.NaN, nested(100_000)]],
  ])('of another type than %s are not', (_, type, values) => {
    for (const value of [...values, null, undefined]) expect(leafWriter(type)(value)).toBeNull()
  })
})
