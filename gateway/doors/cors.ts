import type { IncomingHttpHeaders } from 'node:http'

/** Which other sites' pages may ask. */
export interface CorsPolicy {
  /** Origins as browsers name them, `https://app.example`; `*` for every site. */
  readonly origins: readonly string[] | '*'
  /** Let browsers send what they have for us by themselves, such as cookies. Never together with `*`. */
  readonly credentials: boolean
}

/** What is said to browsers about other sites, on every answer. */
export interface Cors {
  /** True when answers differ by origin, which caches must know even of those without one. */
  readonly varies: boolean
  /** @returns headers as a flat list of names and values; empty for sites that may not read the answer */
  headersFor(origin: string | undefined): readonly string[]
  /** The answer to a browser that asks before it sends (Fetch, "CORS-preflight request"). */
  preflightHeaders(headers: IncomingHttpHeaders): readonly string[]
}

const NOTHING: readonly string[] = []
const METHODS = 'GET, HEAD, POST'
const EXPOSED =
  'x-request-id, retry-after, www-authenticate, ratelimit, ratelimit-policy, deprecation, sunset, x-dry-run'
/** How long browsers may remember the answer: as long as Chromium does at most. */
const MAX_AGE_S = '7200'
const TOKENS = /^[\w!#$%&'*+.^`|~, -]{1,1000}$/

/** @param policy null when no other site may ask */
export function openCors(policy: CorsPolicy | null): Cors {
  if (!policy) return { varies: false, headersFor: () => NOTHING, preflightHeaders: () => NOTHING }
  const { origins, credentials } = policy
  const common = ['access-control-expose-headers', EXPOSED]
  if (credentials) common.push('access-control-allow-credentials', 'true')
  const everybody = ['access-control-allow-origin', '*', ...common]
  const listed = new Map(
    origins === '*' ? [] : origins.map((origin) => [origin, ['access-control-allow-origin', origin, ...common]]),
  )
  const headersFor = (origin: string | undefined) => {
    if (origin === undefined) return NOTHING
    return origins === '*' ? everybody : (listed.get(origin) ?? NOTHING)
  }
  return {
    varies: origins !== '*',
    headersFor,
    preflightHeaders: (headers) => {
      if (headersFor(headers.origin) === NOTHING || !headers['access-control-request-method']) return NOTHING
      // A site that may ask may ask with any header: none of ours means more than the request says.
      const asked = headers['access-control-request-headers']
      return [
        ...['access-control-allow-methods', METHODS, 'access-control-max-age', MAX_AGE_S],
        ...(typeof asked === 'string' && TOKENS.test(asked) ? ['access-control-allow-headers', asked] : []),
      ]
    },
  }
}
