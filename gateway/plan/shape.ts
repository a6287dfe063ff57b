import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql'
import type { Lack } from '../access/rights.ts'
import type { Gate } from './denied.ts'
import { ALWAYS, both, type Conditions, type Guard, guardOf, sameGuard, unless } from './guard.ts'

/** The form of a value in the answer, null apart. */
export type Shape = LeafShape | ListShape | CompositeShape

export interface LeafShape {
  readonly kind: 'leaf'
  readonly type: GraphQLLeafType
}

export interface ListShape {
  readonly kind: 'list'
  readonly item: Shape
  readonly itemNonNull: boolean
}

/** An object, or something that may be one of several. What each looks like is worked out when it is first met. */
export interface CompositeShape {
  readonly kind: 'composite'
  readonly type: GraphQLCompositeType
  /**
   * The form of one type of object.
   * @param typename what the object says it is; may be absent where only one type is possible
   * @returns null when such an object cannot be here
   */
  objectOf(typename: unknown): ObjectShape | null
  /** Whether an object of this type is of the graph, and none the caller may know of: it is null then, and nothing is said. */
  hides(typename: unknown): boolean
  /** Names of all types that objects here may be of, the type itself first. */
  typenames(): readonly string[]
}

export interface ObjectShape {
  /** An interface stands for an object whose own type nobody knows: see {@link openShapes}. */
  readonly type: GraphQLCompositeType
  /** In the order of the answer (GraphQL §6.3.2). */
  readonly fields: readonly FieldShape[]
}

export interface FieldShape {
  /** Its name in the answer. */
  readonly key: string
  /** The name its value has while the plan runs. */
  readonly from: string
  readonly name: string
  readonly nonNull: boolean
  /** In the answer when any of these holds. */
  readonly when: readonly Guard[]
  readonly shape: Shape
  /** `typename` is known without asking, `introspection` is answered by the gateway, `denied` is null: none is fetched. */
  readonly source: 'data' | 'typename' | 'introspection' | 'denied'
  /** What the caller lacks to have it, when it is denied. */
  readonly lack: Lack | null
  /** Where the operation selects it first: its arguments are the same everywhere (§5.3.2). */
  readonly field: FieldNode
  /** Where the operation selects it, when that is in more places than one; of introspection, which is executed as it was asked, always. */
  readonly occurrences: readonly Occurrence[]
}

/** A field as it is written in a document, and when that counts. */
export interface Occurrence {
  readonly field: FieldNode
  readonly guard: Guard
}

/** A selection set and when it counts. */
interface Selected {
  readonly set: SelectionSetNode
  readonly guard: Guard
}

/** What a document's fields are called. */
export interface Naming {
  /** In the answer; null for a field that is in no answer. */
  keyOf(field: FieldNode): string | null
  /** While the plan runs. */
  fromOf(field: FieldNode): string
}

export interface ShapeSource {
  readonly schema: GraphQLSchema
  /** The graph the schema is a part of: what an object of it is that the schema does not know is not told. */
  readonly whole?: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly naming: Naming
  readonly conditions: Conditions
  /** Leave out what `@defer` puts off; else it is like any other fragment. */
  readonly deferring?: boolean
  /** What the caller may not have; nothing is denied when left out. */
  readonly gate?: Gate | null
}

export interface Shapes {
  compositeOf(type: GraphQLCompositeType, set: SelectionSetNode): CompositeShape
}

/**
 * The form of an operation's answer, as GraphQL's execution collects and merges fields (§6.3.2, §6.3.3).
 *
 * An object may come from a subgraph that knows an interface as an object (`@interfaceObject`), with the interface's name for
 * a type: it has the fields selected of the interface, and no type to tell. An answer that must tell it, or has fields for some
 * types only, is null.
 */
