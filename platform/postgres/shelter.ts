import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { PostgresLaunchError, systemCode } from './errors.ts'

const WRITABLE_BY_OTHERS = 0o022
const STICKY = 0o1000

/**
 * The directory outside the checkout for what cannot stay in it: data and binaries below a home that the server's user may
 * not enter, and binaries from a node_modules that we may not write. It belongs to our user alone; others may look, not touch.
 * @param chosen a path to use in place of the usual ones
 * @throws PostgresLaunchError UNSAFE_DIRECTORY when somebody else could put something in our place there
 */
export async function shelter(chosen?: string): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const paths = chosen ? [chosen] : usualPaths(uid)
  for (const path of paths) {
    const made = await makeDirectory(path)
    if (!made) continue
    await requireOurs(made, uid)
    // The umask may have closed it to the server's user.
    await chmod(made, 0o755)
    return made
  }
  throw new PostgresLaunchError('UNSAFE_DIRECTORY', `No directory could be made at ${paths.join(' or ')}.`)
}

/** A directory of its own inside the shelter, for one set of data. */
export async function shelteredDirectory(chosen?: string): Promise<string> {
  const path = join(await shelter(chosen), `postgres-${randomBytes(8).toString('hex')}`)
  await mkdir(path, { mode: 0o711 })
  return path
}

/** Whether this is the path of a directory that `shelteredDirectory` made. */
export function isSheltered(path: string): boolean {
  return /^postgres-[0-9a-f]{16}$/.test(basename(path))
}

/** Root's place is /var/lib: what lies in /var/tmp is removed after 30 days on many systems, and data may not. */
function usualPaths(uid: number): string[] {
  if (uid === 0) return ['/var/lib/lifegraph', '/var/tmp/lifegraph-0']
  return ['/var/tmp', tmpdir()].map((parent) => join(parent, `lifegraph-${uid}`))
}

async function makeDirectory(path: string): Promise<string | undefined> {
  try {
    const made = join(await realpath(dirname(path)), basename(path))
    await mkdir(made, { mode: 0o755 }).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error
    })
    return made
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(systemCode(error) ?? '')) return undefined
    throw error
  }
}

/** Ours, and no directory on the way to it lets another user put a different one in its place. */
async function requireOurs(path: string, uid: number): Promise<void> {
  if (process.platform === 'win32') return
  const own = await lstat(path)
  const safe = own.isDirectory() && own.uid === uid && (own.mode & WRITABLE_BY_OTHERS) === 0
  if (!safe) throw unsafe(path)
  for (let above = dirname(path); ; above = dirname(above)) {
    const { uid: owner, mode } = await lstat(above)
    const movable = (mode & WRITABLE_BY_OTHERS) !== 0 && (mode & STICKY) === 0
    if (movable || (owner !== 0 && owner !== uid)) throw unsafe(above)
    if (above === dirname(above)) return
  }
}

function unsafe(path: string): PostgresLaunchError {
  return new PostgresLaunchError(
    'UNSAFE_DIRECTORY',
    `${path} is not a directory of our own that only we can change, so no database is kept there. ` +
      'Remove it or correct its owner and mode, or set DATABASE_URL.',
  )
}
