import DataLoader from 'dataloader'
import type { PageRequest } from './pagination.ts'

/** One row per key or null, in key order, whatever order SQL answered in. */
export function keyLoader<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rowByKey = new Map((await load(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rowByKey.get(key) ?? null)
  })
}

/** Keys of one statement of {@link sharedLoader}. */
const SHARED_MAX = 500

/**
 * A value per key, like a DataLoader, for requests that come at the same time rather than for one: what is asked in one turn of the
 * event loop is one statement, and nothing is kept, so that nobody gets what was read before they asked. For values that every
 * viewer may be told.
 * @param load a value for each key, in their order
 */
export function sharedLoader<K, V>(load: (keys: readonly K[]) => Promise<readonly V[]>): (key: K) => Promise<V> {
  const loader = new DataLoader<K, V>(load, {
    cache: false,
    maxBatchSize: SHARED_MAX,
    batchScheduleFn: (run) => void setImmediate(run),
  })
  return (key) => loader.load(key)
}

/** All rows of each key, in the order SQL answered, `[]` when there are none. */
export function groupLoader<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rowsByKey = groupBy(await load(keys), keyOf)
    return keys.map((key) => rowsByKey.get(key) ?? [])
  })
}

/** A number per key, `0` for keys without rows. */
export function countLoader(
  load: (keys: readonly string[]) => Promise<readonly { key: string; count: number }[]>,
): DataLoader<string, number> {
  return new DataLoader(async (keys) => {
    const countByKey = new Map((await load(keys)).map(({ key, count }) => [key, count]))
    return keys.map((key) => countByKey.get(key) ?? 0)
  })
}

/**
 * Pages of children of many parents, one statement per distinct page request: twenty posts that each ask for their first
 * three comments cost one statement.
 * @param load rows of all parents, each parent's in page order, at most `limit + 1` each
 * @returns rows of one parent, up to `limit + 1`, for {@link connection}
 */
export function pageLoader<Row>(
  load: (parents: readonly string[], page: PageRequest) => Promise<readonly Row[]>,
  parentOf: (row: Row) => string,
): (parent: string, page: PageRequest) => Promise<Row[]> {
  return loaderPer((page) => groupLoader((parents) => load(parents, page), parentOf))
}

/**
 * One loader per distinct argument of a field: what is asked with the same argument is batched.
 * @param make makes the loader of one argument, a value that JSON can tell from others
 */
export function loaderPer<A, V>(
  make: (argument: A) => DataLoader<string, V>,
): (key: string, argument: A) => Promise<V> {
  const loaders = new Map<string, DataLoader<string, V>>()
  return (key, argument) => {
    const name = JSON.stringify(argument)
    let loader = loaders.get(name)
    if (!loader) {
      loader = make(argument)
      loaders.set(name, loader)
    }
    return loader.load(key)
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
