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

const TICK_MS = 25
const living = new Set<OpenLifetime>()
let ticking: NodeJS.Timeout | null = null

/** @param timeoutMs until its time is up */
export function openLifetime(timeoutMs: number): Lifetime {
  const lifetime = new OpenLifetime(performance.now() + timeoutMs)
  living.add(lifetime)
  ticking ??= setInterval(tick, TICK_MS).unref()
  return lifetime
}

function tick(): void {
  const now = performance.now()
  for (const lifetime of living) if (lifetime.deadlineAt <= now) lifetime.end('late')
  if (living.size > 0 || !ticking) return
  clearInterval(ticking)
  ticking = null
}

class OpenLifetime implements Lifetime {
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
    living.delete(this)
    const listeners = this.#listeners
    this.#listeners = null
    for (const listener of listeners ?? []) listener(why)
  }

  done(): void {
    living.delete(this)
    this.#listeners = null
  }
}
