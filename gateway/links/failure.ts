import { type ErrorCode, PublicError } from '../../platform/errors.ts'

/** Why a fetch came to nothing. */
export type FailureReason =
  /** No connection, or one that broke before the answer was whole. */
  | 'unreachable'
  /** 502, 503 or 504 from whatever stands before the subgraph. */
  | 'away'
  /** No answer in time. */
  | 'late'
  /** Whoever asked has gone. */
  | 'left'
  /** Not asked at all: it failed too often lately. */
  | 'resting'
  /** An answer that is no GraphQL response. */
  | 'invalid'
  /** An answer of more bytes than allowed. */
  | 'huge'
  /** Events came faster than they could be taken. */
  | 'overrun'

interface Kind {
  readonly code: ErrorCode
  readonly message: string
  /** Another attempt may do better: nothing says that the subgraph has begun, or it said itself that it has not. */
  readonly retriable: boolean
  /** Speaks against the subgraph's health, whatever was asked. */
  readonly unhealthy: boolean
}

const AWAY = 'A service that this needs cannot be reached right now.'
const KINDS: Record<FailureReason, Kind> = {
  unreachable: { code: 'SERVICE_UNAVAILABLE', message: AWAY, retriable: true, unhealthy: true },
  away: { code: 'SERVICE_UNAVAILABLE', message: AWAY, retriable: true, unhealthy: true },
  late: {
    code: 'SERVICE_UNAVAILABLE',
    message: 'A service that this needs took too long to answer.',
    retriable: false,
    unhealthy: true,
  },
  left: { code: 'SERVICE_UNAVAILABLE', message: 'The request was cancelled.', retriable: false, unhealthy: false },
  resting: { code: 'SERVICE_UNAVAILABLE', message: AWAY, retriable: false, unhealthy: false },
  // Neither speaks against the subgraph's health: one operation that makes it answer so would take away all others.
  invalid: {
    code: 'INVALID_SUBGRAPH_RESPONSE',
    message: 'A service that this needs gave an answer that cannot be read.',
    retriable: false,
    unhealthy: false,
  },
  huge: {
    code: 'INVALID_SUBGRAPH_RESPONSE',
    message: 'A service that this needs gave an answer that is too large.',
    retriable: false,
    unhealthy: false,
  },
  overrun: {
    code: 'SERVICE_UNAVAILABLE',
    message: 'Events of this stream came faster than they could be delivered.',
    retriable: false,
    unhealthy: false,
  },
}

/**
 * A fetch that came to nothing. What a client may see is the code and the message; the rest is for the log, and the
 * subgraph's name for callers who may see inside.
 */
export class LinkFailure extends PublicError {
  readonly subgraph: string
  readonly reason: FailureReason
  readonly retriable: boolean
  readonly unhealthy: boolean
  /** What went wrong in particular. Never a part of an answer, nor the value of a header. */
  readonly detail: string

  constructor(subgraph: string, reason: FailureReason, detail: string, unhealthy = KINDS[reason].unhealthy) {
    const { code, message, retriable } = KINDS[reason]
    super(code, message)
    this.subgraph = subgraph
    this.reason = reason
    this.retriable = retriable
    this.unhealthy = unhealthy
    this.detail = detail
  }
}
