import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, type GraphQLSchema } from 'graphql'
import type { ChangelogEntry } from './changelog.ts'
import {
  type ContractChange,
  changesBetween,
  type Hit,
  hitsOf,
  isAnnounced,
  type RecordedOperation,
} from './changes.ts'
import { CONTRACT_NAMES, type ContractName } from './contracts.ts'

/**
 * The contracts as they were last released stand in `schema/released/`, what releases changed in `schema/changelog.json`. A release
 * is what clients were given: every state in between is nobody's business but ours.
 */
const here = (path: string) => new URL(path, import.meta.url)
export const releasedUrl = (contract: ContractName): URL => here(`./released/${contract}.graphql`)
export const currentUrl = (contract: ContractName): URL => here(`./${contract}.graphql`)

/** A contract as it was released and as it is now; `released` is null for one that is new. */
export interface ContractStates {
  readonly contract: ContractName
  readonly released: GraphQLSchema | null
  readonly current: GraphQLSchema
}

export function readContracts(): ContractStates[] {
  const schemaAt = (url: URL) => buildSchema(readFileSync(url, 'utf8'), { assumeValidSDL: true })
  return CONTRACT_NAMES.map((contract) => ({
    contract,
    released: existsSync(releasedUrl(contract)) ? schemaAt(releasedUrl(contract)) : null,
    current: schemaAt(currentUrl(contract)),
  }))
}

/** What has become of one contract since it was released. */
export interface ContractReport {
  readonly contract: ContractName
  readonly changes: readonly ContractChange[]
  /** Those that break clients and were not announced by a deprecation whose day has come. */
  readonly unannounced: readonly ContractChange[]
  readonly hits: readonly Hit[]
}

/**
 * Compare each contract with what was released of it, and find who could not go on.
 * @param operations those that are known to be run; each concerns the contracts it is valid in
 */
export function reportOn(
  states: readonly ContractStates[],
  operations: readonly RecordedOperation[],
  today: Date,
): Promise<ContractReport[]> {
  return Promise.all(
    states.map(async ({ contract, released, current }) => {
      if (!released) return { contract, changes: [], unannounced: [], hits: [] }
      const changes = await changesBetween(released, current)
      const breaking = changes.filter(({ severity }) => severity === 'BREAKING')
      const unannounced = breaking.filter((change) => !isAnnounced(change, today))
      return { contract, changes, unannounced, hits: hitsOf(operations, released, current) }
    }),
  )
}

/** What the changelog says of a release: each change once, with the contracts it is in. */
export function entriesOf(reports: readonly ContractReport[], at: Date): ChangelogEntry[] {
  const entries = new Map<string, ContractChange & { contracts: ContractName[] }>()
  for (const { contract, changes } of reports)
    for (const change of changes) {
      const key = `${change.kind} ${change.coordinate} ${change.message}`
      const known = entries.get(key)
      if (known) known.contracts.push(contract)
      else entries.set(key, { ...change, contracts: [contract] })
    }
  return [...entries.values()].map(({ contracts, ...change }) => ({ at: at.toISOString(), contracts, ...change }))
}
