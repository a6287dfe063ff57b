import { parseArgs } from 'node:util'
import { buildExplorer } from './bundle.ts'

// Command line: `tsx gateway/explorer/build.ts <outDir> [--brotli 11]`. An image runs it once and ships the result; a
// server without one runs it in the background (cache.ts).
const { positionals, values } = parseArgs({ allowPositionals: true, options: { brotli: { type: 'string' } } })
const [outDir] = positionals
if (!outDir) throw new Error('Say where the bundle goes: build.ts <outDir> [--brotli 0-11]')

const manifest = await buildExplorer(outDir, values.brotli ? { brotliQuality: Number(values.brotli) } : {})
const kib = (pick: 'bytes' | 'br' | 'gz') =>
  Math.round(Object.values(manifest.files).reduce((sum, file) => sum + (file[pick] ?? file.bytes), 0) / 1024)
process.stdout.write(
  `explorer ${manifest.key}: ${Object.keys(manifest.files).length} files, ${kib('bytes')} KiB ` +
    `(gzip ${kib('gz')}, brotli ${kib('br')}), bundled in ${manifest.bundleMs} ms, compressed in ${manifest.compressMs} ms\n`,
)
