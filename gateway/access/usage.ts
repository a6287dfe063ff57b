import type { Clock } from '../../platform/clock.ts'
import { invariant } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { type AppViewer, isGranted, type ServiceViewer, type Viewer } from '../../platform/viewer.ts'
import type { BudgetObserver } from '../limits/budget/index.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import { requirementsIn } from '../plan/denied.ts'
import { deprecatedIn } from '../plan/deprecated.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { scopesNeeded } from './scopes-needed.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }
const RECORD = 'mutation RecordApiKeyUsage($usage: [ApiKeyUsageInput!]!) { recordApiKeyUsage(usage: $usage) }'

/** What an operation did that a key ran, or was refused. */
export interface KeyUse {
  readonly keyId: string
  /** Points; 0 for what was refused. */
  readonly cost: number
  /** It was refused because the budget was used up. */
  readonly throttled: boolean
  /** Scopes of the key it made use of. */
  readonly scopesUsed: readonly string[]
  /** Coordinates of what it asked for that is deprecated. */
  readonly deprecated: readonly string[]
}

/** Counts what API keys do and tells users, so that partners can see it. */
export interface Usage {
  record(use: KeyUse): void
  /** Records what budgets see of apps. */
  readonly observer: BudgetObserver
  /** Tell what has been counted so far. Failing is logged; what was not told is told with the rest. */
  flush(): Promise<void>
  /** Tell the rest, and stop. */
  close(): Promise<void>
}

interface Count {
  readonly keyId: string
  readonly day: string
  operations: number
  cost: number
  throttled: number
  readonly scopes: Map<string, number>
  readonly deprecated: Map<string, number>
  lastUsedAt: Date
}

/** Nothing is told of a key for this long at most, while it is used. */
const FLUSH_MS = 5_000
/** Keys that wait to be told of; more than that only come together while users is away. */
const COUNTS_MAX = 10_000
const BATCH_MAX = 500
/** Names that are told of one key at a time: beyond, they are counted in the next turn. */
const NAMES_MAX = 200

/**
 * Count in this process, tell every few seconds. What is counted is for looking at, not for charging: a process that dies takes a few
 * seconds of it along, and when users took a report and we did not hear so, it is counted twice.
 * @param users the subgraph that keeps it
 */
export function openUsage(users: Link, clock: Clock, log: Log, flushMs: number = FLUSH_MS): Usage {
  let counts = new Map<string, Count>()
  let telling: Promise<void> | null = null
  const timer = setInterval(() => void flush(), flushMs).unref()

  const countOf = (keyId: string, at: Date): Count | null => {
    const day = at.toISOString().slice(0, 10)
    const known = counts.get(`${keyId} ${day}`)
    if (known) return known
    if (counts.size >= COUNTS_MAX) return null
    const count: Count = {
      ...{ keyId, day, operations: 0, cost: 0, throttled: 0, lastUsedAt: at },
      ...{ scopes: new Map(), deprecated: new Map() },
    }
    counts.set(`${keyId} ${day}`, count)
    return count
  }
  const record = ({ keyId, cost, throttled, scopesUsed, deprecated }: KeyUse) => {
    const at = clock.now()
    const count = countOf(keyId, at)
    if (!count) return
    count.operations += 1
    count.cost += Math.ceil(cost)
    if (throttled) count.throttled += 1
    for (const scope of scopesUsed) add(count.scopes, scope, 1)
    for (const coordinate of deprecated) add(count.deprecated, coordinate, 1)
    count.lastUsedAt = at
  }
  const tell = async (batch: readonly Count[]) => {
    const usage = batch.map(({ scopes, deprecated, lastUsedAt, ...count }) => ({
      ...count,
      ...{ scopes: named(scopes), deprecated: named(deprecated), lastUsedAt: lastUsedAt.toISOString() },
    }))
    const scope = { viewer: VIEWER, requestId: newRequestId() }
    const request = linkRequest({ query: RECORD, kind: 'mutation', variables: { usage } }, scope)
    const { data, errors } = await users.execute(request)
    invariant(data, errors?.[0]?.message ?? 'users did not take what keys did')
  }
  const tellAll = async () => {
    const waiting = [...counts.values()]
    counts = new Map()
    for (let from = 0; from < waiting.length; from += BATCH_MAX) {
      try {
        await tell(waiting.slice(from, from + BATCH_MAX))
      } catch (error) {
        log.warn({ err: error }, 'access: cannot tell what API keys did, will try again')
        for (const count of waiting.slice(from)) putBack(count)
        return
      }
    }
  }
  const putBack = (count: Count) => {
    const now = counts.get(`${count.keyId} ${count.day}`)
    if (!now) {
      if (counts.size < COUNTS_MAX) counts.set(`${count.keyId} ${count.day}`, count)
      return
    }
    now.operations += count.operations
    now.cost += count.cost
    now.throttled += count.throttled
    for (const [name, hits] of count.scopes) add(now.scopes, name, hits)
    for (const [name, hits] of count.deprecated) add(now.deprecated, name, hits)
  }
  /** One at a time: whoever asks meanwhile waits for what is being told, and then for the rest. */
  const flush = async (): Promise<void> => {
    while (telling) await telling
    if (counts.size === 0) return
    telling = tellAll().finally(() => {
      telling = null
    })
    await telling
  }
  return {
    record,
    observer: {
      charged: (viewer, operation, actual) => note(record, viewer, operation, actual, false),
      refused: (viewer, operation, code) => note(record, viewer, operation, 0, code === 'RATE_LIMITED'),
    },
    flush,
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}

function add(hits: Map<string, number>, name: string, more: number): void {
  if (hits.size < NAMES_MAX || hits.has(name)) hits.set(name, (hits.get(name) ?? 0) + more)
}

const named = (hits: ReadonlyMap<string, number>) => [...hits].map(([name, times]) => ({ name, hits: times }))

function note(
  record: Usage['record'],
  viewer: Viewer,
  operation: PreparedOperation | null,
  cost: number,
  throttled: boolean,
): void {
  if (viewer.kind !== 'app') return
  record({ keyId: viewer.keyId, cost, throttled, ...(operation ? usedBy(viewer, operation) : NOTHING) })
}

/** Of what was turned away before it was read. */
const NOTHING: Pick<KeyUse, 'scopesUsed' | 'deprecated'> = { scopesUsed: [], deprecated: [] }

/** What operations use, by the scopes of whoever runs them: worked out once for each. */
const usedByScopes = new WeakMap<PreparedOperation, Map<string, Pick<KeyUse, 'scopesUsed' | 'deprecated'>>>()

function usedBy(viewer: AppViewer, prepared: PreparedOperation): Pick<KeyUse, 'scopesUsed' | 'deprecated'> {
  const known = usedByScopes.get(prepared) ?? new Map()
  usedByScopes.set(prepared, known)
  const scopes = viewer.scopes.join(' ')
  const before = known.get(scopes)
  if (before) return before
  const { graph, document, operation } = prepared
  const used = {
    scopesUsed: scopesNeeded(requirementsIn(graph, document), (scope) => isGranted(viewer, scope)).scopes,
    deprecated: deprecatedIn(graph.apiSchema, document, operation).map(({ coordinate }) => coordinate),
  }
  known.set(scopes, used)
  return used
}

/** What the keys of our own graph do. @param links of our own subgraphs */
export function ownUsage(links: readonly Link[], clock: Clock, log: Log): Usage {
  const users = links.find(({ subgraph }) => subgraph === 'users')
  invariant(users, 'a graph of ours without users')
  return openUsage(users, clock, log)
}
