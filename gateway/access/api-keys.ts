import { LRUCache } from 'lru-cache'
import { isAmong } from '../../platform/addresses.ts'
import { readApiKey } from '../../platform/api-key.ts'
import type { Clock } from '../../platform/clock.ts'
import { invariant, unauthenticated, unavailable } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { AppViewer, ServiceViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import type { Identify, Identity } from './authenticate.ts'
import { NO_REVOCATIONS, type Revocations } from './revocations.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }
const QUERY = `query ApiKeysByHash($hashes: [String!]!) { apiKeysByHash(hashes: $hashes) {
  keyId appId ownerId mode scopes allowedAddresses documentsOnly endsAt } }`

/** What users says of a key. */
interface Credential {
  readonly keyId: string
  readonly appId: string
  readonly ownerId: string
  readonly mode: 'LIVE' | 'TEST'
  readonly scopes: readonly string[]
  readonly allowedAddresses: readonly string[]
  readonly documentsOnly: boolean
  readonly endsAt: string | null
}

/** Verifies API keys. */
export interface ApiKeys {
  /**
   * Who a key names. Which of all checks one failed is not told.
   * @param address where it comes from; keys that may come from some addresses only hold from none when it is left out
   * @throws UNAUTHENTICATED when it does not hold
   * @throws SERVICE_UNAVAILABLE when nobody can tell at the moment
   */
  identify(key: string, address?: string): Promise<Identity>
}

/** A key that is known; null for one that is nobody's. */
interface Known {
  readonly identity: Identity | null
  readonly allowedAddresses: readonly string[]
  readonly askedAt: number
}

/** After this it is asked again beside what it is used for; after {@link KNOWN_MS} before. */
const FRESH_MS = 10_000
const KNOWN_MS = 30_000
/** Keys that are kept in mind. Those of nobody are kept apart: whoever makes them up pushes out no real one. */
const KEYS_MAX = 20_000
/** As many as users takes at once. One request is on its way at a time, so that a flood of made-up keys is a trickle to users. */
const BATCH_MAX = 100
const WAITING_MAX = 2_000

/**
 * API keys as users keeps them: known for half a minute at most, and refused as soon as we hear that one ended.
 * @param users the subgraph that keeps them
 */
export function openApiKeys(
  users: Link,
  clock: Clock,
  log: Log,
  revocations: Revocations = NO_REVOCATIONS,
  now: () => number = () => performance.now(),
): ApiKeys {
  const real = new LRUCache<string, Known>({ max: KEYS_MAX })
  const unknown = new LRUCache<string, Known>({ max: KEYS_MAX })
  const waiting = new Map<string, Waiting>()
  let isAsking = false

  const ask = async (hashes: readonly string[]): Promise<readonly (Credential | null)[]> => {
    const request = linkRequest({ query: QUERY, variables: { hashes } }, { viewer: VIEWER, requestId: newRequestId() })
    const { data, errors } = await users.execute(request)
    const found = data?.apiKeysByHash as readonly (Credential | null)[] | undefined
    invariant(found?.length === hashes.length, errors?.[0]?.message ?? 'users did not say whose keys these are')
    return found
  }
  /** Ask until nobody waits, a batch after the other. */
  const askAll = async () => {
    isAsking = true
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, BATCH_MAX)
      for (const [hash] of batch) waiting.delete(hash)
      const askedAt = now()
      try {
        const found = await ask(batch.map(([hash]) => hash))
        for (const [index, [hash, { resolve }]] of batch.entries()) resolve(note(hash, found[index] ?? null, askedAt))
      } catch (error) {
        log.warn({ err: error }, 'access: cannot ask whose an API key is')
        for (const [, { reject }] of batch) reject(unavailable('API keys cannot be checked right now.'))
      }
    }
    isAsking = false
  }
  const note = (hash: string, credential: Credential | null, askedAt: number): Known => {
    const known = knownOf(credential, askedAt)
    if (known.identity) {
      real.set(hash, known)
      unknown.delete(hash)
    } else {
      unknown.set(hash, known)
      real.delete(hash)
    }
    return known
  }
  const lookUp = (hash: string): Promise<Known> => {
    const already = waiting.get(hash)
    if (already) return already.known
    if (waiting.size >= WAITING_MAX) throw unavailable('Too many API keys are being checked right now.')
    const { promise, resolve, reject } = deferred<Known>()
    waiting.set(hash, { known: promise, resolve, reject })
    // Not before this turn is over: keys that come together are asked about together.
    if (!isAsking) {
      isAsking = true
      setImmediate(() => void askAll())
    }
    return promise
  }
  const find = (hash: string): Known | Promise<Known> => {
    const known = real.get(hash) ?? unknown.get(hash)
    const ageMs = known ? now() - known.askedAt : Number.POSITIVE_INFINITY
    if (!known || ageMs >= KNOWN_MS) return lookUp(hash)
    // What nobody has stays so while it is kept: a key's text does not exist before the key does.
    if (ageMs >= FRESH_MS && known.identity && !waiting.has(hash) && waiting.size < WAITING_MAX)
      lookUp(hash).catch(() => {})
    return known
  }
  return {
    identify: async (key, address) => {
      const read = readApiKey(key)
      if (!read) throw refusal()
      const found = find(read.hash)
      const { identity, allowedAddresses } = found instanceof Promise ? await found : found
      if (!identity) throw refusal()
      if (identity.expiresAt && identity.expiresAt <= clock.now()) throw refusal()
      if (revocations.isRevoked(identity.viewer)) throw refusal()
      if (allowedAddresses.length > 0 && !isAmong(address ?? '', allowedAddresses)) throw refusal()
      return identity
    },
  }
}

interface Waiting {
  readonly known: Promise<Known>
  resolve(known: Known): void
  reject(error: Error): void
}

function knownOf(credential: Credential | null, askedAt: number): Known {
  if (!credential) return { identity: null, allowedAddresses: [], askedAt }
  const { keyId, appId, ownerId, mode, scopes, allowedAddresses, documentsOnly, endsAt } = credential
  const viewer: AppViewer = {
    ...{ kind: 'app', appId, keyId, ownerId, scopes },
    ...(mode === 'TEST' && { mode: 'test' }),
    ...(documentsOnly && { documentsOnly: true }),
  }
  return { identity: { viewer, expiresAt: endsAt === null ? null : new Date(endsAt) }, allowedAddresses, askedAt }
}

const refusal = () =>
  unauthenticated('The API key does not hold: it is mistyped, has ended, or may not be used from here.')

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<T>((fulfil, fail) => {
    resolve = fulfil
    reject = fail
  })
  return { promise, resolve, reject }
}

/** Who is named by an API key or by an access token, whichever comes. */
export function identifyByKeyOrToken(byToken: Identify, keys: ApiKeys): Identify {
  return (authorization, address) => {
    const key = authorization === undefined ? null : /^Bearer +(lg_\S*)$/i.exec(authorization.trim())
    return key?.[1] === undefined ? byToken(authorization, address) : keys.identify(key[1], address)
  }
}

/** The keys of our own graph. @param links of our own subgraphs */
export function ownApiKeys(links: readonly Link[], clock: Clock, log: Log, revocations: Revocations): ApiKeys {
  const users = links.find(({ subgraph }) => subgraph === 'users')
  invariant(users, 'a graph of ours without users')
  return openApiKeys(users, clock, log, revocations)
}
