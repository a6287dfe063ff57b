import {
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** Numbers from 0 to 1 that only look random: the same for the same seed. Source: mulberry32. */
export function pseudoRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface RandomQuery {
  readonly query: string
  readonly variables: Record<string, boolean>
}

/**
 * A valid query nobody would write: aliases, inline and named fragments on any type that fits, conditions everywhere.
 * @param takes the arguments of a field, written out, or null to leave the field out; for fields that have any
 */
export function randomQuery(
  schema: GraphQLSchema,
  random: () => number,
  takes: (field: string) => readonly string[] | null,
): RandomQuery {
  const fragments: string[] = []
  const variables: Record<string, boolean> = {}
  let names = 0
  const chance = (share: number) => random() < share
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T

  const condition = () => {
    if (!chance(0.15)) return ''
    const name = pick(['a', 'b', 'c', 'd'])
    variables[name] ??= chance(0.5)
    return ` @${pick(['skip', 'include'])}(if: $${name})`
  }
  const field = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields()).filter(
      ({ type: of, args, name }) =>
        (depth > 0 || !isCompositeType(getNamedType(of))) && (args.length === 0 || takes(`${type.name}.${name}`)),
    )
    const { name, type: of, args } = pick(fields)
    const written = args.length > 0 ? pick(takes(`${type.name}.${name}`) ?? ['']) : ''
    const named = getNamedType(of)
    names += 1
    const alias = chance(0.5) ? `${pick(['x', '__proto__', 'constructor', 'y'])}${names}: ` : ''
    // Two fields of one name and other arguments, or non-null beside null, would not merge.
    const safe = alias === '' && args.length === 0 && !isCompositeType(named) && isNonNullType(of) ? '' : `f${names}: `
    return `${alias || safe}${name}${written}${condition()}${isCompositeType(named) ? ` { ${select(named, depth - 1)} }` : ''}`
  }
  const select = (type: GraphQLCompositeType, depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => selection(type, depth)).join(' ')
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    if (chance(0.1)) return chance(0.5) ? '__typename' : `t: __typename${condition()}`
    if (isObjectType(type) && !chance(0.2)) return field(type, depth)
    if (!isObjectType(type) && !isUnionType(type) && chance(0.3)) return `name${condition()}`
    const on = isObjectType(type) ? type : pick(schema.getPossibleTypes(type))
    const body = select(on, depth)
    if (chance(0.3)) {
      const name = `F${fragments.length}`
      fragments.push(`fragment ${name} on ${on.name} { ${body} }`)
      return `...${name}${condition()}`
    }
    return `... on ${on.name}${condition()} { ${body} }`
  }

  const body = select(schema.getQueryType() as GraphQLObjectType, 5)
  const declared = Object.keys(variables).map((name) => `$${name}: Boolean!`)
  return {
    query: `query ${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${body} } ${fragments.join(' ')}`,
    variables,
  }
}
