import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner'
import { withoutVariants } from './split.ts'
import type { Graph } from './supergraph.ts'
import { givenName } from './taken-variable.ts'
import type { PlanPath } from './targets.ts'

/** A plan as people read it: what is sent where, in which order, on what condition. */
export type PlanTree = FetchTree | GroupTree | ConditionTree | SubscriptionTree | DeferTree

export interface FetchTree {
  readonly kind: 'fetch'
  readonly subgraph: string
  /** Where what it brings is joined, in the names of the plan; `@` is each item of a list, empty the root. */
  readonly path: string
  /**
   * What is sent of each entity, a selection for each type it may be of; what was fetched under another name has both, as an
   * alias. Absent where root fields are fetched.
   */
  readonly requires?: string
  /** Variables that the entities' ancestors give (`@fromContext`), and the way to them. */
  readonly contexts?: Readonly<Record<string, string>>
  /** The document as it is sent. */
  readonly operation: string
  /** What parts of the answer that are put off call it when they wait for it. */
  readonly id?: string
}

/** Nodes that run one after the other, or all at once. */
export interface GroupTree {
  readonly kind: 'sequence' | 'parallel'
  readonly nodes: readonly PlanTree[]
}

/** What runs when a variable of the client's is true, and what otherwise. */
export interface ConditionTree {
  readonly kind: 'condition'
  readonly variable: string
  readonly whenTrue?: PlanTree
  readonly whenFalse?: PlanTree
}

/** A stream of its owner, and what joins each event. */
export interface SubscriptionTree {
  readonly kind: 'subscription'
  readonly stream: FetchTree
  readonly eachEvent?: PlanTree
}

/** An answer in parts (`@defer`). */
export interface DeferTree {
  readonly kind: 'defer'
  readonly first?: PlanTree
  readonly later: readonly DeferredTree[]
}

export interface DeferredTree {
  readonly label?: string
  /** The objects it adds to. */
  readonly path: string
  /** Ids of the fetches it waits for. */
  readonly after: readonly string[]
  readonly node?: PlanTree
}

export interface PlanTotals {
  readonly fetches: number
  /** Fetches that wait for one another, at most: the round trips an answer takes. */
  readonly depth: number
  /** Each once, by name. */
  readonly subgraphs: readonly string[]
}

/** @returns null when nothing is fetched: the gateway answers the operation itself */
export function planTree({ node }: QueryPlan, graph: Graph): PlanTree | null {
  if (!node) return null
  if (node.kind !== 'Subscription') return treeOf(node as PlanNode, [], graph)
  const { primary, rest } = node as SubscriptionNode
  const stream = treeOf(primary, [], graph) as FetchTree
  return { kind: 'subscription', stream, ...(rest && { eachEvent: treeOf(rest, [], graph) }) }
}

function treeOf(node: PlanNode, path: PlanPath, graph: Graph): PlanTree {
  switch (node.kind) {
    case 'Fetch':
      return groupOf(
        'parallel',
        sentFetches(node, graph).map((each) => fetchTree(each, path, graph)),
      )
    case 'Flatten':
      return treeOf(node.node, [...path, ...node.path.map(String)], graph)
    case 'Sequence':
    case 'Parallel':
      return groupOf(
        node.kind === 'Sequence' ? 'sequence' : 'parallel',
        node.nodes.map((each) => treeOf(each, path, graph)),
      )
    case 'Condition':
      return {
        kind: 'condition',
        variable: givenName(node.condition),
        ...(node.ifClause && { whenTrue: treeOf(node.ifClause, path, graph) }),
        ...(node.elseClause && { whenFalse: treeOf(node.elseClause, path, graph) }),
      }
    case 'Defer':
      return {
        kind: 'defer',
        ...(node.primary.node && { first: treeOf(node.primary.node, path, graph) }),
        later: node.deferred.map(({ label, queryPath, depends, node: below }) => ({
          ...(label !== undefined && { label }),
          path: queryPath.join('.'),
          after: depends.map(({ id }) => id),
          ...(below && { node: treeOf(below, path, graph) }),
        })),
      }
  }
}

