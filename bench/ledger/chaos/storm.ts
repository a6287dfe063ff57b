import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { migrate } from '../../../platform/migrate.ts'
import { money } from '../../../platform/money.ts'
import { checkLedger, fundingOf, openLedger, walletOf } from '../../../subgraphs/payments/index.ts'
import type { Act } from './messages.ts'
import { openVictim } from './server.ts'
import { startWorkers, type Workers } from './workers.ts'

export interface StormOptions {
  readonly kills: number
  /** The server acknowledges before it has written: what the check of a storm must find. */
  readonly forgetful?: boolean
  readonly log?: (line: string) => void
}

export interface StormReport {
  readonly kills: Readonly<Record<string, number>>
  readonly acknowledged: number
  readonly refused: number
  /** Attempts of which nobody knew what became, sent again with the same key. */
  readonly unknown: number
  /** What is not as it must be; empty when all is well. */
  readonly problems: readonly string[]
}

const PEOPLE = 50
/** Most can pay to the last kill, so that it hits a load of payments; every fifth soon comes to the end of what is theirs. */
const FUNDS_MINOR = 20_000n
const POOR_MINOR = 500n
const fundsOf = (place: number) => (place % 5 === 4 ? POOR_MINOR : FUNDS_MINOR)
const IN_FLIGHT = 48
const WORKERS = 2
/** Between two kills, so that there is something to lose. */
const CALM_MS = [100, 600] as const

/**
 * Kill at random one of two processes of payments, a backend of PostgreSQL, or PostgreSQL itself, while clients pay, send the same
 * request twice at once, and send again with the same key what nobody could tell them of. Then look whether every acknowledged
 * transfer is there once, as it was acknowledged, and whether the books are right.
 */
export async function storm({ kills, forgetful = false, log = () => {} }: StormOptions): Promise<StormReport> {
  const victim = await openVictim(forgetful)
  let workers: Workers | undefined
  try {
    await migrate(victim.url, ['payments'])
    const people = Array.from({ length: PEOPLE }, () => newId('User'))
    await fund(victim.url, people)
    workers = startWorkers(WORKERS, victim.url, newId('Post'))
    const clients = openClients(workers, people)
    const counts: Record<string, number> = { process: 0, backend: 0, server: 0 }
    for (let killed = 0; killed < kills; killed++) {
      const before = clients.acknowledged.size
      await wait(between(...CALM_MS))
      // Nothing was acknowledged since the last one while everything comes up again: wait, so that every kill hits a load.
      for (let waited = 0; clients.acknowledged.size === before && waited < 600; waited++) await wait(50)
      const what = (['process', 'backend', 'server'] as const)[killed % 3] ?? 'process'
      counts[what] = (counts[what] ?? 0) + 1
      if (what === 'process') workers.killOne()
      else if (what === 'backend') await victim.killBackend()
      else await victim.killServer()
      log(`kill ${killed + 1}: ${what}, ${clients.acknowledged.size} acknowledged`)
    }
    await clients.stop()
    const { acknowledged, refused, unknown } = clients
    const problems = [...clients.contradictions, ...(await check(victim.url, people, acknowledged))]
    return { kills: counts, acknowledged: acknowledged.size, refused: refused(), unknown: unknown(), problems }
  } finally {
    workers?.close()
    await victim.close()
  }
}

async function fund(url: string, people: readonly string[]): Promise<void> {
  const database = openDatabase({ url, max: 2 })
  const ledger = openLedger(database, () => {})
  const key = { key: 'funds', fingerprint: 'funds', kind: 'TOP_UP', memo: null, tip: null, at: new Date() } as const
  for (const [place, id] of people.entries())
    await ledger.post({
      ...{ ...key, requesterId: id, payer: fundingOf('TEST', id), payee: walletOf(id), amount: money(fundsOf(place)) },
    })
  // On disk, whatever the server forgets from here on.
  await database.client`checkpoint`
  await database.close()
}

interface Acknowledged {
  readonly act: Act
  readonly transferId: string
}

