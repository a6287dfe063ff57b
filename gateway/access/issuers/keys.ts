import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { messageOf, unavailable } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { type IssuerSettings, isSafe } from './settings.ts'

const TIMEOUT_MS = 5_000
/** How long an issuer that could not be asked is left alone, however many tokens say that they are its. */
const REST_MS = 5_000
/** How long keys are taken for the present ones, and how soon they are fetched again for one that is not among them. */
const KEYS_FRESH_MS = 10 * 60_000
const UNKNOWN_KEY_REST_MS = 30_000

/**
 * The keys of an external issuer, fetched when the first token says that it is its, and kept.
 * @param now in milliseconds, only ever forward
 * @returns throws SERVICE_UNAVAILABLE while they cannot be had: then nobody can tell whether a token holds
 */
export function openIssuerKeys(
  settings: Pick<IssuerSettings, 'name' | 'issuer' | 'jwksUri'>,
  log: Log,
  now: () => number = () => performance.now(),
): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | null = null
  let restsUntil = Number.NEGATIVE_INFINITY

  const open = async (): Promise<JWTVerifyGetKey> => {
    const url = new URL(settings.jwksUri ?? (await discover(settings.issuer)))
    return createRemoteJWKSet(url, {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: UNKNOWN_KEY_REST_MS,
      cacheMaxAge: KEYS_FRESH_MS,
    })
  }
  return async (header, token) => {
    const away = () => unavailable('The issuer of this access token cannot be reached; try again.')
    if (now() < restsUntil) throw away()
    try {
      keys ??= open()
      return await (await keys)(header, token)
    } catch (error) {
      if (isAboutToken(error)) throw error
      log.warn({ err: error, issuer: settings.name }, `access: no keys of an issuer: ${messageOf(error)}`)
      restsUntil = now() + REST_MS
      // They may have moved: where they are is asked again.
      keys = null
      throw away()
    }
  }
}

/** The issuer answered, and has no key for what a token says. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}

/** @returns where the keys of an issuer are. Source: OpenID Connect Discovery 1.0 §4 */
async function discover(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    // Elsewhere may be anybody.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok) throw new Error(`discovery was answered with ${response.status}`)
  const { issuer: said, jwks_uri: jwksUri } = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown }
  if (said !== issuer) throw new Error('discovery answers for another issuer')
  if (typeof jwksUri !== 'string' || !isSafe(jwksUri)) throw new Error('discovery names no place for keys that is safe')
  return jwksUri
}
