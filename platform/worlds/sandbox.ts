import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { messageOf, sandboxUnavailable } from '../errors.ts'
import { type KernelOptions, type OpenKernel, openKernel } from '../kernel.ts'
import type { Log } from '../log.ts'
import { prepareDatabase } from '../process/prepare-database.ts'
import { sqlState } from '../sql-errors.ts'
import { type RunningSubgraph, type SubgraphModule, startSubgraph } from '../subgraph.ts'
import { isSandboxThere, requireSandboxPlace, sandboxUrlOf } from './place.ts'

/** How long a sandbox that could not be opened is left alone. */
const REST_MS = 5_000
/** How often it is looked whether somebody dropped its database. */
const LOOK_EVERY_MS = 2_000
const NO_SUCH_DATABASE = '3D000'
/** The sandbox is for trying things out: a few connections beside those of the real world. */
const POOL_MAX = 5

export interface SandboxOptions extends Omit<KernelOptions, 'mode'> {
  /** Database of the real world. The sandbox's is beside it unless said. */
  databaseUrl: string
  sandboxUrl?: string | undefined
  /** Those that run in this process, as they run in the real world: their schemas are shared. */
  running: readonly { readonly module: SubgraphModule; readonly live: RunningSubgraph }[]
  /** The time of machines; see {@link KernelOptions}. */
  clock: Clock
  log: Log
  /** Done once the sandbox is open and before anybody enters. Fails it when it throws. */
  furnish?: ((world: OpenSandbox) => Promise<void>) | undefined
}

/** The sandbox, while it is open. */
export interface OpenSandbox {
  readonly kernel: OpenKernel
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>
}

/**
 * A world for trying things out, with test money, for those whose `Viewer` says `mode: 'test'`: the same subgraphs once more, over
 * a database of their own.
 *
 * Why a database, and neither schemas nor a column that says whose a row is. With a column every statement, index and constraint
 * would have to name it, and one that forgets leaks; here no query carries a tenant, and there is nothing to forget. With a second
 * set of schemas every table would have to be named by its world, functions and triggers in SQL included, and notifications, locks,
 * `pg_stat` and backups would still be shared. PostgreSQL has no statement that reaches into another database, so what is kept
 * apart here is kept apart by the server: a mistake of ours finds nothing. It is dropped, and made anew, with one statement. What it
 * costs is a second pool, which is small, and migrations, which run when the first one enters.
 *
 * Everything that rests on the database comes along by itself: the event log with its positions and notifications, reactions,
 * relay, scheduled work, advisory locks, group commit; and by the name of its log, the keys in Redis.
 */
export interface Sandbox {
  /**
   * Enter; it is opened for the first one.
   * @param mayMake false for whoever has not shown that they are of it: they are let into one that is there, and make none
   * @throws SANDBOX_UNAVAILABLE
   */
  enter(mayMake?: boolean): OpenSandbox | Promise<OpenSandbox>
  /** Open it, as somebody will enter soon. Returns at once; whether it can be opened is told to whoever enters. */
  expect(): void
  /** Whether somebody has entered. */
  isOpen(): boolean
  close(): Promise<void>
}

export function openSandbox(options: SandboxOptions): Sandbox {
  const { log } = options
  let open: OpenSandbox | null = null
  let opening: Promise<OpenSandbox> | null = null
  let restsUntil = 0
  let closed = false

  let forgetting = Promise.resolve()

  /** Whoever drops the database wants a new sandbox: it is made when somebody enters next. */
  const look = async () => {
    const known = open
    const gone = known && (await isGone(known.kernel.database))
    if (!gone || open !== known) return
    open = null
    log.info('sandbox: its database was dropped')
    forgetting = closeOne(known).catch(() => {})
  }
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  looking.unref()
  const attempt = async (): Promise<OpenSandbox> => {
    try {
      open = await openOne(options)
      return open
    } catch (error) {
      restsUntil = performance.now() + REST_MS
      log.warn({ err: error }, `sandbox: could not be opened: ${messageOf(error)}`)
      throw sandboxUnavailable('The sandbox cannot be opened right now.')
    } finally {
      opening = null
    }
  }
  const enterIfThere = async (): Promise<OpenSandbox> => {
    const { databaseUrl, sandboxUrl = sandboxUrlOf(databaseUrl) } = options
    if (!(await isSandboxThere(sandboxUrl))) throw sandboxUnavailable()
    return enter()
  }
  const enter = (mayMake = true): OpenSandbox | Promise<OpenSandbox> => {
    if (closed) throw sandboxUnavailable('The sandbox is closed.')
    if (open) return open
    if (!opening && performance.now() < restsUntil) throw sandboxUnavailable('The sandbox cannot be opened right now.')
    if (!opening && !mayMake) return enterIfThere()
    opening ??= attempt()
    return opening
  }
  return {
    enter,
    expect: () => {
      Promise.resolve()
        .then(() => enter())
        .catch(() => {})
    },
    isOpen: () => open !== null,
    close: async () => {
      closed = true
      clearInterval(looking)
      await opening?.catch(() => {})
      await forgetting
      if (open) await closeOne(open)
      open = null
    },
  }
}

async function openOne(options: SandboxOptions): Promise<OpenSandbox> {
  const { databaseUrl, sandboxUrl = sandboxUrlOf(databaseUrl), running, furnish } = options
  await requireSandboxPlace(sandboxUrl, databaseUrl)
  await prepareDatabase(
    sandboxUrl,
    running.map(({ module }) => module),
    ['sandbox'],
  )
  const kernel = await openKernel({
    ...options,
    databaseUrl: sandboxUrl,
    databasePoolMax: Math.min(options.databasePoolMax, POOL_MAX),
    mode: 'test',
    log: options.log.child({ world: 'sandbox' }),
  })
  const subgraphs = new Map<string, RunningSubgraph>()
  const world = { kernel, subgraphs }
  try {
    for (const { module } of running) subgraphs.set(module.name, startSubgraph(module, kernel))
    await furnish?.(world)
    // What happened while this process was not there is known to whoever enters.
    for (const { module } of running) await kernel.bus.settle(module.name)
    return world
  } catch (error) {
    await closeOne(world)
    throw error
  }
}

async function isGone({ client }: Database): Promise<boolean> {
  return client`select 1`.then(
    () => false,
    (error: unknown) => sqlState(error) === NO_SUCH_DATABASE,
  )
}

async function closeOne({ kernel, subgraphs }: OpenSandbox): Promise<void> {
  for (const subgraph of subgraphs.values()) await subgraph.close()
  await kernel.close()
}

/** For processes that have none. */
export const NO_SANDBOX: Sandbox = {
  enter: () => {
    throw sandboxUnavailable()
  },
  expect: () => {},
  isOpen: () => false,
  close: async () => {},
}
