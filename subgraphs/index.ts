import type { SubgraphModule } from '../platform/subgraph.ts'
import { ads } from './ads/index.ts'
import { communities } from './communities/index.ts'
import { content } from './content/index.ts'
import { liveStreams } from './live-streams/index.ts'
import { payments } from './payments/index.ts'
import { users } from './users/index.ts'

/** The six subgraphs that own data. They never import each other; composition roots start from this list. */
export const SUBGRAPH_MODULES: readonly SubgraphModule[] = [users, payments, content, communities, liveStreams, ads]
