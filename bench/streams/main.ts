import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { commitLine, machineLine, quietLine, versionOf } from '../gateway/machine.ts'
import { atRate, inBursts, joined } from './measure.ts'
import { type Driver, type Server, startDriver, startServer } from './processes.ts'
import { JOINED, PLAIN, supergraph } from './world.ts'

/**
 * `npm run bench:streams`: what it costs to tell thousands of subscribers of an event, against a bare broadcast with ws, graphql-ws
 * as it comes, and Hive Gateway. The server has one core, its subscribers another. A whole run writes `RESULTS.md`.
 *   --seconds N     of each measurement
 *   --sizes a,b     numbers of subscribers
 *   --without-hive  where its packages cannot be installed
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '200,2000,10000' },
    'without-hive': { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const sizes = values.sizes.split(',').map(Number)
const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = join(HERE, '../..')
const OUT = join(ROOT, '.data/bench-streams')
const PEERS = join(HERE, 'peers')
/** Subscribers that Hive Gateway is asked to serve: each costs it a subscription at its subgraph. */
const HIVE_SIZE_MAX = 200

const say = (line: string) => process.stdout.write(`${line}\n`)
const us = (value: number) => value.toFixed(2)
const times = (value: number) => `${value.toFixed(2)}×`

/** Compile what runs, so that nothing but Node runs it. */
async function compile(): Promise<void> {
  mkdirSync(OUT, { recursive: true })
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' } as const
  const entryPoints = ['server.ts', 'driver.ts', 'upstream.ts'].map((name) => join(HERE, name))
  await build({ ...options, entryPoints, outdir: OUT, outExtension: { '.js': '.mjs' }, logLevel: 'warning' })
  if (values['without-hive']) return
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

function stopAll(): void {
  for (const each of running.splice(0)) each.stop()
}

interface Row {
  readonly target: string
  readonly subscribers: number
  readonly cpuUs: number
  /** What of it is outside the kernel. */
  readonly userUs: number
  readonly perSecond: number
  readonly stallMs: number
}

async function delivery(target: string, subscribers: number): Promise<Row> {
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

async function hive(subscribers: number): Promise<Row> {
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
async function coalesced(target: string, subscribers: number, coalesceMs: number) {
  const [server, driver] = await open(target, subscribers, PLAIN, String(coalesceMs))
  try {
    return await atRate(server, driver, 50, seconds)
  } finally {
    stopAll()
  }
}

/** Everybody joins, and waits; then hears ten events a second. */
async function crowd(subscribers: number) {
  const server = await startServer(compiled('server'), ['lifegraph'])
  running.push(server)
  try {
    server.tell({ kind: 'collect' })
    const before = (await server.state()).rssBytes
    const startedAt = performance.now()
    const driver = await startDriver(compiled('driver'), server.port, '/graphql', subscribers, PLAIN)
    running.push(driver)
    await joined(server, subscribers)
    const joinMs = performance.now() - startedAt
    server.tell({ kind: 'collect' })
    await sleep(1_000)
    server.tell({ kind: 'collect' })
    const idleBytes = ((await server.state()).rssBytes - before) / subscribers
    const { p99Ms, stallMs } = await atRate(server, driver, 10, seconds)
    return { joinMs, idleBytes, p99Ms, stallMs }
  } finally {
    stopAll()
  }
}

/** A thousand events a second, each of which lacks what another subgraph knows. */
async function joins() {
  const [server, driver] = await open('lifegraph', 20, JOINED)
  try {
    return await atRate(server, driver, 1_000, seconds)
  } finally {
    stopAll()
  }
}

const quiet = quietLine()
await compile()
const rows: Row[] = []
const lines: string[] = []
const verdicts: string[] = []
const must = (what: string, holds: boolean, figure: string) => {
  verdicts.push(`- ${holds ? 'holds' : '**does not hold**'}: ${what}; ${figure}`)
}
try {
  for (const subscribers of sizes)
    for (const target of ['raw', 'vanilla', 'lifegraph']) {
      rows.push(await delivery(target, subscribers))
      say(JSON.stringify(rows.at(-1)))
    }
  if (!values['without-hive']) {
    rows.push(await hive(HIVE_SIZE_MAX))
    say(JSON.stringify(rows.at(-1)))
  }
  const cost = (target: string, subscribers: number) =>
    rows.find((row) => row.target === target && row.subscribers === subscribers)?.cpuUs ?? Number.NaN
  lines.push(
    '',
    '| subscribers | server | CPU per delivery, µs | outside the kernel | of raw | deliveries per second |',
    '|---:|---|---:|---:|---:|---:|',
  )
  for (const row of rows) {
    const { target, subscribers, cpuUs, userUs, perSecond } = row
    const share = times(cpuUs / cost('raw', subscribers))
    lines.push(
      `| ${subscribers} | ${target} | ${us(cpuUs)} | ${us(userUs)} | ${share} | ${Math.round(perSecond).toLocaleString('en')} |`,
    )
  }
  for (const subscribers of sizes) {
    const share = cost('lifegraph', subscribers) / cost('raw', subscribers)
    const atMost = subscribers >= 2_000 ? 1.1 : 1.25
    must(`at most ${atMost}× raw at ${subscribers}`, share <= atMost, times(share))
    const better = cost('vanilla', subscribers) / cost('lifegraph', subscribers)
    if (subscribers >= 2_000) {
      const atLeast = subscribers >= 10_000 ? 5.5 : 4
      must(`at least ${atLeast}× better than vanilla at ${subscribers}`, better >= atLeast, times(better))
    }
  }
  if (!values['without-hive']) {
    const better = cost('hive', HIVE_SIZE_MAX) / cost('lifegraph', HIVE_SIZE_MAX)
    must(`at least 25× better than Hive Gateway at ${HIVE_SIZE_MAX}`, better >= 25, times(better))
  }
  const fastest = Math.max(...rows.filter(({ target }) => target === 'lifegraph').map(({ perSecond }) => perSecond))
  must(
    'at least 100,000 deliveries per second on one core',
    fastest >= 100_000,
    Math.round(fastest).toLocaleString('en'),
  )

  const [raw, together] = [await coalesced('raw', 1_000, 0), await coalesced('lifegraph', 1_000, 40)]
  const share = together.cpuUs / raw.cpuUs
  must('at most 0.6× raw at 50 events/s with coalescing, 1,000 subscribers', share <= 0.6, times(share))
  must(
    'coalescing adds at most 40 ms',
    together.p99Ms - raw.p99Ms <= 41,
    `p99 ${together.p99Ms.toFixed(1)} ms, raw ${raw.p99Ms.toFixed(1)} ms`,
  )
  const { fetchesPerSecond } = await joins()
  must(
    'at most 60 entity fetches/s per subgraph for 1,000 events/s',
    fetchesPerSecond <= 60 && fetchesPerSecond > 0,
    `${fetchesPerSecond.toFixed(1)} a second`,
  )
  const many = Math.max(...sizes)
  const { joinMs, idleBytes, p99Ms, stallMs } = await crowd(many)
  must('under 8 KiB of RSS for an idle subscriber', idleBytes < 8_192, `${Math.round(idleBytes)} bytes, of ${many}`)
  must(`${many} sockets join one room in under 5 s`, joinMs < 5_000, `${(joinMs / 1000).toFixed(2)} s`)
  must(`p99 under 500 ms at 10 events/s to ${many}`, p99Ms < 500, `${p99Ms.toFixed(0)} ms`)
  must('no fan-out holds the event loop over 50 ms', stallMs <= 50, `${stallMs.toFixed(0)} ms at most`)
} finally {
  stopAll()
}

const peers = values['without-hive'] ? [] : [versionOf('@graphql-hive/gateway', new URL('./peers/', import.meta.url))]
const versions = [
  ...['ws', 'graphql-ws', 'graphql'].map((name) => versionOf(name, new URL('../../', import.meta.url))),
  ...peers,
]
const report = [
  '# Results',
  '',
  `\`npm run bench:streams\` at ${commitLine(false)} on ${machineLine()}. ${quiet}`,
  `The server has one core, its subscribers another; ${seconds} s each. ${versions.join(', ')}.`,
  'CPU is what the server process took, for events of some 250 bytes; Hive Gateway has its subgraph in another process.',
  ...lines,
  '',
  '## What must hold',
  '',
  ...verdicts,
]
say(report.join('\n'))
if (values.sizes === '200,2000,10000') writeFileSync(new URL('./RESULTS.md', import.meta.url), `${report.join('\n')}\n`)
