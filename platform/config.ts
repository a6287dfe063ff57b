import { z } from 'zod'

/** Environment variables that do not fit; the message names every mistake at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Secrets that sign something: at least 256 bits of text. */
export const secret = z.string().min(32, 'must be at least 32 characters')
export const port = z.coerce.number().int().min(0).max(65535)
export const positiveInt = z.coerce.number().int().positive()
export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })

/** Variables every process of the platform reads. Durations carry their unit in the name. */
export const processShape = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** How long a stopping process lets requests in flight finish. */
  DRAIN_TIMEOUT_MS: positiveInt.default(10_000),
}

export const redisUrl = z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' }).optional()

/** Variables every process that owns data reads. */
export const databaseShape = {
  /** What processes share beside the database: event delivery, presence. */
  REDIS_URL: redisUrl,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
  /** `off` lets processes work on a database that may lose what it acknowledged, for data that may be lost. */
  DATABASE_DURABILITY: z.enum(['required', 'off']).default('required'),
  DATABASE_POOL_MAX: positiveInt.max(500).default(20),
  /** Whether callers with test keys find a world of their own here. It is opened when the first one comes. */
  SANDBOX: z.enum(['on', 'off']).default('on'),
  /** Where it is, when not beside DATABASE_URL with `_sandbox` after its name. */
  SANDBOX_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }).optional(),
  /** How long events can be replayed. */
  EVENT_RETENTION_HOURS: positiveInt.default(72),
}

/**
 * Parse the environment once. Empty variables count as unset, as docker-compose passes them.
 * @throws ConfigError that names every variable at fault and what is wrong with it
 */
export function parseConfig<S extends z.ZodRawShape>(
  shape: S,
  environment: Record<string, string | undefined>,
): z.output<z.ZodObject<S>> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = z.object(shape).safeParse(given)
  if (parsed.success) return parsed.data
  const mistakes = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.')
    return `  ${name}: ${name in given ? issue.message : `is required (${issue.message})`}`
  })
  throw new ConfigError(`The configuration has ${mistakes.length} mistake(s):\n${mistakes.join('\n')}`)
}
