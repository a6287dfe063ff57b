import { parse } from 'graphql'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Context, openContext } from './context.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { openPaymentsStore } from './store/index.ts'

export { checkLedger, type LedgerReport } from './store/ledger-check.ts'

/** Wallets and the double-entry ledger behind them, tips, and what is known of people's credit. */
export const payments: SubgraphModule<Context> = {
  name: 'payments',
  typeDefs: parse(subgraphSdl('payments')),
  resolvers,
  open: (kernel) => {
    const store = openPaymentsStore(kernel.database, kernel.clock, kernel.bus)
    return { context: (request) => openContext(kernel, store, request), reactions: openReactions(kernel.clock) }
  },
}
