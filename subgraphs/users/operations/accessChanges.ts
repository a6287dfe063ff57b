import { ACCESS_TOKEN_LIFETIME_MS } from '../../../platform/access-token.ts'
import { leavable } from '../../../platform/events/stream.ts'
import { topics } from '../../../schema/events.ts'
import type { Context } from '../context.ts'
import type { AccessChangeRow } from '../store/withdrawals.ts'

/** As the schema promises. */
const PAGE = 1_000

/**
 * What was taken back of what access tokens still say: what may matter now, then what happens. Whoever subscribes needs to
 * remember no position, as everything that still matters is told again; saying something twice does no harm.
 */
export async function accessChanges(ctx: Context): Promise<AsyncIterableIterator<AccessChangeRow[]>> {
  // Before the tables are read: what happens in between is told twice rather than not at all.
  const stream = await ctx.bus.stream([topics.access], null)
  const current = () =>
    ctx.store.withdrawals.since(new Date(ctx.clock.now().getTime() - ACCESS_TOKEN_LIFETIME_MS), PAGE)
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
      }
    }
  }
  return leavable(changes(), () => {
    stream.return?.().catch(() => {})
  })
}
