import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import { ALWAYS, both, type Conditions, type Guard, guardOf, holds } from '../../plan/guard.ts'
import { responseNameOf } from '../../plan/names.ts'
import type { CostFacts, FieldCost, InputCost } from './facts.ts'

/** What running an operation would cost at most, if lists are no longer than they may be. */
export interface Cost {
  readonly total: number
  /** Of the total, what each subgraph's fields cost; fields that any of several may answer are in none. */
  readonly perSubgraph: Readonly<Record<string, number>>
}

/** What one field of the operation costs, everything in it included. */
export interface PathCost {
  readonly path: readonly string[]
  readonly cost: number
}

export interface CostEstimator {
  /** @param conditions values of the operation's conditions, by their places */
  estimate(variables: Readonly<Record<string, unknown>>, conditions: readonly boolean[]): Cost
  /** Every field that costs anything, the dearest first. */
  byPath(variables: Readonly<Record<string, unknown>>, conditions: readonly boolean[]): readonly PathCost[]
}

/** Items of a list of which the schema says nothing. */
export const UNKNOWN_LIST_SIZE = 10
/** A mutation does more than reading what it answers with. */
const MUTATION_WEIGHT = 10

/** One field of an answer, wherever the operation selects it. */
interface CostNode {
  readonly key: string
  readonly name: string
  readonly field: FieldNode
  readonly cost: FieldCost
  readonly defaults: Readonly<Record<string, unknown>>
  readonly when: readonly Guard[]
  /** Of each kind of object that may be there, its fields; kinds with the same fields are one. */
  readonly kinds: readonly (readonly CostNode[])[]
}

/**
 * Work out what an operation costs, but for what depends on its variables. Where an object may be of several types, it is
 * taken for the dearest; what is selected twice under one name is counted once.
 */
export function compileCost(
  schema: GraphQLSchema,
  facts: CostFacts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Pick<Conditions, 'placeOf'>,
): CostEstimator {
  const root = schema.getRootType(operation.operation) as GraphQLObjectType
  const nodes = openNodes(schema, facts, document, conditions)(root, [operation.selectionSet])
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_WEIGHT : 0
  const variablesOf = (given: Readonly<Record<string, unknown>>) => withDefaults(operation, given)
  return {
    estimate: (variables, values) => {
      const tally = sumOf(nodes[0] ?? [], { facts, variables: variablesOf(variables), values, seen: null }, null, [])
      return { total: base + tally.total, perSubgraph: Object.fromEntries(tally.perSubgraph) }
    },
    byPath: (variables, values) => {
      const seen = new Map<string, PathCost>()
      sumOf(nodes[0] ?? [], { facts, variables: variablesOf(variables), values, seen }, null, [])
      return [...seen.values()].filter(({ cost }) => cost > 0).sort((left, right) => right.cost - left.cost)
    },
  }
}

interface Selected {
  readonly set: SelectionSetNode
  readonly guard: Guard
}

/** @returns what gives the fields of each kind of object a place may have */
function openNodes(
  schema: GraphQLSchema,
  facts: CostFacts,
  { definitions }: DocumentNode,
  conditions: Pick<Conditions, 'placeOf'>,
): (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) => CostNode[][] {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const ids = new Map<object, number>()
  const idOf = (node: object) => {
    const known = ids.get(node)
    if (known !== undefined) return known
    ids.set(node, ids.size)
    return ids.size - 1
  }
  const known = new Map<string, CostNode[][]>()

  const collect = (type: GraphQLCompositeType, selected: readonly Selected[]) => {
    const found = new Map<string, { field: FieldNode; guard: Guard }[]>()
    const walk = ({ selections }: SelectionSetNode, outer: Guard): void => {
      for (const selection of selections) {
        const own = guardOf(selection, conditions)
        if (!own) continue
        const guard = both(outer, own)
        if (selection.kind === Kind.FIELD) {
          const key = responseNameOf(selection)
          if (!selection.name.value.startsWith('__'))
            found.set(key, [...(found.get(key) ?? []), { field: selection, guard }])
        } else {
          const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection
          if (fragment && applies(schema, fragment.typeCondition?.name.value, type)) walk(fragment.selectionSet, guard)
        }
      }
    }
    for (const { set, guard } of selected) walk(set, guard)
    return found
  }
  const nodesOf = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): CostNode[][] => {
    const place = `${type.name} ${sets.map(idOf).join(' ')}`
    const before = known.get(place)
    if (before) return before
    const kinds = new Map<string, CostNode[]>()
    const selected = sets.map((set) => ({ set, guard: ALWAYS }))
    for (const each of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) {
      if (isUnionType(each)) continue
      const found = [...collect(each, selected)].flatMap(([key, occurrences]) => {
        const [first] = occurrences
        const cost = first && facts.field(each.name, first.field.name.value)
        return cost ? [{ key, occurrences, first: first.field, cost }] : []
      })
      const signature = found
        .map(({ key, cost, occurrences }) => `${key} ${idOf(cost)} ${occurrences.map(({ field }) => idOf(field))}`)
        .join('\n')
      if (kinds.has(signature)) continue
      kinds.set(
        signature,
        found.map(({ key, occurrences, first, cost }) => {
          const definition = each.getFields()[first.name.value]
          const below = getNamedType(definition?.type)
          return {
            key,
            name: first.name.value,
            field: first,
            cost,
            defaults: Object.fromEntries((definition?.args ?? []).map((arg) => [arg.name, arg.defaultValue])),
            when: occurrences.some(({ guard }) => guard.length === 0) ? [] : occurrences.map(({ guard }) => guard),
            kinds: isCompositeType(below)
              ? nodesOf(
                  below,
                  occurrences.flatMap(({ field }) => (field.selectionSet ? [field.selectionSet] : [])),
                )
              : [],
          }
        }),
      )
    }
    const nodes = [...kinds.values()]
    known.set(place, nodes)
    return nodes
  }
  return nodesOf
}

