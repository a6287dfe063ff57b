import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import type { Identify } from '../access/authenticate.ts'
import { maySeeInside, type SeeInside } from '../access/see-inside.ts'
import { challengeFor, credentialOf } from './credential.ts'
import { COMMON_HEAD } from './reply.ts'

export interface MetricsDoorOptions {
  /** What is counted just now: another graph counts on in the same place. */
  registry: () => Registry
  identify: Identify
  seeInside: SeeInside
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * `/metrics` in Prometheus' text format, for whoever may see inside and for this very machine: names of operations and how much
 * they are used are nobody else's business.
 * @returns true when the request was one for it
 */
export function answerMetrics(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { registry, identify, seeInside }: MetricsDoorOptions,
): boolean {
  if (incoming.url?.split('?')[0] !== '/metrics') return false
  const reply = (status: number, type: string, text: string) => {
    const challenge = status === 401 ? ['www-authenticate', challengeFor(incoming)] : []
    outgoing.writeHead(status, [...COMMON_HEAD, 'content-type', type, ...challenge])
    outgoing.end(incoming.method === 'HEAD' ? undefined : text)
  }
  const refuse = (status: number, code: string) =>
    reply(status, 'application/json', JSON.stringify({ errors: [{ message: 'Not for you.', extensions: { code } }] }))
  const answer = async () => {
    if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return refuse(405, 'METHOD_NOT_ALLOWED')
    const mayRead = isFromHere(incoming) || maySeeInside(seeInside, (await identify(credentialOf(incoming))).viewer)
    if (!mayRead) return refuse(403, 'FORBIDDEN')
    reply(200, registry().contentType, await registry().metrics())
  }
  answer().catch(() => refuse(401, 'UNAUTHENTICATED'))
  return true
}

/** Asked on this machine, and for nobody elsewhere: proxies say for whom they ask. */
function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '')
}
