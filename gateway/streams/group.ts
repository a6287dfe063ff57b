import type { Log } from '../../platform/log.ts'
import { modeOf } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import type { ExecutionScope, Executor } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { type Audience, sharedViewer } from './audience.ts'
import { gapText, tellsGaps } from './gap.ts'
import type { StreamSettings } from './groups.ts'
import { Lane, type Terms } from './lane.ts'
import type { Member } from './member.ts'
import type { OperationMetrics } from './metrics.ts'
import { notOwned } from './refused.ts'
import type { StreamEnd } from './types.ts'

/**
 * A position may be further on than anything heard here, as that of a state that was read a moment ago. One that is further than
 * this is for the owner to judge, who knows how far its log goes.
 */
const AHEAD_MAX = 100_000

export interface GroupOptions {
  readonly operation: PreparedOperation
  /** The first subscriber's; the others' come to the same. */
  readonly variables: Record<string, unknown>
  readonly audience: Audience
  readonly scope: ExecutionScope
  readonly settings: StreamSettings
  readonly links: ReadonlyMap<string, Link>
  readonly log: Log
  readonly metrics: OperationMetrics
  readonly executor: Executor
  readonly positionOf: Terms['positionOf']
  readonly heard: Terms['heard']
  /** The last position anybody is known to have. */
  latest(): number
  closed(): void
}

export interface Group {
  readonly operation: PreparedOperation
  join(member: Member, after: string | null): void
  end(end: StreamEnd): void
}

/** Subscribers that ask the same and may hear the same. */
export function openGroup(options: GroupOptions): Group {
  const { operation, variables, settings, metrics, executor, positionOf } = options
  const { stream } = operation.compiled
  const lanes = new Set<Lane>()
  // Whoever listens first, listens for all: what a link passes on of a caller's headers is the caller's alone.
  const { viewer, requestId, headers, caller, maySeeInside } = options.scope
  const shared = options.audience === 'everybody'
  const scope: ExecutionScope = shared
    ? { viewer: sharedViewer(modeOf(viewer)), requestId, ...(maySeeInside && { maySeeInside }) }
    : { viewer, requestId, headers, caller, ...(maySeeInside && { maySeeInside }) }
  const terms: Terms = {
    ...settings,
    metrics,
    positionOf,
    heard: options.heard,
    isDroppable: isDroppable(operation),
    gapEvent: (lost) => ({
      json: Buffer.from(gapText(operation, lost, variables, scope, executor)),
      cursor: lost.toCursor,
      position: positionOf(lost.toCursor),
      previous: lost.fromCursor,
      isGap: true,
    }),
  }

  const queuedBytes = () => {
    let bytes = 0
    for (const { members } of lanes) for (const { sink } of members) bytes += sink.buffered()
    return bytes
  }

  const openLane = (after: string | null): Lane => {
    const lane: Lane = new Lane({
      after,
      terms,
      settled: () => moveOver(lane),
      closed: () => {
        lanes.delete(lane)
        if (lanes.size > 0) return
        metrics.groups.dec()
        metrics.queues.delete(queuedBytes)
        options.closed()
      },
    })
    if (lanes.size === 0) {
      metrics.groups.inc()
      metrics.queues.add(queuedBytes)
    }
    lanes.add(lane)
    return lane
  }
  const start = (lane: Lane) => {
    const link = stream && options.links.get(stream.subgraph)
    if (!stream || !link) return lane.end({ kind: 'refused', errors: [notOwned()] })
    lane.open({
      ...{ operation, variables, scope, executor, link, log: options.log },
      windowMs: settings.windowMs,
      eventMsMax: settings.eventMsMax,
      resumeMsMax: settings.resumeMsMax,
      request: (from) => stream.request(variables, scope, from),
      onWindow: (events) => metrics.windows.observe(events),
    })
  }
  /** Let lanes that replay end in another, as soon as that has everything they have still to tell: in the live one, if there is. */
  const moveOver = (settled: Lane) => {
    const all = [...lanes]
    const target = all.find(({ after }) => after === null) ?? all[0]
    for (const lane of settled === target ? all : [settled]) {
      const { position } = lane.ring
      if (lane === target || !lane.isIdle || position === null) continue
      if (target?.ring.reachesBackTo(position)) lane.moveTo(target)
    }
  }

  return {
    operation,
    join: (member, after) => {
      const position = positionOf(after)
      const known = [...lanes].find((lane) =>
        after === null
          ? lane.after === null
          : position !== null && position <= options.latest() + AHEAD_MAX && lane.ring.reachesBackTo(position),
      )
      const lane = known ?? openLane(after)
      metrics.subscribers.inc()
      if (after !== null) metrics.resumes.inc()
      lane.add(member, position)
      if (!known) start(lane)
    },
    end: (end) => {
      for (const lane of [...lanes]) lane.end(end)
    },
  }
}

/** Whether a reader that is behind may be told of a gap: the owner allows it, and the client can be told. */
function isDroppable(operation: PreparedOperation): boolean {
  const { graph, compiled } = operation
  if (!compiled.stream?.begin || !graph.streams.isDroppable(compiled.stream.field)) return false
  return tellsGaps(operation)
}
