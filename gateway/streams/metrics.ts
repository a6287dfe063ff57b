import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What streams count, by operation. */
export interface StreamMetrics {
  /** Where it is all registered, to be written as Prometheus has it. */
  readonly registry: Registry
  /** @param name of the operation, or undefined for one without */
  of(name: string | undefined): OperationMetrics
}

export interface OperationMetrics {
  readonly groups: Up & Down
  readonly subscribers: Up & Down
  readonly events: Up
  readonly deliveries: Up
  /** Fetches for what events lack. */
  readonly fetches: Up
  /** Events that were joined together. */
  readonly windows: { observe(events: number): void }
  readonly drops: Up
  readonly gaps: Up
  readonly overruns: Up
  /** Subscribers who began after a cursor. */
  readonly resumes: Up
  /** Events told again from memory to those who came back. */
  readonly replays: Up
  /** Asked when it is all read: bytes on their way to the readers of each group. */
  readonly queues: Set<() => number>
}

interface Up {
  inc(by?: number): void
}
interface Down {
  dec(by?: number): void
}

/** Clients choose the names of operations: beyond so many they are counted together. */
const NAMES_MAX = 200
const OTHERS = '(others)'
const NAMELESS = '(nameless)'

/** One for all engines of a process: what is counted goes on when the graph changes. */
export function openStreamMetrics(): StreamMetrics {
  const registry = new Registry()
  const labelNames = ['operation'] as const
  const about = (name: string, help: string) => ({
    name: `lifegraph_stream_${name}`,
    help,
    labelNames,
    registers: [registry],
  })
  const groups = new Gauge(about('groups', 'Groups of subscribers that hear one execution.'))
  const subscribers = new Gauge(about('subscribers', 'Subscribers of all groups.'))
  const events = new Counter(about('events_total', 'Events that came from their owners.'))
  const deliveries = new Counter(about('deliveries_total', 'Events handed to subscribers.'))
  const fetches = new Counter(about('enrichment_fetches_total', 'Fetches for what events lack.'))
  const windows = new Histogram({
    ...about('window_events', 'Events that were joined together.'),
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  })
  const drops = new Counter(about('dropped_total', 'Events dropped for readers that are too slow.'))
  const gaps = new Counter(
    about('gaps_total', 'Gaps told: to readers that were too slow, and by owners of what they no longer have.'),
  )
  const overruns = new Counter(about('overruns_total', 'Readers told to come back, as they were too slow.'))
  const resumes = new Counter(about('resumes_total', 'Subscribers who began after a cursor.'))
  const replays = new Counter(about('replayed_total', 'Events told from memory to those who came back.'))
  const byName = new Map<string, OperationMetrics>()
  new Gauge({
    // A reader of several operations counts in each: its socket is one.
    ...about('queued_bytes', 'Bytes on their way to the readers of an operation.'),
    collect() {
      for (const [operation, { queues }] of byName) {
        let bytes = 0
        for (const bytesOf of queues) bytes += bytesOf()
        this.set({ operation }, bytes)
      }
    },
  })
  return {
    registry,
    of: (given) => {
      const name = given ?? NAMELESS
      const operation = byName.has(name) || byName.size < NAMES_MAX ? name : OTHERS
      const known = byName.get(operation)
      if (known) return known
      const metrics: OperationMetrics = {
        groups: groups.labels(operation),
        subscribers: subscribers.labels(operation),
        events: events.labels(operation),
        deliveries: deliveries.labels(operation),
        fetches: fetches.labels(operation),
        windows: windows.labels(operation),
        drops: drops.labels(operation),
        gaps: gaps.labels(operation),
        overruns: overruns.labels(operation),
        resumes: resumes.labels(operation),
        replays: replays.labels(operation),
        queues: new Set(),
      }
      // Said from the first on: a counter that appears with its first event has lost it, to whoever looks at rates.
      for (const counter of [events, deliveries, fetches, drops, gaps, overruns, resumes, replays])
        counter.labels(operation).inc(0)
      byName.set(operation, metrics)
      return metrics
    },
  }
}
