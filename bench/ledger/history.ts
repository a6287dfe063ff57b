import { runCommand } from '../../platform/process/main.ts'
import { measure } from './measure.ts'
import { openStage, type Stage } from './stage.ts'
import { group } from './ways.ts'

/**
 * `npm run bench:ledger:history`: the rate of tips with few entries in the tables, and with many. `ENTRIES` in millions, 10 unless given:
 * as many minutes. The posting itself writes the history, so it is what a year of tips would have left.
 */
const MILLIONS = Number(process.env.ENTRIES ?? 10)
const IN_FLIGHT = 1024
const PAYERS = 20_000

await runCommand(async () => {
  const stage = await openStage(PAYERS)
  try {
    const before = await rate(stage)
    await fill(stage, MILLIONS * 1_000_000)
    const after = await rate(stage)
    process.stdout.write(
      `${before.toFixed(0)} tips/s before, ${after.toFixed(0)} with ${MILLIONS} million entries: ${((after / before) * 100).toFixed(0)} %\n`,
    )
  } finally {
    await stage.close()
  }
})

async function rate(stage: Stage): Promise<number> {
  const database = stage.open(group.connections)
  const act = await group.open(stage, database)
  const { perSecond } = await measure(act, IN_FLIGHT, { seconds: 5, warmUpSeconds: 2, serverPid: stage.serverPid })
  await database.close()
  return perSecond
}

/** Post until there are that many entries: two for each tip. */
async function fill(stage: Stage, entries: number): Promise<void> {
  const database = stage.open(group.connections)
  const act = await group.open(stage, database)
  let left = entries / 2
  const loop = async () => {
    while (left-- > 0) await act()
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, loop))
  // The outbox is emptied by relays as fast as it is filled; here nobody reads it.
  await database.client`truncate events.outbox`
  await database.client`vacuum analyze`
  await database.close()
}
