import type { IncomingMessage, ServerResponse } from 'node:http'
import { COMMON_HEAD } from './reply.ts'

export interface Readiness {
  ready: boolean
  /** Each part by name: the database, every subgraph. */
  parts: Record<string, boolean>
}

/**
 * `/health/live`: the process runs. `/health/ready`: it and everything it needs can work; 503 while something cannot, and
 * while the process drains.
 * @returns true when the request was one of these
 */
export function answerHealth(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  readiness: () => Promise<Readiness>,
): boolean {
  const path = incoming.url?.split('?')[0]
  if (path !== '/health/live' && path !== '/health/ready') return false
  const reply = (status: number, body: unknown) => {
    outgoing.writeHead(status, [...COMMON_HEAD, 'content-type', 'application/json'])
    outgoing.end(incoming.method === 'HEAD' ? undefined : JSON.stringify(body))
  }
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') reply(405, { error: 'method not allowed' })
  else if (path === '/health/live') reply(200, { live: true })
  else
    readiness().then(
      (state) => reply(state.ready ? 200 : 503, state),
      () => reply(503, { ready: false, parts: {} }),
    )
  return true
}
