import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql'
import type { ContractDefinition } from './contracts.ts'
import type { Tags } from './contracts-tags.ts'

/** The types of a contract; of each its fields, values or possible types; of each field its arguments. */
export type Members = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>

/** What a contract is drawn from. */
export interface ContractSource {
  readonly schema: GraphQLSchema
  readonly tags: Tags
  /** Tags that name audiences; every tag does when left out. */
  readonly audiences?: ReadonlySet<string> | undefined
}

/**
 * What is in a contract: what its tags say, less what nothing leads to, what would be left empty, and what would not be valid
 * any more. A field of an interface stays as long as all types of it in the contract have it; an argument or input field that
 * is hidden takes along what requires it, and one that is left out has its default.
 */
export function membersOf(source: ContractSource, definition: ContractDefinition): Members {
  const removed = new Set<string>()
  const decide = openDecision(source, definition)
  for (;;) {
    const members = reached(source.schema, decide, removed)
    const before = removed.size
    for (const coordinate of invalidIn(source.schema, members)) removed.add(coordinate)
    if (removed.size === before) return members
  }
}

const coordinateOf = (type: string, member: string, argument?: string) =>
  argument === undefined ? `${type}.${member}` : `${type}.${member}(${argument}:)`

/** What tags let in and something leads to. */
function reached(schema: GraphQLSchema, decide: Decision, removed: ReadonlySet<string>): Members {
  const found = new Map<string, Map<string, ReadonlySet<string>>>()
  const isIn = (type: GraphQLNamedType, member: string) => {
    const coordinate = coordinateOf(type.name, member)
    return !removed.has(coordinate) && decide(type, coordinate)
  }
  const argumentsOf = (type: GraphQLNamedType, field: string, given: readonly GraphQLArgument[]) =>
    given.filter(({ name }) => {
      const coordinate = coordinateOf(type.name, field, name)
      return !removed.has(coordinate) && decide.argument(coordinate)
    })
  /** Interfaces that a field answers with: what is of them can be met. */
  const met = new Set<string>()

  const visit = (type: GraphQLNamedType, throughField = true): void => {
    if (isInterfaceType(type) && throughField && !met.has(type.name) && !removed.has(type.name)) {
      met.add(type.name)
      visit(type, false)
      for (const each of possibleBelow(schema, type)) visit(each, false)
    }
    if (found.has(type.name) || removed.has(type.name)) return
    const members = new Map<string, ReadonlySet<string>>()
    found.set(type.name, members)
    if (isObjectType(type) || isInterfaceType(type)) {
      const fields = Object.values(type.getFields())
      const own = new Set(fields.filter(({ name }) => isIn(type, name)).map(({ name }) => name))
      // What identifies a thing comes along with the thing.
      if (own.size > 0)
        for (const each of type.getInterfaces())
          for (const name of Object.keys(each.getFields()))
            if (isIn(each, name) && !removed.has(coordinateOf(type.name, name)) && decide.demanded(type, name))
              own.add(name)
      for (const field of fields) {
        if (!own.has(field.name)) continue
        const given = argumentsOf(type, field.name, field.args)
        members.set(field.name, new Set(given.map(({ name }) => name)))
        for (const argument of given) visit(getNamedType(argument.type))
        visit(getNamedType(field.type))
      }
      if (own.size > 0) for (const each of type.getInterfaces()) visit(each, false)
    } else if (isUnionType(type)) {
      if (!decide.whole(type)) return
      for (const each of type.getTypes()) {
        visit(each)
        if ((found.get(each.name)?.size ?? 0) > 0) members.set(each.name, NONE)
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (!isIn(type, field.name)) continue
        members.set(field.name, NONE)
        visit(getNamedType(field.type))
      }
    } else if (isEnumType(type)) {
      for (const { name } of type.getValues()) if (isIn(type, name)) members.set(name, NONE)
    } else if (!isSpecifiedScalarType(type) && !decide.whole(type)) found.delete(type.name)
  }
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    if (root) visit(root)
  for (const { args } of schema.getDirectives()) for (const { type } of args) visit(getNamedType(type))
  return found
}

const NONE: ReadonlySet<string> = new Set()

function possibleBelow(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  if (!isInterfaceType(type)) return []
  const { objects, interfaces } = schema.getImplementations(type)
  return [...objects, ...interfaces]
}

const ANY = { has: () => true }

/** Says of each part of a graph whether tags let it into a contract. */
interface Decision {
  /** @param coordinate a field, input field or enum value of the type */
  (type: GraphQLNamedType, coordinate: string): boolean
  argument(coordinate: string): boolean
  /** A type that stands or falls as a whole. */
  whole(type: GraphQLNamedType): boolean
  /** A field nobody tagged, of a type that is in for its other fields, that an interface of the type has. */
  demanded(type: GraphQLNamedType, field: string): boolean
}

