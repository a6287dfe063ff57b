import { randomFillSync } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import type { Outcome } from '../../platform/outcome.ts'
import { ledgerTables, openLedger, type PostRequest, postTransfers, walletOf } from '../../subgraphs/payments/index.ts'
import type { Stage } from './stage.ts'

/** One way of giving a tip. */
export interface Way {
  readonly name: string
  readonly connections: number
  open(stage: Stage, database: Database): Promise<() => Promise<void>>
}

const FLOOR_CONNECTIONS = 32
const DAY_MS = 24 * 3600_000
const LIMIT_MINOR = 10n ** 15n
/**
 * As the operation asks for it, with a daily limit that stands in nobody's way here. Written out field by field: what is left to be
 * collected here would count as the ledger's.
 */
const tipOf = ({ payerIds, creatorId, subjectId }: Stage): PostRequest => {
  const payerId = payerIds[Math.floor(Math.random() * payerIds.length)] ?? ''
  const key = newKey()
  const at = new Date()
  return {
    requesterId: payerId,
    key,
    fingerprint: key,
    kind: 'TIP',
    payer: walletOf(payerId),
    payee: walletOf(creatorId),
    amount: money(BigInt(1 + Math.floor(Math.random() * 99))),
    memo: null,
    tip: { subjectId, message: null },
    giving: { day: Math.floor(at.getTime() / DAY_MS), limitMinor: LIMIT_MINOR },
    at,
  }
}

const KEY_BYTES = 18
const random = Buffer.alloc(KEY_BYTES * 1024)
let used = random.length
/** As long as a UUID; one string, where a UUID leaves ten times its length to be collected. */
function newKey(): string {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  used += KEY_BYTES
  return random.toString('hex', used - KEY_BYTES, used)
}

/** The ledger as operations use it; its outbox is written, and read by nobody. */
export const group: Way = {
  name: 'group commit',
  connections: 2,
  open: async (stage, database) => {
    const ledger = openLedger(database, () => {})
    const accepted = (outcome: Outcome<unknown>) => {
      if (!outcome.ok) throw new Error(outcome.code)
    }
    return () => ledger.post(tipOf(stage)).then(accepted)
  },
}

/** The same function of the database, for each tip alone. */
export const single: Way = {
  name: 'one statement per tip',
  connections: FLOOR_CONNECTIONS,
  open: async (stage, database) => async () => {
    const [verdict] = await postTransfers(database.pool, [tipOf(stage)])
    if (verdict?.is !== 'POSTED') throw new Error(verdict?.is)
  },
}

/** What most would write: a transaction that reads, locks, inserts and updates, row by row. It leaves the same rows, less the board of leaders. */
export const naive: Way = {
  name: 'naive transaction',
  connections: FLOOR_CONNECTIONS,
  open: async (stage, database) => async () => {
    await database.transact((tx) => giveNaively(tx, tipOf(stage)))
  },
}

async function giveNaively(
  tx: Database['pool'] | Parameters<Parameters<Database['transact']>[0]>[0],
  tip: PostRequest,
) {
  const { accounts, entries, outbox, tipperTotals, tips, tipTotals, transfers } = ledgerTables
  const { payer, payee, amount, at } = tip
  const known = await tx
    .select({ id: transfers.id })
    .from(transfers)
    .where(and(eq(transfers.requesterId, tip.requesterId), eq(transfers.key, tip.key)))
  if (known.length > 0) return
  const ids = [payer.id, payee.id]
  const locked = await tx
    .select()
    .from(accounts)
    .where(inArray(accounts.id, ids))
    .orderBy(asc(accounts.id))
    .for('update')
  const from = locked.find(({ id }) => id === payer.id)
  const to = locked.find(({ id }) => id === payee.id)
  if (!from || !to || from.balanceMinor < amount.minor) throw new Error('INSUFFICIENT_FUNDS')
  const common = { amountMinor: amount.minor, currency: amount.currency, createdAt: at }
  const id = newId('Transfer')
  await tx.insert(transfers).values({
    ...common,
    ...{ requesterId: tip.requesterId, key: tip.key, fingerprint: tip.fingerprint, id, kind: tip.kind, memo: null },
    ...{ payerAccountId: payer.id, payeeAccountId: payee.id },
  })
  const lines = [
    { account: from, minor: -amount.minor },
    { account: to, minor: amount.minor },
  ]
  // An entry is not earlier than the one before it, and clocks are read before locks are had.
  const postedAt = new Date(Math.max(...[at, from.lastEntryAt ?? at, to.lastEntryAt ?? at].map(Number)))
  await tx.insert(entries).values(
    lines.map(({ account, minor }) => ({
      ...{ accountId: account.id, seq: account.entryCount + 1, id: newId('LedgerEntry'), transferId: id },
      ...{ amountMinor: minor, balanceAfterMinor: account.balanceMinor + minor, currency: amount.currency },
      createdAt: postedAt,
    })),
  )
  for (const { account, minor } of lines)
    await tx
      .update(accounts)
      .set({ balanceMinor: account.balanceMinor + minor, entryCount: account.entryCount + 1, lastEntryAt: postedAt })
      .where(eq(accounts.id, account.id))
  const subjectId = tip.tip?.subjectId ?? ''
  const [total] = await tx
    .insert(tipTotals)
    .values({ subjectId, totalMinor: amount.minor, currency: amount.currency, tipCount: 1 })
    .onConflictDoUpdate({
      target: tipTotals.subjectId,
      set: {
        totalMinor: sql`${tipTotals.totalMinor} + excluded.total_minor`,
        tipCount: sql`${tipTotals.tipCount} + 1`,
      },
    })
    .returning()
  const seq = total?.tipCount ?? 0
  const people = { fromUserId: payer.ownerId ?? '', toUserId: payee.ownerId ?? '' }
  await tx.insert(tips).values({
    ...common,
    ...people,
    ...{ subjectId, seq, id: newId('Tip'), transferId: id, message: null, totalAfterMinor: total?.totalMinor ?? 0n },
  })
  await tx
    .insert(tipperTotals)
    .values({
      subjectId,
      userId: people.fromUserId,
      totalMinor: amount.minor,
      currency: amount.currency,
      reachedSeq: seq,
    })
    .onConflictDoUpdate({
      target: [tipperTotals.subjectId, tipperTotals.userId],
      set: { totalMinor: sql`${tipperTotals.totalMinor} + excluded.total_minor`, reachedSeq: seq },
    })
  const payload = { transferId: id, kind: tip.kind, ...people, amount: amount.minor.toString(), at }
  await tx.insert(outbox).values({
    name: 'payments.tipReceived',
    topic: `tips:${subjectId}`,
    payload: { ...payload, subjectId, seq },
    occurredAt: at,
  })
}

/** What nobody can be below who writes each tip by itself: one bare row, one INSERT, one commit, on 32 connections. */
export const floor: Way = {
  name: 'bare INSERTs',
  connections: FLOOR_CONNECTIONS,
  open: async (stage, { client }) => {
    await client`create schema if not exists bench`
    await client`drop table if exists bench.inserted`
    await client`create table bench.inserted (
      requester_id text, key text, id text, payer text, payee text, amount_minor bigint, created_at timestamptz,
      primary key (requester_id, key))`
    return async () => {
      const { requesterId, key, payer, payee, amount, at } = tipOf(stage)
      await client`insert into bench.inserted values (
        ${requesterId}, ${key}, ${newId('Transfer')}, ${payer.id}, ${payee.id}, ${amount.minor.toString()}, ${at.toISOString()})`
    }
  },
}
