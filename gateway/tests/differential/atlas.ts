import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { forApolloClasses, subgraphUrl } from '../../../schema/compose.ts'
import { linked, type World } from './world.ts'

/** What is known of a world once its subgraphs are composed: who resolves what, and from what. */
export interface Atlas {
  readonly world: World
  readonly supergraphSdl: string
  /** Everything there is, also what clients may not see. */
  readonly whole: GraphQLSchema
  /** What clients see. */
  readonly api: GraphQLSchema
  readonly subgraphs: readonly SubgraphMap[]
  /** `Type.field`: fields that entities are found by, or that must be there to be asked for others; they never fail. */
  readonly solid: ReadonlySet<string>
  /** `Type.field` to the subgraphs that resolve it. */
  readonly owners: ReadonlyMap<string, readonly string[]>
  /** The object types a field may answer with, wherever it is resolved; null for fields of leaves. */
  possible(type: string, field: string): readonly string[] | null
}

/** One subgraph of the world. */
export interface SubgraphMap {
  readonly name: string
  readonly document: DocumentNode
  /** The names its types have in the graph: only root types have names of their own. */
  readonly graphName: (type: string) => string
  /** `Type.field` to the selection it requires, types by the subgraph's names. */
  readonly requires: ReadonlyMap<string, SelectionSetNode>
  /** Keys of an entity, as its SDL lists them. */
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>
  /** Arguments filled from an ancestor, `Type.field` to argument and selection. */
  readonly fromContext: ReadonlyMap<string, { argument: string; selection: SelectionSetNode }>
}

export function openAtlas(world: World): Atlas {
  const supergraphSdl = supergraphOf(world)
  const supergraph = Supergraph.build(forApolloClasses(supergraphSdl), { supportedFeatures: null })
  const whole = supergraph.schema.toGraphQLJSSchema()
  const subgraphs = world.subgraphs.map(({ name, sdl }) => mapSubgraph(name, parse(linked(sdl))))
  const owners = new Map<string, string[]>()
  for (const subgraph of subgraphs)
    eachField(subgraph.document, (type, field) => {
      if (directive(field.directives, 'external')) return
      for (const concrete of concretes(whole, subgraph.graphName(type))) {
        const key = `${concrete}.${field.name.value}`
        owners.set(key, [...new Set([...(owners.get(key) ?? []), subgraph.name])])
      }
    })

  const solid = new Set<string>()
  const harden = (type: string, { selections }: SelectionSetNode, deep: boolean): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue
      for (const concrete of concretes(whole, type)) {
        const object = whole.getType(concrete)
        const declared = isObjectType(object) && object.getFields()[selection.name.value]
        if (!declared) continue
        if (deep || isNonNullType(declared.type)) solid.add(`${concrete}.${selection.name.value}`)
        if (deep && selection.selectionSet) harden(getNamedType(declared.type).name, selection.selectionSet, deep)
      }
    }
  }
  for (const { keys, requires, fromContext } of subgraphs) {
    for (const [type, selections] of keys) for (const selection of selections) harden(type, selection, true)
    for (const [field, selection] of requires) harden(field.split('.')[0] ?? '', selection, false)
    for (const { selection } of fromContext.values())
      for (const type of whole.toConfig().types) if (isObjectType(type)) harden(type.name, selection, false)
  }

  const knows = subgraphs.map((subgraph) => [subgraph.name, membersIn(subgraph.document, whole)] as const)
  const knowsByName = new Map(knows)
  return {
    world,
    supergraphSdl,
    whole,
    api: supergraph.apiSchema().toGraphQLJSSchema(),
    subgraphs,
    solid,
    owners,
    possible: (type, field) => {
      const object = whole.getType(type)
      const declared = isObjectType(object) ? object.getFields()[field] : undefined
      const named = declared && getNamedType(declared.type)
      if (isObjectType(named)) return [named.name]
      if (!isInterfaceType(named) && !isUnionType(named)) return null
      const all = whole.getPossibleTypes(named).map(({ name }) => name)
      const known = (owners.get(`${type}.${field}`) ?? []).map((owner) => knowsByName.get(owner)?.get(named.name) ?? [])
      return all.filter((name) => known.every((members) => members.includes(name)))
    },
  }
}

