import { z } from 'zod'
import { ConfigError } from './config.ts'
import type { Database } from './database.ts'

/** What a process is for: `development` is one machine and the people who build on it, `production` everybody else. */
export const environmentShape = {
  /** What this process is for; `production` where NODE_ENV says so, as in our images. */
  ENVIRONMENT: z.enum(['development', 'production']).default('development'),
}

/** The same environment with ENVIRONMENT in it: taken from NODE_ENV where nothing says otherwise. */
export function withEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const { ENVIRONMENT, NODE_ENV } = environment
  return { ...environment, ENVIRONMENT: ENVIRONMENT || (NODE_ENV === 'production' ? 'production' : undefined) }
}

/** What is looked at before anything is opened. Anything left out is not there. */
export interface Exposed {
  readonly ENVIRONMENT: 'development' | 'production'
  readonly SEED?: 'demo' | 'none' | undefined
  readonly INTROSPECTION?: string | undefined
  readonly SEE_INSIDE?: string | undefined
  readonly VIEWER_SECRET?: string | undefined
  readonly ACCESS_TOKEN_SECRET?: string | undefined
}

/**
 * Refuse to start in production with what is for development: people with a known password, secrets that can be guessed, or insides
 * that everybody can see.
 * @throws ConfigError that names every one
 */
export function requireProductionReady(config: Exposed): void {
  if (config.ENVIRONMENT !== 'production') return
  const { VIEWER_SECRET, ACCESS_TOKEN_SECRET } = config
  const mistakes = [
    ...(config.SEED === 'demo'
      ? ['SEED: everybody knows the password of the demo people; `none` is for production']
      : []),
    ...(config.INTROSPECTION === 'everybody' ? ['INTROSPECTION: `signed-in` or `nobody` are for production'] : []),
    ...(config.SEE_INSIDE === 'everybody' ? ['SEE_INSIDE: `permitted` or `nobody` are for production'] : []),
    ...Object.entries({ VIEWER_SECRET, ACCESS_TOKEN_SECRET }).flatMap(([name, secret]) =>
      secret !== undefined && isGuessable(secret)
        ? [`${name}: this one can be guessed; make one with \`openssl rand -hex 32\``]
        : [],
    ),
    ...(VIEWER_SECRET !== undefined && VIEWER_SECRET === ACCESS_TOKEN_SECRET
      ? ['ACCESS_TOKEN_SECRET: must not be VIEWER_SECRET: who learns one would have both']
      : []),
  ]
  if (mistakes.length === 0) return
  const lines = mistakes.map((each) => `  ${each}`).join('\n')
  throw new ConfigError(`This is no configuration for production (ENVIRONMENT, NODE_ENV):\n${lines}`)
}

/** Words that stand in secrets of examples, and in no random one but by a chance of one in millions. */
const WORDS = /secret|passw|change.?me|example|default|lifegraph|placeholder|0123456789|abcdef0|qwerty/i
/** A random secret of 32 hexadecimal letters has fewer different ones once in ten million times. */
const DIFFERENT_MIN = 8

function isGuessable(secret: string): boolean {
  return WORDS.test(secret) || new Set(secret).size < DIFFERENT_MIN
}

/**
 * Refuse to serve a database in production that the demo world was made in: its people sign in with a password that everybody knows.
 * @throws ConfigError
 */
export async function requireNoDemoPeople({ client }: Pick<Database, 'client'>): Promise<void> {
  const [known] = await client<{ there: boolean }[]>`select to_regclass('demo.worlds') is not null as there`
  if (!known?.there) return
  const [world] = await client<{ name: string }[]>`select name from demo.worlds limit 1`
  if (world)
    throw new ConfigError(
      'The demo world was made in this database: everybody knows the password of its people. Use another database in production, or say ENVIRONMENT=development.',
    )
}
