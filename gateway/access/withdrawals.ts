import { setTimeout as sleep } from 'node:timers/promises'
import type { ExecutionResult } from 'graphql'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Mode, ServiceViewer } from '../../platform/viewer.ts'
import type { Link } from '../links/link.ts'
import { linkRequest } from '../links/request.ts'
import type { RevocationList } from './revocations.ts'

const VIEWER: ServiceViewer = { kind: 'service', name: 'gateway.access', scopes: ['graph:access'] }
/** What is taken back counts within a second, also when its owner has just come back. */
const WAIT_MS_MAX = 500

interface AccessChange {
  readonly userId: string | null
  readonly sessionId: string | null
  readonly scopes: readonly string[] | null
  readonly keyId?: string | null
  readonly endsAt?: string | null
  readonly at: string
}

interface RoomBan {
  readonly roomId: string
  readonly userId: string
  readonly isBanned: boolean
}

/** What a subgraph of ours tells gateways of who may do less than before; no client's schema has it. */
interface Feed {
  readonly subgraph: string
  readonly query: string
  /** @param isFirst of a stream, which begins with everything that matters */
  note(data: Record<string, unknown>, list: RevocationList, isFirst: boolean): void
}

const FEEDS: readonly Feed[] = [
  {
    subgraph: 'users',
    query: 'subscription AccessChanges { accessChanges { userId sessionId scopes keyId endsAt at } }',
    note: ({ accessChanges }, list) => {
      const changes = accessChanges as readonly AccessChange[]
      list.note(
        changes.map(({ endsAt, at, ...change }) => ({
          ...change,
          ...(endsAt && { endsAt: new Date(endsAt) }),
          at: new Date(at),
        })),
      )
    },
  },
  {
    subgraph: 'live-streams',
    query: 'subscription RoomBans { roomBans { roomId userId isBanned } }',
    note: ({ roomBans }, list, isFirst) => {
      const bans = roomBans as readonly RoomBan[]
      list.bar(
        bans.map(({ roomId, userId, isBanned }) => ({ userId, subjectId: roomId, isBarred: isBanned })),
        isFirst,
      )
    },
  },
]

/**
 * Keep a list of what was taken back up to date, from the subgraphs that take it back. Whenever one cannot be reached it is asked
 * again, for ever; it then tells everything that still matters, so nothing is missed, only late.
 * @param links of our own subgraphs
 * @param mode of the world whose subgraphs are asked
 * @returns how to stop
 */
export function followWithdrawals(
  links: readonly Link[],
  list: RevocationList,
  log: Log,
  mode: Mode = 'live',
): { close(): Promise<void> } {
  const viewer: ServiceViewer = mode === 'live' ? VIEWER : { ...VIEWER, mode }
  const following = FEEDS.flatMap((feed) => {
    const link = links.find(({ subgraph }) => subgraph === feed.subgraph)
    return link ? [followOne(link, feed, list, log, viewer)] : []
  })
  return {
    close: async () => {
      await Promise.all(following.map((each) => each.close()))
    },
  }
}

/** How long to wait until an owner is asked again. @param chance 0 to 1, so that gateways do not ask together */
export function waitMsAfter(failures: number, chance = Math.random()): number {
  return Math.min(WAIT_MS_MAX, 100 * 2 ** Math.min(failures, 10)) * (0.5 + chance / 2)
}

function followOne(
  link: Link,
  feed: Feed,
  list: RevocationList,
  log: Log,
  viewer: ServiceViewer,
): { close(): Promise<void> } {
  const closing = new AbortController()
  let stream: AsyncIterableIterator<ExecutionResult> | null = null

  const follow = async (heard: () => void) => {
    const request = linkRequest({ query: feed.query, kind: 'subscription' }, { viewer, requestId: newRequestId() })
    const answer = await link.subscribe(request)
    if (!(Symbol.asyncIterator in answer)) throw new Error(answer.errors?.[0]?.message ?? 'the stream was refused')
    stream = answer
    if (closing.signal.aborted) return void answer.return?.()
    let isFirst = true
    for await (const { data, errors } of answer) {
      if (!data) throw new Error(errors?.[0]?.message ?? 'an event without data')
      heard()
      feed.note(data, list, isFirst)
      isFirst = false
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
      await sleep(waitMsAfter(failures), undefined, { signal: closing.signal, ref: false }).catch(() => {})
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
