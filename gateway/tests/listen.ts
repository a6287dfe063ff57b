import { leavable } from '../../platform/events/stream.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import type { Streams } from '../streams/groups.ts'
import { StreamRefused } from '../streams/refused.ts'
import type { StreamEnd, StreamEvent } from '../streams/types.ts'

export interface Heard {
  readonly text: string
  readonly event: StreamEvent
}

/** Subscribe to an engine's streams without any door. The iterator throws what the stream is refused with. */
export function listen(
  streams: Streams,
  operation: PreparedOperation,
  variables: Record<string, unknown>,
  scope: ExecutionScope,
): AsyncIterableIterator<Heard> {
  const waiting: StreamEvent[] = []
  let end: StreamEnd | null = null
  let wake = () => {}
  const membership = streams.join(operation, variables, scope, {
    next: (events) => {
      waiting.push(...events)
      wake()
    },
    end: (why) => {
      end = why
      wake()
    },
    buffered: () => 0,
    onceDrained: (listener) => listener(),
  })
  const left = () => {
    membership.leave()
    end ??= { kind: 'complete' }
    wake()
  }
  async function* heard(): AsyncGenerator<Heard, void> {
    for (;;) {
      const event = waiting.shift()
      if (event) yield { text: String(event.json), event }
      else if (end) {
        if (end.kind === 'complete') return
        throw end.kind === 'refused' ? new StreamRefused(end.errors) : new Error('overrun')
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }
  return leavable(heard(), left)
}
