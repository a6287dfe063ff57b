import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { type ContractDefinition, PERSONAL } from './contracts.ts'
import { type ContractSource, type Members, membersOf } from './contracts-members.ts'

/** One breach of a rule about contracts, at a schema coordinate of the composed graph. */
export interface ContractProblem {
  document: string
  coordinate: string
  rule: 'in-a-contract' | 'leads-nowhere' | 'null-for-hidden' | 'personal-tagged' | 'personal-in-analytics'
  message: string
}

/**
 * Check who gets to see what:
 * - `in-a-contract`: every type, field, argument, input field and enum value is in a contract other than the one of everything, or
 *   is tagged `internal`, or belongs to something that is. What nothing leads to is in none;
 * - `leads-nowhere`: what is tagged for an audience is in its contract: a field is not when nothing of what it answers with is;
 * - `null-for-hidden`: a field that may come upon an object its contract hides may be null, so that it takes nothing along;
 * - `personal-tagged`: what is called as personal things are called says that it is one, itself or by its type;
 * - `personal-in-analytics`: nothing is personal and for analysts, and no word for a person is in their contract.
 * @param everything the name of the contract that is no decision
 */
export function lintContracts(
  source: ContractSource,
  contracts: readonly ContractDefinition[],
  everything = 'internal',
): ContractProblem[] {
  const drawn = contracts.map((contract) => ({ contract, members: membersOf(source, contract) }))
  const narrow = drawn.filter(({ contract }) => contract.name !== everything)
  const isSaid = saidToBe(source, everything)
  return [
    ...inNone(
      source.schema,
      narrow.map(({ members }) => members),
      isSaid,
    ),
    ...narrow.flatMap(({ contract, members }) => [...leadingNowhere(source, contract, members)]),
    ...narrow.flatMap(({ contract, members }) => [...nullForHidden(source.schema, contract, members)]),
    ...untaggedPersonal(source),
    ...narrow.flatMap(({ contract, members }) =>
      contract.exclude.includes(PERSONAL) ? [...personalIn(source, contract, members)] : [],
    ),
  ]
}

/** What carries a tag, itself or by its type, and the values that belong to it. @returns whether a coordinate is among it */
function saidToBe({ schema, tags }: ContractSource, tag: string): (coordinate: Coordinate) => boolean {
  const values = new Set<string>()
  const follow = (type: GraphQLNamedType): void => {
    if (values.has(type.name) || tags.isEntity(type.name)) return
    values.add(type.name)
    if (isUnionType(type)) for (const each of type.getTypes()) follow(each)
    if ('getFields' in type) for (const field of Object.values(type.getFields())) lead(field)
  }
  const lead = (field: GraphQLField<unknown, unknown> | GraphQLInputField) => {
    follow(getNamedType(field.type as GraphQLType) as GraphQLNamedType)
    if ('args' in field) for (const { type } of field.args) follow(getNamedType(type))
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    const isTagged = tags.of(type.name).has(tag)
    if (isTagged) values.add(type.name)
    for (const field of Object.values(type.getFields()))
      if (isTagged || tags.of(`${type.name}.${field.name}`).has(tag)) lead(field)
  }
  return ([type, member, argument]) =>
    values.has(type) ||
    tags.of(type).has(tag) ||
    (member !== undefined && tags.of(`${type}.${member}`).has(tag)) ||
    tags.of(written([type, member, argument])).has(tag)
}

/** A type, a member of it, an argument of that. */
type Coordinate = readonly [string, string?, string?]

const problem = (rule: ContractProblem['rule'], coordinate: string, message: string): ContractProblem => ({
  document: 'supergraph',
  coordinate,
  rule,
  message,
})

/** Every coordinate of a schema, as the steps that lead to it. */
function* coordinatesOf(schema: GraphQLSchema): Generator<Coordinate> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    yield [type.name]
    if (isEnumType(type)) for (const { name } of type.getValues()) yield [type.name, name]
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) yield [type.name, name]
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { name, args } of Object.values(type.getFields())) {
      yield [type.name, name]
      for (const argument of args) yield [type.name, name, argument.name]
    }
  }
}

const written = ([type, member, argument]: Coordinate) =>
  member === undefined ? type : argument === undefined ? `${type}.${member}` : `${type}.${member}(${argument}:)`

