import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ATTESTATION_KINDS,
  type AttestedClaim,
  decideGate,
  explainMissing,
  type GateRule,
  GENDERS,
  howToFix,
  NO_FACTS,
  type PersonFacts,
  VERIFICATION_LEVELS,
} from './gates.ts'

const at = new Date('2024-02-27T09:00:00Z')
const decide = (rule: GateRule | undefined, facts: Partial<PersonFacts> = {}, isMember = false) =>
  decideGate(rule, { ...NO_FACTS, ...facts }, { isMember, at })
const codesOf = (rule: GateRule, facts: Partial<PersonFacts> = {}) =>
  decide(rule, facts).missing.map((missing) => missing.code)
const claim = (kind: AttestedClaim['kind'], more: Partial<AttestedClaim> = {}): AttestedClaim => ({
  kind,
  areaCode: null,
  expiresAt: null,
  ...more,
})

describe('the gates of the women’s campus circle', () => {
  const post: GateRule = {
    is: 'and',
    rules: [
      { is: 'attestation', kind: 'STUDENT' },
      { is: 'gender', gender: 'FEMALE' },
    ],
  }
  const comment: GateRule = {
    is: 'or',
    rules: [
      { is: 'gender', gender: 'FEMALE' },
      { is: 'credit', over: 750 },
    ],
  }

  it('let student women post, and nobody else', () => {
    const student = [claim('STUDENT')]
    expect(decide(post, { gender: 'FEMALE', attestations: student }).allowed).toBe(true)
    expect(codesOf(post, { gender: 'MALE', attestations: student })).toEqual(['GENDER_MISMATCH'])
    expect(codesOf(post, { gender: 'FEMALE' })).toEqual(['ATTESTATION_MISSING'])
    expect(codesOf(post)).toEqual(['ATTESTATION_MISSING', 'GENDER_MISMATCH'])
  })
  it('let women comment, and men with a credit strictly over 750', () => {
    expect(decide(comment, { gender: 'FEMALE' }).allowed).toBe(true)
    expect(decide(comment, { gender: 'MALE', creditScore: 751 }).allowed).toBe(true)
    expect(codesOf(comment, { gender: 'MALE', creditScore: 750 })).toEqual(['GENDER_MISMATCH', 'CREDIT_TOO_LOW'])
    expect(codesOf(comment, { gender: 'MALE' })).toEqual(['GENDER_MISMATCH', 'CREDIT_UNKNOWN'])
  })
  it('leave what they do not name open to everybody', () => {
    expect(decide(undefined)).toEqual({ allowed: true, missing: [] })
  })
})

describe('a rule', () => {
  it('closes when an attestation expires, at that moment', () => {
    const rule: GateRule = { is: 'attestation', kind: 'STUDENT' }
    const until = (expiresAt: string) => codesOf(rule, { attestations: [claim('STUDENT', { expiresAt })] })
    expect(until('2024-02-27T09:00:00.001Z')).toEqual([])
    expect(until('2024-02-27T09:00:00.000Z')).toEqual(['ATTESTATION_EXPIRED'])
  })
  it('takes any area, unless it names one', () => {
    const attestations = [claim('RESIDENT_OF_AREA', { areaCode: '310104' })]
    const rule = (areaCode?: string): GateRule => ({
      is: 'attestation',
      kind: 'RESIDENT_OF_AREA',
      ...(areaCode && { areaCode }),
    })
    expect([codesOf(rule(), { attestations }), codesOf(rule('310104'), { attestations })]).toEqual([[], []])
    expect(codesOf(rule('110105'), { attestations })).toEqual(['ATTESTATION_MISSING'])
  })
  it('takes a level for those below it', () => {
    for (const [at, level] of VERIFICATION_LEVELS.entries()) {
      const open = VERIFICATION_LEVELS.filter(
        (atLeast) => decide({ is: 'verification', atLeast }, { verificationLevel: level }).allowed,
      )
      expect(open).toEqual(VERIFICATION_LEVELS.slice(0, at + 1))
    }
  })
  it('may be for members, for all, or for nobody', () => {
    expect([decide({ is: 'member' }, {}, true).allowed, decide({ is: 'member' }).allowed]).toEqual([true, false])
    expect([decide({ is: 'open' }).allowed, decide({ is: 'closed' }).allowed]).toEqual([true, false])
  })
})

const leaf: fc.Arbitrary<GateRule> = fc.oneof(
  fc.constantFrom<GateRule>({ is: 'open' }, { is: 'closed' }, { is: 'member' }),
  fc.constantFrom(...GENDERS).map((gender) => ({ is: 'gender' as const, gender })),
  fc.constantFrom(...ATTESTATION_KINDS).map((kind) => ({ is: 'attestation' as const, kind })),
  fc.integer({ min: 350, max: 950 }).map((over) => ({ is: 'credit' as const, over })),
  fc.constantFrom(...VERIFICATION_LEVELS).map((atLeast) => ({ is: 'verification' as const, atLeast })),
)
const rule: fc.Arbitrary<GateRule> = fc.letrec<{ rule: GateRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).rule
const facts: fc.Arbitrary<PersonFacts> = fc.record({
  gender: fc.option(fc.constantFrom(...GENDERS)),
  verificationLevel: fc.option(fc.constantFrom(...VERIFICATION_LEVELS)),
  attestations: fc.array(
    fc.constantFrom(...ATTESTATION_KINDS).map((kind) => claim(kind)),
    { maxLength: 4 },
  ),
  creditScore: fc.option(fc.integer({ min: 350, max: 950 })),
})

describe('any gate', () => {
  it('is allowed exactly when nothing is missing, and explains whatever is', () => {
    fc.assert(
      fc.property(rule, facts, fc.boolean(), (gate, known, isMember) => {
        const { allowed, missing } = decideGate(gate, known, { isMember, at })
        expect(allowed).toBe(missing.length === 0)
        for (const { code, summary, source } of explainMissing(missing)) {
          expect([code, source, summary.endsWith('.')]).toEqual([expect.any(String), 'gate', true])
        }
        const fixes = howToFix(missing)
        expect(new Set(fixes).size).toBe(fixes.length)
      }),
    )
  })

  it('joins its rules as logic has it', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), facts, (rules, known) => {
        const each = rules.map((inner) => decide(inner, known).allowed)
        expect(decide({ is: 'and', rules }, known).allowed).toBe(each.every(Boolean))
        expect(decide({ is: 'or', rules }, known).allowed).toBe(each.some(Boolean))
      }),
    )
  })

  it('never opens less to somebody of whom more is known to be good', () => {
    fc.assert(
      fc.property(rule, facts, (gate, known) => {
        const better = {
          ...known,
          verificationLevel: 'REAL_NAME_FACE' as const,
          attestations: ATTESTATION_KINDS.map((kind) => claim(kind)),
          creditScore: 951,
        }
        const before = decideGate(gate, known, { isMember: false, at }).allowed
        if (before) expect(decideGate(gate, better, { isMember: true, at }).allowed).toBe(true)
      }),
    )
  })
})
