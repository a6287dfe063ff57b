import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const MEMORY_BYTES_MIN = 2 * 1024 ** 3

/**
 * A new directory for data that a test throws away, in memory where the machine has room: a database of 300 files is made
 * there in 10 ms, on a slow disk in 260. Programs may not be allowed to run from it.
 * @param prefix begins its name
 */
export async function scratchDirectory(prefix: string): Promise<string> {
  if (await hasRoom(MEMORY)) return mkdtemp(join(MEMORY, prefix))
  return mkdtemp(join(tmpdir(), prefix))
}

/** All the places where `scratchDirectory` makes directories. */
export function scratchPlaces(): string[] {
  return process.platform === 'linux' ? [MEMORY, tmpdir()] : [tmpdir()]
}

async function hasRoom(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const space = await statfs(path).catch(() => undefined)
  return space !== undefined && space.bavail * space.bsize >= MEMORY_BYTES_MIN
}