function* inNone(
  schema: GraphQLSchema,
  all: readonly Members[],
  isSaid: (coordinate: Coordinate) => boolean,
): Generator<ContractProblem> {
  const specified = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
  for (const coordinate of coordinatesOf(schema)) {
    const [type, member, argument] = coordinate
    if (specified.has(type)) continue
    const isIn = all.some((members) => {
      const own = members.get(type)
      if (!own || member === undefined) return own !== undefined
      const given = own.get(member)
      return given !== undefined && (argument === undefined || given.has(argument))
    })
    if (!isIn && !isSaid(coordinate))
      yield problem(
        'in-a-contract',
        written(coordinate),
        'is in no contract: nothing leads to it, or it needs a tag that says who it is for',
      )
  }
}

/** Fields that are tagged for a contract's audience, themselves or by their type, and are not in it. */
function* leadingNowhere({ schema, tags }: ContractSource, contract: ContractDefinition, members: Members) {
  const isFor = (names: ReadonlySet<string>) =>
    contract.include.some((name) => names.has(name)) && !contract.exclude.some((name) => names.has(name))
  for (const [type, member, argument] of coordinatesOf(schema)) {
    if (member === undefined || argument !== undefined) continue
    const coordinate = `${type}.${member}`
    const names = new Set([...tags.of(type), ...tags.of(coordinate)])
    if (isFor(names) && members.has(type) && !members.get(type)?.has(member))
      yield problem(
        'leads-nowhere',
        coordinate,
        `is for ${contract.name}, and nothing of what it answers with is in that contract`,
      )
    if (isFor(tags.of(coordinate)) && !members.has(type))
      yield problem('leads-nowhere', coordinate, `is for ${contract.name}, and nothing in that contract leads to it`)
  }
}

function* nullForHidden(schema: GraphQLSchema, contract: ContractDefinition, members: Members) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const returned = getNamedType(field.type)
      if (!members.get(type.name)?.has(field.name) || !isAbstractType(returned)) continue
      const hidden = schema.getPossibleTypes(returned).filter(({ name }) => {
        const isMember = isUnionType(returned) ? members.get(returned.name)?.has(name) : members.get(name)?.size
        return !isMember
      })
      if (hidden.length > 0 && isTakenAlong(field.type))
        yield problem(
          'null-for-hidden',
          `${type.name}.${field.name}`,
          `may come upon ${hidden.map(({ name }) => name).join(' or ')}, which ${contract.name} hides, and must not be null`,
        )
    }
  }
}

/** Whether one object that is null makes the whole field null, or its parent. */
function isTakenAlong(type: GraphQLOutputType): boolean {
  if (!isNonNullType(type)) return isListType(type) && isTakenAlong(type.ofType)
  return !isListType(type.ofType) || isTakenAlong(type.ofType)
}

/** What personal things are called. */
const PERSONAL_NAMES =
  /^(handle|displayName|avatarUrl|bio|phone|gender|homeArea|e?mail|birth(day|Date)|holderName|(\w*U|u)serId|actorId|author|owner|buyer|organiser|host|text|body|memo|message)$/
/** What is called so and is nobody's: words of the platform's own. */
const NOBODYS: ReadonlySet<string> = new Set(['UserError.message', 'OperationMistake.message', 'SchemaChange.message'])

function* untaggedPersonal({ schema, tags }: ContractSource): Generator<ContractProblem> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      if (!PERSONAL_NAMES.test(field.name) || NOBODYS.has(coordinate)) continue
      // What is an object says so of its own.
      if (!isLeafType(getNamedType(field.type))) continue
      if (![type.name, coordinate].some((place) => tags.of(place).has(PERSONAL)))
        yield problem(
          'personal-tagged',
          coordinate,
          `is called as what is personal: it needs @tag(name: "${PERSONAL}")`,
        )
    }
  }
}

function* personalIn({ schema, tags }: ContractSource, contract: ContractDefinition, members: Members) {
  for (const [type, member, argument] of coordinatesOf(schema)) {
    const coordinate = written([type, member, argument])
    const names = new Set([...tags.of(type), ...tags.of(coordinate)])
    const isFor = contract.include.some((name) => tags.of(coordinate).has(name))
    if (isFor && names.has(PERSONAL))
      yield problem('personal-in-analytics', coordinate, `is personal, and tagged for ${contract.name} all the same`)
    if (member !== undefined && argument === undefined && !NOBODYS.has(coordinate) && members.get(type)?.has(member))
      if (PERSONAL_NAMES.test(member))
        yield problem('personal-in-analytics', coordinate, `is called as what is personal, and is in ${contract.name}`)
  }
}
