import { setImmediate as nextTurn } from 'node:timers/promises'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import { type Graph, openGraphAside } from '../plan/supergraph.ts'
import { canPrepare, type Generation, type KnownOperation, openGeneration } from './generation.ts'
import { SupergraphError, type SupergraphSource } from './source.ts'

/** How long the operations of before are planned for the engine to come; what is left is planned when it is asked for. */
const WARM_MS_MAX = 2_000
/** Engines kept for the streams that are open on them; each holds a whole graph in memory. */
const RETIRED_MAX = 3

/** The engine of a supergraph that changes. */
export interface ReloadingEngine {
  /** The engine to begin a request with. A request takes it once, and stays with it to its end. */
  current(): Engine
  /** @param listener told after every swap, when {@link current} is another one. @returns how to stop listening */
  onSwap(listener: () => void): () => void
  /** Stop listening to the source and close every engine, also those that are still in use. */
  close(): Promise<void>
}

/**
 * Open the engine of a source's first supergraph and put another in its place whenever the source has another, between
 * requests. The new one is opened aside and tried; one that does not open is refused with a line in the log, and the one
 * before stays. Requests and streams that run go on where they began; streams the new graph could not open are ended with
 * SCHEMA_CHANGED.
 * @param makeEngine connects a graph; throws when it cannot be served
 * @throws SupergraphError when the first supergraph cannot be served
 */
export async function openReloadingEngine(
  source: SupergraphSource,
  makeEngine: (graph: Graph) => Engine,
  log: Log,
): Promise<ReloadingEngine> {
  const open = async (supergraphSdl: string): Promise<Generation> => {
    const engine = makeEngine(await opened(supergraphSdl))
    const tried = await engine.prepare('{ __typename }')
    if (!('errors' in tried)) return openGeneration(engine, log)
    await engine.close()
    throw new SupergraphError(`The supergraph cannot be planned on: ${tried.errors[0]?.message}`)
  }
  const retired = new Set<Generation>()
  const listeners = new Set<() => void>()
  let generation: Generation
  let offered: string | null = null
  let swapping: Promise<void> | null = null
  let closing = false

  const swap = async (supergraphSdl: string) => {
    if (supergraphSdl === generation.engine.graph.supergraphSdl)
      return log.info('the supergraph is the one that is served already')
    const startedAt = performance.now()
    let next: Generation
    try {
      next = await open(supergraphSdl)
    } catch (error) {
      return log.error({ reason: messageOf(error) }, 'the new supergraph is refused; the one before stays')
    }
    const known = generation.known()
    const warmed = await warm(next.engine, known, log)
    if (closing) return next.close()
    const before = generation
    generation = next
    const subgraphs = [...next.engine.graph.facts.urlByName.keys()]
    const openedInMs = Math.round(performance.now() - startedAt)
    log.info({ subgraphs, openedInMs, warmed, known: known.length }, 'the supergraph was swapped')
    tell()
    await retire(before)
  }
  const tell = () => {
    for (const listener of listeners)
      try {
        listener()
      } catch (error) {
        log.error({ err: error }, 'somebody who was told of the swap failed')
      }
  }
  const retire = async (before: Generation) => {
    retired.add(before)
    before
      .closeUnused()
      .catch((error: unknown) => log.warn({ err: error }, 'an engine did not close well'))
      .finally(() => retired.delete(before))
    await before.endStale(generation.engine)
    const watched = [...retired].filter((each) => each.hasStreams())
    for (const oldest of watched.slice(0, -RETIRED_MAX)) oldest.endAll()
  }
  /** One swap after the other; of several that come meanwhile only the last is opened. */
  const offer = (supergraphSdl: string) => {
    offered = supergraphSdl
    swapping ??= takeOffers().finally(() => {
      swapping = null
    })
  }
  const takeOffers = async () => {
    while (offered !== null && !closing) {
      const supergraphSdl = offered
      offered = null
      await swap(supergraphSdl).catch((error: unknown) => log.error({ err: error }, 'a swap of the supergraph failed'))
    }
  }

  try {
    const first = await source.start((supergraphSdl) => {
      // Before the first is open there is nothing to swap: the last one waits.
      if (generation) offer(supergraphSdl)
      else offered = supergraphSdl
    })
    generation = await open(first)
    if (offered !== null) offer(offered)
  } catch (error) {
    await source.stop()
    throw error
  }
  return {
    current: () => generation.engine,
    onSwap: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      closing = true
      await source.stop()
      await swapping
      await Promise.all([generation, ...retired].map((each) => each.close()))
    },
  }
}

async function opened(supergraphSdl: string): Promise<Graph> {
  try {
    return await openGraphAside(supergraphSdl)
  } catch (error) {
    throw new SupergraphError(`The supergraph cannot be opened: ${messageOf(error)}`)
  }
}

/** Plan the operations of before, so that a swap is not followed by a storm of planning. @returns how many are planned */
async function warm(engine: Engine, known: readonly KnownOperation[], log: Log): Promise<number> {
  const until = performance.now() + WARM_MS_MAX
  let warmed = 0
  for (const operation of known) {
    if (performance.now() > until) break
    if (await canPrepare(engine, operation, log)) warmed += 1
    await nextTurn()
  }
  return warmed
}
