import type { GraphQLError } from 'graphql'

/** One event as it leaves: written once, and shared by everybody it goes to. */
export interface StreamEvent {
  /** The response as JSON in UTF-8. Shared: never to be changed. */
  readonly json: Buffer
  /** Where to resume after it; null where the stream has no positions. */
  readonly cursor: string | null
  /** The place of {@link cursor} in the log; null for one that cannot be read. */
  readonly position: number | null
  /** The cursor of the event before it in the same stream, as far as anybody knows. */
  readonly previous: string | null
  /** It stands for events that are lost (`StreamGap`). */
  readonly isGap: boolean
}

/** Why a stream is over. */
export type StreamEnd =
  | { readonly kind: 'complete' }
  /** It was refused, or broke. */
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] }
  /** Its reader is too slow for a stream of which nothing may be lost: to be told to come back, and resume by cursor. */
  | { readonly kind: 'overrun' }

/** A subscriber's end of a stream: what a door does with it. */
export interface StreamSink {
  /** The stream is open: its owner accepted it. Said once at most, before the first event. */
  opened?(): void
  /** Take events, in order. */
  next(events: readonly StreamEvent[]): void
  /** The stream is over by itself. Said once, and nothing after it. Never said after {@link Membership.leave}. */
  end(end: StreamEnd): void
  /** Bytes on their way to the reader that it has not taken yet; events are held back or dropped while there are too many. */
  buffered(): number
  /** Call back once when none are left on the way. Asked only while there are some. */
  onceDrained(listener: () => void): void
}

/** A subscriber's place in a stream. */
export interface Membership {
  /** Nothing is said any more; the stream is let go of when this was its last subscriber. Leaving twice changes nothing. */
  leave(): void
  /** Leave, and tell the sink why. */
  end(end: StreamEnd): void
}
