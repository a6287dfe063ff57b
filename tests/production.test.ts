import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePorts, run } from './support/processes.ts'
import { homeDatabase } from './support/world.ts'

/** What an operator sees who starts in production with what is for development. */

let home: Awaited<ReturnType<typeof homeDatabase>>
beforeAll(async () => {
  home = await homeDatabase()
  const sql = postgres(home.url, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create schema demo; create table demo.worlds (name text primary key);
    insert into demo.worlds values ('demo')`)
  await sql.end()
})
afterAll(() => home.drop())

async function start(command: string[], more: Record<string, string> = {}) {
  const [port] = await freePorts(1)
  const env = {
    ...{ ...process.env, NODE_ENV: 'production', DATABASE_URL: home.url, PORT: String(port), EXPLORER: 'off' },
    VIEWER_SECRET: '7f3a9c51e08b42d6a1c37e95f20b86d4',
    ACCESS_TOKEN_SECRET: 'b04e8d62f91a37c5d80e6f1b2a94c73d',
    ...more,
  }
  const child = run(command, env, ['ignore', 'ignore', 'pipe'])
  const [said, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')])
  return { said, code }
}

const SHAPES: [string, string[]][] = [
  ['everything in one process', ['gateway/main.ts']],
  ['a subgraph', ['subgraphs/main.ts', 'users']],
]

it.each(SHAPES)(
  '%s does not start on a database that the demo people are in',
  async (_shape, command) => {
    const { said, code } = await start(command)
    expect(said).toContain('The demo world was made in this database')
    expect(code).toBe(1)
  },
  60_000,
)

it.each(SHAPES)(
  '%s does not start with a secret that can be guessed, and does not tell it',
  async (_shape, command) => {
    const { said, code } = await start(command, { ACCESS_TOKEN_SECRET: 'changeme-changeme-changeme-changeme' })
    expect(said).toContain('ACCESS_TOKEN_SECRET: this one can be guessed')
    expect(said).not.toContain('changeme')
    expect(code).toBe(1)
  },
  60_000,
)
