import { OperationTypeNode } from 'graphql'
import { DocumentRefused, type Documents } from '../documents/index.ts'
import type { Engine } from '../engine.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { Prepared, PreparedOperation } from '../plan/planner.ts'
import type { ResponseType } from './media-type.ts'
import { checkParameters, type Parameters, type RawParameters } from './parameters.ts'
import { Refused } from './refused.ts'
import { mistaken, type Reply } from './reply.ts'

/** What every operation of one HTTP request has in common. */
export interface HttpRequest {
  readonly engine: Engine
  readonly documents: Documents
  readonly type: ResponseType
  /** False for a GET, which must be safe. */
  readonly mayMutate: boolean
  readonly scope: ExecutionScope
}

/** An operation that can be run, with its variables; or the reply to one that cannot. */
export type Ready = { readonly operation: PreparedOperation; readonly variables: Parameters['variables'] } | Reply

/** Find, prepare and check one operation; whatever is wrong with it is found here, before anything runs. @throws Refused */
export function ready(request: HttpRequest, raw: RawParameters): Ready | Promise<Ready> {
  const { engine, documents } = request
  const parameters = checkParameters(raw)
  const { query, documentId, sha256, operationName } = parameters
  if (query !== undefined && documentId === undefined && sha256 === undefined)
    return whenPrepared(request, parameters, engine.prepare(query, operationName))
  const found = documents.find(parameters)
  if (found instanceof DocumentRefused) return mistaken([found], request.type)
  return whenPrepared(request, parameters, engine.prepare(found.query, operationName), () => documents.keep(found))
}

/** Heavy documents are prepared beside this thread, all others at once. */
function whenPrepared(
  request: HttpRequest,
  parameters: Parameters,
  prepared: Prepared | Promise<Prepared>,
  keep?: () => void,
): Ready | Promise<Ready> {
  if (prepared instanceof Promise) return prepared.then((done) => whenPrepared(request, parameters, done, keep))
  if ('errors' in prepared) return mistaken(prepared.errors, request.type)
  keep?.()
  return checked(request, prepared, parameters.variables)
}

function checked(
  { engine, type, mayMutate }: HttpRequest,
  operation: PreparedOperation,
  variables: Parameters['variables'],
): Ready {
  const kind = operation.operation.operation
  if (kind === OperationTypeNode.SUBSCRIPTION)
    throw new Refused(
      400,
      'SUBSCRIPTION_NEEDS_WEBSOCKET',
      'Subscriptions are served over WebSocket on this path, by the subprotocol "graphql-transport-ws".',
    )
  if (kind === OperationTypeNode.MUTATION && !mayMutate)
    throw new Refused(405, 'METHOD_NOT_ALLOWED', 'Mutations are sent by POST.', { allow: 'POST' })
  const mistakes = engine.check(operation, variables)
  return mistakes.length > 0 ? mistaken(mistakes, type) : { operation, variables }
}

/** Answer a request of one operation. */
export async function runOne(request: HttpRequest, raw: RawParameters): Promise<Reply> {
  const found = ready(request, raw)
  const one = found instanceof Promise ? await found : found
  if (!('operation' in one)) return one
  return { status: 200, text: (await request.engine.execute(one.operation, one.variables, request.scope)).text }
}
