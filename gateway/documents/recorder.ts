import { readFile, rename, writeFile } from 'node:fs/promises'
import { separateOperations } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Engine } from '../engine.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { withoutText } from '../plan/without-text.ts'

/** One operation, as it stands in the file: a JSON object on a line. */
interface Recorded {
  readonly document: string
  readonly who: string
  count: number
}

/** Notes which operations are run, and by whom. */
export interface Recorder {
  note(operation: PreparedOperation, viewer: Viewer): void
  /** Write what was noted since. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Different operations that are remembered; those that ran longest ago are forgotten first. */
const OPERATIONS_MAX = 5_000
const FLUSH_MS = 10_000

/**
 * Keep a file of the operations that are run, for `npm run schema:check -- --operations FILE` to tell who a change hits. People are
 * all `people`; apps go by their ids. Text and variables that clients send are not kept: what is theirs may be in them.
 * @param path of a file this process alone writes; what is in it counts on
 */
export async function openRecorder(path: string, log: Log, flushMs = FLUSH_MS): Promise<Recorder> {
  const recorded = new LRUCache<string, Recorded>({ max: OPERATIONS_MAX })
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n')) {
    const read = readLine(line)
    if (read) recorded.set(keyOf(read.who, read.document), read)
  }
  const texts = new WeakMap<PreparedOperation, string>()
  let isDirty = false
  let writing = Promise.resolve()

  const write = async () => {
    isDirty = false
    const lines = [...recorded.values()].map((each) => JSON.stringify(each)).reverse()
    // Whole or not at all: whoever reads it meanwhile finds what was there before.
    await writeFile(`${path}.new`, lines.length > 0 ? `${lines.join('\n')}\n` : '')
    await rename(`${path}.new`, path)
  }
  const flush = () => {
    if (isDirty)
      writing = writing.then(write).catch((error: unknown) => {
        isDirty = true
        log.error({ err: error }, 'operations that were run could not be recorded')
      })
    return writing
  }
  const timer = setInterval(flush, flushMs).unref()
  return {
    note: (operation, viewer) => {
      const who = viewer.kind === 'app' ? viewer.appId : viewer.kind === 'service' ? `service:${viewer.name}` : 'people'
      let document = texts.get(operation)
      if (document === undefined) {
        document = textOf(operation)
        texts.set(operation, document)
      }
      const key = keyOf(who, document)
      const known = recorded.get(key)
      if (known) known.count += 1
      else recorded.set(key, { document, who, count: 1 })
      isDirty = true
    },
    flush,
    close: () => {
      clearInterval(timer)
      return flush()
    },
  }
}

/** The present engine, whose operations are noted when they are run, whichever door they came by. */
export function recording(present: () => Engine, recorder: Recorder): () => Engine {
  let engine: Engine | undefined
  let noting: Engine | undefined
  return () => {
    const now = present()
    if (noting && engine === now) return noting
    engine = now
    noting = {
      ...now,
      execute: (operation, variables, scope) => {
        recorder.note(operation, scope.viewer)
        return now.execute(operation, variables, scope)
      },
      executeIncrementally: (operation, variables, scope) => {
        recorder.note(operation, scope.viewer)
        return now.executeIncrementally(operation, variables, scope)
      },
      streams: {
        ...now.streams,
        join: (operation, variables, scope, ...rest) => {
          recorder.note(operation, scope.viewer)
          return now.streams.join(operation, variables, scope, ...rest)
        },
      },
    }
    return noting
  }
}

const keyOf = (who: string, document: string) => `${who}\n${document}`

/** The operation and its fragments, without the text that is written into it. */
function textOf({ document, operation }: PreparedOperation): string {
  return withoutText(separateOperations(document)[operation.name?.value ?? ''] ?? document)
}

function readLine(line: string): Recorded | null {
  try {
    const { document, who, count } = JSON.parse(line)
    const isRecorded = typeof document === 'string' && typeof who === 'string' && Number.isSafeInteger(count)
    return isRecorded ? { document, who, count } : null
  } catch {
    return null
  }
}
