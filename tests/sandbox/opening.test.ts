import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { manualClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { prepareDatabase } from '../../platform/process/prepare-database.ts'
import { freshDatabase, type TestDatabase } from '../../platform/testing/postgres.ts'
import { sandboxUrlOf } from '../../platform/worlds/place.ts'
import { NO_SANDBOX, openSandbox } from '../../platform/worlds/sandbox.ts'

const kernel = {
  databasePoolMax: 4,
  eventRetentionHours: 1,
  accessTokenSecret: 'an access token secret for tests, long enough',
  clock: manualClock(),
  log: silentLog,
  running: [],
}
const code = (thrown: unknown) => (thrown as { code?: string }).code

describe('where a sandbox is', () => {
  let home: TestDatabase
  let sql: postgres.Sql
  beforeAll(async () => {
    home = await freshDatabase()
    await prepareDatabase(home.url, [])
    sql = postgres(home.url, { max: 1, onnotice: () => {} })
  })
  afterAll(async () => {
    await sql.end()
    await home.drop()
  })
  const nameOf = (url: string) => new URL(url).pathname.slice(1)
  const sandboxes = async () =>
    (await sql`select from pg_database where datname = ${`${nameOf(home.url)}_sandbox`}`).length

  it('makes a database beside the real one when the first one enters, and not before, however many enter at once', async () => {
    const several = [1, 2, 3].map(() => openSandbox({ ...kernel, databaseUrl: home.url }))
    expect(await sandboxes()).toBe(0)
    const worlds = await Promise.all(several.flatMap((sandbox) => [sandbox.enter(), sandbox.enter()]))
    expect(await sandboxes()).toBe(1)
    expect(new Set(worlds).size).toBe(3)
    expect(worlds[0]?.kernel.database.url).toBe(sandboxUrlOf(home.url))
    for (const sandbox of several) await sandbox.close()
  })

  it('says that there is none when its database is the real one, by whatever name, and leaves that as it was', async () => {
    const alias = new URL(home.url)
    alias.searchParams.set('application_name', 'alias')
    for (const sandboxUrl of [home.url, alias.href]) {
      const sandbox = openSandbox({ ...kernel, databaseUrl: home.url, sandboxUrl })
      expect(code(await Promise.resolve(sandbox.enter()).catch((error) => error))).toBe('SANDBOX_UNAVAILABLE')
      await sandbox.close()
    }
    expect(await sql`select to_regclass('sandbox.clock')::text as clock`).toEqual([{ clock: null }])
  })

  it('is not made for whoever has not shown to be of it, who finds the one that is there', async () => {
    await sql`drop database if exists ${sql(`${nameOf(home.url)}_sandbox`)} with (force)`
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url })
    const stranger = () => Promise.resolve(sandbox.enter(false)).catch((error) => error)
    expect(code(await stranger())).toBe('SANDBOX_UNAVAILABLE')
    expect(await sandboxes()).toBe(0)
    const world = await sandbox.enter()
    expect(await stranger()).toBe(world)
    await sandbox.close()
    const later = openSandbox({ ...kernel, databaseUrl: home.url })
    expect(await (await later.enter(false)).kernel.ready()).toBe(true)
    await later.close()
  })

  it('opens ahead of the first one where one is expected, and is nobody’s trouble where it cannot', async () => {
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url })
    sandbox.expect()
    expect(sandbox.isOpen()).toBe(false)
    await vi.waitFor(() => expect(sandbox.isOpen()).toBe(true), { timeout: 20_000 })
    await sandbox.close()
    sandbox.expect()
    NO_SANDBOX.expect()
  })

  it('is made anew when its database was dropped', async () => {
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url })
    const before = await sandbox.enter()
    await sql`drop database ${sql(`${nameOf(home.url)}_sandbox`)} with (force)`
    await vi.waitFor(() => expect(sandbox.isOpen()).toBe(false), { timeout: 30_000 })
    const after = await sandbox.enter()
    expect(after).not.toBe(before)
    expect(await after.kernel.ready()).toBe(true)
    await sandbox.close()
  })

  it('is no place for the real world', async () => {
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url })
    await sandbox.enter()
    await sandbox.close()
    await expect(prepareDatabase(sandboxUrlOf(home.url), [])).rejects.toThrow("is a sandbox's")
  })

  it('says that there is none when its database holds another world', async () => {
    const other = await freshDatabase()
    await prepareDatabase(other.url, [])
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url, sandboxUrl: other.url })
    expect(code(await Promise.resolve(sandbox.enter()).catch((error) => error))).toBe('SANDBOX_UNAVAILABLE')
    await sandbox.close()
    await other.drop()
  })

  it('says that there is none when it cannot be made, at once to those who come soon after', async () => {
    const url = new URL(home.url)
    url.port = '1'
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url, sandboxUrl: url.href })
    expect(code(await Promise.resolve(sandbox.enter()).catch((error) => error))).toBe('SANDBOX_UNAVAILABLE')
    expect(() => sandbox.enter()).toThrow(expect.objectContaining({ code: 'SANDBOX_UNAVAILABLE' }))
    await sandbox.close()
  })

  it('refuses a name that PostgreSQL would cut to that of another database', async () => {
    const long = new URL(home.url)
    long.pathname = `/${'x'.repeat(64)}`
    const sandbox = openSandbox({ ...kernel, databaseUrl: home.url, sandboxUrl: long.href })
    expect(code(await Promise.resolve(sandbox.enter()).catch((error) => error))).toBe('SANDBOX_UNAVAILABLE')
    await sandbox.close()
  })
})
