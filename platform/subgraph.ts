import { setTimeout as wait } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  subscribe,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { enforceAccess } from './access.ts'
import type { Clock } from './clock.ts'
import type { Database, Transacting } from './database.ts'
import type { DryRun, DryRuns, DryRunTicket } from './dry-run.ts'
import { type DryRunDecisions, guardDryRuns, inDryRun, refusedDryRun } from './dry-run-mutations.ts'
import { messageOf, PublicError, sandboxUnavailable } from './errors.ts'
import type { EventBus } from './events/bus.ts'
import type { Reactions } from './events/reactions.ts'
import { newErrorId } from './ids.ts'
import type { Log } from './log.ts'
import type { RedisClient } from './redis.ts'
import { type Resolvers, withScalars } from './scalars.ts'
import { isConnectionLoss } from './sql-errors.ts'
import { modeOf, type Viewer } from './viewer.ts'
import type { SandboxClock } from './worlds/clock.ts'

/** What the platform gives a subgraph to stand on. */
export interface Kernel {
  database: Database
  bus: EventBus
  /** What is quick to count and may be forgotten; null where there is none. See {@link openRedis}: a command may fail at any time. */
  redis: RedisClient | null
  clock: Clock
  /** The clock, where this is the sandbox; left out in the real world. */
  sandbox?: SandboxClock | undefined
  /** Say, in the real world, that somebody will soon come to the sandbox: it takes seconds to open. Returns at once. */
  expectSandbox?: (() => void) | undefined
  log: Log
  /** Signs what only this platform may have made: see each subgraph's README for what it is used for. */
  accessTokenSecret: Uint8Array
  /** What is tried out here and taken back. */
  dryRuns: DryRuns
}

/** What is under a dry run: one transaction, which nobody commits, and a bus that tells nobody anything. */
export interface DryKernel extends Pick<Kernel, 'bus' | 'clock' | 'sandbox' | 'log' | 'accessTokenSecret'> {
  database: Transacting
}

/** What an operation may cost at most, and whose part of it is whose. */
export interface OperationCost {
  readonly total: number
  readonly perSubgraph: Readonly<Record<string, number>>
}

/** One request as a subgraph sees it. */
export interface RequestScope {
  viewer: Viewer
  requestId: string
  /** Where the client is, as addresses are counted, with its acts; absent with everything else. */
  address?: string | undefined
  /** What the whole operation may cost at most, in points, where that is counted; for the subgraph that tells of it. */
  operationCost?: OperationCost | undefined
  /** The dry run it is part of, joined already; absent where what it does is meant. */
  dryRun?: DryRun | undefined
}

/** A subgraph's front door: everything a composition root needs to run it. */
export interface SubgraphModule<Context extends { viewer: Viewer } = { viewer: Viewer }> {
  name: string
  /** Complete SDL, shared definitions included. */
  typeDefs: DocumentNode
  resolvers: Resolvers
  /** What becomes of each mutation in a dry run. */
  dryRun?: DryRunDecisions
  open(kernel: Kernel): OpenSubgraph<Context>
  /** Write the rows the subgraph cannot work without, such as its catalogue. Runs at every start, after migrations: idempotent. */
  seedReference?(database: Database): Promise<void>
}

export interface OpenSubgraph<Context> {
  /** What a resolver receives: made anew for every request, so loaders never leak across viewers. */
  context(request: RequestScope): Context
  /**
   * What a resolver receives in a dry run: as in `context`, but everything in it that writes, counts, wakes or remembers something
   * stands on `kernel`, or does nothing. Without it there are no dry runs.
   */
  dryContext?(request: RequestScope, kernel: DryKernel): Context
  reactions: Reactions
  close?(): Promise<void>
}

export interface SubgraphRequest extends Omit<RequestScope, 'dryRun'> {
  /** The dry run it is part of. */
  ticket?: DryRunTicket | undefined
  query: string
  operationName?: string | undefined
  variables?: Record<string, unknown> | undefined
}

