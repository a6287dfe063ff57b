import type { Lost } from './gap.ts'
import type { StreamEvent } from './types.ts'

export interface BacklogLimits {
  /** Events and bytes kept for a reader that is behind: the latest; older ones are dropped. */
  readonly keptEventsMax: number
  readonly keptBytesMax: number
}

/** What waits for a reader that is behind: the latest events, and what is to be said of those dropped before them. */
export class Backlog {
  readonly kept: StreamEvent[] = []
  readonly #limits: BacklogLimits
  #bytes = 0
  #lost: Lost | null = null

  constructor(limits: BacklogLimits) {
    this.#limits = limits
  }

  /** The gap before {@link kept}; null when nothing was dropped. */
  get lost(): Lost | null {
    return this.#lost
  }

  /** @returns how many events were dropped */
  add(events: readonly StreamEvent[]): number {
    for (const event of events) {
      this.kept.push(event)
      this.#bytes += event.json.length
    }
    let dropped = 0
    while (this.kept.length > this.#limits.keptEventsMax || this.#bytes > this.#limits.keptBytesMax) {
      const oldest = this.kept.shift()
      if (!oldest) break
      this.#bytes -= oldest.json.length
      this.#drop(oldest)
      dropped += 1
    }
    return dropped
  }

  #drop({ cursor, previous, isGap }: StreamEvent): void {
    const lost = this.#lost
    // What a gap stands for nobody counts.
    const before = lost ? lost.missed : 0
    this.#lost = {
      fromCursor: lost ? lost.fromCursor : previous,
      toCursor: cursor ?? previous ?? lost?.toCursor ?? '',
      missed: before === null || isGap ? null : before + 1,
      reason: 'SLOW_CONSUMER',
    }
  }
}
