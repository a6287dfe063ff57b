import { parse } from 'graphql'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, openContext } from './context.ts'
import { dryRun } from './dry-run.ts'
import { startMaintenance } from './maintenance.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { openAdsStore } from './store/index.ts'

/** Advertising: merchants' accounts and campaigns, the auction for places in feeds, and what clicks cost. */
export const ads: SubgraphModule<Context> = {
  name: 'ads',
  typeDefs: parse(subgraphSdl('ads')),
  resolvers,
  dryRun,
  open: (kernel) => {
    const store = openAdsStore(kernel.database, kernel.clock, kernel.bus)
    const maintenance = startMaintenance({ store, clock: kernel.clock }, kernel.log)
    return {
      context: (request) => openContext(kernel, store, request),
      dryContext: (request, dry) => openContext(dry, openAdsStore(dry.database, dry.clock, dry.bus), request),
      reactions: openReactions(kernel.clock),
      close: maintenance.close,
    }
  },
}
