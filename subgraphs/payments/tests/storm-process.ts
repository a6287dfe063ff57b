import { systemClock } from '../../../platform/clock.ts'
import { openKernel } from '../../../platform/kernel.ts'
import { silentLog } from '../../../platform/log.ts'
import { startSubgraph } from '../../../platform/subgraph.ts'
import { payments } from '../index.ts'

// A payments process in which buyers order one thing after the other until it is killed: DATABASE_URL, the product, the round and the
// buyers are given. It prints a line for every order it acknowledged.

const [productId, round, ...buyerIds] = process.argv.slice(2) as [string, string, ...string[]]
const kernel = await openKernel({
  databaseUrl: process.env.DATABASE_URL ?? '',
  ...{ databasePoolMax: 8, eventRetentionHours: 1, accessTokenSecret: 'a secret of at least thirty-two bytes' },
  ...{ clock: systemClock, log: silentLog },
})
const subgraph = startSubgraph(payments, kernel)
const query = 'mutation ($input: CheckoutInput!) { checkout(input: $input) { workflow { id } userErrors { code } } }'
await Promise.all(
  buyerIds.map(async (userId) => {
    for (let index = 0; ; index++) {
      const input = { productId, quantity: 1, idempotencyKey: `${round} ${index}` }
      const viewer = { kind: 'user', userId, sessionId: 'storm', scopes: [] } as const
      const result = await subgraph.execute({ query, variables: { input }, viewer, requestId: 'storm' })
      const answer = result.data?.checkout as { workflow: { id: string } | null } | null
      if (!answer?.workflow) throw new Error(JSON.stringify(result))
      process.stdout.write(`${userId} ${input.idempotencyKey} ${answer.workflow.id}\n`)
    }
  }),
)
