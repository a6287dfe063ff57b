import { type GraphQLSchema, isAbstractType, isInterfaceType } from 'graphql'

/** How the types of a supergraph relate, `@inaccessible` ones included. */
export interface Types {
  /** Whether a name is an interface's or union's. */
  isAbstract(typename: unknown): boolean
  /** Whether an object that says it is of `typename` is of `type` too. */
  isOfType(typename: unknown, type: string): boolean
}

export function openTypes(schema: GraphQLSchema): Types {
  const members = new Map<unknown, Set<unknown>>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue
    const below = isInterfaceType(type)
      ? [...schema.getImplementations(type).objects, ...schema.getImplementations(type).interfaces]
      : type.getTypes()
    members.set(type.name, new Set(below.map(({ name }) => name)))
  }
  return {
    isAbstract: (typename) => members.has(typename),
    isOfType: (typename, type) => typename === type || (members.get(type)?.has(typename) ?? false),
  }
}
