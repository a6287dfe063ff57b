import type { IncomingMessage } from 'node:http'
import { readMediaTypes } from './media-type.ts'
import { Refused } from './refused.ts'
import { remembered } from './remembered.ts'

/** Headers no page can send to another site unasked. The first two are what Apollo's clients send. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name', 'graphql-require-preflight'] as const

const SIMPLE_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']
const isPreflightedType = remembered((contentType) => {
  const [type] = readMediaTypes(contentType)
  return type !== undefined && !SIMPLE_TYPES.includes(type.type)
})

/**
 * Refuse a GET that any page could have made its visitor send: one without a header that makes browsers ask first.
 *
 * POST needs no guard, as only JSON is taken. Neither does GET as long as callers are known by their `Authorization` alone:
 * a page cannot add it, and a query changes nothing. Where browsers are let add cookies, answers to such a GET take time and
 * trigger fetches in the visitor's name, which a page can measure though it cannot read them; so there it is guarded.
 * Source: Fetch, "CORS-safelisted request-header"; Apollo Server's CSRF prevention, whose headers these are.
 * @throws Refused 400
 */
export function requirePreflight({ headers }: IncomingMessage): void {
  if (PREFLIGHTED.some((name) => headers[name])) return
  if (isPreflightedType(headers['content-type'] ?? '')) return
  throw new Refused(
    400,
    'CSRF_PREVENTED',
    `Send "content-type: application/json" or one of the headers ${PREFLIGHTED.join(', ')}: without, this might be a page of another site.`,
  )
}
