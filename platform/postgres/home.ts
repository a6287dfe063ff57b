import { chmod, chown, lstat, mkdir, readlink, realpath, rmdir, stat, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { PostgresLaunchError, systemCode } from './errors.ts'
import { canReach, serverAccount } from './owner.ts'
import type { Account } from './run.ts'
import { isSheltered, shelter, shelteredDirectory } from './shelter.ts'

/** Everything one database is made of, in one directory, so that it is locked, kept and thrown away as one. */
export interface Home {
  /** Absolute, without links. */
  path: string
  /** PostgreSQL's own data directory. It appears when it is whole. */
  data: string
  passwordFile: string
  lock: string
  /** Who runs the server; undefined for ourselves. */
  account: Account | undefined
}

/**
 * Find or make the home of a database. Where the server's user cannot get to it (root, with a checkout below /root) the home is
 * made in the shelter and a symbolic link takes its place, so the data are found again even when the checkout is moved.
 * @throws PostgresLaunchError DATA_NOT_OURS, DATA_UNREACHABLE, UNSAFE_DIRECTORY, NO_SERVER_USER
 */
export async function openHome(dataDir: string, shelterDir?: string): Promise<Home> {
  const asked = resolve(dataDir)
  try {
    const account = await serverAccount(asked)
    await mkdir(dirname(asked), { recursive: true })
    const path = await place(asked, account, shelterDir)
    await requireOurs(path)
    const home = describeHome(path, account)
    await mkdir(home.lock, { mode: 0o755, recursive: true })
    await giveToOwner(home, home.lock)
    return home
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error
    throw notOurs(asked, error)
  }
}

function describeHome(path: string, account: Account | undefined): Home {
  return {
    path,
    data: join(path, 'data'),
    passwordFile: join(path, 'password'),
    lock: join(path, 'lock'),
    account,
  }
}

/** What root makes in a user's home is that user's, who would otherwise be locked out by one `sudo`. */
export async function giveToOwner({ path }: Home, made: string): Promise<void> {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = await stat(path)
  await chown(made, uid, gid)
}

async function place(asked: string, account: Account | undefined, shelterDir: string | undefined): Promise<string> {
  const found = await existing(asked)
  if (found && (await canReach(dirname(found), account))) return found
  if (!found && (await canReach(await realpath(dirname(asked)), account))) {
    await mkdir(asked, { mode: 0o711, recursive: true })
    return realpath(asked)
  }
  if (found) await giveWay(asked, found)
  const sheltered = await shelteredDirectory(shelterDir)
  await symlink(sheltered, asked).catch(async (error: unknown) => {
    // Another start was faster: its directory is the one.
    if (systemCode(error) !== 'EEXIST') throw error
    await rmdir(sheltered)
  })
  return realpath(asked)
}

async function existing(asked: string): Promise<string | undefined> {
  try {
    return await realpath(asked)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
  const link = await lstat(asked).catch(() => undefined)
  if (!link?.isSymbolicLink()) return undefined
  const target = resolve(dirname(asked), await readlink(asked))
  if (!isSheltered(target)) {
    throw new PostgresLaunchError('DATA_UNREACHABLE', `${asked} points to ${target}, which is not there.`)
  }
  // The link is ours and what it meant was removed: begin anew in the same place.
  await shelter(dirname(target))
  await mkdir(target, { mode: 0o711, recursive: true })
  return realpath(asked)
}

/** An empty directory may become a link; one with data may not be moved behind its owner's back. */
async function giveWay(asked: string, found: string): Promise<void> {
  try {
    await rmdir(asked)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw new PostgresLaunchError(
      'DATA_UNREACHABLE',
      `The database's user cannot get to ${found}, because a directory above it is closed to others. ` +
        'Open that directory (chmod o+x), move the data, or set DATABASE_URL.',
      { cause: error },
    )
  }
}

/** Others may pass through when the server is another user's, and never more than that. */
async function requireOurs(path: string): Promise<void> {
  const uid = process.getuid?.()
  if (uid === undefined) return
  const { uid: owner } = await stat(path)
  if (owner === uid) return chmod(path, uid === 0 ? 0o711 : 0o700)
  if (uid !== 0) throw notOurs(path)
}

function notOurs(path: string, cause?: unknown): PostgresLaunchError {
  return new PostgresLaunchError(
    'DATA_NOT_OURS',
    `The database in ${path} cannot be used by this user. Start as the user who made it, choose other data, or set DATABASE_URL.`,
    { cause },
  )
}