/** A subgraph that runs in this process. */
export interface RunningSubgraph {
  readonly name: string
  readonly schema: GraphQLSchema
  execute(request: SubgraphRequest): Promise<ExecutionResult>
  /** Errors before the first event come as a result, as the GraphQL specification has it (§6.2.3.1). */
  subscribe(request: SubgraphRequest): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /**
   * Itself in the world a viewer lives in, for doors that execute by other means; left out by what is in one world only.
   * @throws SANDBOX_UNAVAILABLE
   */
  worldOf?(viewer: Viewer): RunningSubgraph | Promise<RunningSubgraph>
  /** What a resolver receives, for doors that execute by other means. */
  context(request: RequestScope): { viewer: Viewer }
  /** The dry runs under way; absent where there are none. */
  readonly dryRuns?: Pick<DryRuns, 'join' | 'end'> | undefined
  /** What may leave of an error; see {@link mask}. */
  maskError(error: GraphQLError, requestId: string): GraphQLError
  close(): Promise<void>
}

const DOCUMENTS_MAX = 2_000
/** Characters of all documents that are kept together; a parsed one takes some fifty bytes for each. */
const DOCUMENTS_LENGTH_MAX = 1024 * 1024

/** Of modules that were started before, in another world or for another test: to build one takes up to 100 ms of a processor. */
const schemas = new WeakMap<object, GraphQLSchema>()

function schemaOf(module: Pick<SubgraphModule, 'typeDefs' | 'resolvers' | 'dryRun'>): GraphQLSchema {
  const schema = schemas.get(module) ?? buildSchema(module)
  schemas.set(module, schema)
  return schema
}

/**
 * Build a subgraph's schema, once for all worlds, connect its reactions and make it ready to be asked.
 */
export function startSubgraph<Context extends { viewer: Viewer }>(
  module: SubgraphModule<Context>,
  kernel: Kernel,
): RunningSubgraph {
  const schema = schemaOf(module)
  const log = kernel.log.child({ subgraph: module.name })
  const open = module.open({ ...kernel, log })
  const consumer = kernel.bus.react(module.name, open.reactions)
  const close = async () => {
    await consumer.close()
    await open.close?.()
  }
  // Whoever is of the other world gets nothing of this one, however they came here.
  const mode = kernel.sandbox ? 'test' : 'live'
  const context = (request: RequestScope) => {
    if (modeOf(request.viewer) !== mode) throw sandboxUnavailable()
    const { dryRun } = request
    if (!dryRun) return open.context(request)
    if (!open.dryContext) throw refusedDryRun(`"${module.name}" has no dry runs.`)
    return inDryRun(open.dryContext(request, { ...dryKernelOf(kernel), log, database: dryRun.database }), dryRun)
  }
  return runSchema(module.name, schema, context, log, close, kernel.dryRuns)
}

/** How long an act of a dry run waits for this subgraph to hear of what others announced: it holds rows that reactions may want. */
const SETTLE_MS = 300

const NO_EVENTS: Awaited<ReturnType<EventBus['stream']>> = {
  next: async () => ({ done: true, value: undefined }),
  [Symbol.asyncIterator]: () => NO_EVENTS,
}

function dryKernelOf({ bus, clock, sandbox, accessTokenSecret }: Kernel): Omit<DryKernel, 'database' | 'log'> {
  const silent: EventBus = {
    ...bus,
    announce: () => {},
    // What is announced here is heard by nobody, so nobody waits for what would come of it.
    stream: async () => NO_EVENTS,
    heard: async () => {},
    settle: (name) => Promise.race([bus.settle(name), wait(SETTLE_MS, undefined, { ref: false })]),
  }
  return { bus: silent, clock, sandbox, accessTokenSecret }
}

