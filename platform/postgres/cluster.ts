import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { PostgresLaunchError, systemCode } from './errors.ts'
import { giveToOwner, type Home } from './home.ts'
import { run } from './run.ts'

export const SUPERUSER = 'lifegraph'

const DRAFT_PREFIX = 'initdb-'
/** Many times what initdb takes. */
const DRAFT_LIFE_MS = 60_000

/**
 * The locale only decides what is a letter; order and case come from the builtin provider, the same on every machine and for ever.
 * It has to be a UTF-8 one: with plain C, pg_trgm finds no letters in Chinese text and its indexes stay empty, silently.
 */
const CTYPES = process.platform === 'darwin' ? ['en_US.UTF-8', 'C.UTF-8'] : ['C.UTF-8', 'en_US.UTF-8']

/**
 * Make the database if it is not there yet. It is made aside and moved into place, its password stands before it: whatever
 * moment this process is killed at, the next start finds all of it or begins again.
 * @param home locked by the caller
 * @param durable false leaves out the fsync of a database that will be thrown away
 * @returns the superuser's password
 * @throws PostgresLaunchError INIT_FAILED, PASSWORD_MISSING
 */
export async function ensureCluster(home: Home, binaries: Binaries, durable: boolean): Promise<string> {
  await removeDrafts(home)
  const password = await ensurePassword(home)
  if (!existsSync(home.data)) await initialise(home, binaries, password, durable)
  return password
}

async function ensurePassword(home: Home): Promise<string> {
  const { path, passwordFile, data } = home
  const kept = await readFile(passwordFile, 'utf8').catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error
    return ''
  })
  if (kept) return kept
  if (existsSync(data)) {
    throw new PostgresLaunchError(
      'PASSWORD_MISSING',
      `${passwordFile} is missing; without it the data beside it stay closed.`,
    )
  }
  const password = randomBytes(24).toString('base64url')
  const draft = `${passwordFile}-${randomBytes(8).toString('hex')}`
  await writeFile(draft, password, { mode: 0o600, flag: 'wx', flush: true })
  await giveToOwner(home, draft)
  await rename(draft, passwordFile)
  await syncDirectory(path)
  return password
}

async function initialise(home: Home, binaries: Binaries, password: string, durable: boolean): Promise<void> {
  const draft = join(home.path, `${DRAFT_PREFIX}${randomBytes(8).toString('hex')}`)
  const data = join(draft, 'data')
  try {
    await mkdir(draft, { mode: 0o700 })
    // initdb reads the password as the server's user; nobody else gets into this directory.
    const passwordFile = join(draft, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (home.account) {
      const { uid, gid } = home.account
      await Promise.all([draft, passwordFile].map((path) => chown(path, uid, gid)))
    }
    await initdb(home, binaries, data, [`--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])])
    await rename(data, home.data)
    if (durable) await syncDirectory(home.path)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function initdb({ account }: Home, binaries: Binaries, data: string, more: string[]): Promise<void> {
  let output = ''
  for (const ctype of CTYPES) {
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${ctype}`]
    const access = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', '--no-instructions']
    const args = [`--pgdata=${data}`, '--encoding=UTF8', '--data-checksums', ...locale, ...access, ...more]
    const result = await run(binaries.initdb, args, account)
    if (result.status === 0) return
    output = result.output
    if (!output.includes('invalid locale name')) break
  }
  throw new PostgresLaunchError('INIT_FAILED', `PostgreSQL could not make a new database: ${output.trim()}`)
}

/**
 * What starts that were killed have left: half a database, an unused password. Not the youngest, in which an initdb that outlived
 * its parent may still be at work: it ends by itself, and a later start clears after it.
 */
async function removeDrafts({ path, passwordFile }: Home): Promise<void> {
  for (const name of await readdir(path)) {
    const left = join(path, name)
    if (!name.startsWith(DRAFT_PREFIX) && !left.startsWith(`${passwordFile}-`)) continue
    const { mtimeMs } = await stat(left)
    if (Date.now() - mtimeMs > DRAFT_LIFE_MS) await rm(left, { recursive: true, force: true })
  }
}

/** A rename survives a power failure only once its directory is written. Windows has no such call and needs none. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  await directory.sync().finally(() => directory.close())
}
