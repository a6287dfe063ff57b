import {
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { type Atlas, concretes } from './atlas.ts'
import { idOf, type Thing, type Universe, type Value } from './universe.ts'

/** One execution in a universe: mutations leave a trace that shows in what order they ran. */
export interface Run {
  readonly universe: Universe
  mutations: number
  fetches: number
}

export const newRun = (universe: Universe): Run => ({ universe, mutations: 0, fetches: 0 })

/** What resolvers pass on: a thing and, in a subgraph that was asked for an entity, the representation it came by. */
export interface Source {
  readonly thing: Thing
  readonly representation?: Readonly<Record<string, unknown>>
  /** What leads here from the root, for arguments that an ancestor fills. */
  readonly parents?: readonly Thing[]
}

type Arguments = Readonly<Record<string, unknown>>

const BROKEN = 'This field is broken.'

/**
 * What a field of the world answers, whoever asks: a subgraph or the whole graph at once.
 * @param computed the value of a field with `@requires`; undefined for all others
 * @throws when the field is broken
 */
export function resolveField(
  atlas: Atlas,
  run: Run,
  { thing, parents = [] }: Source,
  field: string,
  args: Arguments,
  computed?: string,
): unknown {
  const { type } = thing
  const declared = typeOf(atlas, type, field)
  const named = getNamedType(declared)
  if (type === 'Mutation') run.mutations += 1
  if (!atlas.solid.has(`${type}.${field}`) && isAbsent(atlas, run, thing, field)) return null
  const stored = computed === undefined ? thing.fields[field] : ({ kind: 'leaf', value: computed } as const)
  if (!stored) throw new Error(`${type}.${field} is unknown`)
  const value = 'id' in args && !isLeafType(named) ? byId(atlas, type, field, args.id) : stored
  const plain = plainOf(run, limited(value, args.first), [...parents, thing])
  return isLeafType(named) ? marked(plain, args, type === 'Mutation' ? run.mutations : null) : plain
}

/** Entities that one of a field's subgraphs does not know have no such field, however it is reached. */
function isAbsent({ owners }: Atlas, { universe }: Run, { type, index }: Thing, field: string): boolean {
  return (owners.get(`${type}.${field}`) ?? []).some((owner) => universe.absent.includes(`${owner}/${type}/${index}`))
}

function byId(atlas: Atlas, type: string, field: string, id: unknown): Value {
  for (const name of atlas.possible(type, field) ?? [])
    for (const index of [0, 1, 2]) if (idOf(name, index) === id) return { kind: 'thing', type: name, index }
  return { kind: 'null' }
}

function limited(value: Value, first: unknown): Value {
  return value.kind === 'list' && typeof first === 'number' && first >= 0
    ? { kind: 'list', items: value.items.slice(0, first) }
    : value
}

function plainOf(run: Run, value: Value, parents: readonly Thing[]): unknown {
  switch (value.kind) {
    case 'leaf':
      return value.value
    case 'null':
      return null
    case 'throws':
      throw new Error(BROKEN)
    case 'thing':
      return { thing: thingAt(run, value.type, value.index), parents } satisfies Source
    case 'list':
      return value.items.map((item) => (item.kind === 'throws' ? new Error(BROKEN) : plainOf(run, item, parents)))
  }
}

export function thingAt({ universe }: Run, type: string, index: number): Thing {
  const thing = universe.things[type]?.[index]
  if (!thing) throw new Error(`There is no ${idOf(type, index)}`)
  return thing
}

/** Leaves show the arguments they were asked with, and those of mutations when they ran. */
function marked(plain: unknown, args: Arguments, turn: number | null): unknown {
  const told = Object.keys(args).length > 0 ? canonical(args) : ''
  if (typeof plain === 'string') return `${plain}${told}${turn === null ? '' : `#${turn}`}`
  if (Number.isInteger(plain)) return Number(plain) + told.length * 100 + (turn ?? 0)
  return plain
}

/** JSON with the keys of every object in order: those of inputs come as each schema lists them. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

export function typeOf({ whole }: Atlas, type: string, field: string): GraphQLOutputType {
  const object = whole.getType(type)
  const declared = isObjectType(object) ? object.getFields()[field] : undefined
  if (!declared) throw new Error(`${type}.${field} is not in the graph`)
  return declared.type
}

/** Null where a field is null or broken, as the answer of a subgraph has it. */
class NullUp extends Error {}

/** What a representation must say of a thing: the selection, resolved in the whole graph with nulls for what is broken. */
export function select(
  atlas: Atlas,
  run: Run,
  thing: Thing,
  { selections }: SelectionSetNode,
): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const on = selection.typeCondition?.name.value ?? thing.type
      if (concretes(atlas.whole, on).includes(thing.type))
        Object.assign(said, select(atlas, run, thing, selection.selectionSet))
    }
    if (selection.kind !== Kind.FIELD) continue
    const name = selection.name.value
    if (name === '__typename') {
      said[name] = thing.type
      continue
    }
    const given = Object.fromEntries(
      (selection.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]),
    )
    said[name] = completed(atlas, run, typeOf(atlas, thing.type, name), selection.selectionSet, () =>
      resolveField(atlas, run, { thing }, name, given, requiredOf(atlas, run, thing, name)),
    )
  }
  return said
}

function completed(
  atlas: Atlas,
  run: Run,
  type: GraphQLOutputType,
  selectionSet: SelectionSetNode | undefined,
  get: () => unknown,
): unknown {
  const nullable = (): unknown => {
    const bare = isNonNullType(type) ? type.ofType : type
    const value = get()
    if (value === null || value === undefined || value instanceof Error) return null
    if (isListType(bare))
      return (value as unknown[]).map((item) => completed(atlas, run, bare.ofType, selectionSet, () => item))
    return selectionSet ? select(atlas, run, (value as Source).thing, selectionSet) : value
  }
  let value: unknown = null
  try {
    value = nullable()
  } catch (error) {
    if (!(error instanceof NullUp) && !(error instanceof Error && error.message === BROKEN)) throw error
  }
  if (value === null && isNonNullType(type)) throw new NullUp()
  return value
}

/** What a field with `@requires` makes of what it requires, computed in the whole graph; undefined for all other fields. */
export function requiredOf(atlas: Atlas, run: Run, thing: Thing, field: string): string | undefined {
  for (const { requires } of atlas.subgraphs) {
    const selection = requires.get(`${thing.type}.${field}`)
    if (selection) return canonical(select(atlas, run, thing, selection))
  }
  return undefined
}

/** What a representation says, in the words of {@link select}; what it lacks is said to be missing. */
export function told(
  representation: Readonly<Record<string, unknown>>,
  { selections }: SelectionSetNode,
  certain = true,
): Record<string, unknown> {
  const said: Record<string, unknown> = {}
  const within = (value: unknown, selectionSet: SelectionSetNode): unknown => {
    if (Array.isArray(value)) return value.map((item) => within(item, selectionSet))
    return typeof value === 'object' && value !== null ? told(value as Record<string, unknown>, selectionSet) : value
  }
  for (const selection of selections) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = representation.__typename
      const on = selection.typeCondition?.name.value
      // Without a type, fields tell which fragment applied.
      if (type === undefined || type === on)
        Object.assign(said, told(representation, selection.selectionSet, type === on))
    }
    if (selection.kind !== Kind.FIELD) continue
    const name = selection.name.value
    if (!Object.hasOwn(representation, name)) {
      if (certain) said[name] = 'missing'
      continue
    }
    const value = representation[name]
    said[name] = selection.selectionSet ? within(value, selection.selectionSet) : value
  }
  return said
}
