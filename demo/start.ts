import type { DemoClock } from './clock.ts'
import type { DemoHost } from './host.ts'
import { openProgress, summaryOf } from './progress.ts'
import { isSeedable, isSeeded, seedDemo } from './seed.ts'

/**
 * Make the demo world in a graph that is starting, unless it is there; nothing else must use the graph's clock meanwhile.
 * @param stream hears in one line how far it is, and in one that it is done
 * @returns whether the demo world is there; false in a database that other people are in
 */
export async function haveDemo(
  host: DemoHost,
  clock: DemoClock,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<boolean> {
  if (await isSeeded(host)) return true
  if (!(await isSeedable(host))) return false
  if (!stream.isTTY) stream.write('Making the demo world, which takes a few seconds, once.\n')
  const progress = openProgress(stream, { quiet: true, title: 'Making the demo world, once:' })
  const report = await seedDemo(host, { clock, progress: progress.tell })
  progress.end()
  if (report) stream.write(`The demo world is made: ${summaryOf(report)}.\n`)
  return true
}
