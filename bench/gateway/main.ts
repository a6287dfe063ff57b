import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { OPERATIONS, type OperationName } from './graph.ts'
import { IN_FLIGHT, load, type Sample, WrongAnswer, warmUp } from './load.ts'
import { commitLine, machineLine, quietLine } from './machine.ts'
import { compile, preparePeers } from './prepare.ts'
import { profile } from './profile.ts'
import { median, type Row, tableOf, type Verdict, verdictLines, verdictsOf } from './report.ts'
import { openStage, writeOwnFloor } from './stage.ts'
import { pinLoad, type RunningTarget, startTarget, TARGETS, type TargetSpec, targetNamed } from './targets.ts'

/**
 * `npm run bench:gateway`: CPU per request of gateways over the same subgraphs, each on a core of its own, in turns. A run of all
 * targets and operations writes `RESULTS.md`.
 *   --quick           one short round
 *   --only a,b        these targets
 *   --operations a,b  these operations
 *   --rounds N        --seconds N
 *   --committed       the last commit, not the files as they are
 *   --profile         where the CPU time goes instead; of lifegraph, unless --only says
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    operations: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    committed: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
const seconds = Number(values.seconds ?? (values.quick ? 3 : 5))
const operations = chosen(OPERATIONS, values.operations, (name) => name)
const specs = chosen(TARGETS, values.only ?? (values.profile ? 'lifegraph' : undefined), ({ name }) => name)
const say = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`)

const quiet = quietLine()
compile(values.committed ? 'commit' : 'tree')
if (specs.some(({ peer }) => peer)) await preparePeers()
pinLoad()
const stage = await openStage()
const about = operations.map((name) => {
  const { calls, bytes } = stage.operations[name]
  return `- ${name}: ${calls} calls in Apollo's plan, ${bytes} bytes of answer`
})
if (specs.some(({ name }) => name === 'floor-own')) {
  const gateway = await startTarget(targetNamed('lifegraph'), stage)
  about.push(`- calls lifegraph makes, and floor-own with it: ${await writeOwnFloor(stage, gateway.port)}`)
  await gateway.stop()
}
say([quiet, '', ...about])

const running: RunningTarget[] = []
try {
  for (const spec of specs) running.push(await startTarget(spec, stage, { inspect: values.profile }))
  if (values.profile) {
    for (const target of running)
      for (const name of operations) {
        const { file, lines } = await profile(target, stage, name, seconds)
        say([`## ${target.spec.name}, ${name}: ${file}`, '', ...lines, ''])
      }
  } else {
    const tables = await takeTurns()
    const verdicts = verdictsOf(tables)
    const report = [
      ...[...tables].flatMap(([name, rows]) => ['', `## ${name}`, '', ...tableOf(rows)]),
      ...verdictLines(verdicts),
      ...(await whereTimeGoes(verdicts)),
    ]
    say(report)
    if (specs.length === TARGETS.length && operations.length === OPERATIONS.length && !values.quick)
      writeFileSync(new URL('./RESULTS.md', import.meta.url), `${headOf(specs).concat(report).join('\n')}\n`)
  }
} finally {
  await Promise.all(running.map((target) => target.stop()))
  await stage.close()
}

function chosen<T>(all: readonly T[], names: string | undefined, nameOf: (one: T) => string): readonly T[] {
  const wanted = names?.split(',')
  const unknown = wanted?.filter((name) => !all.some((one) => nameOf(one) === name)) ?? []
  if (unknown.length) throw new Error(`${unknown.join(', ')}: there are ${all.map(nameOf).join(', ')}`)
  return all.filter((one) => wanted?.includes(nameOf(one)) ?? true)
}

/** Round by round, so that a busy minute of the machine meets all targets alike. @returns medians over the rounds */
async function takeTurns(): Promise<Map<OperationName, Row[]>> {
  const taken = new Map<string, Sample[]>()
  const wrong = new Map<string, string>()
  for (let round = 0; round < rounds; round++)
    for (const name of operations)
      for (const target of running) {
        const key = `${name} ${target.spec.name}`
        if (wrong.has(key)) continue
        try {
          // Compiled in the first round; later ones find it so.
          if (round === 0) await warmUp(target, stage, stage.operations[name], seconds)
          else await load(target, stage, stage.operations[name], 1)
          process.stderr.write(`round ${round + 1} of ${rounds}: ${name}, ${target.spec.name}\n`)
          taken.set(key, [...(taken.get(key) ?? []), await load(target, stage, stage.operations[name], seconds)])
        } catch (error) {
          if (!(error instanceof WrongAnswer) || !target.spec.peer) throw error
          wrong.set(key, error.message)
        }
      }
  const rowOf = (name: OperationName, target: string): Row => {
    const fault = wrong.get(`${name} ${target}`)
    return { target, figures: fault ? { wrong: fault } : median(taken.get(`${name} ${target}`) ?? []) }
  }
  return new Map(operations.map((name) => [name, running.map(({ spec }) => rowOf(name, spec.name))]))
}

/** Profiles of what is short, one after the other. */
async function whereTimeGoes(verdicts: readonly Verdict[]): Promise<string[]> {
  const lines: string[] = []
  const short = new Set(verdicts.filter(({ holds }) => !holds).map(({ operation }) => operation))
  if (short.size === 0) return lines
  for (const name of ['floor', 'lifegraph']) {
    const target = await startTarget(targetNamed(name), stage, { inspect: true })
    for (const operation of short) {
      const { lines: where } = await profile(target, stage, operation, seconds)
      lines.push('', `## Where the time goes: ${name}, ${operation}`, '', '```', ...where, '```')
    }
    await target.stop()
  }
  return lines
}

function headOf(measured: readonly TargetSpec[]): string[] {
  const flags = process.argv.slice(2)
  const command = ['npm run bench:gateway', ...(flags.length ? ['--', ...flags] : [])].join(' ')
  return [
    '# Results',
    '',
    `\`${command}\` at ${commitLine(values.committed)} on ${machineLine()}. ${quiet}`,
    `${IN_FLIGHT} requests in flight over as many keep-alive connections, all the same; ${rounds} rounds of ${seconds} s in turns, medians.`,
    'Every answer is compared with the one that a single schema over the same data gives.',
    '',
    'CPU is user and system time of the whole process from /proc, on a core it has for itself; load and subgraphs share the other.',
    'Where that core is busy over 90 %, requests/s and latencies are its own, not the gateway’s.',
    '',
    ...about,
    '',
    ...measured.map(
      ({ name, about, flags, versions }) =>
        `- **${name}**: ${about}${flags ? `; Node is started with \`${flags.join(' ')}\`` : ''}` +
        (versions ? ` (${versions().join(', ')})` : ''),
    ),
  ]
}
