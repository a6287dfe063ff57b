import type { BacklogLimits } from './backlog.ts'
import type { Feed, FeedOptions, Produced } from './feed.ts'
import { openFeed } from './feed.ts'
import type { Lost } from './gap.ts'
import type { Member } from './member.ts'
import type { OperationMetrics } from './metrics.ts'
import { Ring, type RingLimits } from './ring.ts'
import type { StreamEnd, StreamEvent } from './types.ts'

/** What holds for all subscribers of a group. */
export interface Terms extends BacklogLimits {
  readonly ring: RingLimits
  /** Bytes that may be on their way to one reader. */
  readonly bufferedBytesMax: number
  /** A reader that is behind is told of a gap; otherwise it is told to come back. */
  readonly isDroppable: boolean
  /** Events of so long are handed over together; the first at once. */
  readonly coalesceMs: number
  /** How long a stream is kept that nobody listens to. */
  readonly graceMs: number
  readonly metrics: OperationMetrics
  gapEvent(lost: Lost): StreamEvent
  /** Told of positions that the log has. */
  heard(position: number): void
  /** The place of a cursor in the log; null for one that cannot be read. */
  positionOf(cursor: string | null): number | null
}

export interface LaneOptions {
  /** The cursor it begins after; null begins now. */
  readonly after: string | null
  readonly terms: Terms
  /** Told when it has delivered what there was; it may be time to join another lane. */
  settled(): void
  /** Nobody is left, or the stream is over. */
  closed(): void
}

/** Longest that fan-out holds the event loop before others get a turn. */
const TURN_MS_MAX = 20
/** Subscribers served between two looks at the clock. */
const STRIDE = 64
/** Subscribers of a lane that replays who are asked whether they can take more. */
const ASKED_MAX = 16

/**
 * One stream from its owner and everybody who hears it. A group has one that is live, and for a while others, which replay to
 * those who resume after an earlier position.
 */
export class Lane {
  readonly terms: Terms
  readonly after: string | null
  readonly members = new Set<Member>()
  readonly ring: Ring
  readonly #options: LaneOptions
  #feed: Feed | null = null
  #isOpen = false
  #isOver = false
  /** The place of the last event that was produced; counts from 1. */
  #seq = 0
  #cursor: string | null
  #outbox: StreamEvent[] = []
  #isFanningOut = false
  #timer: NodeJS.Timeout | null = null
  #grace: NodeJS.Timeout | null = null
  #lastAt = Number.NEGATIVE_INFINITY
  /** Since when the first event of {@link #outbox} waits. */
  #waitingSince = 0
  /** Lets the feed go on. */
  #roomier = () => {}
  /** What to say when everything before it is delivered. */
  #end: StreamEnd | null = null

  constructor(options: LaneOptions) {
    this.#options = options
    this.terms = options.terms
    this.after = options.after
    this.#cursor = options.after
    this.ring = new Ring(options.terms.ring, options.terms.positionOf(options.after))
  }

  /** Whether everything produced has been handed over. */
  get isIdle(): boolean {
    return this.#outbox.length === 0 && !this.#isFanningOut
  }

