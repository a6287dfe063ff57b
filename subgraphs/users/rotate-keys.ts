import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock } from '../../platform/clock.ts'
import { databaseShape, parseConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { launchPostgres } from '../../platform/postgres/index.ts'
import { runCommand } from '../../platform/process/main.ts'
import { rotateSigningKeys } from './operations/rotate-signing-keys.ts'

/**
 * `npm run keys:rotate`: have another key sign access tokens from ten minutes on. With `--revoke` at once, and refuse every access token
 * that was signed before: for keys that others may have. Needs no secret: it tells the keys at DATABASE_URL, or at the embedded
 * database, when to stop, and the processes that run make the next one.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options: { revoke: { type: 'boolean', default: false } } })
  const config = parseConfig(
    { DATABASE_URL: databaseShape.DATABASE_URL, DATA_DIR: z.string().min(1).default('.data') },
    process.env,
  )
  const embedded = config.DATABASE_URL ? null : await launchPostgres({ dataDir: join(config.DATA_DIR, 'postgres') })
  const database = openDatabase({ url: config.DATABASE_URL ?? embedded?.url ?? '', max: 1 })
  try {
    const at = await rotateSigningKeys(database, systemClock, values.revoke)
    process.stdout.write(
      values.revoke
        ? 'All keys are revoked. Gateways refuse what they signed within seconds; people get new tokens by refreshing.\n'
        : `Another key signs from ${at.toISOString()} on.\n`,
    )
  } finally {
    await database.close()
    await embedded?.stop()
  }
})
