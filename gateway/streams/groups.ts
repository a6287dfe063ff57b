import { decodeEventCursor } from '../../platform/events/cursor.ts'
import type { Log } from '../../platform/log.ts'
import { modeOf } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { type ExecutionScope, type FetchObserver, openExecutor } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { audienceOf } from './audience.ts'
import { openGroup } from './group.ts'
import { classOf, readAsked } from './key.ts'
import { Member } from './member.ts'
import { openStreamMetrics, type StreamMetrics } from './metrics.ts'
import { goingAway } from './refused.ts'
import type { Membership, StreamEnd, StreamSink } from './types.ts'

/** What an operator may choose about streams. */
export interface StreamSettings {
  /** Bytes that may be on their way to one reader. */
  readonly bufferedBytesMax: number
  /** Events of so long are handed over together, which spares writes and costs as much delay; 0 hands over each at once. */
  readonly coalesceMs: number
  /** While events keep coming, those of so long share their fetches. */
  readonly windowMs: number
  /** How long an event may wait for what other subgraphs know of it. */
  readonly eventMsMax: number
  /** How long a stream is kept that nobody listens to. */
  readonly graceMs: number
  /** How long a stream whose owner is lost is tried again. */
  readonly resumeMsMax: number
  /** The last events of a stream, kept for those who come back soon. */
  readonly ring: { readonly eventsMax: number; readonly bytesMax: number }
  /** The last events kept for one reader that is behind. */
  readonly keptEventsMax: number
  readonly keptBytesMax: number
}

export const STREAM_SETTINGS: StreamSettings = {
  bufferedBytesMax: 1024 * 1024,
  coalesceMs: 0,
  windowMs: 35,
  eventMsMax: 2_000,
  graceMs: 250,
  resumeMsMax: 20_000,
  ring: { eventsMax: 512, bytesMax: 512 * 1024 },
  keptEventsMax: 64,
  keptBytesMax: 256 * 1024,
}

/** All subscriptions of one engine, by what they ask and who may hear the same. */
export interface Streams {
  /**
   * Subscribe. Subscribers that ask the same and may hear the same share one stream from its owner and one execution of each
   * event. One that resumes after a cursor is told first what it missed. Nothing is thrown: a refusal ends the sink.
   * @param variables checked against the operation's declarations
   * @param resumeAfter the position to begin after, instead of what the operation says
   */
  join(
    operation: PreparedOperation,
    variables: Record<string, unknown>,
    scope: ExecutionScope,
    sink: StreamSink,
    resumeAfter?: string,
  ): Membership
  /** Operations that somebody listens to, each once. */
  operations(): PreparedOperation[]
  /** End all streams of one operation, or of all. */
  end(operation: PreparedOperation | null, end: StreamEnd): void
  /** @returns when nobody listens any more */
  left(): Promise<void>
  readonly metrics: StreamMetrics
  /** End everything, and count no more. */
  close(): void
}

export interface StreamsOptions {
  readonly links: ReadonlyMap<string, Link>
  readonly log: Log
  readonly onFetch?: FetchObserver | undefined
  readonly settings?: Partial<StreamSettings> | undefined
  /** Where to count; a place of its own unless said. */
  readonly metrics?: StreamMetrics | undefined
}

export function openStreams({
  links,
  log,
  onFetch,
  settings: given,
  metrics = openStreamMetrics(),
}: StreamsOptions): Streams {
  const settings = { ...STREAM_SETTINGS, ...given }
  const groups = new Map<string, ReturnType<typeof openGroup>>()
  const idByOperation = new WeakMap<PreparedOperation, number>()
  let operationsSeen = 0
  /** In the log of each world. */
  const latest = { live: 0, test: 0 }
  let emptied: (() => void)[] = []
  const idOf = (operation: PreparedOperation): number => {
    const known = idByOperation.get(operation)
    if (known !== undefined) return known
    operationsSeen += 1
    idByOperation.set(operation, operationsSeen)
    return operationsSeen
  }

  return {
    metrics,
    join: (operation, variables, scope, sink, resumeAfter) => {
      const audience = audienceOf(operation)
      const asked = readAsked(operation.graph.apiSchema, operation, variables)
      const { variablesKey } = asked
      const mode = modeOf(scope.viewer)
      // A stream without positions cannot be resumed, whatever is said.
      const after = (operation.compiled.stream?.begin && resumeAfter) || asked.after
      const key = `${idOf(operation)} ${classOf(audience, scope, links.values())} ${variablesKey}`
      let group = groups.get(key)
      if (!group) {
        const counted = metrics.of(operation.operation.name?.value)
        const observe: FetchObserver = (fetch) => {
          counted.fetches.inc()
          onFetch?.(fetch)
        }
        group = openGroup({
          ...{ operation, variables, audience, scope, settings, links, log, metrics: counted },
          executor: openExecutor(links, log, observe),
          positionOf,
          heard: (position) => {
            latest[mode] = Math.max(latest[mode], position)
          },
          latest: () => latest[mode],
          closed: () => {
            groups.delete(key)
            if (groups.size > 0) return
            for (const tell of emptied) tell()
            emptied = []
          },
        })
        groups.set(key, group)
      }
      const member = new Member(sink)
      group.join(member, after)
      return member
    },
    operations: () => [...new Set([...groups.values()].map(({ operation }) => operation))],
    end: (operation, end) => {
      for (const group of [...groups.values()]) if (!operation || group.operation === operation) group.end(end)
    },
    close: () => {
      for (const group of [...groups.values()]) group.end({ kind: 'refused', errors: [goingAway()] })
    },
    left: () =>
      groups.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            emptied.push(resolve)
          }),
  }
}

function positionOf(cursor: string | null): number | null {
  if (cursor === null) return null
  try {
    return decodeEventCursor(cursor)
  } catch {
    return null
  }
}
