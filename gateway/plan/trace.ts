import type { FetchReport } from '../links/call.ts'
import type { LinkRequest } from '../links/link.ts'
import type { Entities } from './entities.ts'
import type { PreparedOperation } from './planner.ts'
import type { PlanPath } from './targets.ts'
import { type PlanTree, planTree } from './tree.ts'

/** One fetch of the plan, as `extensions.trace` tells it. Times are in milliseconds, from when the plan began. */
export interface FetchTrace {
  readonly subgraph: string
  /** The path it joined at; empty for the root. */
  readonly path: string
  readonly startMs: number
  readonly ms: number
  /** Entities asked for, equal ones once; null for a fetch of root fields. */
  readonly entities: number | null
  /** Entities of the answer they stand for. */
  readonly targets: number | null
  readonly errors: number
}

/** One request to a subgraph, with all attempts. */
export interface RequestTrace {
  readonly subgraph: string
  /** Fetches of the plan that went in it: see `joint.ts`. */
  readonly fetches: number
  readonly startMs: number
  ms: number
  /** What the link tells, where there is a wire: the answer's HTTP status and size, and how often it was asked. */
  wire?: Pick<FetchReport, 'status' | 'bytes' | 'attempts'>
}

/** What somebody sees who looks inside. */
export interface TraceReport {
  readonly requestId: string
  readonly operationName: string | null
  /** Whether the operation had been read and planned before the request came. */
  readonly cached: boolean
  /** What that took, in milliseconds, by part; null when it was cached. */
  readonly prepareMs: Readonly<Record<string, number>> | null
  /** Running the plan, until the answer was written. */
  readonly ms: number
  readonly counts: { fetches: number; requests: number; entities: number; errors: number; bytes: number }
  readonly plan: PlanTree | null
  readonly fetches: readonly FetchTrace[]
  readonly requests: readonly RequestTrace[]
}

/** Stops the time that each part of preparing an operation takes. */
export class Laps {
  /** By part, in their order; in milliseconds. */
  readonly ms: Record<string, number> = {}
  /** When the last part was done, in the clock of `performance.now()`. */
  doneAt = performance.now()

  lap(part: string): void {
    const now = performance.now()
    this.ms[part] = rounded(now - this.doneAt)
    this.doneAt = now
  }
}

/** What one run is seen to do. Made only for those who look: see `ExecutionScope`. */
export class Trace {
  readonly #fetches: FetchTrace[] = []
  readonly #requests: RequestTrace[] = []
  readonly #startedAt = performance.now()
  readonly #askedAt: number

  /** @param askedAt when the request came, in the clock of `performance.now()` */
  constructor(askedAt: number | undefined) {
    this.#askedAt = askedAt ?? this.#startedAt
  }

  /** Since the plan began, in milliseconds. */
  now(): number {
    return rounded(performance.now() - this.#startedAt)
  }

  /** A fetch of the plan has been answered. */
  fetched(subgraph: string, path: PlanPath, entities: Entities | null, startMs: number, errors: number): void {
    this.#fetches.push({
      subgraph,
      path: path.join('.'),
      startMs,
      ms: rounded(this.now() - startMs),
      entities: entities ? entities.texts.length : null,
      targets: entities ? entities.targets.length : null,
      errors,
    })
  }

  /** Watch a request to a subgraph. @param fetches how many of the plan go in it */
  async requested<T>(subgraph: string, fetches: number, request: LinkRequest, send: () => Promise<T>): Promise<T> {
    const seen: RequestTrace = { subgraph, fetches, startMs: this.now(), ms: 0 }
    this.#requests.push(seen)
    request.onReport = ({ status, bytes, attempts }) => {
      seen.wire = { status, bytes, attempts }
    }
    try {
      return await send()
    } finally {
      seen.ms = rounded(this.now() - seen.startMs)
    }
  }

  /** @param requestId the id the answer carries */
  report({ plan, graph, preparation, operation }: PreparedOperation, requestId: string): TraceReport {
    const cached = preparation.doneAt < this.#askedAt
    const [fetches, requests] = [this.#fetches, this.#requests]
    return {
      requestId,
      operationName: operation.name?.value ?? null,
      cached,
      prepareMs: cached ? null : preparation.ms,
      ms: this.now(),
      counts: {
        fetches: fetches.length,
        requests: requests.length,
        entities: sum(fetches.map(({ entities }) => entities ?? 0)),
        errors: sum(fetches.map(({ errors }) => errors)),
        bytes: sum(requests.map(({ wire }) => wire?.bytes ?? 0)),
      },
      plan: planTree(plan, graph),
      fetches,
      requests,
    }
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const rounded = (ms: number) => Math.round(ms * 100) / 100
