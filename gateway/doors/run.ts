import { type GraphQLError, OperationTypeNode } from 'graphql'
import type { DryRunPolicy } from '../access/dry-runs.ts'
import { rightsOf } from '../access/rights.ts'
import { ACCESS_RULES, type AccessRules, mistakesFor, refusalOf } from '../access/rules.ts'
import { DocumentRefused, type Documents } from '../documents/index.ts'
import type { Engine } from '../engine.ts'
import { type Admission, type Budgets, TooDear } from '../limits/budget/index.ts'
import type { Answer } from '../plan/answer.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { Prepared, PreparedOperation, PrepareOptions } from '../plan/planner.ts'
import { admit, charge, chargedScope } from './admit.ts'
import { decideDryRun } from './dry-run.ts'
import type { ResponseType } from './media-type.ts'
import { openParts, type Parts } from './multipart.ts'
import { checkParameters, type Parameters, type RawParameters } from './parameters.ts'
import { Refused } from './refused.ts'
import { mistaken, type Reply, tooDear } from './reply.ts'
import type { Subscribed } from './response-streams.ts'

/** What every operation of one HTTP request has in common. */
export interface HttpRequest {
  readonly engine: Engine
  readonly documents: Documents
  readonly type: ResponseType
  /** False for a GET, which must be safe. */
  readonly mayMutate: boolean
  /** Whether the client takes what is deferred apart from the rest. */
  readonly takesParts: boolean
  /** Whether the client takes a stream for an answer. */
  readonly takesStream: boolean
  /** What its operations are held to; the whole graph when undefined. */
  readonly contract?: string | undefined
  readonly scope: ExecutionScope
  /** What the operator decides about callers. */
  readonly rules?: AccessRules
  /** What the caller may do, the same for all operations of the request; what the viewer is granted unless said. */
  readonly rights?: PrepareOptions['rights']
  /** Its mutations are tried out; each by itself may say so, too. */
  readonly dryRun?: boolean
  /** Who may try mutations out; everybody unless said. */
  readonly dryRuns?: DryRunPolicy
  /** What operations are charged to; null where nothing is counted. */
  readonly budgets?: Budgets | null
  /** The caller wants to be told what operations cost. */
  readonly tellsCost?: boolean
}

/** An operation that can be run, with its variables. */
export interface Runnable {
  readonly operation: PreparedOperation
  readonly variables: Parameters['variables']
  /** It is tried out. */
  readonly dryRun: boolean
}
/** One that can be run, or the reply to one that cannot. */
export type Ready = Runnable | Reply

/** Find, prepare and check one operation; whatever is wrong with it is found here, before anything runs. @throws Refused */
export function ready(request: HttpRequest, raw: RawParameters): Ready | Promise<Ready> {
  const { engine, documents } = request
  const parameters = checkParameters(raw)
  const turnedAway = request.budgets?.turnAway(request.scope.viewer, request.scope.caller ?? '')
  if (turnedAway) return tooDear(turnedAway)
  const { query, documentId, sha256, operationName } = parameters
  if (query !== undefined && documentId === undefined && sha256 === undefined)
    return whenPrepared(
      request,
      parameters,
      engine.prepare(query, operationName, optionsFor(request, parameters, query)),
    )
  const found = documents.find(parameters)
  if (found instanceof DocumentRefused) return mistaken([found], request.type)
  const prepared = engine.prepare(found.query, operationName, optionsFor(request, parameters, found.query))
  return whenPrepared(request, parameters, prepared, () => documents.keep(found))
}

/** A document that cannot defer is planned once for all, whatever its clients take. What is tried out is answered as a whole. */
function optionsFor(request: HttpRequest, parameters: Parameters, query: string): PrepareOptions {
  const { takesParts, contract, scope } = request
  return {
    caller: scope.caller,
    rights: request.rights ?? rightsOf(scope.viewer),
    contract,
    defer: takesParts && query.includes('defer') && !wantsDryRun(request, parameters),
  }
}

const wantsDryRun = (request: HttpRequest, { dryRun }: Parameters) => dryRun || request.dryRun === true

