import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server'
import { GraphQLError, OperationTypeNode } from 'graphql'
import { messageOf, PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { callerOf } from '../access/caller.ts'
import { CONTRACT_HEADER, pickContract } from '../access/contracts.ts'
import type { DryRunPolicy } from '../access/dry-runs.ts'
import { ACCESS_RULES, type AccessRules, mistakesFor, refusalOf, rightsFor } from '../access/rules.ts'
import { maySeeInside, type SeeInside } from '../access/see-inside.ts'
import type { Engine } from '../engine.ts'
import { TOKENS_MAX } from '../limits/tokens.ts'
import { openLifetime } from '../links/lifetime.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import { DRY_RUN_HEADER, decideDryRun, readDryRunExtension, readDryRunHeader } from './dry-run.ts'
import { presentable, Refused } from './refused.ts'
import { requestIdOf } from './request-id.ts'

/** The interface as Apollo Server has it, wherever its package of types is installed. */
export type ApolloGateway = ApolloServerOptionsWithGateway<BaseContext>['gateway']
type Executor = NonNullable<Awaited<ReturnType<ApolloGateway['load']>>['executor']>
type RequestContext = Parameters<Executor>[0]
type Result = Awaited<ReturnType<Executor>>

export interface ApolloGatewayOptions<Context extends BaseContext> {
  log: Log
  /** Told of another schema as soon as {@link apolloGateway}'s engine is another one; see `supergraph/reload.ts`. */
  onSwap?: (listener: () => void) => () => void
  /** Who asks, by what the server's `context` function made of the request; nobody in particular unless said. */
  viewerOf?: (context: Context) => Viewer
  /** Aborts when the client has left: Apollo Server does not tell, its `context` function can see it. */
  signalOf?: (context: Context) => AbortSignal | undefined
  seeInside?: SeeInside
  /** Who may try mutations out; everybody unless said. */
  dryRuns?: DryRunPolicy
  /** What you decide about callers, such as by functions for policies. Introspection is also Apollo Server's own setting. */
  rules?: AccessRules
  /** How long one request may take, all its fetches together. */
  timeoutMs?: number
}

const REQUEST_TIMEOUT_MS = 30_000

/**
 * Options for an Apollo Server that leaves validation to the engine, which bounds a document before it walks it and remembers
 * the outcome: Apollo's own walks first, and a hostile document of 2 kB takes it seconds. Plugins then see documents that
 * are not validated yet, and `introspection: false` does nothing. Where callers are held to contracts it is needed: Apollo's own
 * validation knows the whole graph, and suggests its names.
 */
export const LEAVE_VALIDATION = {
  dangerouslyDisableValidation: true,
  parseOptions: { maxTokens: TOKENS_MAX },
} as const

/**
 * The engine as the gateway of an Apollo Server: `new ApolloServer({ gateway: apolloGateway(() => engine, { log }) })`. Apollo
 * Server speaks HTTP, reads, validates and runs its plugins; planning, fetching and joining are the engine's. What is put off
 * by `@defer` comes with the rest. Subscriptions are served elsewhere: SUBSCRIPTION_NEEDS_WEBSOCKET.
 * @param engine the present one, asked for each request; whoever opened it closes it
 * Source: `GatewayInterface` of @apollo/server-gateway-interface.
 */
export function apolloGateway<Context extends BaseContext = BaseContext>(
  engine: () => Engine,
  options: ApolloGatewayOptions<Context>,
): ApolloGateway {
  const { log, onSwap, viewerOf, signalOf, seeInside = 'permitted' } = options
  const { dryRuns = 'on', rules = ACCESS_RULES, timeoutMs = REQUEST_TIMEOUT_MS } = options
  const listeners = new Set<Parameters<ApolloGateway['onSchemaLoadOrUpdate']>[0]>()
  const tell = () => {
    const { apiSchema, supergraphSdl } = engine().graph
    for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: supergraphSdl })
  }
  let stopListening = () => {}

  const scopeOf = ({ request }: RequestContext, context: Context, requestId: string): ExecutionScope => {
    const askedAt = performance.now()
    const viewer = viewerOf?.(context) ?? anonymous
    const seesInside = maySeeInside(seeInside, viewer)
    const headers = request.http && Object.fromEntries(request.http.headers)
    return {
      viewer,
      requestId,
      headers,
      caller: callerOf(viewer) ?? undefined,
      maySeeInside: seesInside,
      trace: seesInside && headers?.['x-lifegraph-trace'] === '1',
      askedAt,
    }
  }

  const run = async (asked: RequestContext, requestId: string): Promise<Result> => {
    const { request, source, context: given } = asked
    const context = given as Context
    const present = engine()
    const scope = scopeOf(asked, context, requestId)
    // The name as it was sent: Apollo's own is null for one that names nothing, and the document's only operation would run.
    const contract = pickContract(present.contracts, scope.viewer, request.http?.headers.get(CONTRACT_HEADER))
    const operation = await present.prepare(source, request.operationName, {
      caller: scope.caller,
      rights: rightsFor(rules, scope),
      contract,
    })
    if ('errors' in operation) return { errors: mistakesFor(rules, scope.viewer, operation.errors) }
    const refusal = refusalOf(rules, scope.viewer, operation)
    if (refusal) return { errors: [refusal] }
    if (operation.operation.operation === OperationTypeNode.SUBSCRIPTION) return { errors: [noStreams()] }
    const variables = request.variables ?? {}
    const mistakes = present.check(operation, variables)
    if (mistakes.length > 0) return { errors: mistakesFor(rules, scope.viewer, mistakes) }
    const asksDryRun = readDryRunHeader(scope.headers?.[DRY_RUN_HEADER]) || readDryRunExtension(request.extensions)
    const wantsDryRun = asksDryRun && decideDryRun(operation, dryRuns, contract)
    const lifetime = openLifetime(timeoutMs)
    const signal = signalOf?.(context)
    const leave = () => lifetime.end('left')
    signal?.addEventListener('abort', leave)
    if (signal?.aborted) leave()
    try {
      const { text, errors } = await present.execute(operation, variables, { ...scope, lifetime, wantsDryRun })
      if (wantsDryRun) asked.response?.http?.headers.set(DRY_RUN_HEADER, '1')
      const result = JSON.parse(text) as Result
      return errors.length > 0 ? { ...result, errors } : result
    } finally {
      signal?.removeEventListener('abort', leave)
      lifetime.done()
    }
  }

  return {
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load: async () => {
      tell()
      stopListening = onSwap?.(tell) ?? stopListening
      return {
        executor: async (asked) => {
          const requestId = requestIdOf(asked.request.http?.headers.get('x-request-id') ?? undefined)
          asked.response?.http?.headers.set('x-request-id', requestId)
          try {
            return await run(asked, requestId)
          } catch (error) {
            // Apollo Server would tell the client what it says.
            if (!isRefusal(error)) log.error({ err: error, requestId }, `the Apollo door failed: ${messageOf(error)}`)
            return { errors: [presentable(error)] }
          }
        },
      }
    },
    stop: async () => {
      stopListening()
      listeners.clear()
    },
  }
}

const isRefusal = (error: unknown) => error instanceof PublicError || error instanceof Refused

const noStreams = () =>
  new GraphQLError('Subscriptions are served over WebSocket, by the subprotocol "graphql-transport-ws".', {
    extensions: { code: 'SUBSCRIPTION_NEEDS_WEBSOCKET' },
  })
