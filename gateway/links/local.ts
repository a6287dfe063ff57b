import type { RunningSubgraph, SubgraphRequest } from '../../platform/subgraph.ts'
import type { Link, LinkRequest } from './link.ts'

/** A subgraph in this process: no wire, no signature, the viewer is handed over as it is. */
export function localLink(subgraph: RunningSubgraph, ready: () => Promise<boolean>): Link {
  return {
    subgraph: subgraph.name,
    execute: (request) => subgraph.execute(asked(request)),
    subscribe: (request) => subgraph.subscribe(asked(request)),
    ready,
    close: async () => {},
  }
}

const asked = ({ query, operationName, variables, scope }: LinkRequest): SubgraphRequest => ({
  query,
  operationName,
  variables,
  viewer: scope.viewer,
  requestId: scope.requestId,
})
