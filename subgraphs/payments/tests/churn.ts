import { setImmediate as turn } from 'node:timers/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import { openPassing } from '../store/passing.ts'

// A process of its own, for tests: values come to a table and go by the thousand. It prints how many bytes of them were moved among the
// old objects, for each one that came. `node --expose-gc churn.ts map` or `passing`; the table is old before it is counted.

const TURNS = 40
const VALUES_A_TURN = 10_000
const IN_FLIGHT = 1000

const table = process.argv[2] === 'map' ? new Map<string, number[]>() : openPassing<number[]>()
let came = 0

function churn(values: number): void {
  for (const end = came + values; came < end; came++) {
    table.set(`key ${came}`, new Array<number>(100).fill(came))
    table.delete(`key ${came - IN_FLIGHT}`)
  }
}

const oldBytes = () =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? 0

churn(2 * VALUES_A_TURN)
globalThis.gc?.()
let [promoted, before] = [0, oldBytes()]
for (let done = 0; done < TURNS; done++) {
  churn(VALUES_A_TURN)
  await turn()
  const now = oldBytes()
  promoted += Math.max(0, now - before)
  before = now
}
process.stdout.write(String(Math.round(promoted / (TURNS * VALUES_A_TURN))))
