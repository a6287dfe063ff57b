import { mkdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { z } from 'zod'
import { decodeEventCursor, encodeEventCursor } from '../../platform/events/cursor.ts'
import { runCommand } from '../../platform/process/main.ts'
import { requireRedisServer } from '../../platform/testing/redis.ts'
import { topics } from '../../schema/events.ts'
import { openClient } from '../support/client.ts'
import { openAccount } from './account.ts'
import { openChance } from './chance.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { openKiller } from './killer.ts'
import { startProducers } from './producers.ts'
import { report } from './report.ts'
import type { Told } from './verdict.ts'
import { openWatcher, WAYS, type Watcher, type Way } from './watchers.ts'

/**
 * `npm run chaos:streams`: twenty clients watch a room and its tips on two gateways, while sockets, gateways, subgraphs, Redis and
 * PostgreSQL are killed. Exits 1 unless each was shown the event log: nothing lost, nothing twice, all in order.
 *
 * `--kills 300 --events 5000 --clients 20`; `--minutes N` kills no longer than that; `--seed N` chooses the same victims again;
 * `--way forgets` and `--way repeats` watch without the client helper, as two more clients do in every run, and fail;
 * `--logs DIRECTORY` keeps what the processes say.
 */
const count = z.coerce.number().int().positive()
const Options = z.object({
  kills: count.default(300),
  events: count.optional(),
  clients: count.default(20),
  minutes: z.coerce.number().positive().optional(),
  seed: z.coerce.number().int().min(0).optional(),
  way: z.enum(WAYS).default('helper'),
  logs: z.string().optional(),
})
const EVENTS_PER_KILL = 5_000 / 300
const AUTHORS = 8
const CUT_CONTROLS_EVERY = 5
/** When nobody was shown anything for so long, nothing comes any more. */
const QUIET_MS = 45_000

const say = (line: string) => process.stdout.write(`${line}\n`)

await runCommand(async () => {
  const { values } = parseArgs({
    options: Object.fromEntries(Object.keys(Options.shape).map((name) => [name, { type: 'string' as const }])),
  })
  const options = Options.parse(values)
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 32)
  const events = options.events ?? Math.ceil(options.kills * EVENTS_PER_KILL)
  requireRedisServer()
  if (options.logs) mkdirSync(options.logs, { recursive: true })
  say(`seed ${seed}: ${options.kills} kills, ${events} events, ${options.clients} clients (${options.way})`)
  // Servers are ended when the process exits, which a signal alone would not let it do.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const cluster = await startCluster(options.logs ?? null)
  try {
    const isClean = await rampage(cluster, { ...options, events, seed })
    if (!isClean) process.exitCode = 1
  } finally {
    await cluster.stop()
  }
})

