import { leavable } from '../../../platform/events/stream.ts'
import { topics } from '../../../schema/events.ts'
import type { Context } from '../context.ts'
import type { BanRow } from '../store/bans.ts'

/** As the schema promises. */
const PAGE = 1_000

/** A ban, or that there is none any more. */
export interface BanChange extends BanRow {
  readonly isBanned: boolean
}

/**
 * Who is kept out of which room: all that are, then each change. Whoever subscribes needs to remember no position, as everything
 * is told again; saying something twice does no harm.
 */
export async function roomBans(ctx: Context): Promise<AsyncIterableIterator<BanChange[]>> {
  // Before the table is read: what happens in between is told twice rather than not at all.
  const stream = await ctx.bus.stream([topics.access], null)
  async function* current(): AsyncGenerator<BanChange[], void> {
    for await (const page of ctx.store.bans.current(PAGE)) yield page.map((ban) => ({ ...ban, isBanned: true }))
  }
  async function* changes(): AsyncGenerator<BanChange[], void> {
    yield* current()
    for await (const item of stream) {
      if (item.kind === 'gap') yield* current()
      else if (item.event.name === 'live.guestBanned') yield [{ ...item.event.payload, isBanned: true }]
      else if (item.event.name === 'live.banLifted') yield [{ ...item.event.payload, isBanned: false }]
    }
  }
  return leavable(changes(), () => {
    stream.return?.().catch(() => {})
  })
}
