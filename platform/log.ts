import { type Logger, pino } from 'pino'

export type Log = Logger

/** What must never reach a log line, wherever it stands in what is logged. */
const REDACTED = ['password', 'authorization', 'accessToken', 'refreshToken', 'secret'].flatMap((key) => [
  key,
  `*.${key}`,
])

/** JSON lines on stderr: stdout belongs to what a command prints for its user. */
export function openLog(options: { level: string; name: string }): Log {
  return pino(
    {
      level: options.level,
      name: options.name,
      redact: { paths: REDACTED, censor: '[redacted]' },
      base: { name: options.name },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}

export const silentLog: Log = pino({ level: 'silent' })
