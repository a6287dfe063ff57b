import type { RunningSubgraph } from '../../platform/subgraph.ts'
import type { Link } from './link.ts'

/** A subgraph in this process: no wire, no signature, the viewer is handed over as it is. */
export function localLink(subgraph: RunningSubgraph, ready: () => Promise<boolean>): Link {
  return {
    subgraph: subgraph.name,
    execute: (request) => subgraph.execute(request),
    subscribe: (request) => subgraph.subscribe(request),
    ready,
    close: async () => {},
  }
}
