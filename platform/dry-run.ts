import { LRUCache } from 'lru-cache'
import postgres from 'postgres'
import type { Transacting } from './database.ts'
import { badUserInput, messageOf, PublicError, unavailable } from './errors.ts'
import { type HeldTransaction, holdTransaction } from './held-transaction.ts'
import type { Log } from './log.ts'
import type { Viewer } from './viewer.ts'

/** Says to which dry run a fetch belongs. */
export interface DryRunTicket {
  /** Nobody can guess it. */
  readonly id: string
  /** A fetch of it was answered here before, so it must be there still: without what that one did, the answer would be wrong. */
  readonly continued: boolean
}

/** Names the dry run that a request to a subgraph is part of: its id, and `;continued` where an answer came before. */
export const DRY_RUN_HEADER = 'x-lifegraph-dry-run'
/** Where a subgraph is told, by DELETE, that the dry run of this id is over; it answers with its {@link DryRunReport}. */
export const DRY_RUNS_PATH = '/dry-runs/'
const TICKET = /^(dry_[0-9a-z-]{8,64})(;continued)?$/

/** A ticket as text for {@link DRY_RUN_HEADER}. */
export const ticketText = ({ id, continued }: DryRunTicket): string => (continued ? `${id};continued` : id)

/** @returns undefined for no header @throws BAD_USER_INPUT for what is no ticket: what is meant to be tried out is not done */
export function readTicket(text: string | undefined): DryRunTicket | undefined {
  if (text === undefined) return undefined
  const [, id, continued] = TICKET.exec(text) ?? []
  if (id === undefined) throw badUserInput('This names no dry run.')
  return { id, continued: continued !== undefined }
}

/** What one operation would do: done in a transaction that is never committed, and seen by all its fetches. */
export interface DryRun {
  readonly database: Transacting
  /** What its acts would have set going, and did not: sentences for whoever asked. */
  readonly notes: Set<string>
}

/** What a dry run that ends has to say. */
export interface DryRunReport {
  /** Names of the events it would have announced, which nobody has heard of. */
  readonly announced: readonly string[]
  readonly notes: readonly string[]
}

/** The dry runs of one process on one database. */
export interface DryRuns {
  /**
   * Begin a dry run, or go on with it.
   * @throws BUSY when too many are open, DRY_RUN_OVER when it was open and is not any more, or is somebody else's;
   * SERVICE_UNAVAILABLE when the database is away
   */
  join(ticket: DryRunTicket, viewer: Viewer): Promise<DryRun>
  /** Roll it back. Resolves once that is done; it is no error when there is none of that name, or no more. */
  end(id: string, viewer: Viewer): Promise<DryRunReport>
  close(): Promise<void>
}

export interface DryRunOptions {
  readonly databaseUrl: string
  readonly log: Log
  /** Names of the events that were announced in a transaction, asked before it is rolled back; none unless said. */
  readonly announcedIn?: (database: Transacting) => Promise<readonly string[]>
  /** How long one may take with everything in it. */
  readonly maxMs?: number | undefined
  /** How many there may be at a time: each has a connection of its own, so that none is taken from what is done for real. */
  readonly openMax?: number
  /** How many one caller may have at a time. */
  readonly perCallerMax?: number
  /** How long one waits for what somebody else is changing; a sixth of `maxMs` unless said. */
  readonly lockMs?: number
}

/** What a dry run holds nobody else may change until it ends, so it ends soon. */
const MAX_MS = 3000
const OPEN_MAX = 8
const PER_CALLER_MAX = 2
/** Dry runs that are over, so that a fetch that comes late does not begin one anew. */
const REMEMBERED_MAX = 10_000
const IDLE_CONNECTION_S = 30
/** How much longer the server waits than the process, so that the two do not meet. */
const HANGING_MS = 1000

interface OpenDryRun {
  readonly owner: string
  readonly begun: Promise<HeldTransaction>
  readonly notes: Set<string>
  end(why: Error): Promise<void>
}

