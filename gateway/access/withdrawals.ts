import { setTimeout as sleep } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { ServiceViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import type { RevocationList } from './revocations.ts'

/** The subgraph that knows who is signed in. */
export const ACCESS_SUBGRAPH = 'users'
const QUERY = 'subscription AccessChanges { accessChanges { userId sessionId scopes at } }'
const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }
const WAIT_MS_MAX = 5_000

interface AccessChange {
  readonly userId: string
  readonly sessionId: string | null
  readonly scopes: readonly string[] | null
  readonly at: string
}

/**
 * Keep a list of what was taken back up to date, from the subgraph that takes it back. Whenever it cannot be reached it is asked
 * again, for ever; it then tells everything that still matters, so nothing is missed, only late.
 * @returns how to stop
 */
export function followWithdrawals(link: Link, list: RevocationList, log: Log): { close(): Promise<void> } {
  const closing = new AbortController()
  let stream: AsyncIterableIterator<ExecutionResult> | null = null

  const follow = async (heard: () => void) => {
    const answer = await link.subscribe(
      linkRequest({ query: QUERY, kind: 'subscription' }, { viewer: VIEWER, requestId: newRequestId() }),
    )
    if (!(Symbol.asyncIterator in answer)) throw new Error(answer.errors?.[0]?.message ?? 'the stream was refused')
    stream = answer
    if (closing.signal.aborted) return void answer.return?.()
    for await (const { data, errors } of answer) {
      if (!data) throw new Error(errors?.[0]?.message ?? 'an event without data')
      heard()
      const changes = (data.accessChanges ?? []) as readonly AccessChange[]
      list.note(changes.map((change) => ({ ...change, at: new Date(change.at) })))
    }
  }
  const keepUp = async () => {
    let failures = 0
    while (!closing.signal.aborted) {
      try {
        await follow(() => {
          failures = 0
        })
      } catch (error) {
        if (closing.signal.aborted) return
        log[failures === 0 ? 'warn' : 'debug']({ err: error }, 'access: cannot hear what is taken back, will ask again')
      }
      failures += 1
      const waitMs = Math.min(WAIT_MS_MAX, 100 * 2 ** Math.min(failures, 10)) * (0.5 + Math.random() / 2)
      await sleep(waitMs, undefined, { signal: closing.signal, ref: false }).catch(() => {})
    }
  }
  const done = keepUp()
  return {
    close: async () => {
      closing.abort()
      await stream?.return?.()
      await done
    },
  }
}
