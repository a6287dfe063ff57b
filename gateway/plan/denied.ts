import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Requirement, Requirements } from '../access/requirements.ts'
import { type Lack, lackOf, type Rights } from '../access/rights.ts'
import { ALWAYS, both, type Conditions, type Guard, guardOf } from './guard.ts'
import { responseNameOf } from './names.ts'
import type { Occurrence } from './shape.ts'

/** Says what a caller lacks to read a field; null when nothing. Types may be abstract. */
export interface Gate {
  lack(typeName: string, fieldName: string): Lack | null
}

/** A field the operation asks for and the caller may not have: told once, wherever in lists it stands. */
export interface Denial {
  /** Response names from the root, without the places in lists. */
  readonly path: readonly string[]
  /** The same as far as there is no list: a place every answer has. */
  readonly at: readonly string[]
  readonly lack: Lack
  /** Where it is asked for: told when any of these counts. */
  readonly occurrences: readonly Occurrence[]
}

export interface GateSource {
  readonly schema: GraphQLSchema
  requirement(typeName: string, fieldName: string): Requirement | null
}

/** Denials one answer tells of; an operation may ask for more. */
const DENIALS_MAX = 100

/** What a caller with these rights meets in a graph. */
export function openGate({ schema, requirement }: GateSource, rights: Rights): Gate {
  const own = (typeName: string, fieldName: string) => {
    const needed = requirement(typeName, fieldName)
    return needed && lackOf(needed, rights)
  }
  return {
    lack: (typeName, fieldName) => {
      const found = own(typeName, fieldName)
      if (found) return found
      const type = schema.getType(typeName)
      if (!isAbstractType(type)) return null
      // An object whose own type is never learnt might be of any.
      for (const { name } of schema.getPossibleTypes(type)) {
        const lack = own(name, fieldName)
        if (lack) return lack
      }
      return null
    },
  }
}

/**
 * What the fields of a document ask of callers, each demand once; of a field of an interface, what any of its types asks.
 * @param document valid, as all its operations and fragments are read
 */
export function requirementsIn(
  { apiSchema: schema, requirements }: { apiSchema: GraphQLSchema; requirements: Pick<Requirements, 'of'> },
  document: DocumentNode,
): readonly Requirement[] {
  const found = new Set<Requirement>()
  const info = new TypeInfo(schema)
  const note = (typeName: string, fieldName: string) => {
    const requirement = requirements.of(typeName, fieldName)
    if (requirement) found.add(requirement)
  }
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]: ({ name }) => {
        const parent = info.getParentType()
        if (!parent || name.value.startsWith('__')) return
        note(parent.name, name.value)
        if (isAbstractType(parent)) for (const type of schema.getPossibleTypes(parent)) note(type.name, name.value)
      },
    }),
  )
  return [...found]
}

/**
 * The document without what the caller may not have, so that nothing of it is fetched. A field of an interface that only some
 * of its types deny is selected of the others, one by one.
 */
export function withoutDenied(document: DocumentNode, schema: GraphQLSchema, gate: Gate): DocumentNode {
  const isDenied = (type: GraphQLCompositeType, field: string) => gate.lack(type.name, field) !== null

  const selectionOf = (set: SelectionSetNode, parent: GraphQLCompositeType): SelectionSetNode => {
    const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? compositeType(schema, selection.typeCondition.name.value) : parent
        return [{ ...selection, selectionSet: selectionOf(selection.selectionSet, type ?? parent) }]
      }
      return fieldOf(selection, parent)
    })
    return selections.length > 0 ? { ...set, selections } : { ...set, selections: [TYPENAME] }
  }
  const fieldOf = (field: FieldNode, parent: GraphQLCompositeType): readonly SelectionNode[] => {
    const name = field.name.value
    if (name.startsWith('__')) return [field]
    if (!isDenied(parent, name)) return [within(field, parent)]
    if (!isAbstractType(parent)) return []
    const open = schema.getPossibleTypes(parent).filter((type) => !isDenied(type, name))
    return open.map((type) => ({
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
      selectionSet: { kind: Kind.SELECTION_SET, selections: [within(field, type)] },
    }))
  }
  const within = (field: FieldNode, parent: GraphQLCompositeType): FieldNode => {
    if (!field.selectionSet || isUnionType(parent)) return field
    const type = getNamedType(parent.getFields()[field.name.value]?.type)
    return isCompositeType(type) ? { ...field, selectionSet: selectionOf(field.selectionSet, type) } : field
  }
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      const type =
        definition.kind === Kind.OPERATION_DEFINITION
          ? schema.getRootType(definition.operation)
          : definition.kind === Kind.FRAGMENT_DEFINITION && compositeType(schema, definition.typeCondition.name.value)
      if (!type || !('selectionSet' in definition)) return definition
      return { ...definition, selectionSet: selectionOf(definition.selectionSet, type) }
    }),
  }
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/**
 * Every place of an operation that the caller may not have, at most 100. What lies within a denied field is not told apart.
 * @param strict tell of fields of interfaces that only some of their types deny, too
 */
export function findDenials(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  operation: OperationDefinitionNode,
  gate: Gate,
  conditions: Pick<Conditions, 'placeOf'>,
  strict = false,
): readonly Denial[] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const found = new Map<string, Omit<Denial, 'occurrences'> & { occurrences: Occurrence[] }>()

  const walk = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType, above: Place, outer: Guard): void => {
    for (const selection of selections) {
      const own = guardOf(selection, conditions)
      if (!own) continue
      const guard = both(outer, own)
      if (selection.kind === Kind.FIELD) meet(selection, parent, above, guard)
      else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
        const on = fragment?.typeCondition?.name.value
        const type = on === undefined ? parent : compositeType(schema, on)
        if (fragment && type) walk(fragment.selectionSet, type, above, guard)
      }
    }
  }
  const meet = (field: FieldNode, parent: GraphQLCompositeType, above: Place, guard: Guard): void => {
    const name = field.name.value
    if (name.startsWith('__') || isUnionType(parent)) return
    const path = [...above.path, responseNameOf(field)]
    const at = above.inList ? above.at : path
    // Of an interface that only some of its types deny, what comes of one of them is told when it comes.
    const lack = strict || isDeniedFor(schema, gate, parent, name) ? gate.lack(parent.name, name) : null
    if (lack) {
      const key = JSON.stringify(path)
      const known = found.get(key)
      if (known) known.occurrences.push({ field, guard })
      else if (found.size < DENIALS_MAX) found.set(key, { path, at, lack, occurrences: [{ field, guard }] })
      return
    }
    const returned = parent.getFields()[name]?.type
    const type = getNamedType(returned)
    if (!field.selectionSet || !isCompositeType(type)) return
    walk(field.selectionSet, type, { path, at, inList: above.inList || isListType(getNullableType(returned)) }, guard)
  }
  walk(operation.selectionSet, schema.getRootType(operation.operation) as GraphQLObjectType, ROOT, ALWAYS)
  return [...found.values()]
}

/** Where a selection set stands. */
interface Place extends Pick<Denial, 'path' | 'at'> {
  readonly inList: boolean
}

const ROOT: Place = { path: [], at: [], inList: false }

/** Whether no object of the type has the field for this caller. */
function isDeniedFor(schema: GraphQLSchema, gate: Gate, type: GraphQLCompositeType, field: string): boolean {
  if (!isAbstractType(type)) return gate.lack(type.name, field) !== null
  return schema.getPossibleTypes(type).every(({ name }) => gate.lack(name, field) !== null)
}

function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType | null {
  const type = schema.getType(name)
  return isCompositeType(type) ? type : null
}
