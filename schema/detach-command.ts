import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DETACHABLE, type DetachableName, SUBGRAPHS } from './compose.ts'
import { detach } from './detach.ts'

/**
 * `npm run check:detach payments`: whether the platform does without one of its subgraphs. Composes the graph without it, says what
 * goes with it, and runs the tests of those that are left. Exit code 1 when anything of that fails.
 */
const gone = process.argv[2]

function isDetachable(name: string | undefined): name is DetachableName {
  return DETACHABLE.some((detachable) => detachable === name)
}

if (isDetachable(gone)) {
  const { vacancies, lost, apiSchema } = detach(gone)
  const types = lost.filter((coordinate) => !coordinate.includes('.'))
  const fields = lost.filter(
    (coordinate) => coordinate.includes('.') && !types.includes(coordinate.split('.')[0] ?? ''),
  )
  const left = SUBGRAPHS.filter((name) => name !== gone)
  const queries = Object.keys(apiSchema.getQueryType()?.getFields() ?? {}).length
  process.stdout.write(`Without ${gone}: ${left.join(', ')} compose, with ${queries} queries.\n`)
  process.stdout.write(`Stays null: ${vacancies.join(', ') || 'nothing, the others ask for none of it'}.\n`)
  process.stdout.write(
    `Goes with it: ${types.length} types, and ${fields.length} fields of others: ${fields.join(', ')}.\n`,
  )
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const rooms = left.map((name) => (name === 'portal' ? 'gateway/portal' : `subgraphs/${name}/`))
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...rooms], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} else {
  process.stderr.write(`Say which subgraph to do without: npm run check:detach -- ${DETACHABLE.join(' | ')}\n`)
  process.exitCode = 2
}
