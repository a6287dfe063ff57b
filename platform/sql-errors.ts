import postgres from 'postgres'

/** The SQLSTATE of an error PostgreSQL answered, through drizzle's wrapping; null for any other error. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.code
  }
  return null
}

/**
 * True when an error says that the connection was lost, or could not be made: what its statement did is not known.
 * Classes 08 (connection) and 57P (the server goes down, or comes up), and the driver's own errors.
 */
export function isConnectionLoss(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // What a statement raises by itself, under whatever code, leaves its connection as it is.
    if (cause instanceof postgres.PostgresError)
      return /^(08|57P)/.test(cause.code) && /^(FATAL|PANIC)$/.test(cause.severity)
    if ('code' in cause && typeof cause.code === 'string' && CONNECTION_LOST.test(cause.code)) return true
  }
  return false
}

const CONNECTION_LOST = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|CONNECTION_(CLOSED|DESTROYED)|CONNECT_TIMEOUT)/

/** True when PostgreSQL asks to run the transaction again: it could not be serialised, or a deadlock was broken. */
export function isSerializationFailure(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

/** True when a unique constraint refused a row; `constraint` narrows it to one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError)
      return cause.code === '23505' && (constraint === undefined || cause.constraint_name === constraint)
  }
  return false
}
