import type { ExecutionResult } from 'graphql'
import type { Viewer } from '../../platform/viewer.ts'

/** One fetch on its way to a subgraph. */
export interface LinkRequest {
  query: string
  operationName?: string | undefined
  variables?: Record<string, unknown> | undefined
  viewer: Viewer
  requestId: string
  /** Set when the client may leave or the request may run out of time. */
  signal?: AbortSignal | undefined
}

/**
 * How the gateway reaches one subgraph: in this process or over the network. The code above a link is the same for both.
 * Errors of the subgraph come in the result; a subgraph that cannot be reached throws SERVICE_UNAVAILABLE.
 */
export interface Link {
  readonly subgraph: string
  execute(request: LinkRequest): Promise<ExecutionResult>
  subscribe(request: LinkRequest): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** True when the subgraph says that it is ready to work. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
