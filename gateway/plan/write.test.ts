import fc from 'fast-check'
import {
  buildSchema,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql'
import { expect, it } from 'vitest'
import { Conditions } from './guard.ts'
import { findMisses } from './misses.ts'
import { type InternalNames, responseNameOf, withInternalNames } from './names.ts'
import { openShapes } from './shape.ts'
import { type Writing, writerOf } from './write.ts'

/** Every way to be a list and to be null, two levels deep. */
const WRAPS = ['_', '_!', '[_]', '[_!]', '[_]!', '[_!]!', '[[_]]', '[[_!]]', '[[_]!]', '[[_!]!]', '[[_!]!]!']
const LEAVES = ['Int', 'Float', 'String', 'ID', 'Boolean', 'Colour', 'Any']
const INNER = ['Tree', 'Leaf', 'Plant', 'Thing']

const fieldsOf = (prefix: string) =>
  [...LEAVES, ...INNER].flatMap((type) =>
    WRAPS.map((wrap, index) => `${prefix}${type}${index}: ${wrap.replace('_', type)}`),
  )
const SHARED = fieldsOf('p').join(' ')
const schema = buildSchema(`
  scalar Any
  enum Colour { RED GREEN toString }
  interface Grown { age: Int }
  interface Plant implements Grown { age: Int ${SHARED} }
  type Tree implements Plant & Grown { age: Int ${SHARED} ${fieldsOf('t').join(' ')} constructor: Int }
  type Leaf implements Plant & Grown { age: Int ${SHARED} }
  type Stone { weight: Float! }
  union Thing = Tree | Leaf | Stone
  type Query { tree: Tree thing: Thing }
`)
const typename = { type: TypeNameMetaFieldDef.type, name: '__typename' }
const VARIABLES = ['a', 'b']

/** Imperative choices of a property, so that what is chosen may depend on what has been. */
interface Choices {
  among<T>(all: readonly T[]): T
  chance(percent: number): boolean
  upTo(max: number): number
}

function selection(choose: Choices, type: GraphQLCompositeType, depth: number): string {
  const fields = isObjectType(type) || 'getFields' in type ? Object.values(type.getFields()) : []
  const parts: string[] = []
  const condition = () =>
    choose.chance(20) ? ` @${choose.among(['skip', 'include'])}(if: $${choose.among(VARIABLES)})` : ''
  for (let count = choose.upTo(4); count >= 0; count--) {
    const field = choose.among(fields.length > 0 ? fields : [typename])
    const named = getNamedType(field.type)
    if (choose.chance(10)) parts.push(`__typename${condition()}`)
    else if (depth > 0 && choose.chance(25)) {
      const on = choose.among(isObjectType(type) ? [type.name] : ['Tree', 'Leaf', 'Plant', 'Grown'])
      parts.push(
        `... on ${on}${condition()} { ${selection(choose, schema.getType(on) as GraphQLCompositeType, depth - 1)} }`,
      )
    } else if (!isCompositeType(named)) parts.push(`${field.name}${condition()}`)
    else if (depth > 0) parts.push(`${field.name}${condition()} { ${selection(choose, named, depth - 1)} }`)
  }
  return parts.length > 0 ? parts.join(' ') : '__typename'
}

const VALUES: Record<string, readonly unknown[]> = {
  Int: [0, -0, 7, 2 ** 31 - 1, -(2 ** 31)],
  Float: [0.5, -0, 1e21, 1e-7],
  String: ['', 'tea', '"\\\u2028\ud800\n', 'x'.repeat(99)],
  ID: ['a', 5],
  Boolean: [true, false],
  Colour: ['RED', 'toString'],
  Any: ['x', 1, { a: [null] }, []],
}
const WRONG: readonly unknown[] = [
  2 ** 31,
  1.5,
  Number.NaN,
  'BLUE',
  '__proto__',
  {},
  [],
  [[]],
  true,
  { __typename: 'Stone' },
  undefined,
]

/** A value of a type, or, rarely, of no type that it ought to be of. */
function value(
  choose: Choices,
  type: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  of: InternalNames['of'],
): unknown {
  if (choose.chance(6)) return null
  if (choose.chance(3)) return choose.among(WRONG)
  if (isNonNullType(type)) return value(choose, type.ofType, sets, of)
  if (isListType(type)) return Array.from({ length: choose.upTo(3) }, () => value(choose, type.ofType, sets, of))
  if (!isCompositeType(type)) return choose.among(VALUES[type.name] ?? [])
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name]
  const said = choose.chance(8) ? choose.among(['Plant', 'Nothing', 7, undefined, 'Query']) : choose.among(possible)
  const object: Record<string, unknown> = Object.create(null)
  if (said !== undefined) object.__typename = said
  const named = schema.getType(String(said)) ?? type
  const fill = ({ selections }: SelectionSetNode, on: GraphQLCompositeType): void => {
    for (const each of selections) {
      if (each.kind === Kind.FRAGMENT_SPREAD) continue
      if (each.kind === Kind.INLINE_FRAGMENT) {
        const condition = schema.getType(each.typeCondition?.name.value ?? '') as GraphQLCompositeType
        fill(each.selectionSet, condition)
        continue
      }
      const field = 'getFields' in on ? on.getFields()[each.name.value] : undefined
      const below = each.selectionSet ? [each.selectionSet] : []
      if (field && !Object.hasOwn(object, of(each)) && !choose.chance(2))
        object[of(each)] = value(choose, field.type, below, of)
    }
  }
  for (const set of sets) fill(set, isCompositeType(named) ? named : type)
  return object
}

