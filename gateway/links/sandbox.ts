import { LRUCache } from 'lru-cache'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { modeOf, type ServiceViewer, type Viewer } from '../../platform/viewer.ts'
import type { Link } from './link.ts'
import { linkRequest } from './request.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway', scopes: ['graph:sandbox'], mode: 'test' }
const STAND_IN = 'mutation ($ownerId: ID!) { standInForOwner(ownerId: $ownerId) }'
/** How soon a subgraph that was started anew is told that somebody is in the sandbox, while somebody is. */
const AGAIN_MS = 15_000
const OWNERS_MAX = 10_000
/** A sandbox may be dropped and made anew, and then has nobody in it. */
const STANDS_FOR_MS = 30_000

export interface ToSandboxOptions {
  readonly log: Log
  /** In milliseconds, only ever forward. */
  readonly now?: () => number
}

/**
 * What the sandbox needs before somebody is answered from there.
 *
 * Subgraphs in processes of their own open it when they are first asked something in it. What one of them does there is for others to
 * react to, whether anybody asks those or not: so whenever somebody is in the sandbox, all are asked something.
 *
 * The owner of a partner's app is of the real world, and so unknown there: a stand-in is made before the app's first request.
 * @param links of our own subgraphs
 */
export function linksToSandbox(
  links: readonly Link[],
  { log, now = () => performance.now() }: ToSandboxOptions,
): Link[] {
  const users = links.find(({ subgraph }) => subgraph === 'users')
  const standIns = new LRUCache<string, Promise<void> | true>({ max: OWNERS_MAX, ttl: STANDS_FOR_MS })
  let wokenAt = Number.NEGATIVE_INFINITY

  const wake = () => {
    wokenAt = now()
    for (const link of links) {
      const request = linkRequest({ query: '{ __typename }' }, { viewer: VIEWER, requestId: newRequestId() })
      // The link has logged why. Whoever asked for something hears it from there.
      link.execute(request).catch(() => {})
    }
  }
  const make = async (ownerId: string): Promise<void> => {
    try {
      const request = linkRequest(
        { query: STAND_IN, kind: 'mutation', variables: { ownerId } },
        { viewer: VIEWER, requestId: newRequestId() },
      )
      const answer = await users?.execute(request)
      if (!answer?.data?.standInForOwner) throw new Error(answer?.errors?.[0]?.message ?? 'users said nothing')
      standIns.set(ownerId, true)
    } catch (error) {
      // Whoever asked is told by what they asked for; the next request tries again.
      standIns.delete(ownerId)
      log.warn({ err: error, ownerId }, 'sandbox: an owner has no stand-in yet')
    }
  }
  /** @returns null when there is nothing to wait for */
  const prepare = (viewer: Viewer): Promise<void> | null => {
    // What we ask ourselves, such as whose token this may be, is nobody's being there.
    if (modeOf(viewer) !== 'test' || viewer.kind === 'service') return null
    if (now() - wokenAt >= AGAIN_MS) wake()
    if (viewer.kind !== 'app') return null
    const known = standIns.get(viewer.ownerId)
    if (known) return known === true ? null : known
    const making = make(viewer.ownerId)
    standIns.set(viewer.ownerId, making)
    return making
  }
  return links.map((link) => ({
    ...link,
    execute: (request) => {
      const prepared = prepare(request.scope.viewer)
      return prepared ? prepared.then(() => link.execute(request)) : link.execute(request)
    },
    subscribe: (request) => {
      const prepared = prepare(request.scope.viewer)
      return prepared ? prepared.then(() => link.subscribe(request)) : link.subscribe(request)
    },
  }))
}