  open(feed: Omit<FeedOptions, 'after' | 'opened' | 'produced' | 'room' | 'ended'>): void {
    this.#feed = openFeed({
      ...feed,
      after: this.after,
      opened: () => {
        this.#isOpen = true
        // Its owner has such a position, or would have refused it.
        if (this.ring.from !== null) this.terms.heard(this.ring.from)
        for (const { sink } of [...this.members]) sink.opened?.()
      },
      produced: (events) => this.#produce(events),
      room: () => this.#room(),
      ended: (end) => {
        this.#end = end
        this.#schedule()
      },
    })
  }

  /** Let somebody hear what comes from now on; or what came and comes after a position that {@link ring} reaches back to. */
  add(member: Member, position: number | null): void {
    if (this.#grace) clearTimeout(this.#grace)
    this.#grace = null
    this.#roomier()
    const isNew = member.lane === null
    member.lane = this
    member.seq = this.#seq
    this.members.add(member)
    if (isNew && this.#isOpen) member.sink.opened?.()
    if (position === null) return
    const { position: last } = this.ring
    member.skipTo = last !== null && position > last ? position : null
    const missed = this.ring.after(position)
    if (isNew) this.terms.metrics.replays.inc(missed.length)
    member.give(missed)
  }

  /** Called by members that leave. */
  remove(member: Member): void {
    this.members.delete(member)
    this.terms.metrics.subscribers.dec()
    this.#roomier()
    if (this.members.size > 0 || this.#isOver || this.#grace) return
    const { graceMs } = this.terms
    this.#grace = setTimeout(() => this.#close(), graceMs).unref()
  }

  /** Hand everybody to a lane that has all they have not heard yet. */
  moveTo(other: Lane): void {
    const { position } = this.ring
    for (const member of this.members) other.add(member, Math.max(position ?? 0, member.skipTo ?? 0))
    this.members.clear()
    this.#close()
  }

  /** End it for everybody. */
  end(end: StreamEnd): void {
    if (this.#isOver) return
    this.#close()
    for (const member of [...this.members]) member.end(end)
  }

  #close(): void {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#grace) clearTimeout(this.#grace)
    if (this.#timer) clearTimeout(this.#timer)
    this.#outbox = []
    this.#feed?.close()
    this.#options.closed()
  }

  #produce(events: readonly Produced[]): void {
    const { metrics, positionOf } = this.terms
    const wasEmpty = this.#outbox.length === 0
    for (const { json, cursor, isGap } of events) {
      const position = positionOf(cursor)
      // What is told twice, as by an owner that was subscribed to again, is heard once.
      if (position !== null && this.ring.position !== null && position <= this.ring.position) continue
      const event: StreamEvent = { json, cursor, position, previous: this.#cursor, isGap }
      if (position !== null) this.terms.heard(position)
      if (isGap) metrics.gaps.inc()
      this.#cursor = cursor ?? this.#cursor
      this.#seq += 1
      this.ring.add(event, position)
      this.#outbox.push(event)
    }
    metrics.events.inc(events.length)
    if (wasEmpty) this.#waitingSince = performance.now()
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isFanningOut || this.#timer || this.#isOver) return
    const { coalesceMs } = this.terms
    const now = performance.now()
    // Each waits for so long at most, from when the first came: from the last write on, half as many would go together.
    const waits = coalesceMs > 0 && now - this.#lastAt < coalesceMs
    const dueInMs = waits ? this.#waitingSince + coalesceMs - now : 0
    if (dueInMs <= 0) this.#fanOut()
    else
      this.#timer = setTimeout(() => {
        this.#timer = null
        this.#fanOut()
      }, dueInMs)
  }

  #fanOut(): void {
    const events = this.#outbox
    this.#outbox = []
    this.#lastAt = performance.now()
    this.#isFanningOut = true
    if (events.length === 0) this.#finish()
    else {
      this.terms.metrics.deliveries.inc(events.length * this.members.size)
      this.#serve(this.members.values(), events, this.#seq - events.length + 1)
    }
  }

  /** Serve those who are left, others than subscribers having their turns in between. Who joins meanwhile knows what it has. */
  #serve(left: SetIterator<Member>, events: readonly StreamEvent[], firstSeq: number): void {
    const startedAt = performance.now()
    for (let served = 1; ; served++) {
      const { done, value } = left.next()
      if (done || this.#isOver) break
      value.take(events, firstSeq)
      if (served % STRIDE === 0 && performance.now() - startedAt > TURN_MS_MAX) {
        setImmediate(() => this.#serve(left, events, firstSeq))
        return
      }
    }
    this.#finish()
  }

  #finish(): void {
    this.#isFanningOut = false
    if (this.#isOver) return
    if (this.#outbox.length > 0) this.#schedule()
    else if (this.#end) this.end(this.#end)
    else this.#options.settled()
  }

  /** A lane that replays is as fast as its fastest reader: nothing is dropped that its owner can tell later. */
  async #room(): Promise<void> {
    if (this.after === null || this.members.size === 0 || this.members.size > ASKED_MAX) return
    if (![...this.members].every((member) => member.isFull())) return
    await new Promise<void>((resolve) => {
      this.#roomier = resolve
      for (const { sink } of this.members) sink.onceDrained(resolve)
    })
  }
}
