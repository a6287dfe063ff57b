import {
  buildSchema,
  type GraphQLSchema,
  lexicographicSortSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  printSchema,
  validate,
  validateSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { composeSupergraph } from './compose.ts'
import { AUDIENCES, CONTRACTS, type ContractDefinition } from './contracts.ts'
import { contractSchema, EmptyContract } from './contracts-schema.ts'
import { readTags } from './contracts-tags.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@inaccessible"])`

const draw = (sdl: string, definition: Partial<ContractDefinition>): GraphQLSchema => {
  const { supergraphSdl, apiSchema: schema } = composeSupergraph([{ name: 'toy', sdl: `${LINK}\n${sdl}` }])
  const contract = { name: 'toy', include: [], exclude: [], untagged: 'in', denials: 'filter', ...definition } as const
  const drawn = contractSchema({ schema, tags: readTags(parse(supergraphSdl)), audiences: AUDIENCES }, contract)
  expect(validateSchema(drawn)).toEqual([])
  return drawn
}
/** What a contract has, in an order of its own. */
const shown = (sdl: string, definition: Partial<ContractDefinition>) =>
  printSchema(lexicographicSortSchema(draw(sdl, definition)))
const sdlOf = (text: string) => printSchema(lexicographicSortSchema(buildSchema(text)))

const partner = { include: ['partner'], untagged: 'values' } as const

describe('a contract', () => {
  it('has everything when it includes no tag and excludes none', () => {
    const sdl = 'type Query { a: Int @tag(name: "internal") b: T } type T @tag(name: "x") { c: Int }'
    expect(shown(sdl, {})).toBe(sdlOf('type Query { a: Int b: T } type T { c: Int }'))
  })

  it('leaves out what carries an excluded tag, and what is of a type that does', () => {
    const sdl = `type Query { a: Int b: Int @tag(name: "internal") @tag(name: "public") c: T d: U }
      type T @tag(name: "internal") { e: Int } type U { f: Int g: Int @tag(name: "internal") }`
    expect(shown(sdl, { exclude: ['internal'] })).toBe(sdlOf('type Query { a: Int d: U } type U { f: Int }'))
  })

  it('leaves out types that nothing leads to', () => {
    const sdl = 'type Query { a: A @tag(name: "internal") b: Int } type A { c: C } type C { d: Int }'
    expect(shown(sdl, { exclude: ['internal'] })).toBe(sdlOf('type Query { b: Int }'))
  })

  it('takes along the values of what it includes, and neither entrances nor entities that nobody let in', () => {
    const sdl = `type Query { a: Page @tag(name: "partner") b: Int c: Int @tag(name: "public") }
      type Page { items: [Thing] next: String }
      type Thing @key(fields: "id") { id: ID! name: String @tag(name: "partner") secret: String owner: Person @tag(name: "partner") }
      type Person @key(fields: "id") { id: ID! handle: String @tag(name: "public") }`
    expect(shown(sdl, partner)).toBe(
      sdlOf('type Query { a: Page } type Page { items: [Thing] next: String } type Thing { name: String }'),
    )
  })

  it('takes along what identifies a thing that is in it', () => {
    const sdl = `type Query { node(id: ID!): Node @tag(name: "partner") } interface Node { id: ID! }
      type Thing implements Node @key(fields: "id") { id: ID! name: String @tag(name: "partner") }
      type Other implements Node @key(fields: "id") { id: ID! name: String @tag(name: "public") }`
    expect(shown(sdl, partner)).toBe(
      sdlOf(
        'type Query { node(id: ID!): Node } interface Node { id: ID! } type Thing implements Node { id: ID! name: String }',
      ),
    )
  })

  it('has no field of an interface that one of its types hides', () => {
    const sdl = `type Query { named: Named } interface Named { id: ID! name: String }
      type A implements Named { id: ID! name: String @tag(name: "internal") } type B implements Named { id: ID! name: String }`
    expect(shown(sdl, { exclude: ['internal'] })).toBe(
      sdlOf(
        'type Query { named: Named } interface Named { id: ID! } type A implements Named { id: ID! } type B implements Named { id: ID! name: String }',
      ),
    )
  })

  it('has of a union and of an enum what it includes, and nothing of one that is left empty', () => {
    const sdl = `type Query { a: U b: E c: V d: F } union U = A | B type A { a: E } type B @tag(name: "internal") { b: Int }
      union V = B enum E { X Y @tag(name: "internal") } enum F { Z @tag(name: "internal") }`
    expect(shown(sdl, { exclude: ['internal'] })).toBe(
      sdlOf('type Query { a: U b: E } union U = A type A { a: E } enum E { X }'),
    )
  })

  it('leaves out arguments and input fields, and with required ones what cannot do without', () => {
    const sdl = `type Query {
        a(x: Int @tag(name: "internal"), y: Int): Int
        b(x: Int! @tag(name: "internal")): Int
        c(x: Int! = 1 @tag(name: "internal")): Int
        d(in: Some): Int
        e(in: Needs!): Int
        f(in: Needs): Int
      }
      input Some { a: Int b: Int @tag(name: "internal") }
      input Needs { a: Int! @tag(name: "internal") b: Int }`
    expect(shown(sdl, { exclude: ['internal'] })).toBe(
      sdlOf('type Query { a(y: Int): Int c: Int d(in: Some): Int f: Int } input Some { a: Int }'),
    )
  })

  it('hides an argument whose default names what is hidden', () => {
    const sdl = `type Query { a(e: [E!] = [X, Y]): Int b(e: E = X): Int c(in: I = { e: Y }): Int }
      enum E { X Y @tag(name: "internal") } input I { e: E }`
    expect(shown(sdl, { exclude: ['internal'] })).toBe(
      sdlOf('type Query { a: Int b(e: E = X): Int c: Int } enum E { X }'),
    )
  })

  it('takes tags other than those of audiences for remarks', () => {
    const sdl =
      'type Query { a: T @tag(name: "partner") } type T { b: Int @tag(name: "viewer") c: Int @tag(name: "personal") }'
    expect(shown(sdl, partner)).toBe(sdlOf('type Query { a: T } type T { b: Int c: Int }'))
    expect(shown(sdl, { ...partner, exclude: ['personal'] })).toBe(sdlOf('type Query { a: T } type T { b: Int }'))
  })

  it('draws the line where contracts of Apollo do when told to', () => {
    const sdl = `type Query { a(in: I): T @tag(name: "x") b: Int c: U @tag(name: "x") d: U2 @tag(name: "x") }
      type T { e: E @tag(name: "x") f: Int } enum E { V } input I { g: Int h: Int @tag(name: "y") }
      union U @tag(name: "x") = T union U2 = T`
    expect(shown(sdl, { include: ['x'], exclude: ['y'], untagged: 'out' })).toBe(
      sdlOf('type Query { a(in: I): T c: U } type T { e: E } enum E { V } input I { g: Int } union U = T'),
    )
  })

  it('knows the tag by the name it was imported under', () => {
    const link = '@link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@tag", as: "@mark" }])'
    const sdl = `extend schema ${link} type Query { a: Int b: Int @mark(name: "internal") }`
    const { supergraphSdl, apiSchema: schema } = composeSupergraph([{ name: 'toy', sdl }])
    const contract = { name: 'c', include: [], exclude: ['internal'], untagged: 'in', denials: 'filter' } as const
    const drawn = contractSchema({ schema, tags: readTags(parse(supergraphSdl)) }, contract)
    expect(printSchema(drawn)).toBe('type Query {\n  a: Int\n}')
  })

  it('says that it has nothing to ask for', () => {
    expect(() => draw('type Query { a: Int }', partner)).toThrow(EmptyContract)
  })
})

describe('the contracts of the graph', () => {
  const { supergraphSdl, apiSchema: schema } = composeSupergraph()
  const source = { schema, tags: readTags(parse(supergraphSdl)), audiences: AUDIENCES }
  const contracts = new Map(CONTRACTS.map((each) => [each.name as string, contractSchema(source, each)]))

  it('are valid, each a part of the internal one, which is everything', () => {
    const whole = contracts.get('internal') as GraphQLSchema
    expect(printSchema(whole)).toBe(printSchema(schema))
    for (const [name, contract] of contracts) {
      expect(validateSchema(contract), name).toEqual([])
      for (const type of Object.keys(contract.getTypeMap())) expect(whole.getType(type), type).toBeDefined()
    }
  })

  it('answer to their audiences', () => {
    const may = (name: string, query: string) => {
      const contract = contracts.get(name) as GraphQLSchema
      const [operation] = parse(query).definitions as OperationDefinitionNode[]
      return (
        contract.getRootType(operation?.operation as OperationTypeNode) && validate(contract, parse(query)).length === 0
      )
    }
    const of = (query: string) => CONTRACTS.map(({ name }) => name).filter((name) => may(name, query))
    expect(of('{ viewer { handle } }')).toEqual(['client', 'internal'])
    expect(of('{ merchant(id: "mer_1") { id name } }')).toEqual(['client', 'partner', 'internal'])
    expect(of('{ analytics { ledgerProof { hash } } }')).toEqual(['internal', 'analytics'])
    expect(of('mutation { freezeUser(input: { userId: "u", reason: "r" }) { userErrors { code } } }')).toEqual([
      'internal',
    ])
  })
})
