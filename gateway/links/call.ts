import type { FlatHeaders } from './headers.ts'
import type { LinkRequest } from './link.ts'

/** One fetch with all its attempts: what it carries, until when, and what has come of it so far. */
export interface Call {
  readonly request: LinkRequest
  readonly headers: FlatHeaders
  /** In the clock of `performance.now()`, as {@link deadlineAt}. */
  readonly startedAt: number
  /** When the link itself gives up; the request's own lifetime may end before. */
  readonly deadlineAt: number
  attempts: number
  /** Status of the last answer; 0 when none came. */
  status: number
  /** Size of the last answer's body, as far as it was read. */
  bytes: number
}

/** What became of a fetch, for traces and metrics. */
export interface FetchReport {
  readonly subgraph: string
  readonly requestId: string
  readonly ms: number
  readonly bytes: number
  /** 0 when no answer came. */
  readonly status: number
  readonly attempts: number
}

export function openCall(request: LinkRequest, headers: FlatHeaders, timeoutMs: number): Call {
  const startedAt = performance.now()
  return { request, headers, startedAt, deadlineAt: startedAt + timeoutMs, attempts: 0, status: 0, bytes: 0 }
}

export function reportOf(subgraph: string, call: Call): FetchReport {
  const { request, startedAt, bytes, status, attempts } = call
  return { subgraph, requestId: request.scope.requestId, ms: performance.now() - startedAt, bytes, status, attempts }
}
