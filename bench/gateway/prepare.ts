import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PEERS = fileURLToPath(new URL('./peers', import.meta.url))
/** In the checkout, so that compiled files find its packages. */
const OUT = join(ROOT, '.data/bench')

/** Where a compiled file is. @param source from the root of the checkout */
export const compiled = (source: string) => join(OUT, source.replace(/\.ts$/, '.js'))
export const compiledPeer = (name: string) => join(PEERS, 'dist', `${name}.js`)

/**
 * Compile what is measured, as an image ships it: tsx would run it too, but wraps every function to keep its name, and that
 * costs on every request. Types are not checked: that is `npm run typecheck`, and a bench must run on unfinished work.
 */
export function compile(): void {
  rmSync(OUT, { recursive: true, force: true })
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const project = fileURLToPath(new URL('./tsconfig.build.json', import.meta.url))
  execFileSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' })
}

/** Install the peers where they are missing, exactly as locked, and compile their servers. */
export async function preparePeers(): Promise<void> {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    process.stderr.write('Installing the peers, some 700 MB, once.\n')
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: PEERS,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  await build({
    absWorkingDir: PEERS,
    entryPoints: readdirSync(PEERS)
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(PEERS, path)),
    outdir: join(PEERS, 'dist'),
    bundle: false,
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
}
