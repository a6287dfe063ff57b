import { existsSync, readFileSync } from 'node:fs'
import type { ContractChange } from './changes.ts'
import type { ContractName } from './contracts.ts'

/** Where it stands what each release changed, the newest first; written by `npm run schema:release`. */
export const CHANGELOG_URL = new URL('./changelog.json', import.meta.url)

/** One change of a release, in every contract that has it. */
export interface ChangelogEntry extends ContractChange {
  /** When it was released, RFC 3339. */
  readonly at: string
  readonly contracts: readonly ContractName[]
}

/** What releases changed, the newest first; nothing before the first one. */
export function readChangelog(): readonly ChangelogEntry[] {
  return existsSync(CHANGELOG_URL) ? (JSON.parse(readFileSync(CHANGELOG_URL, 'utf8')) as ChangelogEntry[]) : []
}
