import type { IncomingMessage } from 'node:http'
import { OperationTypeNode } from 'graphql'
import { badUserInput, PublicError } from '../../platform/errors.ts'
import { type DryRunPolicy, requireDryRun } from '../access/dry-runs.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { badRequest } from './refused.ts'

/** With it, a mutation is tried out: shown, and taken back. The same as `"extensions": { "dryRun": true }` in a request. */
export const DRY_RUN_HEADER = 'x-dry-run'

/**
 * Whether the header asks for a dry run.
 * @throws Refused 400 for a value that says neither: a mutation must not be done because of a slip of the pen
 */
export function readDryRunHeader(value: string | readonly string[] | undefined): boolean {
  if (value === undefined || value === '0' || value === 'false') return false
  if (value === '1' || value === 'true') return true
  throw badRequest('"X-Dry-Run" must be 1 or 0.')
}

/**
 * What a handshake is refused with that asks for dry runs: a socket has many operations, and each says so by itself. Unheard, every
 * mutation of its client would be done.
 * @returns null when it does not ask
 */
export function dryRunMistake({ headers }: IncomingMessage): { status: string; code: string; message: string } | null {
  const value = headers[DRY_RUN_HEADER]
  if (value === undefined || value === '0' || value === 'false') return null
  const message = 'Over WebSocket, say it in each operation that is to be tried out: "extensions": { "dryRun": true }.'
  return { status: '400 Bad Request', code: 'BAD_REQUEST', message }
}

/** Whether a request's `extensions` ask for a dry run. @throws BAD_USER_INPUT when they say neither */
export function readDryRunExtension(extensions: { readonly dryRun?: unknown } | null | undefined): boolean {
  const { dryRun } = extensions ?? {}
  if (dryRun === undefined || dryRun === null) return false
  if (typeof dryRun !== 'boolean') throw badUserInput('"extensions.dryRun" must be true or false.')
  return dryRun
}

/**
 * Whether an operation is tried out. A query is run as always, as there is nothing to take back.
 * @throws DRY_RUN_REFUSED for a subscription, and for callers who may try nothing out
 */
export function decideDryRun(
  { operation }: Pick<PreparedOperation, 'operation'>,
  policy: DryRunPolicy,
  contract: string | undefined,
): boolean {
  if (operation.operation === OperationTypeNode.QUERY) return false
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new PublicError('DRY_RUN_REFUSED', 'Subscriptions have no dry run.')
  requireDryRun(policy, contract)
  return true
}
