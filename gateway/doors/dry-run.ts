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
