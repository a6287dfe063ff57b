import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import type { Database } from './database.ts'
import { messageOf } from './errors.ts'
import { openPasses } from './events/passes.ts'
import type { Log } from './log.ts'

/** How soon it is there again after its connection was lost. */
const LOOK_EVERY_MS = 1000

/**
 * Let others know that a subgraph is there, for as long as this process runs: it holds a lock on a connection of its own, which
 * PostgreSQL takes back the moment the process is gone, however it went.
 * @returns how to stop
 */
export function keepPresence({ url }: Pick<Database, 'url'>, name: string, log: Log): { close(): Promise<void> } {
  const connection = { application_name: `lifegraph-${name}-presence` }
  const client = postgres(url, { max: 1, connection, max_lifetime: null, onnotice: () => {} })
  const look = async () => {
    // A connection that was made anew does not hold the lock yet; one that does would count it twice.
    await client`
      select pg_advisory_lock_shared(7541902, events.presence_key(${name})) where not exists (
        select from pg_locks where locktype = 'advisory' and pid = pg_backend_pid())`
    await client`insert into events.presence (name) values (${name}) on conflict do nothing`
  }
  const looks = openPasses(look)
  const begin = () => {
    looks
      .request()
      .catch((error: unknown) => log.debug({ err: error }, `presence: will say so again: ${messageOf(error)}`))
  }
  begin()
  const timer = setInterval(begin, LOOK_EVERY_MS)
  timer.unref()
  return {
    close: async () => {
      clearInterval(timer)
      await client.end({ timeout: 1 })
    },
  }
}

/** True when a subgraph has been there and is there no more; looked up once for a statement. */
export const isAway = (name: string) => sql<boolean>`(select events.is_away(${name}))`
