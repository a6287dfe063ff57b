import type { IncomingHttpHeaders } from 'node:http'
import type { ExecutionResult, OperationTypeNode } from 'graphql'
import type { RequestScope } from '../../platform/subgraph.ts'
import type { FetchReport } from './call.ts'
import type { Lifetime } from './lifetime.ts'
import type { Trial } from './trial.ts'

/** Whoever waits for a fetch: who asks, until when, and what the request carried. */
export interface LinkScope extends Omit<RequestScope, 'address' | 'dryRun'> {
  /** Where the client is, as addresses are counted; told to subgraphs with mutations. */
  readonly clientAddress?: (() => string) | undefined
  /** Ends when the client leaves or the request's time is up; without one only the link's own deadline holds. */
  readonly lifetime?: Lifetime | undefined
  /** Headers of the client's request; a link forwards those it is configured to, and no others. */
  readonly headers?: Readonly<IncomingHttpHeaders> | undefined
  /** The dry run its fetches are part of; absent where what they do is meant. */
  readonly trial?: Trial | undefined
}

/** One fetch on its way to a subgraph. */
export interface LinkRequest {
  readonly query: string
  readonly operationName: string | undefined
  /** Only queries are sent again when they fail. */
  readonly kind: `${OperationTypeNode}`
  /** Made when it is asked for: a link over the wire sends {@link body}, one in this process hands this over. */
  readonly variables: Record<string, unknown>
  /** The whole request as JSON, as GraphQL over HTTP has it. Made when it is asked for. */
  readonly body: string
  readonly scope: LinkScope
  /** Set by somebody who wants to know what became of this very request, where it goes over a wire. */
  onReport?: (report: FetchReport) => void
}

/**
 * How the gateway reaches one subgraph: in this process or over the network. The code above a link is the same for both.
 * Errors of the subgraph come in the result; a subgraph that cannot be reached, or answers with what is no GraphQL response,
 * throws a PublicError. The result is the caller's own: it may be changed.
 */
export interface Link {
  readonly subgraph: string
  /** A request costs enough that fetches due at the same time are worth sending together. */
  readonly joins?: boolean
  /** It takes a scope's `trial` to the subgraph. Without it no mutation is sent to be tried out, as it might be done. */
  readonly triesOut?: boolean
  /** What it passes on of a client's headers; absent where it passes on none. Callers that differ in it are told apart. */
  forwards?(given: LinkScope['headers']): readonly string[]
  execute(request: LinkRequest): Promise<ExecutionResult>
  subscribe(request: LinkRequest): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>
  /** True when the subgraph says that it is ready to work. */
  ready(): Promise<boolean>
  close(): Promise<void>
}
