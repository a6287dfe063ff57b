import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner'
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { FederationFacts } from './federation.ts'
import { type EntityFieldFetch, fetchOfField, sendable } from './field-fetch.ts'
import { parseFieldSet } from './field-set.ts'
import { responseNameOf } from './names.ts'
import { putsOff } from './puts-off.ts'
import type { Requirements } from './requirements.ts'
import { EVERY, type PlanPath } from './targets.ts'
import type { Types } from './types.ts'

export interface PrematureSource {
  readonly facts: FederationFacts
  readonly requirements: Requirements
  readonly types: Types
  /** Of the operation. */
  readonly rootType: string | undefined
}

/** A field that a fetch asks for before it is known what the field requires, and where. */
interface Premature extends EntityFieldFetch {
  /** To the objects it is a field of. */
  readonly path: PlanPath
}

/**
 * Ask for a field when what it requires is there. Where a path begins in the subgraph of a field with `@requires` that another
 * `@requires` needs, Apollo's planner asks for it with the path, and only then for what it requires: the subgraph works it out
 * from nothing. Here the field gets a fetch of its own, right before those that need it.
 * @returns the plan itself when nothing is premature; null when something is where parts are put off, which has no mending
 */
export function withoutPremature(plan: QueryPlan, source: PrematureSource): QueryPlan | null {
  const { node } = plan
  if (!node || !source.requirements.chained) return plan
  const found: Premature[] = []
  if (node.kind === 'Subscription') {
    const { primary, rest } = node as SubscriptionNode
    const [first, ...others] = [primary, ...(rest ? [rest] : [])].map((each) => stripped(each, [], source, found))
    if (found.length === 0) return plan
    const later = others[0] && found.reduce(insert, others[0])
    return { ...plan, node: { kind: 'Subscription', primary: first as FetchNode, ...(later && { rest: later }) } }
  }
  const rest = stripped(node as PlanNode, [], source, found)
  if (found.length > 0 && putsOff(rest)) return null
  return found.length === 0 ? plan : { ...plan, node: found.reduce(insert, rest) }
}

/** A node without its premature fields. */
function stripped(node: PlanNode, path: PlanPath, source: PrematureSource, found: Premature[]): PlanNode {
  const inner = (each: PlanNode) => stripped(each, path, source, found)
  switch (node.kind) {
    case 'Fetch':
      return strippedFetch(node, path, source, found)
    case 'Flatten':
      return { ...node, node: stripped(node.node, [...path, ...node.path.map(String)], source, found) }
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map(inner) }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: inner(node.ifClause) }),
        ...(node.elseClause && { elseClause: inner(node.elseClause) }),
      }
    case 'Defer':
      for (const each of [node.primary, ...node.deferred]) if (each.node) inner(each.node)
      return node
  }
}

