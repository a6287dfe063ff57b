import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

export type Settings = Record<string, string | number>

const SHARED_MEMORY_BYTES_MIN = 256 * 1024 * 1024

/**
 * The settings a server starts with, given on its command line so that they hold whatever a configuration file says.
 * Durability (fsync, synchronous_commit, full_page_writes) is PostgreSQL's default: on.
 * @param own the caller's, which win over ours, except for where the server listens
 */
export function serverSettings(port: number, own: Settings): Settings {
  return {
    max_connections: 200,
    shared_buffers: `${sharedBuffersMb()}MB`,
    // A page is written whole the first time after a checkpoint: in a storm the usual bound brings one every half minute.
    max_wal_size: '4GB',
    // Files of the log that were written once are kept to be written again: making one takes as long as filling it.
    min_wal_size: '1GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What is said of an error is where it was, without the row it was about and the statement, which hold what people wrote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(dynamicSharedMemory() ?? {}),
    ...own,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
  }
}

/**
 * An eighth of the memory there is, or that a container leaves us; 256 MB at least and 4 GB at most. None of it is taken before there are
 * pages to keep in it: a ledger with a past touches more of them than one without, and reads those that are gone for every tip.
 */
function sharedBuffersMb(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.min(4096, Math.max(256, Math.floor(memory / 2 ** 23)))
}

/**
 * Parallel queries share memory in /dev/shm, of which a container has 64 MB by default: with less than enough, the System V
 * kind takes its place, which PostgreSQL needs a little of in any case and which has no such bound.
 */
function dynamicSharedMemory(): Settings | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize >= SHARED_MEMORY_BYTES_MIN) return undefined
  } catch {
    // No /dev/shm at all.
  }
  return { dynamic_shared_memory_type: 'sysv' }
}
