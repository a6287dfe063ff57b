import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { commitLine, machineLine, quietLine, versionOf } from '../gateway/machine.ts'
import * as scenes from './scenes.ts'
import { HIVE_SIZE_MAX, type Row } from './scenes.ts'

/**
 * `npm run bench:streams`: what it costs to tell thousands of subscribers of an event, against a bare broadcast with ws, graphql-ws
 * as it comes, and Hive Gateway. The server has one core, its subscribers another. A whole run writes `RESULTS.md`.
 *   --seconds N     of each measurement
 *   --sizes a,b     numbers of subscribers
 *   --without-hive  where its packages cannot be installed
 *   --stalled       only what a client costs that does not read, for a minute, and its section of the results
 *   --idle          only what subscribers take that hear nothing
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '200,2000,10000' },
    'without-hive': { type: 'boolean', default: false },
    stalled: { type: 'boolean', default: false },
    idle: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const sizes = values.sizes.split(',').map(Number)
const RESULTS = new URL('./RESULTS.md', import.meta.url)
/** The section of the results that a run of its own replaces. */
const STALLED_HEAD = '## A client that stalls'

const say = (line: string) => process.stdout.write(`${line}\n`)
const us = (value: number) => value.toFixed(2)
const times = (value: number) => `${value.toFixed(2)}×`
/** How long a client stalls. */
const STALLED_SECONDS = 60
type Idle = Awaited<ReturnType<typeof scenes.idle>>
const one = (value: number) => value.toFixed(1)

const quiet = quietLine()
const about = `at ${commitLine(false)} on ${machineLine()}. ${quiet}`
await scenes.compile(!values['without-hive'] && !values.stalled && !values.idle)
const verdict = (what: string, holds: boolean, figure: string) =>
  `- ${holds ? 'holds' : '**does not hold**'}: ${what}; ${figure}`

/** A minute of a client that does not read. @returns the section of the results */
async function stalls(): Promise<string[]> {
  const { heapsMiB, driftMiB, p99Ms, perSecond, left } = await scenes.stalled(STALLED_SECONDS)
  return [
    STALLED_HEAD,
    '',
    `\`npm run bench:streams -- --stalled\` ${about}`,
    `1,000 events of 1 KiB a second for ${STALLED_SECONDS} s: 10 subscribers read all (${Math.round(perSecond)} a second came), one nothing, one 64 KiB a second.`,
    `It is cut off when it has answered no ping and taken nothing for so long: slow subscribers left, every 5 s: ${left.join(', ')}.`,
    `Heap and buffers in MiB at the same moments, from 10 s after the stall began: ${heapsMiB.map(one).join(', ')}.`,
    '',
    verdict('the heap is flat, give or take 8 MiB', driftMiB <= 8, `${one(driftMiB)} MiB off at most`),
    verdict('p99 of the others is under 100 ms', p99Ms < 100, `${one(p99Ms)} ms`),
  ]
}

/** What a subscriber takes that hears nothing, beside a bare socket. */
const idleVerdict = (ours: Idle, bare: Idle, subscribers: number) =>
  verdict(
    'under 8 KiB of RSS for an idle subscriber',
    ours.rssBytes < 8_192,
    `${Math.round(ours.rssBytes)} bytes of ${subscribers}, a bare ws socket ${Math.round(bare.rssBytes)}; of the heap ${Math.round(ours.heapBytes)} and ${Math.round(bare.heapBytes)}`,
  )

if (values.idle) {
  const many = Math.max(...sizes)
  say(idleVerdict(await scenes.idle('lifegraph', many), await scenes.idle('raw', many), many))
  process.exit()
}
if (values.stalled) {
  const section = await stalls()
  say(section.join('\n'))
  const [before] = readFileSync(RESULTS, 'utf8').split(`\n${STALLED_HEAD}`)
  writeFileSync(RESULTS, `${before}\n${section.join('\n')}\n`)
  process.exit()
}

const rows: Row[] = []
const lines: string[] = []
const verdicts: string[] = []
const must = (what: string, holds: boolean, figure: string) => {
  verdicts.push(verdict(what, holds, figure))
}
try {
  for (const subscribers of sizes)
    for (const target of ['raw', 'vanilla', 'lifegraph']) {
      rows.push(await scenes.delivery(target, subscribers, seconds))
      say(JSON.stringify(rows.at(-1)))
    }
  if (!values['without-hive']) {
    rows.push(await scenes.hive(HIVE_SIZE_MAX, seconds))
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

  const raw = await scenes.coalesced('raw', 1_000, 0, seconds)
  const together = await scenes.coalesced('lifegraph', 1_000, 40, seconds)
  const share = together.cpuUs / raw.cpuUs
  must('at most 0.6× raw at 50 events/s with coalescing, 1,000 subscribers', share <= 0.6, times(share))
  must(
    'coalescing adds at most 40 ms',
    together.p99Ms - raw.p99Ms <= 41,
    `p99 ${together.p99Ms.toFixed(1)} ms, raw ${raw.p99Ms.toFixed(1)} ms`,
  )
  const { fetchesPerSecond } = await scenes.joins(seconds)
  must(
    'at most 60 entity fetches/s per subgraph for 1,000 events/s',
    fetchesPerSecond <= 60 && fetchesPerSecond > 0,
    `${fetchesPerSecond.toFixed(1)} a second`,
  )
  const many = Math.max(...sizes)
  const { joinMs, idle, p99Ms, stallMs } = await scenes.crowd(many, seconds)
  verdicts.push(idleVerdict(idle, await scenes.idle('raw', many), many))
  must(`${many} sockets join one room in under 5 s`, joinMs < 5_000, `${(joinMs / 1000).toFixed(2)} s`)
  must(`p99 under 500 ms at 10 events/s to ${many}`, p99Ms < 500, `${p99Ms.toFixed(0)} ms`)
  must('no fan-out holds the event loop over 50 ms', stallMs <= 50, `${stallMs.toFixed(0)} ms at most`)
} finally {
  scenes.stopAll()
}
const stalledSection = await stalls()

const peers = values['without-hive'] ? [] : [versionOf('@graphql-hive/gateway', new URL('./peers/', import.meta.url))]
const versions = [
  ...['ws', 'graphql-ws', 'graphql'].map((name) => versionOf(name, new URL('../../', import.meta.url))),
  ...peers,
]
const report = [
  '# Results',
  '',
  `\`npm run bench:streams\` ${about}`,
  `The server has one core, its subscribers another; ${seconds} s each. ${versions.join(', ')}.`,
  'CPU is what the server process took, for events of some 250 bytes; Hive Gateway has its subgraph in another process.',
  ...lines,
  '',
  '## What must hold',
  '',
  ...verdicts,
  '',
  ...stalledSection,
]
say(report.join('\n'))
if (values.sizes === '200,2000,10000') writeFileSync(RESULTS, `${report.join('\n')}\n`)
