import { PublicError } from '../../platform/errors.ts'
import { modeOf, type Viewer } from '../../platform/viewer.ts'
import { AUDIENCES, CONTRACTS, type ContractDefinition, type ContractName } from '../../schema/contracts.ts'

/** Header by which a caller asks for a contract narrower than its own; on sockets `contract` in the payload of `connection_init`. */
export const CONTRACT_HEADER = 'x-lifegraph-contract'

/** The contracts of a gateway, and who gets which. */
export interface ContractRules {
  readonly definitions: readonly ContractDefinition[]
  /** Tags that name audiences; every tag does when left out. */
  readonly audiences?: ReadonlySet<string> | undefined
  /** The contracts a viewer may have, the one it gets without asking first; at least one. */
  allowed(viewer: Viewer): readonly [string, ...string[]]
}

/** A contract that a caller asked for and may not have; one that does not exist is told no differently. */
const contractRefused = () =>
  new PublicError('CONTRACT_NOT_ALLOWED', 'You may not have this contract. Leave it out to get the one that is yours.')

/** The scope whose holder reads numbers, and nobody's data for having it. */
const ANALYST_SCOPE = 'analytics:read'

/** Whether somebody has the scope of analysts, and no other. Staff whom an external issuer names are services. */
const isAnalyst = ({ scopes }: { readonly scopes: readonly string[] }) =>
  scopes.length > 0 && scopes.every((scope) => scope === ANALYST_SCOPE)

/** The contract of whoever asks: an app has `partner`, people `client`, an analyst `analytics`, staff and services `internal`. */
export function contractOf(viewer: Viewer): ContractName {
  switch (viewer.kind) {
    case 'anonymous':
      return 'client'
    case 'app':
      return 'partner'
    case 'service':
      return isAnalyst(viewer) ? 'analytics' : 'internal'
    case 'user':
      if (viewer.scopes.length === 0) return 'client'
      return isAnalyst(viewer) ? 'analytics' : 'internal'
  }
}

/** What each contract's callers may have. Analysts are people, too. */
const ALLOWED: Record<ContractName, readonly [ContractName, ...ContractName[]]> = {
  client: ['client'],
  partner: ['partner'],
  analytics: ['analytics', 'client'],
  internal: ['internal', 'client', 'partner', 'analytics'],
}

/** With a test key partners try out what their users' own apps do, too: how else would anybody sign up in the sandbox. */
const TEST_KEY: readonly [ContractName, ...ContractName[]] = ['partner', 'client']
const isTestKey = (viewer: Viewer) => viewer.kind === 'app' && modeOf(viewer) === 'test'

/** The contracts of our own graph. */
export const LIFEGRAPH_CONTRACTS: ContractRules = {
  definitions: CONTRACTS,
  audiences: AUDIENCES,
  allowed: (viewer) => (isTestKey(viewer) ? TEST_KEY : ALLOWED[contractOf(viewer)]),
}

/**
 * The contracts of any other graph: the first is for everybody, and another for whoever holds the scope `contract:<name>`.
 * @param definitions at least one
 */
export function contractsOfConfig([first, ...others]: readonly [
  ContractDefinition,
  ...ContractDefinition[],
]): ContractRules {
  return {
    definitions: [first, ...others],
    allowed: (viewer) => {
      const scopes = viewer.kind === 'anonymous' ? [] : viewer.scopes
      return [first.name, ...others.map(({ name }) => name).filter((name) => scopes.includes(`contract:${name}`))]
    },
  }
}

/**
 * The contract one request is held to.
 * @param rules null for a gateway without contracts, which serves the whole graph
 * @param asked as it was sent; empty counts as not asked
 * @returns undefined for the whole graph
 * @throws CONTRACT_NOT_ALLOWED when it asks for what it may not have
 */
export function pickContract(rules: ContractRules | null, viewer: Viewer, asked: unknown): string | undefined {
  const isAsked = asked !== undefined && asked !== null && asked !== ''
  if (!rules) {
    if (isAsked) throw contractRefused()
    return undefined
  }
  const allowed = rules.allowed(viewer)
  if (!isAsked) return allowed[0]
  if (typeof asked !== 'string' || !allowed.includes(asked)) throw contractRefused()
  return asked
}