const NULL = Symbol('null with an error told')
type Told = (string | number)[][]

/** Value completion as the specification has it, in its own words (GraphQL §6.4.3), on data in the names of a plan. */
function complete(
  document: DocumentNode,
  of: InternalNames['of'],
  holds: (variable: string) => boolean,
  data: unknown,
) {
  const told: Told = []
  /** A field that only objects of another type have. */
  type Elsewhere = { key: string; leaf: boolean }
  type Fields = Map<string, { name: string; from: string; asked: boolean; sets: SelectionSetNode[] }>
  const applies = (condition: string | undefined, type: GraphQLCompositeType) => {
    const on = schema.getType(condition ?? type.name)
    return on === type || (isAbstractType(on) && schema.isSubType(on, type as never))
  }
  /** Fields keep the place where they first stand, though a condition may have left them out there. */
  const collect = (
    type: GraphQLCompositeType,
    { selections }: SelectionSetNode,
    fields: Fields,
    outer = true,
    elsewhere: Elsewhere[] | null = null,
  ): Elsewhere[] => {
    const others = elsewhere ?? []
    for (const each of selections) {
      const left = each.directives?.some(({ name, arguments: args }) => {
        const given = args?.[0]?.value
        return given?.kind === Kind.VARIABLE && holds(given.name.value) === (name.value === 'skip')
      })
      const asked = outer && !left
      if (each.kind === Kind.INLINE_FRAGMENT) {
        if (applies(each.typeCondition?.name.value, type)) collect(type, each.selectionSet, fields, asked, elsewhere)
        else if (!isObjectType(type)) collect(type, each.selectionSet, fields, asked, others)
      }
      if (each.kind !== Kind.FIELD) continue
      const key = responseNameOf(each)
      if (elsewhere) {
        if (asked) elsewhere.push({ key, leaf: !each.selectionSet })
        continue
      }
      const field = fields.get(key) ?? { name: each.name.value, from: of(each), asked: false, sets: [] }
      if (asked) field.asked = true
      if (asked && each.selectionSet) field.sets.push(each.selectionSet)
      fields.set(key, field)
    }
    return others
  }
  const fail = (path: (string | number)[]) => {
    told.push(path)
    return NULL
  }
  const isLeaf = (type: GraphQLOutputType, given: unknown): boolean => {
    if (isEnumType(type)) return type.getValues().some(({ name }) => name === given)
    switch (getNamedType(type).name) {
      case 'Int':
        return Number.isInteger(given) && Math.abs((given as number) + 0.5) < 2 ** 31
      case 'Float':
        return Number.isFinite(given)
      case 'ID':
        return typeof given === 'string' || Number.isInteger(given)
      case 'Any':
        return !Number.isNaN(given)
      default:
        return typeof given === getNamedType(type).name.toLowerCase()
    }
  }
  const completed = (
    type: GraphQLOutputType,
    given: unknown,
    sets: SelectionSetNode[],
    path: (string | number)[],
  ): unknown => {
    if (isNonNullType(type)) {
      const inner = completed(type.ofType, given, sets, path)
      return inner === null ? fail(path) : inner
    }
    if (given === null || given === undefined) return null
    if (isListType(type)) {
      if (!Array.isArray(given)) return fail(path)
      const items: unknown[] = []
      for (const [index, each] of given.entries()) {
        const item = completed(type.ofType, each, sets, [...path, index])
        if (item === NULL && isNonNullType(type.ofType)) return NULL
        items.push(item === NULL ? null : item)
      }
      return items
    }
    if (!isCompositeType(type)) {
      if (!isLeaf(type, given)) return fail(path)
      return type.name === 'ID' ? String(given) : given
    }
    if (typeof given !== 'object' || Array.isArray(given)) return fail(path)
    const source = given as Record<string, unknown>
    const said = isObjectType(type) ? type : schema.getType(String(source.__typename ?? type.name))
    if (!isCompositeType(said)) return fail(path)
    const is =
      said === type || (isAbstractType(type) && isObjectType(said) && schema.isSubType(type, said))
        ? said
        : isAbstractType(said)
          ? type
          : null
    if (!is) return fail(path)
    const fields: Fields = new Map()
    const elsewhere = sets.flatMap((set) => collect(is, set, fields))
    // Whether the object has them, nobody knows.
    if (elsewhere.some(({ key, leaf }) => !(leaf && fields.get(key)?.asked))) return fail(path)
    const object: Record<string, unknown> = Object.create(null)
    for (const [key, field] of fields) {
      if (!field.asked) continue
      if (field.name === '__typename') {
        if (!isObjectType(is)) return fail(path)
        object[key] = is.name
        continue
      }
      const fieldType = (is as { getFields(): Record<string, { type: GraphQLOutputType }> }).getFields()[field.name]
        ?.type as GraphQLOutputType
      const result = completed(
        fieldType,
        Object.hasOwn(source, field.from) ? source[field.from] : undefined,
        field.sets,
        [...path, key],
      )
      if (result === NULL && isNonNullType(fieldType)) return NULL
      object[key] = result === NULL ? null : result
    }
    return object
  }
  const { selectionSet } = document.definitions[0] as OperationDefinitionNode
  const result = completed(schema.getQueryType() as GraphQLOutputType, data, [selectionSet], [])
  return { data: result === NULL ? null : result, told }
}

