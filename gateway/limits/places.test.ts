import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkArguments } from './arguments.ts'
import { checkDeclarations } from './declarations.ts'
import { checkLiterals } from './literals.ts'

describe('the limits of single places', () => {
  it.each([
    ['a field', '{ me(a: 1, b: 2, c: 3) you(a: 1) }'],
    ['a directive', '{ me @is(a: 1, b: 2, c: 3) { id(a: 1) } }'],
  ])('count arguments of %s', (_what, query) => {
    expect(checkArguments(parse(query), 3)).toBeNull()
    const extensions = { code: 'ARGUMENT_LIMIT_EXCEEDED', limit: 2, actual: 3 }
    expect(checkArguments(parse(query), 2)?.extensions).toEqual(extensions)
  })

  it('count list items and object fields of the whole document, defaults of variables too', () => {
    const query = 'query ($v: [Int] = [1, 2]) { me(a: [3, [4]]) you(b: { c: 5, d: {} }) }'
    expect(checkLiterals(parse(query), 7)).toBeNull()
    const extensions = { code: 'LITERAL_LIMIT_EXCEEDED', limit: 6, actual: 7 }
    expect(checkLiterals(parse(query), 6)?.extensions).toEqual(extensions)
  })

  it('count the variables each operation declares', () => {
    const query = 'query A($a: Int, $b: Int) { me } query B($a: Int) { me }'
    expect(checkDeclarations(parse(query), 2)).toBeNull()
    const extensions = { code: 'DECLARATION_LIMIT_EXCEEDED', limit: 1, actual: 2 }
    expect(checkDeclarations(parse(query), 1)?.extensions).toEqual(extensions)
  })
})
