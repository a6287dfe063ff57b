import type { PreparedOperation } from '../../plan/planner.ts'
import { type Audience, audienceOf } from '../../streams/audience.ts'
import type { StreamEnd, StreamEvent, StreamSink } from '../../streams/types.ts'
import type { Charge } from './charge.ts'

/**
 * A stream costs its operation's estimate once, when it is joined: for opening it, and the first event. Events that come as their
 * owner sends them cost nothing more. Those that are joined with what other subgraphs know cost their estimate each where that is
 * done for this caller alone; where it is done once for everybody who listens, a point for people and keys, and nothing for an
 * address, behind which thousands may watch one room. A stream that was let in is not ended for its events: they take what is
 * left, and what else the caller asks waits.
 */
export function meteredSink(sink: StreamSink, operation: PreparedOperation, charge: Charge | null): StreamSink {
  const each = charge ? eventPrice(charge, operation.compiled.fetches ? audienceOf(operation) : null) : 0
  return charge && each > 0 ? new MeteredSink(sink, charge, each) : sink
}

/** @param joinedFor whom an event is joined for; null for one that lacks nothing */
export function eventPrice({ holder, cost }: Pick<Charge, 'holder' | 'cost'>, joinedFor: Audience | null): number {
  if (holder === null || joinedFor === null) return 0
  if (joinedFor === 'caller') return cost.total
  return holder === 'address' ? 0 : 1
}

class MeteredSink implements StreamSink {
  readonly #sink: StreamSink
  readonly #charge: Charge
  readonly #each: number

  constructor(sink: StreamSink, charge: Charge, each: number) {
    this.#sink = sink
    this.#charge = charge
    this.#each = each
  }

  opened(): void {
    this.#sink.opened?.()
  }

  next(events: readonly StreamEvent[]): void {
    this.#charge.delivered(events.length, this.#each)
    this.#sink.next(events)
  }

  end(end: StreamEnd): void {
    this.#sink.end(end)
  }

  buffered(): number {
    return this.#sink.buffered()
  }

  onceDrained(listener: () => void): void {
    this.#sink.onceDrained(listener)
  }
}
