import { type GraphQLSchema, getNamedType, isAbstractType, isInterfaceType } from 'graphql'

/** How the types of a supergraph relate, `@inaccessible` ones included. */
export interface Types {
  /** Whether a name is an interface's or union's. */
  isAbstract(typename: unknown): boolean
  /** Whether an object that says it is of `typename` is of `type` too. */
  isOfType(typename: unknown, type: string): boolean
  /** What a field's values are, and in how many lists within lists; undefined when there is no such field. */
  fieldOf(type: string, field: string): { readonly type: string; readonly lists: number } | undefined
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
    fieldOf: (name, field) => {
      const type = schema.getType(name)
      const definition = type && 'getFields' in type ? type.getFields()[field] : undefined
      if (!definition) return undefined
      return { type: getNamedType(definition.type).name, lists: String(definition.type).lastIndexOf('[') + 1 }
    },
    isOfType: (typename, type) => typename === type || (members.get(type)?.has(typename) ?? false),
  }
}
