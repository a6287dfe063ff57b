import { createHash, randomBytes } from 'node:crypto'
import postgres, { type Options, type Sql } from 'postgres'
import { inject } from 'vitest'

export { startTestServer, type TestServer } from './server.ts'

export interface TestDatabase {
  url: string
  /** Remove the database, and that of its sandbox, whoever is still connected to them. */
  drop(): Promise<void>
}

/**
 * A new database on the server of this run.
 * @param options.template what `templateDatabase` returned: the new database starts as a copy of it; absent: empty
 */
export async function freshDatabase(options: { template?: string } = {}): Promise<TestDatabase> {
  const name = databaseName(randomBytes(6).toString('hex'))
  // File by file: page by page, through the log, takes the server more than twice as long.
  await asAdmin(
    (sql) => sql`create database ${sql(name)} template ${sql(options.template ?? 'template0')} strategy file_copy`,
  )
  return {
    url: urlOf(name),
    drop: () =>
      asAdmin(async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`
        await sql`drop database if exists ${sql(`${name}_sandbox`)} with (force)`
      }),
  }
}

/**
 * Prepare a database once for the whole run, whichever test file asks first; the others wait and get the same one.
 * @param name says what is prepared; the same name is prepared once
 * @param prepare fills the database at `url`, say with migrations, and closes its connections. When it throws, the next one tries again.
 * @returns the template's name, for `freshDatabase`
 */
export function templateDatabase(name: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const known = templates.get(name)
  if (known) return known
  const made = makeTemplate(name, prepare)
  templates.set(name, made)
  made.catch(() => templates.delete(name))
  return made
}

/** What this process knows to be ready: files that run in it one after the other ask for the same ones. */
const templates = new Map<string, Promise<string>>()

async function makeTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<string> {
  const template = databaseName(`t_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`)
  // A template is only there when it is ready: it is filled under another name.
  const draft = `${template}_draft`
  const sql = connect()
  try {
    // Held by this connection, so it is free again when this process dies.
    await sql`select pg_advisory_lock(hashtextextended(${template}, 0))`
    const ready = await sql`select from pg_database where datname = ${template}`
    if (ready.length > 0) return template
    await sql`drop database if exists ${sql(draft)} with (force)`
    await sql`create database ${sql(draft)} template template0`
    await prepare(urlOf(draft))
    await sql`alter database ${sql(draft)} rename to ${sql(template)}`
    return template
  } finally {
    await sql.end()
  }
}

function databaseName(rest: string): string {
  return `lifegraph_${inject('postgres').run}_${rest}`
}

function urlOf(database: string): string {
  const url = new URL(inject('postgres').url)
  url.pathname = `/${database}`
  return url.href
}

let admin: Sql | null = null

/** On one connection for all files of this process: to begin one takes the server longer than what it is asked. */
async function asAdmin(act: (sql: Sql) => PromiseLike<unknown>): Promise<void> {
  admin ??= connect({ idle_timeout: IDLE_SECONDS })
  await act(admin)
}

/** No process is kept alive by the connection for longer. */
const IDLE_SECONDS = 10

function connect(options: Options<Record<string, never>> = {}): Sql {
  return postgres(inject('postgres').url, { max: 1, fetch_types: false, onnotice: () => undefined, ...options })
}
