import postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { topics } from '../../schema/events.ts'
import { systemClock } from '../clock.ts'
import { type Database, openDatabase } from '../database.ts'
import { silentLog } from '../log.ts'
import { migrate } from '../migrate.ts'
import { viewers } from '../testing/log.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { type EventBus, openEventBus } from './bus.ts'
import { openOutbox } from './outbox.ts'

/** A server of its own, which may be shut down, and two processes without Redis on it. */
let server: TestServer
let processes: { name: string; bus: EventBus; database: Database; seen: unknown[]; texts: string[] }[]
let told = 0

beforeAll(async () => {
  server = await startTestServer()
  await migrate(server.url, [])
  processes = await Promise.all(['first', 'second'].map(openProcess))
})
afterAll(async () => {
  for (const { bus, database } of processes) {
    await bus.close()
    await database.client.end({ timeout: 0 })
  }
  await server.stop()
})

async function openProcess(name: string) {
  const texts: string[] = []
  const database = openDatabase({
    ...{ url: server.url, max: 4, applicationName: `outage-${name}`, readsArrays: false },
    onStatement: (text) => texts.push(text),
  })
  const bus = await openEventBus(database, silentLog, { retentionMs: 3600_000 })
  const seen: unknown[] = []
  const stream = await bus.stream([topics.room('a')], null)
  void (async () => {
    for await (const item of stream)
      seen.push(item.kind === 'gap' ? item : (item.event.payload as { viewers: number }).viewers)
  })()
  return { name, bus, database, seen, texts }
}

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000, interval: 10 })
/** Commit an event, trying again while the database is away; the first process relays it. */
async function tell(): Promise<void> {
  const { database, bus } = processes[0]!
  const number = told++
  await eventually(async () => {
    await database.transact(async (tx) => {
      // Whether a commit arrived is not known when the connection breaks in that moment: so this one is not told twice.
      const rows = await tx.execute('create table if not exists tellings (number int primary key)')
      expect(rows).toBeDefined()
      const news = await tx.execute(`insert into tellings values (${number}) on conflict do nothing returning number`)
      if (news.length > 0) await openOutbox(tx, systemClock).publishAll([viewers('a', number)])
    })
  })
  bus.announce()
}
const expectAllShown = () =>
  eventually(() => {
    for (const { seen } of processes) expect(seen).toEqual(Array.from({ length: told }, (_, number) => number))
  })
/** Cut connections of the two processes. @param which SQL that says which of them */
async function cut(which: string): Promise<number> {
  const sql = postgres(server.url, { max: 1 })
  const gone = await sql.unsafe(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'outage-%' and ${which}`,
  )
  await sql.end()
  return gone.length
}
const LISTENING = `query ilike 'listen%'`

async function listening(): Promise<number> {
  const sql = postgres(server.url, { max: 1 })
  const rows = await sql.unsafe(`select from pg_stat_activity where application_name like 'outage-%' and ${LISTENING}`)
  await sql.end()
  return rows.length
}

it('is heard again when the connection that listens was cut, by notification and not only by looking', async () => {
  expect(await listening()).toBe(2)
  for (let round = 0; round < 3; round++) {
    await tell()
    expect(await cut(LISTENING)).toBe(2)
    await tell()
    await expectAllShown()
    await eventually(async () => expect(await listening()).toBe(2))
  }
})

it('goes on without a hole when every connection is cut, again and again, while somebody writes', async () => {
  const cutting = (async () => {
    for (let round = 0; round < 6; round++) {
      await cut('true')
      await tell()
    }
  })()
  for (let turn = 0; turn < 40; turn++) await tell()
  await cutting
  await eventually(() => {
    for (const { seen } of processes) expect(seen).toHaveLength(told)
  })
  // Two write at once, so the order is that of the log: the same for everybody.
  const [first, second] = processes.map(({ seen }) => seen)
  expect(first).toEqual(second)
  expect([...(first ?? [])].sort((one, other) => Number(one) - Number(other))).toEqual([...Array(told).keys()])
})

it('goes on without a hole when the server is restarted', async () => {
  const before = processes.map(({ seen }) => seen.length)
  const writing = (async () => {
    for (let turn = 0; turn < 30; turn++) await tell()
  })()
  await server.restart()
  await writing
  await eventually(() => {
    for (const { seen } of processes) expect(seen.slice(before[0])).toEqual([...Array(told).keys()].slice(before[0]))
  })
  await eventually(async () => expect(await listening()).toBe(2))
})
