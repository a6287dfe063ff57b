import { decodeJwt, type JWK } from 'jose'
import { ACCESS_TOKEN_ISSUER, readAccessToken, sharedKey } from '../../platform/access-token.ts'
import type { Clock } from '../../platform/clock.ts'
import { invariant } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { type OwnKeys, openUsersKeys } from './tokens-own.ts'

/** Who an access token names, and until when. */
export interface VerifiedToken {
  readonly viewer: Viewer
  readonly expiresAt: Date
  /** Whether what it was verified with still counts; asked each time it is used again. */
  holds(): boolean
}

/** Reads the tokens of one issuer. */
export interface TokenIssuer {
  /** Its `iss`. */
  readonly issuer: string
  /**
   * @returns null when the token does not hold
   * @throws SERVICE_UNAVAILABLE when nobody can tell at the moment
   */
  read(token: string): Promise<VerifiedToken | null>
  /** Public keys for others to verify with, where they are ours to publish. */
  published?(): Promise<readonly JWK[]>
}

const always = () => true

/** Our own issuer, whose keys users keep. @param links of our own subgraphs */
export function ownIssuer(links: readonly Link[], clock: Clock, log: Log): TokenIssuer {
  const users = links.find(({ subgraph }) => subgraph === 'users')
  invariant(users, 'a graph of ours without users')
  return issuerBy(openUsersKeys(users, log), clock)
}

/** The issuer of tokens that are signed with these keys. */
export function issuerBy(keys: OwnKeys, clock: Clock): TokenIssuer {
  return {
    issuer: ACCESS_TOKEN_ISSUER,
    read: async (token) => {
      const read = await readAccessToken(token, (kid) => (kid === undefined ? null : keys.find(kid)), clock)
      return read && { viewer: read.viewer, expiresAt: read.expiresAt, holds: () => keys.holds(read.kid ?? '') }
    },
    published: keys.published,
  }
}

/** Tokens in the form of ours, signed with a secret: for a gateway of any graph, whose callers somebody else names. */
export function sharedSecretIssuer(secret: Uint8Array, clock: Clock): TokenIssuer {
  const key = sharedKey(secret)
  return {
    issuer: ACCESS_TOKEN_ISSUER,
    read: async (token) => {
      const read = await readAccessToken(token, (kid) => (kid === undefined ? key : null), clock)
      return read && { ...read, holds: always }
    },
  }
}

/** Longer ones are nobody's: our own are an eighth of it, and headers end at twice. */
const TOKEN_LENGTH_MAX = 8 * 1024

/**
 * Read a token of whichever issuer it says it is from. That decides whose keys it is checked with and nothing else: the issuer, and
 * everything else, counts only once the signature does.
 */
export function readTokenOf(issuers: readonly TokenIssuer[]): TokenIssuer['read'] {
  const byIssuer = new Map(issuers.map((issuer) => [issuer.issuer, issuer]))
  return async (token) => {
    if (token.length > TOKEN_LENGTH_MAX || !isWrittenOneWay(token)) return null
    const issuer = byIssuer.get(issuerOf(token) ?? '')
    return issuer ? issuer.read(token) : null
  }
}

/**
 * Whether a token is written as its issuer writes it. The last letter of a part has bits that say nothing, so the same bytes can be
 * written in up to sixteen ways: a token that was changed there would hold, and be another one to whoever remembers tokens.
 * Source: RFC 4648 §3.5, RFC 7515 §2.
 */
function isWrittenOneWay(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
