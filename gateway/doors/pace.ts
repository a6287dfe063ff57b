/** How fast one client speaks: within its pace, faster, or so much faster that it does not listen. */
export type Pace = 'fine' | 'fast' | 'flood'

/** Messages that may come at once, in milliseconds of the pace. */
const BURST_MS = 4_000
/** How far beyond it a client may go that is told about it each time, likewise. */
const FLOOD_MS = 40_000

/** What one client's messages may come at; shared by all, of whom each keeps one number. */
export class PaceLimit {
  readonly #perMessageMs: number
  readonly #now: () => number

  /** @param perSecond in the long run; 0 for any pace @param now milliseconds of any clock that does not jump */
  constructor(perSecond: number, now: () => number = () => performance.now()) {
    this.#perMessageMs = perSecond > 0 ? 1000 / perSecond : 0
    this.#now = now
  }

  /**
   * Take note of a message. The number says until when the client has spoken for, had it kept its pace: a bucket that fills at a
   * steady rate, in one number. Whoever is too fast gets deeper into debt.
   * @param until what the last message gave; 0 before the first
   * Source: the generic cell rate algorithm, ITU-T I.371.
   */
  take(until: number): number {
    return this.#perMessageMs === 0 ? 0 : Math.max(until, this.#now()) + this.#perMessageMs
  }

  /** How fast a client is that has spoken {@link take until} then. */
  judge(until: number): Pace {
    const aheadMs = this.#perMessageMs === 0 ? 0 : until - this.#now()
    if (aheadMs <= BURST_MS) return 'fine'
    return aheadMs <= BURST_MS + FLOOD_MS ? 'fast' : 'flood'
  }
}
