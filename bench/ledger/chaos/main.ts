import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runCommand } from '../../../platform/process/main.ts'
import { type StormReport, storm } from './storm.ts'

/**
 * `npm run chaos:ledger`: a hundred kills among processes of payments, backends of PostgreSQL and PostgreSQL itself, under load; then the
 * same, shorter, on a server that forgets, which must be found out. `--kills N` for another number; `--durable` leaves the other server
 * out.
 */
const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(async () => {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '100' }, durable: { type: 'boolean', default: false } },
  })
  const kills = z.coerce.number().int().positive().parse(values.kills)
  const durable = await storm({ kills, log: say })
  say(told('durable', durable))
  for (const problem of durable.problems.slice(0, 20)) say(`  ${problem}`)
  process.exitCode = durable.problems.length > 0 ? 1 : 0
  if (values.durable) return
  const forgetful = await storm({ kills: Math.min(kills, 9), forgetful: true, log: say })
  say(told('synchronous_commit=off', forgetful))
  say(`  ${forgetful.problems[0] ?? 'nothing was found, so the check cannot be trusted'}`)
  if (forgetful.problems.length === 0) process.exitCode = 1
})

function told(name: string, { kills, acknowledged, refused, unknown, problems }: StormReport): string {
  const killed = Object.entries(kills).map(([what, count]) => `${count} × ${what}`)
  return `${name}: ${killed.join(', ')}; ${acknowledged} acknowledged, ${refused} refused, ${unknown} attempts unknown; ${problems.length} problems.`
}
