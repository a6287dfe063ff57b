import { describe, expect, it } from 'vitest'
import { lintSdl, type Problem } from './lint.ts'
import { SUBGRAPHS, subgraphSdl } from './subgraphs.ts'

const found = (...sdls: string[]): string[] =>
  lintSdl(sdls.map((sdl, at) => ({ name: `s${at}`, sdl }))).map(
    (p: Problem) => `${p.document} ${p.rule} ${p.coordinate}`,
  )

describe('lintSdl', () => {
  it('finds nothing in the graph', () => {
    expect(lintSdl(SUBGRAPHS.map((name) => ({ name, sdl: subgraphSdl(name) })))).toEqual([])
  })

  it('wants every type, field, argument, input field, enum value, union and scalar described', () => {
    const sdl = `
      scalar Time
      interface Named { name: String }
      type Person implements Named { name(short: Boolean): String }
      union Any = Person
      enum Colour { RED }
      input Wish { what: String }
    `
    expect(found(sdl)).toEqual(
      [
        'Time',
        'Named',
        'Named.name',
        'Person',
        'Person.name',
        'Person.name(short:)',
        'Any',
        'Colour',
        'Colour.RED',
        'Wish',
        'Wish.what',
      ].map((coordinate) => `s0 described ${coordinate}`),
    )
  })

  it('takes a blank description for none', () => {
    expect(found('" " type A { "" a: Int }')).toEqual(['s0 described A', 's0 described A.a'])
  })

  it('wants the members of an extension described, not the extension', () => {
    expect(found('extend type A { a: Int } extend enum E { B }')).toEqual(['s0 described A.a', 's0 described E.B'])
  })

  it('wants what is deprecated to say since when, until when and what to use instead', () => {
    const reasoned = (reason: string) => `"x" type A { "x" a(  "x" b: Int @deprecated(reason: "${reason}")): Int }`
    expect(found(reasoned('Use `A.c`. Since 2026-11-21, goes on 2027-06-01.'))).toEqual([])
    expect(found(reasoned('Nothing takes its place. Since 2026-11-21, goes on 2027-06-01.'))).toEqual([])
    for (const reason of ['', 'Old.', 'Use `A.c`. Goes on 2027-06-01.', 'Since 2026-11-21, goes on 2027-06-01.'])
      expect(found(reasoned(reason))).toEqual(['s0 dated-deprecation A.a.b'])
    expect(found('"x" enum E { "x" OLD @deprecated }')).toEqual(['s0 dated-deprecation E.OLD'])
  })

  it('wants one coordinate described in the same words everywhere', () => {
    const sdl = (words: string) => `"a" type A { "${words}" id: ID! }`
    expect(found(sdl('an id'), sdl('an id'), sdl('the id'))).toEqual(['s2 same-description A.id'])
  })

  it('wants a bound on every list that is answered with', () => {
    const sdl = `
      "a" interface A { "a" list: [Int!]! }
      "b" type B {
        "of a fixed size" fixed: [Int] @listSize(assumedSize: 3)
        "as long as asked" sliced("how many" first: Int = 20): [Int!] @listSize(slicingArguments: ["first"])
        "no size given" vague: [Int] @listSize(requireOneSlicingArgument: false)
        "none" bare: [[Int!]!]!
        "bounded by its owner" external: [Int] @external
        "bounded by the caller" _entities: [Int]!
      }
      "inputs are bounded by the request" input I { "i" list: [Int] }
    `
    expect(found(sdl)).toEqual(['A.list', 'B.vague', 'B.bare'].map((coordinate) => `s0 bounded-list ${coordinate}`))
  })

  it('takes the edges of a connection as bounded when every field that returns it bounds them', () => {
    const connection = '"c" type Things { "e" edges: [Int!]! }'
    const bounded = '("n" first: Int): Things @listSize(slicingArguments: ["first"], sizedFields: ["edges"])'
    expect(found(`${connection} "q" type Q { "a" a${bounded} }`)).toEqual([])
    expect(found(`${connection} "q" type Q { "a" a${bounded} }`, '"r" type R { "b" b: Things! }')).toEqual([
      's0 bounded-list Things.edges',
    ])
    expect(found(`${connection} "q" type Q { "a" a: Things @listSize(assumedSize: 3) }`)).toEqual([
      's0 bounded-list Things.edges',
    ])
    expect(found(connection)).toEqual(['s0 bounded-list Things.edges'])
  })

  it('wants a tag on what depends on who asks, unless it asks something of the caller', () => {
    const sdl = `
      "d" type Post { "d" viewerLiked: Boolean "Null when you may not see it." secret: String "d" viewers: Int
        "d" viewerSaved: Boolean @tag(name: "viewer") "Yours." mine: String @authenticated "d" open: String }
      "d" type Note @tag(name: "viewer") { "Whether you read it." isRead: Boolean }
      "d" type Query { "Yours." viewer: Post } "d" type LikePayload { "What you liked." post: Post }
    `
    expect(found(sdl)).toEqual(['s0 viewer-tagged Post.viewerLiked', 's0 viewer-tagged Post.secret'])
  })
})
