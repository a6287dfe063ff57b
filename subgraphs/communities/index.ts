import { parse } from 'graphql'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, openContext } from './context.ts'
import { dryRun } from './dry-run.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { openCommunitiesStore } from './store/index.ts'

export { loadMemberships, type MembershipSeed } from './store/bulk.ts'

/** Interest communities and life circles: who joins, who may do what in them, and what their local groups do together. */
export const communities: SubgraphModule<Context> = {
  name: 'communities',
  typeDefs: parse(subgraphSdl('communities')),
  resolvers,
  dryRun,
  open: (kernel) => {
    const store = openCommunitiesStore(kernel.database, kernel.clock, kernel.bus)
    return {
      context: (request) => openContext(kernel, store, request),
      dryContext: (request, dry) => openContext(dry, openCommunitiesStore(dry.database, dry.clock, dry.bus), request),
      reactions: openReactions(kernel.clock),
    }
  },
}
