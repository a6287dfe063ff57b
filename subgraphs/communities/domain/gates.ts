import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { GateAction, GateRule, GateSet } from '../../../schema/gates.ts'
import { printGate } from './gate-expression.ts'
import { type CommunityRole, may } from './roles.ts'

/** The gates of one community with their versions. */
export interface VersionedGates {
  /** Only what is not open; an `open` rule is never kept. */
  gates: GateSet
  /** 1 at first, one more with each change. */
  gatesVersion: number
  /** Which version set each gate; 1 for those never set. */
  gateVersions: Partial<Record<GateAction, number>>
}

export const OPEN: GateRule = { is: 'open' }

/** One gate as it stands: its rule, and the version that set it. */
export function gateOf(
  { gates, gateVersions }: VersionedGates,
  action: GateAction,
): { rule: GateRule; version: number } {
  return { rule: gates[action] ?? OPEN, version: gateVersions[action] ?? 1 }
}

/** @returns NOT_PERMITTED or VERSION_CONFLICT, in this order */
export function decideSetGates(facts: {
  role: CommunityRole | null
  version: number
  expectedVersion: number
}): Outcome<true, 'NOT_PERMITTED' | 'VERSION_CONFLICT'> {
  if (!may(facts.role, 'SET_GATES')) return rejected('NOT_PERMITTED')
  if (facts.version !== facts.expectedVersion)
    return rejected('VERSION_CONFLICT', ['input', 'expectedVersion'], `The gates are at version ${facts.version} now.`)
  return ok(true)
}

/**
 * The gates after a change, and which of them it changed: a rule that is set to what it says already is none, and a change of
 * nothing keeps the version.
 */
export function changeGates(
  current: VersionedGates,
  rules: GateSet,
): VersionedGates & { changed: { action: GateAction; rule: GateRule }[] } {
  const changed = (Object.entries(rules) as [GateAction, GateRule][])
    .map(([action, rule]) => ({ action, rule }))
    .filter(({ action, rule }) => printGate(rule) !== printGate(gateOf(current, action).rule))
  const gatesVersion = current.gatesVersion + (changed.length > 0 ? 1 : 0)
  const gates = { ...current.gates }
  const gateVersions = { ...current.gateVersions }
  for (const { action, rule } of changed) {
    gateVersions[action] = gatesVersion
    if (rule.is === 'open') delete gates[action]
    else gates[action] = rule
  }
  return { gates, gatesVersion, gateVersions, changed }
}
