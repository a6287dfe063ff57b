import { setTimeout as wait } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Cluster } from './cluster.ts'
import type { Watcher } from './watchers.ts'

/** What can be killed, and how many times out of a hundred it is chosen. */
const KINDS = {
  'client socket': 40,
  gateway: 15,
  'owner of a stream': 15,
  Redis: 7,
  'Redis, with its data': 8,
  'PostgreSQL connections': 7,
  'PostgreSQL server': 8,
} as const
export type Kind = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as Kind[]

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

export function openKiller(cluster: Cluster, watchers: readonly Watcher[], chance: Chance): Killer {
  const none = Object.fromEntries(KIND_NAMES.map((kind) => [kind, 0])) as Record<Kind, number>
  const [kills, longestMs] = [{ ...none }, { ...none }]
  /** What is on its way back, and cannot be killed again. */
  const away = new Set<unknown>()
  const returns: Promise<void>[] = []
  const { database, redis } = cluster
  let failure: { readonly error: unknown } | null = null

  const take = (kind: Kind, victim: object, crash: () => Promise<void>): boolean => {
    if (away.has(victim)) return false
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
  const chooseKind = (): Kind => {
    let left = chance.below(100)
    for (const kind of KIND_NAMES) {
      left -= KINDS[kind]
      if (left < 0) return kind
    }
    return 'client socket'
  }
  return {
    kills,
    longestMs,
    count: () => Object.values(kills).reduce((sum, count) => sum + count, 0),
    kill: async () => {
      const kind = chooseKind()
      const strike = choices[kind]()
      // What is away already is waited for, so that the kinds keep their shares.
      while (!strike()) {
        if (failure) throw failure.error
        await wait(20)
      }
      kills[kind] += 1
    },
    recovered: async () => {
      await Promise.all(returns)
    },
  }
}
