import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type OneProcessWorld, openOneProcessWorld } from './support/world.ts'

/** The examples of the READMEs, as they stand there, by the name they are given in their first line. */
const examples = new Map(
  ['README.md', 'clients/README.md'].flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/```js\n(\/\/ npm install .*; node (\S+)\n[\s\S]*?)```/g)].map(
      (match) => [match[2] as string, match[1] as string] as const,
    ),
  ),
)
const CLIENTS = ['watch.mjs', 'apollo.mjs', 'urql.mjs']

let world: OneProcessWorld
let directory: string
let child: ChildProcess
beforeAll(async () => {
  world = await openOneProcessWorld()
  // Where packages are found, as in the project of somebody who installed them.
  directory = mkdtempSync(join('node_modules', '.readme-'))
})
afterAll(async () => {
  child?.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
  await world.close()
})

it('shows every event to graphql-ws, Apollo Client and urql, as its examples say', async () => {
  expect([...examples.keys()]).toEqual(CLIENTS)
  const host = await world.signUp('host_readme')
  const { room } = await host.act(
    'startRoom',
    { title: 'Read me', idempotencyKey: world.key() },
    'room { id } userErrors { code }',
  )
  const here = new URL(world.url).host
  const source = pathToFileURL(resolve('clients/stream.ts')).href
  for (const [name, text] of examples)
    writeFileSync(
      join(directory, name),
      // The package is not built here, and listens elsewhere; nothing else is changed.
      text.replaceAll('localhost:4000', here).replaceAll("'lifegraph/stream'", `'${source}'`),
    )
  // One process for all three: what takes long is to start it.
  writeFileSync(join(directory, 'all.mjs'), CLIENTS.map((name) => `import('./${name}')`).join('\n'))
  child = spawn(process.execPath, ['--import', 'tsx', join(directory, 'all.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const heard: string[] = []
  if (child.stdout) createInterface(child.stdout).on('line', (line) => heard.push(line))

  let said = 0
  const by = {
    plain: () => heard.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line).message?.text),
    apollo: () => heard.filter((line) => line.startsWith('apollo ')).map((line) => line.slice(7)),
    urql: () => heard.filter((line) => line.startsWith('urql ')).map((line) => line.slice(5)),
  }
  await vi.waitFor(
    async () => {
      said += 1
      await host.act(
        'sendChat',
        { roomId: room.id, text: `message ${said}`, idempotencyKey: world.key() },
        'message { seq } userErrors { code }',
      )
      for (const texts of Object.values(by)) expect(texts().length).toBeGreaterThan(1)
    },
    { timeout: 120_000, interval: 250 },
  )
  // Whatever each began with, it misses nothing from there on and hears nothing twice.
  await vi.waitFor(() => {
    for (const texts of Object.values(by)) {
      const first = Number(texts()[0].split(' ')[1])
      expect(texts()).toEqual(Array.from({ length: said - first + 1 }, (_, n) => `message ${first + n}`))
    }
  })
}, 180_000)
