import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import { busy, type DryRun, dryRunOver } from './dry-run.ts'
import { PublicError } from './errors.ts'
import { sqlState } from './sql-errors.ts'

/** What becomes of a mutation in a dry run. */
export type DryRunDecision =
  /** `stops`, where given, says what the act would set going and a dry run does not. */
  { readonly is: 'RUN'; readonly stops?: string } | { readonly is: 'REFUSED'; readonly because: string }

/** A decision for every mutation of a subgraph, by its name. One without a decision is refused. */
export type DryRunDecisions = Readonly<Record<string, DryRunDecision>>

/** All it does is done in the dry run's transaction. */
export const RUN: DryRunDecision = { is: 'RUN' }
/** @param stops what is not carried further, as a sentence */
export const runUntil = (stops: string): DryRunDecision => ({ is: 'RUN', stops })
/** @param because why, as a sentence */
export const refused = (because: string): DryRunDecision => ({ is: 'REFUSED', because })

const UNDECIDED = refused('Nobody has said what a dry run of it would leave behind.')

/** The dry run that a context belongs to. Kept apart from contexts, which are each subgraph's own. */
const dryRunsByContext = new WeakMap<object, DryRun>()

export function inDryRun<Context extends object>(context: Context, dryRun: DryRun): Context {
  dryRunsByContext.set(context, dryRun)
  return context
}

/**
 * Let dry runs do what was decided: a mutation that cannot be rolled back whole is refused before it begins.
 * @throws DRY_RUN_REFUSED; BUSY when it would have to wait for what somebody else is changing
 */
export function guardDryRuns(schema: GraphQLSchema, decisions: DryRunDecisions = {}): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const decision = decisions[field.name] ?? UNDECIDED
    const { resolve = defaultFieldResolver } = field
    field.resolve = (source, args, context: object, info) => {
      const dryRun = dryRunsByContext.get(context)
      if (!dryRun) return resolve(source, args, context, info)
      if (decision.is === 'REFUSED') throw refusedDryRun(`"${field.name}" has no dry run. ${decision.because}`)
      if (decision.stops) dryRun.notes.add(decision.stops)
      return tried(async () => resolve(source, args, context, info))
    }
  }
  return schema
}

export const refusedDryRun = (message: string) => new PublicError('DRY_RUN_REFUSED', message)

async function tried<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const state = sqlState(error)
    // A dry run waits for nobody long, as others would wait for it meanwhile.
    if (state === '55P03') throw busy('Somebody is changing what this needs. Try again in a moment.')
    if (state === '57014' || state === '25P03') throw dryRunOver()
    throw error
  }
}