/** What a fetch of the plan is sent as: see `split.ts`. */
function sentFetches(node: FetchNode, { facts, variants }: Graph): FetchNode[] {
  return withoutVariants(node, node.requires ? (facts.enumByName.get(node.serviceName) ?? '') : '', variants)
}

function fetchTree(node: FetchNode, path: PlanPath, { variants }: Graph): FetchTree {
  const { serviceName, requires, contextRewrites, operation, id } = node
  return {
    kind: 'fetch',
    subgraph: serviceName,
    path: path.join('.'),
    ...(requires && { requires: selectionText(requires, (name) => variants.byName.get(name)?.field ?? name) }),
    ...(contextRewrites && {
      contexts: Object.fromEntries(contextRewrites.map((each) => [each.renameKeyTo, each.path.join('.')])),
    }),
    operation,
    ...(id !== undefined && { id }),
  }
}

function selectionText(selections: readonly QueryPlanSelectionNode[], sentName: (name: string) => string): string {
  return selections
    .map((selection) => {
      const below = selection.selections?.length ? `{ ${selectionText(selection.selections, sentName)} }` : ''
      if (selection.kind === 'Field') {
        const { name } = selection
        const sent = sentName(name)
        return `${sent === name ? name : `${sent}: ${name}`}${below && ` ${below}`}`
      }
      return selection.typeCondition ? `... on ${selection.typeCondition} ${below}` : `... ${below}`
    })
    .join(' ')
}

function groupOf(kind: GroupTree['kind'], nodes: readonly PlanTree[]): PlanTree {
  const [only, ...others] = nodes
  return only && others.length === 0 ? only : { kind, nodes }
}

/** Count what a plan does; of a condition that is not decided, both ways. */
export function planTotals(tree: PlanTree | null): PlanTotals {
  const subgraphs = new Set<string>()
  const depthById = new Map<string, number>()
  let fetches = 0
  let depth = 0
  /** @returns the depth after the node has run */
  const walk = (node: PlanTree | undefined, before: number): number => {
    switch (node?.kind) {
      case undefined:
        return before
      case 'fetch':
        fetches += 1
        subgraphs.add(node.subgraph)
        if (node.id !== undefined) depthById.set(node.id, before + 1)
        depth = Math.max(depth, before + 1)
        return before + 1
      case 'sequence':
        return node.nodes.reduce((at, each) => walk(each, at), before)
      case 'parallel':
        return Math.max(before, ...node.nodes.map((each) => walk(each, before)))
      case 'condition':
        return Math.max(walk(node.whenTrue, before), walk(node.whenFalse, before))
      case 'subscription':
        return walk(node.eachEvent, walk(node.stream, before))
      case 'defer': {
        const after = walk(node.first, before)
        for (const part of node.later)
          walk(part.node, Math.max(before, ...part.after.map((id) => depthById.get(id) ?? before)))
        return after
      }
    }
  }
  walk(tree ?? undefined, 0)
  return { fetches, depth, subgraphs: [...subgraphs].sort() }
}

/** Cut a plan down to what runs with given values of its conditions. @returns null when nothing does */
export function decided(tree: PlanTree | null, isTrue: (variable: string) => boolean): PlanTree | null {
  switch (tree?.kind) {
    case undefined:
      return null
    case 'fetch':
      return tree
    case 'sequence':
    case 'parallel': {
      const nodes = tree.nodes.map((each) => decided(each, isTrue)).filter((each) => each !== null)
      return nodes.length > 0 ? groupOf(tree.kind, nodes) : null
    }
    case 'condition':
      return decided((isTrue(tree.variable) ? tree.whenTrue : tree.whenFalse) ?? null, isTrue)
    case 'subscription': {
      const eachEvent = decided(tree.eachEvent ?? null, isTrue)
      return { kind: 'subscription', stream: tree.stream, ...(eachEvent && { eachEvent }) }
    }
    case 'defer': {
      const first = decided(tree.first ?? null, isTrue)
      const later = tree.later.map(({ node, ...part }) => {
        const below = decided(node ?? null, isTrue)
        return { ...part, ...(below && { node: below }) }
      })
      return { kind: 'defer', ...(first && { first }), later }
    }
  }
}
