import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { type ErrorCode, PublicError } from '../../platform/errors.ts'
import { DocumentRefused } from '../documents/index.ts'
import type { TooDear } from '../limits/budget/index.ts'
import { LimitExceeded } from '../limits/index.ts'
import { Rejected } from '../plan/denial-error.ts'
import { discardRest } from './body.ts'
import { challengeFor } from './credential.ts'
import { GRAPHQL_RESPONSE, JSON_RESPONSE, type ResponseType } from './media-type.ts'
import { presentable, Refused } from './refused.ts'

/** What one request is answered with. */
export interface Reply {
  readonly status: number
  /** The body, as JSON; empty for none. */
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
  /** Further headers: names in lower case and values in turn. */
  readonly more?: readonly string[]
}

/**
 * A request that is well-formed and mistaken. Clients of `application/json` get the 200 they have always got; 4xx might come
 * from anything between us and them (GraphQL over HTTP, "application/json"). Limits are refusals and 400 to everybody, and so
 * is an operation that is not there, as Apollo's clients know it.
 *
 * The specification's edition of September 2026 asks for 422 where this says 400 to `application/graphql-response+json`, and
 * for 294 where an answer has data and errors. The audits of graphql-http, and every client in use, know 400 and 200.
 */
export function mistaken(errors: readonly GraphQLError[], type: ResponseType): Reply {
  const [first] = errors
  if (first instanceof DocumentRefused && first.status !== null) return { status: first.status, text: textOf(errors) }
  if (first instanceof Rejected) {
    const status = statusOf(errors)
    return { status, text: textOf(errors), ...(status === 403 && { headers: INSUFFICIENT_SCOPE }) }
  }
  return { status: type !== JSON_RESPONSE || errors.some(isRefusal) ? 400 : 200, text: textOf(errors) }
}

/** Source: RFC 6750 §3.1. Which scopes, the errors say. */
const INSUFFICIENT_SCOPE = { 'www-authenticate': 'Bearer error="insufficient_scope"' }

/** Of an operation that was refused as a whole: 401 when signing in is all it takes. */
const statusOf = (errors: readonly GraphQLError[]) =>
  errors.every(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ? 401 : 403

function isRefusal(error: GraphQLError): boolean {
  return error instanceof LimitExceeded || error.extensions.code === 'OPERATION_RESOLUTION_FAILURE'
}

/** An operation that was not run for what it costs. */
export const tooDear = (refused: TooDear): Reply => ({
  status: refused.status,
  text: textOf([refused]),
  more: refused.headers,
})

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  GATE_CLOSED: 403,
  BANNED: 403,
  CONTRACT_NOT_ALLOWED: 403,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  CONFLICT: 409,
  BUSY: 503,
  DRY_RUN_REFUSED: 400,
  DRY_RUN_OVER: 503,
  SERVICE_UNAVAILABLE: 503,
  SANDBOX_UNAVAILABLE: 503,
  INVALID_SUBGRAPH_RESPONSE: 502,
  INTERNAL_SERVER_ERROR: 500,
}

/** What is answered to a request that threw. */
export function failure(error: unknown): Reply {
  const text = textOf([presentable(error)])
  if (error instanceof Refused) return { status: error.status, headers: error.headers, text }
  return { status: error instanceof PublicError ? STATUS[error.code] : 500, text }
}

const textOf = (errors: readonly GraphQLError[]) => JSON.stringify({ errors })

const CONTENT_TYPE: Record<ResponseType, string> = {
  [GRAPHQL_RESPONSE]: `${GRAPHQL_RESPONSE}; charset=utf-8`,
  [JSON_RESPONSE]: `${JSON_RESPONSE}; charset=utf-8`,
}

/**
 * What every answer but a page's carries: it is what its type says, and no page, even where a browser is made to show it.
 * Source: OWASP REST Security Cheat Sheet, "Security headers". `Strict-Transport-Security` is for whoever ends TLS before us.
 */
export const SAFE_HEAD = [
  ...(['x-content-type-options', 'nosniff'] as const),
  ...(['content-security-policy', "default-src 'none'; frame-ancestors 'none'"] as const),
] as const

/** The same of an answer that is for one caller, as all but public keys are. */
export const COMMON_HEAD = ['cache-control', 'no-store', ...SAFE_HEAD] as const

/**
 * Write a reply. Its head is one flat list, names and values in turn, which Node writes as it is.
 * @param more headers that every answer to this request carries, likewise
 */
export function write(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, text, headers, more: said }: Reply,
  type: ResponseType | null,
  more: readonly string[],
  body: string | Buffer = text,
): void {
  if (outgoing.destroyed) return
  const head: string[] = [...COMMON_HEAD, ...more]
  if (text !== '') {
    head.push('content-type', CONTENT_TYPE[type ?? JSON_RESPONSE])
    head.push('content-length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.length))
  }
  if (status === 401) head.push('www-authenticate', challengeFor(incoming))
  if (said) for (const each of said) head.push(each)
  if (headers) for (const name in headers) head.push(name, headers[name] ?? '')
  outgoing.writeHead(status, head)
  if (headers?.connection !== 'close') return void outgoing.end(body)
  outgoing.write(body)
  discardRest(incoming).then(() => outgoing.end())
}
