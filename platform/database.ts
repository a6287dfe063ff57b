import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { preparing } from './driver.ts'
import type { Outcome, Rejected } from './outcome.ts'
import { isSerializationFailure } from './sql-errors.ts'

type NoSchema = Record<string, never>

/** What a store needs to run SQL: the pool, or one open transaction. */
export type Executor = PgDatabase<PostgresJsQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>

/** What a store stands on: the pool, or one transaction that is used as if it were the pool. */
export interface Transacting {
  readonly pool: PostgresJsDatabase<NoSchema>
  /**
   * Run `work` in one transaction, again from the start when PostgreSQL could not serialise it or broke a deadlock
   * (SQLSTATE 40001, 40P01), so `work` must have no effect but through its executor. A throw rolls back.
   */
  transact<T>(work: (tx: Executor) => Promise<T>): Promise<T>
}

export interface Database extends Transacting {
  readonly url: string
  /** postgres.js itself, for LISTEN and for bulk loads. Drizzle has taken over its date parsers. */
  readonly client: postgres.Sql
  /**
   * Statements sent so far, BEGIN and COMMIT included: what tests count to catch an N+1. Those nobody asked for are left out:
   * {@link BACKGROUND} ones, and what the driver asks first on a new connection.
   */
  statementCount(): number
  close(): Promise<void>
}

/** How a statement starts that is sent every so often, whatever is asked of the process. */
export const BACKGROUND = '/* background */'
/** postgres.js learns on every new connection which array types there are. */
const DRIVER_HELLO = /^\s*select b\.oid, b\.typarray\s/

export interface DatabaseOptions {
  url: string
  max?: number
  applicationName?: string
  /**
   * False for a pool that reads no arrays: its connections need not ask for their types first. A connection that is lost in the
   * midst of asking is an error the driver lets nobody catch.
   */
  readsArrays?: boolean
  onStatement?: (text: string) => void
}

const STATEMENT_TIMEOUT_MS = 15_000
const ATTEMPTS = 8

export function openDatabase({
  url,
  max = 20,
  applicationName = 'lifegraph',
  readsArrays = true,
  onStatement,
}: DatabaseOptions): Database {
  let statements = 0
  const client = postgres(url, {
    max,
    // Bounded waits: a lock nobody gives up must fail one request, not the process.
    connection: {
      application_name: applicationName,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 2 * STATEMENT_TIMEOUT_MS,
    },
    connect_timeout: 10,
    backoff: reconnectSeconds,
    fetch_types: readsArrays,
    onnotice: () => {},
    debug: (_connection, text) => {
      if (!text.startsWith(BACKGROUND) && !DRIVER_HELLO.test(text)) statements++
      onStatement?.(text)
    },
  })
  const pool = drizzle(preparing(client))
  return {
    url,
    pool,
    client,
    transact: (work) => withRetry(() => pool.transaction((tx) => work(tx))),
    statementCount: () => statements,
    close: () => client.end({ timeout: 5 }),
  }
}

/**
 * How long a lost connection waits before it is made again: a second at most. The driver's own patience, 20 seconds after a few
 * failures of any connection of the pool, would have a server that is back long since waited for.
 */
function reconnectSeconds(failures: number): number {
  return (0.5 + Math.random() / 2) * Math.min(0.02 * 2 ** failures, 1)
}

/**
 * Run `run` again from the start when PostgreSQL could not serialise it or broke a deadlock (SQLSTATE 40001, 40P01): for a
 * single statement on the pool, which is a transaction of its own.
 */
export async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= ATTEMPTS || !isSerializationFailure(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** attempt * 2))
    }
  }
}

/** A store opened on the pool, that can open itself again inside one transaction. */
export type Store<S> = S & {
  transact<T>(work: (tx: S) => Promise<T>): Promise<T>
  /** One act in one transaction: committed when it is accepted, rolled back whole when it is refused. */
  act<T, C extends string>(work: (tx: S) => Promise<Outcome<T, C>>): Promise<Outcome<T, C>>
}

/**
 * Bind a subgraph's aggregates to the pool and, in `transact` and `act`, to a transaction.
 * @param afterCommit called once a transaction committed, to wake the relay
 */
export function openStore<S extends object>(
  database: Transacting,
  bind: (executor: Executor) => S,
  afterCommit: () => void,
): Store<S> {
  const transact = async <T>(work: (tx: S) => Promise<T>): Promise<T> => {
    const result = await database.transact((executor) => work(bind(executor)))
    afterCommit()
    return result
  }
  return {
    ...bind(database.pool),
    transact,
    act: (work) =>
      transact(async (tx) => {
        const outcome = await work(tx)
        if (!outcome.ok) throw new Refused(outcome)
        return outcome
      }).catch((error: unknown) => {
        if (error instanceof Refused) return error.outcome
        throw error
      }),
  }
}

/** Carries a refusal out of a transaction, rolling it back on the way. */
class Refused<C extends string> extends Error {
  readonly outcome: Rejected<C>
  constructor(outcome: Rejected<C>) {
    super(outcome.code)
    this.outcome = outcome
  }
}