async function rampage(
  cluster: Cluster,
  {
    kills,
    events,
    clients,
    minutes = Number.POSITIVE_INFINITY,
    seed,
    way,
  }: z.output<typeof Options> & { events: number; seed: number },
): Promise<boolean> {
  const chance = openChance(seed)
  const startedAt = performance.now()
  const gatewayUrls = [cluster.gateways[0].url, cluster.gateways[1].url] as const
  const anyGateway = () => gatewayUrls[Math.random() < 0.5 ? 0 : 1]
  const { roomId, after, accounts } = await openRoom(anyGateway)
  const watch = (name: string, number: number, way: Way) =>
    openWatcher({
      ...{ name, way, gatewayUrls, roomId, after, joins: number % 2 === 1 },
      account: way === 'helper' && number % 4 < 2 ? (accounts[number % accounts.length] ?? null) : null,
      chance: openChance(seed + number + 1),
    })
  const watchers = Array.from({ length: clients }, (_, number) => watch(`client ${number + 1}`, number, way))
  // Those who watch without the helper show that there was something to lose and to repeat.
  const controls = (['forgets', 'repeats'] as const).map((way, number) => watch(way, clients + number, way))
  const killer = openKiller(cluster, watchers, chance, kills)
  // As many events as kills, in proportion: each kill falls among events, each event between kills.
  const allowed = () => Math.min(events, ((killer.count() + 1) * events) / kills)
  const producers = startProducers({ roomId, accounts, gatewayUrls, events, allowed })
  try {
    const isLate = () => performance.now() - startedAt > minutes * 60_000
    while (killer.count() < kills && !isLate()) {
      const due = (killer.count() / kills) * events
      while (producers.count() < due) await Promise.race([wait(10), producers.done])
      await wait(chance.below(250))
      await killer.kill()
      if (killer.count() % CUT_CONTROLS_EVERY === 0) for (const control of controls) control.cut()
      if (killer.count() % Math.ceil(kills / 10) === 0)
        say(
          `${killer.count()} kills, ${producers.count()} events, ${Math.round((performance.now() - startedAt) / 1000)} s`,
        )
    }
    if (isLate()) producers.finish()
    await producers.done
    await killer.recovered()
    const log = await readTruth(cluster.database.url, roomId, after)
    await calm(watchers, log)
    const ms = performance.now() - startedAt
    return report(say, { ms, killer, producers, watchers, controls, log, ownDeaths: cluster.ownDeaths() })
  } finally {
    producers.stop()
    await Promise.all([...watchers, ...controls].map((watcher) => watcher.stop()))
  }
}

/** A room on air, its authors with money to tip with, and the position that clients begin after. */
async function openRoom(gateway: () => string) {
  const host = await openAccount(gateway, 'chaos_host')
  const accounts = await Promise.all(
    Array.from({ length: AUTHORS }, (_, number) => openAccount(gateway, `chaos_${number}`)),
  )
  const { room } = await openClient(gateway(), await host.token()).act(
    'startRoom',
    { title: 'Chaos', idempotencyKey: 'room' },
    'room { id } userErrors { code }',
  )
  for (const account of accounts) {
    const client = openClient(gateway(), await account.token())
    const amount = { minor: '1000000', currency: 'CNY' }
    await client.act('topUp', { amount, fundingSource: 'TEST', idempotencyKey: 'first' }, 'userErrors { code }')
  }
  const read = await openClient(gateway()).data('query ($id: ID!) { liveRoom(id: $id) { eventCursor } }', {
    id: room.id,
  })
  return { roomId: room.id as string, after: read.liveRoom.eventCursor as string, accounts }
}

/** Both streams as the log has them. */
async function readTruth(url: string, roomId: string, after: string): Promise<Record<'chat' | 'tips', Told[]>> {
  const sql = postgres(url, { max: 1 })
  try {
    const read = async (topic: string): Promise<Told[]> => {
      const rows = await sql`
        select position, coalesce(payload->>'messageId', payload->>'tipId') as id from events.log
        where topic = ${topic} and position > ${decodeEventCursor(after)} order by position`
      return rows.map(({ position, id }) => ({ cursor: encodeEventCursor(Number(position)), id }))
    }
    return { chat: await read(topics.room(roomId)), tips: await read(topics.tips(roomId)) }
  } finally {
    await sql.end()
  }
}

/** Wait until every client was shown the last event of each stream, and a moment longer for what may come too much. */
async function calm(watchers: readonly Watcher[], log: Record<'chat' | 'tips', Told[]>): Promise<void> {
  const isBehind = ({ streams }: Watcher) =>
    streams.some(({ stream, events, ended }) => {
      const last = log[stream].at(-1)
      return ended() === null && last !== undefined && !events.some(({ cursor }) => cursor === last.cursor)
    })
  const shown = () =>
    watchers.reduce((sum, { streams }) => sum + streams.reduce((own, s) => own + s.events.length, 0), 0)
  for (let [before, since] = [shown(), Date.now()]; Date.now() - since < QUIET_MS; await wait(100)) {
    if (!watchers.some(isBehind)) break
    if (shown() === before) continue
    before = shown()
    since = Date.now()
  }
  await wait(1_500)
}
