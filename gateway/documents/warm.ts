import { setImmediate as nextTick } from 'node:timers/promises'
import type { Log } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import type { Prepared } from '../plan/planner.ts'
import type { TrustedDocuments } from './trusted.ts'

/** Prepare a document in the first contract it is valid in, as whoever has that will ask for it. */
async function preparedInSome(engine: Engine, body: string, name: string | undefined): Promise<Prepared> {
  let prepared: Prepared | undefined
  for (const contract of engine.contracts?.definitions.map((each) => each.name) ?? []) {
    prepared = await engine.prepare(body, name, { contract })
    if (!('errors' in prepared)) return prepared
  }
  return prepared ?? engine.prepare(body, name)
}

/**
 * Prepare every document of the manifest, so that nobody is the first to ask for it; one a tick, so that others are answered
 * meanwhile. A document the graph does not hold is no reason to stop: it may be of an app of last year.
 * @param engine the present one, asked for each document
 * @returns how many operations are ready and how many do not fit the graph
 */
export async function warm(
  engine: () => Engine,
  { operations }: TrustedDocuments,
  log: Log,
  stopped: () => boolean = () => false,
): Promise<{ ready: number; mistaken: number }> {
  let ready = 0
  let mistaken = 0
  for (const { id, body, names } of operations)
    for (const name of names) {
      if (stopped()) return { ready, mistaken }
      const prepared = await preparedInSome(engine(), body, name)
      if ('errors' in prepared) {
        mistaken += 1
        log.warn({ id, reason: prepared.errors[0]?.message }, 'a trusted document does not fit the graph')
      } else ready += 1
      await nextTick()
    }
  log.info({ ready, mistaken }, 'trusted documents are prepared')
  return { ready, mistaken }
}
