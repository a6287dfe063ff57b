import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { atRate, inBursts, joined } from './measure.ts'
import { type Driver, type Server, startDriver, startServer } from './processes.ts'
import { JOINED, PLAIN, supergraph, TALK } from './world.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = join(HERE, '../..')
const OUT = join(ROOT, '.data/bench-streams')
export const PEERS = join(HERE, 'peers')
/** Subscribers that Hive Gateway is asked to serve: each costs it a subscription at its subgraph. */
export const HIVE_SIZE_MAX = 200

/** Compile what runs, so that nothing but Node runs it. */
export async function compile(withHive: boolean): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' } as const
  const entryPoints = ['server.ts', 'driver.ts', 'upstream.ts'].map((name) => join(HERE, name))
  await build({ ...options, entryPoints, outdir: OUT, outExtension: { '.js': '.mjs' }, logLevel: 'warning' })
  if (!withHive) return
  if (!existsSync(join(PEERS, 'node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: PEERS,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  await build({ ...options, entryPoints: [join(PEERS, 'hive.ts')], outdir: join(PEERS, 'dist'), logLevel: 'warning' })
}

const compiled = (name: string) => join(OUT, `${name}.mjs`)
const running: { stop(): void }[] = []

async function open(mode: string, subscribers: number, query = PLAIN, ...args: string[]): Promise<[Server, Driver]> {
  const server = await startServer(compiled('server'), [mode, ...args])
  running.push(server)
  return [server, await drive(server, mode === 'raw' ? '/raw' : '/graphql', subscribers, query)]
}

async function drive(server: Server, path: string, subscribers: number, query: string): Promise<Driver> {
  const driver = await startDriver(compiled('driver'), server.port, path, subscribers, query)
  running.push(driver)
  await joined(server, subscribers)
  await sleep(300)
  return driver
}

export function stopAll(): void {
  for (const each of running.splice(0)) each.stop()
}

export interface Row {
  readonly target: string
  readonly subscribers: number
  readonly cpuUs: number
  /** What of it is outside the kernel. */
  readonly userUs: number
  readonly perSecond: number
  readonly stallMs: number
}

export async function delivery(target: string, subscribers: number, seconds: number): Promise<Row> {
  // Bursts of one event where there are many to serve; of several where one would be over before it can be measured.
  const burst = Math.max(1, Math.round(2_000 / subscribers))
  const [server, driver] = await open(target, subscribers)
  try {
    const { cpuUs, userUs, perSecond, stallMs } = await inBursts(server, driver, subscribers, seconds, burst)
    const { sample } = await driver.state()
    if (!sample.includes('"messageSent":{"id":"m')) throw new Error(`${target} says something else: ${sample}`)
    return { target, subscribers, cpuUs, userUs, perSecond, stallMs }
  } finally {
    stopAll()
  }
}

export async function hive(subscribers: number, seconds: number): Promise<Row> {
  const upstream = await startServer(compiled('upstream'), [], '1')
  running.push(upstream)
  const urls = { live: `http://127.0.0.1:${upstream.port}/graphql`, users: 'http://127.0.0.1:9/graphql' }
  const server = await startServer(join(PEERS, 'dist/hive.js'), [supergraph(urls)])
  running.push(server)
  try {
    const driver = await drive(server, '/graphql', subscribers, PLAIN)
    await joined(upstream, subscribers)
    const source: Server = { ...server, tell: upstream.tell }
    const { cpuUs, userUs, perSecond, stallMs } = await inBursts(source, driver, subscribers, seconds, 1)
    return { target: 'hive', subscribers, cpuUs, userUs, perSecond, stallMs }
  } finally {
    stopAll()
  }
}

/** Fifty events a second, each at once or several in one write. */
export async function coalesced(target: string, subscribers: number, coalesceMs: number, seconds: number) {
  const [server, driver] = await open(target, subscribers, PLAIN, String(coalesceMs))
  try {
    return await atRate(server, driver, 50, seconds)
  } finally {
    stopAll()
  }
}

/** Everybody joins, and waits. @returns what a subscriber takes that hears nothing, besides what is running */
async function gather(target: string, subscribers: number) {
  const server = await startServer(compiled('server'), [target])
  running.push(server)
  server.tell({ kind: 'collect' })
  const before = await server.state()
  const startedAt = performance.now()
  const path = target === 'raw' ? '/raw' : '/graphql'
  const driver = await startDriver(compiled('driver'), server.port, path, subscribers, PLAIN)
  running.push(driver)
  await joined(server, subscribers)
  const joinMs = performance.now() - startedAt
  server.tell({ kind: 'collect' })
  // Pages that joining has filled with what is dead are given back by and by.
  await sleep(3_000)
  server.tell({ kind: 'collect' })
  const { rssBytes, heapBytes } = await server.state()
  const idle = {
    rssBytes: (rssBytes - before.rssBytes) / subscribers,
    heapBytes: (heapBytes - before.heapBytes) / subscribers,
  }
  return { server, driver, joinMs, idle }
}

/** What a subscriber takes that hears nothing. */
export async function idle(target: string, subscribers: number) {
  try {
    return (await gather(target, subscribers)).idle
  } finally {
    stopAll()
  }
}

/** Everybody joins, and waits; then hears ten events a second. */
export async function crowd(subscribers: number, seconds: number) {
  try {
    const { server, driver, joinMs, idle } = await gather('lifegraph', subscribers)
    const { p99Ms, stallMs } = await atRate(server, driver, 10, seconds)
    return { joinMs, idle, p99Ms, stallMs }
  } finally {
    stopAll()
  }
}

/** A thousand events a second, each of which lacks what another subgraph knows. */
export async function joins(seconds: number) {
  const [server, driver] = await open('lifegraph', 20, JOINED)
  try {
    return await atRate(server, driver, 1_000, seconds)
  } finally {
    stopAll()
  }
}

/** Readers that keep up, beside those that do not. */
const READERS = 10
const STALLED = 1
const PER_SECOND = 1_000
const TEXT_LENGTH = 1_024
/** Until what is measured is compiled, and what may wait for those who stall does wait. */
const SETTLE_MS = 10_000
const LOOK_EVERY_S = 5

/**
 * A thousand events of 1 KiB a second, to some who read, some who read nothing and some who read little. What the server keeps is
 * looked at every few seconds, after a collection.
 */
export async function stalled(seconds: number) {
  try {
    const [server, driver] = await open('lifegraph', READERS, TALK, '0', String(TEXT_LENGTH))
    const script = compiled('driver')
    for (const reads of ['none', 'little'] as const) {
      running.push(await startDriver(script, server.port, '/graphql', STALLED, TALK, reads))
    }
    await joined(server, READERS + 2 * STALLED)
    server.tell({ kind: 'rate', perSecond: PER_SECOND })
    await sleep(SETTLE_MS)
    driver.reset()
    const from = (await driver.state()).delivered
    const heaps: number[] = []
    const left: number[] = []
    for (let second = 0; second < seconds; second += LOOK_EVERY_S) {
      await sleep(LOOK_EVERY_S * 1_000)
      // Twice: buffers that the first finds dead are freed by the second.
      server.tell({ kind: 'collect' })
      await sleep(50)
      server.tell({ kind: 'collect' })
      const { heapBytes, subscribers } = await server.state()
      heaps.push(heapBytes / 2 ** 20)
      left.push(subscribers - READERS)
    }
    server.tell({ kind: 'rate', perSecond: 0 })
    const { p99Ms, delivered } = await driver.state()
    const [first = 0] = heaps
    return {
      heapsMiB: heaps,
      driftMiB: Math.max(...heaps.map((heap) => Math.abs(heap - first))),
      p99Ms,
      perSecond: (delivered - from) / seconds / READERS,
      /** Those that are slow and still subscribed, at each look. */
      left,
    }
  } finally {
    stopAll()
  }
}
