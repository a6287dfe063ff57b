import type { Leased, Leases } from './leases.ts'
import type { Policy } from './policy.ts'
import { filled, LocalPurse, msFor, type Purse } from './purse.ts'

/** For how long what Redis said is believed when it says no: whoever asks on and on is refused here. */
const BELIEVED_MS = 50

/**
 * The points of one caller of several processes. What this process may spend it takes from Redis beforehand, for about a second's
 * spending or for what is asked for, whichever is more, so that most requests ask nobody; what it holds it gives back a second
 * later at most. What is held has left the bucket: together processes never spend more than there is. A process that dies loses
 * what it held, for the time that takes to fill again.
 *
 * While Redis is away each process goes by a bucket of its own, from what it knew last; or from a full one, where it knows nothing.
 */
export class SharedPurse implements Purse {
  readonly #key: string
  readonly #policy: Policy
  readonly #leases: Leases
  readonly #now: () => number
  /** For when Redis is away. */
  readonly #local: LocalPurse
  readonly #holding: (purse: SharedPurse) => void
  /** On hand; negative for debts. */
  #held = 0
  /** What was left in the bucket, and when it said so. */
  #known: number
  #knownAt: number
  /** Redis has been heard since this process went by itself. */
  #isKnown = false
  #asking: Promise<void> | null = null
  #wanted = 0

  /** @param holding told when there is something to give back */
  constructor(key: string, policy: Policy, leases: Leases, now: () => number, holding: (purse: SharedPurse) => void) {
    this.#key = key
    this.#policy = policy
    this.#leases = leases
    this.#now = now
    this.#holding = holding
    this.#local = new LocalPurse(policy, now)
    this.#known = policy.points
    this.#knownAt = Number.NEGATIVE_INFINITY
  }

  take(points: number): Purse | null | Promise<Purse | null> {
    if (!this.#leases.isThere()) return this.#alone().take(points)
    return this.#spend(points) ? this : this.#lease(points)
  }

  give(points: number): void {
    this.#held += points
    if (this.#held !== 0) this.#holding(this)
  }

  left(): number {
    if (!this.#leases.isThere()) return this.#alone().left()
    return Math.max(0, Math.min(this.#policy.points, this.#held + this.#inBucket()))
  }

  msUntil(points: number): number {
    if (!this.#leases.isThere()) return this.#alone().msUntil(points)
    return msFor(this.#policy, Math.min(points, this.#policy.points) - this.#held - this.#inBucket())
  }

  /** Give back what is on hand. */
  async release(): Promise<void> {
    const back = this.#held
    this.#held = 0
    // What does not arrive is lost, which is on the safe side.
    if (back !== 0) await this.#exchange({ back, need: -1, want: 0 }).catch(() => {})
  }

  /** Hear what is left in the bucket. */
  async look(): Promise<void> {
    if (this.#leases.isThere()) await this.#exchange({ back: 0, need: -1, want: 0 }).catch(() => {})
  }

  #alone(): LocalPurse {
    if (this.#isKnown) {
      this.#local.hold(Math.min(this.#policy.points, this.#held + this.#inBucket()))
      this.#held = 0
      this.#isKnown = false
    }
    return this.#local
  }

  #spend(points: number): boolean {
    // A bucket that is full again while something of it is held would hold more than it can.
    const most = this.#policy.points - this.#inBucket()
    if (this.#held > most) this.#held = Math.max(0, most)
    if (this.#held < points) return false
    this.#held -= points
    return true
  }

  async #lease(points: number): Promise<Purse | null> {
    this.#wanted += points
    try {
      for (;;) {
        if (!this.#leases.isThere()) return this.#alone().take(points)
        if (this.#spend(points)) return this
        if (this.#isShort(points)) return null
        // Whoever comes meanwhile waits for the same answer, and asks again where that was not enough.
        this.#asking ??= this.#ask(points - this.#held).finally(() => {
          this.#asking = null
        })
        await this.#asking
      }
    } finally {
      this.#wanted -= points
    }
  }

  async #ask(need: number): Promise<void> {
    const { points, seconds } = this.#policy
    const want = Math.max(need, this.#wanted - this.#held, points / seconds)
    const leased = await this.#exchange({ back: 0, need, want }).catch(() => null)
    if (!leased || leased.granted === 0) return
    this.#held += leased.granted
    this.#holding(this)
  }

  async #exchange(exchange: { back: number; need: number; want: number }): Promise<Leased> {
    const leased = await this.#leases.exchange(this.#key, this.#policy, exchange)
    this.#known = leased.points
    this.#knownAt = this.#now()
    this.#isKnown = true
    return leased
  }

  #isShort(points: number): boolean {
    return this.#now() - this.#knownAt < BELIEVED_MS && this.#held + this.#inBucket() < points
  }

  #inBucket(): number {
    return this.#knownAt === Number.NEGATIVE_INFINITY
      ? this.#policy.points
      : filled(this.#policy, this.#known, this.#now() - this.#knownAt)
  }
}
