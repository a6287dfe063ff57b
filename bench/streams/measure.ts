import { setTimeout as sleep } from 'node:timers/promises'
import type { Driver, Server } from './processes.ts'

/**
 * Publish in bursts, each when the one before has been delivered, for a while.
 * @param burst events at a time
 * @returns what one delivery costs the server, and how many it makes in a second
 */
export async function inBursts(server: Server, driver: Driver, subscribers: number, seconds: number, burst: number) {
  const deliver = () => driver.reach(subscribers * burst, () => server.tell({ kind: 'publish', times: burst }))
  // Until what is measured is compiled.
  await deliver()
  await deliver()
  const before = await server.state()
  const startedAt = performance.now()
  let deliveries = 0
  let busyMs = 0
  while (performance.now() - startedAt < seconds * 1000) {
    const burstAt = performance.now()
    await deliver()
    busyMs += performance.now() - burstAt
    deliveries += subscribers * burst
  }
  const after = await server.state()
  const cpuUs = (after.cpuUs - before.cpuUs) / deliveries
  const userUs = (after.userUs - before.userUs) / deliveries
  return { cpuUs, userUs, perSecond: (deliveries / busyMs) * 1000, stallMs: after.stallMs }
}

/** Publish at a rate. */
export async function atRate(server: Server, driver: Driver, perSecond: number, seconds: number) {
  server.tell({ kind: 'rate', perSecond })
  await sleep(1_000)
  driver.reset()
  const [before, driven] = [await server.state(), await driver.state()]
  await sleep(seconds * 1000)
  const [after, drivenAfter] = [await server.state(), await driver.state()]
  server.tell({ kind: 'rate', perSecond: 0 })
  const deliveries = drivenAfter.delivered - driven.delivered
  return {
    cpuUs: (after.cpuUs - before.cpuUs) / deliveries,
    p99Ms: drivenAfter.p99Ms,
    stallMs: after.stallMs,
    fetchesPerSecond: (after.fetches - before.fetches) / seconds,
    deliveries,
  }
}

/** @returns when a server has heard of all subscriptions */
export async function joined(server: Server, subscribers: number): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    if ((await server.state()).subscribers >= subscribers) return
    await sleep(50)
  }
  throw new Error(`only ${(await server.state()).subscribers} of ${subscribers} have joined`)
}
