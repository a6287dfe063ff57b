import { onClockMoved } from '../../../platform/clock.ts'
import type { StreamItem } from '../../../platform/events/stream.ts'
import { topics } from '../../../schema/events.ts'
import type { Context } from '../context.ts'

/** Wakes a subscription when what its gate rests on may have changed. */
export interface GateWatch {
  /** Begin to listen to what is told of a person, and to note when a claim of theirs runs out. */
  follow(userId: string): Promise<void>
  close(): void
}

/** The longest wait of a timer of Node's. */
const TIMER_MS_MAX = 2 ** 31 - 1

/**
 * Gates rest on facts that other subgraphs tell, and on claims that expire without anybody telling.
 * @param recheck called when the gate is to be decided again
 */
export function openGateWatch(ctx: Context, recheck: () => void): GateWatch {
  let facts: AsyncIterableIterator<StreamItem> | null = null
  let opening: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  let stopHearing = () => {}

  const open = async (userId: string) => {
    facts = await ctx.bus.stream([topics.user(userId)], null)
    if (isClosed) return leave()
    // Claims may expire when no timer says so.
    stopHearing = onClockMoved(ctx.clock, recheck)
    // Should the log break, the stream of the community breaks with it, and says so.
    hear(facts).catch(() => {})
  }
  const hear = async (stream: AsyncIterableIterator<StreamItem>) => {
    for await (const item of stream) {
      const isFact =
        item.kind === 'gap' || item.event.name === 'users.factsChanged' || item.event.name === 'payments.creditChanged'
      if (!isFact) continue
      // What was told is known here once it was reacted to.
      await ctx.settle()
      recheck()
    }
  }
  const leave = () => {
    facts?.return?.().catch(() => {})
  }
  const noteExpiry = async (userId: string) => {
    const { attestations } = await ctx.loaders.facts.load(userId)
    const now = ctx.clock.now().getTime()
    const coming = attestations.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [Date.parse(expiresAt)]))
    const next = Math.min(...coming.filter((at) => at > now))
    clearTimeout(timer)
    if (!isClosed && Number.isFinite(next)) timer = setTimeout(recheck, Math.min(next - now, TIMER_MS_MAX)).unref()
  }
  return {
    follow: async (userId) => {
      // Before anything is decided: what changes after that is heard.
      opening ??= open(userId)
      await opening
      await noteExpiry(userId)
    },
    close: () => {
      isClosed = true
      clearTimeout(timer)
      stopHearing()
      leave()
    },
  }
}
