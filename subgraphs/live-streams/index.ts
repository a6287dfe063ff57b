import { parse } from 'graphql'
import { onClockMoved, systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { readLogName } from '../../platform/events/reader.ts'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, NAME, openContext } from './context.ts'
import { CATALOGUE } from './domain/catalogue.ts'
import { dryRun, tryingViewers } from './dry-run.ts'
import { NO_KEEPER, startKeeper } from './keeper.ts'
import { openKnownRooms } from './operations/knownRooms.ts'
import { lookAfterRooms } from './operations/lookAfterRooms.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { bindLiveStore, openLiveStore } from './store/index.ts'
import { openSharedAudience } from './store/shared-audience.ts'
import { openViewers } from './viewers.ts'

/** Write the gift catalogue: gifts that are there already stay, or get today's name and price. */
export async function seedReference(database: Database): Promise<void> {
  await bindLiveStore(database.pool, systemClock).gifts.put(CATALOGUE)
}

/** Live rooms with their chat, gifts, products and viewers. */
export const liveStreams: SubgraphModule<Context> = {
  name: NAME,
  typeDefs: parse(subgraphSdl('live-streams')),
  resolvers,
  dryRun,
  seedReference,
  open: (kernel) => {
    const store = openLiveStore(kernel.database, kernel.clock, kernel.bus)
    const { redis, database, clock, log } = kernel
    const audience = redis && readLogName(database.pool).then((name) => openSharedAudience(redis, name))
    const viewers = openViewers(store, audience, log)
    const keeper = startKeeper(() => lookAfterRooms(store, viewers, clock), log)
    const stopHearing = onClockMoved(clock, keeper.poke)
    const shared = { store, keeper, knownRooms: openKnownRooms(store), viewers }
    return {
      context: (request) => openContext(kernel, shared, request),
      dryContext: (request, dry) => {
        const tried = openLiveStore(dry.database, dry.clock, dry.bus)
        const counting = redis ? tryingViewers(viewers) : openViewers(tried, null, log)
        return openContext(dry, { ...shared, store: tried, keeper: NO_KEEPER, viewers: counting }, request)
      },
      reactions: openReactions(kernel.clock),
      close: () => {
        stopHearing()
        return keeper.close()
      },
    }
  },
}
