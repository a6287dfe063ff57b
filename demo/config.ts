import { z } from 'zod'
import { databaseShape, parseConfig, port, processShape } from '../platform/config.ts'
import { environmentShape, requireProductionReady, withEnvironment } from '../platform/production.ts'

const PEOPLE_MAX = 10_000_000
const shape = {
  ...environmentShape,
  DATABASE_URL: databaseShape.DATABASE_URL,
  DATA_DIR: z.string().min(1).default('.data'),
  POSTGRES_PORT: port.default(0),
  LOG_LEVEL: processShape.LOG_LEVEL.unwrap().default('warn'),
  people: z.coerce.number('must be a number').int().min(0).max(PEOPLE_MAX).default(0),
}

/**
 * Read what `npm run seed` is told.
 * @throws ConfigError that names every mistake; in production always, as no process would serve that database afterwards
 */
export function readSeedConfig(environment: Record<string, string | undefined>) {
  const config = parseConfig(shape, withEnvironment(environment))
  requireProductionReady({ ...config, SEED: 'demo' })
  return config
}
