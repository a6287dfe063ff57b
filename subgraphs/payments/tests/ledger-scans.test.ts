import { expect, it } from 'vitest'
import { openDatabase } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { fundingOf, walletOf } from '../domain/account.ts'
import { postTransfers } from '../store/post-transfers.ts'
import { fresh, plain } from './money.ts'
import { openWorld } from './world.ts'

it('finds all it needs by indexes, so that what happened before costs nothing', async () => {
  const world = await openWorld()
  // One connection, so that what it did can be asked of it.
  const database = openDatabase({ url: world.database.url, max: 1 })
  try {
    const scans = async () => {
      await database.client`select pg_stat_force_next_flush()`
      const rows = await database.client<{ table: string; scans: string }[]>`
        select relname as table, seq_scan::text as scans from pg_stat_user_tables
        where schemaname = 'payments' and relname in ('accounts', 'entries', 'transfers', 'tips', 'tip_totals', 'tipper_totals')`
      return Object.fromEntries(rows.map((row) => [row.table, Number(row.scans)]))
    }
    const people = Array.from({ length: 40 }, () => walletOf(newId('User')))
    const [creator = walletOf(newId('User'))] = people
    const subjectId = newId('Post')
    const at = world.clock.now()
    const funds = people.map((payee) => ({
      ...{ ...fresh(payee.ownerId), ...plain(at), kind: 'TOP_UP', payee, amount: money(100n) },
      payer: fundingOf('TEST', payee.ownerId),
    })) satisfies Parameters<typeof postTransfers>[1]
    const tips = () =>
      people.slice(1).map((payer) => ({
        ...{ ...fresh(payer.ownerId), memo: null, at, kind: 'TIP', payer, payee: creator, amount: money(1n) },
        tip: { subjectId, message: null },
      })) satisfies Parameters<typeof postTransfers>[1]
    await postTransfers(database.pool, funds)
    await postTransfers(database.pool, tips())
    const before = await scans()
    for (let round = 0; round < 8; round++) {
      const verdicts = await postTransfers(database.pool, tips())
      expect(verdicts.every(({ is }) => is === 'POSTED')).toBe(true)
    }
    expect(await scans()).toEqual(before)
    // It would be seen.
    await database.client`select count(*) from payments.tips where message = 'none'`
    expect(await scans()).not.toEqual(before)
  } finally {
    await database.close()
    await world.close()
  }
})
