import { parse, print, stripIgnoredCharacters } from 'graphql'
import { describe, expect, it } from 'vitest'
import { withInternalNames } from './names.ts'

const FIELDS = ['id', 'name', 'price', 'weight', 'constructor', '_r1', 'toString', 'plain']
const PLANNED = ['id', 'price', 'constructor']
const graph = { fields: new Set(FIELDS), planned: new Set(PLANNED) }
const planned = (query: string) => stripIgnoredCharacters(print(withInternalNames(parse(query), graph).document))

describe('names while a plan runs', () => {
  it.each([
    ['what cannot be mistaken', '{plain price other:name p:price(currency:EUR)}'],
    ['a field the schema asks for itself', '{__typename id{__typename}}'],
  ])("are the client's for %s", (_, query) => {
    expect(planned(query)).toBe(query)
  })

  it.each([
    ['an alias that is a field', '{id:name}', '{_r0:name}'],
    ['an alias that is a field, of __typename', '{name:__typename}', '{_r0:__typename}'],
    ['an alias that looks like __typename', '{__typename:name}', '{_r0:name}'],
    ['a field with arguments that a plan may add without them', '{price(currency:EUR)}', '{_r0:price(currency:EUR)}'],
    ['what every object has', '{__proto__:name hasOwnProperty:name}', '{_r0:name _r2:name}'],
    ['a field of the schema that every object has', '{constructor toString}', '{_r0:constructor _r2:toString}'],
    ['an alias that is one of ours', '{_r0:name x:name}', '{_r0:name x:name}'],
    ['an alias of the planner', '{x__alias_0:name}', '{_r0:name}'],
    ['an alias of a field with arguments of our own', '{weight__v0:name}', '{_r0:name}'],
    ['the field entities are fetched by', '{_entities:name}', '{_r0:name}'],
  ])('are ours for %s', (_, query, expected) => {
    expect(planned(query)).toBe(expected)
  })

  it('are never those of a field of the schema', () => {
    expect(planned('{_r1 a:_r1 id:name name:id price:name}')).toBe('{_r1 a:_r1 _r0:name _r2:id _r3:name}')
  })

  it('are one for each name of the client, wherever it stands', () => {
    expect(planned('{_r5:name id:name x{id:weight _r5:name}...F}fragment F on T{id:name}')).toBe(
      '{_r0:name _r2:name x{_r2:weight _r0:name}...F}fragment F on T{_r2:name}',
    )
  })

  it("lead back to the client's", () => {
    const names = withInternalNames(parse('{id:name __proto__:name}'), graph)
    expect(['_r0', '_r2', 'other', '__proto__'].map(names.clientsOf)).toEqual(['id', '__proto__', 'other', '__proto__'])
  })

  it("leave the client's document as it is", () => {
    const document = parse('{ id: name }', { noLocation: true })
    const before = JSON.stringify(document)
    withInternalNames(document, graph)
    expect(JSON.stringify(document)).toBe(before)
  })
})
