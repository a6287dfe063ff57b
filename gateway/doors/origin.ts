import type { IncomingMessage } from 'node:http'
import type { CorsPolicy } from './cors.ts'

/**
 * Whether a WebSocket may be opened by the page that asks. Browsers ask nobody before they open one, and send it what they
 * have for us, so what CORS would keep from another site's page is refused here: only our own pages and those of
 * {@link CorsPolicy} may. What is no browser names no origin, and is let in.
 * Source: RFC 6455 §10.2.
 */
export function openOriginCheck(policy: CorsPolicy | null): (incoming: IncomingMessage) => boolean {
  const origins = policy?.origins ?? []
  const listed = new Set(origins === '*' ? [] : origins)
  return ({ headers: { origin, host } }) => {
    if (origin === undefined || origins === '*' || listed.has(origin)) return true
    return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
  }
}
