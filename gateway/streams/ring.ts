import type { StreamEvent } from './types.ts'

/** An event with its place in the log. */
interface Kept {
  readonly event: StreamEvent
  readonly position: number
}

export interface RingLimits {
  readonly eventsMax: number
  readonly bytesMax: number
}

/**
 * The last events of one stream, for whoever comes back soon. It knows how far back it reaches without a hole: everything the
 * stream had after {@link from} is here.
 */
export class Ring {
  /** Null while nothing is known of positions. */
  from: number | null
  /** The last event's position, or where the stream began. */
  position: number | null
  readonly #limits: RingLimits
  #kept: Kept[] = []
  #first = 0
  #bytes = 0

  /** @param from where the stream began; null when nobody knows */
  constructor(limits: RingLimits, from: number | null) {
    this.#limits = limits
    this.from = from
    this.position = from
  }

  /** Keep an event that comes after all others. @param position null for an event that says none: what was before it is let go of */
  add(event: StreamEvent, position: number | null): void {
    if (position === null) {
      this.#kept = []
      this.#first = 0
      this.#bytes = 0
      this.from = null
      this.position = null
      return
    }
    this.from ??= position
    this.position = position
    this.#kept.push({ event, position })
    this.#bytes += event.json.length
    while (this.#kept.length - this.#first > this.#limits.eventsMax || this.#bytes > this.#limits.bytesMax)
      this.#shift()
    // Moving what is left costs as much as what was shifted since the last time.
    if (this.#first > this.#limits.eventsMax) {
      this.#kept.splice(0, this.#first)
      this.#first = 0
    }
  }

  /** Whether all there was after a position is here, and all there will be. */
  reachesBackTo(position: number): boolean {
    return this.from !== null && this.from <= position
  }

  after(position: number): StreamEvent[] {
    const events: StreamEvent[] = []
    for (let index = this.#kept.length - 1; index >= this.#first; index--) {
      const kept = this.#kept[index] as Kept
      if (kept.position <= position) break
      events.push(kept.event)
    }
    return events.reverse()
  }

  #shift(): void {
    const oldest = this.#kept[this.#first]
    if (!oldest) return
    this.#kept[this.#first] = SHIFTED
    this.#first += 1
    this.#bytes -= oldest.event.json.length
    this.from = oldest.position
  }
}

/** Holds a place without keeping an event alive. */
const SHIFTED: Kept = {
  event: { json: Buffer.alloc(0), cursor: null, position: null, previous: null, isGap: false },
  position: -1,
}
