import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

/** One field on the way to a coordinate. */
export interface Step {
  readonly typeName: string
  readonly fieldName: string
}

/** An operation that asks for one coordinate, and for nothing that it could do without. */
export interface Way {
  readonly steps: readonly Step[]
  readonly text: string
}

/** What the field in question is called in the answer, so that it is found in a plan. */
export const PROBE = 'probe'

/** How much a way avoids what asks something of the caller. */
const DEMANDING = 1_000

/**
 * Find a way to every field of every type that an answer of the schema can have: the one that asks least of the caller.
 * @param demands whether a field asks something of the caller
 */
export function waysIn(schema: GraphQLSchema, demands: (step: Step) => boolean): ReadonlyMap<string, Way> {
  const roots = (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
    const type = schema.getRootType(kind as never)
    return type ? [{ kind, type }] : []
  })
  const best = new Map<string, { cost: number; kind: string; steps: readonly Step[] }>()
  const ways = new Map<string, Way>()
  const open = roots.map(({ kind, type }) => ({ cost: 0, kind, steps: [] as readonly Step[], type: type.name }))
  while (open.length > 0) {
    open.sort((left, right) => right.cost - left.cost)
    const at = open.pop()
    if (!at || (best.get(at.type)?.cost ?? Number.POSITIVE_INFINITY) <= at.cost) continue
    best.set(at.type, at)
    const type = schema.getType(at.type)
    if (isAbstractType(type)) {
      for (const { name } of schema.getPossibleTypes(type)) open.push({ ...at, cost: at.cost + 1, type: name })
      if (!isInterfaceType(type)) continue
    } else if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const step = { typeName: type.name, fieldName: field.name }
      const steps = [...at.steps, step]
      ways.set(`${type.name}.${field.name}`, { steps, text: textOf(schema, at.kind, steps) })
      const below = getNamedType(field.type)
      if (isCompositeType(below))
        open.push({ ...at, cost: at.cost + 1 + (demands(step) ? DEMANDING : 0), steps, type: below.name })
    }
  }
  return ways
}

function textOf(schema: GraphQLSchema, kind: string, steps: readonly Step[]): string {
  const write = (index: number, within: string): string => {
    const step = steps[index]
    const type = step && schema.getType(step.typeName)
    if (!step || !(isObjectType(type) || isInterfaceType(type))) throw new Error('no such step')
    const field = type.getFields()[step.fieldName]
    if (!field) throw new Error(`no such field: ${step.typeName}.${step.fieldName}`)
    const isLast = index === steps.length - 1
    const below = getNamedType(field.type)
    const set = isLast ? (isCompositeType(below) ? ' { __typename }' : '') : ` { ${write(index + 1, below.name)} }`
    const text = `${isLast ? `${PROBE}: ` : ''}${field.name}${argumentsOf(field.args)}${set}`
    return step.typeName === within ? text : `... on ${step.typeName} { ${text} }`
  }
  const root = schema.getRootType(kind as never) as GraphQLObjectType
  return `${kind} { ${write(0, root.name)} }`
}

function argumentsOf(args: readonly GraphQLArgument[]): string {
  const required = args.filter(isRequiredArgument)
  return required.length === 0 ? '' : `(${required.map(({ name, type }) => `${name}: ${literalOf(type)}`).join(', ')})`
}

/** Something that is valid, and means nothing. */
function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType)
  if (isListType(type)) return `[${literalOf(type.ofType)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null'
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((each: GraphQLInputField) => isRequiredInputField(each))
    return `{ ${fields.map((each) => `${each.name}: ${literalOf(each.type)}`).join(', ')} }`
  }
  return LITERALS[type.name] ?? '"1"'
}

const LITERALS: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  DateTime: '"2026-01-01T00:00:00Z"',
}
