import {
  GraphQLEnumType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  type GraphQLType,
  GraphQLUnionType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { ContractDefinition } from './contracts.ts'
import { type ContractSource, type Members, membersOf } from './contracts-members.ts'

/** A contract that leaves nothing to ask for. */
export class EmptyContract extends Error {}

/**
 * The schema of one contract: everything of the graph that is in it, and nothing that tells of the rest. Scalars are the graph's
 * own, so values are read as they are there. A contract that includes and excludes no tag is the graph.
 * @throws EmptyContract when nothing of `Query` is in it
 */
export function contractSchema(source: ContractSource, definition: ContractDefinition): GraphQLSchema {
  // Most of the time goes into drawing a line, and this one draws none.
  if (definition.include.length === 0 && definition.exclude.length === 0) return source.schema
  return schemaOf(source.schema, membersOf(source, definition), definition.name)
}

function schemaOf(whole: GraphQLSchema, members: Members, contract: string): GraphQLSchema {
  const types = new Map<string, GraphQLNamedType>()
  const typeOf = <T extends GraphQLNamedType>(type: T): T => {
    const known = types.get(type.name)
    if (known) return known as T
    const made = narrowed(type, members, typeOf, referenceOf)
    types.set(type.name, made)
    return made as T
  }
  const referenceOf: Reference = (type) => {
    if (isNonNullType(type)) return new GraphQLNonNull(referenceOf(type.ofType))
    if (isListType(type)) return new GraphQLList(referenceOf(type.ofType))
    return typeOf(type)
  }
  const rootOf = (type: GraphQLObjectType | null | undefined) => (type && members.has(type.name) ? typeOf(type) : null)
  const query = rootOf(whole.getQueryType())
  if (!query) throw new EmptyContract(`The contract "${contract}" has nothing to ask for: no field of Query is in it.`)
  const kept = Object.values(whole.getTypeMap()).filter(({ name }) => members.has(name) && !name.startsWith('__'))
  return new GraphQLSchema({
    description: whole.description,
    query,
    mutation: rootOf(whole.getMutationType()),
    subscription: rootOf(whole.getSubscriptionType()),
    directives: whole.getDirectives(),
    types: kept.map(typeOf),
  })
}

type Reference = (type: GraphQLType) => GraphQLType

/** One type with those of its members that are in the contract. */
function narrowed(
  type: GraphQLNamedType,
  members: Members,
  typeOf: <T extends GraphQLNamedType>(type: T) => T,
  referenceOf: Reference,
): GraphQLNamedType {
  const own = members.get(type.name)
  const isKept = ({ name }: { name: string }) => members.has(name)
  const fieldsOf = (of: GraphQLObjectType | GraphQLInterfaceType) => () => {
    const fields: GraphQLFieldConfigMap<unknown, unknown> = {}
    for (const [name, field] of Object.entries(of.toConfig().fields)) {
      const given = own?.get(name)
      if (!given) continue
      const args: GraphQLFieldConfigArgumentMap = {}
      for (const [argument, config] of Object.entries(field.args ?? {}))
        if (given.has(argument))
          args[argument] = { ...config, type: referenceOf(config.type) as GraphQLInputType, astNode: undefined }
      fields[name] = { ...field, args, type: referenceOf(field.type) as GraphQLOutputType, astNode: undefined }
    }
    return fields
  }
  const { name, description } = type
  if (isObjectType(type) || isInterfaceType(type)) {
    const config = {
      name,
      description,
      fields: fieldsOf(type),
      interfaces: () => type.getInterfaces().filter(isKept).map(typeOf),
    }
    return isObjectType(type) ? new GraphQLObjectType(config) : new GraphQLInterfaceType(config)
  }
  if (isUnionType(type))
    return new GraphQLUnionType({
      name,
      description,
      types: () =>
        type
          .getTypes()
          .filter((each) => own?.has(each.name))
          .map(typeOf),
    })
  if (isEnumType(type)) {
    const values = Object.entries(type.toConfig().values).filter(([value]) => own?.has(value))
    return new GraphQLEnumType({ name, description, values: Object.fromEntries(values) })
  }
  if (!isInputObjectType(type)) return type
  return new GraphQLInputObjectType({
    name,
    description,
    isOneOf: type.isOneOf,
    fields: () => {
      const fields: GraphQLInputFieldConfigMap = {}
      for (const [field, config] of Object.entries(type.toConfig().fields))
        if (own?.has(field))
          fields[field] = { ...config, type: referenceOf(config.type) as GraphQLInputType, astNode: undefined }
      return fields
    },
  })
}
