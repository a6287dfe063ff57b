import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type PgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Executor } from './database.ts'
import { type Outcome, ok, type Rejected, rejected } from './outcome.ts'

/**
 * A subgraph's memory of what was asked with which key. One row per success, kept for ever; declines are not remembered,
 * since a retry after a top-up may succeed.
 */
export function idempotencyTable<N extends string>(schema: PgSchema<N>) {
  return schema.table(
    'idempotency_keys',
    {
      /** Who asked: keys of different people never meet. */
      ownerId: text('owner_id').notNull(),
      key: text().notNull(),
      operation: text().notNull(),
      fingerprint: text().notNull(),
      resultId: text('result_id').notNull(),
      createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
    },
    (table) => [primaryKey({ columns: [table.ownerId, table.key] })],
  )
}

export type IdempotencyTable = ReturnType<typeof idempotencyTable<string>>
export type IdempotencyCode = 'INVALID_IDEMPOTENCY_KEY' | 'IDEMPOTENCY_MISMATCH'

const KEY_FIELD = ['input', 'idempotencyKey']

export interface OnceRequest<T, C extends string> {
  ownerId: string
  /** Name of the mutation: one key for two acts is a mismatch. */
  operation: string
  /** The mutation's input; `idempotencyKey` inside is the key, the rest makes the fingerprint. */
  input: { idempotencyKey: string } & object
  run: () => Promise<Outcome<T, C>>
  idOf: (result: T) => string
  /** Load the first result again. */
  replay: (resultId: string) => Promise<T | null>
}

/**
 * Run an act once per key: a replay gets the first result, the same key with another input is refused. Call it inside
 * `store.act`, which forgets the key again when the act is refused; concurrent calls with one key queue on the key's row.
 */
export async function once<T, C extends string>(
  executor: Executor,
  table: IdempotencyTable,
  request: OnceRequest<T, C>,
): Promise<Outcome<T, C | IdempotencyCode>> {
  const { idempotencyKey: key, ...rest } = request.input
  const decision = decideKey(key)
  if (!decision.ok) return decision
  const fingerprint = fingerprintOf(request.operation, rest)
  const mine = and(eq(table.ownerId, request.ownerId), eq(table.key, key))
  const claimed = await executor
    .insert(table)
    .values({ ownerId: request.ownerId, key, operation: request.operation, fingerprint, resultId: '' })
    .onConflictDoNothing()
    .returning({ key: table.key })
  if (claimed.length === 0) {
    const [first] = await executor.select().from(table).where(mine)
    if (!first || first.fingerprint !== fingerprint) return mismatch(first?.resultId)
    const result = await request.replay(first.resultId)
    return result === null ? mismatch(first.resultId) : ok(result)
  }
  const outcome = await request.run()
  if (outcome.ok)
    await executor
      .update(table)
      .set({ resultId: request.idOf(outcome.value) })
      .where(mine)
  return outcome
}

/** Decide whether a string can be an idempotency key. Characters are counted as they are in any other text. */
export function decideKey(key: string): Outcome<string, 'INVALID_IDEMPOTENCY_KEY'> {
  const { length } = [...key]
  if (length >= 1 && length <= 128) return ok(key)
  return rejected('INVALID_IDEMPOTENCY_KEY', KEY_FIELD, 'An idempotency key has 1 to 128 characters.')
}

/** The refusal of a key that was used for another request; it names the first one's result when there is one. */
export function mismatch(firstId: string | undefined): Rejected<'IDEMPOTENCY_MISMATCH'> {
  return rejected(
    'IDEMPOTENCY_MISMATCH',
    KEY_FIELD,
    `This key was used for another request${firstId ? ` (its result is ${firstId})` : ''}.`,
  )
}

/** Hash of an input with its keys in order, so that two spellings of one request are the same. */
export function fingerprintOf(operation: string, input: unknown): string {
  const canonical = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(canonical)
    if (typeof value === 'bigint') return `${value}n`
    if (value instanceof Date) return value.toISOString()
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined && item !== null)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [name, canonical(item)]),
    )
  }
  return createHash('sha256')
    .update(JSON.stringify([operation, canonical(input)]))
    .digest('base64url')
}
