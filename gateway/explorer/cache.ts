import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { constants, setPriority, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Log } from '../../platform/log.ts'
import { type ExplorerManifest, explorerKey, readManifest } from './bundle.ts'

/** A finished bundle: the directory with its files, and what is in it. */
export interface ExplorerBundle {
  dir: string
  manifest: ExplorerManifest
}

export interface BundleCacheOptions {
  /** Where bundles are kept between starts; when it cannot be written, a temporary directory serves this process. */
  cacheDir: string
  /** A directory filled by `buildExplorer`: used as it is, nothing is built. What a build of the house ships, if left out. */
  prebuiltDir?: string | undefined
  /** Fills a directory with a bundle; `build.ts` in a process of its own unless said. */
  build?: (outDir: string, signal: AbortSignal) => Promise<void>
  log: Pick<Log, 'info' | 'warn'>
}

/** Where a build of the house (`build.ts`) puts the bundle, beside this file: there in compiled code, never in sources. */
export const SHIPPED_BUNDLE = 'shipped'

const outdatedAfterMs = 24 * 60 * 60 * 1000

/**
 * The bundle the explorer serves: shipped, kept from an earlier start, or made now by a process of the lowest priority,
 * so that a starting server keeps its processors.
 * @returns `load`, which starts the work once and may be called as often as needed (a failure is tried again by the
 *   next call), and `close`, which ends a running build and removes a temporary directory
 */
export function openBundleCache({
  cacheDir,
  prebuiltDir = shippedDir(),
  build: fill = runBuild,
  log,
}: BundleCacheOptions) {
  const closing = new AbortController()
  let loading: Promise<ExplorerBundle> | undefined
  let temporaryDir: string | undefined

  async function find(): Promise<ExplorerBundle> {
    if (prebuiltDir) {
      const manifest = await readManifest(prebuiltDir)
      if (manifest) return { dir: prebuiltDir, manifest }
      log.warn({ prebuiltDir }, 'the explorer shipped with this server is incomplete: bundling it again')
    }
    const dir = join(cacheDir, `explorer-${await explorerKey()}`)
    const kept = await readManifest(dir)
    if (kept) return { dir, manifest: kept }
    return build(dir)
  }

  async function build(dir: string): Promise<ExplorerBundle> {
    const buildDir = await openBuildDir(dir)
    await fill(buildDir, closing.signal)
    const builtDir = buildDir === temporaryDir ? buildDir : await keep(buildDir, dir)
    const manifest = await readManifest(builtDir)
    if (!manifest) throw new Error(`no explorer bundle in ${builtDir} after building it`)
    log.info({ bundleMs: manifest.bundleMs, compressMs: manifest.compressMs, dir: builtDir }, 'explorer bundled')
    if (builtDir === dir) await removeOutdated(cacheDir, builtDir)
    return { dir: builtDir, manifest }
  }

  async function openBuildDir(dir: string): Promise<string> {
    try {
      const buildDir = `${dir}.building-${randomUUID()}`
      await mkdir(buildDir, { recursive: true })
      return buildDir
    } catch (error) {
      log.warn({ err: error, cacheDir }, 'the explorer cannot be kept for the next start')
      // A fresh name each time: a fixed one in a shared directory could have been filled by somebody else.
      temporaryDir = await mkdtemp(join(tmpdir(), 'lifegraph-explorer-'))
      return temporaryDir
    }
  }

  /** Move a finished bundle to its place in one step; when another process was faster, its equal bundle stays. */
  async function keep(buildDir: string, dir: string): Promise<string> {
    try {
      await rename(buildDir, dir)
      return dir
    } catch (error) {
      if (await readManifest(dir)) {
        await rm(buildDir, { recursive: true, force: true })
        return dir
      }
      log.warn({ err: error, dir }, 'the explorer cannot be kept for the next start')
      temporaryDir = buildDir
      return buildDir
    }
  }

  return {
    load(): Promise<ExplorerBundle> {
      loading ??= find().catch((error) => {
        loading = undefined
        throw error
      })
      return loading
    },
    async close(): Promise<void> {
      closing.abort()
      await loading?.catch(() => undefined)
      if (temporaryDir) await rm(temporaryDir, { recursive: true, force: true })
    },
  }
}

function shippedDir(): string | undefined {
  const dir = join(import.meta.dirname, SHIPPED_BUNDLE)
  return existsSync(dir) ? dir : undefined
}

/** Run `build.ts` in a process of its own, last in the queue for processors. */
async function runBuild(outDir: string, signal: AbortSignal): Promise<void> {
  const extension = extname(import.meta.filename)
  // Sources need tsx; compiled, the same file is plain JavaScript.
  const loader =
    extension === '.ts' ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  const command = join(import.meta.dirname, `build${extension}`)
  // Compression for a page that somebody waits for on this machine: quick rather than tight.
  const child = spawn(process.execPath, [...loader, command, outDir, '--brotli', '5'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  })
  try {
    // esbuild is started by this process later and inherits its place.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  } catch {
    // Only a courtesy: a system that forbids it builds at the usual priority.
  }
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000)
  })
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
    if (code !== 0) throw new Error(`bundling the explorer failed: ${complaint.trim() || `exit code ${code}`}`)
  } catch (error) {
    await rm(outDir, { recursive: true, force: true })
    throw error
  }
}

/** Bundles of earlier versions and builds that died go after a day: another process may still serve a younger one. */
async function removeOutdated(cacheDir: string, currentDir: string): Promise<void> {
  for (const name of await readdir(cacheDir)) {
    const dir = join(cacheDir, name)
    if (!name.startsWith('explorer-') || dir === currentDir) continue
    // Gone between listing and looking: another process is tidying up too.
    const modifiedAtMs = await stat(dir).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    )
    if (Date.now() - modifiedAtMs > outdatedAfterMs) await rm(dir, { recursive: true, force: true })
  }
}
