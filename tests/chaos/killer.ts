import { setTimeout as wait } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Cluster } from './cluster.ts'
import type { Watcher } from './watchers.ts'

/** What can be killed, and its share in a hundred kills. */
const SHARES = {
  'client socket': 40,
  gateway: 15,
  'owner of a stream': 15,
  Redis: 7,
  'Redis, with its data': 8,
  'PostgreSQL connections': 7,
  'PostgreSQL server': 8,
} as const
export type Kind = keyof typeof SHARES
export const KIND_NAMES = Object.keys(SHARES) as Kind[]

export interface Killer {
  readonly kills: Readonly<Record<Kind, number>>
  /** How long it took at most until what was killed served again. */
  readonly longestMs: Readonly<Record<Kind, number>>
  count(): number
  /** Kill one thing, which comes back by itself. @returns when it was struck. @throws when something does not come back */
  kill(): Promise<void>
  /** @returns when all that was killed serves again. @throws when something does not come back */
  recovered(): Promise<void>
}

/** Processes that may be away at the same time; with all of them away nothing happens that could go wrong. */
const AWAY_MAX = 2
const LOOK_AHEAD = 12

/** @param total how many kills there will be: each kind gets its share of them */
export function openKiller(cluster: Cluster, watchers: readonly Watcher[], chance: Chance, total: number): Killer {
  const none = Object.fromEntries(KIND_NAMES.map((kind) => [kind, 0])) as Record<Kind, number>
  const [kills, longestMs] = [{ ...none }, { ...none }]
  /** What is on its way back, and cannot be killed again. */
  const away = new Set<unknown>()
  const returns: Promise<void>[] = []
  const { database, redis } = cluster
  let failure: { readonly error: unknown } | null = null

  const take = (kind: Kind, victim: object, crash: () => Promise<void>): boolean => {
    if (away.has(victim) || away.size >= AWAY_MAX) return false
    away.add(victim)
    const since = performance.now()
    const back = crash().finally(() => {
      away.delete(victim)
      longestMs[kind] = Math.max(longestMs[kind], performance.now() - since)
    })
    back.catch((error: unknown) => {
      failure ??= { error }
    })
    returns.push(back)
    return true
  }
  const crashOne = (kind: Kind, servers: Cluster['gateways']) => {
    const server = chance.pick(servers)
    return () => server.isUp() && take(kind, server, server.crash)
  }
  const crashRedis = (kind: Kind, keepsData: boolean) => {
    // Away for long enough to be missed.
    const awayMs = chance.below(1_000)
    return () =>
      take(kind, redis, async () => {
        await redis.kill()
        await wait(awayMs)
        await redis.restart({ keepsData })
      })
  }
  /** Each chooses its victim, and gives how to kill it: false while it is away. */
  const choices: Record<Kind, () => () => boolean> = {
    'client socket': () => {
      const watcher = watchers[chance.below(watchers.length)]
      return () => watcher?.cut() ?? false
    },
    gateway: () => crashOne('gateway', cluster.gateways),
    'owner of a stream': () => crashOne('owner of a stream', cluster.owners),
    Redis: () => crashRedis('Redis', true),
    'Redis, with its data': () => crashRedis('Redis, with its data', false),
    'PostgreSQL connections': () => () => take('PostgreSQL connections', database, database.cut),
    'PostgreSQL server': () => {
      const signal = chance.pick<'SIGQUIT' | 'SIGKILL'>(['SIGQUIT', 'SIGKILL'])
      return () => take('PostgreSQL server', database, () => database.crash(signal))
    },
  }
  const deck = dealt(total, chance).map((kind) => ({ kind, strike: choices[kind]() }))
  /** The next of the deck that is not away already; of those further on each waits for its turn. */
  const strikeNext = (): boolean => {
    const index = deck.slice(0, LOOK_AHEAD).findIndex(({ strike }) => strike())
    const [struck] = index === -1 ? [] : deck.splice(index, 1)
    if (struck) kills[struck.kind] += 1
    return struck !== undefined
  }
  return {
    kills,
    longestMs,
    count: () => Object.values(kills).reduce((sum, count) => sum + count, 0),
    kill: async () => {
      while (!strikeNext()) {
        if (failure) throw failure.error
        await wait(20)
      }
    },
    recovered: async () => {
      await Promise.all(returns)
    },
  }
}

/** So many kinds, each by its share, in an order by chance. */
function dealt(total: number, chance: Chance): Kind[] {
  const deck: Kind[] = []
  let shares = 0
  for (const kind of KIND_NAMES) {
    shares += SHARES[kind]
    while (deck.length < Math.round((total * shares) / 100)) deck.push(kind)
  }
  // Source: Fisher and Yates, as Durstenfeld wrote it for computers.
  for (let last = deck.length - 1; last > 0; last--) {
    const other = chance.below(last + 1)
    ;[deck[last], deck[other]] = [deck[other] as Kind, deck[last] as Kind]
  }
  return deck
}
