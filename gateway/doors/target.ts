import type { IncomingMessage } from 'node:http'

const ORIGIN = /^https?:\/\/[^/?#]+/i

/**
 * Take away of what a request asks for that it asks us: a server must accept targets that name it, as clients of proxies send them.
 * Source: RFC 9112 §3.2.2 "absolute-form".
 */
export function toOriginForm(incoming: IncomingMessage): void {
  const { url = '' } = incoming
  if (url.startsWith('/') || !ORIGIN.test(url)) return
  const rest = url.replace(ORIGIN, '')
  incoming.url = rest.startsWith('/') ? rest : `/${rest}`
}
