import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { CHANGELOG_URL, readChangelog } from './changelog.ts'
import { currentUrl, entriesOf, readContracts, releasedUrl, reportOn } from './releases.ts'

/**
 * `npm run schema:release`: what the contracts are now is what clients are given. Notes what that changes in the changelog, which
 * the graph tells (`changelog`), and keeps the contracts to compare the next ones with. Refused, with exit code 1, while something
 * breaks clients that was not announced; `--breaking` says that it is meant.
 */
const states = readContracts()
const reports = await reportOn(states, [], new Date())
const unannounced = reports.flatMap(({ contract, unannounced: all }) => all.map((change) => ({ contract, change })))
if (unannounced.length > 0 && !process.argv.includes('--breaking')) {
  for (const { contract, change } of unannounced)
    process.stderr.write(`${contract}: ${change.coordinate}: ${change.message}\n`)
  process.stderr.write('This breaks clients, unannounced: deprecate it first, or say --breaking.\n')
  process.exitCode = 1
} else {
  const entries = entriesOf(reports, new Date())
  await writeFile(CHANGELOG_URL, `${JSON.stringify([...entries, ...readChangelog()], null, 2)}\n`)
  await mkdir(new URL('./', releasedUrl('client')), { recursive: true })
  for (const { contract } of states) await copyFile(currentUrl(contract), releasedUrl(contract))
  process.stdout.write(`Released, with ${entries.length} changes.\n`)
}
