import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDatabase } from '../demo/index.ts'
import { launchPostgres, removePostgres } from '../platform/postgres/index.ts'
import { load, type Measured, startTarget } from './load.ts'

/**
 * `npm run bench`: the home feed (Q1) and the life circle's page (Q2, signed out) through the gateway against the floor, in the
 * same run, on a demo world of its own. Writes `bench/results.md`.
 */
const SECONDS = Number(process.env.SECONDS ?? 8)
const IN_FLIGHT = 16
const SCENARIOS = [
  ['Q1 home feed', '../tests/operations/Q1-home-feed.graphql', []],
  ['Q2 circle page', '../tests/operations/Q2-circle-page.graphql', [['$slug', '"campus-journal"']]],
] as const

const home = join(await mkdtemp(join(tmpdir(), 'lifegraph-bench-')), 'postgres')
const postgres = await launchPostgres({ dataDir: home })
const lines: string[] = []
try {
  await seedDatabase(postgres.url)
  for (const [title, path, inlined] of SCENARIOS) {
    const query = inline(await readFile(new URL(path, import.meta.url), 'utf8'), inlined)
    const rows: Measured[] = []
    for (const name of ['floor', 'gateway']) {
      const target = await startTarget(name, postgres.url)
      try {
        rows.push(await load(target, query, IN_FLIGHT, SECONDS))
      } finally {
        target.stop()
      }
    }
    lines.push(...table(title, rows))
    process.stdout.write(`${table(title, rows).join('\n')}\n`)
  }
} finally {
  await postgres.stop()
  await removePostgres({ dataDir: home })
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}`
const head = [
  '# Results',
  '',
  `\`npm run bench\` at ${commit} on ${machine}; ${IN_FLIGHT} requests in flight for ${SECONDS} s each, client on the same machine.`,
  'The floor makes the same calls to the same subgraphs and writes the answer, and does nothing else.',
  '',
]
await writeFile(new URL('./results.md', import.meta.url), `${[...head, ...lines].join('\n').trimEnd()}\n`)

function table(title: string, rows: Measured[]): string[] {
  const floor = rows[0]?.cpuMsPerRequest ?? 1
  return [
    `## ${title}`,
    '',
    '| server | requests/s | CPU ms per request | of the floor | p50 ms | p99 ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(
      (row) =>
        `| ${row.name} | ${row.perSecond.toFixed(0)} | ${row.cpuMsPerRequest.toFixed(2)} | ${(row.cpuMsPerRequest / floor).toFixed(2)}× | ${row.p50Ms.toFixed(1)} | ${row.p99Ms.toFixed(1)} |`,
    ),
    '',
  ]
}

/** Write variables into a document, so that one text is one request. */
function inline(document: string, values: readonly (readonly [string, string])[]): string {
  const withoutDeclarations = document.replace(/^(query \w+)\s*\([^)]*\)/m, '$1')
  return values
    .reduce((text, [name, value]) => text.replaceAll(name, value), withoutDeclarations)
    .replaceAll(/,?\s*after: \$after/g, '')
}
