import type { Log } from '../../platform/log.ts'
import type { Link } from '../links/link.ts'
import type { ExecutionScope, FetchObserver } from './execute.ts'
import type { Failures } from './failures.ts'
import type { Signals } from './incremental.ts'
import type { Joiner } from './joint.ts'
import type { Trace } from './trace.ts'
import type { Writing } from './write.ts'

/** One execution of a compiled plan. */
export interface Run extends Writing {
  /** What has been fetched so far, joined; in the names of the plan. */
  data: Record<string, unknown>
  readonly failures: Failures
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly scope: ExecutionScope
  readonly links: ReadonlyMap<string, Link>
  readonly log: Log
  readonly onFetch: FetchObserver | undefined
  /** Told of everything when somebody wants to see inside; null when nobody does. */
  readonly trace: Trace | null
  /** Sends fetches of entities together; null where that is not wanted. */
  readonly joiner: Joiner | null
  /** Sends what the runs of one batch have in common together; null for a run by itself. */
  readonly batch: Joiner | null
  /** Told which fetches are done, where parts of an answer wait for them. */
  readonly signals: Signals | null
}

/** A part of a compiled plan. It never throws: what goes wrong is a failure of the run. */
export type Step = (run: Run) => Promise<void> | void
