import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { holds } from '../../plan/guard.ts'
import type { CostFacts } from './facts.ts'
import { argumentsOf, inputsOf, sizingOf, type Values, withDefaults } from './inputs.ts'
import { type CostKind, type CostNode, type CostSource, openNodes } from './nodes.ts'

/** What running an operation would cost at most, if lists are no longer than they may be. */
export interface Cost {
  readonly total: number
  /** Of the total, what each subgraph's fields cost; fields that any of several may answer are in none. */
  readonly perSubgraph: Readonly<Record<string, number>>
  /** Paths of lists of which exactly one argument must say how long they are, and none or several do. */
  readonly unsized: readonly string[]
}

/** What one field of the operation costs in all the places it comes to be in, everything in it included. */
export interface PathCost {
  readonly path: readonly string[]
  readonly cost: number
  /** The argument that says how many there are, and how many that is; null for what no argument sizes. */
  readonly sized: { readonly by: string; readonly size: number } | null
}

/** What to take otherwise than an operation says, to see what it would cost then. */
export interface Changes {
  /** Lists of other lengths, by their paths joined by dots. */
  readonly sizes?: ReadonlyMap<string, number>
  /** Paths that are left out. */
  readonly without?: ReadonlySet<string>
}

export interface CostEstimator {
  /** @param conditions values of the operation's conditions, by their places */
  estimate(variables: Values, conditions: readonly boolean[], changes?: Changes): Cost
  /** Every field that costs anything, the dearest first. */
  byPath(variables: Values, conditions: readonly boolean[]): readonly PathCost[]
}

/** Items of a list of which the schema says nothing. */
export const UNKNOWN_LIST_SIZE = 10
/** A mutation does more than reading what it answers with. */
export const MUTATION_WEIGHT = 10
/** Estimates of one operation that are kept, by what they depend on. */
const KEPT_MAX = 256
const KEPT_KEY_MAX = 200

/**
 * Work out what an operation costs, but for what depends on its variables. Where an object may be of several types, it is
 * taken for the dearest; what is selected twice under one name is counted once.
 * @param isDenied what is not fetched for the caller, and so costs nothing
 */
export function compileCost(
  schema: GraphQLSchema,
  facts: CostFacts,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: CostSource['conditions'],
  isDenied: CostSource['isDenied'] = () => false,
): CostEstimator {
  const source: CostSource = { schema, facts, document, conditions, isDenied }
  const root = schema.getRootType(operation.operation) as GraphQLObjectType
  const fields = openNodes(source)(root, [operation.selectionSet])[0]?.fields ?? []
  const { variables: read, isConditional } = dependenciesOf(fields)
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_WEIGHT : 0
  const count = (given: Values, values: readonly boolean[], changes: Changes | null, seen: Counting['seen']): Cost => {
    const unsized = new Set<string>()
    const variables = withDefaults(operation, given)
    const counting = { facts, variables, values, seen, changes, unsized, known: new Map() }
    const tally = sumOf(fields, counting, null, [], 1)
    const perSubgraph = Object.fromEntries([...tally.perSubgraph].filter(([, points]) => points !== 0))
    return { total: base + tally.total, perSubgraph, unsized: [...unsized] }
  }

  const kept = new Map<string, Cost>()
  let constant: Cost | null = null
  const keyOf = (given: Values, values: readonly boolean[]): string | null => {
    let key = isConditional ? values.map(Number).join('') : ''
    for (const name of read) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined
      key += `,${typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}`
      if (key.length > KEPT_KEY_MAX) return null
    }
    return key
  }
  const estimated = (given: Values, values: readonly boolean[]): Cost => {
    if (read.length === 0 && !isConditional) {
      constant ??= count(given, values, null, null)
      return constant
    }
    const key = keyOf(given, values)
    const before = key === null ? undefined : kept.get(key)
    if (before) return before
    const cost = count(given, values, null, null)
    if (key !== null) {
      if (kept.size >= KEPT_MAX) kept.clear()
      kept.set(key, cost)
    }
    return cost
  }
  return {
    estimate: (given, values, changes) => (changes ? count(given, values, changes, null) : estimated(given, values)),
    byPath: (given, values) => {
      const seen = new Map<string, PathCost>()
      count(given, values, null, seen)
      return [...seen.values()].filter(({ cost }) => cost > 0).sort((left, right) => right.cost - left.cost)
    },
  }
}

