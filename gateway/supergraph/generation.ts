import { setImmediate as nextTurn } from 'node:timers/promises'
import { GraphQLError, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Log } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import type { Prepared, PreparedOperation } from '../plan/planner.ts'

/** Operations that the next engine plans before it takes over, the ones used last. */
const KNOWN_MAX = 200
const KNOWN_CHARACTERS_MAX = 4 * 1024 * 1024
/** A request may have prepared its operation and not begun to run it yet. */
const GRACE_MS = 1_000

/** What an operation was prepared from: enough to prepare it again, on another graph. */
export type KnownOperation = Parameters<Engine['prepare']>

/** One engine from the moment it takes over until the last request and stream on it is done. */
export interface Generation {
  /** The engine, as doors use it. */
  readonly engine: Engine
  /** The operations it was asked for last, the latest first. */
  known(): KnownOperation[]
  /** Whether somebody listens to a stream of it. */
  hasStreams(): boolean
  /** End streams that `next` could not open; those it could go on here. Nobody waits long: others get their turns. */
  endStale(next: Engine): Promise<void>
  /** End every stream that is still open. */
  endAll(): void
  /** Close the engine once nothing uses it any more. @returns when it is closed */
  closeUnused(): Promise<void>
  /** Close it now. */
  close(): Promise<void>
}

export function openGeneration(inner: Engine, log: Log): Generation {
  const known = new LRUCache<PreparedOperation, KnownOperation>({
    max: KNOWN_MAX,
    maxSize: KNOWN_CHARACTERS_MAX,
    sizeCalculation: ([query]) => query.length,
  })
  const { streams } = inner
  let inUse = 0
  let unused = () => {}
  const release = () => {
    inUse -= 1
    if (inUse === 0) unused()
  }

  const prepare: Engine['prepare'] = (...asked) => {
    const prepared = inner.prepare(...asked)
    return prepared instanceof Promise ? prepared.then(note) : note(prepared)

    function note(ready: Prepared): Prepared {
      if (!('errors' in ready) && !known.get(ready)) known.set(ready, asked)
      return ready
    }
  }
  const execute: Engine['execute'] = (operation, variables, scope) => {
    const answer = inner.execute(operation, variables, scope)
    inUse += 1
    answer.then(release, release)
    return answer
  }
  const executeIncrementally: Engine['executeIncrementally'] = async function* (operation, variables, scope) {
    inUse += 1
    try {
      yield* inner.executeIncrementally(operation, variables, scope)
    } finally {
      release()
    }
  }
  const end = (operation: PreparedOperation | null, message: string) =>
    streams.end(operation, {
      kind: 'refused',
      errors: [new GraphQLError(message, { extensions: { code: 'SCHEMA_CHANGED' } })],
    })

  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= inner.close()
    return closed
  }
  return {
    engine: { ...inner, prepare, execute, executeIncrementally },
    known: () => [...known.values()],
    hasStreams: () => streams.operations().length > 0,
    endStale: async (next) => {
      for (const operation of streams.operations()) {
        const from = known.get(operation) ?? ([print(operation.document), operation.operationName] as const)
        const isValid = await canPrepare(next, [...from], log)
        await nextTurn()
        if (!isValid) end(operation, 'The graph has changed, and this subscription is no longer valid.')
      }
    },
    endAll: () => end(null, 'The graph has changed; subscribe again.'),
    closeUnused: async () => {
      await new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS).unref())
      if (inUse > 0)
        await new Promise<void>((resolve) => {
          unused = resolve
        })
      await streams.left()
      await close()
    },
    close,
  }
}

/** Prepare an operation on another graph. @returns whether that graph can answer it */
export async function canPrepare(engine: Engine, operation: KnownOperation, log: Log): Promise<boolean> {
  try {
    return !('errors' in (await engine.prepare(...operation)))
  } catch (error) {
    log.warn({ err: error, operationName: operation[1] }, 'an operation cannot be planned on the new supergraph')
    return false
  }
}
