import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PEERS = fileURLToPath(new URL('./peers', import.meta.url))
/** In the checkout, so that what is compiled there finds its packages. */
const OUT = join(ROOT, '.data/bench')

/** Where a compiled file is. @param source from the root of the checkout */
export const compiled = (source: string) => join(OUT, 'compiled', source.replace(/\.ts$/, '.js'))
/** @param source from `peers` */
export const compiledPeer = (source: string) =>
  join(PEERS, dirname(source), 'dist', basename(source, '.ts').concat('.js'))

/** Where profiles are kept, for viewers. */
export function profilesDir(): string {
  const dir = join(ROOT, '.data/profiles')
  mkdirSync(dir, { recursive: true })
  return dir
}

/**
 * Compile what is measured, as an image ships it: tsx would run it too, but wraps every function to keep its name, and that
 * costs on every request. Types are not checked: that is `npm run typecheck`, and a bench must run on unfinished work.
 * @param of the files as they are, or as the last commit has them
 */
export function compile(of: 'tree' | 'commit'): void {
  rmSync(OUT, { recursive: true, force: true })
  const source = of === 'tree' ? ROOT : join(OUT, 'source')
  if (of === 'commit') {
    mkdirSync(source, { recursive: true })
    const rooms = ['tsconfig.json', 'bench', 'gateway', 'platform', 'schema', 'subgraphs', 'demo', 'drizzle']
    const archive = execFileSync('git', ['archive', 'HEAD', ...rooms], { cwd: ROOT, maxBuffer: 256 * 1024 * 1024 })
    execFileSync('tar', ['-x', '-C', source], { input: archive })
  }
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const project = join(source, 'bench/gateway/tsconfig.build.json')
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', join(OUT, 'compiled')], { stdio: 'inherit' })
}

/** Folders with packages of their own, and the servers in them. What a server imports is found from beside it. */
const PEER_FOLDERS = [
  { folder: '.', servers: ['apollo.ts', 'hive.ts'] },
  { folder: 'mercurius', servers: ['server.ts'] },
]

/** Install the peers where they are missing, exactly as locked, and compile their servers. */
export async function preparePeers(): Promise<void> {
  for (const { folder, servers } of PEER_FOLDERS) {
    const cwd = join(PEERS, folder)
    if (!existsSync(join(cwd, 'node_modules'))) {
      process.stderr.write(`Installing what ${cwd} lists, once; all peers together take some 700 MB.\n`)
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
      execFileSync('npm', ['ci', ...flags], { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
    }
    await build({
      absWorkingDir: cwd,
      entryPoints: servers,
      outdir: 'dist',
      bundle: true,
      packages: 'external',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    })
  }
}
