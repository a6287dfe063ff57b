import { Backlog } from './backlog.ts'
import type { Lane } from './lane.ts'
import type { Membership, StreamEnd, StreamEvent, StreamSink } from './types.ts'

/** One subscriber. There may be tens of thousands: it holds little. */
export class Member implements Membership {
  readonly sink: StreamSink
  /** Where it hears; null when it has left. */
  lane: Lane | null = null
  /** Events of the lane up to here are not for it. */
  seq = 0
  /** Nor are events up to this position: it asked for what comes after. Null once there are none to come. */
  skipTo: number | null = null
  #backlog: Backlog | null = null

  constructor(sink: StreamSink) {
    this.sink = sink
  }

  /** @param firstSeq the place of the first of these events in its lane */
  take(events: readonly StreamEvent[], firstSeq: number): void {
    const skipped = this.seq + 1 - firstSeq
    if (this.skipTo !== null) this.give(this.#wanted(events.slice(Math.max(skipped, 0)), this.skipTo))
    else if (skipped <= 0) this.give(events)
    else if (skipped < events.length) this.give(events.slice(skipped))
  }

  /** Hand events to the reader, or keep what may be kept for one that is behind. */
  give(events: readonly StreamEvent[]): void {
    const { lane, sink } = this
    if (!lane || events.length === 0) return
    if (this.#backlog) this.#hold(lane, this.#backlog, events)
    else if (sink.buffered() <= lane.terms.bufferedBytesMax) sink.next(events)
    else {
      this.#backlog = new Backlog(lane.terms)
      this.#hold(lane, this.#backlog, events)
      sink.onceDrained(() => this.#catchUp())
    }
  }

  /** Whether the reader has as much on its way as it may have. */
  isFull(): boolean {
    return this.#backlog !== null || (this.lane !== null && this.sink.buffered() > this.lane.terms.bufferedBytesMax / 2)
  }

  leave(): void {
    const { lane } = this
    if (!lane) return
    this.lane = null
    this.#backlog = null
    lane.remove(this)
  }

  end(end: StreamEnd): void {
    if (!this.lane) return
    this.leave()
    this.sink.end(end)
  }

  #wanted(events: readonly StreamEvent[], skipTo: number): readonly StreamEvent[] {
    const wanted = events.filter(({ position }) => position === null || position > skipTo)
    if (wanted.length > 0) this.skipTo = null
    return wanted
  }

  #hold(lane: Lane, backlog: Backlog, events: readonly StreamEvent[]): void {
    const dropped = backlog.add(events)
    if (dropped === 0) return
    const { isDroppable, metrics } = lane.terms
    if (isDroppable) metrics.drops.inc(dropped)
    else {
      metrics.overruns.inc()
      this.end({ kind: 'overrun' })
    }
  }

  #catchUp(): void {
    const { lane } = this
    const backlog = this.#backlog
    if (!lane || !backlog) return
    this.#backlog = null
    const { lost, kept } = backlog
    if (lost) {
      lane.terms.metrics.gaps.inc()
      this.sink.next([lane.terms.gapEvent(lost)])
    }
    if (this.lane && kept.length > 0) this.sink.next(kept)
  }
}
