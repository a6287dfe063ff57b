import { readFile, stat } from 'node:fs/promises'
import { messageOf } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { SupergraphError, type SupergraphSource } from './source.ts'

const LOOK_EVERY_MS = 250

/**
 * A supergraph in a file, read again when the file has changed. The file is looked at, not listened to: that notices editors
 * that write aside and rename, symbolic links that are swapped (as Kubernetes mounts do), and files of a network, all of
 * which a watch of the file itself loses. What is looked at must stand still from one look to the next, so that nothing
 * half-written is read.
 */
export function supergraphFile(path: string, log: Log, lookEveryMs = LOOK_EVERY_MS): SupergraphSource {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  /** The file as it was when it was last read, and as it was at the last look. */
  let read: string | null = null
  let seen: string | null = null

  const look = async (onUpdate: (supergraphSdl: string) => void) => {
    const found = await fingerprint(path)
    const still = found === seen
    seen = found
    if (!still || found === read || stopped) return
    read = found
    if (found === null) return log.warn({ path }, 'the supergraph file is gone; the gateway goes on with what it read')
    try {
      const supergraphSdl = await readFile(path, 'utf8')
      if (!stopped) onUpdate(supergraphSdl)
    } catch (error) {
      log.warn({ path, err: error }, 'the supergraph file cannot be read; the gateway goes on with what it read')
    }
  }
  const lookLater = (onUpdate: (supergraphSdl: string) => void) => {
    if (stopped) return
    timer = setTimeout(() => look(onUpdate).finally(() => lookLater(onUpdate)), lookEveryMs).unref()
  }

  return {
    start: async (onUpdate) => {
      // Before it is read: what changes meanwhile is a change.
      read = seen = await fingerprint(path)
      const supergraphSdl = await readFile(path, 'utf8').catch((error: unknown) => {
        throw new SupergraphError(`The supergraph file cannot be read: ${messageOf(error)}`)
      })
      lookLater(onUpdate)
      return supergraphSdl
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** What tells one state of a file from another without reading it; null when there is no such file. */
async function fingerprint(path: string): Promise<string | null> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true })
    return [dev, ino, size, mtimeNs, ctimeNs].join(':')
  } catch {
    return null
  }
}