/** Composed without the check for what Apollo's gateway takes: ours takes more. */
function supergraphOf({ name: world, subgraphs }: World): string {
  const sources = subgraphs.map(({ name, sdl }) => ({ name, url: subgraphUrl(name), typeDefs: parse(linked(sdl)) }))
  const { supergraphSdl, errors } = composeServices(sources)
  if (errors) throw new Error(`${world} does not compose:\n${errors.map(({ message }) => message).join('\n')}`)
  return supergraphSdl
}

/** The object types behind a name: itself, or what implements or belongs to it. */
export function concretes(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name)
  if (isInterfaceType(type) || isUnionType(type)) return schema.getPossibleTypes(type).map((each) => each.name)
  return isObjectType(type) ? [name] : []
}

function mapSubgraph(name: string, document: DocumentNode): SubgraphMap {
  const roots = new Map<string, string>()
  const keys = new Map<string, SelectionSetNode[]>()
  const requires = new Map<string, SelectionSetNode>()
  const fromContext = new Map<string, { argument: string; selection: SelectionSetNode }>()
  for (const node of document.definitions) {
    if (node.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of node.operationTypes)
        roots.set(type.name.value, operation === 'query' ? 'Query' : 'Mutation')
    if (!('fields' in node) || !('name' in node) || !node.name) continue
    const type = node.name.value
    for (const each of node.directives ?? [])
      if (each.name.value === 'key') keys.set(type, [...(keys.get(type) ?? []), selectionOf(textOf(each, 'fields'))])
  }
  eachField(document, (type, field) => {
    const needs = directive(field.directives, 'requires')
    if (needs) requires.set(`${type}.${field.name.value}`, selectionOf(textOf(needs, 'fields')))
    for (const argument of field.arguments ?? []) {
      const filled = directive(argument.directives, 'fromContext')
      const selection =
        filled &&
        selectionOf(
          textOf(filled, 'field')
            .replace(/^\$\w+/, '')
            .replace(/^\s*\{|\}\s*$/g, ''),
        )
      if (selection) fromContext.set(`${type}.${field.name.value}`, { argument: argument.name.value, selection })
    }
  })
  return { name, document, graphName: (type) => roots.get(type) ?? type, keys, requires, fromContext }
}

/** For every abstract type of a subgraph the object types it has there; of an interface it sees as an object, all there are. */
function membersIn(document: DocumentNode, whole: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>()
  for (const node of document.definitions) {
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      members.set(node.name.value, node.types?.map(({ name }) => name.value) ?? [])
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue
    for (const { name } of node.interfaces ?? [])
      members.set(name.value, [...(members.get(name.value) ?? []), node.name.value])
    if (directive(node.directives, 'interfaceObject'))
      members.set(node.name.value, [...concretes(whole, node.name.value)])
  }
  return members
}

function eachField(document: DocumentNode, visit: (type: string, field: FieldDefinitionNode) => void): void {
  for (const node of document.definitions)
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
      for (const field of node.fields ?? []) visit(node.name.value, field)
}

const directive = (directives: readonly DirectiveNode[] | undefined, name: string) =>
  directives?.find((each) => each.name.value === name)

function textOf(node: DirectiveNode, argument: string): string {
  const value = node.arguments?.find(({ name }) => name.value === argument)?.value
  if (value?.kind !== Kind.STRING) throw new Error(`@${node.name.value} has no ${argument}`)
  return value.value
}

function selectionOf(fields: string): SelectionSetNode {
  const [definition] = parse(`{ ${fields} }`).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No selection: ${fields}`)
  return definition.selectionSet
}
