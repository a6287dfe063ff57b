import type { ExecutionResult } from 'graphql'
import { refusedDryRun } from '../../platform/dry-run-mutations.ts'
import type { LinkRequest } from '../links/link.ts'
import type { Entities } from './entities.ts'
import { type Failure, failureOfThrown } from './failures.ts'
import { FetchRequest, type FetchText } from './fetch-text.ts'
import type { Run } from './run.ts'
import type { PlanPath } from './targets.ts'

/** A fetch that came to nothing. */
export interface Thrown {
  readonly thrown: Omit<Failure, 'path'>
}

/** Send a request over its link. Never throws. */
export function send(
  subgraph: string,
  request: LinkRequest,
  run: Run,
  entities: Entities | null,
  path: PlanPath = [],
): Promise<ExecutionResult | Thrown> {
  const startMs = run.trace?.now() ?? 0
  return traced(sendQuietly(subgraph, request, run), startMs, subgraph, run, entities, path)
}

/** Send a fetch of entities, in one request with others to the same subgraph that are sent just now. Never throws. */
export function sendEntities(
  subgraph: string,
  text: FetchText,
  entities: Entities,
  run: Run,
  path: PlanPath,
): Promise<ExecutionResult | Thrown> {
  const mayJoin = text.mayJoin && run.links.get(subgraph)?.joins === true
  const joiner = run.batch ?? (mayJoin ? run.joiner : null)
  if (!joiner) return send(subgraph, new FetchRequest(text, run.variables, run.scope, entities), run, entities, path)
  const startMs = run.trace?.now() ?? 0
  return traced(joiner.send(subgraph, text, entities, run), startMs, subgraph, run, entities, path)
}

/** Let the trace hear of a fetch of the plan. */
function traced(
  sent: Promise<ExecutionResult | Thrown>,
  startMs: number,
  subgraph: string,
  { trace }: Run,
  entities: Entities | null,
  path: PlanPath,
): Promise<ExecutionResult | Thrown> {
  if (!trace) return sent
  return sent.then((result) => {
    trace.fetched(subgraph, path, entities, startMs, errorsIn(result))
    return result
  })
}

/**
 * Send a request, which the trace sees as one whatever is in it.
 * @param fetches how many of the plan go in it
 */
export function sendQuietly(
  subgraph: string,
  request: LinkRequest,
  run: Run,
  fetches = 1,
): Promise<ExecutionResult | Thrown> {
  if (!run.trace) return execute(subgraph, request, run)
  return run.trace.requested(subgraph, fetches, request, () => execute(subgraph, request, run))
}

function execute(
  subgraph: string,
  request: LinkRequest,
  { scope, log, links, onFetch }: Run,
): Promise<ExecutionResult | Thrown> {
  const thrown = (error: unknown): Thrown => ({ thrown: failureOfThrown(error, subgraph, log, scope.requestId) })
  try {
    const link = links.get(subgraph)
    if (!link) throw new Error(`invariant broken: there is no link to the subgraph "${subgraph}"`)
    if (scope.trial && request.kind === 'mutation' && !link.triesOut)
      throw refusedDryRun('This mutation is done by a service that has no dry runs.')
    onFetch?.({ subgraph, query: request.query, variables: request.variables, requestId: scope.requestId })
    return link
      .execute(request)
      .then(
        (result) =>
          isResult(result)
            ? result
            : thrown(new Error(`invariant broken: the link to "${subgraph}" answers with no result`)),
        thrown,
      )
  } catch (error) {
    return Promise.resolve(thrown(error))
  }
}

/** Whether something is what a link promises: its members are of their types, whatever is in them. */
function isResult(result: ExecutionResult | null | undefined): boolean {
  if (typeof result !== 'object' || result === null) return false
  const { data, errors } = result
  return (
    (data == null || (typeof data === 'object' && !Array.isArray(data))) && (errors == null || Array.isArray(errors))
  )
}

const errorsIn = (result: ExecutionResult | Thrown) => ('thrown' in result ? 1 : (result.errors?.length ?? 0))