/** People who pay, each request until it is acknowledged or refused. */
function openClients(workers: Workers, people: readonly string[]) {
  const acknowledged = new Map<string, Acknowledged>()
  const contradictions: string[] = []
  const holds: { holdId: string; payerId: string }[] = []
  let [going, refused, unknown] = [true, 0, 0]
  const anybody = () => people[Math.floor(Math.random() * people.length)] ?? ''

  const nextAct = (): Act => {
    const [payerId, payeeId] = [anybody(), anybody()]
    const [creatorId = ''] = people
    const key = randomUUID()
    const minor = String(between(2, 40))
    const dice = Math.random()
    const held = dice < 0.15 ? holds.pop() : undefined
    if (held)
      return {
        key,
        is: dice < 0.1 ? 'capture' : 'void',
        payerId: held.payerId,
        payeeId: other(held.payerId),
        holdId: held.holdId,
      }
    if (dice < 0.3) return { key, is: 'hold', payerId, payeeId, minor }
    if (dice < 0.5) return { key, is: 'split', payerId, payeeId: other(payerId), minor }
    return { key, is: 'tip', payerId: other(creatorId), payeeId: creatorId, minor }
  }
  const other = (than: string): string => {
    const id = anybody()
    return id === than ? other(than) : id
  }
  const untilKnown = async (act: Act): Promise<void> => {
    for (;;) {
      const answer = await workers.ask(act)
      if (answer?.transferId) {
        const before = acknowledged.get(act.key)
        if (before && before.transferId !== answer.transferId)
          contradictions.push(`${act.key} was acknowledged as ${before.transferId} and as ${answer.transferId}`)
        if (!before && act.is === 'hold')
          holds.push({ holdId: answer.transferId.replace('trf_', 'hold_'), payerId: act.payerId })
        acknowledged.set(act.key, { act, transferId: answer.transferId })
        return
      }
      if (answer?.code === 'IDEMPOTENCY_MISMATCH') contradictions.push(`${act.key} was taken for another request`)
      if (answer?.code && answer.code !== 'BUSY') {
        refused++
        return
      }
      unknown++
      await wait(between(5, 50))
    }
  }
  const loops = Array.from({ length: IN_FLIGHT }, async () => {
    while (going) {
      const act = nextAct()
      const times = Math.random() < 0.2 ? 2 : 1
      await Promise.all(Array.from({ length: times }, () => untilKnown(act)))
    }
  })
  return {
    acknowledged,
    contradictions,
    refused: () => refused,
    unknown: () => unknown,
    stop: async () => {
      going = false
      await Promise.all(loops)
    },
  }
}

/** Every acknowledged transfer is there once and as it was asked for; the books are right; nothing came from nowhere. */
async function check(
  url: string,
  people: readonly string[],
  acknowledged: ReadonlyMap<string, Acknowledged>,
): Promise<string[]> {
  const database = openDatabase({ url, max: 2 })
  try {
    const { problems } = await checkLedger(database.pool)
    const found = problems.map(({ code, id, detail }) => `${code} ${id}: ${detail}`)
    const rows = await database.client<{ key: string; ids: string; count: string; minor: string }[]>`
      select key, min(id) as ids, count(*) as count, min(amount_minor)::text as minor from payments.transfers group by key`
    const rowByKey = new Map(rows.map((row) => [row.key, row]))
    for (const [key, { act, transferId }] of acknowledged) {
      const row = rowByKey.get(key)
      if (!row) found.push(`LOST ${transferId}: acknowledged, and not there`)
      else if (row.count !== '1' || row.ids !== transferId) found.push(`TWICE ${key}: acknowledged as ${transferId}`)
      else if ('minor' in act && row.minor !== act.minor)
        found.push(`CHANGED ${transferId}: ${row.minor} for ${act.minor}`)
    }
    const [sums] = await database.client<{ sum: string; funds: string }[]>`
      select (select sum(balance_minor) from payments.accounts)::text as sum,
        (select -sum(balance_minor) from payments.accounts where kind = 'FUNDING')::text as funds`
    if (sums?.sum !== '0') found.push(`SUM ${sums?.sum}: all accounts must come to 0`)
    const funds = people.reduce((sum, _, place) => sum + fundsOf(place), 0n)
    if (sums?.funds !== String(funds)) found.push(`FUNDS ${sums?.funds}`)
    return found
  } finally {
    await database.close()
  }
}

const between = (least: number, most: number) => least + Math.floor(Math.random() * (most - least + 1))
