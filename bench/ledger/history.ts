import { writeFile } from 'node:fs/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { runCommand } from '../../platform/process/main.ts'
import { checkLedger } from '../../subgraphs/payments/index.ts'
import { commitLine, machineLine, quietLine } from '../gateway/machine.ts'
import { type Measured, measure } from './measure.ts'
import { writePast } from './past.ts'
import { openStage, type Stage } from './stage.ts'
import { group } from './ways.ts'

/**
 * `npm run bench:ledger:history`: the rate of tips with few entries in the tables, and with many, on two servers in turns, so that
 * whatever else the machine does falls on both. `ENTRIES` in millions, 10 unless given, which writes `bench/ledger/HISTORY.md`;
 * `ROUNDS`, 5 unless given. With `CHECK=1` the books are proved once the past is written, and again at the end.
 */
const MILLIONS = Number(process.env.ENTRIES ?? 10)
const ROUNDS = Number(process.env.ROUNDS ?? 5)
const SECONDS = 4
const IN_FLIGHT = 1024
const PAYERS = 20_000

const head = [machineLine(), quietLine()]
const said: string[] = []
const say = (text: string) => {
  said.push(text)
  process.stdout.write(`${text}\n`)
}

await runCommand(async () => {
  const since = performance.now()
  const took = (what: string) => say(`${what}: after ${((performance.now() - since) / 1000).toFixed(0)} s`)
  const few = await openStage(PAYERS)
  const many = await openStage(PAYERS)
  try {
    await writePast(many, (MILLIONS * 1_000_000) / 2, took)
    if (process.env.CHECK) await prove(many, took)
    // Each page is written whole the first time after a checkpoint: what people give in a minute touches those of everybody.
    for (const stage of [few, many]) await rate(stage, 40)
    took('warm')
    const rounds: { few: Measured; many: Measured }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const [before, after] = [await rate(few, 1), await rate(many, 1)]
      rounds.push({ few: before, many: after })
      say(line('few', before))
      say(line(`${MILLIONS} million`, after))
    }
    const share = (of: (measured: Measured) => number) => median(rounds.map(({ few, many }) => of(many) / of(few)))
    const cpu = ({ clientMsPer1000, serverMsPer1000 }: Measured) => clientMsPer1000 + (serverMsPer1000 ?? 0)
    say(
      `${MILLIONS} million entries to few: ${(share(({ perSecond }) => perSecond) * 100).toFixed(0)} % of the tips/s, ${(share(cpu) * 100).toFixed(0)} % of the CPU per tip (medians of ${ROUNDS} rounds)`,
    )
    if (process.env.CHECK) await prove(many, took)
    if (!process.env.ENTRIES) await writeFile(new URL('./HISTORY.md', import.meta.url), report())
  } finally {
    await few.close()
    await many.close()
  }
})

function report(): string {
  return `# With a past

\`npm run bench:ledger:history\` at ${commitLine(false)}.
${head.join('\n')}

Group commit at ${IN_FLIGHT.toLocaleString('en')} in flight, as in RESULTS.md, on two PostgreSQL servers in turns: one with few entries (two for each
of ${PAYERS.toLocaleString('en')} people), one where the same people have given ${(MILLIONS / 2).toLocaleString('en')} million tips to the same creator before.

\`\`\`
${said.join('\n')}
\`\`\`
`
}

async function rate(stage: Stage, warmUpSeconds: number): Promise<Measured> {
  const database = stage.open(group.connections)
  const act = await group.open(stage, database)
  const measured = await measure(act, IN_FLIGHT, { seconds: SECONDS, warmUpSeconds, serverPid: stage.serverPid })
  // The outbox is emptied by relays as fast as it is filled; here nobody reads it.
  await database.client`truncate events.outbox`
  await database.close()
  return measured
}

function line(name: string, { perSecond, clientMsPer1000, serverMsPer1000 }: Measured): string {
  return `${name}: ${perSecond.toFixed(0)} tips/s, CPU ms per 1,000: client ${clientMsPer1000.toFixed(0)}, server ${serverMsPer1000?.toFixed(0) ?? 'n/a'}`
}

/** @throws when the books are wrong */
async function prove(stage: Stage, took: (what: string) => void): Promise<void> {
  const client = postgres(stage.url, { max: 1, onnotice: () => {}, connection: { statement_timeout: 0 } })
  try {
    await client`set work_mem = '256MB'`
    const { entries, problems } = await checkLedger(drizzle(client))
    if (problems.length > 0) throw new Error(`the books are wrong: ${JSON.stringify(problems.slice(0, 3))}`)
    took(`${entries.toLocaleString('en')} entries proved`)
  } finally {
    await client.end()
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN
}
