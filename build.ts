import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { buildExplorer } from './gateway/explorer/bundle.ts'
import { SHIPPED_BUNDLE } from './gateway/explorer/cache.ts'

/**
 * `npm run build`: what an image ships, into `dist/`. Compiled code keeps the places of its sources, so whatever is
 * looked up beside a source (SDL, migrations, example operations) is found beside the compiled file.
 */
const OUT_DIR = 'dist'
const ROOMS = ['platform', 'schema', 'subgraphs', 'gateway', 'drizzle', 'demo']
/** What never runs in an image: tests and their data, and the explorer page, which is shipped bundled. */
const LEFT_OUT = /(^|\/)(tests|testing)\/|^gateway\/explorer\/page\//
const CODE = ['.ts', '.tsx', '.md']

// Whole, or what was renamed or removed since would be shipped too: a migration, for one.
rmSync(OUT_DIR, { recursive: true, force: true })
compile('tsconfig.build.json')
// What clients import, with its types.
compile('tsconfig.clients.json')
const compiled = readdirSync(OUT_DIR, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
const assets = ROOMS.flatMap(assetsOf)
for (const path of assets) cpSync(path, join(OUT_DIR, path))
const explorer = await buildExplorer(join(OUT_DIR, 'gateway/explorer', SHIPPED_BUNDLE))
process.stdout.write(
  `Built ${OUT_DIR}: ${compiled.length} compiled files, ${assets.length} assets, ` +
    `explorer ${explorer.key} of ${Object.keys(explorer.files).length} files.\n`,
)

function compile(project: string): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** Files of a room that are read at run time. */
function assetsOf(room: string): string[] {
  if (!existsSync(room)) return []
  return readdirSync(room, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .filter((path) => !LEFT_OUT.test(path) && !CODE.includes(extname(path)))
}
