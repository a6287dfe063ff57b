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
}

export interface Resilience {
  /** @throws LinkFailure */
  run(call: Call, attempt: (call: Call) => Promise<ExecutionResult>): Promise<ExecutionResult>
  /** False while calls are refused unasked. */
  closed(): boolean
}

const RETRY_DELAY_MS = 50
const RETRY_DELAY_MS_MAX = 1_000

/**
 * Ask again what may be asked again, and leave a subgraph alone that keeps failing: a circuit opens, refuses at once, lets
 * one call through after a while and closes when that one is answered. Every attempt counts; GraphQL errors are answers.
 */
export function openResilience({ subgraph, log, retries, circuit }: ResilienceOptions): Resilience {
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

  const guarded = async (call: Call, attempt: (call: Call) => Promise<ExecutionResult>) => {
    // The usual way, past the library's wrapping, which costs as much as all else here: it only hears what came of it.
    if (breaker.state === CircuitState.Closed) {
      try {
        const result = await attempt(call)
        counts.success(CircuitState.Closed)
        return result
      } catch (error) {
        if (breaker.state === CircuitState.Closed) await breaker.execute(() => Promise.reject(error)).catch(() => {})
        throw error
      }
    }
    // While one call tries the way, the others are told at once instead of waiting for it.
    if (breaker.state === CircuitState.HalfOpen) throw resting()
    try {
      return await breaker.execute(() => attempt(call))
    } catch (error) {
      throw isBrokenCircuitError(error) ? resting() : error
    }
  }

  return {
    run: async (call, attempt) => {
      let backoff: IBackoff<void> | null = null
      for (;;) {
        call.attempts += 1
        try {
          return await guarded(call, attempt)
        } catch (error) {
          const again = error instanceof LinkFailure && error.retriable && call.request.kind === 'query'
          if (!again || call.attempts > retries) throw error
          backoff = (backoff ?? delays).next()
          const { lifetime } = call.request.scope
          const until = Math.min(call.deadlineAt, lifetime?.deadlineAt ?? Number.POSITIVE_INFINITY)
          if (performance.now() + backoff.duration >= until) throw error
          await pause(backoff.duration, lifetime)
        }
      }
    },
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
