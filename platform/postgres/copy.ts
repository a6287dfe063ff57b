import { randomBytes } from 'node:crypto'
import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCode } from './errors.ts'

/** Whether every file of `original` is in `copy` with the same length. Links do not count. */
export async function holdsSameFiles(copy: string, original: string): Promise<boolean> {
  for await (const file of filesBelow(original)) {
    const [from, to] = await Promise.all([stat(join(original, file)), stat(join(copy, file)).catch(() => undefined)])
    if (from.size !== to?.size) return false
  }
  return true
}

/**
 * Copy all files, readable by every user whatever the original allowed, so that `copy` is there whole or not at all.
 * Links are left out. What stood at `copy` before is replaced; of two that copy at once, one is kept.
 */
export async function copyFiles(original: string, copy: string): Promise<void> {
  const draft = `${copy}-${randomBytes(8).toString('hex')}`
  const discarded = `${draft}-old`
  await makeReadable(dirname(copy))
  for await (const file of filesBelow(original)) {
    const to = join(draft, file)
    await makeReadable(dirname(to))
    await copyFile(join(original, file), to)
    const executable = ((await stat(join(original, file))).mode & 0o100) !== 0
    await chmod(to, executable ? 0o755 : 0o644)
  }
  await rename(copy, discarded).catch(unless('ENOENT'))
  await rename(draft, copy).catch(unless('ENOTEMPTY', 'EEXIST', 'EPERM'))
  await Promise.all([draft, discarded].map((path) => rm(path, { recursive: true, force: true })))
}

async function makeReadable(directory: string): Promise<void> {
  const first = await mkdir(directory, { recursive: true, mode: 0o755 })
  if (!first) return
  // Again by chmod, because the umask may have taken from what mkdir was asked for.
  for (let made = directory; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755)
}

async function* filesBelow(root: string, within = ''): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, within), { withFileTypes: true })) {
    const path = join(within, entry.name)
    if (entry.isDirectory()) yield* filesBelow(root, path)
    else if (entry.isFile()) yield path
  }
}

function unless(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(systemCode(error) ?? '')) throw error
  }
}
