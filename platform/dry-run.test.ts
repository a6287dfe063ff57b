import { executionAsyncId } from 'node:async_hooks'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Transacting } from './database.ts'
import { type DryRuns, openDryRuns } from './dry-run.ts'
import { silentLog } from './log.ts'
import { freshDatabase, type TestDatabase } from './testing/postgres.ts'
import type { UserViewer, Viewer } from './viewer.ts'

let home: TestDatabase
let admin: postgres.Sql
let dryRuns: DryRuns

beforeAll(async () => {
  home = await freshDatabase()
  admin = postgres(home.url, { max: 2, onnotice: () => {} })
  await admin`create table purse (id text primary key, coins int not null check (coins >= 0))`
  dryRuns = openDryRuns({ databaseUrl: home.url, log: silentLog })
})
beforeEach(async () => {
  await admin`delete from purse`
  await admin`insert into purse values ('ada', 10), ('bo', 0)`
})
afterAll(async () => {
  await dryRuns.close()
  await admin.end()
  await home.drop()
})

const person = (userId: string): UserViewer => ({ kind: 'user', userId, sessionId: 'ses', scopes: [] })
const ada = person('ada')
let names = 0
const begin = async (viewer: Viewer = ada, from = dryRuns) => {
  names += 1
  const id = `dry_${names}`
  const { database } = await from.join({ id, continued: false }, viewer)
  return { id, database, again: () => from.join({ id, continued: true }, viewer), end: () => from.end(id, viewer) }
}
const give = (database: Transacting, coins: number) =>
  database.transact(async (tx) => {
    await tx.execute(sql`update purse set coins = coins + ${coins} where id = 'bo'`)
    await tx.execute(sql`update purse set coins = coins - ${coins} where id = 'ada'`)
  })
const coinsIn = async (database: Transacting, id = 'bo') => {
  const [row] = await database.pool.execute<{ coins: number }>(sql`select coins from purse where id = ${id}`)
  return row?.coins
}
const kept = async () => (await admin`select id, coins from purse order by id`).map(({ id, coins }) => [id, coins])
const connections = async () => {
  const [row] = await admin`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'lifegraph dry runs'`
  return row?.count
}

