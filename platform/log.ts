import { type DestinationStream, type Logger, pino } from 'pino'
import { messageOf } from './errors.ts'

export type Log = Logger

/** What must never reach a log line, wherever it stands in what is logged. */
const REDACTED = ['password', 'authorization', 'apiKey', 'accessToken', 'refreshToken', 'secret'].flatMap((key) => [
  key,
  `*.${key}`,
])

/**
 * JSON lines on stderr: stdout belongs to what a command prints for its user. Errors are told without what people wrote: see
 * {@link describeError}.
 */
export function openLog(options: { level: string; name: string }, destination?: DestinationStream): Log {
  return pino(
    {
      level: options.level,
      name: options.name,
      redact: { paths: REDACTED, censor: '[redacted]' },
      serializers: { err: describeError, error: describeError },
      base: { name: options.name },
    },
    destination ?? pino.destination({ dest: 2, sync: true }),
  )
}

export const silentLog: Log = pino({ level: 'silent' })

/** What is told of an error: enough to find where and why, by fields that hold names of ours and never values of somebody's. */
export interface ErrorDescription {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly cause?: ErrorDescription
  readonly [field: string]: unknown
}

/** Fields of errors that name things: of Node's, PostgreSQL's and our own. Others, such as `detail`, tell what stood in a row. */
const FIELDS = [
  ...['code', 'errno', 'syscall', 'address', 'port', 'reason', 'subgraph', 'status', 'extensions', 'path'],
  ...['severity', 'schema_name', 'table_name', 'column_name', 'constraint_name', 'routine'],
]
const CAUSES_MAX = 5

/**
 * Describe what was thrown for a log. The parameters of a statement, the row that broke a constraint and whatever else somebody
 * wrote is left out; `errorId` and `requestId` lead from what a client was told to here.
 */
export function describeError(thrown: unknown, depth = 0): ErrorDescription | unknown {
  if (!(thrown instanceof Error)) return thrown
  const known = thrown as Error & Record<string, unknown>
  const fields = FIELDS.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]] as const]))
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const hasCause = thrown.cause !== undefined && depth < CAUSES_MAX
  return {
    type: thrown.name,
    message: messageOf(thrown),
    ...Object.fromEntries(fields),
    stack: frames.join('\n'),
    ...(hasCause && { cause: describeError(thrown.cause, depth + 1) }),
  }
}
