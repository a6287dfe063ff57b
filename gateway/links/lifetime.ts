import { type Place, Roll } from './roll.ts'

/** Why a request is over before it has been answered: whoever asked has left, or its time is up. */
export type Ended = 'left' | 'late'

/**
 * How long one request may live. What an AbortSignal is for, at a tenth of its price: a deep request listens twenty times.
 * Deadlines are looked at every {@link TICK_MS}, all by one timer.
 */
export interface Lifetime {
  /** When its time is up, in the clock of `performance.now()`. */
  readonly deadlineAt: number
  /** Why it is over; null while it is not. */
  readonly ended: Ended | null
  /** Told once, at most: at the end. @returns how to stop listening */
  onEnd(listener: (why: Ended) => void): () => void
  /** End it now; ending twice changes nothing. */
  end(why: Ended): void
  /** It has been answered: nobody is told any more. */
  done(): void
}

/** What ends when its time is up, unless it was over before. */
export interface Mortal {
  /** In the clock of `performance.now()`. */
  readonly deadlineAt: number
  end(why: Ended): void
}

const TICK_MS = 25
const living = new Roll<Mortal>()
let ticking: NodeJS.Timeout | null = null

/** End it when its time is up, at most {@link TICK_MS} later. @returns what {@link unwatch} takes; null when that is never */
export function watch(mortal: Mortal): Place<Mortal> | null {
  if (mortal.deadlineAt === Number.POSITIVE_INFINITY) return null
  ticking ??= setInterval(tick, TICK_MS).unref()
  return living.join(mortal)
}

export function unwatch(place: Place<Mortal> | null): void {
  if (place) living.leave(place)
}

/** @param timeoutMs until its time is up */
export function openLifetime(timeoutMs: number): Lifetime {
  return new OpenLifetime(performance.now() + timeoutMs)
}

function tick(): void {
  const now = performance.now()
  living.each((mortal) => {
    if (mortal.deadlineAt <= now) mortal.end('late')
  })
  if (living.size > 0 || !ticking) return
  clearInterval(ticking)
  ticking = null
}

class OpenLifetime implements Lifetime, Mortal {
  readonly deadlineAt: number
  ended: Ended | null = null
  readonly #place: Place<Mortal> | null
  #listeners: Roll<(why: Ended) => void> | null = null

  constructor(deadlineAt: number) {
    this.deadlineAt = deadlineAt
    this.#place = watch(this)
  }

  onEnd(listener: (why: Ended) => void): () => void {
    if (this.ended) {
      listener(this.ended)
      return () => {}
    }
    this.#listeners ??= new Roll()
    const listeners = this.#listeners
    const place = listeners.join(listener)
    return () => listeners.leave(place)
  }

  end(why: Ended): void {
    if (this.ended) return
    this.ended = why
    unwatch(this.#place)
    const listeners = this.#listeners
    this.#listeners = null
    if (!listeners) return
    for (let tell = listeners.take(); tell; tell = listeners.take()) tell(why)
  }

  done(): void {
    unwatch(this.#place)
    this.#listeners = null
  }
}
