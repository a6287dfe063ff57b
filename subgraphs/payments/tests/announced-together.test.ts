import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Executor } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { money } from '../../../platform/money.ts'
import { fundingOf, walletOf } from '../domain/account.ts'
import { type PostRequest, postTransfers } from '../store/post-transfers.ts'
import { openTransfers } from '../store/transfers.ts'
import { fresh, plain } from './money.ts'
import { expectBooksRight, openWorld, type World } from './world.ts'

let world: World
const author = walletOf(newId('User'))
const rich = walletOf(newId('User'))
const poor = walletOf(newId('User'))
const subjects = [newId('Post'), newId('Post')].sort()

const base = () => ({ ...fresh(rich.ownerId), memo: null, at: world.clock.now(), payer: rich, payee: author })
const tip = (subject: number, minor: bigint, more: Partial<PostRequest> = {}): PostRequest => ({
  ...{ ...base(), kind: 'TIP', amount: money(minor), tip: { subjectId: subjects[subject] ?? '', message: null } },
  ...more,
})

interface Row extends Record<string, unknown> {
  name: string
  topic: string
  event_count: number
  payload: unknown
  payloads: string | null
}

/** What a flush leaves in the outbox, read before anybody takes it. */
async function flush(requests: readonly PostRequest[]) {
  return world.database.transact(async (tx: Executor) => {
    await tx.execute(sql`delete from events.outbox`)
    const verdicts = await postTransfers(tx, requests)
    const rows = await tx.execute<Row>(
      sql`select name, topic, event_count, payload, payloads from events.outbox order by id`,
    )
    return {
      verdicts: verdicts.map((verdict) => (verdict.is === 'DECLINED' ? verdict.code : verdict.is)),
      tips: verdicts.map((verdict) => verdict.is === 'POSTED' && verdict.posted.tip),
      rows: rows.map(({ name, topic, event_count, payload, payloads }) => ({
        ...{ name, topic, count: event_count },
        told: (payloads ? payloads.split('\n').map((line) => JSON.parse(line)) : [payload]).map(
          ({ amount, message, runningTotal }) => [amount.minor, message, runningTotal?.minor],
        ),
      })),
    }
  })
}

beforeAll(async () => {
  world = await openWorld()
  await postTransfers(world.database.pool, [
    {
      ...{ ...fresh(rich.ownerId), ...plain(world.clock.now()), kind: 'TOP_UP', payee: rich, amount: money(10_000n) },
      payer: fundingOf('TEST', rich.ownerId),
    },
  ])
})
afterAll(() => world?.close())

it('announces the tips of a flush on one subject in one row, in their order, each with what they came to by then', async () => {
  const { rows, tips } = await flush([
    tip(0, 3n),
    tip(1, 5n),
    tip(0, 4n, { tip: { subjectId: subjects[0] ?? '', message: 'of "two"\nlines, \u2028 and 心' } }),
    { ...base(), kind: 'PAYMENT', amount: money(7n), memo: '', tip: null },
    tip(0, 1n),
  ])
  expect(rows).toEqual([
    {
      ...{ name: 'payments.tipReceived', topic: `tips:${subjects[0]}`, count: 3 },
      told: [
        ['3', null, '3'],
        ['4', 'of "two"\nlines, \u2028 and 心', '7'],
        ['1', null, '8'],
      ],
    },
    { name: 'payments.tipReceived', topic: `tips:${subjects[1]}`, count: 1, told: [['5', null, '5']] },
    {
      ...{ name: 'payments.transferPosted', topic: expect.stringContaining('transfer:'), count: 1 },
      told: [['7', undefined, undefined]],
    },
  ])
  expect(tips.map((posted) => posted && [posted.seq, posted.totalAfterMinor])).toEqual([
    [1, 3n],
    [1, 5n],
    [2, 7n],
    null,
    [3, 8n],
  ])
})

it('leaves out who is refused, and counts on from those before', async () => {
  const { verdicts, rows, tips } = await flush([
    tip(0, 2n),
    tip(0, 9n, { ...fresh(poor.ownerId), payer: poor }),
    tip(0, 6n),
  ])
  expect(verdicts).toEqual(['POSTED', 'INSUFFICIENT_FUNDS', 'POSTED'])
  expect(rows.map(({ topic, told }) => [topic, told])).toEqual([
    [
      `tips:${subjects[0]}`,
      [
        ['2', null, '10'],
        ['6', null, '16'],
      ],
    ],
  ])
  expect(tips.map((posted) => posted && [posted.seq, posted.totalAfterMinor])).toEqual([[4, 10n], false, [5, 16n]])
  await expectBooksRight(world)
})

it('keeps a memo that is empty apart from none', async () => {
  const payment = { ...base(), kind: 'PAYMENT' as const, amount: money(1n), tip: null }
  const verdicts = await postTransfers(world.database.pool, [
    { ...payment, memo: '' },
    { ...payment, ...fresh(rich.ownerId), memo: '' },
  ])
  expect(verdicts.map(({ is }) => is)).toEqual(['POSTED', 'POSTED'])
  const ids = verdicts.map((verdict) => (verdict.is === 'POSTED' ? verdict.posted.transfer.id : ''))
  const memos = await openTransfers(world.database.pool).byIds(ids)
  expect(memos.map(({ memo }) => memo)).toEqual(['', ''])
})

it('takes what people write for what it is, though it be a word of the database', async () => {
  const words = ['null', 'NULL', '{}', '{null}', 'a,b', '\\', '"', ' ']
  const { tips } = await flush(
    words.map((message) => tip(0, 1n, { tip: { subjectId: subjects[0] ?? '', message }, key: `null ${message}` })),
  )
  expect(tips.map((posted) => (posted ? posted.message : null))).toEqual(words)
  const kept = await world.database.pool.execute(
    sql`select message from payments.tips where subject_id = ${subjects[0]} order by seq desc limit ${words.length}`,
  )
  expect(kept.map(({ message }) => message).reverse()).toEqual(words)
})

it('is read and planned once for a connection, however many parameters it has', async () => {
  const prepared = await world.database.transact(async (tx) => {
    await postTransfers(tx, [tip(0, 1n)])
    return tx.execute(sql`select name from pg_prepared_statements where statement like '%payments.post_many(%'`)
  })
  expect(prepared).toHaveLength(1)
})
