import { operationFromDocument } from '@apollo/federation-internals'
import { buildOperationContext, type executeQueryPlan } from '@apollo/gateway'
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { type DocumentNode, GraphQLError } from 'graphql'
import { LRUCache } from 'lru-cache'
import { anchorConditions } from './anchor.ts'
import { type Mistakes, mistakes, readDocument, type ValidDocument } from './document.ts'
import { isIntrospection } from './introspection.ts'
import type { Graph } from './supergraph.ts'
import { withoutTakenVariable } from './taken-variable.ts'

/** An operation that has been read and planned once and may run many times. */
export interface PreparedOperation extends ValidDocument {
  readonly graph: Graph
  readonly operationName: string | undefined
  readonly context: Parameters<typeof executeQueryPlan>[3]
  /** The plan of a query or mutation; of a subscription, what runs for each event, its first fetch answered by the event. */
  readonly plan: QueryPlan
  /** What the owner of the stream is subscribed to; null for queries and mutations. */
  readonly primary: FetchNode | null
  /** Asks about the schema only: answered here, without a plan. */
  readonly introspection: boolean
}

export type Prepared = PreparedOperation | Mistakes

const OPERATIONS_MAX = 2_000
/** Heap that prepared operations may take together, roughly. */
const OPERATIONS_BYTES_MAX = 128 * 1024 * 1024

/** Reads and plans operations of one graph, each document once. Mistaken documents are not kept. */
export function openPlanner(graph: Graph): (query: string, operationName?: string | null) => Prepared {
  const known = new LRUCache<string, PreparedOperation>({
    max: OPERATIONS_MAX,
    maxSize: OPERATIONS_BYTES_MAX,
    sizeCalculation: bytesOf,
  })
  return (query, operationName) => {
    const name = operationName || undefined
    const key = `${name ?? ''}\n${query}`
    const cached = known.get(key)
    if (cached) return cached
    const read = readDocument(graph.apiSchema, query, name)
    if ('errors' in read) return read
    const prepared = plan(graph, read, name)
    if ('errors' in prepared) return prepared
    known.set(key, prepared)
    return prepared
  }
}

/**
 * What an operation takes of the heap, within a factor of two: measured as 6 kB for a field, 80 for a home feed and 280 for a
 * document whose fragments multiply. Few bytes of text may hold a large plan, and a comment large text.
 */
function bytesOf({ document, plan }: PreparedOperation, key: string): number {
  let tokens = 0
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) tokens += 1
  return 2 * key.length + 350 * tokens + 25 * JSON.stringify(plan).length
}

function plan(graph: Graph, read: ValidDocument, operationName: string | undefined): Prepared {
  const document = withoutTakenVariable(read.document)
  const options = operationName ? { operationName } : {}
  const introspection = isIntrospection(document, read.operation)
  const planned = introspection ? NOTHING : planOf(graph, document, options)
  if ('errors' in planned) return planned
  const context = buildOperationContext({ schema: graph.apiSchema, operationDocument: document, ...options })
  const stream = planned.node?.kind === 'Subscription' ? (planned.node as SubscriptionNode) : null
  return {
    graph,
    document,
    operation: read.operation,
    operationName,
    context,
    plan: stream ? eventPlan(stream) : planned,
    primary: stream?.primary ?? null,
    introspection,
  }
}

const NOTHING: QueryPlan = { kind: 'QueryPlan' }

/** Apollo's own reading of a document is a little stricter than graphql-js's: what it refuses is no fault of ours. */
function planOf(graph: Graph, document: DocumentNode, options: { operationName?: string }): QueryPlan | Mistakes {
  try {
    return graph.planner.buildQueryPlan(operationFromDocument(graph.api, anchorConditions(document), options))
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return mistakes([error], 'GRAPHQL_VALIDATION_FAILED')
  }
}

/** The plan of one event: its own data stands in for the primary fetch, then the rest is joined. */
function eventPlan({ primary, rest }: SubscriptionNode): QueryPlan {
  const nodes: PlanNode[] = rest ? [primary, rest] : [primary]
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }
}
