import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'jose'
import { SAFE_HEAD } from './reply.ts'

/** Where others find the keys of our access tokens. Source: RFC 8615, RFC 7517 §5. */
export const JWKS_PATH = '/.well-known/jwks.json'
/** Shorter than the ten minutes a key waits that somebody asked for, and than the day of any other. */
const CACHED_S = 300
/** Members of a public key. Whatever else a key may have stays here. */
const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'kid', 'alg', 'use'] as const

/**
 * Public keys of our own issuer as a JWK set, for whoever verifies our access tokens. Pages of all sites may read it: it is for all.
 * @param published undefined where the gateway has no issuer of its own
 * @returns true when the request was for them
 */
export function answerJwks(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  published: (() => Promise<readonly JWK[]>) | undefined,
): boolean {
  const path = incoming.url?.split('?')[0]
  if (path !== JWKS_PATH || !published) return false
  const reply = (status: number, type: string, body: unknown, ...more: string[]) => {
    const text = JSON.stringify(body)
    outgoing.writeHead(status, [
      ...['content-type', type, 'content-length', String(Buffer.byteLength(text))],
      ...[...SAFE_HEAD, 'access-control-allow-origin', '*', ...more],
    ])
    outgoing.end(incoming.method === 'HEAD' ? undefined : text)
  }
  const refuse = (status: number, code: string, message: string, ...more: string[]) =>
    reply(
      status,
      'application/json; charset=utf-8',
      { errors: [{ message, extensions: { code } }] },
      'cache-control',
      'no-store',
      ...more,
    )
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD')
    refuse(405, 'METHOD_NOT_ALLOWED', 'Keys can be read.', 'allow', 'GET, HEAD')
  else
    published().then(
      (keys) =>
        reply(
          200,
          'application/jwk-set+json',
          { keys: keys.map(publicMembers) },
          'cache-control',
          `public, max-age=${CACHED_S}`,
        ),
      () => refuse(503, 'SERVICE_UNAVAILABLE', 'The keys are not at hand; ask again.', 'retry-after', '2'),
    )
  return true
}

const publicMembers = (jwk: JWK): JWK => Object.fromEntries(PUBLIC_MEMBERS.map((name) => [name, jwk[name]]))
