import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { type Transacting, withRetry } from './database.ts'
import { beginSafely } from './driver.ts'
import { isConnectionLoss } from './sql-errors.ts'

/** A transaction that is held open for whoever comes next, and is rolled back whatever happens. */
export interface HeldTransaction {
  /**
   * What is done on it is done one after the other. An act that fails, and a statement by itself that fails, is rolled back by
   * itself, as it would be on a pool: what was done before stays.
   */
  readonly database: Transacting
  /** Resolves, with the reason, when the connection is lost before {@link HeldTransaction.rollBack}. */
  readonly lost: Promise<unknown>
  /**
   * Roll it back; whoever still works on it is told `why`. Never throws.
   * @returns whether the connection may be used again: nobody was at work
   */
  rollBack(why: Error): Promise<boolean>
}

type Work = (tx: postgres.TransactionSql) => Promise<unknown>
interface Savepoints {
  savepoint: (...args: unknown[]) => unknown
}

/**
 * Begin a transaction on a connection of its own.
 * @param client with one connection, whose transactions are read-only unless they say otherwise: what is sent too late, when this
 * one is over, can then change nothing
 * @param lostError what is thrown to whoever is at work when the connection is lost, or comes later: nothing that was done is left,
 * so that trying the same again is of no use
 * @throws when the database is away
 */
export async function holdTransaction(client: postgres.Sql, lostError: () => Error): Promise<HeldTransaction> {
  let letGo: (why: Error) => void = () => {}
  let outcome: Promise<unknown> = Promise.resolve()
  const tx = await new Promise<postgres.TransactionSql>((begun, failed) => {
    outcome = client.begin('read write', (opened) => {
      begun(opened)
      return new Promise((_, reject) => {
        letGo = reject
      })
    })
    outcome.catch(failed)
  })
  let over: Error | null = null
  let atWork = 0
  let tellAll: (why: Error) => void = () => {}
  const ended = new Promise<never>((_, reject) => {
    tellAll = reject
  })
  ended.catch(() => {})
  /**
   * Whoever works on it already may go on in between; the others wait for their turn. While such a storage is in use, Node 20 looks
   * at every promise of the process, which makes them several times as slow: it is given up with the transaction.
   */
  const inside = new AsyncLocalStorage<true>()
  const lost = outcome.catch((error: unknown) => {
    over ??= lostError()
    tellAll(over)
    inside.disable()
    return error
  })

  let turns: Promise<unknown> = Promise.resolve()
  const act = async (work: Work): Promise<unknown> => {
    if (over) throw over
    atWork += 1
    const acted = beginSafely((tx as unknown as Savepoints).savepoint, tx, [work]).finally(() => {
      atWork -= 1
    })
    return Promise.race([acted, ended]).catch((error: unknown) => {
      throw isConnectionLoss(error) ? lostError() : error
    })
  }
  const inTurn = (work: Work): Promise<unknown> => {
    if (inside.getStore()) return act(work)
    const acted = turns.then(() => {
      if (over) throw over
      return inside.run(true, () => act(work))
    })
    turns = acted.catch(() => {})
    return acted
  }
  const unsafe: postgres.ISql['unsafe'] = ((text: string, parameters?: postgres.ParameterOrJSON<never>[]) => {
    const ask = (asValues: boolean) =>
      inTurn(async (point) => {
        const query = point.unsafe(text, parameters)
        return asValues ? query.values() : query
      })
    return {
      values: () => ask(true),
      // biome-ignore lint/suspicious/noThenProperty: the driver's queries are awaited as they are, and so must this one be
      then: (taken: (value: unknown) => unknown, failed: (error: unknown) => unknown) => ask(false).then(taken, failed),
    }
  }) as postgres.ISql['unsafe']
  const pool = drizzle(
    new Proxy(client, {
      get: (target, key) => {
        if (key === 'unsafe') return unsafe
        if (key === 'begin') return (...args: unknown[]) => inTurn(args.at(-1) as Work)
        return key === 'options' ? target.options : undefined
      },
    }),
  )
  return {
    database: { pool, transact: (work) => withRetry(() => pool.transaction(work)) },
    lost,
    rollBack: async (why) => {
      if (over) return false
      over = why
      tellAll(why)
      const isIdle = atWork === 0
      letGo(why)
      // The transaction fails with what it was ended with, unless it could not even be rolled back.
      return (await lost) === why && isIdle
    },
  }
}
