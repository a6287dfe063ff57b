import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Outcome, Rejected } from './outcome.ts'

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

type Begin = (...args: unknown[]) => unknown
type Work = (tx: postgres.TransactionSql) => unknown

/** Statements with more parameters are lists of changing length, each length a statement of its own: those stay unprepared. */
const PREPARED_PARAMETERS_MAX = 40
/** What is prepared is kept by every connection, some 10 KB each in PostgreSQL; the graph's own operations come to a few hundred. */
const PREPARED_MAX = 1_000

type IsPrepared = (text: string, parameters: readonly unknown[]) => boolean

/** Tells whether a statement is worth to be prepared: from its second time on, as for one that is sent but once it is work for nothing. */
function openPrepared(): IsPrepared {
  const prepared = new Set<string>()
  let askedOnce = new Set<string>()
  return (text, parameters) => {
    if (prepared.has(text)) return true
    if (parameters.length > PREPARED_PARAMETERS_MAX || prepared.size >= PREPARED_MAX) return false
    if (askedOnce.delete(text)) {
      prepared.add(text)
      return true
    }
    if (askedOnce.size >= PREPARED_MAX) askedOnce = new Set()
    askedOnce.add(text)
    return false
  }
}

/**
 * The client as drizzle is given it: what drizzle sends is prepared on its connection and parsed once, which halves what a query
 * costs on both sides (110 to 61 µs for a lookup by key). Drizzle itself prepares only what was built with `.prepare()`, and
 * that cannot be run in a transaction; of anything else it says that it shall not be, so ours has the last word. A connection lives for
 * less than an hour or so, and what it prepared with it.
 */
export function preparing<S extends postgres.ISql>(client: S, isPrepared = openPrepared()): S {
  return new Proxy(client, {
    get(target, key) {
      const value = Reflect.get(target, key, target)
      if (key === 'unsafe')
        return (
          text: string,
          parameters: postgres.ParameterOrJSON<never>[] = [],
          options?: postgres.UnsafeQueryOptions,
        ) => target.unsafe(text, parameters, { ...options, prepare: isPrepared(text, parameters) })
      if (key === 'begin') return (...args: unknown[]) => beginSafely(value as Begin, target, args, isPrepared)
      if (key === 'savepoint')
        return (...args: unknown[]) => {
          const work = args.pop() as Work
          return Reflect.apply(value as Begin, target, [
            ...args,
            (tx: postgres.TransactionSql) => work(preparing(tx, isPrepared)),
          ])
        }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/**
 * postgres.js ends a transaction with a ROLLBACK or COMMIT even when its connection is gone, which throws where nobody can catch it,
 * and leaves a connection that never answers again. So once a transaction's connection is lost nothing more is sent on it: its work
 * is left where it stands, and the transaction fails with what the driver says of the loss.
 */
export function beginSafely(
  begin: Begin,
  target: object,
  args: readonly unknown[],
  isPrepared = openPrepared(),
): Promise<unknown> {
  const work = args.at(-1) as Work
  let lost: unknown
  const outcome = Reflect.apply(begin, target, [
    ...args.slice(0, -1),
    (tx: postgres.TransactionSql) =>
      new Promise((resolve, reject) => {
        const unless = (settle: (value: unknown) => void) => (value: unknown) => {
          if (lost === undefined) settle(value)
        }
        const failed = (error: unknown) => {
          if (isConnectionLoss(error)) lost ??= error
          else reject(error)
        }
        Promise.resolve(
          work(
            preparing(
              whileConnected(tx, () => lost),
              isPrepared,
            ),
          ),
        ).then(unless(resolve), unless(failed))
      }),
  ]) as Promise<unknown>
  return outcome.catch((error: unknown) => {
    lost ??= error
    throw error
  })
}

/** A transaction's client, as drizzle uses it, that sends nothing once the connection is lost. */
function whileConnected(tx: postgres.TransactionSql, lost: () => unknown): postgres.TransactionSql {
  return new Proxy(tx, {
    get(target, key) {
      const value = Reflect.get(target, key, target)
      if (key !== 'unsafe') return typeof value === 'function' ? value.bind(target) : value
      return (...args: unknown[]) => {
        const error = lost()
        if (error !== undefined) throw error
        return Reflect.apply(value as Begin, target, args)
      }
    },
  })
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

/** The SQLSTATE of an error PostgreSQL answered, through drizzle's wrapping; null for any other error. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError) return cause.code
  }
  return null
}

/**
 * True when an error says that the connection was lost, or could not be made: what its statement did is not known.
 * Classes 08 (connection) and 57P (the server goes down, or comes up), and the driver's own errors.
 */
export function isConnectionLoss(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // What a statement raises by itself, under whatever code, leaves its connection as it is.
    if (cause instanceof postgres.PostgresError)
      return /^(08|57P)/.test(cause.code) && /^(FATAL|PANIC)$/.test(cause.severity)
    if ('code' in cause && typeof cause.code === 'string' && CONNECTION_LOST.test(cause.code)) return true
  }
  return false
}

const CONNECTION_LOST = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|CONNECTION_(CLOSED|DESTROYED)|CONNECT_TIMEOUT)/

function isSerializationFailure(error: unknown): boolean {
  const state = sqlState(error)
  return state === '40001' || state === '40P01'
}

/** True when a unique constraint refused a row; `constraint` narrows it to one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof postgres.PostgresError)
      return cause.code === '23505' && (constraint === undefined || cause.constraint_name === constraint)
  }
  return false
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
