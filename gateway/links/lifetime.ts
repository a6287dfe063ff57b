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
const living = new Set<Mortal>()
let ticking: NodeJS.Timeout | null = null

/** End it when its time is up, at most {@link TICK_MS} later, unless {@link unwatch} comes first. */
export function watch(mortal: Mortal): void {
  if (mortal.deadlineAt === Number.POSITIVE_INFINITY) return
  living.add(mortal)
  ticking ??= setInterval(tick, TICK_MS).unref()
}

export function unwatch(mortal: Mortal): void {
  living.delete(mortal)
}

/** @param timeoutMs until its time is up */
export function openLifetime(timeoutMs: number): Lifetime {
  const lifetime = new OpenLifetime(performance.now() + timeoutMs)
  watch(lifetime)
  return lifetime
}

function tick(): void {
  const now = performance.now()
  for (const mortal of living) if (mortal.deadlineAt <= now) mortal.end('late')
  if (living.size > 0 || !ticking) return
  clearInterval(ticking)
  ticking = null
}

class OpenLifetime implements Lifetime, Mortal {
  readonly deadlineAt: number
  ended: Ended | null = null
  #listeners: Set<(why: Ended) => void> | null = null

  constructor(deadlineAt: number) {
    this.deadlineAt = deadlineAt
  }

  onEnd(listener: (why: Ended) => void): () => void {
    if (this.ended) {
      listener(this.ended)
      return () => {}
    }
    this.#listeners ??= new Set()
    const listeners = this.#listeners.add(listener)
    return () => listeners.delete(listener)
  }

  end(why: Ended): void {
    if (this.ended) return
    this.ended = why
    unwatch(this)
    const listeners = this.#listeners
    this.#listeners = null
    for (const listener of listeners ?? []) listener(why)
  }

  done(): void {
    unwatch(this)
    this.#listeners = null
  }
}
