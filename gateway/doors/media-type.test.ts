import { describe, expect, it } from 'vitest'
import { isUtf8, negotiate, readMediaTypes } from './media-type.ts'

const GRAPHQL = 'application/graphql-response+json'
const JSON_TYPE = 'application/json'

describe('the media type of an answer', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    [JSON_TYPE, JSON_TYPE],
    [GRAPHQL, GRAPHQL],
    ['Application/GraphQL-Response+JSON', GRAPHQL],
    [`${GRAPHQL}, ${JSON_TYPE}`, GRAPHQL],
    [`${JSON_TYPE}, ${GRAPHQL}`, GRAPHQL],
    [`${GRAPHQL}, */*`, GRAPHQL],
    [`${GRAPHQL};q=0.5, ${JSON_TYPE};q=0.9`, JSON_TYPE],
    [`${GRAPHQL};q=0.9,${JSON_TYPE};q=0.5`, GRAPHQL],
    [`${GRAPHQL} ; charset=UTF-8 ; q=1.0, ${JSON_TYPE} ; q=0.9`, GRAPHQL],
    [`${JSON_TYPE};q=0, */*`, GRAPHQL],
    [`${GRAPHQL};q=0, */*`, JSON_TYPE],
    [`${JSON_TYPE}; charset="utf-8"`, JSON_TYPE],
    [`multipart/mixed;boundary="a,b;c";deferSpec=20220824,${JSON_TYPE}`, JSON_TYPE],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8', JSON_TYPE],
    [`nonsense, ;;;, ${GRAPHQL}`, GRAPHQL],
  ])('for %j is %s', (accept, type) => {
    expect(negotiate(accept)).toBe(type)
  })

  it.each([
    ['text/html'],
    ['image/*'],
    [`${JSON_TYPE};q=0`],
    ['*/*;q=0'],
    [`${JSON_TYPE};q=nonsense`],
    [`${JSON_TYPE}; charset=iso-8859-1`],
    ['nonsense'],
    ['"'.repeat(10_000)],
  ])('is none for %j', (accept) => {
    expect(negotiate(accept)).toBeNull()
  })
})

describe('a content type', () => {
  it.each([
    ['application/json', true],
    ['application/json;charset=utf-8', true],
    ['application/json; charset="UTF-8"', true],
    ['APPLICATION/JSON ; Charset=utf8 ; other="a;b"', true],
    ['application/json; charset=utf-16', false],
    ['application/json; charset="utf-8\\"; x=\\""', false],
  ])('%s is in UTF-8: %s', (header, utf8) => {
    const [type] = readMediaTypes(header)
    expect(type?.type).toBe('application/json')
    expect(type && isUtf8(type)).toBe(utf8)
  })
})
