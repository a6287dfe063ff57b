import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { openPasses } from './passes.ts'
import type { LoggedEvent } from './reader.ts'
import { openRing, type Ring, type RingBounds } from './ring.ts'

/**
 * The events of the log as this process hears of them, each once and in order, whoever brings them: its own relay, Redis, or the
 * log itself. Positions have no gap, so what is missing shows; it is read from the log.
 */
export interface Feed {
  /** The last event passed on. */
  position(): number
  /** Pass on what joins on, keep what comes too early, leave out what is known. @param events in rising order */
  offer(events: readonly LoggedEvent[]): void
  /** Say that the log reaches to here; if it is not brought soon, it is read. */
  reaches(position: number): void
  /** Resolves once everything now in the log was passed on. Rejects when the log cannot be read. */
  catchUp(): Promise<void>
  /** See {@link Ring.recall}. */
  recall: Ring['recall']
  close(): Promise<void>
}

export interface FeedOptions {
  /** Position to go on after: the end of the log, as it is when this process begins. */
  start: number
  /** Events up to there, in order, to have in memory. */
  recent: readonly LoggedEvent[]
  /** Read the log itself: events after a position, fewer than `limit` when it reaches its end. */
  read(after: number, limit: number): Promise<readonly LoggedEvent[]>
  /** Takes events as they are passed on. */
  take(events: readonly LoggedEvent[]): void
  /** Told when events were pruned before this process heard of them. */
  lost(): void
  /** Settles when what the log is known to hold should have been brought by somebody else; null when nobody is about to. */
  grace(): Promise<unknown> | null
  ring?: RingBounds | undefined
  log: Log
}

const READ_MAX = 1000
/** Events kept that came too early. What comes beyond is read from the log in its turn. */
const EARLY_MAX = 5_000

export function openFeed({ recent, start, read, take, lost, grace, ring: bounds, log }: FeedOptions): Feed {
  // Memory has no hole: of what was pruned meanwhile, or manually, only the part behind it counts.
  const first = recent.findLastIndex((event, index) => event.position !== start - (recent.length - 1 - index)) + 1
  const ring = openRing(start - (recent.length - first), bounds)
  for (const event of recent.slice(first)) ring.push(event)
  let early = new Map<number, LoggedEvent>()
  let known = start
  let waiting = false
  let closed = false

  const offer = (events: readonly LoggedEvent[]) => {
    const next: LoggedEvent[] = []
    const pass = (event: LoggedEvent) => {
      ring.push(event)
      next.push(event)
    }
    for (const event of events) {
      if (event.position === ring.position() + 1) pass(event)
      else if (event.position > ring.position() && early.size < EARLY_MAX) early.set(event.position, event)
    }
    for (let event = early.get(ring.position() + 1); event; event = early.get(ring.position() + 1)) pass(event)
    if (next.length > 0) {
      for (const position of early.keys()) if (position <= ring.position()) early.delete(position)
      take(next)
    }
    reaches(events.at(-1)?.position ?? 0)
  }
  const passes = openPasses(async () => {
    for (;;) {
      const after = ring.position()
      const events = await read(after, READ_MAX)
      if (closed) return
      const first = events[0]
      if (first && first.position > after + 1 && ring.position() === after) {
        // A log without its beginning was pruned: nobody slept as long as it is kept, except this process.
        log.warn({ from: after, to: first.position - 1 }, 'feed: events were pruned before this process heard of them')
        early = new Map()
        ring.restart(first.position - 1)
        lost()
      }
      offer(events)
      if (events.length < READ_MAX) return
    }
  })
  const request = () => {
    if (closed) return
    passes.request().catch((error: unknown) => {
      log.warn({ err: error }, `feed: could not read the event log, will try again: ${messageOf(error)}`)
    })
  }
  const reaches = (position: number) => {
    known = Math.max(known, position)
    if (known <= ring.position() || waiting || closed) return
    const wanted = known
    const soon = grace()
    if (!soon) return request()
    waiting = true
    const look = () => {
      waiting = false
      if (ring.position() < wanted) request()
      else reaches(known)
    }
    soon.then(look, look)
  }
  return {
    position: ring.position,
    offer,
    reaches,
    catchUp: passes.request,
    recall: ring.recall,
    close: async () => {
      closed = true
      await passes.idle()
    },
  }
}