/** Make any schema ready to be asked as a subgraph. Portal, which has neither tables nor reactions, starts here. */
export function runSchema(
  name: string,
  schema: GraphQLSchema,
  context: (request: RequestScope) => { viewer: Viewer },
  log: Log,
  close: () => Promise<void> = async () => {},
  dryRuns?: DryRuns,
): RunningSubgraph {
  const documents = new LRUCache<string, DocumentNode>({
    max: DOCUMENTS_MAX,
    maxSize: DOCUMENTS_LENGTH_MAX,
    sizeCalculation: (_, query) => query.length,
  })
  /** The gateway sends few distinct documents, many times over. */
  const documentOf = (query: string): DocumentNode => {
    const known = documents.get(query)
    if (known) return known
    const document = parse(query, { noLocation: true })
    documents.set(query, document)
    return document
  }
  const argsOf = (request: SubgraphRequest, dryRun?: DryRun) => ({
    schema,
    document: documentOf(request.query),
    variableValues: request.variables ?? {},
    operationName: request.operationName,
    contextValue: context({
      viewer: request.viewer,
      requestId: request.requestId,
      address: request.address,
      operationCost: request.operationCost,
      dryRun,
    }),
  })
  const joinDryRun = (request: SubgraphRequest, ticket: DryRunTicket): Promise<DryRun> | undefined => {
    if (dryRuns) return dryRuns.join(ticket, request.viewer)
    // What changes nothing can be asked in a dry run as well.
    const operation = getOperationAST(documentOf(request.query), request.operationName)
    if (operation?.operation !== OperationTypeNode.QUERY) throw refusedDryRun(`"${name}" has no dry runs.`)
    return undefined
  }
  const maskError = (error: GraphQLError, requestId: string) => mask(error, log, requestId)
  const maskErrors = (result: ExecutionResult, requestId: string): ExecutionResult =>
    result.errors ? { ...result, errors: result.errors.map((error) => maskError(error, requestId)) } : result

  return {
    name,
    schema,
    context,
    maskError,
    dryRuns,
    execute: async (request) => {
      const dryRun = request.ticket && (await joinDryRun(request, request.ticket))
      return maskErrors(await execute(argsOf(request, dryRun)), request.requestId)
    },
    subscribe: async (request) => {
      const result = await subscribe(argsOf(request))
      if (!(Symbol.asyncIterator in result)) return maskErrors(result, request.requestId)
      return maskEach(result, (event) => maskErrors(event, request.requestId))
    },
    close,
  }
}

/** The executable schema of a subgraph: federation's fields, our scalars, and the guards its directives promise. */
export function buildSchema(module: Pick<SubgraphModule, 'typeDefs' | 'resolvers' | 'dryRun'>): GraphQLSchema {
  const { typeDefs, resolvers, dryRun } = module
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: withScalars(typeDefs, resolvers) }])
  return enforceAccess(guardDryRuns(schema, dryRun))
}

/**
 * What may leave of an error: ours and GraphQL's own as they are; anything else is logged whole and leaves as an id, so
 * that no message of a library or a database reaches a client. A lost database is told apart, as it passes.
 */
function mask(error: GraphQLError, log: Log, requestId: string): GraphQLError {
  const { originalError } = error
  if (error instanceof PublicError || originalError instanceof PublicError) return error
  // What a statement met when its dry run was over already, as the query builder passes it on.
  if (originalError?.cause instanceof PublicError) {
    const { message, extensions } = originalError.cause
    return new GraphQLError(message, { nodes: error.nodes, path: error.path, extensions })
  }
  if (!originalError || originalError instanceof GraphQLError)
    return error.extensions.code ? error : withExtensions(error, { code: 'BAD_USER_INPUT' })
  const errorId = newErrorId()
  log.error({ err: originalError, path: error.path, requestId, errorId }, messageOf(originalError))
  // Whoever is told so asks again, and a stream goes on where it was: the database comes back.
  const isAway = isConnectionLoss(originalError)
  return new GraphQLError(isAway ? 'What this needs is away for a moment.' : 'Something went wrong on our side.', {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: { code: isAway ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR', errorId },
  })
}

function withExtensions(error: GraphQLError, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(error.message, { ...error.toJSON(), nodes: error.nodes, path: error.path, extensions })
}

function maskEach(
  source: AsyncGenerator<ExecutionResult, void, void>,
  map: (result: ExecutionResult) => ExecutionResult,
): AsyncIterableIterator<ExecutionResult> {
  return {
    next: async () => {
      const { done, value } = await source.next()
      return done ? { done: true, value: undefined } : { done: false, value: map(value) }
    },
    return: async () => {
      await source.return()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
