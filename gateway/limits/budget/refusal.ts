import type { SourceLocation } from 'graphql'
import { fieldsAt } from '../../plan/client-path.ts'
import { LocatedError, openPlaces } from '../../plan/field-error.ts'
import type { PreparedOperation } from '../../plan/planner.ts'
import type { Values } from '../cost/inputs.ts'
import { priceOf } from '../cost/price.ts'

/** An operation that is not run for what it costs. */
export class TooDear extends LocatedError {
  /** Of an answer over HTTP that says nothing else. */
  readonly status: number
  /** Names in lower case and values in turn. */
  readonly headers: readonly string[]

  constructor(
    message: string,
    extensions: Record<string, unknown> & { code: string },
    status: number,
    headers: readonly string[],
    places?: readonly SourceLocation[],
  ) {
    super(message, { extensions }, places)
    this.status = status
    this.headers = headers
  }
}

/** What is left of a budget, and how long it takes until there is enough. */
export interface Shortage {
  readonly limit: number
  readonly left: number
  readonly waitMs: number
  readonly resetAt: Date
}

/** What an operation is, that is about to be refused. */
export interface Refusable {
  readonly operation: PreparedOperation
  readonly variables: Values
  readonly estimated: number
}

/** Paths that are told. */
const DEAREST_MAX = 5
/** Paths that are pointed at in the document. */
const POINTED_MAX = 20
/** Refusals of one second that are told how to do better: it takes as long as some requests, and who repeats itself was told. */
const EXPLAINED_PER_SECOND = 50

/** Refuses operations, and says what is dear in them and how to ask for less. */
export function openRefusals(now: () => number) {
  let second = 0
  let explained = 0
  const advice = ({ operation, variables }: Refusable, limit: number) => {
    const present = Math.floor(now() / 1_000)
    if (present !== second) {
      second = present
      explained = 0
    }
    explained += 1
    if (explained > EXPLAINED_PER_SECOND) return {}
    const price = priceOf(operation)
    const dearest = price.byPath(variables).slice(0, DEAREST_MAX)
    return {
      dearest: dearest.map(({ path, cost }) => ({ path: path.join('.'), cost: rounded(cost) })),
      cheaper: price.cheaper(variables, limit),
    }
  }
  return {
    /** More than any one operation of this caller may cost, however long it waits. */
    overLimit: (refused: Refusable, limit: number): TooDear => {
      const estimated = rounded(refused.estimated)
      return new TooDear(
        `This operation may cost ${estimated} points. The limit is ${limit}.`,
        { estimated, limit, ...advice(refused, limit), code: 'COST_LIMIT_EXCEEDED' },
        400,
        [],
      )
    },
    /** More than is left at present. @param headers that say how much that is */
    overBudget: (refused: Refusable, shortage: Shortage, headers: readonly string[]): TooDear => {
      const estimated = rounded(refused.estimated)
      const { limit, left } = shortage
      const says = `This operation may cost ${estimated} points, and ${left} are left of ${limit}.`
      return rateLimited(says, shortage, { estimated, ...advice(refused, left) }, headers)
    },
    /** Not even enough to have an operation read. */
    nothingLeft: (shortage: Shortage, headers: readonly string[]): TooDear =>
      rateLimited(`Nothing is left of ${shortage.limit} points.`, shortage, {}, headers),
    /** A list of which nobody says, or several say, how long it is: it has no price. */
    unsized: (
      { operation: { compiled }, variables }: Omit<Refusable, 'estimated'>,
      paths: readonly string[],
    ): TooDear =>
      new TooDear(
        `Say by exactly one argument how many you want at ${paths.join(', ')}.`,
        { paths, code: 'SLICING_ARGUMENT_REQUIRED' },
        400,
        [],
        openPlaces(compiled.conditionValues(variables))(
          paths.slice(0, POINTED_MAX).flatMap((path) => fieldsAt(compiled.root, path.split('.'))),
        ),
      ),
  }
}

function rateLimited(
  says: string,
  { limit, left, waitMs, resetAt }: Shortage,
  more: object,
  headers: readonly string[],
): TooDear {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000))
  const shortage = { limit, remaining: left, resetAt: resetAt.toISOString(), retryAfterSeconds }
  return new TooDear(
    `${says} Try again in ${retryAfterSeconds} s.`,
    { ...shortage, ...more, code: 'RATE_LIMITED' },
    429,
    [...headers, 'retry-after', String(retryAfterSeconds)],
  )
}

/** Weights may be fractions, whose sums are not exact. */
export const rounded = (points: number): number => Math.round(points * 1_000) / 1_000