describe('a dry run', () => {
  it('sees what it did, in every fetch, and nobody else does; when it ends nothing was done', async () => {
    const { database, again, end } = await begin()
    await give(database, 4)
    expect(await coinsIn((await again()).database)).toBe(4)
    expect(await kept()).toEqual([
      ['ada', 10],
      ['bo', 0],
    ])
    await end()
    expect(await kept()).toEqual([
      ['ada', 10],
      ['bo', 0],
    ])
  })

  it('undoes an act that fails by itself, and keeps those before it', async () => {
    const { database, end } = await begin()
    await give(database, 4)
    await expect(give(database, 100)).rejects.toThrow()
    await expect(database.pool.execute(sql`select 1 / 0`)).rejects.toThrow()
    expect(await coinsIn(database)).toBe(4)
    expect(await coinsIn(database, 'ada')).toBe(6)
    await end()
  })

  it('does what is asked at the same time one after the other', async () => {
    const { database, end } = await begin()
    const outcomes = await Promise.allSettled([3, 100, 2, 100, 1].map((coins) => give(database, coins)))
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true])
    expect(await coinsIn(database)).toBe(6)
    await end()
  })

  it('lets an act look outside of its own transaction, and act within itself', async () => {
    const { database, end } = await begin()
    const seen = await database.transact(async (tx) => {
      await tx.execute(sql`update purse set coins = 7 where id = 'bo'`)
      const outside = await coinsIn(database)
      await expect(
        tx.transaction(async (inner) => {
          await inner.execute(sql`update purse set coins = 9 where id = 'bo'`)
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      return [outside, await coinsIn(database)]
    })
    expect(seen).toEqual([7, 7])
    await end()
  })

  it('refuses who comes after its end, by ticket or with what it held before, and changes nothing then', async () => {
    const { database, again, end, id } = await begin()
    let go: (() => void) | null = null
    const atWork = database.transact(async (tx) => {
      await new Promise<void>((resolve) => {
        go = resolve
      })
      await tx.execute(sql`update purse set coins = 99`)
    })
    const told = expect(atWork).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await vi.waitFor(() => expect(go).not.toBeNull(), 10_000)
    await end()
    ;(go as (() => void) | null)?.()
    await told
    await expect(give(database, 1)).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await expect(again()).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await expect(dryRuns.join({ id, continued: false }, ada)).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    expect(await kept()).toEqual([
      ['ada', 10],
      ['bo', 0],
    ])
  })

  it('is nobody else’s, and cannot be ended by them', async () => {
    const { id, database, end } = await begin()
    await give(database, 4)
    await expect(dryRuns.join({ id, continued: true }, person('bo'))).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await dryRuns.end(id, person('bo'))
    expect(await coinsIn(database)).toBe(4)
    await end()
  })

  it('does not wait long for what somebody else is changing, and goes on without', async () => {
    const impatient = openDryRuns({ databaseUrl: home.url, log: silentLog, lockMs: 20 })
    await admin.begin(async (real) => {
      await real`update purse set coins = 5 where id = 'bo'`
      const { database, end } = await begin(ada, impatient)
      await expect(give(database, 1)).rejects.toMatchObject({ cause: { code: '55P03' } })
      expect(await coinsIn(database)).toBe(0)
      await end()
    })
    await impatient.close()
  })

  it('lets two of one account each see its own', async () => {
    const [first, second] = [await begin(), await begin()]
    await give(first.database, 4)
    expect(await coinsIn(second.database)).toBe(0)
    await first.end()
    await give(second.database, 2)
    expect(await coinsIn(second.database)).toBe(2)
    await second.end()
  })

  it('is rolled back when it takes too long', async () => {
    const brief = openDryRuns({ databaseUrl: home.url, log: silentLog, maxMs: 50 })
    const { database, again } = await begin(ada, brief)
    await give(database, 4).catch(() => {})
    await vi.waitFor(() => expect(again()).rejects.toMatchObject({ code: 'DRY_RUN_OVER' }), 10_000)
    await expect(coinsIn(database)).rejects.toMatchObject({ cause: { code: 'DRY_RUN_OVER' } })
    expect(await kept()).toEqual([
      ['ada', 10],
      ['bo', 0],
    ])
    await brief.close()
  })

  it('is over when its connection is lost in the middle of an act', async () => {
    const { database, again } = await begin()
    const act = database.transact(async (tx) => {
      await tx.execute(sql`update purse set coins = 99`)
      await admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'lifegraph dry runs' and state like 'idle in%'`
      await tx.execute(sql`update purse set coins = 98`)
    })
    await expect(act).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await expect(again()).rejects.toMatchObject({ code: 'DRY_RUN_OVER' })
    await expect(coinsIn(database)).rejects.toThrow()
    expect(await kept()).toEqual([
      ['ada', 10],
      ['bo', 0],
    ])
    const next = await begin()
    await give(next.database, 1)
    expect(await coinsIn(next.database)).toBe(1)
    await next.end()
  })
})

describe('dry runs', () => {
  it('are not to be had while the database is away', async () => {
    const nowhere = openDryRuns({ databaseUrl: 'postgres://127.0.0.1:1/none', log: silentLog })
    await expect(begin(ada, nowhere)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    await nowhere.close()
  })

  it('are bounded, for each caller and for all', async () => {
    const few = openDryRuns({ databaseUrl: home.url, log: silentLog, openMax: 3, perCallerMax: 2 })
    const first = await begin(ada, few)
    await begin(ada, few)
    await expect(begin(ada, few)).rejects.toMatchObject({ code: 'BUSY' })
    await begin(person('bo'), few)
    await expect(begin(person('cy'), few)).rejects.toMatchObject({ code: 'BUSY' })
    await first.end()
    await begin(person('cy'), few)
    await few.close()
  })

  it('use a connection again when nobody was at work on it, and no other', async () => {
    const own = openDryRuns({ databaseUrl: home.url, log: silentLog })
    const before = await connections()
    for (let times = 0; times < 3; times += 1) {
      const { database, end } = await begin(ada, own)
      await give(database, 1)
      await end()
    }
    expect(await connections()).toBe(before + 1)
    await own.close()
    await vi.waitFor(async () => expect(await connections()).toBe(before), 10_000)
  })

  it('use no connection again that broke on its way back', async () => {
    const own = openDryRuns({ databaseUrl: home.url, log: silentLog })
    for (let times = 0; times < 5; times += 1) {
      const { database, end } = await begin(ada, own)
      await give(database, 1)
      const killed = admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'lifegraph dry runs'`
      await Promise.all([killed, end()])
      const next = await begin(ada, own)
      await give(next.database, 1)
      expect(await coinsIn(next.database)).toBe(1)
      await next.end()
    }
    await own.close()
  })

  it('have connections that write nothing but in the transaction that is rolled back', async () => {
    const { database, end } = await begin()
    const [row] = await database.pool.execute(sql`
      select current_setting('default_transaction_read_only') as otherwise, current_setting('transaction_read_only') as here`)
    expect(row).toEqual({ otherwise: 'on', here: 'off' })
    await end()
  })
})

it('leaves promises as fast as they were: nobody looks at them any more', async () => {
  // A promise has an id of its own only while somebody does.
  const idAfter = () => Promise.resolve().then(() => executionAsyncId())
  const isWatched = async () => {
    const [one, other] = [await idAfter(), await idAfter()]
    return one !== other
  }
  expect(await isWatched()).toBe(false)
  const [one, other] = [await begin(), await begin(person('bo'))]
  await Promise.all([give(one.database, 1), coinsIn(other.database)])
  for (const { end } of [one, other]) await end()
  expect(await isWatched()).toBe(false)
})
