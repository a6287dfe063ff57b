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
    expect(negotiate(accept).type).toBe(type)
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
    expect(negotiate(accept).type).toBeNull()
  })
})

describe('an answer in parts', () => {
  const APOLLO = 'multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9'
  it.each([
    [APOLLO, GRAPHQL],
    [`multipart/mixed; deferSpec=20220824, ${JSON_TYPE}`, JSON_TYPE],
    [`Multipart/Mixed;boundary="-";DeferSpec="20220824", ${JSON_TYPE}`, JSON_TYPE],
    [`${GRAPHQL}, application/graphql+json, ${JSON_TYPE}, text/event-stream, multipart/mixed`, GRAPHQL],
    ['multipart/mixed;deferSpec=20220824', JSON_TYPE],
    [`multipart/mixed;subscriptionSpec=1.0, multipart/mixed;deferSpec=20220824, ${JSON_TYPE}`, JSON_TYPE],
  ])('is for who accepts %j, and others are %s', (accept, type) => {
    expect(negotiate(accept)).toMatchObject({ type, parts: true })
  })

  it.each([
    [undefined],
    ['*/*'],
    ['multipart/*, application/json'],
    ['multipart/mixed;deferSpec=20250101, application/json'],
    ['multipart/mixed;subscriptionSpec=1.0, application/json'],
    ['multipart/mixed;incrementalSpec=v0.2, application/json'],
    ['multipart/mixed;deferSpec=20220824;q=0, application/json'],
    ['multipart/mixed;deferSpec=20220824;q=0.5, application/json'],
    ['multipart/mixed;deferSpec=20220824;charset=utf-16, application/json'],
    ['multipart/form-data, application/json'],
  ])('is not for who accepts %j', (accept) => {
    expect(negotiate(accept)).toMatchObject({ type: JSON_TYPE, parts: false })
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

describe('a stream', () => {
  const SSE = 'server-sent-events'
  it.each([
    ['text/event-stream', SSE, true],
    ['text/event-stream, */*;q=0.1', SSE, true],
    [`text/event-stream, ${JSON_TYPE}`, SSE, undefined],
    ['text/event-stream, multipart/mixed', SSE, undefined],
    [`${GRAPHQL}, application/graphql+json, ${JSON_TYPE}, text/event-stream, multipart/mixed`, SSE, undefined],
    [`multipart/mixed;boundary=graphql;subscriptionSpec=1.0,${GRAPHQL},${JSON_TYPE};q=0.9`, 'multipart', undefined],
    ['multipart/mixed; subscriptionSpec="1.0"', 'multipart', undefined],
    ['multipart/mixed;subscriptionSpec=1.0, text/event-stream;q=0.5', 'multipart', true],
    ['multipart/mixed;subscriptionSpec=2.0', undefined, undefined],
    ['multipart/mixed', undefined, undefined],
    ['*/*', undefined, undefined],
    [`text/event-stream;q=0, ${JSON_TYPE}`, undefined, undefined],
  ])('for %j is %s', (accept, stream, alwaysStream) => {
    expect(negotiate(accept)).toMatchObject({ stream, alwaysStream })
  })
})
