import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Connection, requestBytes } from './client.ts'
import { openCrowd } from './crowd.ts'
import { type Inspector, openInspector } from './inspector.ts'
import { rssMiBOf } from './load.ts'
import { commitLine, machineLine } from './machine.ts'
import { compile } from './prepare.ts'
import { openStage } from './stage.ts'
import { pinLoad, startTarget, targetNamed } from './targets.ts'

/**
 * `npm run bench:gateway:soak`: a crowd with mixed habits on the gateway as an image ships it, and whether anything of it stays.
 * A run of ten minutes or more writes `SOAK.md`. Ends with 1 when something does not hold.
 *   --minutes N       10 unless said
 *   --committed       the last commit, not the files as they are
 */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, committed: { type: 'boolean', default: false } },
})
const minutes = Number(values.minutes)
const CLIENTS = 24
const SAMPLE_EVERY_MS = 10_000
/** More documents than the gateway keeps plans for: a bounded cache that fills is no leak, and looks like one. */
const DOCUMENTS = 2_200
/** At first code is compiled and pools grow: this share of the samples is shown and not judged. */
const FILLING = 0.3
const SLOPE_MAX_MIB_PER_MINUTE = 0.5

const WATCH = `globalThis.benchUnhandled = []
  process.on('unhandledRejection', (reason) => benchUnhandled.push(String(reason?.stack ?? reason).slice(0, 500)))
  undefined`
const RESOURCES = `process.getActiveResourcesInfo().reduce((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {})`

interface HeapSample {
  minutes: number
  heapMiB: number
  rssMiB: number
}

compile(values.committed ? 'commit' : 'tree')
pinLoad()
const stage = await openStage()
const target = await startTarget(targetNamed('lifegraph'), stage, { inspect: true, flags: ['--expose-gc'] })
const inspector = await openInspector(target.inspectorPort ?? 0)
const samples: HeapSample[] = []
try {
  await inspector.evaluate(WATCH)
  await fillCaches(target.port)
  const crowd = openCrowd(stage, target.port, CLIENTS)
  const start = performance.now()
  const minutesSo = () => (performance.now() - start) / 60_000
  while (minutesSo() < minutes) {
    await sleep(Math.min(SAMPLE_EVERY_MS, (minutes - minutesSo()) * 60_000))
    await crowd.pause()
    samples.push({ minutes: minutesSo(), heapMiB: await heapMiBOf(inspector), rssMiB: rssMiBOf(target.pid) })
    const { heapMiB, rssMiB } = samples.at(-1) as HeapSample
    process.stdout.write(
      `${minutesSo().toFixed(1)} min: heap ${heapMiB.toFixed(2)} MiB, RSS ${rssMiB.toFixed(0)} MiB\n`,
    )
    crowd.resume()
  }
  await crowd.end()
  // What clients left behind has this long to end.
  await sleep(1_000)
  const judged = samples.slice(Math.floor(samples.length * FILLING))
  const { slope, error } = slopeOf(judged)
  const unhandled = await inspector.evaluate<string[]>('globalThis.benchUnhandled')
  const resources = await inspector.evaluate<Record<string, number>>(RESOURCES)
  const { waiting, slow, abandoned, connections } = stage.subgraphs
  const requests = Object.values(crowd.counts).reduce((sum, count) => sum + count, 0)
  const checks: [string, string, boolean][] = [
    [
      'heap after a forced collection',
      `${slope.toFixed(3)} ± ${(2 * error).toFixed(3)} MiB/min over the last ${judged.length} of ${samples.length} samples`,
      slope - 2 * error <= SLOPE_MAX_MIB_PER_MINUTE,
    ],
    ['wrong answers', String(crowd.faults.length), crowd.faults.length === 0],
    ['unhandled rejections', String(unhandled.length), unhandled.length === 0],
    [
      'clients that left while a call was under way for them',
      `${crowd.counts.leave} left; of ${slow()} calls made, ${abandoned()} were stopped`,
      abandoned() === slow() && slow() > crowd.counts.leave / 2,
    ],
    ['calls still waiting at the end', String(waiting()), waiting() === 0],
    ['connections to subgraphs at the end', String(await connections()), (await connections()) <= 4 * 64],
  ]
  const report = [
    `\`npm run bench:gateway:soak -- --minutes ${minutes}\` at ${commitLine(values.committed)} on ${machineLine()}.`,
    `${DOCUMENTS} documents first, one of a kind, so that caches are full; then ${CLIENTS} clients, ${requests} requests: ${entriesOf(crowd.counts)}.`,
    '',
    '| | | |',
    '| --- | --- | --- |',
    ...checks.map(([what, is, holds]) => `| ${what} | ${is} | ${holds ? 'holds' : '**does not hold**'} |`),
    '',
    `What keeps the process at the end: ${entriesOf(resources)}.`,
    '',
    `Heap in MiB, every ${SAMPLE_EVERY_MS / 1000} s: ${samples.map(({ heapMiB }) => heapMiB.toFixed(1)).join(' ')}.`,
    `RSS in MiB: ${samples.map(({ rssMiB }) => rssMiB.toFixed(0)).join(' ')}.`,
    ...[...crowd.faults, ...unhandled].map((fault) => `- ${fault}`),
  ]
  process.stdout.write(`\n${report.join('\n')}\n`)
  if (minutes >= 10)
    writeFileSync(new URL('./SOAK.md', import.meta.url), `# Ten minutes of mixed load\n\n${report.join('\n')}\n`)
  if (checks.some(([, , holds]) => !holds)) process.exitCode = 1
} finally {
  inspector.close()
  await target.stop()
  await stage.close()
}

/** Ask a document of its own as often as it takes for every cache of documents to be full. */
async function fillCaches(port: number): Promise<void> {
  let asked = 0
  const ask = async () => {
    const connection = await Connection.open(port)
    while (asked < DOCUMENTS) {
      const alias = `filled${asked++}`
      const query = `{ ${alias}: topProducts(first: 2) { id shipping reviews(first: 1) { author { name } } } }`
      const request = requestBytes(port, JSON.stringify({ query }))
      const status = await new Promise<number>((resolve, reject) => connection.send(request, resolve, reject))
      if (status !== 200) throw new Error(`a document was answered with ${status}`)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: 8 }, ask))
}

async function heapMiBOf({ evaluate }: Inspector): Promise<number> {
  // Twice: what the first finds to be finalised, the second takes away.
  return (await evaluate<number>('gc(); gc(); process.memoryUsage().heapUsed')) / 2 ** 20
}

/** Least squares. @returns MiB per minute, and the standard error of it */
function slopeOf(of: readonly HeapSample[]): { slope: number; error: number } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(of.map(({ minutes }) => minutes)), mean(of.map(({ heapMiB }) => heapMiB))]
  const spread = of.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0)
  const slope = of.reduce((sum, { minutes, heapMiB }) => sum + (minutes - x) * (heapMiB - y), 0) / spread
  const residual = of.reduce((sum, { minutes, heapMiB }) => sum + (heapMiB - y - slope * (minutes - x)) ** 2, 0)
  return { slope, error: Math.sqrt(residual / Math.max(1, of.length - 2) / spread) }
}

function entriesOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
