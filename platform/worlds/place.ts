import postgres, { type Sql } from 'postgres'
import { sqlState } from '../sql-errors.ts'

const SUFFIX = '_sandbox'
/** PostgreSQL cuts longer names, and what is left may be the name of another database. */
const NAME_BYTES_MAX = 63
const DUPLICATE_DATABASE = '42P04'
const UNIQUE_VIOLATION = '23505'
/** Somebody is connected to the database that new ones are copies of. */
const OBJECT_IN_USE = '55006'
const ATTEMPTS = 5

/** Why no sandbox can be where it is said to be. The message is for the operator, and names no password. */
export class SandboxPlaceError extends Error {
  override readonly name = 'SandboxPlaceError'
}

/** Where the sandbox of a database is unless it is said to be elsewhere: beside it, `…_sandbox`. */
export function sandboxUrlOf(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${encodeURIComponent(`${nameOf(url)}${SUFFIX}`)}`
  return url.href
}

/**
 * See that there is a database for the sandbox, and that it is nothing else: neither the real world's nor any other that holds
 * what a sandbox must not touch. It is made when it is not there; processes that start together make it once.
 * @param databaseUrl of the real world
 * @throws SandboxPlaceError
 */
export async function requireSandboxPlace(sandboxUrl: string, databaseUrl: string): Promise<void> {
  await requireDatabase(sandboxUrl, databaseUrl)
  const [here, there] = await Promise.all([onConnection(sandboxUrl, look), onConnection(databaseUrl, look)])
  if (here.log !== null && here.log === there.log)
    throw new SandboxPlaceError("The sandbox's database is the one of the real world.")
  if (here.hasEvents && !here.isSandbox)
    throw new SandboxPlaceError("The sandbox's database holds something else: a world that is not a sandbox.")
}

/** Whether the database of a sandbox is there. */
export async function isSandboxThere(sandboxUrl: string): Promise<boolean> {
  return onConnection(sandboxUrl, look).then(
    ({ isSandbox }) => isSandbox,
    () => false,
  )
}

async function requireDatabase(sandboxUrl: string, databaseUrl: string): Promise<void> {
  const name = nameOf(new URL(sandboxUrl))
  if (Buffer.byteLength(name) > NAME_BYTES_MAX)
    throw new SandboxPlaceError("The name of the sandbox's database is too long for PostgreSQL.")
  // From the real world's database: whoever may work there may ask for another one beside it.
  const asked = new URL(sandboxUrl)
  const home = new URL(databaseUrl)
  if (asked.host !== home.host || asked.username !== home.username) return
  await onConnection(databaseUrl, async (sql) => {
    const [known] = await sql`select from pg_database where datname = ${name}`
    if (!known) await create(sql, name)
  })
}

async function create(sql: Sql, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql`create database ${sql(name)} template template0`
      return
    } catch (error) {
      const state = sqlState(error)
      // Another process was faster.
      if (state === DUPLICATE_DATABASE || state === UNIQUE_VIOLATION) return
      if (state !== OBJECT_IN_USE || attempt >= ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt))
    }
  }
}

/** What tells databases apart. */
async function look(sql: Sql): Promise<{ log: string | null; hasEvents: boolean; isSandbox: boolean }> {
  const [found] = await sql<{ events: string | null; sandbox: string | null }[]>`
    select to_regclass('events.head')::text as events, to_regclass('sandbox.clock')::text as sandbox`
  const hasEvents = Boolean(found?.events)
  const [head] = hasEvents
    ? await sql<{ log: string }[]>`
        select log_id || '-' || (select oid from pg_database where datname = current_database()) as log
        from events.head where id = 1`
    : []
  return { log: head?.log ?? null, hasEvents, isSandbox: Boolean(found?.sandbox) }
}

async function onConnection<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, fetch_types: false })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const nameOf = (url: URL): string => decodeURIComponent(url.pathname.slice(1))
