import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import { ownBytes } from './frame.ts'
import { withPosition } from './lost-event.ts'
import { errorsOf } from './refused.ts'
import type { StreamEnd } from './types.ts'
import { Upstream, type UpstreamOptions } from './upstream.ts'
import { type WindowOptions, Windows } from './windows.ts'

export interface FeedOptions extends UpstreamOptions, Omit<WindowOptions, 'deliver'> {
  readonly log: Log
  opened(): void
  /** Takes events that are joined and written. */
  produced(events: readonly Produced[]): void
  /** @returns when those who listen can take more */
  room(): Promise<void>
  ended(end: StreamEnd): void
}

/** An event, written. */
export interface Produced {
  readonly json: Buffer
  readonly cursor: string | null
  readonly isGap: boolean
}

export interface Feed {
  close(): void
}

/** Events taken in a row before others get their turn: those of a stream in this process come without any wait. */
const ROW = 64

/** Read a stream at its owner, join every event and write it, once for all who listen. */
export function openFeed(options: FeedOptions): Feed {
  const { operation, variables, log } = options
  const upstream = new Upstream(options)
  const windows = new Windows({
    ...options,
    deliver: (events, answers) => {
      if (closed) return
      options.produced(
        answers.map(({ text, errors }, index) => {
          const position = positionOf(events[index] ?? {})
          return { json: ownBytes(withPosition(text, errors.length > 0, position.cursor)), ...position }
        }),
      )
    },
  })
  const positionOf = (event: Parameters<NonNullable<typeof operation.compiled.stream>['positionOf']>[0]) =>
    operation.compiled.stream?.positionOf(event) ?? { cursor: null, isGap: false }
  let closed = false

  const read = async (): Promise<void> => {
    await upstream.open()
    options.opened()
    for (let taken = 1; ; taken++) {
      const { done, value } = await upstream.next()
      if (done || closed) return
      upstream.cursor = positionOf(value).cursor ?? upstream.cursor
      windows.add(value)
      if (taken % ROW === 0) await nextTurn()
      await windows.room()
      await options.room()
    }
  }
  const run = async () => {
    let end: StreamEnd = { kind: 'complete' }
    try {
      await read()
    } catch (error) {
      end = { kind: 'refused', errors: errorsOf(error, log, operation, variables) }
    }
    try {
      await windows.settled()
    } catch (error) {
      end = { kind: 'refused', errors: errorsOf(error, log, operation, variables) }
    }
    upstream.leave()
    if (!closed) options.ended(end)
  }
  run().catch((error: unknown) => log.error({ err: error }, 'a stream could not be ended'))
  return {
    close: () => {
      closed = true
      windows.close()
      upstream.leave()
    },
  }
}
