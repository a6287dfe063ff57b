import { executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { type ExecutionResult, execute as executeSchema, GraphQLError } from 'graphql'
import { messageOf, PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { boundErrors } from '../limits/index.ts'
import type { Link, LinkScope } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import type { Answer } from './answer.ts'
import type { PreparedOperation } from './planner.ts'

/** One request as the engine sees it. */
export interface ExecutionScope extends LinkScope {
  /** Tells callers apart without naming them, for what must stay the same for one caller: their id, or their address. */
  readonly caller?: string | undefined
  /** May see how the graph is made: subgraphs' names in errors, plans and timings in `extensions.trace`. */
  readonly maySeeInside?: boolean
}

/** Runs plans over links. For now with @apollo/gateway's executor; the engine replaces what is inside. */
export interface Executor {
  run(operation: PreparedOperation, variables: Record<string, unknown>, scope: ExecutionScope): Promise<Answer>
  /** Join what one event of a subscription lacks. @param event what the owner of the stream sent */
  runEvent(
    operation: PreparedOperation,
    event: ExecutionResult,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
  ): Promise<Answer>
}

const apolloLogger = (log: Log) => ({
  debug: (message: string) => log.debug(message),
  info: (message: string) => log.info(message),
  warn: (message: string) => log.warn(message),
  error: (message: string) => log.error(message),
})

/** Told of every fetch that leaves for a subgraph; tests count them, telemetry will. */
export type FetchObserver = (fetch: {
  subgraph: string
  query: string
  variables: Record<string, unknown> | undefined
  requestId: string
}) => void

export function openExecutor(links: ReadonlyMap<string, Link>, log: Log, onFetch?: FetchObserver): Executor {
  const logger = apolloLogger(log)
  const execute = async (
    operation: PreparedOperation,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
    services: ServiceMap,
  ): Promise<Answer> => {
    const { plan, context, graph, document } = operation
    const request = { query: '', variables, ...(operation.operationName && { operationName: operation.operationName }) }
    const result = await executeQueryPlan(
      plan,
      services,
      // Only what the executor reads; it was written for Apollo Server's own request context.
      { logger, schema: graph.apiSchema, request, document, context: scope, metrics: {}, cache: noCache } as never,
      context,
      graph.supergraphSchema,
      graph.api,
    )
    return presentable(result as ExecutionResult, log, scope.requestId)
  }
  const servicesOf = (scope: ExecutionScope): ServiceMap =>
    Object.fromEntries([...links.values()].map((link) => [link.subgraph, service(link, scope, onFetch)]))

  return {
    run: async (operation, variables, scope) => {
      if (!operation.introspection) return execute(operation, variables, scope, servicesOf(scope))
      const { graph, document, operationName } = operation
      const result = await executeSchema({
        schema: graph.apiSchema,
        document,
        operationName,
        variableValues: variables,
      })
      return presentable(result, log, scope.requestId)
    },
    runEvent: (operation, event, variables, scope) => {
      const services = servicesOf(scope)
      const { primary } = operation
      const owner = primary && services[primary.serviceName]
      if (!owner) return Promise.resolve(presentable(event, log, scope.requestId))
      services[primary.serviceName] = {
        process: (options) =>
          options.request.query === primary.operation ? Promise.resolve(event as never) : owner.process(options),
      }
      return execute(operation, variables, scope, services)
    },
  }
}

const noCache = { get: async () => undefined, set: async () => {}, delete: async () => true }

/** A link in the shape Apollo's executor calls. */
function service(link: Link, scope: ExecutionScope, onFetch?: FetchObserver): ServiceMap[string] {
  return {
    process: async ({ request }) => {
      const query = request.query ?? ''
      onFetch?.({ subgraph: link.subgraph, query, variables: request.variables, requestId: scope.requestId })
      const { operationName, variables } = request
      const given = { query, ...(operationName && { operationName }), ...(variables && { variables }) }
      return (await link.execute(linkRequest(given, scope))) as never
    },
  }
}

/**
 * Make a result fit to leave: errors with a code and the client's path, without the names and queries of subgraphs; values
 * that a non-null field lacked are errors too, never a silent null.
 */
function presentable(result: ExecutionResult, log: Log, requestId: string): Answer {
  const { valueCompletion, ...extensions } = result.extensions ?? {}
  const completion = Array.isArray(valueCompletion) ? (valueCompletion as GraphQLError[]) : []
  const errors = boundErrors([...(result.errors ?? []), ...completion]).map((error) =>
    presentError(error, log, requestId),
  )
  const text = JSON.stringify({
    ...(errors.length > 0 && { errors }),
    // Execution began, so there is a `data` entry, null when nothing could be saved (GraphQL §7.1).
    data: result.data ?? null,
    ...(Object.keys(extensions).length > 0 && { extensions }),
  })
  return { text, errors }
}

function presentError(error: GraphQLError, log: Log, requestId: string): GraphQLError {
  const cause = error instanceof PublicError ? error : error.originalError
  if (cause instanceof PublicError)
    return new GraphQLError(cause.message, { path: error.path, extensions: cause.extensions })
  if (!(error instanceof GraphQLError)) {
    log.error({ err: error, requestId }, messageOf(error))
    return new GraphQLError('Something went wrong on our side.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
  }
  const { serviceName: _, ...extensions } = error.extensions
  const code = extensions.code ?? 'INTERNAL_SERVER_ERROR'
  return new GraphQLError(error.message, { path: error.path, extensions: { ...extensions, code } })
}
