/** What can no longer be replayed: the stream goes on after it. */
export interface StreamGap {
  /** Null when nothing is known of where the stream was: it was cut off before its first event. */
  readonly fromCursor: string | null
  readonly toCursor: string | null
  /** Events that are gone; null when nobody counted them. */
  readonly missed: number | null
  /** As the graph says it, or `NO_CURSOR` when an operation that cannot resume was cut off and began anew. */
  readonly reason: string
}

/** Where a stream stands after a result, and the gap that the result tells of. */
export interface Position {
  /** Of an event, also of one whose data is gone; null for a gap, and for an event whose cursor was not asked for. */
  readonly cursor: string | null
  readonly gap: StreamGap | null
}

/**
 * @param data of a result, whose one root field is an event or a `StreamGap`, by whatever alias
 * @param extensions of it, which say the cursor of an event that could not be told
 */
export function positionOf(data: unknown, extensions?: unknown): Position {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const [event] = Object.values(Object(data))
    .filter((value) => value !== null)
    .map(Object)
  if (!event) return { cursor: text(Object(extensions).cursor), gap: null }
  if (event.__typename !== 'StreamGap' && event.toCursor === undefined) return { cursor: text(event.cursor), gap: null }
  const { fromCursor, toCursor, missed, reason } = event
  return {
    cursor: null,
    gap: {
      fromCursor: text(fromCursor),
      toCursor: text(toCursor),
      missed: typeof missed === 'number' ? missed : null,
      reason: text(reason) ?? 'UNKNOWN',
    },
  }
}

/** Cursors remembered to know a repeat; replays begin after the last one seen, so a repeat is never older than this. */
const REMEMBERED_MAX = 1_024

/** Cursors are opaque: one is compared by being the same text as another, and by nothing else. */
export function openSeen() {
  const seen = new Set<string>()
  return {
    /** @returns false when it was seen before */
    isNew: (cursor: string): boolean => {
      if (seen.has(cursor)) return false
      seen.add(cursor)
      // A Set keeps the order of insertion: the first is the oldest.
      for (const oldest of seen) {
        if (seen.size <= REMEMBERED_MAX) break
        seen.delete(oldest)
      }
      return true
    },
  }
}
