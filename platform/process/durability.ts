import postgres from 'postgres'

/** The database may forget what it acknowledged; the message says which settings are at fault and how to go on. */
export class DurabilityError extends Error {
  override readonly name = 'DurabilityError'
}

/** Settings that make a commit outlive a crash, and the values that do not. */
const FORGETFUL: Readonly<Record<string, string>> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Refuse to work on a database that would lose acknowledged payments in a crash.
 * @throws DurabilityError unless fsync, synchronous_commit and full_page_writes are on, as this user's connections have them
 */
export async function requireDurability(url: string): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {}, connect_timeout: 10 })
  try {
    const rows = await client<{ name: string; setting: string }[]>`
      select name, setting from pg_settings where name in ${client(Object.keys(FORGETFUL))} order by name`
    const wrong = rows.filter(({ name, setting }) => FORGETFUL[name] === setting)
    if (wrong.length === 0) return
    const settings = wrong.map(({ name, setting }) => `${name}=${setting}`).join(', ')
    throw new DurabilityError(
      `The database may lose what it acknowledged: ${settings}. Switch them on, or set DATABASE_DURABILITY=off for data that may be lost.`,
    )
  } finally {
    await client.end({ timeout: 5 })
  }
}