/** Heavy documents are prepared beside this thread, all others at once. */
function whenPrepared(
  request: HttpRequest,
  parameters: Parameters,
  prepared: Prepared | Promise<Prepared>,
  keep?: () => void,
): Ready | Promise<Ready> {
  if (prepared instanceof Promise) return prepared.then((done) => whenPrepared(request, parameters, done, keep))
  if ('errors' in prepared) return mistaken(toldMistakes(request, prepared.errors), request.type)
  keep?.()
  return checked(request, prepared, parameters)
}

function checked(request: HttpRequest, operation: PreparedOperation, parameters: Parameters): Ready {
  const { engine, type, mayMutate, takesStream, dryRuns = 'on', contract } = request
  const { variables } = parameters
  const refusal = refusalOf(request.rules ?? ACCESS_RULES, request.scope.viewer, operation)
  if (refusal) return mistaken([refusal], type)
  const kind = operation.operation.operation
  if (kind === OperationTypeNode.SUBSCRIPTION && !takesStream)
    throw new Refused(
      400,
      'SUBSCRIPTION_NEEDS_WEBSOCKET',
      'Subscriptions are served over WebSocket on this path, by the subprotocol "graphql-transport-ws"; or accept "text/event-stream", or "multipart/mixed;subscriptionSpec=1.0".',
    )
  if (kind === OperationTypeNode.MUTATION && !mayMutate)
    throw new Refused(405, 'METHOD_NOT_ALLOWED', 'Mutations are sent by POST.', { allow: 'POST' })
  const dryRun = wantsDryRun(request, parameters) && decideDryRun(operation, dryRuns, contract)
  const mistakes = engine.check(operation, variables)
  return mistakes.length > 0 ? mistaken(toldMistakes(request, mistakes), type) : { operation, variables, dryRun }
}

const toldMistakes = ({ rules = ACCESS_RULES, scope }: HttpRequest, mistakes: readonly GraphQLError[]) =>
  mistakesFor(rules, scope.viewer, mistakes)

/**
 * Answer a request of one operation.
 * @returns parts where some are deferred, as soon as the first one is ready; a subscription before it is joined
 */
export function runOne(request: HttpRequest, raw: RawParameters): Ran | Promise<Ran> {
  const found = ready(request, raw)
  return found instanceof Promise ? found.then((one) => run(request, one)) : run(request, found)
}

type Ran = Reply | Parts | Subscribed

function run(request: HttpRequest, one: Ready): Ran | Promise<Ran> {
  if (!('operation' in one)) return one
  const admission = admitted(request, one)
  return admission instanceof Promise
    ? admission.then((decided) => runAdmitted(request, one, decided))
    : runAdmitted(request, one, admission)
}

function runAdmitted(request: HttpRequest, one: Runnable, admission: Admission): Ran | Promise<Ran> {
  if (admission instanceof TooDear) return tooDear(admission)
  const { engine } = request
  const { operation, variables } = one
  if (operation.primary) return { engine, ...one, charge: admission }
  const scope = scopeFor(one, charge(request.scope, admission))
  if (request.takesParts && operation.compiled.deferral)
    return openParts(engine.executeIncrementally(operation, variables, scope), admission?.headers())
  return engine.execute(operation, variables, scope).then(replyOf)
}

/** Run one operation of several that are answered together. */
export async function runInBatch(request: HttpRequest, one: Ready): Promise<Reply> {
  if (!('operation' in one)) return one
  const admission = await admitted(request, one)
  if (admission instanceof TooDear) return tooDear(admission)
  const scope = scopeFor(one, chargedScope(request.scope, admission))
  return replyOf(await request.engine.execute(one.operation, one.variables, scope))
}

const admitted = ({ budgets, scope, tellsCost }: HttpRequest, { operation, variables }: Runnable) =>
  admit({ budgets, operation, variables, scope, tellsCost })

const scopeFor = ({ dryRun }: Runnable, scope: ExecutionScope): ExecutionScope =>
  dryRun ? { ...scope, wantsDryRun: true } : scope

const replyOf = ({ text, headers }: Answer): Reply => ({ status: 200, text, more: headers })
