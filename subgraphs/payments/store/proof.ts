import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { BACKGROUND, type Database, type Executor } from '../../../platform/database.ts'
import type { Currency } from '../../../platform/money.ts'
import { ledgerDays } from './tables.ts'

/** What the ledger comes to, and a fingerprint of every entry that says so. */
export interface LedgerProof {
  /** In every currency what went out is what came in. */
  readonly balanced: boolean
  readonly debitsMinor: bigint
  readonly creditsMinor: bigint
  /** Of all currencies. */
  readonly entries: number
  /** Whoever has the same entries computes the same; see {@link hashDay}. */
  readonly hash: string
}

/** A day that is not what it was when it was sealed. */
export interface BrokenDay {
  readonly day: string
  /** Its entries and hash as they were sealed; null when it is not sealed, and a later one is. */
  readonly sealed: string | null
  /** As they are. */
  readonly found: string
}

export interface Proving {
  /** @param asOf everything posted up to here, inclusive */
  prove(asOf: Date, currency: Currency): Promise<LedgerProof>
  /** Seal the days that are over for an hour or more, oldest first. Several processes may. @returns how many */
  sealDays(now: Date): Promise<number>
  /** Compute every sealed day again. @returns the first that differs, or lacks its seal while a later one has it */
  firstBrokenDay(): Promise<BrokenDay | null>
}

/** The hash before the first day. */
const GENESIS = createHash('sha256').update('lifegraph ledger').digest('hex')
const DAY_MS = 86_400_000
/** A day is sealed when nothing can be on its way into it any more, clocks that differ included. */
const SEAL_AFTER_MS = 3600_000
const PAGE = 5000

export function openProving(database: Database): Proving {
  const { pool } = database
  let lookedOn = ''
  /** The last day sealed before a moment, where computing begins. */
  const lastSealed = async (db: Executor, before: Date) => {
    const [row] = await db.execute<{ day: string; hash: string }>(sql`${sql.raw(BACKGROUND)}
      select day::text, hash from ${ledgerDays} where day < ${dayOf(before)}::date order by day desc limit 1`)
    return row ? { next: dayAfter(row.day), hash: row.hash } : { next: null, hash: GENESIS }
  }
  /** The first day with entries on or after one; null when there is none. */
  const nextDay = async (from: string | null): Promise<string | null> => {
    const [row] = await pool.execute<{ day: string | null }>(sql`${sql.raw(BACKGROUND)}
      select (min(created_at) at time zone 'UTC')::date::text as day from payments.entries
      ${from === null ? sql`` : sql`where created_at >= ${startOf(from).toISOString()}`}`)
    return row?.day ?? null
  }

  /** A day with nothing in it until a moment leaves the hash as it was, so that what comes later that day changes no proof of before. */
  const hashAfter = async (day: string, hash: string, asOf: Date) => {
    const until = await hashDay(database, day, hash, asOf)
    return until.entries === 0 ? hash : until.hash
  }

  return {
    prove: async (asOf, currency) => {
      const rows = await pool.execute<{ currency: string; debits: string; credits: string; entries: string }>(sql`
        select currency, coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as debits,
          coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as credits, count(*) as entries
        from payments.entries where created_at <= ${asOf.toISOString()} group by currency`)
      const { next, hash: sealed } = await lastSealed(pool, asOf)
      let hash = sealed
      for (let day = await nextDay(next); day !== null && startOf(day) <= asOf; day = await nextDay(dayAfter(day)))
        hash = await hashAfter(day, hash, asOf)
      const own = rows.find((row) => row.currency === currency)
      return {
        balanced: rows.every((row) => row.debits === row.credits),
        debitsMinor: BigInt(own?.debits ?? 0),
        creditsMinor: BigInt(own?.credits ?? 0),
        entries: rows.reduce((sum, row) => sum + Number(row.entries), 0),
        hash,
      }
    },

    sealDays: async (now) => {
      const over = new Date(now.getTime() - SEAL_AFTER_MS)
      // Once a day there is something to look for.
      if (lookedOn === dayOf(over)) return 0
      lookedOn = dayOf(over)
      let sealed = 0
      let { next, hash } = await lastSealed(pool, over)
      for (;;) {
        const day = await nextDay(next)
        if (day === null || dayAfter(day) > dayOf(over)) return sealed
        const found = await hashDay(database, day, hash, null)
        await pool
          .insert(ledgerDays)
          .values({ day, ...found, sealedAt: now })
          .onConflictDoNothing()
        sealed += 1
        next = dayAfter(day)
        hash = found.hash
      }
    },

    firstBrokenDay: async () => {
      let hash = GENESIS
      let next: string | null = null
      for (const sealed of await pool.select().from(ledgerDays).orderBy(ledgerDays.day)) {
        const between = await nextDay(next)
        if (between !== null && between < sealed.day)
          return { day: between, sealed: null, found: inWords(await hashDay(database, between, hash, null)) }
        const found = inWords(await hashDay(database, sealed.day, hash, null))
        if (found !== inWords(sealed)) return { day: sealed.day, sealed: inWords(sealed), found }
        hash = sealed.hash
        next = dayAfter(sealed.day)
      }
      return null
    },
  }
}

const inWords = ({ entries, hash }: { entries: number; hash: string }) => `${entries} entries, ${hash}`

interface EntryLine {
  line: string
}

/**
 * SHA-256 over the hash of the day before, the day, and every entry of the day by account and number, a line each:
 * `account|number|entry|transfer|amount|balance after|currency|microseconds since 1970`. In hexadecimal.
 * @param upTo entries after this moment are left out; null for the whole day
 */
async function hashDay(database: Database, day: string, before: string, upTo: Date | null) {
  const hash = createHash('sha256').update(`${before}\n${day}\n`)
  let entries = 0
  const from = startOf(day).toISOString()
  const until = startOf(dayAfter(day)).toISOString()
  const rows = database.client<EntryLine[]>`
    select concat_ws('|', account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency,
      (extract(epoch from created_at) * 1000000)::bigint) as line
    from payments.entries
    where created_at >= ${from}::timestamptz and created_at < ${until}::timestamptz
      and created_at <= ${(upTo ?? startOf(dayAfter(day))).toISOString()}::timestamptz
    order by account_id, seq`
  for await (const page of rows.cursor(PAGE)) {
    for (const { line } of page) hash.update(`${line}\n`)
    entries += page.length
  }
  return { entries, hash: hash.digest('hex') }
}

/** Days are UTC, as `2026-02-27`. */
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const startOf = (day: string) => new Date(`${day}T00:00:00.000Z`)
const dayAfter = (day: string) => dayOf(new Date(startOf(day).getTime() + DAY_MS))
