import type { IncomingMessage } from 'node:http'
import { claimsToBeApiKey } from '../../platform/api-key.ts'
import { unauthenticated } from '../../platform/errors.ts'
import { Refused } from './refused.ts'

/** Whether a request says who asks. */
export function namesCaller({ headers }: IncomingMessage): boolean {
  return headers.authorization !== undefined || headers['x-api-key'] !== undefined
}

/**
 * What a request says of who asks, as an `Authorization`: an API key may come in `X-API-Key` as well.
 * @throws Refused 400 when a request names two callers: whoever stands between us might have checked the other one
 * @throws UNAUTHENTICATED when what comes as an API key is none
 */
export function credentialOf({ headers, rawHeaders }: IncomingMessage): string | undefined {
  let tokens = 0
  let keys = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 13 && name.toLowerCase() === 'authorization') tokens += 1
    else if (name?.length === 9 && name.toLowerCase() === 'x-api-key') keys += 1
  }
  if (tokens > 1) throw twice('"Authorization" is given more than once.')
  if (keys > 1) throw twice('"X-API-Key" is given more than once.')
  const key = headers['x-api-key']
  if (key === undefined) return headers.authorization
  if (headers.authorization !== undefined) throw twice('Give either "Authorization" or "X-API-Key".')
  return asAuthorization(key)
}

/**
 * What a 401 says of how to come back: of whoever sent no token of ours, with an unsupported scheme say, nothing is said to be wrong.
 * Source: RFC 9110 §11.6.1, RFC 6750 §3.1.
 */
export function challengeFor({ headers }: IncomingMessage): string {
  const isGiven = headers['x-api-key'] !== undefined || /^\s*bearer(\s|$)/i.test(headers.authorization ?? '')
  return isGiven ? 'Bearer error="invalid_token"' : 'Bearer'
}

/** An API key as an `Authorization`. @throws UNAUTHENTICATED when it is none */
export function asAuthorization(key: unknown): string {
  if (typeof key !== 'string' || !claimsToBeApiKey(key.trim())) throw unauthenticated('This is no API key.')
  return `Bearer ${key.trim()}`
}

/** What a handshake is refused with for what it says of who asks; null when there is nothing wrong with it. */
export function credentialMistake(incoming: IncomingMessage): { status: string; code: string; message: string } | null {
  try {
    credentialOf(incoming)
    return null
  } catch (error) {
    const { message } = error as Error
    if (error instanceof Refused) return { status: '400 Bad Request', code: 'BAD_REQUEST', message }
    return { status: '401 Unauthorized', code: 'UNAUTHENTICATED', message }
  }
}

/** Source: RFC 6750 §3.1, "uses more than one method for including an access token". */
const twice = (message: string) =>
  new Refused(400, 'BAD_REQUEST', message, { 'www-authenticate': 'Bearer error="invalid_request"' })
