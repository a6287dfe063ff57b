import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import type { CostFacts, FieldCost, InputCost } from './facts.ts'

export type Values = Readonly<Record<string, unknown>>

/** What a field is given, as far as it is about cost: arguments that say how much there is, or cost something themselves. */
export interface Given {
  readonly arguments: readonly ArgumentNode[]
  /** Defaults of arguments of the field, by name. */
  readonly defaults: Values
  /** Directives on the field whose arguments cost something. */
  readonly directives: readonly DirectiveNode[]
  /** Variables that any of these read. */
  readonly variables: ReadonlySet<string>
}

/** @param field where the operation selects it first: its arguments are the same everywhere (§5.3.2), its directives count once */
export function givenOf(field: FieldNode, cost: FieldCost, defaults: Values, facts: CostFacts): Given {
  const sizing = new Set(cost.slicingArguments.map((path) => path.split('.', 1)[0]))
  const counts = (name: string) => sizing.has(name) || isCosting(cost.arguments.get(name))
  const own = (field.arguments ?? []).filter(({ name }) => counts(name.value))
  const directives = (field.directives ?? []).filter(({ name }) => facts.directive(name.value) !== undefined)
  const variables = new Set<string>()
  for (const { value } of [...own, ...directives.flatMap((each) => each.arguments ?? [])])
    readVariables(value, variables)
  return {
    arguments: own,
    defaults: Object.fromEntries(Object.entries(defaults).filter(([name]) => counts(name))),
    directives,
    variables,
  }
}

/** Whether an argument may cost anything. */
export const isCosting = (cost: InputCost | undefined): boolean =>
  cost !== undefined && (cost.weight !== 0 || cost.type !== null)

/** The values of arguments: what is left out is what its default says. */
export function argumentsOf({ arguments: given, defaults }: Given, variables: Values): Values {
  const values: Record<string, unknown> = Object.assign(Object.create(null), defaults)
  for (const { name, value } of given) {
    const said = valueFromASTUntyped(value, variables as Record<string, unknown>)
    if (said !== undefined) values[name.value] = said
  }
  return values
}

/** What the arguments of a field say by default. */
export const defaultsOf = (definition: GraphQLField<unknown, unknown> | undefined): Values =>
  Object.fromEntries((definition?.args ?? []).map((argument) => [argument.name, argument.defaultValue]))

/** How long the arguments say a list is, and how many of them say so by more than their defaults. */
export interface Sizing {
  /** The largest; null when none says. */
  readonly size: number | null
  readonly given: number
}

/** Read the arguments that size a list. One that is null is as if it were left out: most resolvers take it so. */
export function sizingOf({ slicingArguments }: FieldCost, given: Given, values: Values): Sizing {
  let size: number | null = null
  let fromDefault: number | null = null
  let count = 0
  for (const path of slicingArguments) {
    const steps = path.split('.')
    const said = at(values, steps)
    const usual = at(given.defaults, steps)
    if (typeof usual === 'number' && usual >= 0) fromDefault = Math.max(fromDefault ?? 0, usual)
    if (typeof said !== 'number' || said < 0) continue
    const isSaid = given.arguments.some(({ name }) => name.value === steps[0])
    if (!isSaid) continue
    count += 1
    size = Math.max(size ?? 0, said)
  }
  return count > 0 ? { size, given: count } : { size: fromDefault, given: fromDefault === null ? 0 : 1 }
}

/** What the arguments of a field cost, and those of directives on it. What is null costs nothing. */
export function inputsOf(cost: FieldCost, given: Given, values: Values, variables: Values, facts: CostFacts): number {
  let sum = costOf(values, cost.arguments, facts)
  for (const { name, arguments: own = [] } of given.directives) {
    const costs = facts.directive(name.value)
    if (!costs) continue
    const said = Object.fromEntries(
      own.map((each) => [each.name.value, valueFromASTUntyped(each.value, variables as Record<string, unknown>)]),
    )
    sum += costOf(said, costs, facts)
  }
  return sum
}

function costOf(values: Values, costs: ReadonlyMap<string, InputCost>, facts: CostFacts): number {
  let sum = 0
  for (const [name, cost] of costs) {
    const value = values[name]
    if (value === undefined || value === null || !isCosting(cost)) continue
    sum += valueCost(value, cost, facts)
  }
  return sum
}

/** Of a list, each item costs. */
function valueCost(value: unknown, cost: InputCost, facts: CostFacts): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + valueCost(item, cost, facts), 0)
  const fields = cost.type === null ? undefined : facts.input(cost.type)
  return cost.weight + (fields && isObject(value) ? costOf(value, fields, facts) : 0)
}

/** The variables of a request: what it leaves out is what the operation's default says. */
export function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Values): Values {
  const variables: Record<string, unknown> = Object.create(null)
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value
    if (Object.hasOwn(given, name)) variables[name] = given[name]
    else if (defaultValue) variables[name] = valueFromASTUntyped(defaultValue)
  }
  return variables
}

function readVariables(value: ValueNode, into: Set<string>): void {
  visit(value, { [Kind.VARIABLE]: ({ name }) => void into.add(name.value) })
}

const at = (values: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), values)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
