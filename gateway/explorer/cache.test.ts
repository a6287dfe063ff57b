import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { explorerKey, readManifest } from './bundle.ts'
import { type ExplorerBundle, openBundleCache } from './cache.ts'

let root: string
let cacheDir: string
let bundles: ExplorerBundle[]

let made: Promise<ExplorerBundle> | undefined
/** What is made once, for whoever makes a bundle below: there it is looked at where bundles go. */
async function build(outDir: string): Promise<void> {
  made ??= openBundleCache({ cacheDir: join(root, 'made'), log: silentLog }).load()
  await cp((await made).dir, outDir, { recursive: true })
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'explorer-cache-'))
  cacheDir = join(root, 'cache')
  // Left by an earlier version, and by a build that died: one long ago, one a moment ago.
  for (const name of ['explorer-old', 'explorer-old.building-1', 'explorer-young', 'postgres']) {
    await mkdir(join(cacheDir, name), { recursive: true })
    if (name !== 'explorer-young') await utimes(join(cacheDir, name), 1, 1)
  }
  const options = { cacheDir, build, log: silentLog }
  // Two servers that start together on an empty cache.
  bundles = await Promise.all([openBundleCache(options).load(), openBundleCache(options).load()])
})

afterAll(() => rm(root, { recursive: true }))

describe('a bundle', () => {
  it('is the same for two servers that start together, and nothing else is left behind', async () => {
    const name = `explorer-${await explorerKey()}`
    expect(bundles.map(({ dir }) => dir)).toEqual([join(cacheDir, name), join(cacheDir, name)])
    expect((await readdir(cacheDir)).sort()).toEqual([name, 'explorer-young', 'postgres'].sort())
  })

  it('is used again by the next start, untouched', async () => {
    const [{ dir }] = bundles as [ExplorerBundle]
    const before = await stat(join(dir, 'manifest.json'))
    expect((await openBundleCache({ cacheDir, log: silentLog }).load()).dir).toBe(dir)
    expect((await stat(join(dir, 'manifest.json'))).mtimeMs).toBe(before.mtimeMs)
  })

  it('that is shipped is used as it is, without looking at the cache', async () => {
    const [{ dir }] = bundles as [ExplorerBundle]
    const elsewhere = join(root, 'unused')
    const cache = openBundleCache({ cacheDir: elsewhere, prebuiltDir: dir, log: silentLog })
    expect((await cache.load()).dir).toBe(dir)
    await expect(stat(elsewhere)).rejects.toThrow('ENOENT')
  })

  it('is made for this process only where the cache cannot be written', async () => {
    const file = join(root, 'a-file')
    await writeFile(file, '')
    const cache = openBundleCache({ cacheDir: file, prebuiltDir: join(root, 'incomplete'), build, log: silentLog })
    const { dir } = await cache.load()
    expect(await readManifest(dir)).not.toBeNull()
    await cache.close()
    await expect(stat(dir)).rejects.toThrow('ENOENT')
  })

  it('that is still being made is given up when the server closes', async () => {
    const dir = join(root, 'closing')
    const cache = openBundleCache({ cacheDir: dir, log: silentLog })
    const loading = cache.load()
    await Promise.all([expect(loading).rejects.toThrow('aborted'), cache.close()])
    expect(await readdir(dir).catch(() => [])).toEqual([])
  })
})

describe('what is in it', () => {
  const texts: Record<string, string> = {}
  beforeAll(async () => {
    const [{ dir, manifest }] = bundles as [ExplorerBundle]
    for (const name of Object.keys(manifest.files)) texts[name] = await readFile(join(dir, name), 'utf8')
  })

  it('is the page, its three workers, its styles and its icon, built for production', () => {
    const names = ['index.html', 'main.js', 'page.css', 'favicon.svg']
    const workers = ['editor.worker.js', 'json.worker.js', 'graphql.worker.js']
    expect(Object.keys(texts)).toEqual(expect.arrayContaining([...names, ...workers]))
    // React's development build says so.
    expect(Object.values(texts).join()).not.toContain('Download the React DevTools')
    expect(texts['main.js']?.split('\n').length).toBeLessThan(2000)
  })

  it('holds one GraphQL, or schemas would be strangers to each other', () => {
    const owners = Object.values(texts).filter((text) => text.includes('from another module or realm'))
    expect(owners).toHaveLength(1)
  })

  it('names only files that are in it', () => {
    const [{ manifest }] = bundles as [ExplorerBundle]
    const named = Object.entries(texts).flatMap(([name, text]) =>
      name.endsWith('.html')
        ? [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) =>
            path?.replace(`/explorer/${manifest.key}/`, ''),
          )
        : [...text.matchAll(/(?:from|import|import\()\s*"\.\/([^"]+\.js)"/g)].map(([, path]) => path),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !path || !(path in texts))).toEqual([])
  })

  it('loads nothing from another host', () => {
    const loads =
      /(?:import\(|importScripts\(|fetch\(|new Worker\(|new URL\(|from|@import|url\(|src=|WebSocket\()\s*["'`(]?(?:https?:|wss?:)?\/\/[a-z]/gi
    const found = Object.entries(texts).flatMap(([name, text]) =>
      name.endsWith('.LEGAL.txt') ? [] : [...text.matchAll(loads)].map(([match]) => `${name}: ${match}`),
    )
    expect(found).toEqual([])
  })

  it('has no script in the page itself, which the policy would refuse', () => {
    expect(texts['index.html']).not.toMatch(/<script(?![^>]*src=)|\son\w+=|<style/)
    expect(texts['index.html']).not.toContain('{{')
  })
})
