import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'esbuild'

const pageDir = join(import.meta.dirname, 'page')
const manifestName = 'manifest.json'

/** What `buildExplorer` left in a directory, kept beside the files as `manifest.json`. */
export interface ExplorerManifest {
  /** Names this very bundle: it is a part of every asset's URL, so assets may be cached for ever. */
  key: string
  /** Files by name, `index.html` included; `br` and `gz` tell which compressed twin lies beside it. */
  files: Record<string, { bytes: number; br?: number; gz?: number }>
  /** Time spent by esbuild and by the compressors, in milliseconds. */
  bundleMs: number
  compressMs: number
}

/**
 * Bundle the explorer page for production: minified, with its editor's workers, fonts and styles, nothing left to load
 * from another host.
 * @param outDir is created; files of an earlier bundle in it are overwritten, not removed
 * @param brotliQuality 0 to 11: the default suits an image built once, a lower one a machine that waits for the page
 */
export async function buildExplorer(outDir: string, { brotliQuality = 11 } = {}): Promise<ExplorerManifest> {
  // Only here: a server that ships a bundle or finds one in its cache never loads esbuild.
  const esbuild = await import('esbuild')
  const startedAt = performance.now()
  const key = await explorerKey()
  const { outputFiles } = await esbuild.build({
    absWorkingDir: pageDir,
    entryPoints: await entryPoints(),
    outdir: outDir,
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'linked',
    logLevel: 'silent',
    plugins: [stylesOnce, prettierModules],
  })
  await esbuild.stop()
  const bundledAt = performance.now()

  const files = new Map<string, Uint8Array>(outputFiles.map((file) => [basename(file.path), file.contents]))
  files.set('favicon.svg', await readFile(join(pageDir, 'favicon.svg')))
  const html = await readFile(join(pageDir, 'index.html'), 'utf8')
  files.set('index.html', Buffer.from(html.replaceAll('{{base}}', `/explorer/${key}`)))

  await mkdir(outDir, { recursive: true })
  const written = await Promise.all(
    [...files].map(async ([name, contents]) => [name, await writeCompressed(outDir, name, contents, brotliQuality)]),
  )
  const manifest: ExplorerManifest = {
    key,
    files: Object.fromEntries(written),
    bundleMs: Math.round(bundledAt - startedAt),
    compressMs: Math.round(performance.now() - bundledAt),
  }
  // Last: a directory without a manifest is not a bundle.
  await writeFile(join(outDir, manifestName), JSON.stringify(manifest, null, 2))
  return manifest
}

/** @returns the manifest of the bundle in `dir`; null when there is none, or only half of one */
export async function readManifest(dir: string): Promise<ExplorerManifest | null> {
  try {
    return JSON.parse(await readFile(join(dir, manifestName), 'utf8'))
  } catch {
    return null
  }
}

/**
 * What the bundle depends on, hashed: the page's sources, how they are bundled, and every installed package with its
 * version, as npm lists them in `node_modules/.package-lock.json`.
 * @returns 16 hexadecimal digits
 */
export async function explorerKey(): Promise<string> {
  const hash = createHash('sha256')
  const sources = (await readdir(pageDir)).filter((name) => !name.includes('.test.')).sort()
  for (const path of [...sources.map((name) => join(pageDir, name)), import.meta.filename, await installedPackages()]) {
    hash
      .update(basename(path))
      .update('\0')
      .update(await readFile(path))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

/** GraphiQL's style sheet already holds the editor's styles; those its modules import would be emitted again. */
const stylesOnce: Plugin = {
  name: 'styles-once',
  setup(build) {
    build.onResolve({ filter: /\.css$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'styles-once', namespace: 'styles-once' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'styles-once' }, () => ({ contents: '' }))
  },
}

/**
 * `prettier/parser-graphql`, by which GraphiQL loads a parser, is CommonJS: imported dynamically it has only a default
 * export in esbuild's output, where GraphiQL reads `parsers`. The same plugin under its present name is a module.
 */
const prettierModules: Plugin = {
  name: 'prettier-modules',
  setup(build) {
    build.onResolve({ filter: /^prettier\/parser-/ }, ({ path, kind, resolveDir }) =>
      build.resolve(path.replace('parser-', 'plugins/'), { kind, resolveDir }),
    )
  },
}

async function installedPackages(): Promise<string> {
  const graphiql = createRequire(import.meta.url).resolve('graphiql/package.json')
  const modulesDir = dirname(dirname(graphiql))
  // Other package managers keep no such list; GraphiQL's own version then stands for the rest.
  return (await readdir(modulesDir)).includes('.package-lock.json') ? join(modulesDir, '.package-lock.json') : graphiql
}

async function entryPoints() {
  const sources = await readdir(pageDir)
  // The editor belongs to @graphiql/react: its workers must be of the very version that package resolves to.
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('@graphiql/react/package.json'))
  return {
    main: join(pageDir, sources.includes('main.tsx') ? 'main.tsx' : 'main.js'),
    page: join(pageDir, 'page.css'),
    'editor.worker': resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
    'json.worker': resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
    'graphql.worker': resolve('monaco-graphql/esm/graphql.worker.js'),
  }
}

async function writeCompressed(outDir: string, name: string, contents: Uint8Array, brotliQuality: number) {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(contents, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: contents.byteLength,
      },
    }),
    promisify(gzip)(contents),
  ])
  const written: ExplorerManifest['files'][string] = { bytes: contents.byteLength }
  await writeFile(join(outDir, name), contents)
  // A twin pays from a tenth and a kilobyte saved; fonts in particular are compressed already.
  for (const [encoding, body] of Object.entries({ br, gz }) as ['br' | 'gz', Buffer][]) {
    if (body.byteLength > contents.byteLength * 0.9 || contents.byteLength < 1024) continue
    await writeFile(join(outDir, `${name}.${encoding}`), body)
    written[encoding] = body.byteLength
  }
  return written
}
