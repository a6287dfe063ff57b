import { badUserInput } from '../errors.ts'
import type { LogExtent, LoggedEvent } from './reader.ts'

/** What a stream yields: events in order, and a gap where events can no longer be replayed. */
export type StreamItem = { readonly kind: 'event'; readonly event: LoggedEvent } | StreamGapItem

export interface StreamGapItem {
  readonly kind: 'gap'
  readonly from: number
  /** Events up to here are gone; the stream goes on right after. */
  readonly to: number
  readonly reason: 'EXPIRED'
}

/** What a stream needs of the bus. */
export interface StreamSource {
  /** The last event this process has heard of. */
  position(): number
  /** From memory: every event of these topics after a position, at most `limit`; null when memory does not reach back so far. */
  recall(topics: readonly string[], after: number, limit: number): readonly LoggedEvent[] | null
  /** From where the log is kept. */
  read(topics: readonly string[], after: number, limit: number): Promise<LogPage>
  extent(): Promise<LogExtent>
  /** The position that everything committed before the call lies at or below. */
  now(): Promise<number>
  /** @param listener gets events as they come, or null when some were lost on the way: the log says what became of them */
  listen(topics: readonly string[], listener: Listener): () => void
}

export type Listener = (event: LoggedEvent | null) => void

/** A part of the log: all events of some topics after a position and up to another one, but for those that are gone. */
export interface LogPage {
  readonly events: readonly LoggedEvent[]
  /** Nothing up to here can be replayed any more; 0 when nothing is missing. */
  readonly goneUpTo: number
  readonly upTo: number
  /** True when the log held nothing more. */
  readonly isLast: boolean
}

/** Events a slow subscriber may have waiting in memory; beyond that it reads the log again from where it stands. */
const BUFFER_MAX = 512
const PAGE = 256

/**
 * Replay topics from a position, then join live without a hole or a repeat: from memory as far as it reaches, else from the log.
 * Listening starts before either is read, and what both give is taken once, by position. A subscriber that falls behind costs bounded memory: its buffer is dropped
 * and it catches up from the log. Leaving (`return`) takes effect at once, even while waiting for an event.
 * @param after replay what came after this position; null starts at the moment of the call
 * @throws BAD_USER_INPUT when `after` lies ahead of the log
 */
export async function openStream(
  source: StreamSource,
  topics: readonly string[],
  after: number | null,
): Promise<AsyncIterableIterator<StreamItem>> {
  // Before the position is asked for, and not at the first `next`: what comes in between is in the buffer, and not skipped.
  const live = openBuffer(source, topics)
  try {
    // Another process may have heard of more than this one.
    if (after !== null && after > source.position() && after > (await source.extent()).position)
      throw badUserInput('The cursor in "after" lies ahead of this stream.', 'after')
    const start = { position: after ?? (await source.now()), behind: after !== null }
    return leavable(follow(source, topics, live, start), live.close)
  } catch (error) {
    live.close()
    throw error
  }
}

async function* follow(
  source: StreamSource,
  topics: readonly string[],
  live: LiveBuffer,
  start: { position: number; behind: boolean },
): AsyncGenerator<StreamItem, void> {
  let { position, behind } = start
  while (!live.closed()) {
    if (behind) {
      const recalled = source.recall(topics, position, PAGE)
      if (recalled) {
        for (const event of recalled) {
          position = event.position
          yield { kind: 'event', event }
        }
        if (recalled.length < PAGE) behind = live.resume()
        continue
      }
      const { events, goneUpTo, upTo, isLast } = await source.read(topics, position, PAGE)
      if (goneUpTo > position) {
        yield { kind: 'gap', from: position, to: goneUpTo, reason: 'EXPIRED' }
        position = goneUpTo
      }
      for (const event of events) {
        if (event.position <= position) continue
        position = event.position
        yield { kind: 'event', event }
      }
      position = Math.max(position, upTo)
      // What came since is in the buffer, unless the buffer overflowed.
      if (isLast) behind = live.resume()
      continue
    }
    const next = await live.next()
    if (next === 'closed') return
    if (next === 'overflown') behind = true
    else if (next.position > position) {
      position = next.position
      yield { kind: 'event', event: next }
    }
  }
}

interface LiveBuffer {
  next(): Promise<LoggedEvent | 'overflown' | 'closed'>
  /** Take live events again, after the log was read. @returns true when some were dropped meanwhile: read once more */
  resume(): boolean
  closed(): boolean
  close(): void
}

function openBuffer(source: StreamSource, topics: readonly string[]): LiveBuffer {
  let queue: LoggedEvent[] = []
  let overflown = false
  let closed = false
  let wake: (() => void) | null = null
  const poke = () => {
    wake?.()
    wake = null
  }
  const stop = source.listen(topics, (event) => {
    if (event === null || queue.length >= BUFFER_MAX) {
      queue = []
      overflown = true
    }
    if (event !== null && !overflown) queue.push(event)
    poke()
  })
  return {
    next: async () => {
      for (;;) {
        if (closed) return 'closed'
        const event = queue.shift()
        if (event) return event
        if (overflown) return 'overflown'
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    resume: () => {
      const dropped = overflown
      overflown = false
      return dropped
    },
    closed: () => closed,
    close: () => {
      closed = true
      queue = []
      stop()
      poke()
    },
  }
}

/**
 * An iterator whose `return` first runs `leave`. A generator that awaits its next event cannot return before that event
 * comes; without this a subscriber that left would stay until then.
 */
export function leavable<T>(inner: AsyncIterator<T, void>, leave: () => void): AsyncIterableIterator<T> {
  return {
    next: () => inner.next() as Promise<IteratorResult<T>>,
    return: async () => {
      leave()
      await inner.return?.()
      return { done: true, value: undefined }
    },
    throw: async (error) => {
      leave()
      await inner.return?.()
      throw error
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

/** Turn what a stream yields into payloads, one after the other; null leaves an item out. Leaving passes through at once. */
export function mapStream<A, B>(
  stream: AsyncIterableIterator<A>,
  map: (item: A) => B | null | Promise<B | null>,
): AsyncIterableIterator<B> {
  const leave = () => {
    stream.return?.().catch(() => {})
  }
  async function* mapped(): AsyncGenerator<B, void> {
    try {
      for (;;) {
        const { done, value } = await stream.next()
        if (done) return
        const payload = await map(value)
        if (payload !== null) yield payload
      }
    } finally {
      // A payload that could not be made ends the stream: nobody would read what comes after.
      leave()
    }
  }
  return leavable(mapped(), leave)
}
