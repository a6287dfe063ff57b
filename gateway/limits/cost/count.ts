import { type GraphQLObjectType, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import { holds } from '../../plan/guard.ts'
import { INHERITED } from '../../plan/names.ts'
import type { CompositeShape, FieldShape, ObjectShape, Shape } from '../../plan/shape.ts'
import { MUTATION_WEIGHT } from './estimate.ts'
import type { CostFacts, FieldCost } from './facts.ts'
import { argumentsOf, defaultsOf, givenOf, inputsOf, isCosting, type Values, withDefaults } from './inputs.ts'

/** What an operation has run with. */
export interface Counted {
  readonly data: Readonly<Record<string, unknown>>
  readonly variables: Values
  readonly conditions: readonly boolean[]
}

/** Count what an answer costs. */
export type Count = (ran: Counted) => number

interface Reading {
  /** Read once for each request, and by few operations. */
  readonly variables: () => Values
  readonly conditions: readonly boolean[]
}
type CountValue = (value: unknown, reading: Reading) => number
type CountObject = (object: Readonly<Record<string, unknown>>, reading: Reading) => number

/**
 * Make what counts the answers of an operation by the weights its estimate is made of. What is null costs what its arguments
 * cost. Each form of object gets a counter of its own when the first such object comes, with only what costs anything in it.
 */
export function compileCount(root: CompositeShape, facts: CostFacts, operation: OperationDefinitionNode): Count {
  const rootObject = root.objectOf(undefined)
  const count = rootObject ? countFields(rootObject, facts) : null
  const base = operation.operation === OperationTypeNode.MUTATION ? MUTATION_WEIGHT : 0
  return ({ data, variables, conditions }) => {
    if (!count) return base
    let read: Values | null = null
    const reading = {
      conditions,
      variables: () => {
        read ??= withDefaults(operation, variables)
        return read
      },
    }
    return base + count(data, reading)
  }
}

/** @returns null when nothing in such an object costs anything */
function countFields({ type, fields }: ObjectShape, facts: CostFacts): CountObject | null {
  const counters = fields.flatMap((field) => {
    const cost = field.source === 'data' ? facts.field(type.name, field.name) : null
    const count = cost && countField(field, cost, type as GraphQLObjectType, facts)
    return count ? [{ from: field.from, isInherited: INHERITED.has(field.from), when: field.when, count }] : []
  })
  if (counters.length === 0) return null
  return (object, reading) => {
    let sum = 0
    for (const { from, isInherited, when, count } of counters) {
      if (when.length > 0 && !when.some((guard) => holds(guard, reading.conditions))) continue
      sum += count(isInherited && !Object.hasOwn(object, from) ? undefined : object[from], reading)
    }
    return sum
  }
}

function countField(
  { field, name, shape }: FieldShape,
  cost: FieldCost,
  parent: GraphQLObjectType,
  facts: CostFacts,
): CountValue | null {
  const count = countShape(shape, cost.weight, facts)
  const given = givenOf(field, cost, defaultsOf(parent.getFields()[name]), facts)
  const mayCost = given.directives.length > 0 || [...cost.arguments.values()].some(isCosting)
  if (!mayCost) return count
  return (value, reading) => {
    const variables = reading.variables()
    const inputs = inputsOf(cost, given, argumentsOf(given, variables), variables, facts)
    return Math.max((count?.(value, reading) ?? 0) + inputs, 0)
  }
}

/** @param own what one instance costs, where its field says so @returns null for what never costs anything */
function countShape(shape: Shape, own: number | null, facts: CostFacts): CountValue | null {
  switch (shape.kind) {
    case 'leaf': {
      const weight = own ?? facts.type(shape.type.name)
      return weight === 0 ? null : (value) => (value === null || value === undefined ? 0 : weight)
    }
    case 'list': {
      const item = countShape(shape.item, own, facts)
      if (!item) return null
      return (value, reading) => {
        if (!Array.isArray(value)) return 0
        let sum = 0
        for (let index = 0; index < value.length; index++) sum += item(value[index], reading)
        return sum
      }
    }
    case 'composite':
      return countComposite(shape, own, facts)
  }
}

function countComposite(shape: CompositeShape, own: number | null, facts: CostFacts): CountValue {
  const known = new Map<ObjectShape, { weight: number; fields: CountObject | null }>()
  const counterOf = (object: ObjectShape) => {
    const before = known.get(object)
    if (before) return before
    const made = { weight: own ?? facts.type(object.type.name), fields: countFields(object, facts) }
    known.set(object, made)
    return made
  }
  return (value, reading) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0
    const object = value as Record<string, unknown>
    const form = shape.objectOf(object.__typename)
    if (!form) return 0
    const { weight, fields } = counterOf(form)
    return fields ? weight + fields(object, reading) : weight
  }
}
