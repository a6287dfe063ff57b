import type { AttestationKind, GateRule, VerificationLevel } from '../../../schema/gates.ts'

/** A rule in one sentence for people: "Open to people who are female or have a credit score over 750." */
export function summariseGate(rule: GateRule): string {
  const plain = simplify(rule)
  if (plain.is === 'open') return 'Open to everybody.'
  if (plain.is === 'closed') return 'Closed to everybody.'
  return `Open to people who ${describe(plain)}.`
}

function describe(rule: GateRule): string {
  switch (rule.is) {
    case 'open':
      return 'are anybody'
    case 'closed':
      return 'are nobody'
    case 'member':
      return 'have joined the community'
    case 'gender':
      return `are ${rule.gender.toLowerCase()}`
    case 'credit':
      return `have a credit score over ${rule.over}`
    case 'verification':
      return VERIFIED[rule.atLeast]
    case 'attestation':
      return ATTESTED[rule.kind](rule.areaCode)
    case 'and':
    case 'or':
      return rule.rules
        .map((inner) => (inner.is === 'and' || inner.is === 'or' ? `(${describe(inner)})` : describe(inner)))
        .join(` ${rule.is} `)
  }
}

/** Leave out what changes nothing: `open` in an `and`, `closed` in an `or`. */
function simplify(rule: GateRule): GateRule {
  if (rule.is !== 'and' && rule.is !== 'or') return rule
  const [neutral, decisive] = rule.is === 'and' ? (['open', 'closed'] as const) : (['closed', 'open'] as const)
  const rules = rule.rules.map(simplify).filter((inner) => inner.is !== neutral)
  if (rules.some((inner) => inner.is === decisive)) return { is: decisive }
  const [only] = rules
  if (!only) return { is: neutral }
  return rules.length === 1 ? only : { is: rule.is, rules }
}

const ATTESTED: Record<AttestationKind, (areaCode: string | undefined) => string> = {
  STUDENT: () => 'are attested students',
  WHITE_COLLAR: () => 'are attested office workers',
  RESIDENT_OF_AREA: (areaCode) => `are attested residents of ${areaCode ? `area ${areaCode}` : 'an area'}`,
  OVER_18: () => 'are attested to be eighteen or older',
}

const VERIFIED: Record<VerificationLevel, string> = {
  NONE: 'have an account',
  PHONE: 'have a verified phone number',
  REAL_NAME: 'have verified their real name',
  REAL_NAME_FACE: 'have verified their real name and face',
}
