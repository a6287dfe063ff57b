import {
  CircuitState,
  CountBreaker,
  circuitBreaker,
  ExponentialBackoff,
  halfJitterGenerator,
  handleWhen,
  type IBackoff,
  isBrokenCircuitError,
} from 'cockatiel'
import type { ExecutionResult } from 'graphql'
import type { Log } from '../../platform/log.ts'
import type { Call } from './call.ts'
import { LinkFailure } from './failure.ts'
import type { Taker } from './http-fetch.ts'
import type { Lifetime } from './lifetime.ts'

export interface CircuitOptions {
  /** Calls that have to be seen before the circuit may open. */
  readonly callsMin: number
  /** Calls that are remembered; the circuit opens when more than half of them failed. */
  readonly callsMax: number
  /** How long it stays open at first, and at most: doubled whenever the next call fails too, less up to a half by chance. */
  readonly openMs: number
  readonly openMsMax: number
}

export interface ResilienceOptions {
  readonly subgraph: string
  readonly log: Log
  /** Further attempts at most, for queries. */
  readonly retries: number
  readonly circuit: CircuitOptions
  /** Ask once. */
  readonly fetch: (call: Call, taker: Taker) => void
  /** Told of every call when it is over, before whoever waits for it. */
  readonly onEnd: (call: Call, failure: LinkFailure | null) => void
}

export interface Resilience {
  /** @throws LinkFailure */
  run(call: Call): Promise<ExecutionResult>
  /** False while calls are refused unasked. */
  closed(): boolean
}

const RETRY_DELAY_MS = 50
const RETRY_DELAY_MS_MAX = 1_000

/**
 * Ask again what may be asked again, and leave a subgraph alone that keeps failing: a circuit opens, refuses at once, lets
 * one call through after a while and closes when that one is answered. Every attempt counts; GraphQL errors are answers.
 */
export function openResilience({ subgraph, log, retries, circuit, fetch, onEnd }: ResilienceOptions): Resilience {
  const counts = new CountBreaker({ threshold: 0.5, size: circuit.callsMax, minimumNumberOfCalls: circuit.callsMin })
  const breaker = circuitBreaker(
    handleWhen(
      (error) =>
        error instanceof LinkFailure &&
        // Nobody waited for the one call that was let through: it has shown nothing, and the circuit stays open.
        (error.unhealthy || (error.reason === 'left' && breaker.state === CircuitState.HalfOpen)),
    ),
    {
      breaker: counts,
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: circuit.openMs,
        maxDelay: circuit.openMsMax,
        generator: halfJitterGenerator,
      }),
    },
  )
  breaker.onBreak(() => log.warn({ subgraph }, 'link: the subgraph keeps failing and is left alone'))
  breaker.onReset(() => log.info({ subgraph }, 'link: the subgraph answers again'))
  const delays = new ExponentialBackoff<void>({ initialDelay: RETRY_DELAY_MS, maxDelay: RETRY_DELAY_MS_MAX })
  const resting = () => new LinkFailure(subgraph, 'resting', 'left alone, as it keeps failing')

  /** One attempt by a circuit that may not be closed. */
  const guarded = async (call: Call): Promise<ExecutionResult> => {
    // While one call tries the way, the others are told at once instead of waiting for it.
    if (breaker.state === CircuitState.HalfOpen) throw resting()
    try {
      return await breaker.execute(
        () => new Promise<ExecutionResult>((taken, failed) => fetch(call, { taken, failed })),
      )
    } catch (error) {
      throw isBrokenCircuitError(error) ? resting() : error
    }
  }

  /** A call with all its attempts. */
  class Asking implements Taker {
    readonly #call: Call
    readonly #resolve: (result: ExecutionResult) => void
    readonly #reject: (failure: unknown) => void
    #backoff: IBackoff<void> | null = null

    constructor(call: Call, resolve: (result: ExecutionResult) => void, reject: (failure: unknown) => void) {
      this.#call = call
      this.#resolve = resolve
      this.#reject = reject
    }

    ask(): void {
      this.#call.attempts += 1
      // The usual way, past the library's wrapping, which costs as much as all else here: it only hears what came of it.
      if (breaker.state === CircuitState.Closed) fetch(this.#call, this)
      else
        guarded(this.#call).then(
          (result) => this.#answered(result),
          (failure) => this.#again(failure),
        )
    }

    taken(result: ExecutionResult): void {
      counts.success(CircuitState.Closed)
      this.#answered(result)
    }

    failed(failure: LinkFailure): void {
      const heard = () => this.#again(failure)
      if (breaker.state === CircuitState.Closed) breaker.execute(() => Promise.reject(failure)).then(heard, heard)
      else heard()
    }

    #answered(result: ExecutionResult): void {
      onEnd(this.#call, null)
      this.#resolve(result)
    }

    #again(failure: unknown): void {
      const { request, attempts, deadlineAt } = this.#call
      const { lifetime } = request.scope
      if (failure instanceof LinkFailure && failure.retriable && request.kind === 'query' && attempts <= retries) {
        this.#backoff = (this.#backoff ?? delays).next()
        const until = Math.min(deadlineAt, lifetime?.deadlineAt ?? Number.POSITIVE_INFINITY)
        if (performance.now() + this.#backoff.duration < until) {
          pause(this.#backoff.duration, lifetime).then(() => this.ask())
          return
        }
      }
      onEnd(this.#call, failure instanceof LinkFailure ? failure : null)
      this.#reject(failure)
    }
  }

  return {
    run: (call) => new Promise((resolve, reject) => new Asking(call, resolve, reject).ask()),
    closed: () => breaker.state === CircuitState.Closed,
  }
}

/** Wait, but not for somebody who has left. */
function pause(ms: number, lifetime: Lifetime | undefined): Promise<void> {
  if (lifetime?.ended) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      stopListening?.()
      resolve()
    }, ms)
    const stopListening = lifetime?.onEnd(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
