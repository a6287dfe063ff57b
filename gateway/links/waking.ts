import { newRequestId } from '../../platform/ids.ts'
import { modeOf, type ServiceViewer, type Viewer } from '../../platform/viewer.ts'
import type { Link } from './link.ts'
import { linkRequest } from './request.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway', scopes: [], mode: 'test' }
/** How soon a subgraph that was started anew is told that somebody is in the sandbox, while somebody is. */
const AGAIN_MS = 15_000

/**
 * Subgraphs in processes of their own open their sandbox when they are first asked something there. What one of them does there is for
 * others to react to, whether anybody asks those or not: so whenever somebody is in the sandbox, all are asked something.
 * @param now in milliseconds, only ever forward
 */
export function wakingTogether(links: readonly Link[], now: () => number = () => performance.now()): Link[] {
  let wokenAt = Number.NEGATIVE_INFINITY
  const wake = () => {
    wokenAt = now()
    for (const link of links) {
      const request = linkRequest({ query: '{ __typename }' }, { viewer: VIEWER, requestId: newRequestId() })
      // The link has logged why. Whoever asked for something hears it from there.
      link.execute(request).catch(() => {})
    }
  }
  const note = (viewer: Viewer) => {
    if (modeOf(viewer) === 'test' && now() - wokenAt >= AGAIN_MS) wake()
  }
  return links.map((link) => ({
    ...link,
    execute: (request) => {
      note(request.scope.viewer)
      return link.execute(request)
    },
    subscribe: (request) => {
      note(request.scope.viewer)
      return link.subscribe(request)
    },
  }))
}
