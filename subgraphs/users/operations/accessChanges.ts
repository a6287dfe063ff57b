import { ACCESS_TOKEN_LIFETIME_MS } from '../../../platform/access-token.ts'
import { leavable } from '../../../platform/events/stream.ts'
import { topics } from '../../../schema/events.ts'
import type { Context } from '../context.ts'
import type { AccessChangeRow } from '../store/withdrawals.ts'

/** As the schema promises. */
const PAGE = 1_000

/** A key has no short life of its own: what gateways may have missed of it is told for a day. */
const KEY_MEMORY_MS = 24 * 3600_000

/**
 * What was taken back of what access tokens and keys still say: what may matter now, then what happens. Whoever subscribes needs to
 * remember no position, as everything that still matters is told again; saying something twice does no harm.
 */
export async function accessChanges(ctx: Context): Promise<AsyncIterableIterator<AccessChangeRow[]>> {
  // Before the tables are read: what happens in between is told twice rather than not at all.
  const stream = await ctx.bus.stream([topics.access], null)
  // By the machines' clock, as tokens live by it: in a sandbox whose own is ahead, more is told than matters.
  const clock = ctx.sandbox?.machine ?? ctx.clock
  const ago = (ms: number) => new Date(clock.now().getTime() - ms)
  async function* current(): AsyncGenerator<AccessChangeRow[], void> {
    yield* ctx.store.withdrawals.since(ago(ACCESS_TOKEN_LIFETIME_MS), PAGE)
    yield* ctx.store.withdrawals.keysSince(ago(KEY_MEMORY_MS), PAGE)
  }
  async function* changes(): AsyncGenerator<AccessChangeRow[], void> {
    yield* current()
    for await (const item of stream) {
      if (item.kind === 'gap') yield* current()
      else if (item.event.name === 'users.sessionEnded') {
        const { sessionId, userId, at } = item.event.payload
        yield [{ sessionId, userId, scopes: null, at: new Date(at) }]
      } else if (item.event.name === 'users.scopesChanged') {
        const { userId, scopes, at } = item.event.payload
        yield [{ sessionId: null, userId, scopes, at: new Date(at) }]
      } else if (item.event.name === 'users.apiKeyEnded') {
        const { keyId, endsAt, at } = item.event.payload
        yield [{ userId: null, sessionId: null, scopes: null, keyId, endsAt: new Date(endsAt), at: new Date(at) }]
      }
    }
  }
  return leavable(changes(), () => {
    stream.return?.().catch(() => {})
  })
}
