import { parse } from 'graphql'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, openContext } from './context.ts'
import { dryRun } from './dry-run.ts'
import { openFeedWatch } from './feed-watch.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { seedReference } from './seed/index.ts'
import { openContentStore } from './store/index.ts'

export {
  demoServices,
  type LikeSeed,
  loadLikes,
  loadPosts,
  loadServices,
  type PostSeed,
  type ServiceSeed,
} from './seed/index.ts'

/** What people publish, say and like, the feeds it appears in, and the directory of services. */
export const content: SubgraphModule<Context> = {
  name: 'content',
  typeDefs: parse(subgraphSdl('content')),
  resolvers,
  dryRun,
  seedReference,
  open: (kernel) => {
    const store = openContentStore(kernel.database, kernel.clock, kernel.bus)
    const feedWatch = openFeedWatch(store)
    return {
      context: (request) => openContext(kernel, store, feedWatch, request),
      dryContext: (request, dry) => {
        const tried = openContentStore(dry.database, dry.clock, dry.bus)
        return openContext(dry, tried, openFeedWatch(tried), request)
      },
      reactions: openReactions(kernel.clock),
    }
  },
}
