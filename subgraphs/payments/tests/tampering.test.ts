import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { checkLedger } from '../store/ledger-check.ts'
import { openProving } from '../store/proof.ts'
import { verifyLedger } from '../store/verify.ts'
import { merchantOf, order, productOf } from './market.ts'
import { cny, openWorld, TIP, tipInput, type World } from './world.ts'

const DAY_MS = 86_400_000

let world: World
beforeAll(async () => {
  world = await openWorld(new Date('2026-02-25T12:00:00.000Z'))
  const [owner, author] = (await world.people(2)) as [Caller, Caller]
  const [buyer] = (await world.people(1, 100_000n)) as [Caller]
  const merchantId = await merchantOf(world, owner)
  const productId = await productOf(owner, merchantId, { price: cny(9_999) })
  const postId = await world.post(author)
  for (let day = 0; day < 3; day++) {
    const { workflow } = await order(buyer, productId)
    expect(workflow.order.state).toBe('FULFILLED')
    await buyer.data(TIP, { input: tipInput(postId, 100n) })
    world.clock.advance(DAY_MS)
  }
})
afterAll(() => world.close())

const first = (table: string, where = 'true') =>
  `ctid = (select ctid from payments.${table} where ${where} order by created_at, id limit 1)`
const SETTLED = first('holds', `state = 'CAPTURED'`)
const CHANGES: readonly (readonly [change: string, code: string])[] = [
  [`update entries set created_at = created_at + interval '1 second' where ${first('entries')}`, 'ENTRY_OUT_OF_TIME'],
  [`update transfers set created_at = created_at + interval '1 day' where ${first('transfers')}`, 'ENTRY_OUT_OF_TIME'],
  [`update accounts set last_entry_at = now() where kind = 'MERCHANT'`, 'ACCOUNT_WRONG'],
  [`update accounts set owner_id = 'mer_other' where kind = 'MERCHANT'`, 'ACCOUNT_MISNAMED'],
  [`update accounts set kind = 'CREATOR' where kind = 'MERCHANT'`, 'ACCOUNT_MISNAMED'],
  [`delete from holds where ${SETTLED}`, 'HOLD_WITHOUT_TRANSFER'],
  [`update holds set amount_minor = amount_minor + 1 where ${SETTLED}`, 'HOLD_WITHOUT_TRANSFER'],
  [`update holds set captured_minor = captured_minor - 1 where ${SETTLED}`, 'HOLD_SETTLED_WRONG'],
  [`update holds set state = 'VOIDED', captured_minor = 0 where ${SETTLED}`, 'HOLD_SETTLED_WRONG'],
  [`update holds set settled_by = 'trf_other' where ${SETTLED}`, 'HOLD_SETTLED_WRONG'],
  [`update tips set id = 'tip_other' where seq = 2`, 'TIP_WITHOUT_TRANSFER'],
  [`update tips set created_at = created_at - interval '1 day' where seq = 2`, 'TIP_WITHOUT_TRANSFER'],
  [`update orders set transfer_id = 'trf_other' where ${first('orders')}`, 'ORDER_WRONG'],
  [`update orders set supplier_id = 'mer_other' where ${first('orders')}`, 'ORDER_WRONG'],
  [`update merchant_totals set gross_minor = gross_minor + 1`, 'MERCHANT_TOTAL_WRONG'],
  [`delete from merchant_totals`, 'MERCHANT_TOTAL_WRONG'],
]

it.each(CHANGES)('is found out: %s', async (change, code) => {
  const codes = await world.database
    .transact(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`set local search_path = payments`)
      expect(await tx.execute(sql.raw(`${change} returning 1`))).not.toHaveLength(0)
      const { problems } = await checkLedger(tx)
      throw new Undone(problems.map((problem) => problem.code))
    })
    .catch((error: unknown) => (error instanceof Undone ? error.codes : Promise.reject(error)))
  expect(codes).toContain(code)
})

it('is found out in the seals of days: a count that is another, a day taken from among them', async () => {
  await openProving(world.database).sealDays(world.clock.now())
  const { client } = world.database
  const broken = async (change: string) => {
    await client.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx.unsafe(change)
    })
    return (await verifyLedger(world.database)).broken
  }
  expect(await broken('select 1')).toBeNull()
  const counted = (by: string) => `update payments.ledger_days set entries = entries ${by} where day = '2026-02-27'`
  expect(await broken(counted('+ 1'))).toMatch(/^DAY_CHANGED 2026-02-27: sealed as /)
  expect(await broken(counted('- 1'))).toBeNull()
  expect(await broken(`delete from payments.ledger_days where day = '2026-02-26'`)).toMatch(
    /^DAY_CHANGED 2026-02-26: not sealed/,
  )
})

/** Takes back what was done, and carries what was found. */
class Undone extends Error {
  readonly codes: readonly string[]
  constructor(codes: readonly string[]) {
    super('taken back')
    this.codes = codes
  }
}