function strippedFetch(node: FetchNode, path: PlanPath, source: PrematureSource, found: Premature[]): FetchNode {
  const { facts, requirements, types, rootType } = source
  const graph = facts.enumByName.get(node.serviceName) ?? ''
  const document = parse(node.operation, { noLocation: true })
  const operation = document.definitions.find((each): each is OperationDefinitionNode => 'operation' in each)
  if (!operation) return node
  const before = found.length
  const walk = (set: SelectionSetNode, type: string | undefined, at: PlanPath, given: ReadonlySet<string>) => {
    const names = new Set([...given, ...namesIn(set)])
    const added: SelectionNode[] = []
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? type
        return [{ ...selection, selectionSet: walk(selection.selectionSet, on, at, names) }]
      }
      if (selection.kind !== Kind.FIELD) return [selection]
      const name = selection.name.value
      const key = type && facts.keyOf(graph, type)
      const ways = type ? requirements.textOf(graph, type, name) : ''
      const required = ways ? namesIn(parseFieldSet(ways)) : []
      // What stands beside it the subgraph has itself, or has been sent.
      if (type && key && required.some((each) => !names.has(each))) {
        found.push({ field: selection, type, path: at, key, ways, from: node })
        added.push(...parseFieldSet(`__typename ${key}`).selections)
        return []
      }
      if (!selection.selectionSet) return [selection]
      const field = type ? types.fieldOf(type, name) : undefined
      const below = [...at, responseNameOf(selection), ...Array.from({ length: field?.lists ?? 0 }, () => EVERY)]
      return [{ ...selection, selectionSet: walk(selection.selectionSet, field?.type, below, NONE) }]
    })
    const kept = new Set(selections.map((each) => (each.kind === Kind.FIELD ? responseNameOf(each) : '')))
    return { ...set, selections: [...added.filter((each) => !kept.has((each as FieldNode).name.value)), ...selections] }
  }
  const isOfEntities = node.requires !== undefined
  const sent = new Set(isOfEntities ? sentIn(node.requires ?? []) : [])
  const selectionSet = isOfEntities
    ? {
        ...operation.selectionSet,
        selections: operation.selectionSet.selections.map((each) =>
          each.kind === Kind.FIELD && each.selectionSet
            ? { ...each, selectionSet: walk(each.selectionSet, undefined, path, sent) }
            : each,
        ),
      }
    : walk(operation.selectionSet, rootType, path, NONE)
  if (found.length === before) return node
  return { ...node, ...sendable({ ...operation, selectionSet }, node) }
}

const NONE: ReadonlySet<string> = new Set()

const namesIn = ({ selections }: SelectionSetNode): string[] =>
  selections.flatMap((each) => (each.kind === Kind.FIELD ? [each.name.value] : []))

const sentIn = (selections: readonly QueryPlanSelectionNode[]): string[] =>
  selections.flatMap((each) => (each.kind === 'Field' ? [each.name] : sentIn(each.selections)))

/** Put a field's fetch before the first that needs it, or where nothing does, last. */
function insert(node: PlanNode, premature: Premature): PlanNode {
  const fetch: PlanNode = { kind: 'Flatten', path: [...premature.path], node: fetchOfField(premature) }
  const place = (at: PlanNode): PlanNode => {
    if (at.kind === 'Sequence') {
      const first = at.nodes.findIndex((each) => waits(each, [], premature))
      return { ...at, nodes: at.nodes.map((each, index) => (index === first ? place(each) : each)) }
    }
    const waiting = at.kind === 'Parallel' ? at.nodes.filter((each) => waits(each, [], premature)) : []
    if (at.kind === 'Parallel' && waiting.length === 1)
      return { ...at, nodes: at.nodes.map((each) => (each === waiting[0] ? place(each) : each)) }
    if (at.kind === 'Condition')
      return {
        ...at,
        ...(at.ifClause && { ifClause: placed(at.ifClause) }),
        ...(at.elseClause && { elseClause: placed(at.elseClause) }),
      }
    return { kind: 'Sequence', nodes: [fetch, at] }
  }
  const placed = (at: PlanNode): PlanNode => (waits(at, [], premature) ? place(at) : at)
  return waits(node, [], premature) ? place(node) : { kind: 'Sequence', nodes: [node, fetch] }
}

/** Whether a node sends the field somewhere, or goes on from its value. */
function waits(node: PlanNode, path: PlanPath, premature: Premature): boolean {
  const inner = (each: PlanNode | undefined) => each !== undefined && waits(each, path, premature)
  switch (node.kind) {
    case 'Fetch': {
      const way = [...premature.path, responseNameOf(premature.field)].join()
      const at = path.join()
      return (
        at === way ||
        at.startsWith(`${way},`) ||
        (at === premature.path.join() && sentIn(node.requires ?? []).includes(premature.field.name.value))
      )
    }
    case 'Flatten':
      return waits(node.node, [...path, ...node.path.map(String)], premature)
    case 'Sequence':
    case 'Parallel':
      return node.nodes.some(inner)
    case 'Condition':
      return inner(node.ifClause) || inner(node.elseClause)
    case 'Defer':
      return false
  }
}
