import { type GraphQLError, type GraphQLSchema, OperationTypeNode } from 'graphql'
import type { Log } from '../platform/log.ts'
import type { ContractRules } from './access/contracts.ts'
import { ALL_RIGHTS } from './access/rights.ts'
import { tryOut } from './dry-run.ts'
import type { Link } from './links/link.ts'
import type { Answer } from './plan/answer.ts'
import { checkConditions } from './plan/condition-variables.ts'
import { openContracts } from './plan/contracts.ts'
import { checkVariables } from './plan/document.ts'
import { type ExecutionScope, type FetchObserver, openExecutor } from './plan/execute.ts'
import type { AnswerPart } from './plan/incremental.ts'
import type { Overrides } from './plan/overrides.ts'
import { openPlanner, type Prepare, type PreparedOperation } from './plan/planner.ts'
import { openPlanning } from './plan/planning.ts'
import { rejections } from './plan/rejections.ts'
import { type Graph, openGraph } from './plan/supergraph.ts'
import { openStreams, type StreamSettings, type Streams } from './streams/groups.ts'
import type { StreamMetrics } from './streams/metrics.ts'

/** The graph as a door sees it: prepare an operation once, run it for a viewer. */
export interface Engine {
  readonly graph: Graph
  /** Its contracts, and who gets which; null when everybody is served the whole graph. */
  readonly contracts: ContractRules | null
  /** What callers of a contract see; of undefined, the whole graph. @throws EmptyContract when that is nothing */
  schemaOf(contract: string | undefined): GraphQLSchema
  /** Read, validate and plan; cached. */
  readonly prepare: Prepare
  /** @returns what is wrong with the variables, or what its contract refuses it for; empty when nothing is */
  check(operation: PreparedOperation, variables: Record<string, unknown>): readonly GraphQLError[]
  /** A query is run as it is in a dry run too: there is nothing to take back. */
  execute(operation: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Promise<Answer>
  /** Run an operation prepared with `defer`. @returns each part as it is ready */
  executeIncrementally(
    operation: PreparedOperation,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): AsyncGenerator<AnswerPart, void>
  /** Whether subgraphs are told what a client's headers say. */
  readonly forwardsHeaders: boolean
  /** Its subscriptions. */
  readonly streams: Streams
  /** True when every subgraph is ready. */
  ready(): Promise<Record<string, boolean>>
  close(): Promise<void>
}

export interface EngineOptions {
  onFetch?: FetchObserver | undefined
  /** Which labelled overrides hold, other than `percent(…)`; none by default. */
  overrides?: Overrides
  /** Who holds callers to what the graph asks of them: this gateway, unless its subgraphs are said to do so themselves. */
  access?: 'gateway' | 'subgraphs'
  /** The contracts callers are held to; the whole graph is served when left out. */
  contracts?: ContractRules | null
  /** Where streams may be other than the house has them. */
  streams?: Partial<StreamSettings> | undefined
  /** Where streams count; shared by the engines of one process, so that counting goes on when the graph changes. */
  metrics?: StreamMetrics | undefined
}

/**
 * @param supergraph its SDL, or the graph when it has been opened already
 * @param links one for every subgraph the supergraph names
 */
export function openEngine(
  supergraph: string | Graph,
  links: readonly Link[],
  log: Log,
  {
    onFetch,
    overrides = () => false,
    access = 'gateway',
    contracts = null,
    streams: settings,
    metrics,
  }: EngineOptions = {},
): Engine {
  const graph = typeof supergraph === 'string' ? openGraph(supergraph) : supergraph
  const linksByName = new Map(links.map((link) => [link.subgraph, link]))
  const planning = openPlanning(graph)
  const opened = openContracts(graph, contracts)
  const plan = openPlanner(graph, opened, planning, overrides, log)
  const prepare: Prepare =
    access === 'gateway' ? plan : (query, name, options) => plan(query, name, { ...options, rights: ALL_RIGHTS })
  const executor = openExecutor(linksByName, log, onFetch)
  const streams = openStreams({ links: linksByName, log, onFetch, settings, metrics })
  return {
    graph,
    contracts,
    schemaOf: (contract) => opened.of(contract).schema,
    prepare,
    check: (prepared, variables) => {
      const { contract, operation, compiled } = prepared
      const errors = checkVariables(contract.schema, operation, variables)
      if (errors.length > 0) return errors
      const conditions = checkConditions(compiled.nullableConditions, variables)
      return conditions.length > 0 ? conditions : rejections(prepared, variables)
    },
    execute: (operation, given, scope) =>
      scope.wantsDryRun && operation.operation.operation === OperationTypeNode.MUTATION
        ? tryOut(executor, operation, given, scope)
        : executor.run(operation, given, scope),
    executeIncrementally: (operation, given, scope) => executor.runIncrementally(operation, given, scope),
    forwardsHeaders: links.some(({ forwards }) => forwards !== undefined),
    streams,
    ready: async () =>
      Object.fromEntries(await Promise.all(links.map(async (link) => [link.subgraph, await link.ready()] as const))),
    close: async () => {
      streams.close()
      await Promise.all([planning.close(), ...links.map((link) => link.close())])
    },
  }
}
