import { parseArgs } from 'node:util'
import { OPERATIONS } from './graph.ts'
import { load, type Sample } from './load.ts'
import { compile, preparePeers } from './prepare.ts'
import { median, tableOf } from './report.ts'
import { openStage } from './stage.ts'
import { pinLoad, type RunningTarget, startTarget, TARGETS } from './targets.ts'

/**
 * `npm run bench:gateway`: CPU per request of gateways over the same subgraphs, each on a core of its own, in turns.
 *   --quick           one short round
 *   --only a,b        these targets
 *   --operations a,b  these operations
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    operations: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
})
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
const seconds = Number(values.seconds ?? (values.quick ? 3 : 5))
const wanted = values.only?.split(',')
const specs = TARGETS.filter(({ name }) => !wanted || wanted.includes(name))
const operations = OPERATIONS.filter((name) => !values.operations || values.operations.split(',').includes(name))

compile()
if (specs.some(({ peer }) => peer)) await preparePeers()
pinLoad()
const stage = await openStage()
for (const name of operations)
  process.stdout.write(
    `${name}: ${stage.operations[name].calls} calls in Apollo's plan, ${stage.operations[name].bytes} bytes of answer\n`,
  )

const running: RunningTarget[] = []
const samples = new Map<string, Sample[]>()
try {
  for (const spec of specs) {
    if (spec.exists && !spec.exists()) continue
    running.push(await startTarget(spec, stage))
  }
  for (let round = 0; round < rounds; round++)
    for (const name of operations)
      for (const target of running) {
        await load(target, stage, stage.operations[name], round === 0 ? seconds : 1)
        const sample = await load(target, stage, stage.operations[name], seconds)
        const key = `${name} ${target.spec.name}`
        samples.set(key, [...(samples.get(key) ?? []), sample])
      }
} finally {
  await Promise.all(running.map((target) => target.stop()))
  await stage.close()
}
for (const name of operations)
  process.stdout.write(
    `${tableOf(
      name,
      running.map(({ spec }) => [spec.name, median(samples.get(`${name} ${spec.name}`) ?? [])]),
    )}\n`,
  )
