import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Launcher, launchApart, makeCheckout, query, read, write } from '../testing/launcher.ts'
import { scratchDirectory } from '../testing/scratch.ts'
import {
  type EmbeddedPostgres,
  type LaunchOptions,
  launchPostgres,
  PostgresLaunchError,
  removePostgres,
} from './index.ts'

const FAST = { fsync: 'off', shared_buffers: '16MB' }

let dataDir: string
let launcher: string
const servers: EmbeddedPostgres[] = []
const launchers: Launcher[] = []

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lifegraph-launcher-'))
  await chmod(directory, 0o755)
  launcher = await makeCheckout(directory, { copied: false, links: true })
  return () => rm(directory, { recursive: true })
})

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const { process: child, end } of launchers.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) await end('SIGTERM')
  }
})

/** A place of its own, which is gone with everything in it after the test or the group that asked for it. */
async function newPlace(): Promise<() => Promise<void>> {
  const place = await realpath(await scratchDirectory('lifegraph-launch-'))
  await chmod(place, 0o755)
  dataDir = join(place, '.data', 'postgres')
  return async () => {
    if (existsSync(dataDir)) await removePostgres({ dataDir })
    await rm(place, { recursive: true })
  }
}

async function launch(options: Partial<LaunchOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await launchPostgres({ dataDir, settings: FAST, ...options })
  servers.push(server)
  return server
}

function apart(): Launcher {
  const started = launchApart(launcher, { dataDir, settings: FAST })
  launchers.push(started)
  return started
}

const namesIn = (directory: string) => readdir(directory).catch(() => [] as string[])

describe('a first start', () => {
  beforeAll(newPlace)

  it('makes a database that only its password opens and keeps it over a restart', async () => {
    const first = await launch()
    await write(first.url)
    await first.stop()
    const again = await launch()
    expect(await read(again.url)).toEqual([{ id: 1 }])
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600)
    const wrong = new URL(again.url)
    wrong.password = 'guess'
    await expect(read(wrong.href)).rejects.toMatchObject({ code: '28P01' })
  })

  it('makes it durable, checked, and alike on every machine', async () => {
    const { url } = await launch({ settings: {} })
    const names = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'data_checksums',
      'max_connections',
      'listen_addresses',
    ]
    const settings = await query(
      url,
      (sql) => sql`select name, setting from pg_settings where name in ${sql(names)} order by name`,
    )
    expect(settings).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'max_connections', setting: '200' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
    const database = await query(
      url,
      (sql) =>
        sql`select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'`,
    )
    expect(database).toEqual([{ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }])
  })

  it('passes on what the server says, and the end of it when the server does not start', async () => {
    const lines: string[] = []
    const server = await launch({ log: (line) => lines.push(line) })
    const twice = "create temp table phones (phone text unique); insert into phones values ('planted'), ('planted')"
    await expect(query(server.url, (sql) => sql.unsafe(twice))).rejects.toMatchObject({ code: '23505' })
    await server.stop()
    expect(lines.join('\n')).toContain('ready to accept connections')
    expect(lines.join('\n')).toContain('duplicate key')
    // Nor what stood in the row, or in the statement.
    expect(lines.join('\n')).not.toContain('planted')
    const failed = launch({ settings: { shared_buffers: 'plenty' } })
    await expect(failed).rejects.toMatchObject({ code: 'START_FAILED', message: expect.stringContaining('plenty') })
  })
})

describe('a second start on the same data', () => {
  beforeAll(newPlace)

  it('goes to exactly one when three come at once', async () => {
    const reports = await Promise.all([apart(), apart(), apart()].map(({ report }) => report))
    expect(reports.filter(({ url }) => url)).toHaveLength(1)
    expect(reports.filter((report) => 'error' in report && report.error === 'DATA_IN_USE')).toHaveLength(2)
  })

  it('is refused with the pid of the process that has them', async () => {
    const first = apart()
    await first.report
    const refused = await launch().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(PostgresLaunchError)
    expect(refused).toMatchObject({
      code: 'DATA_IN_USE',
      message: expect.stringContaining(`process ${first.process.pid} `),
    })
    await first.end('SIGTERM')
    await launch()
  })

  it('is refused in the same process too', async () => {
    await launch()
    await expect(launch()).rejects.toMatchObject({ code: 'DATA_IN_USE' })
  })

  it('is refused with the port when another program listens there', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => holder.once('listening', resolve))
    const address = holder.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      await expect(launch({ port })).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        message: expect.stringContaining(String(port)),
      })
    } finally {
      holder.close()
    }
    expect((await launch({ port })).port).toBe(port)
  })
})

describe('after kill -9', () => {
  beforeAll(newPlace)

  it('of the process, the next start replaces its server and finds what was committed', async () => {
    const killed = apart()
    const { url } = await killed.report
    await write(url, 'orphaned')
    await killed.end('SIGKILL')
    const next = await launch()
    expect(await read(next.url, 'orphaned')).toEqual([{ id: 1 }])
    await expect(read(url, 'orphaned')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('of the process, exactly one of two next starts gets the data', async () => {
    const killed = apart()
    await killed.report
    await killed.end('SIGKILL')
    const reports = await Promise.all([apart(), apart()].map(({ report }) => report))
    expect(reports.filter(({ url }) => url)).toHaveLength(1)
  })

  it('of the server, its end is told, and the next start recovers', async () => {
    const server = await launch()
    await write(server.url, 'crashed')
    const [pid] = (await readFile(join(dataDir, 'data', 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    expect(await server.exited).toEqual({ code: null, signal: 'SIGKILL' })
    await server.stop()
    expect(await read((await launch()).url, 'crashed')).toEqual([{ id: 1 }])
  })

  it('and a reboot that gave the pid of the server to a stranger, the next start works and leaves that one alone', async () => {
    const server = await launch()
    const pidFile = join(dataDir, 'data', 'postmaster.pid')
    const lines = (await readFile(pidFile, 'utf8')).split('\n')
    await server.stop()
    const { uid, gid } = await stat(join(dataDir, 'data'))
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
    await writeFile(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'))
    await launch()
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null)
    stranger.kill()
  })

  it('while the database is being made, the next start begins again', async () => {
    onTestFinished(await newPlace())
    for (const moment of ['password', 'initdb-', 'initdb-']) {
      const before = await namesIn(dataDir)
      const killed = apart()
      const begun = async () =>
        (await namesIn(dataDir)).some((name) => name.startsWith(moment) && !before.includes(name))
      while (!(await begun())) await delay(1)
      await killed.end('SIGKILL')
      expect(await namesIn(dataDir)).not.toContain('data')
    }
    await write((await launch()).url)
    await servers.pop()?.stop()
    // A while later, when nothing writes there any more, what the killed ones left is cleared.
    for (const name of await namesIn(dataDir)) await utimes(join(dataDir, name), 0, 0)
    expect(await read((await launch()).url)).toEqual([{ id: 1 }])
    expect((await namesIn(dataDir)).sort()).toEqual(['data', 'lock', 'password'])
  })
})
