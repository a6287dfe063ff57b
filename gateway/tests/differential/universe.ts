import fc from 'fast-check'
import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'
import { type Atlas, concretes } from './atlas.ts'

/** What a field holds. */
export type Value =
  | { readonly kind: 'leaf'; readonly value: unknown }
  | { readonly kind: 'null' }
  | { readonly kind: 'throws' }
  | { readonly kind: 'thing'; readonly type: string; readonly index: number }
  | { readonly kind: 'list'; readonly items: readonly Value[] }

/** An object of the world, the same for every subgraph that knows it. Root types have one each. */
export interface Thing {
  readonly type: string
  readonly index: number
  readonly fields: Readonly<Record<string, Value>>
}

/** How a subgraph is out of order: not reached, or answering with nothing but errors. */
export interface Outage {
  readonly subgraph: string
  readonly how: 'unreachable' | 'errors' | 'no data'
}

/** Everything there is in a world, made up. */
export interface Universe {
  readonly things: Readonly<Record<string, readonly Thing[]>>
  /** `subgraph/Type/index` of entities a subgraph does not know. */
  readonly absent: readonly string[]
  readonly outage: Outage | null
  /** How long fetches take, in milliseconds, one after the other. */
  readonly delaysMs: readonly number[]
}

export interface UniverseOptions {
  /** Share of a hundred values that are null where they may be. */
  readonly nulls: number
  /** Share of a hundred values that are broken: throwing, wrong, or null where they must not be. */
  readonly faults: number
  readonly outages: boolean
}

const THINGS = 3
const WRONG: Record<string, unknown> = { Int: 'seven', Float: 'much', Boolean: 'yes', String: { not: 'text' }, ID: [] }
const TEXTS = ['tea', '', 'été ✓', '"\\\n', '__proto__', '0']
const JSONS = ['{"__proto__":{"polluted":1},"constructor":[]}', '[1,[null,{}]]', '"text"', '7', '{"a":{"id":null}}']

/** The identifier of a thing: {@link THINGS} of every type there are. */
export const idOf = (type: string, index: number) => `${type}:${index}`

/** Made-up data for a world. Shrinks to a world where everything is there and nothing is wrong. */
export function universes(atlas: Atlas, options: UniverseOptions): fc.Arbitrary<Universe> {
  const objects = Object.values(atlas.whole.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  )
  const things = Object.fromEntries(
    objects.map((type) => {
      const isRoot = type === atlas.whole.getQueryType() || type === atlas.whole.getMutationType()
      return [type.name, fc.tuple(...Array.from({ length: isRoot ? 1 : THINGS }, (_, index) => thing(type, index)))]
    }),
  )
  function thing(type: GraphQLNamedType, index: number): fc.Arbitrary<Thing> {
    if (!isObjectType(type)) throw new Error(`${type.name} is no object type`)
    const fields = Object.values(type.getFields()).map(
      (field) => [field.name, fieldValue(atlas, type.name, field.name, field.type, index, options)] as const,
    )
    return fc.record(Object.fromEntries(fields)).map((values) => ({ type: type.name, index, fields: values }))
  }
  const gaps = (atlas.world.absentable ?? []).flatMap((where) => {
    const [type = '', subgraph = ''] = where.split('@')
    return concretes(atlas.whole, type).flatMap((name) =>
      Array.from({ length: THINGS }, (_, index) => `${subgraph}/${name}/${index}`),
    )
  })
  const outage = fc.record({
    subgraph: fc.constantFrom(...atlas.subgraphs.map(({ name }) => name)),
    how: fc.constantFrom<Outage['how'][]>('unreachable', 'errors', 'no data'),
  })
  return fc.record({
    things: fc.record(things),
    absent: options.faults > 0 ? fc.subarray(gaps, { maxLength: Math.ceil(gaps.length / 3) }) : fc.constant([]),
    outage: options.outages ? fc.option(outage, { freq: 3 }) : fc.constant(null),
    delaysMs: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }) },
    ),
  })
}

function fieldValue(
  atlas: Atlas,
  owner: string,
  field: string,
  type: GraphQLOutputType,
  index: number,
  options: UniverseOptions,
): fc.Arbitrary<Value> {
  const named = getNamedType(type)
  const possible = atlas.possible(owner, field) ?? []
  if (atlas.solid.has(`${owner}.${field}`)) return isLeafType(named) ? key(named, owner, field, index) : steady(type)
  // What clients may not see counts as broken: they get null and an error for it.
  const visible = possible.filter((name) => atlas.api.getType(name))
  const seen = options.faults > 0 || visible.length === 0 ? possible : visible
  const one: fc.Arbitrary<Value> = isLeafType(named)
    ? fc.oneof(
        { weight: 100 - options.faults / 2, arbitrary: leaf(atlas, named, options) },
        {
          weight: options.faults / 2,
          arbitrary: fc.constant<Value>({ kind: 'leaf', value: WRONG[named.name] ?? 'NOWHERE' }),
        },
      )
    : seen.length === 0
      ? fc.constant<Value>({ kind: 'null' })
      : fc.record({
          kind: fc.constant('thing' as const),
          type: fc.constantFrom(...seen),
          index: fc.integer({ min: 0, max: THINGS - 1 }),
        })
  const broken = fc.constantFrom<Value[]>({ kind: 'throws' }, { kind: 'null' })
  const within = (of: GraphQLOutputType): fc.Arbitrary<Value> => {
    const required = isNonNullType(of)
    const bare = required ? of.ofType : of
    const whole = isListType(bare)
      ? fc.array(within(bare.ofType), { maxLength: 3 }).map((items): Value => ({ kind: 'list', items }))
      : one
    return fc.oneof(
      { weight: 100 - options.nulls - options.faults, arbitrary: whole },
      { weight: required ? 0 : options.nulls, arbitrary: fc.constant<Value>({ kind: 'null' }) },
      { weight: options.faults, arbitrary: broken },
    )
  }
  return within(type)

  /** What keys are made of is always there, one for each thing. */
  function steady(of: GraphQLOutputType): fc.Arbitrary<Value> {
    const bare = isNonNullType(of) ? of.ofType : of
    if (isListType(bare)) return fc.constant({ kind: 'list', items: [] })
    return fc.constant({ kind: 'thing', type: possible[0] ?? named.name, index })
  }
}

function key(type: GraphQLNamedType, owner: string, field: string, index: number): fc.Arbitrary<Value> {
  const text = field === 'id' ? idOf(owner, index) : `${field} of ${idOf(owner, index)}`
  return fc.constant({ kind: 'leaf', value: type.name === 'Int' ? index : text })
}

function leaf(atlas: Atlas, type: GraphQLNamedType, { faults }: UniverseOptions): fc.Arbitrary<Value> {
  const value = (): fc.Arbitrary<unknown> => {
    if (isEnumType(type)) {
      const visible = atlas.api.getType(type.name)
      const known = faults === 0 && isEnumType(visible) ? visible : type
      return fc.constantFrom(...known.getValues().map(({ name }) => name))
    }
    if (type.name === 'Int') return fc.integer({ min: -9, max: 9 })
    if (type.name === 'Float') return fc.constantFrom(0, 1.5, -2, 1e21)
    if (type.name === 'Boolean') return fc.boolean()
    if (isScalarType(type) && !['String', 'ID'].includes(type.name))
      return fc.constantFrom(...JSONS).map((text) => JSON.parse(text))
    return fc.constantFrom(...TEXTS)
  }
  return value().map((each) => ({ kind: 'leaf', value: each }))
}
