import { join } from 'node:path'
import { z } from 'zod'
import { databaseShape, parseConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { launchPostgres } from '../../platform/postgres/index.ts'
import { runCommand } from '../../platform/process/main.ts'
import { verifyLedger } from './store/verify.ts'

/**
 * `npm run ledger:verify`: derive every balance, total and hash of the ledger at DATABASE_URL, or of the embedded one, from its entries
 * again. Exits 1 and names the first broken row when anything differs.
 */
await runCommand(async () => {
  const config = parseConfig(
    { DATABASE_URL: databaseShape.DATABASE_URL, DATA_DIR: z.string().min(1).default('.data') },
    process.env,
  )
  const embedded = config.DATABASE_URL ? null : await launchPostgres({ dataDir: join(config.DATA_DIR, 'postgres') })
  const database = openDatabase({ url: config.DATABASE_URL ?? embedded?.url ?? '', max: 2 })
  try {
    const { report, broken } = await verifyLedger(database)
    process.stdout.write(
      `${report.accounts} accounts, ${report.transfers} transfers, ${report.entries} entries, ${report.tips} tips.\n`,
    )
    process.stdout.write(broken === null ? 'The books are right.\n' : `First broken row: ${broken}\n`)
    if (broken !== null) process.exitCode = 1
  } finally {
    await database.close()
    await embedded?.stop()
  }
})
