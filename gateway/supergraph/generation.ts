import { setImmediate as nextTurn } from 'node:timers/promises'
import { GraphQLError, print } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Log } from '../../platform/log.ts'
import type { Engine } from '../engine.ts'
import type { Answer } from '../plan/answer.ts'
import type { Prepared, PreparedOperation } from '../plan/planner.ts'
import { StreamRefused } from '../streams/subscribe.ts'
import { type Endable, endable } from './endable.ts'

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
  openStreams(): number
  /** End streams that `next` could not open; those it could go on here. Nobody waits long: others get their turns. */
  endStale(next: Engine): Promise<void>
  /** End every stream that is still open. */
  endAll(): void
  /** Close the engine once nothing uses it any more. @returns when it is closed */
  closeUnused(): Promise<void>
  /** Close it now. */
  close(): Promise<void>
}

/** A stream from the moment it is asked for. */
interface OpenStream {
  readonly operation: KnownOperation
  /** Null while its subgraph has not answered yet. */
  opened: Endable<Answer> | null
  /** What it was ended with. */
  ended: Error | null
}

export function openGeneration(inner: Engine, log: Log): Generation {
  const known = new LRUCache<PreparedOperation, KnownOperation>({
    max: KNOWN_MAX,
    maxSize: KNOWN_CHARACTERS_MAX,
    sizeCalculation: ([query]) => query.length,
  })
  const streams = new Set<OpenStream>()
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
  const execute: Engine['execute'] = async (operation, variables, scope) => {
    inUse += 1
    try {
      return await inner.execute(operation, variables, scope)
    } finally {
      release()
    }
  }
  const executeIncrementally: Engine['executeIncrementally'] = async function* (operation, variables, scope) {
    inUse += 1
    try {
      yield* inner.executeIncrementally(operation, variables, scope)
    } finally {
      release()
    }
  }
  const subscribe: Engine['subscribe'] = async (operation, variables, scope) => {
    const stream: OpenStream = {
      operation: known.get(operation) ?? [print(operation.document), operation.operationName],
      opened: null,
      ended: null,
    }
    const over = () => {
      streams.delete(stream)
      release()
    }
    inUse += 1
    streams.add(stream)
    try {
      const source = await inner.subscribe(operation, variables, scope)
      if (!(Symbol.asyncIterator in source)) {
        over()
        return source
      }
      stream.opened = endable(source, over)
      // While the subgraph was asked, the graph changed.
      if (stream.ended) stream.opened.end(stream.ended)
      return stream.opened.stream
    } catch (error) {
      over()
      throw error
    }
  }
  const end = (stream: OpenStream, message: string) => {
    stream.ended = new StreamRefused([new GraphQLError(message, { extensions: { code: 'SCHEMA_CHANGED' } })])
    stream.opened?.end(stream.ended)
  }

  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= inner.close()
    return closed
  }
  return {
    engine: { ...inner, prepare, execute, executeIncrementally, subscribe },
    known: () => [...known.values()],
    openStreams: () => streams.size,
    endStale: async (next) => {
      const verdicts = new Map<string, boolean>()
      for (const stream of [...streams]) {
        const [query, operationName] = stream.operation
        const key = `${operationName ?? ''}\n${query}`
        if (!verdicts.has(key)) {
          verdicts.set(key, await canPrepare(next, stream.operation, log))
          await nextTurn()
        }
        if (!verdicts.get(key)) end(stream, 'The graph has changed, and this subscription is no longer valid.')
      }
    },
    endAll: () => {
      for (const stream of [...streams]) end(stream, 'The graph has changed; subscribe again.')
    },
    closeUnused: async () => {
      await new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS).unref())
      if (inUse > 0)
        await new Promise<void>((resolve) => {
          unused = resolve
        })
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
