import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'
import { enumOf, parseFieldSet, stringOf } from './field-set.ts'

/** `@tag(name: "viewer")`: what a field answers, or whether it answers, depends on who asks. */
const VIEWER_TAG = 'viewer'
/** `@tag(name: "shared")` on a field of Subscription: it tells everybody the same, but for what is tagged `viewer`. */
const SHARED_TAG = 'shared'
/** `@tag(name: "droppable")` on a field of Subscription: who reads too slowly is told of a gap instead of every event. */
const DROPPABLE_TAG = 'droppable'
const CURSOR = 'EventCursor'
const ASKS_OF_THE_VIEWER = ['authenticated', 'requiresScopes', 'policy']

/** What a supergraph says of its streams, by the SDL names of types and fields. */
export interface StreamFacts {
  /** Whether a field's value depends on who asks, by its tag or by what it requires of whoever asks. */
  isPersonal(typeName: string, fieldName: string): boolean
  /** Whether a field of Subscription is for everybody alike. */
  isShared(fieldName: string): boolean
  isDroppable(fieldName: string): boolean
  /** Whether a subgraph takes part in these conventions: one of its own fields carries a tag of them. */
  declares(subgraph: string): boolean
  /** What a subgraph's stream tells of positions; null for a stream that takes no `after: EventCursor`. */
  positionsOf(subgraph: string, fieldName: string): StreamPositions | null
}

/** Where the events of a stream carry their position, by type: `cursor` of an event, `toCursor` of a `StreamGap`. */
export interface StreamPositions {
  readonly isAbstract: boolean
  readonly fields: readonly { readonly typeName: string; readonly fieldName: string }[]
}

interface TypeFacts {
  readonly directives: readonly ConstDirectiveNode[]
  readonly fields: ReadonlyMap<string, FieldDefinitionNode>
  readonly interfaces: readonly string[]
  /** Of a union: the names of its members, with the graphs they are members in. */
  readonly members: readonly { readonly name: string; readonly graph: string | undefined }[]
}

/** Source: specs.apollo.dev/tag, specs.apollo.dev/join; the tags are this platform's own. */
export function readStreamFacts(supergraph: DocumentNode): StreamFacts {
  const types = readTypes(supergraph)
  const personalDirectives = namesOfFeatures(supergraph)
  const graphByName = readGraphs(supergraph)
  const implementations = new Map<string, string[]>()
  for (const [name, { interfaces }] of types)
    for (const each of interfaces) implementations.set(each, [...(implementations.get(each) ?? []), name])
  const isPersonalDirective = (directive: ConstDirectiveNode) =>
    personalDirectives.has(directive.name.value) || tagOf(directive) === VIEWER_TAG
  const known = new Map<string, boolean>()

  const isPersonal = (typeName: string, fieldName: string): boolean => {
    const coordinate = `${typeName}.${fieldName}`
    const before = known.get(coordinate)
    if (before !== undefined) return before
    // Fields may require each other's parents in a circle; the answer is the same without the way round.
    known.set(coordinate, false)
    const found = [typeName, ...(types.get(typeName)?.interfaces ?? []), ...(implementations.get(typeName) ?? [])].some(
      (name) => isPersonalHere(name, fieldName),
    )
    known.set(coordinate, found)
    return found
  }
  const isPersonalHere = (typeName: string, fieldName: string): boolean => {
    const type = types.get(typeName)
    const field = type?.fields.get(fieldName)
    if (!type || !field) return false
    const directives = [...type.directives, ...(field.directives ?? [])]
    const returned = namedType(field.type)
    const below = [returned, ...(implementations.get(returned) ?? [])]
    for (const { name } of types.get(returned)?.members ?? []) below.push(name)
    for (const name of below) directives.push(...(types.get(name)?.directives ?? []))
    return directives.some(isPersonalDirective) || requiredBy(field).some((set) => selectsPersonal(typeName, set))
  }
  const selectsPersonal = (typeName: string, { selections }: SelectionSetNode): boolean =>
    selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return selectsPersonal(selection.typeCondition?.name.value ?? typeName, selection.selectionSet)
      const field = types.get(typeName)?.fields.get(selection.name.value)
      if (!field) return false
      const { selectionSet } = selection
      if (isPersonal(typeName, field.name.value)) return true
      return selectionSet !== undefined && selectsPersonal(namedType(field.type), selectionSet)
    })

  const roots = types.get(rootName(supergraph))
  const hasTag = (fieldName: string, tag: string) =>
    roots?.fields.get(fieldName)?.directives?.some((directive) => tagOf(directive) === tag) ?? false
  const declaring = new Set<string>()
  for (const type of types.values())
    for (const field of type.fields.values()) {
      const [owner, ...others] = ownersOf(type, field)
      const says = field.directives?.some((directive) => [VIEWER_TAG, SHARED_TAG].includes(tagOf(directive) ?? ''))
      // Tags of all owners are merged into one list: of a field that has several nobody knows who said it.
      if (owner && others.length === 0 && says) declaring.add(owner)
    }

  const positionsOf = (subgraph: string, fieldName: string): StreamPositions | null => {
    const graph = graphByName.get(subgraph)
    const field = roots?.fields.get(fieldName)
    if (!graph || !field?.arguments?.some(isAfter)) return null
    const typeName = namedType(field.type)
    const members = types.get(typeName)?.members ?? []
    const names = members.flatMap(({ name, graph: of }) => (of === undefined || of === graph ? [name] : []))
    const fields = (members.length > 0 ? names : [typeName]).flatMap((name) => {
      const type = types.get(name)
      const cursor = ['cursor', 'toCursor'].map((each) => type?.fields.get(each)).find(isCursor)
      return type && cursor && ownersOf(type, cursor).includes(graph)
        ? [{ typeName: name, fieldName: cursor.name.value }]
        : []
    })
    return fields.length > 0 ? { isAbstract: members.length > 0, fields } : null
  }
  return {
    isPersonal,
    isShared: (fieldName) => hasTag(fieldName, SHARED_TAG),
    isDroppable: (fieldName) => hasTag(fieldName, DROPPABLE_TAG),
    declares: (subgraph) => declaring.has(graphByName.get(subgraph) ?? ''),
    positionsOf,
  }
}

