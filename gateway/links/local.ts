import type { ExecutionResult } from 'graphql'
import { type DryRunTicket, NOTHING_TRIED } from '../../platform/dry-run.ts'
import type { RunningSubgraph, SubgraphRequest } from '../../platform/subgraph.ts'
import { LinkFailure } from './failure.ts'
import type { Ended, Lifetime } from './lifetime.ts'
import type { Link, LinkRequest, LinkScope } from './link.ts'
import type { Trial } from './trial.ts'

/**
 * A subgraph in this process: no wire, no signature, the viewer is handed over as it is.
 * @param more what else it is told, where it is no subgraph like the others
 */
export function localLink(
  subgraph: RunningSubgraph,
  ready: () => Promise<boolean>,
  more?: (scope: LinkScope) => Partial<SubgraphRequest>,
): Link {
  const asked = (request: LinkRequest) => ({ ...askedOf(request), ...more?.(request.scope) })
  const over = (why: Ended) => new LinkFailure(subgraph.name, why, `${why} while the subgraph worked`)
  return {
    subgraph: subgraph.name,
    triesOut: true,
    execute: (request) => {
      const { lifetime, trial } = request.scope
      const work = trial ? () => tryOut(subgraph, request, trial) : () => subgraph.execute(asked(request))
      return lifetime ? within(lifetime, work, over) : work()
    },
    subscribe: (request) => subgraph.subscribe(asked(request)),
    ready,
    close: async () => {},
  }
}

/** Wait for work as long as somebody waits for us. Work cannot be taken back: what comes of it later is dropped. */
function within<T>(lifetime: Lifetime, work: () => Promise<T>, over: (why: Ended) => Error): Promise<T> {
  if (lifetime.ended) return Promise.reject(over(lifetime.ended))
  return new Promise((resolve, reject) => {
    const stopListening = lifetime.onEnd((why) => reject(over(why)))
    work().then(
      (result) => {
        stopListening()
        resolve(result)
      },
      (error: unknown) => {
        stopListening()
        reject(error)
      },
    )
  })
}

const askedOf = (
  { query, operationName, kind, variables, scope }: LinkRequest,
  ticket?: DryRunTicket,
): SubgraphRequest => ({
  query,
  operationName,
  variables,
  viewer: scope.viewer,
  requestId: scope.requestId,
  address: kind === 'mutation' ? scope.clientAddress?.() : undefined,
  ticket,
})

/** Ask as part of a dry run, which the subgraph joins. */
async function tryOut(subgraph: RunningSubgraph, request: LinkRequest, trial: Trial): Promise<ExecutionResult> {
  const { viewer } = request.scope
  const end = async () => {
    const world = (await subgraph.worldOf?.(viewer)) ?? subgraph
    return (await world.dryRuns?.end(trial.id, viewer)) ?? NOTHING_TRIED
  }
  const result = await subgraph.execute(askedOf(request, trial.ticketFor(subgraph.name, end)))
  trial.answered(subgraph.name)
  return result
}
