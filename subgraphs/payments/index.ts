import { parse } from 'graphql'
import { onClockMoved } from '../../platform/clock.ts'
import { keepPresence } from '../../platform/presence.ts'
import type { SubgraphModule } from '../../platform/subgraph.ts'
import { subgraphSdl } from '../../schema/subgraphs.ts'
import { type Bank, testBank } from './bank.ts'
import { type Context, openContext } from './context.ts'
import { dryRun, noBank } from './dry-run.ts'
import { keepBooks } from './operations/keepBooks.ts'
import { keepCredit } from './operations/keepCredit.ts'
import { lookAfterWorkflows } from './operations/lookAfterWorkflows.ts'
import { openWorkflowRunner } from './operations/runWorkflows.ts'
import { openReactions } from './reactions.ts'
import { resolvers } from './resolvers.ts'
import { startRunner } from './runner.ts'
import { openPaymentsStore } from './store/index.ts'

export { type Bank, type BankAnswer, type BankOrder, httpBank, testBank } from './bank.ts'
export { fundingOf, platformFees, walletOf } from './domain/account.ts'
export { legsOf } from './domain/posting.ts'
export { openLedger } from './store/ledger.ts'
export { checkLedger, type LedgerReport } from './store/ledger-check.ts'
export { type PostRequest, postTransfers } from './store/post-transfers.ts'
export { ledgerTables } from './store/tables.ts'

/** How often it is looked for accounts that have come of an age that counts: days, so a minute is soon. */
const SCORE_EVERY_MS = 60_000

/**
 * Wallets and the double-entry ledger behind them, tips, what is sold and ordered, and what is known of people's credit.
 * @param bank where merchants are paid out to
 */
export function paymentsWith({ bank }: { bank: Bank }): SubgraphModule<Context> {
  return {
    name: 'payments',
    typeDefs: parse(subgraphSdl('payments')),
    resolvers,
    dryRun,
    open: (kernel) => {
      const { clock, log } = kernel
      const store = openPaymentsStore(kernel.database, clock, kernel.bus)
      // Nothing that happens in the sandbox leaves it: its money is paid out to nobody.
      const workflows = openWorkflowRunner({ store, clock, log, bank: kernel.sandbox ? testBank : bank })
      const runner = startRunner(() => lookAfterWorkflows(store, workflows, clock), log)
      const bookkeeper = startRunner(() => keepBooks(store, clock), log)
      const scorer = startRunner(() => keepCredit(store, clock), log, SCORE_EVERY_MS)
      scorer.wake()
      const presence = keepPresence(kernel.database, 'payments', log)
      const stopHearing = onClockMoved(clock, () => {
        for (const each of [runner, bookkeeper, scorer]) each.wake()
      })
      return {
        context: (request) => openContext(kernel, store, { workflows: { ...workflows, wake: runner.wake } }, request),
        dryContext: (request, dry) => {
          const tried = openPaymentsStore(kernel.database, dry.clock, dry.bus, dry.database)
          const running = openWorkflowRunner({ store: tried, clock: dry.clock, log: dry.log, bank: noBank })
          return openContext(dry, tried, { workflows: { ...running, wake: () => {} } }, request)
        },
        reactions: openReactions(clock),
        close: async () => {
          stopHearing()
          await scorer.close()
          await bookkeeper.close()
          await runner.close()
          await presence.close()
        },
      }
    },
  }
}

/** Payments with a bank for trying things out. */
export const payments: SubgraphModule<Context> = paymentsWith({ bank: testBank })
