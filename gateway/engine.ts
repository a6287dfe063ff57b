import type { GraphQLError } from 'graphql'
import type { Log } from '../platform/log.ts'
import type { Link } from './links/link.ts'
import type { Answer } from './plan/answer.ts'
import { checkVariables, declaredVariables } from './plan/document.ts'
import { type ExecutionScope, type FetchObserver, openExecutor } from './plan/execute.ts'
import { openPlanner, type Prepared, type PreparedOperation } from './plan/planner.ts'
import { type Graph, openGraph } from './plan/supergraph.ts'
import { withoutTakenName } from './plan/taken-variable.ts'
import { openSubscription } from './streams/subscribe.ts'

/** The graph as a door sees it: prepare an operation once, run it for a viewer. */
export interface Engine {
  readonly graph: Graph
  /** Read, validate and plan; cached. */
  prepare(query: string, operationName?: string | null): Prepared
  /** @returns what is wrong with the variables; empty when nothing is */
  check(operation: PreparedOperation, variables: Record<string, unknown>): readonly GraphQLError[]
  execute(operation: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Promise<Answer>
  subscribe(
    operation: PreparedOperation,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): Promise<AsyncIterableIterator<Answer> | { errors: readonly GraphQLError[] }>
  /** True when every subgraph is ready. */
  ready(): Promise<Record<string, boolean>>
  close(): Promise<void>
}

/**
 * @param supergraph its SDL, or the graph when it has been opened already
 * @param links one for every subgraph the supergraph names
 */
export function openEngine(
  supergraph: string | Graph,
  links: readonly Link[],
  log: Log,
  onFetch?: FetchObserver,
): Engine {
  const graph = typeof supergraph === 'string' ? openGraph(supergraph) : supergraph
  const linksByName = new Map(links.map((link) => [link.subgraph, link]))
  const prepare = openPlanner(graph)
  const executor = openExecutor(linksByName, log, onFetch)
  return {
    graph,
    prepare,
    check: (operation, variables) => checkVariables(graph.apiSchema, operation.operation, variables),
    execute: (operation, given, scope) => executor.run(operation, variablesOf(operation, given), scope),
    subscribe: (operation, given, scope) =>
      openSubscription(operation, variablesOf(operation, given), scope, linksByName, executor),
    ready: async () =>
      Object.fromEntries(await Promise.all(links.map(async (link) => [link.subgraph, await link.ready()] as const))),
    close: async () => {
      await Promise.all(links.map((link) => link.close()))
    },
  }
}

function variablesOf({ operation }: PreparedOperation, given: Record<string, unknown>): Record<string, unknown> {
  return withoutTakenName(declaredVariables(operation, given))
}
