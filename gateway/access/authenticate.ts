import { LRUCache } from 'lru-cache'
import type { Clock } from '../../platform/clock.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { NO_REVOCATIONS, type Revocations } from './revocations.ts'
import type { TokenIssuer, VerifiedToken } from './tokens.ts'

/** A viewer, and until when the token that named it says so; null when nothing ends it. */
export interface Identity {
  readonly viewer: Viewer
  readonly expiresAt: Date | null
}

/**
 * Turns what a request carries in its `Authorization` into who asks.
 * @param address where it comes from: some keys hold from some addresses only
 */
export type Identify = (authorization: string | undefined, address?: string) => Promise<Identity>

const nobody: Identity = { viewer: anonymous, expiresAt: null }

/**
 * Nobody is anonymous by mistake: a token that is given must hold. Which of all checks one failed is not told.
 * @param readToken see `readTokenOf`
 * @throws UNAUTHENTICATED when a token is given that does not hold, is expired or taken back, or is not a Bearer token
 * @throws SERVICE_UNAVAILABLE when nobody can tell whether it holds
 */
export function openIdentify(
  readToken: TokenIssuer['read'],
  clock: Clock,
  revocations: Revocations = NO_REVOCATIONS,
): Identify {
  const verified = new LRUCache<string, VerifiedToken>({ max: VERIFIED_MAX })
  return async (authorization) => {
    if (!authorization) return nobody
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1]
    const known = token && verified.get(token)
    const read = known && known.expiresAt > clock.now() && known.holds() ? known : token ? await verify(token) : null
    if (!read)
      throw unauthenticated('The access token is not valid or has expired; refresh the session or sign in again.')
    if (revocations.isRevoked(read.viewer))
      throw unauthenticated('What this access token says was taken back; refresh the session or sign in again.')
    return read
  }

  async function verify(token: string): Promise<VerifiedToken | null> {
    const read = await readToken(token)
    if (read) verified.set(token, read)
    return read
  }
}

/** Tokens whose signatures need no second look: checking one takes ten times as long as running a small query. */
const VERIFIED_MAX = 20_000

/** For a gateway that knows nobody: what a request carries is for the subgraphs to judge, if it is forwarded at all. */
export const identifyNobody: Identify = async () => nobody
