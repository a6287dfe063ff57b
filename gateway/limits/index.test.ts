import { readdirSync, readFileSync } from 'node:fs'
import { getIntrospectionQuery, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkDocument, checkText } from './index.ts'

const refusalOf = (query: string) => checkText(query) ?? checkDocument(parse(query))
const OPERATIONS = new URL('../../tests/operations/', import.meta.url)

describe('the limits', () => {
  it.each(readdirSync(OPERATIONS).filter((file) => file.endsWith('.graphql')))('let %s pass', (file) => {
    expect(refusalOf(readFileSync(new URL(file, OPERATIONS), 'utf8'))).toBeNull()
  })

  it('let introspection pass, with everything it may ask for', () => {
    const everything = {
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }
    expect(refusalOf(getIntrospectionQuery(everything))).toBeNull()
  })

  it('answer in the order in which a document is read', () => {
    expect(refusalOf('{'.repeat(20_000))?.extensions.code).toBe('TOKEN_LIMIT_EXCEEDED')
    expect(refusalOf('{'.repeat(200))?.extensions.code).toBe('NESTING_LIMIT_EXCEEDED')
    expect(refusalOf(`{ me ${'@a '.repeat(6)} }`)?.extensions.code).toBe('DIRECTIVE_LIMIT_EXCEEDED')
  })
})
