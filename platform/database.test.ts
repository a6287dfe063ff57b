import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Database, type Executor, openDatabase, openStore } from './database.ts'
import { ok, rejected } from './outcome.ts'
import { isConnectionLoss, isUniqueViolation, sqlState } from './sql-errors.ts'
import { freshDatabase, type TestDatabase } from './testing/postgres.ts'

let home: TestDatabase
let database: Database

beforeAll(async () => {
  home = await freshDatabase()
  database = openDatabase({ url: home.url, max: 6 })
  await database.client`create table accounts (name text constraint accounts_name primary key, balance int not null)`
})
beforeEach(async () => {
  await database.client`truncate accounts`
  await database.client`insert into accounts values ('a', 0), ('b', 0)`
})
afterAll(async () => {
  await database.close()
  await home.drop()
})

const balanceOf = async (name: string): Promise<number> =>
  (await database.client`select balance from accounts where name = ${name}`)[0]?.balance
const add = (tx: Executor, name: string) =>
  tx.execute(sql`update accounts set balance = balance + 1 where name = ${name}`)

describe('a transaction', () => {
  it('runs again when PostgreSQL broke a deadlock', async () => {
    let attempts = 0
    /** Both wait until each has locked its first row, then want the other's: one is broken, once. */
    let arrived = 0
    let meet = () => {}
    const met = new Promise<void>((resolve) => {
      meet = resolve
    })
    const cross = (first: string, second: string) =>
      database.transact(async (tx) => {
        attempts++
        await add(tx, first)
        if (++arrived === 2) meet()
        await met
        await add(tx, second)
      })
    await Promise.all([cross('a', 'b'), cross('b', 'a')])
    expect(attempts).toBe(3)
    expect([await balanceOf('a'), await balanceOf('b')]).toEqual([2, 2])
  })

  it('runs again when it could not be serialised, and gives up after eight times', async () => {
    let attempts = 0
    const conflict = () =>
      database.transact(async (tx) => {
        attempts++
        await add(tx, 'a')
        await tx.execute(sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`)
      })
    await expect(conflict()).rejects.toSatisfy((error) => sqlState(error) === '40001')
    expect(attempts).toBe(8)
    expect(await balanceOf('a')).toBe(0)
  })

  it('fails at once on anything else, and leaves nothing behind', async () => {
    let attempts = 0
    const failing = database.transact(async (tx) => {
      attempts++
      await add(tx, 'a')
      await tx.execute(sql`insert into accounts values ('a', 1)`)
    })
    await expect(failing).rejects.toSatisfy(
      (error) => isUniqueViolation(error, 'accounts_name') && !isUniqueViolation(error, 'another'),
    )
    expect(attempts).toBe(1)
    expect(await balanceOf('a')).toBe(0)
    expect(sqlState(new Error('not from PostgreSQL'))).toBeNull()
  })
})

describe('an act', () => {
  let commits = 0
  const open = () => {
    commits = 0
    return openStore(
      database,
      (db) => ({ add: (name: string) => add(db, name) }),
      () => commits++,
    )
  }

  it('is kept when it is accepted, and wakes the relay after its commit', async () => {
    const store = open()
    let seen = -1
    const outcome = await store.act(async (tx) => {
      await tx.add('a')
      seen = await balanceOf('a')
      return ok('done')
    })
    expect(outcome).toEqual(ok('done'))
    expect([seen, await balanceOf('a'), commits]).toEqual([0, 1, 1])
  })

  it('leaves nothing behind when it is refused, or fails', async () => {
    const store = open()
    const refusal = rejected('NOT_NOW', ['input'], 'Later.')
    const act = (end: () => typeof refusal) =>
      store.act(async (tx) => {
        await tx.add('a')
        return end()
      })
    expect(await act(() => refusal)).toEqual(refusal)
    const failing = act(() => {
      throw new Error('a surprise')
    })
    await expect(failing).rejects.toThrow('a surprise')
    expect([await balanceOf('a'), commits]).toEqual([0, 0])
  })
})

it('prepares what is asked again, in transactions too, but no long lists and not without end', async () => {
  const own = openDatabase({ url: home.url, max: 1 })
  const known = async (like: string) =>
    Number((await own.client`select count(*) from pg_prepared_statements where statement like ${like}`)[0]?.count)
  const ask = (executor: Executor) => executor.execute(sql`select ${'a'}::text as asked`)
  await ask(own.pool)
  expect(await known('%as asked')).toBe(0)
  await own.transact(ask)
  expect(await known('%as asked')).toBe(1)
  await ask(own.pool)
  expect(await known('%as asked')).toBe(1)
  for (let time = 0; time < 2; time++)
    await own.transact((tx) => tx.transaction((inner) => inner.execute(sql`select ${'a'}::text as within`)))
  expect(await known('%as within')).toBe(1)
  const list = sql.join(
    Array.from({ length: 41 }, (_, place) => sql`${place}::int`),
    sql`, `,
  )
  for (let time = 0; time < 3; time++) await own.pool.execute(sql`select 1 in (${list}) as listed`)
  expect(await known('%as listed')).toBe(0)
  for (let text = 0; text < 1_100; text++)
    for (let time = 0; time < 2; time++)
      await own.pool.execute(sql`select ${time}::int as ${sql.identifier(`other_${text}`)}`)
  expect(await known('%as "other%')).toBe(998)
  await own.close()
})

it('counts the statements somebody asked for', async () => {
  const before = database.statementCount()
  await database.client`select 1`
  await database.client`/* background */ select 1`
  await database.transact((tx) => tx.execute(sql`select 1`))
  const fresh = openDatabase({ url: home.url, max: 1 })
  await fresh.client`select 1`
  expect([database.statementCount() - before, fresh.statementCount()]).toEqual([4, 1])
  await fresh.close()
})

it('bounds how long a statement may wait', async () => {
  const [row] = await database.client`select current_setting('statement_timeout') as statement,
    current_setting('idle_in_transaction_session_timeout') as idle`
  expect(row).toEqual({ statement: '15s', idle: '30s' })
})

it('fails a transaction whose connection is lost between two statements, and the pool goes on', async () => {
  const lost = database.transact(async (tx) => {
    const [backend] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await database.client`select pg_terminate_backend(${backend?.pid ?? 0})`
    // Once the server has let go of it, so has this process, or will before it reads what comes next.
    await vi.waitFor(async () => {
      const left = await database.client`select from pg_stat_activity where pid = ${backend?.pid ?? 0}`
      expect(left).toHaveLength(0)
    })
    await add(tx, 'a')
  })
  await expect(lost).rejects.toSatisfy(isConnectionLoss)
  await Promise.all(
    Array.from({ length: 20 }, () =>
      vi.waitFor(() => database.transact((tx) => add(tx, 'b')), { timeout: 10_000, interval: 20 }),
    ),
  )
  expect([await balanceOf('a'), await balanceOf('b')]).toEqual([0, 20])
})