/** What counting one request needs. */
interface Counting {
  readonly facts: CostFacts
  readonly variables: Readonly<Record<string, unknown>>
  readonly values: readonly boolean[]
  /** Told of every path, where somebody wants to know. */
  readonly seen: Map<string, PathCost> | null
}

/** A sum, and whose part of it is whose. */
interface Tally {
  total: number
  readonly perSubgraph: Map<string, number>
}

function sumOf(
  nodes: readonly CostNode[],
  counting: Counting,
  sized: Readonly<Record<string, number>> | null,
  path: readonly string[],
): Tally {
  const sum: Tally = { total: 0, perSubgraph: new Map() }
  for (const node of nodes) {
    if (node.when.length > 0 && !node.when.some((guard) => holds(guard, counting.values))) continue
    const at = counting.seen ? [...path, node.key] : path
    add(sum, costOf(node, counting, sized?.[node.name] ?? null, at), 1)
  }
  return sum
}

function costOf(node: CostNode, counting: Counting, givenSize: number | null, path: readonly string[]): Tally {
  const { cost, kinds } = node
  const given = argumentsOf(node, counting.variables)
  const size = sizeOf(node, given)
  const times = cost.isList ? (size ?? givenSize ?? cost.assumedSize ?? UNKNOWN_LIST_SIZE) : 1
  const sizes =
    cost.sizedFields.length > 0
      ? Object.fromEntries(cost.sizedFields.map((name) => [name, size ?? cost.assumedSize ?? UNKNOWN_LIST_SIZE]))
      : null
  let dearest: Tally = { total: 0, perSubgraph: new Map() }
  for (const kind of kinds) {
    const each = sumOf(kind, counting, sizes, path)
    if (each.total > dearest.total) dearest = each
  }
  const own = times * cost.weight + inputsCost(given, cost.arguments, counting.facts)
  const tally: Tally = { total: own, perSubgraph: new Map(cost.subgraph ? [[cost.subgraph, own]] : []) }
  add(tally, dearest, times)
  if (counting.seen) {
    const key = path.join('.')
    if ((counting.seen.get(key)?.cost ?? -1) < tally.total) counting.seen.set(key, { path, cost: tally.total })
  }
  return tally
}

function add(sum: Tally, { total, perSubgraph }: Tally, times: number): void {
  sum.total += times * total
  for (const [subgraph, part] of perSubgraph)
    sum.perSubgraph.set(subgraph, (sum.perSubgraph.get(subgraph) ?? 0) + times * part)
}

function argumentsOf(
  { field, defaults }: CostNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const given: Record<string, unknown> = Object.assign(Object.create(null), defaults)
  for (const { name, value } of field.arguments ?? []) {
    const said = valueFromASTUntyped(value, variables as Record<string, unknown>)
    if (said !== undefined) given[name.value] = said
  }
  return given
}

/** How long the arguments say a list may be; null when none does. */
function sizeOf({ cost }: CostNode, given: Readonly<Record<string, unknown>>): number | null {
  const sizes = cost.slicingArguments.flatMap((path) => {
    const value = path.split('.').reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), given)
    return typeof value === 'number' && value >= 0 ? [value] : []
  })
  return sizes.length > 0 ? Math.max(...sizes) : null
}

/** What is given costs, whether it is set to null or not. */
function inputsCost(
  given: Readonly<Record<string, unknown>>,
  costs: ReadonlyMap<string, InputCost>,
  facts: CostFacts,
): number {
  let sum = 0
  for (const [name, { weight, type }] of costs) {
    const value = given[name]
    if (value === undefined || value === null) continue
    const fields = type === null ? undefined : facts.input(type)
    for (const item of Array.isArray(value) ? value : [value])
      sum += weight + (fields && isObject(item) ? inputsCost(item, fields, facts) : 0)
  }
  return sum
}

function withDefaults(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const variables: Record<string, unknown> = Object.create(null)
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) variables[name] = given[name]
    else if (defaultValue) variables[name] = valueFromASTUntyped(defaultValue)
  }
  return variables
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true
  const on = schema.getType(condition)
  return isAbstractType(on) && !isUnionType(type) && schema.isSubType(on, type)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
