import type postgres from 'postgres'
import { isConnectionLoss } from './sql-errors.ts'

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
        const connected = whileConnected(tx, () => lost)
        Promise.resolve(work(preparing(connected, isPrepared))).then(unless(resolve), unless(failed))
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
