import { writeFile } from 'node:fs/promises'
import { runCommand } from '../../platform/process/main.ts'
import { commitLine, machineLine, quietLine } from '../gateway/machine.ts'
import { measureGraph, type ThroughGraph } from './graph.ts'
import { type Measured, measure } from './measure.ts'
import { openStage } from './stage.ts'
import { floor, group, naive, single, type Way } from './ways.ts'

/**
 * `npm run bench:ledger`: 20,000 people tip one creator, four ways, on the same PostgreSQL with its durability on. Writes
 * `bench/ledger/RESULTS.md`. `SECONDS` each; `WAYS=group,naive` some of them, which writes nothing.
 */
const SECONDS = Number(process.env.SECONDS ?? 5)
const PAYERS = 20_000
const IN_FLIGHT = [32, 256, 1024]
const GRAPH_IN_FLIGHT = 256
const WAYS: Record<string, Way> = { floor, naive, single, group }

await runCommand(async () => {
  const head = [machineLine(), quietLine()]
  const chosen = process.env.WAYS?.split(',').filter((name) => name !== 'graph') ?? Object.keys(WAYS)
  const stage = await openStage(PAYERS)
  let graph: ThroughGraph | undefined
  const results: { way: Way; measured: Measured }[] = []
  try {
    for (const name of chosen) {
      const way = WAYS[name]
      if (!way) throw new Error(`There is no way ${name}.`)
      // A row each on 32 connections cannot be more than 32 at a time.
      for (const inFlight of way === floor ? [32] : IN_FLIGHT) {
        const database = stage.open(way.connections)
        const act = await way.open(stage, database)
        // Every connection is open before time is taken.
        await Promise.all(Array.from({ length: way.connections }, act))
        const measured = await measure(act, inFlight, {
          seconds: SECONDS,
          warmUpSeconds: 1.5,
          serverPid: stage.serverPid,
        })
        await database.close()
        results.push({ way, measured })
        process.stdout.write(`${row(way, measured)}\n`)
      }
    }
    if (!process.env.WAYS || process.env.WAYS === 'graph') graph = await measureGraph(stage, GRAPH_IN_FLIGHT, SECONDS)
    if (graph) process.stdout.write(`${graphLine(graph)}\n`)
  } finally {
    await stage.close()
  }
  if (graph && !process.env.WAYS)
    await writeFile(new URL('./RESULTS.md', import.meta.url), report(head, results, graph))
})

function row({ name }: Way, { inFlight, perSecond, p50Ms, p99Ms, clientMsPer1000, serverMsPer1000 }: Measured): string {
  const server = serverMsPer1000 === null ? 'n/a' : Math.round(serverMsPer1000)
  const both = serverMsPer1000 === null ? 'n/a' : Math.round(clientMsPer1000 + serverMsPer1000)
  const cells = [name, inFlight, Math.round(perSecond).toLocaleString('en'), p50Ms.toFixed(1), p99Ms.toFixed(1)]
  return `| ${[...cells, Math.round(clientMsPer1000), server, both].join(' | ')} |`
}

function graphLine({ perSecond, p50Ms, p99Ms, graphMsPer1000, serverMsPer1000 }: ThroughGraph): string {
  const rate = Math.round(perSecond).toLocaleString('en')
  const server = serverMsPer1000 === null ? 'n/a' : Math.round(serverMsPer1000)
  return `${GRAPH_IN_FLIGHT} in flight: ${rate} tips/s, p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms; per 1,000 tips the process that serves the graph takes ${Math.round(graphMsPer1000)} ms of CPU, PostgreSQL ${server}.`
}

function report(
  head: readonly string[],
  results: readonly { way: Way; measured: Measured }[],
  graph: ThroughGraph,
): string {
  const rate = (way: Way, inFlight: number) =>
    results.find((result) => result.way === way && result.measured.inFlight === inFlight)?.measured.perSecond ??
    Number.NaN
  const ratio = (of: number, to: number) => `${(of / to).toFixed(1)}×`
  return `# Results

\`npm run bench:ledger\` at ${commitLine(false)}.
${head.join('\n')}

${PAYERS.toLocaleString('en')} people tip one post of one creator, ${SECONDS} s each after 1.5 s of warming up; embedded PostgreSQL with fsync,
synchronous_commit and full_page_writes on; client and server on the same machine. Every way but bare INSERTs
leaves the same rows: transfer, two entries, two balances, tip, totals and an announcement in the outbox; only the board of
the hundred who gave most is left out by the naive transaction.

| way | in flight | tips/s | p50 ms | p99 ms | client CPU ms per 1,000 | server CPU ms per 1,000 | both |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${results.map(({ way, measured }) => row(way, measured)).join('\n')}

| group commit | 32 | 256 | 1,024 |
| --- | ---: | ---: | ---: |
| of the naive transaction | ${IN_FLIGHT.map((n) => ratio(rate(group, n), rate(naive, n))).join(' | ')} |
| of one statement per tip | ${IN_FLIGHT.map((n) => ratio(rate(group, n), rate(single, n))).join(' | ')} |
| of bare INSERTs on 32 connections | ${IN_FLIGHT.map((n) => ratio(rate(group, n), rate(floor, 32))).join(' | ')} |

## Through the whole graph

The mutation \`tip\` over HTTP, gateway and subgraphs in one process, relay and reactions included, the client on the same machine.
${graphLine(graph)}

With ten million entries in the tables: HISTORY.md.
`
}
