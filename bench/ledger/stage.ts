import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { migrate } from '../../platform/migrate.ts'
import { money } from '../../platform/money.ts'
import { launchPostgres } from '../../platform/postgres/index.ts'
import { fundingOf, openLedger, walletOf } from '../../subgraphs/payments/index.ts'
import { parentOf } from './measure.ts'

/** A durable PostgreSQL with people who have money, and one creator whose post they tip. */
export interface Stage {
  readonly url: string
  readonly serverPid: number
  readonly payerIds: readonly string[]
  readonly creatorId: string
  readonly subjectId: string
  open(connections: number): Database
  close(): Promise<void>
}

const FUNDS_MINOR = 1_000_000_000n

/** @param payers how many people; each gets more than a run can spend */
export async function openStage(payers: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lifegraph-ledger-'))
  const postgres = await launchPostgres({ dataDir: join(folder, 'postgres') })
  const close = async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
    await rm(postgres.dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(postgres.url, ['payments'])
    const payerIds = Array.from({ length: payers }, () => newId('User'))
    const database = openDatabase({ url: postgres.url, max: 2 })
    const ledger = openLedger(database, () => {}, { queueMax: payers })
    await Promise.all(
      payerIds.map((userId) =>
        ledger.post({
          ...{
            requesterId: userId,
            key: 'funds',
            fingerprint: 'funds',
            kind: 'TOP_UP',
            memo: null,
            tip: null,
            at: new Date(),
          },
          ...{ payer: fundingOf('TEST', userId), payee: walletOf(userId), amount: money(FUNDS_MINOR) },
        }),
      ),
    )
    // The creator's wallet is there before anybody is measured: opening it is none of a tip's work.
    const [creatorId, first] = [newId('User'), payerIds[0] ?? '']
    await ledger.post({
      ...{
        requesterId: first,
        key: 'first',
        fingerprint: 'first',
        kind: 'PAYMENT',
        memo: null,
        tip: null,
        at: new Date(),
      },
      ...{ payer: walletOf(first), payee: walletOf(creatorId), amount: money(1n) },
    })
    await database.client`truncate events.outbox`
    await database.client`vacuum analyze`
    await growOld(database)
    const [backend] = await database.client<{ pid: number }[]>`select pg_backend_pid() as pid`
    const serverPid = parentOf(backend?.pid ?? 0)
    await database.close()
    return {
      url: postgres.url,
      serverPid,
      payerIds,
      creatorId,
      subjectId: newId('Post'),
      open: (max) => openDatabase({ url: postgres.url, max }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Segments of the write-ahead log that a server keeps to write them again, each 16 MB. */
const SEGMENTS = 64

/**
 * A server that has run for a while fills segments of its log that are there already. In a fresh one a tenth of the time of a storm
 * goes into making them.
 */
async function growOld({ client }: Database): Promise<void> {
  for (let segment = 0; segment < SEGMENTS; segment++) {
    await client`select pg_logical_emit_message(false, 'bench', '')`
    await client`select pg_switch_wal()`
  }
  await client`checkpoint`
}
