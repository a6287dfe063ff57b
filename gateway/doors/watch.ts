/** A socket as far as time is concerned. Times are in turns of its {@link Watch}. */
export interface Watched {
  /** When it is asked again whether somebody is there. */
  due: number
  /** When it has lived its time; 0 for never. */
  ends: number
  /** Its client has not said who it is. */
  readonly isSilent: boolean
  /** It has taken too long to say so. */
  tooLate(): void
  over(): void
  ask(): void
}

export interface WatchOptions {
  readonly pingEveryMs: number
  readonly initTimeoutMs: number
  /** Give or take a tenth, so that those opened together do not end together; 0 for ever. */
  readonly lifetimeMs: number
}

const TURN_MS_MAX = 1_000
const TURN_MS_MIN = 10
/** Turns within the shortest of the times. */
const TURNS = 5

/**
 * Looks after any number of sockets with one timer, as three of its own each would cost a socket more than all else we keep of it.
 * Sockets are asked in turns, so that those opened together are not asked together.
 */
export class Watch<T extends Watched> {
  readonly #watched = new Set<T>()
  /** Those that have still to say who they are, with their last turn for it, in order. */
  readonly #silent = new Map<T, number>()
  readonly #options: WatchOptions
  readonly #turnMs: number
  readonly #timer: NodeJS.Timeout
  #turn = 0

  constructor(options: WatchOptions) {
    const { pingEveryMs, initTimeoutMs, lifetimeMs } = options
    this.#options = options
    const shortestMs = Math.min(pingEveryMs, initTimeoutMs, lifetimeMs > 0 ? lifetimeMs : Number.POSITIVE_INFINITY)
    this.#turnMs = Math.max(TURN_MS_MIN, Math.min(TURN_MS_MAX, shortestMs / TURNS))
    this.#timer = setInterval(() => this.#look(), this.#turnMs).unref()
  }

  get size(): number {
    return this.#watched.size
  }

  /** All that are watched, in the order they came. */
  [Symbol.iterator](): SetIterator<T> {
    return this.#watched.values()
  }

  add(one: T): void {
    const { pingEveryMs, initTimeoutMs, lifetimeMs } = this.#options
    one.due = this.#turn + Math.ceil(Math.random() * this.#turnsOf(pingEveryMs))
    one.ends = lifetimeMs > 0 ? this.#turn + this.#turnsOf(lifetimeMs * (0.9 + Math.random() / 5)) : 0
    this.#watched.add(one)
    this.#silent.set(one, this.#turn + this.#turnsOf(initTimeoutMs))
  }

  delete(one: T): void {
    this.#watched.delete(one)
    this.#silent.delete(one)
  }

  /** Nobody is asked any more. */
  stop(): void {
    clearInterval(this.#timer)
  }

  #turnsOf(ms: number): number {
    return Math.max(1, Math.ceil(ms / this.#turnMs))
  }

  #look(): void {
    this.#turn += 1
    for (const [one, last] of this.#silent) {
      if (one.isSilent && last >= this.#turn) continue
      this.#silent.delete(one)
      if (one.isSilent) one.tooLate()
    }
    for (const one of this.#watched) {
      if (one.ends > 0 && one.ends <= this.#turn) {
        one.ends = 0
        one.over()
      }
      if (one.due > this.#turn) continue
      one.due = this.#turn + this.#turnsOf(this.#options.pingEveryMs)
      one.ask()
    }
  }
}