it('writes what completing each value by itself comes to, and finds every place that is not as it must be', () => {
  let missed = 0
  const property = fc.property(fc.gen(), fc.tuple(fc.boolean(), fc.boolean()), (g, held) => {
    const choose: Choices = {
      among: (all) => all[g(fc.nat, { max: all.length - 1 })] as never,
      chance: (percent) => g(fc.nat, { max: 99 }) >= 100 - percent,
      upTo: (max) => g(fc.nat, { max }),
    }
    const roots = [
      `tree { ${selection(choose, schema.getType('Tree') as GraphQLCompositeType, 3)} }`,
      `thing { ${selection(choose, schema.getType('Thing') as GraphQLCompositeType, 3)} }`,
    ]
    const document = parse(`query ($a: Boolean!, $b: Boolean!) { ${roots.join(' ')} }`)
    const names = withInternalNames(document, { fields: new Set(), planned: new Set() })
    const conditions = new Conditions(document)
    const { selectionSet } = document.definitions[0] as OperationDefinitionNode
    const query = schema.getQueryType() as GraphQLCompositeType
    const data = value(choose, query as GraphQLOutputType, [selectionSet], names.of)

    const shape = openShapes({
      schema,
      fragments: new Map(),
      conditions,
      naming: { keyOf: responseNameOf, fromOf: names.of },
    }).compositeOf(query, selectionSet)
    const holds = (variable: string) => held[VARIABLES.indexOf(variable)] as boolean
    const writing: Writing = { conditions: conditions.names.map(holds), introspection: null, missed: false }
    const text = writerOf(shape)(data, writing) ?? 'null'
    const expected = complete(document, names.of, holds, data)
    // As JSON: -0 is 0 there, and a half of a character is as JSON writes it.
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(expected.data)))
    expect(writing.missed).toBe(expected.told.length > 0)
    expect(findMisses(shape, data, writing).map(({ path }) => path)).toEqual(expected.told)
    missed += expected.told.length > 0 ? 1 : 0
  })
  fc.assert(property, { numRuns: 700 })
  expect(missed).toBeGreaterThan(200)
})
