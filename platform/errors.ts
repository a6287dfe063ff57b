import { GraphQLError } from 'graphql'

/** The closed set of codes an error may leave the platform with; clients branch on these, never on messages. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  /** The gate that a stream rests on closed while somebody watched. */
  | 'GATE_CLOSED'
  /** Somebody is kept out of what they ask to watch. */
  | 'BANNED'
  /** A part of the graph was asked for that the caller may not have, whether or not there is one of that name. */
  | 'CONTRACT_NOT_ALLOWED'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'CONFLICT'
  /** Nothing was done: too many do the same, or somebody else holds what it needs. The same may be sent again. */
  | 'BUSY'
  /** What is asked for cannot be tried out without doing it. */
  | 'DRY_RUN_REFUSED'
  /** A dry run ended, rolled back, before it was answered. */
  | 'DRY_RUN_OVER'
  | 'SERVICE_UNAVAILABLE'
  /** Who asks lives in the sandbox, and there is none here, or it cannot be opened. */
  | 'SANDBOX_UNAVAILABLE'
  /** A subgraph answered with what is no GraphQL response. */
  | 'INVALID_SUBGRAPH_RESPONSE'
  | 'INTERNAL_SERVER_ERROR'

/** An error that is meant for the caller: its message and extensions are safe to show. Everything else is masked. */
export class PublicError extends GraphQLError {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message, { extensions: { ...details, code } })
    this.code = code
  }
}

export const unauthenticated = (message = 'Sign in to do this.') => new PublicError('UNAUTHENTICATED', message)
export const forbidden = (message: string, details?: Record<string, unknown>) =>
  new PublicError('FORBIDDEN', message, details)
/** @param argument name of the argument at fault, shown in `extensions.argument` */
export const badUserInput = (message: string, argument?: string) =>
  new PublicError('BAD_USER_INPUT', message, argument ? { argument } : {})
export const sandboxUnavailable = (message = 'The sandbox is not here.') =>
  new PublicError('SANDBOX_UNAVAILABLE', message)
export const unavailable = (message: string) => new PublicError('SERVICE_UNAVAILABLE', message)

/** An impossible state was met: a bug of ours, so it is logged whole and leaves masked. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`)
}

/** The message of anything thrown, for logs and for wrapping. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const { query, code } = thrown as { query?: unknown; code?: unknown }
  // drizzle's message holds the statement and its parameters, of which the statement is ours.
  if (typeof query === 'string' && 'params' in thrown) return `Failed query: ${query}`
  // PostgreSQL quotes the value it could not read; states of class 22 are about values.
  if (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)) return thrown.message.replace(/"[^"]*"/g, '"…"')
  return thrown.message
}
