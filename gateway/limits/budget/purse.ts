import type { Policy } from './policy.ts'

/** The points of one caller. */
export interface Purse {
  /**
   * Take points, all or none. @returns the purse they were taken from, which is to be given back what is not used; null when
   * there are not enough. A promise only where others must be asked.
   */
  take(points: number): Purse | null | Promise<Purse | null>
  /** Give points back; less than none where more was used than had been taken. */
  give(points: number): void
  /** How many there are. Never below zero, also where there are debts. */
  left(): number
  /** Until there are so many, or the purse is full, in milliseconds. */
  msUntil(points: number): number
}

/** A token bucket in this process: full at first, and filled evenly. */
export class LocalPurse implements Purse {
  readonly #policy: Policy
  readonly #now: () => number
  #points: number
  #at: number

  constructor(policy: Policy, now: () => number) {
    this.#policy = policy
    this.#now = now
    this.#points = policy.points
    this.#at = now()
  }

  #fill(): void {
    const now = this.#now()
    this.#points = filled(this.#policy, this.#points, now - this.#at)
    this.#at = now
  }

  /** Go on from another's count. */
  hold(points: number): void {
    this.#points = points
    this.#at = this.#now()
  }

  take(points: number): Purse | null {
    this.#fill()
    if (this.#points < points) return null
    this.#points -= points
    return this
  }

  give(points: number): void {
    this.#points = Math.min(this.#policy.points, this.#points + points)
  }

  left(): number {
    this.#fill()
    return Math.max(0, this.#points)
  }

  msUntil(points: number): number {
    this.#fill()
    return msFor(this.#policy, Math.min(points, this.#policy.points) - this.#points)
  }
}

/** What a bucket holds after some time. A clock that was put back fills nothing, and takes nothing. */
export const filled = ({ points, seconds }: Policy, held: number, ms: number): number =>
  ms > 0 ? Math.min(points, held + (ms * points) / (seconds * 1_000)) : held

/** How long so many points take to come. */
export const msFor = ({ points, seconds }: Policy, missing: number): number =>
  missing > 0 ? (missing * seconds * 1_000) / points : 0
