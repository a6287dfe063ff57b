import type { DemoClock } from './clock.ts'
import type { DemoHost } from './host.ts'
import { isSeedable, isSeeded, seedDemo } from './seed.ts'

/**
 * Make a small demo world in a sandbox that opens, unless it is there, or other people are. It has nobody of the real one's in it, by
 * whatever name: the same people are made once more, with purses of test money.
 * @param clock of the machines, in that sandbox alone; nobody else uses it meanwhile
 */
export async function furnishSandbox(host: DemoHost, clock: DemoClock): Promise<void> {
  if ((await isSeeded(host)) || !(await isSeedable(host))) return
  await seedDemo(host, { clock, small: true })
}
