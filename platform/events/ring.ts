import type { LoggedEvent } from './reader.ts'

/** The last events of the log, in memory: what those who reconnect after a moment missed costs no statement. */
export interface Ring {
  /** The last event taken in. */
  position(): number
  /** Every event after this position is held. */
  floor(): number
  /** Take in the next event; the oldest make room. @param event the one right after {@link position} */
  push(event: LoggedEvent): void
  /** Forget everything and go on after `position`. */
  restart(position: number): void
  /** Events of these topics after a position, in order, at most `limit`; null when some of them may no longer be held. */
  recall(topics: readonly string[], after: number, limit: number): LoggedEvent[] | null
}

export interface RingBounds {
  eventsMax: number
  /** Of payloads as JSON, with an allowance for what is around them. */
  bytesMax: number
}

export const RING_BOUNDS: RingBounds = { eventsMax: 20_000, bytesMax: 16 * 1024 * 1024 }
/** What an event takes beside its payload, roughly: objects, their places in two lists, its topic. */
const EVENT_BYTES = 300

/** @param start position of the last event before the ring */
export function openRing(start: number, { eventsMax, bytesMax }: RingBounds = RING_BOUNDS): Ring {
  let position = start
  let bytes = 0
  let held = openQueue<{ event: LoggedEvent; bytes: number }>()
  let byTopic = new Map<string, Queue<LoggedEvent>>()

  const dropOldest = () => {
    const oldest = held.shift()
    if (!oldest) return
    bytes -= oldest.bytes
    // The oldest of all is the oldest of its topic.
    const topic = byTopic.get(oldest.event.topic)
    topic?.shift()
    if (topic?.length() === 0) byTopic.delete(oldest.event.topic)
  }
  return {
    position: () => position,
    floor: () => position - held.length(),
    push: (event) => {
      const size = EVENT_BYTES + JSON.stringify(event.payload).length
      position = event.position
      held.push({ event, bytes: size })
      bytes += size
      const topic = byTopic.get(event.topic) ?? openQueue<LoggedEvent>()
      if (topic.length() === 0) byTopic.set(event.topic, topic)
      topic.push(event)
      while (held.length() > eventsMax || bytes > bytesMax) dropOldest()
    },
    restart: (at) => {
      position = at
      bytes = 0
      held = openQueue()
      byTopic = new Map()
    },
    recall: (topics, after, limit) => {
      if (after < position - held.length()) return null
      const found = [...new Set(topics)].map((topic) => byTopic.get(topic)?.after(after, limit) ?? [])
      if (found.length === 1) return found[0] ?? []
      return found
        .flat()
        .sort((one, other) => one.position - other.position)
        .slice(0, limit)
    },
  }
}

/** A list that is added to at its end and taken from at its beginning, both in constant time. */
interface Queue<T> {
  length(): number
  push(item: T): void
  shift(): T | undefined
  /** Of events in order: those after a position, at most `limit`. */
  after(this: Queue<LoggedEvent>, position: number, limit: number): LoggedEvent[]
}

const COMPACT_AT = 1024

function openQueue<T>(): Queue<T> {
  let items: T[] = []
  let first = 0
  return {
    length: () => items.length - first,
    push: (item) => void items.push(item),
    shift: () => {
      if (first === items.length) return undefined
      const item = items[first]
      // Not held on to until the list is compacted.
      items[first++] = undefined as T
      if (first >= COMPACT_AT && first * 2 >= items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    },
    after: (position, limit) => {
      const events = items as LoggedEvent[]
      let [low, high] = [first, events.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((events[middle]?.position ?? 0) > position) high = middle
        else low = middle + 1
      }
      return events.slice(low, low + limit)
    },
  }
}
