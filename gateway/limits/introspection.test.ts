import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkIntrospection } from './introspection.ts'

const check = (query: string) => checkIntrospection(parse(query))?.extensions

describe('the introspection limit', () => {
  it('lets tools ask everything once, and about many types by name', () => {
    expect(
      check(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true })),
    ).toBeUndefined()
    const types = Array.from({ length: 50 }, (_, nth) => `t${nth}: __type(name: "T${nth}") { name fields { name } }`)
    expect(check(`{ ${types.join(' ')} me { a: id b: id c: id d: id e: id f: id } }`)).toBeUndefined()
  })

  it.each([
    [
      'at the root',
      '{ a: __schema { ...S } b: __schema { ...S } c: __schema { ...S } d: __schema { ...S } e: __schema { ...S } }',
      4,
    ],
    ['below', `{ __schema { ${[0, 1, 2, 3, 4, 5].map((nth) => `a${nth}: types { name }`).join(' ')} } }`, 5],
    [
      'through fragments',
      '{ ...Q } fragment Q on Query { __schema { ...A a: types { name } } } fragment A on __Schema { ...{ b: types { a: name b: name c: name d: name } } }',
      4,
    ],
    [
      'of one type',
      '{ __type(name: "A") { a: fields { name } b: fields { name } c: fields { name } d: fields { name } e: fields { name } } }',
      4,
    ],
  ])('refuses one that asks the same over and over, %s', (_where, query, actual) => {
    const whole = query.includes('...S') ? `${query} fragment S on __Schema { types { name } }` : query
    expect(check(whole)).toEqual({ code: 'INTROSPECTION_LIMIT_EXCEEDED', limit: 3, actual })
  })

  it('leaves what is no question about the schema, and what goes round in circles, to others', () => {
    expect(check(`{ ${[0, 1, 2, 3, 4, 5].map((nth) => `a${nth}: __typename`).join(' ')} }`)).toBeUndefined()
    expect(check('{ __schema { ...A } } fragment A on __Schema { ...A }')).toBeUndefined()
  })
})
