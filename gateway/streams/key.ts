import { type GraphQLSchema, getVariableValues } from 'graphql'
import { modeOf } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import type { Audience } from './audience.ts'

/** What a subscription asks for, apart from where it begins. */
export interface Asked {
  /** Equal for subscriptions that ask the same, however their variables are written. */
  readonly variablesKey: string
  /** The position to begin after; null begins now. */
  readonly after: string | null
}

/** @param variables checked against the operation's declarations */
export function readAsked(
  schema: GraphQLSchema,
  { operation, compiled: { stream } }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): Asked {
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const begin = stream?.begin
  if (!begin?.variable) return { variablesKey: canonical(coerced), after: begin?.literal ?? null }
  const { [begin.variable]: after, ...others } = coerced
  return {
    variablesKey: canonical(begin.isOnlyThere ? others : coerced),
    after: typeof after === 'string' ? after : null,
  }
}

/**
 * What tells callers apart who may not share: everything subgraphs are told of them, their rights and what links pass on of
 * their headers included; and whether they see how the graph is made, which answers differ by. Everybody is everybody of one world.
 */
export function classOf(audience: Audience, scope: ExecutionScope, links: Iterable<Link>): string {
  const sees = scope.maySeeInside === true
  if (audience === 'everybody') return `everybody ${modeOf(scope.viewer)} ${sees}`
  const forwarded = [...links].map((link) => link.forwards?.(scope.headers) ?? [])
  return `caller ${sees} ${canonical(scope.viewer)} ${JSON.stringify(forwarded)}`
}

/** JSON that does not depend on the order in which keys were given. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    return Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
}