export function openShapes({
  schema,
  whole = schema,
  fragments,
  naming,
  conditions,
  deferring = false,
  gate = null,
}: ShapeSource): Shapes {
  /** Whether a fragment on `condition` speaks of objects of `type`. */
  const applies = (condition: string | undefined, type: GraphQLCompositeType): boolean => {
    if (condition === undefined || condition === type.name) return true
    const on = schema.getType(condition)
    return isAbstractType(on) && !isUnionType(type) && schema.isSubType(on, type)
  }

  /** @param elsewhere told of each field that only some objects of an abstract type have */
  function collect(
    type: GraphQLCompositeType,
    selected: readonly Selected[],
    elsewhere: (occurrence: Occurrence) => void,
  ): Map<string, Occurrence[]> {
    const found = new Map<string, Occurrence[]>()
    const visited = new Set<string>()
    const walk = ({ selections }: SelectionSetNode, outer: Guard, isHere: boolean): void => {
      for (const selection of selections) {
        const own = guardOf(selection, conditions, deferring)
        if (!own) continue
        const guard = both(outer, own)
        if (selection.kind === Kind.FIELD) {
          const key = naming.keyOf(selection)
          if (key === null) continue
          if (!isHere) {
            elsewhere({ field: selection, guard })
            continue
          }
          const occurrences = found.get(key)
          if (occurrences) occurrences.push({ field: selection, guard })
          else found.set(key, [{ field: selection, guard }])
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          const is = isHere && applies(selection.typeCondition?.name.value, type)
          if (is || !isObjectType(type)) walk(selection.selectionSet, guard, is)
        } else {
          const name = selection.name.value
          // Once spread for certain, a fragment adds nothing a second time.
          if (visited.has(name)) continue
          const fragment = fragments.get(name)
          if (!fragment) continue
          const is = isHere && applies(fragment.typeCondition.name.value, type)
          if (guard.length === 0 && (is || isObjectType(type))) visited.add(name)
          if (is || !isObjectType(type)) walk(fragment.selectionSet, guard, is)
        }
      }
    }
    for (const { set, guard } of selected) walk(set, guard, true)
    return found
  }

  function objectShape(type: GraphQLCompositeType, selected: readonly Selected[]): ObjectShape {
    const elsewhere: Occurrence[] = []
    const found = collect(type, selected, (occurrence) => elsewhere.push(occurrence))
    const fields = [...found].map(([key, occurrences]) => fieldShape(type, key, occurrences))
    const dependent = elsewhere.flatMap(({ field, guard }) => {
      // What all have is answered all the same.
      const anyones = field.selectionSet ? undefined : found.get(naming.keyOf(field) ?? '')
      return unless(guard, anyones?.map((each) => each.guard) ?? []).map((rest) => ({ field, guard: rest }))
    })
    return { type, fields: dependent.length > 0 ? [typeToTell(type, dependent), ...fields] : fields }
  }

  /** Of an object of unknown type, what cannot be told: its type, by all the fields that depend on it. */
  function typeToTell(type: GraphQLCompositeType, dependent: readonly Occurrence[]): FieldShape {
    const field: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: TypeNameMetaFieldDef.name } }
    return fieldShape(
      type,
      TypeNameMetaFieldDef.name,
      dependent.map(({ guard }) => ({ field, guard })),
    )
  }

  function fieldShape(parent: GraphQLCompositeType, key: string, occurrences: readonly Occurrence[]): FieldShape {
    const first = (occurrences[0] as Occurrence).field
    const name = first.name.value
    const definition = fieldOf(schema, parent, name)
    const { type } = definition
    const nonNull = isNonNullType(type)
    const [guard, ...others] = occurrences.map((occurrence) => occurrence.guard)
    const unguarded = occurrences.some((occurrence) => occurrence.guard.length === 0)
    // One condition for all is looked at once, on the field.
    const settled = guard && others.every((other) => sameGuard(other, guard))
    const below = occurrences.flatMap(({ field, guard: own }) =>
      field.selectionSet ? [{ set: field.selectionSet, guard: settled ? ALWAYS : own }] : [],
    )
    const meta = definition === TypeNameMetaFieldDef ? 'typename' : name.startsWith('__') ? 'introspection' : null
    const lack = meta === null && gate ? gate.lack(parent.name, name) : null
    const source = meta ?? (lack ? 'denied' : 'data')
    return {
      key,
      from: naming.fromOf(first),
      name,
      nonNull,
      when: unguarded ? [] : settled ? [guard] : occurrences.map((occurrence) => occurrence.guard),
      shape: shapeOf(nonNull ? type.ofType : type, below),
      source,
      lack,
      field: first,
      occurrences: source === 'introspection' || occurrences.length > 1 ? occurrences : ONCE,
    }
  }

  function shapeOf(type: GraphQLOutputType, below: readonly Selected[]): Shape {
    if (isNonNullType(type)) return shapeOf(type.ofType, below)
    if (isListType(type))
      return { kind: 'list', item: shapeOf(type.ofType, below), itemNonNull: isNonNullType(type.ofType) }
    return isLeafType(type) ? { kind: 'leaf', type } : composite(type, below)
  }

  /** Whether an object is of the graph and the caller's schema has no place for it: to the caller there is nothing. */
  function isHidden(type: GraphQLCompositeType, typename: string): boolean {
    const [place, object] = [whole.getType(type.name), whole.getType(typename)]
    if (!isAbstractType(place) || !isCompositeType(object)) return false
    const known = schema.getType(typename)
    // A wider interface may stand for an object whose own type is not known.
    if (!isObjectType(object)) return known === undefined
    return (
      whole.isSubType(place, object) && !(isObjectType(known) && isAbstractType(type) && schema.isSubType(type, known))
    )
  }

  function composite(type: GraphQLCompositeType, selected: readonly Selected[]): CompositeShape {
    const objects = new Map<string, ObjectShape>()
    const only = isObjectType(type) ? type.name : null
    const work = (typename: string): ObjectShape | null => {
      const named = schema.getType(typename)
      if (!isCompositeType(named)) return null
      const possible = named === type || (isAbstractType(type) && isObjectType(named) && schema.isSubType(type, named))
      if (possible) return objectShape(named, selected)
      // A subgraph that knows a wider interface as an object may answer with that one's name.
      return isAbstractType(named) && !isObjectType(type) ? objectShape(type, selected) : null
    }
    return {
      kind: 'composite',
      type,
      typenames: () => [
        type.name,
        ...(isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : []),
      ],
      hides: (typename) => whole !== schema && typeof typename === 'string' && isHidden(type, typename),
      objectOf: (given) => {
        const typename = only ?? given ?? type.name
        if (typeof typename !== 'string') return null
        const known = objects.get(typename)
        if (known) return known
        const object = work(typename)
        // Names of no type are not kept: a subgraph could send any number of them.
        if (object) objects.set(typename, object)
        return object
      },
    }
  }

  return { compositeOf: (type, set) => composite(type, [{ set, guard: ALWAYS }]) }
}

const ONCE: readonly Occurrence[] = []

function fieldOf(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (parent === (schema.getQueryType() as GraphQLObjectType | null | undefined)) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  const field = 'getFields' in parent ? parent.getFields()[name] : undefined
  if (!field) throw new Error(`invariant broken: ${parent.name} has no field "${name}"`)
  return field
}
