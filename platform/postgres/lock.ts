import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from './errors.ts'
import { identify, isRunning, type ProcessId } from './processes.ts'

export interface Lock {
  /** Give the lock back. Calling it again does nothing. */
  release(): Promise<void>
}

export interface LockHolder extends ProcessId {
  /** ISO 8601 */
  takenAt: string
  released?: boolean
}

/** A living process holds the lock. */
export class LockHeldError extends Error {
  readonly holder: LockHolder

  constructor(holder: LockHolder) {
    super(`held by process ${holder.pid} since ${holder.takenAt}`)
    this.name = 'LockHeldError'
    this.holder = holder
  }
}

const ATTEMPTS = 100

/**
 * Take a lock that one process of this machine holds at a time. The lock of a process that died without giving it back,
 * even by `kill -9`, is free; of any number that find it free together, one gets it.
 *
 * A lock is a directory of numbered files and the highest number says who holds it. A file is never taken over: whoever
 * finds the highest holder gone makes the next number, which the file system grants once. The highest file is never
 * removed, a lock given back says so inside, and so a newcomer that read an old state meets a higher number and yields.
 * (One lock file, removed when stale, cannot be safe: the slower of two may remove what the faster has just made.)
 *
 * @throws LockHeldError with the holder, which may be this process itself
 */
export async function takeLock(directory: string): Promise<Lock> {
  await mkdir(directory, { recursive: true, mode: 0o755 })
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const last = await highest(directory)
    const holder = last > 0 ? await readHolder(directory, last) : 'free'
    if (holder === 'gone') continue
    if (holder !== 'free' && !holder.released && isRunning(holder)) throw new LockHeldError(holder)
    const mine = last + 1
    if (!(await create(directory, mine))) continue
    if ((await highest(directory)) > mine) {
      await rm(join(directory, String(mine)), { force: true })
      continue
    }
    await removeOthers(directory, mine)
    return { release: () => release(directory, mine) }
  }
  throw new Error(`no turn at the lock ${directory} in ${ATTEMPTS} attempts`)
}

async function highest(directory: string): Promise<number> {
  const names = await readdir(directory)
  return Math.max(0, ...names.filter((name) => /^\d+$/.test(name)).map(Number))
}

/** 'gone' when a successor removed the file meanwhile; 'free' when it is torn, which only a power failure leaves behind. */
async function readHolder(directory: string, number: number): Promise<LockHolder | 'gone' | 'free'> {
  try {
    return JSON.parse(await readFile(join(directory, String(number)), 'utf8')) as LockHolder
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'gone'
    if (error instanceof SyntaxError) return 'free'
    throw error
  }
}

/** Written elsewhere and linked into place, so that a numbered file is whole from its first moment. */
async function create(directory: string, number: number): Promise<boolean> {
  const draft = await writeDraft(directory, { ...identify(process.pid), takenAt: new Date().toISOString() })
  try {
    await link(draft, join(directory, String(number)))
    return true
  } catch (error) {
    // ENOENT: the new holder swept our draft away.
    if (systemCode(error) === 'EEXIST' || systemCode(error) === 'ENOENT') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function release(directory: string, number: number): Promise<void> {
  const path = join(directory, String(number))
  const holder = await readHolder(directory, number).catch(() => 'gone' as const)
  if (holder === 'gone' || holder === 'free' || holder.released) return
  await rename(await writeDraft(directory, { ...holder, released: true }), path)
}

async function writeDraft(directory: string, holder: LockHolder): Promise<string> {
  const draft = join(directory, `draft-${randomBytes(8).toString('hex')}`)
  // By its handle, because the name may be swept away by a new holder at any moment.
  const file = await open(draft, 'wx')
  try {
    await file.writeFile(JSON.stringify(holder))
    // Readable by all, whatever the umask: another user who tries the same data is told who has it.
    await file.chmod(0o644)
  } finally {
    await file.close()
  }
  return draft
}

async function removeOthers(directory: string, mine: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name !== String(mine) && !(Number(name) > mine)) await rm(join(directory, name), { force: true })
  }
}
