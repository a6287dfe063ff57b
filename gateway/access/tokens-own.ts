import { type CryptoKey, importJWK, type JWK } from 'jose'
import { SANDBOX_KEY_PREFIX, type TokenKey } from '../../platform/access-token.ts'
import { unavailable } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { ServiceViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'

/** What is known of the keys is asked for again when it is older than this. A key is published a day before it signs. */
const FRESH_MS = 10_000
/** However many tokens name keys nobody knows, users are asked no more often. */
const COOL_DOWN_MS = 2_000

/** Public keys of our own issuer. */
export interface OwnKeys {
  /** @throws SERVICE_UNAVAILABLE when nobody could be asked yet */
  find(kid: string): TokenKey | null | Promise<TokenKey | null>
  /** Whether a key that was found still counts; at once, from what is known. */
  holds(kid: string): boolean
  /** Public keys, newest first. @throws SERVICE_UNAVAILABLE when nobody could be asked yet */
  published(): Promise<readonly JWK[]>
}

interface Known {
  readonly keys: ReadonlyMap<string, TokenKey>
  readonly jwks: readonly JWK[]
}

const NONE: Known = { keys: new Map(), jwks: [] }

/**
 * Keep the keys of an issuer at hand. One that is not known is asked for, in case it is new; while nobody answers, those that are
 * known go on to count, as sessions should outlive an outage of their issuer.
 * @param ask for all keys there are
 * @param mode of the world whose tokens they sign
 * @param now in milliseconds, only ever forward
 */
export function openOwnKeys(
  ask: () => Promise<readonly JWK[]>,
  log: Log,
  mode?: 'test',
  now: () => number = () => performance.now(),
): OwnKeys {
  let known: Known | null = null
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | null = null
  let isLost = false

  const refresh = async () => {
    try {
      const jwks = await ask()
      known = { keys: new Map(await Promise.all(jwks.map((jwk) => keyOf(jwk, mode)))), jwks }
      isLost = false
    } catch (error) {
      // Said once for each time they are away, not for each attempt.
      log[isLost ? 'debug' : 'warn'](
        { err: error, mode },
        'access: cannot learn the keys of access tokens, will ask again',
      )
      isLost = true
    } finally {
      asking = null
    }
  }
  /** Ask anew, unless that was done a moment ago. @returns the end of it; null when there is nothing to wait for */
  const askAgain = (): Promise<void> | null => {
    if (asking || now() - askedAt < COOL_DOWN_MS) return asking
    askedAt = now()
    asking = refresh()
    return asking
  }
  const current = (): Known => {
    if (!known) throw unavailable('Nobody can tell at the moment whether access tokens hold; try again.')
    return known
  }
  const look = async (kid: string) => {
    await askAgain()
    return current().keys.get(kid) ?? null
  }
  const keepFresh = () => {
    if (now() - askedAt >= FRESH_MS) askAgain()
  }
  return {
    find: (kid) => {
      keepFresh()
      return known?.keys.get(kid) ?? look(kid)
    },
    holds: (kid) => {
      keepFresh()
      return (known ?? NONE).keys.has(kid)
    },
    published: async () => {
      keepFresh()
      if (!known) await askAgain()
      return current().jwks
    },
  }
}

async function keyOf(jwk: JWK, mode: 'test' | undefined): Promise<[string, TokenKey]> {
  const { kid = '' } = jwk
  return [kid, { alg: 'ES256', kid, key: (await importJWK(jwk, 'ES256')) as CryptoKey, mode }]
}

/**
 * The keys of both worlds, each told by its id. Those of the sandbox are no reason to say that nobody can tell: where there is none, no
 * token of it holds. They are not published either, as whoever verifies by them might take test people for real ones.
 */
export function openUsersKeys(users: Link, log: Log): OwnKeys {
  const live = openOwnKeys(askUsersForKeys(users), log)
  const test = openOwnKeys(askUsersForKeys(users, 'test'), log, 'test')
  const isTest = (kid: string) => kid.startsWith(SANDBOX_KEY_PREFIX)
  return {
    find: async (kid) => (isTest(kid) ? Promise.resolve(test.find(kid)).catch(() => null) : live.find(kid)),
    holds: (kid) => (isTest(kid) ? test : live).holds(kid),
    published: live.published,
  }
}

/** Asks users for the keys, as the platform itself. @param mode of the world whose users are asked */
function askUsersForKeys(users: Link, mode?: 'test'): () => Promise<readonly JWK[]> {
  const viewer: ServiceViewer = {
    ...{ kind: 'service', name: 'gateway.access', scopes: ['graph:access'] },
    ...(mode && { mode }),
  }
  return async () => {
    const query = 'query SigningKeys { signingKeys { jwk } }'
    const { data, errors } = await users.execute(linkRequest({ query }, { viewer, requestId: newRequestId() }))
    const keys = data?.signingKeys as readonly { jwk: string }[] | undefined
    if (!keys) throw new Error(errors?.[0]?.message ?? 'an answer without keys')
    return keys.map(({ jwk }) => JSON.parse(jwk) as JWK)
  }
}
