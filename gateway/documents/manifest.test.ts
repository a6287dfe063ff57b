import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readManifest } from './manifest.ts'
import { trustedDocuments } from './trusted.ts'

const FEED = 'query Feed { feed { id } }'
const POST = 'mutation Post { post { id } }'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const apollo = (...operations: unknown[]) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations })

describe('a manifest', () => {
  it('is Apollo’s, or a plain one', () => {
    const text = apollo(
      { id: sha256(FEED), name: 'Feed', type: 'query', body: FEED },
      { id: 'p', name: 'Post', type: 'mutation', body: POST },
    )
    expect(readManifest(text)).toEqual({
      mistakes: [],
      operations: [
        { id: sha256(FEED), body: FEED, names: ['Feed'] },
        { id: 'p', body: POST, names: ['Post'] },
      ],
    })
    const plain = { feed: FEED, both: `${FEED} query B { b }`, 'sha256:x': '' }
    expect(readManifest(`\uFEFF${JSON.stringify({ feed: plain.feed, both: plain.both, bare: '{ a }' })}`)).toEqual({
      mistakes: [],
      operations: [
        { id: 'feed', body: FEED, names: ['Feed'] },
        { id: 'both', body: plain.both, names: ['Feed', 'B'] },
        { id: 'bare', body: '{ a }', names: [undefined] },
      ],
    })
  })

  it('may use names that mean something to JavaScript', () => {
    const { operations, mistakes } = readManifest(`{ "__proto__": "{ a }", "constructor": "{ b }" }`)
    expect([operations.map(({ id }) => id), mistakes]).toEqual([['__proto__', 'constructor'], []])
    const documents = trustedDocuments(operations)
    expect([documents.find('__proto__'), documents.find('constructor')]).toEqual(['{ a }', '{ b }'])
    expect([documents.find('toString'), documents.find('hasOwnProperty')]).toEqual([undefined, undefined])
  })

  it.each([
    ['no JSON', '{', /not JSON/],
    ['a list', '[]', /must be an object/],
    ['null', 'null', /must be an object/],
    ['another format', '{"format":"x","version":1,"operations":[]}', /"format" must be/],
    [
      'another version',
      '{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}',
      /"version" must be 1/,
    ],
    ['operations that are no list', '{"format":"apollo-persisted-query-manifest","version":1,"operations":{}}', /list/],
    ['an operation without a document', apollo({ id: 'a' }), /operations\[0\]/],
    ['an operation that is null', apollo(null), /operations\[0\]/],
    ['an id twice', apollo({ id: 'a', body: FEED }, { id: 'a', body: POST }), /"a": is there twice/],
    ['an empty id', '{"":"{ a }"}', /1 to 256/],
    ['an endless id', JSON.stringify({ ['x'.repeat(257)]: FEED }), /1 to 256/],
    ['a document that does not parse', '{"a":"{"}', /"a": Syntax Error/],
    ['a document without an operation', '{"a":"fragment F on T { a }"}', /no operation/],
    ['a name that is not the document’s', apollo({ id: 'a', name: 'Other', body: FEED }), /no operation named "Other"/],
    ['another type', apollo({ id: 'a', name: 'Feed', type: 'mutation', body: FEED }), /is a query, not a mutation/],
    ['a hash that is not the document’s', JSON.stringify({ [`sha256:${sha256(POST)}`]: FEED }), /not the hash/],
    ['a document that is a number', '{"a":7}', /must be a text/],
  ])('with %s is told what is wrong with it', (_what, text, mistake) => {
    const { operations, mistakes } = readManifest(text)
    expect(mistakes).toEqual([expect.stringMatching(mistake)])
    expect(operations.length).toBeLessThan(2)
  })

  it('is told of every mistake at once', () => {
    expect(readManifest('{"a":"{","b":7,"c":"{ a }","d":""}').mistakes).toHaveLength(3)
  })
})