/** What of a request the cost of an operation depends on. */
function dependenciesOf(fields: readonly CostNode[]): { variables: readonly string[]; isConditional: boolean } {
  const variables = new Set<string>()
  let isConditional = false
  const visited = new Set<readonly CostNode[]>()
  const walk = (nodes: readonly CostNode[]): void => {
    if (visited.has(nodes)) return
    visited.add(nodes)
    for (const { given, when, kinds } of nodes) {
      for (const name of given.variables) variables.add(name)
      isConditional ||= when.length > 0
      for (const kind of kinds) walk(kind.fields)
    }
  }
  walk(fields)
  return { variables: [...variables], isConditional }
}

/** What counting one request needs. */
interface Counting {
  readonly facts: CostFacts
  readonly variables: Values
  readonly values: readonly boolean[]
  /** Told of every path, where somebody wants to know. */
  readonly seen: Map<string, PathCost> | null
  readonly changes: Changes | null
  readonly unsized: Set<string>
  /** Sums of places that have been met before; fragments may lead to one in many ways. */
  readonly known: Map<readonly CostNode[], Tally>
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
  places: number,
): Tally {
  const isAnywhere = sized === null && counting.seen === null && counting.changes === null
  const before = isAnywhere ? counting.known.get(nodes) : undefined
  if (before) return before
  const sum: Tally = { total: 0, perSubgraph: new Map() }
  for (const node of nodes) {
    if (node.when.length > 0 && !node.when.some((guard) => holds(guard, counting.values))) continue
    const at = [...path, node.key]
    if (counting.changes?.without?.has(at.join('.'))) continue
    add(sum, costOf(node, counting, sized?.[node.name] ?? null, at, places), 1)
  }
  if (isAnywhere) counting.known.set(nodes, sum)
  return sum
}

/** @param places in how many the field is, where each list is as long as it may be */
function costOf(
  node: CostNode,
  counting: Counting,
  givenSize: number | null,
  path: readonly string[],
  places: number,
): Tally {
  const { cost, given, kinds } = node
  const { facts, variables, seen, changes } = counting
  const values = argumentsOf(given, variables)
  const sizing = sizingOf(cost, given, values)
  if (cost.requireOne && sizing.given !== 1) counting.unsized.add(path.join('.'))
  const size = changes?.sizes?.get(path.join('.')) ?? sizing.size
  const times = cost.isList ? (size ?? givenSize ?? cost.assumedSize ?? UNKNOWN_LIST_SIZE) : 1
  const sizes =
    cost.sizedFields.length > 0
      ? Object.fromEntries(cost.sizedFields.map((name) => [name, size ?? cost.assumedSize ?? UNKNOWN_LIST_SIZE]))
      : null
  const dearest = dearestOf(kinds, node, counting, sizes, path, places * times)
  const inputs = inputsOf(cost, given, values, variables, facts)
  const tally: Tally = { total: 0, perSubgraph: new Map() }
  add(tally, dearest.below, times)
  // What arguments take off is taken off the field with all that is in it, and never more than that.
  const own = Math.max(times * dearest.weight + inputs, -tally.total)
  tally.total += own
  if (cost.subgraph !== null) tally.perSubgraph.set(cost.subgraph, (tally.perSubgraph.get(cost.subgraph) ?? 0) + own)
  if (seen) {
    const key = path.join('.')
    const [by] = cost.slicingArguments
    const sized = by !== undefined && size !== null ? { by, size } : null
    const total = places * tally.total
    if ((seen.get(key)?.cost ?? -1) < total) seen.set(key, { path, cost: total, sized })
  }
  return tally
}

/** One instance, of the type for which it costs most. */
function dearestOf(
  kinds: readonly CostKind[],
  { cost, leafWeight }: CostNode,
  counting: Counting,
  sizes: Readonly<Record<string, number>> | null,
  path: readonly string[],
  places: number,
): { weight: number; below: Tally } {
  let dearest = { weight: cost.weight ?? leafWeight, below: NOTHING }
  let isFirst = true
  for (const kind of kinds) {
    const below = sumOf(kind.fields, counting, sizes, path, places)
    const weight = cost.weight ?? kind.weight
    if (isFirst || weight + below.total > dearest.weight + dearest.below.total) dearest = { weight, below }
    isFirst = false
  }
  return dearest
}

const NOTHING: Tally = { total: 0, perSubgraph: new Map() }

function add(sum: Tally, { total, perSubgraph }: Tally, times: number): void {
  sum.total += times * total
  for (const [subgraph, part] of perSubgraph)
    sum.perSubgraph.set(subgraph, (sum.perSubgraph.get(subgraph) ?? 0) + times * part)
}
