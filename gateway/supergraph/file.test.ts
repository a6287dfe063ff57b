import { mkdir, mkdtemp, open, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { supergraphFile } from './file.ts'
import { SupergraphError, type SupergraphSource } from './source.ts'

const LOOK_EVERY_MS = 40
/** Where it matters that somebody writes faster than this. */
const LOOK_SELDOM_MS = 400

let dir: string
let path: string
let source: SupergraphSource
let heard: string[]
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lifegraph-supergraph-'))
  path = join(dir, 'supergraph.graphql')
  heard = []
})
afterEach(async () => {
  await source.stop()
  await rm(dir, { recursive: true })
})

const start = (lookEveryMs = LOOK_EVERY_MS) => {
  source = supergraphFile(path, silentLog, lookEveryMs)
  return source.start((text) => heard.push(text))
}
const hears = (...texts: string[]) => vi.waitFor(() => expect(heard).toEqual(texts))
const nothingMore = () => sleep(LOOK_EVERY_MS * 6)

it('gives what is in the file, and says why when there is none', async () => {
  await expect(start()).rejects.toThrow(SupergraphError)
  await expect(start()).rejects.toThrow(/cannot be read.*supergraph\.graphql/)
  await writeFile(path, 'one')
  expect(await start()).toBe('one')
  await nothingMore()
  expect(heard).toEqual([])
})

it('notices a file written in place, to the same length too', async () => {
  await writeFile(path, 'one')
  await start()
  await writeFile(path, 'two')
  await hears('two')
  await writeFile(path, 'three')
  await hears('two', 'three')
})

it('notices a file that another was renamed to, as editors save', async () => {
  await writeFile(path, 'one')
  await start()
  for (const text of ['two', 'three']) {
    await writeFile(`${path}~`, text)
    await rename(`${path}~`, path)
    await vi.waitFor(() => expect(heard.at(-1)).toBe(text))
  }
  expect(heard).toEqual(['two', 'three'])
})

it('notices a directory swapped behind a symbolic link, as Kubernetes mounts do', async () => {
  for (const version of ['one', 'two']) {
    await mkdir(join(dir, version))
    await writeFile(join(dir, version, 'supergraph.graphql'), version)
  }
  await symlink('one', join(dir, 'data'))
  await symlink(join('data', 'supergraph.graphql'), path)
  expect(await start()).toBe('one')
  await symlink('two', join(dir, 'data-next'))
  await rename(join(dir, 'data-next'), join(dir, 'data'))
  await hears('two')
})

it('waits until whoever writes has written', async () => {
  await writeFile(path, 'one')
  await start(LOOK_SELDOM_MS)
  const file = await open(path, 'w')
  const pieces = Array.from({ length: 30 }, (_, index) => `${index} `)
  for (const piece of pieces) {
    await file.write(piece)
    await sleep(LOOK_SELDOM_MS / 10)
  }
  await file.close()
  await hears(pieces.join(''))
})

it('goes on without the file, and takes it up when it is back', async () => {
  await writeFile(path, 'one')
  await start()
  await unlink(path)
  await nothingMore()
  expect(heard).toEqual([])
  await writeFile(path, 'two')
  await hears('two')
})

it('says nothing once it is stopped', async () => {
  await writeFile(path, 'one')
  await start()
  await source.stop()
  await writeFile(path, 'two')
  await nothingMore()
  expect(heard).toEqual([])
})
