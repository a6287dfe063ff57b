import { runCommand } from '../../../platform/process/main.ts'
import { type StormReport, storm } from './storm.ts'

/**
 * `npm run chaos:ledger`: a hundred kills among processes of payments, backends of PostgreSQL and PostgreSQL itself, under load; then the
 * same, shorter, on a server that forgets, which must be found out. `KILLS` for another number.
 */
const KILLS = Number(process.env.KILLS ?? 100)
const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(async () => {
  const durable = await storm({ kills: KILLS, log: say })
  say(told('durable', durable))
  for (const problem of durable.problems.slice(0, 20)) say(`  ${problem}`)
  const forgetful = await storm({ kills: Math.min(KILLS, 9), forgetful: true, log: say })
  say(told('synchronous_commit=off', forgetful))
  say(`  ${forgetful.problems[0] ?? 'nothing was found, so the check cannot be trusted'}`)
  if (durable.problems.length > 0 || forgetful.problems.length === 0) process.exitCode = 1
})

function told(name: string, { kills, acknowledged, refused, unknown, problems }: StormReport): string {
  const killed = Object.entries(kills).map(([what, count]) => `${count} × ${what}`)
  return `${name}: ${killed.join(', ')}; ${acknowledged} acknowledged, ${refused} refused, ${unknown} attempts unknown; ${problems.length} problems.`
}
