import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'

/**
 * A valid query that somebody might write: pages of all lengths, aliases, fragments on any type that fits.
 * @param values what required arguments may be, by `Type.field.argument`; fields of which one is unknown are left out
 */
export function randomOperation(
  schema: GraphQLSchema,
  random: () => number,
  values: Readonly<Record<string, readonly string[]>>,
): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  let aliases = 0

  const argument = (place: string, { name, ...rest }: GraphQLArgument): string | null => {
    const known = values[`${place}.${name}`]
    if (known) return `${name}: ${JSON.stringify(pick(known))}`
    if (isRequiredArgument({ name, ...rest })) return null
    if (name === 'first') return random() < 0.8 ? `first: ${Math.floor(random() * 30)}` : ''
    return ''
  }
  const written = (type: string, { name, args }: GraphQLField<unknown, unknown>): string | null => {
    const given = args.map((each) => argument(`${type}.${name}`, each))
    if (given.includes(null)) return null
    const said = given.filter(Boolean)
    return said.length > 0 ? `(${said.join(', ')})` : ''
  }
  const fieldsOf = (type: GraphQLCompositeType, depth: number) =>
    isUnionType(type)
      ? []
      : Object.values(type.getFields()).filter(
          (field) => (depth > 0 || !isCompositeType(getNamedType(field.type))) && written(type.name, field) !== null,
        )
  const select = (type: GraphQLCompositeType, depth: number): string => {
    const chosen: string[] = []
    if (isAbstractType(type))
      for (const possible of schema.getPossibleTypes(type))
        if (random() < 0.5) chosen.push(`... on ${possible.name} { ${select(possible, depth - 1)} }`)
    const fields = fieldsOf(type, depth)
    // What leads on is chosen more often: leaves cost nothing.
    const leading = fields.filter(({ type: of }) => isCompositeType(getNamedType(of)))
    for (let left = 1 + Math.floor(random() * 3); left > 0 && fields.length > 0; left--) {
      const field = leading.length > 0 && random() < 0.7 ? pick(leading) : pick(fields)
      const named = getNamedType(field.type)
      const below = isCompositeType(named) ? ` { ${select(named, depth - 1)} }` : ''
      // Two fields of one name and other arguments would not merge.
      chosen.push(`a${aliases++}: ${field.name}${written(type.name, field)}${below}`)
    }
    return chosen.length > 0 ? chosen.join(' ') : '__typename'
  }
  const root = schema.getQueryType()
  if (!root || !isObjectType(root)) throw new Error('a schema has a query type')
  return `{ ${select(root, 5)} }`
}
