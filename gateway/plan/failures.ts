import type { GraphQLError, SourceLocation } from 'graphql'
import { messageOf, PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { LocatedError } from './field-error.ts'
import type { Miss, Path } from './misses.ts'

/** Something a fetch could not do, and where the data would have been: in the names of the running plan. */
export interface Failure {
  readonly path: Path | null
  readonly subgraph: string
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

/** Failures one request keeps; an answer shows fewer. */
const FAILURES_MAX = 1_000
/** What servers add to errors while they are developed. */
const NEVER_TOLD = new Set([
  'stacktrace',
  'stackTrace',
  'stack',
  'trace',
  'exception',
  'debugMessage',
  'serviceName',
  'service',
  'subgraph',
])

/** The failures of one request. */
export class Failures {
  readonly #kept: { readonly failure: Failure; readonly fetch: number }[] = []
  /** How many there were, kept or not. */
  count = 0

  /** Whether no more are kept. */
  get full(): boolean {
    return this.#kept.length >= FAILURES_MAX
  }

  /** In the order of the plan's fetches, whichever of them ended first. */
  get all(): readonly Failure[] {
    return this.#kept.sort((left, right) => left.fetch - right.fetch).map(({ failure }) => failure)
  }

  /** @param fetch the number of the fetch it is a failure of, as the plan counts them */
  add(failure: Failure, fetch = 0): void {
    this.count += 1
    if (!this.full) this.#kept.push({ failure, fetch })
  }
}

/** What may be told of an error a subgraph answered with; anything may stand there. */
export function failureOf(error: unknown, subgraph: string, path: Path | null): Failure {
  const { message, extensions: given } = isObject(error) ? error : {}
  const extensions = isWritable(given) ? given : undefined
  return {
    path,
    subgraph,
    message: typeof message === 'string' && message !== '' ? message : 'The subgraph failed and does not say why.',
    extensions: {
      ...told(extensions),
      code: isObject(extensions) && typeof extensions.code === 'string' ? extensions.code : 'DOWNSTREAM_SERVICE_ERROR',
    },
  }
}

/** What may be told of anything thrown on the way to a subgraph. */
export function failureOfThrown(thrown: unknown, subgraph: string, log: Log, requestId: string): Omit<Failure, 'path'> {
  if (thrown instanceof PublicError) return { subgraph, message: thrown.message, extensions: thrown.extensions }
  log.error({ err: thrown, subgraph, requestId }, messageOf(thrown))
  return {
    subgraph,
    message: 'Something went wrong on our side.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }
}

/**
 * A failure as clients see it.
 * @param path where, in the client's names
 * @param places of the field in the client's document; those a subgraph tells speak of what it was sent
 */
export function presented(
  { message, subgraph, extensions: given }: Failure,
  path: Path | null,
  places: readonly SourceLocation[],
  maySeeInside: boolean,
): GraphQLError {
  const extensions = maySeeInside && subgraph ? { ...given, serviceName: subgraph } : given
  return new LocatedError(message, { path, extensions }, places)
}

/** Whether one path leads to or beyond the other: then the one error is the reason of the other. */
export function isOnOneLine(left: Path, right: Path): boolean {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index++) if (left[index] !== right[index]) return false
  return true
}

/**
 * Whether errors tell of a miss. Of a value that is wrong only those do that are at its place or within it: an object may lack
 * something for another reason, which its own fields, or fields the client did not ask for, are told of at the object.
 * Source: GraphQL §6.4.4, one error for each field that has one.
 */
export const isToldOf = ({ path, wrong }: Pick<Miss, 'path' | 'wrong'>, errors: readonly GraphQLError[]): boolean =>
  errors.some((error) => error.path && isOnOneLine(error.path, path) && (!wrong || error.path.length >= path.length))

/** An error of our own making. */
export const internal = (message: string, path: Path, places: readonly SourceLocation[]): GraphQLError =>
  new LocatedError(message, { path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, places)

function told(extensions: unknown): Record<string, unknown> {
  if (!isObject(extensions)) return {}
  return Object.fromEntries(Object.entries(extensions).filter(([key]) => !NEVER_TOLD.has(key)))
}

/** Whether something can be written at all: what nests thousands of levels deep cannot. */
function isWritable(value: unknown): boolean {
  try {
    JSON.stringify(value)
    return true
  } catch {
    return false
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
