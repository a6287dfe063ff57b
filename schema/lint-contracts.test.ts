import { expect, it } from 'vitest'
import { contractSource } from './artifacts.ts'
import { composeSupergraph } from './compose.ts'
import { CONTRACTS } from './contracts.ts'
import { lintContracts } from './lint-contracts.ts'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@inaccessible"])`
/** What every audience has something of. */
const BASE = 'type Query { base: Int @tag(name: "partner") @tag(name: "analytics") @tag(name: "public") }'

const found = (sdl: string): string[] =>
  lintContracts(contractSource(composeSupergraph([{ name: 'toy', sdl: `${LINK}\n${BASE}\n${sdl}` }])), CONTRACTS).map(
    ({ rule, coordinate }) => `${rule} ${coordinate}`,
  )

it('finds nothing in the graph', () => {
  expect(lintContracts(contractSource(composeSupergraph()), CONTRACTS)).toEqual([])
})

it('wants everything in a contract, or said to be for staff, or part of what is', () => {
  expect(
    found(`extend type Query { a(in: I): Staff @tag(name: "internal") }
      input I { b: Int } type Staff { c: Int d: E } enum E { F }`),
  ).toEqual([])
  expect(
    found('extend type Query { a: Entity @tag(name: "internal") } type Entity @key(fields: "id") { id: ID! }'),
  ).toEqual(['in-a-contract Entity', 'in-a-contract Entity.id'])
  expect(found('type Alone { a(b: Int): Int } enum Unused { A }')).toEqual([
    ...['Alone', 'Alone.a', 'Alone.a(b:)', 'Unused', 'Unused.A'].map((coordinate) => `in-a-contract ${coordinate}`),
  ])
})

it('asks nothing of what no client can see', () => {
  expect(found('extend type Query { a: Hidden @inaccessible } type Hidden @inaccessible { handle: String }')).toEqual(
    [],
  )
})

it('wants what is for an audience to lead somewhere, and something to lead to it', () => {
  expect(
    found('extend type Query { a: T @tag(name: "partner") } type T @key(fields: "id") { id: ID! b: Int }'),
  ).toEqual(['leads-nowhere Query.a'])
  expect(
    found('extend type Query { a: T } type T @key(fields: "id") { id: ID! b: Int @tag(name: "partner") }'),
  ).toEqual(['leads-nowhere T.b'])
})

it('wants null where something hidden may be come upon', () => {
  const sdl = (returned: string) => `extend type Query { a: ${returned} @tag(name: "partner") } union U = A | B
    type A @key(fields: "id") { id: ID! @tag(name: "partner") } type B @key(fields: "id") { id: ID! }`
  expect(found(sdl('U!'))).toEqual(['null-for-hidden Query.a'])
  expect(found(sdl('[U!]'))).toEqual(['null-for-hidden Query.a'])
  expect(found(sdl('[U]!'))).toEqual([])
  expect(found(sdl('U'))).toEqual([])
})

it('wants what is called as personal things are called to be tagged, itself or by its type', () => {
  expect(
    found(`extend type Query { a: A b: B c: C } type A { phone: String } type B { handle: String @tag(name: "personal") }
      type C @tag(name: "personal") { bio: String fromUserId: ID }`),
  ).toEqual(['personal-tagged A.phone'])
})

it('lets nothing personal be among the numbers', () => {
  expect(
    found(`extend type Query { a: A @tag(name: "analytics") @tag(name: "client") }
      type A { count: Int phone: String @tag(name: "personal") ratio: Float @tag(name: "personal") @tag(name: "analytics") }`),
  ).toEqual(['in-a-contract A.ratio', 'personal-in-analytics A.ratio'])
  expect(found('extend type Query { a: A @tag(name: "analytics") } type A { phone: String }')).toEqual([
    'personal-tagged A.phone',
    'personal-in-analytics A.phone',
  ])
})
