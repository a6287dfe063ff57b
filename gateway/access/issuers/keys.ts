import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { messageOf, unavailable } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import { type IssuerSettings, isSafe } from './settings.ts'

const TIMEOUT_MS = 5_000
/** How long an issuer that could not be asked is left alone, however many tokens say that they are its. */
const REST_MS = 5_000
/** How long keys are taken for the present ones, and how soon they are fetched again for one that is not among them. */
const KEYS_FRESH_MS = 10 * 60_000
const UNKNOWN_KEY_REST_MS = 5_000
/** How long keys go on to count of an issuer that cannot be asked: people should outlive its outage, and keys it withdrew should not. */
const KEPT_MS = 60 * 60_000

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>

/**
 * The keys of an external issuer, fetched when the first token says that it is its, and kept. While it cannot be asked, those that
 * were had last go on to count, for an hour; so nobody can lock its people out by asking for keys it does not have.
 * @param now in milliseconds, only ever forward
 * @returns throws SERVICE_UNAVAILABLE while they cannot be had: then nobody can tell whether a token holds
 */
export function openIssuerKeys(
  settings: Pick<IssuerSettings, 'name' | 'issuer' | 'jwksUri'>,
  log: Log,
  now: () => number = () => performance.now(),
): JWTVerifyGetKey {
  let keys: Promise<RemoteKeys> | null = null
  let hadAt = Number.NEGATIVE_INFINITY
  let kept: JWTVerifyGetKey | null = null
  let restsUntil = Number.NEGATIVE_INFINITY

  const open = async (): Promise<RemoteKeys> => {
    const url = new URL(settings.jwksUri ?? (await discover(settings.issuer)))
    return createRemoteJWKSet(url, {
      timeoutDuration: TIMEOUT_MS,
      cooldownDuration: UNKNOWN_KEY_REST_MS,
      cacheMaxAge: KEYS_FRESH_MS,
    })
  }
  /** A key that is not among those that were had may be a new one: nobody can tell. */
  const keyKept: JWTVerifyGetKey = async (header, token) => {
    const away = () => unavailable('The issuer of this access token cannot be reached; try again.')
    if (!kept || now() - hadAt > KEPT_MS) throw away()
    return Promise.resolve(kept(header, token)).catch(() => {
      throw away()
    })
  }
  return async (header, token) => {
    if (now() < restsUntil) return keyKept(header, token)
    keys ??= open()
    const asked = keys
    try {
      const key = await (await asked)(header, token)
      hadAt = now()
      return key
    } catch (error) {
      if (isAboutToken(error)) throw error
      log.warn({ err: error, issuer: settings.name }, `access: no keys of an issuer: ${messageOf(error)}`)
      restsUntil = now() + REST_MS
      const last = await asked.then(
        (remote) => remote.jwks(),
        () => undefined,
      )
      if (last) kept = createLocalJWKSet(last)
      // They may have moved: where they are is asked again.
      if (keys === asked) keys = null
      return keyKept(header, token)
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