/** Opens no connection before the first dry run. */
export function openDryRuns(options: DryRunOptions): DryRuns {
  const { databaseUrl, log, maxMs = MAX_MS, openMax = OPEN_MAX, perCallerMax = PER_CALLER_MAX } = options
  const open = new Map<string, OpenDryRun>()
  const ended = new LRUCache<string, true>({ max: REMEMBERED_MAX })
  const idle: postgres.Sql[] = []
  const closing = new Set<Promise<void>>()

  const connect = () =>
    postgres(databaseUrl, {
      max: 1,
      idle_timeout: IDLE_CONNECTION_S,
      connect_timeout: 5,
      backoff: () => 0.05,
      connection: {
        application_name: 'lifegraph dry runs',
        // What is sent when the transaction is over, by whatever mistake, changes nothing either.
        default_transaction_read_only: true,
        lock_timeout: options.lockMs ?? Math.round(maxMs / 6),
        statement_timeout: Math.round(maxMs / 2),
        // A process that hangs holds little longer than one that works, which rolls back by itself.
        idle_in_transaction_session_timeout: maxMs + HANGING_MS,
      },
      onnotice: () => {},
    })
  const discard = (client: postgres.Sql) => {
    const closed = client.end({ timeout: 0 }).catch(() => {})
    closing.add(closed)
    closed.then(() => closing.delete(closed))
  }

  const begin = (id: string, owner: string): OpenDryRun => {
    const reused = idle.pop()
    let client = reused ?? connect()
    const hold = () => holdTransaction(client, dryRunOver)
    /** One that was lost while nobody used it shows now: nothing was done on it yet, so another takes its place. */
    const holdAnew = () => {
      discard(client)
      client = connect()
      return hold()
    }
    const begun = (reused ? hold().catch(holdAnew) : hold()).catch((error: unknown) => {
      log.warn({ err: error }, `a dry run could not begin: ${messageOf(error)}`)
      throw unavailable('What a dry run needs is away for a moment. Nothing was done.')
    })
    let ending: Promise<void> | null = null
    let timer: NodeJS.Timeout | undefined
    const end = (why: Error): Promise<void> => {
      clearTimeout(timer)
      open.delete(id)
      ended.set(id, true)
      ending ??= begun
        .then((held) => held.rollBack(why))
        .catch(() => false)
        .then((isReusable) => {
          if (isReusable) idle.push(client)
          else discard(client)
        })
      return ending
    }
    begun.then(({ lost }) => {
      lost.then(() => end(dryRunOver()))
      if (ending) return
      timer = setTimeout(() => {
        log.info({ dryRunId: id, maxMs }, 'a dry run took too long and was rolled back')
        void end(dryRunOver())
      }, maxMs)
      timer.unref()
    }, end)
    return { owner, begun, notes: new Set(), end }
  }

  return {
    join: async ({ id, continued }, viewer) => {
      const owner = ownerOf(viewer)
      const known = open.get(id)
      if (known) {
        if (known.owner !== owner) throw dryRunOver()
        return entered(known)
      }
      if (continued || ended.has(id)) throw dryRunOver()
      const own = [...open.values()].filter((each) => each.owner === owner).length
      if (own >= perCallerMax) throw busy(`You have ${own} dry runs under way; wait for one to end.`)
      if (open.size >= openMax) throw busy('Too many dry runs are under way; try again in a moment.')
      const dryRun = begin(id, owner)
      open.set(id, dryRun)
      return entered(dryRun)
    },
    end: async (id, viewer) => {
      const known = open.get(id)
      // Its first fetch may still be on its way: it comes too late.
      if (!known) ended.set(id, true)
      if (known?.owner !== ownerOf(viewer)) return NOTHING_TRIED
      const report = await reportOf(known, options.announcedIn).catch(() => NOTHING_TRIED)
      await known.end(dryRunOver())
      return report
    },
    close: async () => {
      await Promise.all([...open.values()].map(({ end }) => end(dryRunOver())))
      for (const client of idle.splice(0)) discard(client)
      await Promise.all(closing)
    },
  }
}

/** Whose dry run it is: a fetch of another one, whatever id it carries, gets nothing of it. */
const ownerOf = (viewer: Viewer) => JSON.stringify(viewer)

/** The report of a dry run in which nothing was done. */
export const NOTHING_TRIED: DryRunReport = { announced: [], notes: [] }

async function entered({ begun, notes }: OpenDryRun): Promise<DryRun> {
  const { database } = await begun
  return { database, notes }
}

async function reportOf(
  { begun, notes }: OpenDryRun,
  announcedIn: DryRunOptions['announcedIn'],
): Promise<DryRunReport> {
  const { database } = await begun
  return { announced: (await announcedIn?.(database)) ?? [], notes: [...notes] }
}

/** Nothing was done, and the same may be sent again. */
export const busy = (message: string) => new PublicError('BUSY', message, { retryAfterSeconds: 1 })
export const dryRunOver = () =>
  new PublicError('DRY_RUN_OVER', 'The dry run took too long, or what served it went away. Nothing was changed.')
