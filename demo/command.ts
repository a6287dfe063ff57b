import { parseArgs } from 'node:util'
import { openPostgres } from '../gateway/one-process.ts'
import { openLog } from '../platform/log.ts'
import { runCommand } from '../platform/process/main.ts'
import { readSeedConfig } from './config.ts'
import { seedDatabase } from './database.ts'
import { figuresOf, openProgress } from './progress.ts'

/**
 * `npm run seed`: make the demo world in the database at DATABASE_URL, or in the embedded one while nothing runs on it.
 * `npm run seed -- --people 100000` adds a crowd of that size.
 */
await runCommand(async () => {
  const { values } = parseArgs({ options: { people: { type: 'string' } } })
  const config = readSeedConfig({ ...process.env, ...values })
  const log = openLog({ level: config.LOG_LEVEL, name: 'seed' })
  const postgres = await openPostgres(
    { url: config.DATABASE_URL, dataDir: config.DATA_DIR, port: config.POSTGRES_PORT },
    log,
  )
  const say = (text: string) => process.stdout.write(text)
  const progress = openProgress(process.stdout)
  try {
    const { people } = config
    const { world, crowd } = await seedDatabase(postgres.url, { people, log, progress: progress.tell })
    progress.end()
    say(world ? `The demo world:\n${figuresOf(world)}` : 'The demo world is here already.\n')
    if (crowd) say(`A crowd of ${people.toLocaleString('en')}:\n${figuresOf(crowd)}`)
  } finally {
    await postgres.stop()
  }
})
