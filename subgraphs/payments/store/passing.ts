/** A map of what comes and goes by the thousand. */
export interface Passing<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
}

/** About as many as are on their way at once. */
const TAKEN_MAX = 1024

/**
 * Each Map takes some, and is left when all of them are gone. A single one for all time holds on to what has long left it: a Map that
 * is full goes on in a new table, the old table points to it, and once one of them has come among the old objects, dead or not, all that
 * follow are kept with what they hold, until those are collected too. Of the ledger under a storm that was every request: 8 KB each.
 */
export function openPassing<V>(): Passing<V> {
  let coming = new Map<string, V>()
  let leaving = new Map<string, V>()
  let taken = 0
  return {
    get: (key) => coming.get(key) ?? leaving.get(key),
    set: (key, value) => {
      if (taken >= TAKEN_MAX && leaving.size === 0) {
        leaving = coming
        coming = new Map()
        taken = 0
      }
      taken++
      leaving.delete(key)
      coming.set(key, value)
    },
    delete: (key) => {
      if (!coming.delete(key)) leaving.delete(key)
    },
  }
}