const isAfter = ({ name, type }: InputValueDefinitionNode) =>
  name.value === 'after' && type.kind === Kind.NAMED_TYPE && type.name.value === CURSOR

const isCursor = (field: FieldDefinitionNode | undefined): field is FieldDefinitionNode =>
  field !== undefined && field.type.kind !== Kind.LIST_TYPE && namedType(field.type) === CURSOR

/** Graphs that resolve a field, by their names in `join__Graph`. */
function ownersOf(type: TypeFacts, field: FieldDefinitionNode): string[] {
  const graphsOf = (directives: readonly ConstDirectiveNode[], name: string) =>
    directives.flatMap((directive) => (directive.name.value === name ? [enumOf(directive, 'graph') ?? ''] : []))
  const own = (field.directives ?? []).filter(
    (directive) =>
      directive.name.value === 'join__field' &&
      !directive.arguments?.some(
        ({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value,
      ),
  )
  const graphs = graphsOf(own, 'join__field').filter(Boolean)
  return graphs.length > 0 ? graphs : [...new Set(graphsOf(type.directives, 'join__type'))]
}

function requiredBy(field: FieldDefinitionNode): SelectionSetNode[] {
  return (field.directives ?? []).flatMap((directive) => {
    const required = directive.name.value === 'join__field' ? stringOf(directive, 'requires') : undefined
    return required ? [parseFieldSet(required)] : []
  })
}

const tagOf = (directive: ConstDirectiveNode) =>
  directive.name.value === 'tag' ? stringOf(directive, 'name') : undefined

/** What the directives that ask something of the viewer are called here: `@link(as:)` may have renamed them. */
function namesOfFeatures({ definitions }: DocumentNode): ReadonlySet<string> {
  const names = new Set(ASKS_OF_THE_VIEWER)
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue
    for (const link of definition.directives ?? []) {
      const feature = link.name.value === 'link' ? stringOf(link, 'url')?.split('/').at(-2) : undefined
      const as = stringOf(link, 'as')
      if (as && feature && ASKS_OF_THE_VIEWER.includes(feature)) names.add(as)
    }
  }
  return names
}

function readTypes({ definitions }: DocumentNode): Map<string, TypeFacts> {
  const types = new Map<string, TypeFacts>()
  for (const definition of definitions) {
    const isObject =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    const isOther =
      definition.kind === Kind.UNION_TYPE_DEFINITION ||
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION
    if (!isObject && !isOther) continue
    const { directives = [] } = definition
    types.set(definition.name.value, {
      directives,
      fields: new Map(isObject ? definition.fields?.map((field) => [field.name.value, field]) : []),
      interfaces: isObject ? (definition.interfaces ?? []).map(({ name }) => name.value) : [],
      members: definition.kind === Kind.UNION_TYPE_DEFINITION ? membersOf(definition.types ?? [], directives) : [],
    })
  }
  return types
}

function membersOf(
  all: readonly { readonly name: { readonly value: string } }[],
  directives: readonly ConstDirectiveNode[],
): TypeFacts['members'] {
  const said = directives.flatMap((directive) => {
    const name = directive.name.value === 'join__unionMember' ? stringOf(directive, 'member') : undefined
    return name ? [{ name, graph: enumOf(directive, 'graph') }] : []
  })
  return said.length > 0 ? said : all.map(({ name }) => ({ name: name.value, graph: undefined }))
}

/** The value of each subgraph in `join__Graph`, by its name. */
function readGraphs({ definitions }: DocumentNode): Map<string, string> {
  const graphs = new Map<string, string>()
  for (const definition of definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
    for (const { name, directives } of definition.values ?? []) {
      const graph = directives?.find((directive) => directive.name.value === 'join__graph')
      graphs.set((graph && stringOf(graph, 'name')) ?? name.value, name.value)
    }
  }
  return graphs
}

function rootName({ definitions }: DocumentNode): string {
  for (const definition of definitions)
    if (definition.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of definition.operationTypes)
        if (operation === 'subscription') return type.name.value
  return 'Subscription'
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
}
