export type PostgresLaunchErrorCode =
  | 'DATA_IN_USE'
  | 'DATA_NOT_OURS'
  | 'DATA_UNREACHABLE'
  | 'PASSWORD_MISSING'
  | 'PORT_TAKEN'
  | 'NO_BINARIES'
  | 'NO_SERVER_USER'
  | 'UNSAFE_DIRECTORY'
  | 'INIT_FAILED'
  | 'STILL_RUNNING'
  | 'START_FAILED'

/**
 * The embedded PostgreSQL could not be started. The message is written for the person at the terminal: what is wrong and
 * what to do about it, with the end of the server's own words where there are any.
 */
export class PostgresLaunchError extends Error {
  readonly code: PostgresLaunchErrorCode

  constructor(code: PostgresLaunchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresLaunchError'
    this.code = code
  }
}

/** The system's own code of an error (`ENOENT`, `EACCES`, …), if it has one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
