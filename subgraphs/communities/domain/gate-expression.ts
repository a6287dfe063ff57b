import { type Outcome, ok, type Rejected, rejected } from '../../../platform/outcome.ts'
import { ATTESTATION_KINDS, type GateRule, GENDERS, VERIFICATION_LEVELS } from '../../../schema/gates.ts'

/** How many facts one expression may name, and how deep its parentheses may go: a gate is decided on every act. */
export const GATE_FACTS_MAX = 32
export const GATE_NESTING_MAX = 8
/** As in `User.meetsCredit`: the scale ends below. */
export const GATE_CREDIT_MAX = 1_000

/** Nobody can be attested not to be known. */
const GENDERS_FOUND = GENDERS.filter((gender) => gender !== 'UNDISCLOSED')
const FACTS = 'a fact (open, closed, attestation, gender, credit, verification, member) or "("'

interface Token {
  readonly text: string
  /** Index in the expression, in UTF-16 units. */
  readonly at: number
}

/**
 * Read an expression of the gate language; capitals and blanks do not matter.
 * ```
 * either = both  { "or" both }
 * both   = term  { "and" term }
 * term   = "(" either ")" | "open" | "closed" | "member" | "attestation" KIND | "attestation RESIDENT_OF_AREA" [ area ]
 *        | "gender" GENDER | "credit" ">" number | "verification" ">=" LEVEL
 * ```
 * @param field path of the expression in the mutation's arguments, for the refusal
 * @returns the rule, grouped as the parentheses say; or GATE_SYNTAX, whose message counts characters from 1
 */
export function parseGate(expression: string, field: readonly string[] = []): Outcome<GateRule, 'GATE_SYNTAX'> {
  try {
    return ok(parse(expression))
  } catch (fault) {
    if (fault instanceof SyntaxFault) return refuse(expression, fault, field)
    throw fault
  }
}

function parse(expression: string): GateRule {
  const tokens = tokenize(expression)
  let next = 0
  let facts = 0
  const peek = (): Token => tokens[next] ?? { text: '', at: expression.length }
  const word = (): string => peek().text.toLowerCase()
  const take = (wanted: string): boolean => {
    if (word() !== wanted) return false
    next++
    return true
  }
  const expect = (wanted: string): void => {
    if (!take(wanted)) throw new SyntaxFault(`expected "${wanted}"`, peek())
  }
  const oneOf = <T extends string>(names: readonly T[]): T => {
    const name = names.find((candidate) => take(candidate.toLowerCase()))
    if (!name) throw new SyntaxFault(`expected ${names.join(', ')}`, peek())
    return name
  }

  const either = (depth: number): GateRule => group('or', () => group('and', () => term(depth)))
  const group = (is: 'and' | 'or', operand: () => GateRule): GateRule => {
    const first = operand()
    const rules = [first]
    while (take(is)) rules.push(operand())
    return rules.length === 1 ? first : { is, rules }
  }
  const term = (depth: number): GateRule => {
    const open = peek()
    if (!take('(')) return fact()
    if (depth >= GATE_NESTING_MAX) throw new SyntaxFault(`parentheses go ${GATE_NESTING_MAX} deep at most`, open)
    const inner = either(depth + 1)
    if (!take(')')) throw new SyntaxFault('expected "and", "or" or ")"', peek())
    return inner
  }
  const fact = (): GateRule => {
    const start = peek()
    if (++facts > GATE_FACTS_MAX) throw new SyntaxFault(`it names more than ${GATE_FACTS_MAX} facts`, start)
    if (take('open')) return { is: 'open' }
    if (take('closed')) return { is: 'closed' }
    if (take('member')) return { is: 'member' }
    if (take('gender')) return { is: 'gender', gender: oneOf(GENDERS_FOUND) }
    if (take('attestation')) return attestation()
    if (take('credit')) return { is: 'credit', over: score() }
    if (take('verification')) return { is: 'verification', atLeast: level() }
    throw new SyntaxFault(`expected ${FACTS}`, start)
  }
  const attestation = (): GateRule => {
    const kind = oneOf(ATTESTATION_KINDS)
    const area = peek()
    if (kind !== 'RESIDENT_OF_AREA' || !/^[0-9]/.test(area.text)) return { is: 'attestation', kind }
    if (!/^[0-9]{6}$/.test(area.text)) throw new SyntaxFault('an area code has six digits', area)
    next++
    return { is: 'attestation', kind, areaCode: area.text }
  }
  const score = (): number => {
    expect('>')
    const number = peek()
    if (!/^[0-9]{1,4}$/.test(number.text) || Number(number.text) > GATE_CREDIT_MAX)
      throw new SyntaxFault(`expected a whole number from 0 to ${GATE_CREDIT_MAX}`, number)
    next++
    return Number(number.text)
  }
  const level = () => {
    expect('>=')
    return oneOf(VERIFICATION_LEVELS)
  }

  const rule = either(0)
  if (next < tokens.length) throw new SyntaxFault('expected "and", "or" or the end', peek())
  return rule
}

/** Words, numbers, `>`, `>=` and parentheses; whatever else there is becomes a token nothing expects. */
function tokenize(expression: string): Token[] {
  return [...expression.matchAll(/[a-z_][a-z0-9_]*|[0-9]+|>=|\S/giu)].map((match) => ({
    text: match[0],
    at: match.index,
  }))
}

class SyntaxFault extends Error {
  readonly token: Token
  constructor(message: string, token: Token) {
    super(message)
    this.token = token
  }
}

function refuse(
  expression: string,
  { message, token }: SyntaxFault,
  field: readonly string[],
): Rejected<'GATE_SYNTAX'> {
  const character = [...expression.slice(0, token.at)].length + 1
  const found = token.text === '' ? 'the end' : `"${token.text.slice(0, 40)}"`
  return rejected('GATE_SYNTAX', field, `At character ${character}, at ${found}: ${message}.`)
}

/**
 * Write a rule in the gate language, with no more parentheses than it needs: `parseGate` reads the same tree again, as long
 * as each `and` and `or` has two rules or more.
 */
export function printGate(rule: GateRule): string {
  switch (rule.is) {
    case 'open':
    case 'closed':
    case 'member':
      return rule.is
    case 'attestation':
      return ['attestation', rule.kind, rule.areaCode].filter((part) => part !== undefined).join(' ')
    case 'gender':
      return `gender ${rule.gender}`
    case 'credit':
      return `credit > ${rule.over}`
    case 'verification':
      return `verification >= ${rule.atLeast}`
    case 'and':
    case 'or':
      return rule.rules
        .map((inner) => (needsParentheses(inner, rule.is) ? `(${printGate(inner)})` : printGate(inner)))
        .join(` ${rule.is} `)
  }
}

/** `and` binds tighter, so only an `and` may stand bare, in an `or`. */
function needsParentheses(inner: GateRule, outer: 'and' | 'or'): boolean {
  return inner.is === 'or' || (inner.is === 'and' && outer === 'and')
}
