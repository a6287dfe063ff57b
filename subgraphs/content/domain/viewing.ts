import { decideGate, type GateRule, type PersonFacts } from '../../../schema/gates.ts'

/** What somebody may not see: rules for `VIEW` that are closed to them, wherever a circle has them. */
export interface ClosedViews {
  /** Closed even where they are a member. */
  readonly toMembers: readonly GateRule[]
  /** Closed where they are not. */
  readonly toOthers: readonly GateRule[]
}

/**
 * Decide each distinct rule once for a person, so that lists leave out by rule what is closed, however many circles have it.
 * @param rules the rules for `VIEW` there are, open ones left out or not
 */
export function decideViews(rules: readonly GateRule[], facts: PersonFacts, at: Date): ClosedViews {
  const closed = (isMember: boolean) => rules.filter((rule) => !decideGate(rule, facts, { isMember, at }).allowed)
  return { toMembers: closed(true), toOthers: closed(false) }
}
