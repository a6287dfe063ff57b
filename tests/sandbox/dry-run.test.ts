import postgres from 'postgres'
import { expect, it } from 'vitest'
import { snapshotOf } from '../dry-runs/snapshot.ts'
import type { Json } from '../support/client.ts'
import { MODES, openTwoWorlds } from './two-worlds.ts'

const TOP_UP = `mutation { topUp(input: { amount: { minor: "500", currency: CNY }, fundingSource: TEST, idempotencyKey: "k" }) {
  wallet { balance { minor } } userErrors { code } } }`

it('has dry runs of its own: what is tried out there is taken back there, and not looked for elsewhere', async () => {
  const worlds = await openTwoWorlds()
  const tester = await worlds.person('test', 'tester')
  const { kernel } = await worlds.graph.sandbox.enter()
  const urls = { live: worlds.graph.kernel.database.url, test: kernel.database.url }
  const sqls = MODES.map((mode) => postgres(urls[mode], { max: 1, onnotice: () => {} }))
  await worlds.settle()
  const before = await Promise.all(sqls.map(snapshotOf))

  const { engine } = worlds.graph
  const operation = await engine.prepare(TOP_UP, null, {})
  if ('errors' in operation) throw operation.errors[0]
  const scope = { viewer: tester.viewer, requestId: 'req_test', wantsDryRun: true }
  const answer: Json = JSON.parse((await engine.execute(operation, {}, scope)).text)
  expect(answer.data.topUp).toEqual({ wallet: { balance: { minor: '500' } }, userErrors: [] })
  expect(answer.extensions.dryRunReport.wouldAnnounce).toEqual(['payments.transferPosted'])
  expect(await Promise.all(sqls.map(snapshotOf))).toEqual(before)

  const done: Json = JSON.parse((await engine.execute(operation, {}, { ...scope, wantsDryRun: false })).text)
  expect(done.data.topUp.wallet.balance.minor).toBe('500')
  await Promise.all(sqls.map((sql) => sql.end()))
  await worlds.close()
}, 240_000)