function openDecision({ schema, tags, audiences }: ContractSource, definition: ContractDefinition): Decision {
  const include = new Set(definition.include)
  const exclude = new Set(definition.exclude)
  const roots: ReadonlySet<unknown> = new Set([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ])
  const some = (of: Pick<ReadonlySet<string>, 'has'>, all: readonly ReadonlySet<string>[]) => {
    for (const names of all) for (const name of names) if (of.has(name)) return true
    return false
  }
  const isSaid = (all: readonly ReadonlySet<string>[]) => some(audiences ?? ANY, all)
  /** What was decided of a coordinate; each is asked for several times. */
  const decided = new Map<string, boolean>()
  const isOpen = (type: GraphQLNamedType) => {
    if (definition.untagged === 'in') return true
    const isData = isObjectType(type) || isAbstractType(type)
    if (definition.untagged === 'out') return !isData
    return !roots.has(type) && !tags.isEntity(type.name)
  }
  const decide = (type: GraphQLNamedType, all: readonly ReadonlySet<string>[]) => {
    if (some(exclude, all)) return false
    if (include.size === 0 || some(include, all)) return true
    if (isSaid(all)) return definition.untagged === 'out' && isOpen(type)
    return isOpen(type)
  }
  return Object.assign(
    (type: GraphQLNamedType, coordinate: string) => {
      const before = decided.get(coordinate)
      if (before !== undefined) return before
      const found = decide(type, [tags.of(type.name), tags.of(coordinate)])
      decided.set(coordinate, found)
      return found
    },
    {
      argument: (coordinate: string) => {
        const own = [tags.of(coordinate)]
        if (some(exclude, own)) return false
        return include.size === 0 || definition.untagged === 'out' || !isSaid(own) || some(include, own)
      },
      whole: (type: GraphQLNamedType) => decide(type, [tags.of(type.name)]),
      demanded: (type: GraphQLNamedType, field: string) => {
        const all = [tags.of(type.name), tags.of(coordinateOf(type.name, field))]
        return definition.untagged !== 'out' && !some(exclude, all) && !isSaid(all)
      },
    },
  )
}

/** What cannot stay as it is, given what has gone. */
function* invalidIn(schema: GraphQLSchema, members: Members): Generator<string> {
  for (const [name, own] of members) {
    const type = schema.getType(name)
    if (!type || isScalarType(type)) continue
    if (own.size === 0) yield name
    if (isInputObjectType(type)) yield* invalidInput(type, own, members)
    if (isObjectType(type) || isInterfaceType(type)) yield* invalidFields(type, own, members)
    if (isInterfaceType(type)) yield* invalidInterface(schema, type, own, members)
  }
}

type Own = ReadonlyMap<string, ReadonlySet<string>>

function* invalidInput(type: GraphQLInputObjectType, own: Own, members: Members): Generator<string> {
  for (const field of Object.values(type.getFields())) {
    if (!own.has(field.name)) {
      if (isRequiredInputField(field)) yield type.name
    } else if (!members.has(getNamedType(field.type).name) || hidesDefault(field, members))
      yield coordinateOf(type.name, field.name)
  }
}

function* invalidFields(type: GraphQLObjectType | GraphQLInterfaceType, own: Own, members: Members): Generator<string> {
  for (const field of Object.values(type.getFields())) {
    const given = own.get(field.name)
    if (!given) continue
    if (!members.has(getNamedType(field.type).name)) yield coordinateOf(type.name, field.name)
    for (const argument of field.args) {
      if (!given.has(argument.name)) {
        if (isRequiredArgument(argument)) yield coordinateOf(type.name, field.name)
      } else if (!members.has(getNamedType(argument.type).name) || hidesDefault(argument, members))
        yield coordinateOf(type.name, field.name, argument.name)
    }
  }
}

function* invalidInterface(
  schema: GraphQLSchema,
  type: GraphQLInterfaceType,
  own: Own,
  members: Members,
): Generator<string> {
  if (!schema.getPossibleTypes(type).some(({ name }) => members.get(name)?.size)) yield type.name
  for (const [field, given] of own)
    for (const below of possibleBelow(schema, type)) {
      const theirs = members.get(below.name)
      if (!theirs?.size) continue
      if (!theirs.has(field)) yield coordinateOf(type.name, field)
      for (const argument of given)
        if (!theirs.get(field)?.has(argument)) yield coordinateOf(type.name, field, argument)
    }
}

/** Whether a default names what is not in the contract: whoever leaves the argument out gets it, and nobody can say it. */
function hidesDefault({ type, defaultValue }: GraphQLArgument | GraphQLInputField, members: Members): boolean {
  const hides = (of: GraphQLInputType, value: unknown): boolean => {
    if (value === null || value === undefined) return false
    if (isNonNullType(of)) return hides(of.ofType, value)
    if (isListType(of)) return (Array.isArray(value) ? value : [value]).some((each) => hides(of.ofType, each))
    if (isEnumType(of)) {
      const name = of.getValues().find((each) => each.value === value)?.name ?? ''
      return !members.get(of.name)?.has(name)
    }
    if (!isInputObjectType(of) || typeof value !== 'object') return false
    return Object.entries(value).some(([name, each]) => {
      const field = of.getFields()[name]
      return !field || !members.get(of.name)?.has(name) || hides(field.type, each)
    })
  }
  return hides(type, defaultValue)
}
