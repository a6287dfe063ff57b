/**
 * The gate language: who may do what in a circle, as a rule tree over attested facts. The rule is written in communities,
 * travels in events, and is decided by whichever subgraph owns the act (content decides comments), so it is a contract.
 * Facts come from users (gender, attestations, verification) and payments (credit). An unknown fact closes a gate.
 */
export const GATE_ACTIONS = ['VIEW', 'LIKE', 'TIP', 'COMMENT', 'POST', 'JOIN'] as const
export type GateAction = (typeof GATE_ACTIONS)[number]

export const VERIFICATION_LEVELS = ['NONE', 'PHONE', 'REAL_NAME', 'REAL_NAME_FACE'] as const
export type VerificationLevel = (typeof VERIFICATION_LEVELS)[number]
export const GENDERS = ['FEMALE', 'MALE', 'UNDISCLOSED'] as const
export type Gender = (typeof GENDERS)[number]
export const ATTESTATION_KINDS = ['STUDENT', 'WHITE_COLLAR', 'RESIDENT_OF_AREA', 'OVER_18'] as const
export type AttestationKind = (typeof ATTESTATION_KINDS)[number]

export type GateRule =
  | { readonly is: 'open' }
  | { readonly is: 'closed' }
  | { readonly is: 'attestation'; readonly kind: AttestationKind; readonly areaCode?: string }
  | { readonly is: 'gender'; readonly gender: Gender }
  /** Strictly greater: with `over: 750`, 750 itself fails. */
  | { readonly is: 'credit'; readonly over: number }
  | { readonly is: 'verification'; readonly atLeast: VerificationLevel }
  | { readonly is: 'member' }
  | { readonly is: 'and' | 'or'; readonly rules: readonly GateRule[] }

/** The gates of one circle. An action that is not named is open. */
export type GateSet = Partial<Record<GateAction, GateRule>>

export interface AttestedClaim {
  readonly kind: AttestationKind
  readonly areaCode: string | null
  /** ISO 8601, or null when it does not expire. */
  readonly expiresAt: string | null
}

/** What gates may know of a person. Null means unknown. */
export interface PersonFacts {
  readonly gender: Gender | null
  readonly verificationLevel: VerificationLevel | null
  readonly attestations: readonly AttestedClaim[]
  readonly creditScore: number | null
}

/** The facts of somebody the platform knows nothing about: every rule over facts is closed to them. */
export const NO_FACTS: PersonFacts = { gender: null, verificationLevel: null, attestations: [], creditScore: null }

/** One reason a gate is closed: a leaf of the rule that did not hold. */
export interface MissingFact {
  readonly code:
    | 'CLOSED'
    | 'ATTESTATION_MISSING'
    | 'ATTESTATION_EXPIRED'
    | 'GENDER_MISMATCH'
    | 'CREDIT_TOO_LOW'
    | 'CREDIT_UNKNOWN'
    | 'VERIFICATION_TOO_LOW'
    | 'NOT_A_MEMBER'
  readonly rule: GateRule
}

export interface GateVerdict {
  readonly allowed: boolean
  /** Empty when allowed. For `or` it lists every alternative, since any one of them would do. */
  readonly missing: readonly MissingFact[]
}

/**
 * Decide one rule.
 * @param at expired attestations count as missing at this moment
 */
export function decideGate(
  rule: GateRule | undefined,
  facts: PersonFacts,
  { isMember, at }: { isMember: boolean; at: Date },
): GateVerdict {
  if (!rule) return ALLOWED
  const decide = (inner: GateRule): GateVerdict => decideGate(inner, facts, { isMember, at })
  switch (rule.is) {
    case 'open':
      return ALLOWED
    case 'closed':
      return missing('CLOSED', rule)
    case 'attestation':
      return decideAttestation(rule, facts, at)
    case 'gender':
      return facts.gender === rule.gender ? ALLOWED : missing('GENDER_MISMATCH', rule)
    case 'credit':
      if (facts.creditScore === null) return missing('CREDIT_UNKNOWN', rule)
      return facts.creditScore > rule.over ? ALLOWED : missing('CREDIT_TOO_LOW', rule)
    case 'verification':
      return levelOf(facts.verificationLevel) >= levelOf(rule.atLeast) ? ALLOWED : missing('VERIFICATION_TOO_LOW', rule)
    case 'member':
      return isMember ? ALLOWED : missing('NOT_A_MEMBER', rule)
    case 'and': {
      const gaps = rule.rules.flatMap((inner) => decide(inner).missing)
      return gaps.length === 0 ? ALLOWED : { allowed: false, missing: gaps }
    }
    case 'or': {
      const verdicts = rule.rules.map(decide)
      return verdicts.some((verdict) => verdict.allowed)
        ? ALLOWED
        : { allowed: false, missing: verdicts.flatMap((verdict) => verdict.missing) }
    }
  }
}

