import { parseArgs } from 'node:util'
import { readOperations } from './operations-files.ts'
import { type ContractReport, readContracts, reportOn } from './releases.ts'

/** Operations of ours that are always looked at: what our own screens ask. */
const OURS = ['tests/operations', 'gateway/explorer/operations']

/**
 * `npm run schema:check`: what each contract changed since its last release, and which known operations could not go on.
 * `--operations FILE` adds those a gateway recorded. Exit code 1 when something breaks clients that was not announced: what goes
 * must have been deprecated with a day, and the day must have come.
 */
const { values } = parseArgs({ options: { operations: { type: 'string', multiple: true } } })
const operations = (await Promise.all([...OURS, ...(values.operations ?? [])].map(readOperations))).flat()
const reports = await reportOn(readContracts(), operations, new Date())
process.stdout.write(`${reports.map(textOf).join('\n')}\n${operations.length} known operations were looked at.\n`)
process.exitCode = reports.some(({ unannounced, hits }) => unannounced.length > 0 || hits.length > 0) ? 1 : 0

function textOf({ contract, changes, unannounced, hits }: ContractReport): string {
  const count = (severity: string) => changes.filter((change) => change.severity === severity).length
  return [
    `${contract}: ${count('BREAKING')} breaking, ${count('DANGEROUS')} dangerous, ${count('SAFE')} safe changes`,
    ...changes
      .filter(({ severity }) => severity !== 'SAFE')
      .map((change) => {
        const announced = change.severity === 'BREAKING' && !unannounced.includes(change) ? ' (announced)' : ''
        return `  ${change.severity.toLowerCase()}${announced} ${change.coordinate}: ${change.message}`
      }),
    ...hits.map(({ operation: { who, count: times }, messages }) => {
      const often = times === undefined ? '' : `, ${times} times`
      return `  hits ${who}${often}: ${messages.join(' ')}`
    }),
  ].join('\n')
}
