import { type ExecutionResult, GraphQLError } from 'graphql'
import { leavable } from '../../platform/events/stream.ts'
import type { Link } from '../links/link.ts'
import type { Answer } from '../plan/answer.ts'
import type { ExecutionScope, Executor } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/**
 * Run a federated subscription: the primary fetch is a stream of its owner, and each event is joined with what other
 * subgraphs know of it, one after the other so that order is kept.
 * @returns the stream, or the errors it was refused with
 */
export async function openSubscription(
  operation: PreparedOperation,
  variables: Record<string, unknown>,
  scope: ExecutionScope,
  links: ReadonlyMap<string, Link>,
  executor: Executor,
): Promise<AsyncIterableIterator<Answer> | { errors: readonly GraphQLError[] }> {
  const { stream: source } = operation.compiled
  const link = source && links.get(source.subgraph)
  if (!link)
    return {
      errors: [new GraphQLError('This subscription has no owner.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })],
    }
  const upstream = await link.subscribe(source.request(variables, scope))
  if (!(Symbol.asyncIterator in upstream)) return { errors: (upstream.errors ?? []).map(withoutPlan) }

  async function* events(stream: AsyncIterableIterator<ExecutionResult>): AsyncGenerator<Answer, void> {
    for await (const event of stream) {
      // An event without data is how a stream ends in refusal.
      if (event.data == null && event.errors) throw new StreamRefused(event.errors.map(withoutPlan))
      yield await executor.runEvent(operation, event, variables, scope)
    }
  }
  return leavable(events(upstream), () => {
    upstream.return?.().catch(() => {})
  })
}

/** A stream ended with errors instead of events; doors send them as their protocol's error message. */
export class StreamRefused extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The stream was refused.')
    this.errors = errors
  }
}

/** An error of the owner in the client's terms: its locations speak of the plan's own document. */
function withoutPlan(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { path: error.path, extensions: error.extensions })
}
