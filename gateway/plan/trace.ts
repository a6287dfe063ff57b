/** One fetch of a request, as `extensions.trace` tells it. */
export interface FetchTrace {
  readonly subgraph: string
  /** The path it joined at; empty for the root. */
  readonly path: string
  /** Since the plan began, in milliseconds. */
  readonly startMs: number
  readonly ms: number
  /** Entities asked for, equal ones once; null for a fetch of root fields. */
  readonly entities: number | null
  /** Entities of the answer they stand for. */
  readonly targets: number | null
  readonly errors: number
}