const ALLOWED: GateVerdict = { allowed: true, missing: [] }
const missing = (code: MissingFact['code'], rule: GateRule): GateVerdict => ({
  allowed: false,
  missing: [{ code, rule }],
})
const levelOf = (level: VerificationLevel | null) => (level === null ? -1 : VERIFICATION_LEVELS.indexOf(level))

function decideAttestation(rule: GateRule & { is: 'attestation' }, facts: PersonFacts, at: Date): GateVerdict {
  const claims = facts.attestations.filter(
    (claim) => claim.kind === rule.kind && (rule.areaCode === undefined || claim.areaCode === rule.areaCode),
  )
  if (claims.some((claim) => claim.expiresAt === null || new Date(claim.expiresAt) > at)) return ALLOWED
  return missing(claims.length > 0 ? 'ATTESTATION_EXPIRED' : 'ATTESTATION_MISSING', rule)
}

/** What is missing as explanations for the caller: the same words in every payload and in `viewerGate`. */
export function explainMissing(
  gaps: readonly MissingFact[],
): { code: string; summary: string; weight: null; source: string }[] {
  return gaps.map((gap) => ({ code: gap.code, summary: SUMMARIES[gap.code](gap.rule), weight: null, source: 'gate' }))
}

/** One sentence per missing fact on how to get it; nothing for facts a person cannot change. */
export function howToFix(gaps: readonly MissingFact[]): string[] {
  return [...new Set(gaps.flatMap((gap) => FIXES[gap.code]?.(gap.rule) ?? []))]
}

type Phrase = (rule: GateRule) => string
const kindOf = (rule: GateRule) => (rule.is === 'attestation' ? rule.kind.toLowerCase().replaceAll('_', ' ') : '')
const SUMMARIES: Record<MissingFact['code'], Phrase> = {
  CLOSED: () => 'Nobody may do this here.',
  ATTESTATION_MISSING: (rule) => `Needs a valid "${kindOf(rule)}" attestation.`,
  ATTESTATION_EXPIRED: (rule) => `Your "${kindOf(rule)}" attestation has expired.`,
  GENDER_MISMATCH: (rule) => `Open to ${rule.is === 'gender' ? rule.gender.toLowerCase() : 'other'} members only.`,
  CREDIT_TOO_LOW: (rule) => `Needs a credit standing over ${rule.is === 'credit' ? rule.over : ''}.`,
  CREDIT_UNKNOWN: (rule) =>
    `Needs a credit standing over ${rule.is === 'credit' ? rule.over : ''}; yours is not known yet.`,
  VERIFICATION_TOO_LOW: (rule) =>
    `Needs the verification level ${rule.is === 'verification' ? rule.atLeast : ''} or higher.`,
  NOT_A_MEMBER: () => 'Open to members of this community.',
}
const FIXES: Partial<Record<MissingFact['code'], Phrase>> = {
  ATTESTATION_MISSING: (rule) => `Have an issuer attest "${kindOf(rule)}" for you.`,
  ATTESTATION_EXPIRED: (rule) => `Have your "${kindOf(rule)}" attestation renewed.`,
  CREDIT_TOO_LOW: () => 'Raise your credit standing.',
  CREDIT_UNKNOWN: () => 'Have your credit standing assessed.',
  VERIFICATION_TOO_LOW: () => 'Verify your identity at a higher level.',
  NOT_A_MEMBER: () => 'Join the community.',
}
