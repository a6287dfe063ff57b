import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTESTATION_KINDS, type GateRule, VERIFICATION_LEVELS } from '../../../schema/gates.ts'
import { GATE_FACTS_MAX, GATE_NESTING_MAX, parseGate, printGate } from './gate-expression.ts'

const read = (expression: string): GateRule => {
  const outcome = parseGate(expression)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.value
}
const fault = (expression: string): string => {
  const outcome = parseGate(expression, ['input', 'post'])
  if (outcome.ok) throw new Error(`it was read as ${printGate(outcome.value)}`)
  expect(outcome).toMatchObject({ code: 'GATE_SYNTAX', field: ['input', 'post'] })
  return outcome.message ?? ''
}

const student: GateRule = { is: 'attestation', kind: 'STUDENT' }
const female: GateRule = { is: 'gender', gender: 'FEMALE' }
const over750: GateRule = { is: 'credit', over: 750 }

describe('parseGate', () => {
  it.each<[string, GateRule]>([
    ['open', { is: 'open' }],
    ['closed', { is: 'closed' }],
    ['member', { is: 'member' }],
    ['attestation STUDENT', student],
    ['attestation RESIDENT_OF_AREA', { is: 'attestation', kind: 'RESIDENT_OF_AREA' }],
    ['attestation RESIDENT_OF_AREA 310104', { is: 'attestation', kind: 'RESIDENT_OF_AREA', areaCode: '310104' }],
    ['gender FEMALE', female],
    ['credit > 750', over750],
    ['verification >= REAL_NAME', { is: 'verification', atLeast: 'REAL_NAME' }],
    ['attestation STUDENT and gender FEMALE', { is: 'and', rules: [student, female] }],
    ['gender FEMALE or credit > 750', { is: 'or', rules: [female, over750] }],
  ])('reads %s', (expression, rule) => {
    expect(read(expression)).toEqual(rule)
  })

  it('binds "and" tighter than "or", and groups by parentheses', () => {
    expect(read('member or gender FEMALE and credit > 750')).toEqual({
      is: 'or',
      rules: [{ is: 'member' }, { is: 'and', rules: [female, over750] }],
    })
    expect(read('(member or gender FEMALE) and credit > 750')).toEqual({
      is: 'and',
      rules: [{ is: 'or', rules: [{ is: 'member' }, female] }, over750],
    })
  })

  it('does not mind capitals, blanks or line breaks', () => {
    expect(read('  GENDER female\n AND(Credit>750)')).toEqual({ is: 'and', rules: [female, over750] })
  })

  it('says where it went wrong and what it expected there', () => {
    expect(fault('')).toMatch(/^At character 1, at the end: expected a fact/)
    expect(fault('gender FEMALE or')).toMatch(/^At character 17, at the end: expected a fact/)
    expect(fault('gender OTHER')).toBe('At character 8, at "OTHER": expected FEMALE, MALE.')
    expect(fault('gender UNDISCLOSED')).toMatch(/expected FEMALE, MALE/)
    expect(fault('credit >= 750')).toBe('At character 8, at ">=": expected ">".')
    expect(fault('credit > 1001')).toMatch(/whole number from 0 to 1000/)
    expect(fault('credit > 7.5')).toBe('At character 11, at ".": expected "and", "or" or the end.')
    expect(fault('attestation RESIDENT_OF_AREA 3101')).toMatch(/^At character 30.*six digits/)
    expect(fault('(member')).toBe('At character 8, at the end: expected "and", "or" or ")".')
    expect(fault('member member')).toMatch(/^At character 8/)
    expect(fault('member; drop table')).toMatch(/^At character 7, at ";"/)
  })

  it('counts characters as people do, whatever they are made of', () => {
    expect(fault('🐼🐼 member')).toMatch(/^At character 1/)
    expect(fault('member 🐼')).toMatch(/^At character 8, at "🐼"/)
    expect(fault('member 学生')).toMatch(/^At character 8, at "学"/)
  })

  it('bounds how many facts and how deep', () => {
    const facts = (count: number) => Array.from({ length: count }, () => 'member').join(' or ')
    const nested = (depth: number) => `${'('.repeat(depth)}member${')'.repeat(depth)}`
    expect(parseGate(facts(GATE_FACTS_MAX)).ok).toBe(true)
    expect(fault(facts(GATE_FACTS_MAX + 1))).toMatch(/more than 32 facts/)
    expect(parseGate(nested(GATE_NESTING_MAX)).ok).toBe(true)
    expect(fault(nested(GATE_NESTING_MAX + 1))).toMatch(/^At character 9, at "\(": parentheses go 8 deep/)
    expect(fault('('.repeat(1_000))).toMatch(/8 deep/)
  })

  it('refuses or reads any text, and throws at none', () => {
    const words =
      'and or ( ) open member gender FEMALE credit > >= 750 attestation RESIDENT_OF_AREA 310104 学生 🐼 ; \u0000'
    const soup = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 60 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const outcome = parseGate(text)
        expect(outcome.ok || outcome.message?.isWellFormed()).toBe(true)
      }),
    )
  })
})

const leaf: fc.Arbitrary<GateRule> = fc.oneof(
  fc.constantFrom<GateRule>({ is: 'open' }, { is: 'closed' }, { is: 'member' }),
  fc.constantFrom(...ATTESTATION_KINDS).map((kind): GateRule => ({ is: 'attestation', kind })),
  fc
    .integer({ min: 100_000, max: 999_999 })
    .map((code): GateRule => ({ is: 'attestation', kind: 'RESIDENT_OF_AREA', areaCode: String(code) })),
  fc.constantFrom('FEMALE', 'MALE').map((gender): GateRule => ({ is: 'gender', gender })),
  fc.integer({ min: 0, max: 1_000 }).map((over): GateRule => ({ is: 'credit', over })),
  fc.constantFrom(...VERIFICATION_LEVELS).map((atLeast): GateRule => ({ is: 'verification', atLeast })),
)
const rules = fc.letrec<{ rule: GateRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({
      is: fc.constantFrom('and', 'or'),
      rules: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).rule

it('reads again exactly what it printed', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      expect(read(printGate(rule))).toEqual(rule)
    }),
    { numRuns: 500 },
  )
})
