import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  print,
} from 'graphql'
import type { Answer, Json } from '../support/client.ts'
import { selectionOf } from './strangers-asking.ts'
import { FIELDS, THINGS } from './strangers-reads.ts'

type Field = GraphQLField<unknown, unknown>

/** A field of somebody's thing, or an entrance, in the subgraph that it belongs to. */
export interface Place {
  readonly subgraph: string
  readonly typeName: string
  readonly field: Field
  /** What its SDL asks of who reads it, as it is written. */
  readonly asks: string
}

/** Every field there is, with what it asks, by the subgraph that answers it; but for what only the gateway can ask for. */
export function placesIn(subgraphs: ReadonlyMap<string, GraphQLSchema>, internal: GraphQLSchema): readonly Place[] {
  const places: Place[] = []
  for (const [subgraph, schema] of subgraphs)
    for (const type of Object.values(schema.getTypeMap())) {
      const shown = internal.getType(type.name)
      if (!isObjectType(type) || !(isObjectType(shown) || isInterfaceType(shown))) continue
      const ofType = written([type.astNode, ...type.extensionASTNodes])
      for (const field of Object.values(type.getFields())) {
        const ofField = written([field.astNode])
        if (!shown.getFields()[field.name] || ofField.includes('@external')) continue
        places.push({ subgraph, typeName: type.name, field, asks: `${ofType} ${ofField}` })
      }
    }
  return places
}

const written = (nodes: readonly ({ directives?: readonly ConstDirectiveNode[] } | null | undefined)[]) =>
  nodes
    .flatMap((node) => node?.directives ?? [])
    .map(print)
    .join(' ')
    .replace(/@federation__/g, '@')

const ROOTS = new Set(['Query', 'Mutation', 'Subscription'])
export const isSelf = ({ asks }: Place) => asks.includes('"viewer:self"')
export const coordinateOf = ({ typeName, field }: Place) => `${typeName}.${field.name}`

/** Things that a subgraph answers for by their id. */
export function thingsIn(places: readonly Place[], subgraphs: ReadonlyMap<string, GraphQLSchema>): string[] {
  const entities = [...subgraphs.values()].flatMap((schema) => {
    const union = schema.getType('_Entity')
    return union ? schema.getPossibleTypes(union as never).map(({ name }) => name) : []
  })
  const withId = new Set(places.filter(({ field }) => field.name === 'id').map(({ typeName }) => typeName))
  return [...new Set(entities)].filter((name) => withId.has(name) && name !== 'Subject').sort()
}

/** Fields of public things of which somebody has to say whether they are everybody's. */
export function undecidedIn(places: readonly Place[]): string[] {
  const isList = ({ type }: Field) =>
    isListType(getNullableType(type)) || getNamedType(type).name.endsWith('Connection')
  return places
    .filter(({ typeName }) => THINGS[typeName] === 'PUBLIC' || typeName === 'Subject')
    .filter(({ asks }) => !asks.includes('@requiresScopes'))
    .filter(({ field, asks }) => isList(field) || asks.includes('@authenticated'))
    .map(coordinateOf)
    .sort()
}

/** Entrances and streams of which somebody has to say whether they are everybody's. */
export function undecidedEntrancesIn(places: readonly Place[]): string[] {
  const isOfThing = ({ field: { type, args } }: Place) =>
    getNamedType(type).name in THINGS && args.some(({ name }) => name === 'id')
  return places
    .filter(
      ({ typeName, field }) => (typeName === 'Query' && !field.name.startsWith('_')) || typeName === 'Subscription',
    )
    .filter((place) => isSelf(place) || !place.asks.includes('@requiresScopes'))
    .filter((place) => !isOfThing(place))
    .map(coordinateOf)
    .sort()
}

/** Fields of public things that are their owner's. */
export const ownIn = (places: readonly Place[]) =>
  places.filter((place) => !ROOTS.has(place.typeName) && (isSelf(place) || FIELDS[coordinateOf(place)] === 'OWN'))

/** A field, under a name that is looked for in answers. */
export function probeOf({ name, args, type }: Field): string {
  const given = args
    .filter(isRequiredArgument)
    .map((arg) => `${arg.name}: ${getNamedType(arg.type).name === 'Int' ? 1 : '"1"'}`)
  return `probe: ${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selectionOf(type)}`
}

/** A field of a thing as a subgraph is asked for it by the gateway. */
export const OF_ENTITY = ({ typeName, field }: Place) =>
  `query ($of: [_Any!]!) { things: _entities(representations: $of) { ... on ${typeName} { ${probeOf(field)} } } }`

/** The same as a client asks for it. */
export const OF_NODE = ({ typeName, field }: Place) =>
  `query ($id: ID!) { things: node(id: $id) { ... on ${typeName} { ${probeOf(field)} } } }`

export interface Seen {
  readonly value: Json
  readonly codes: readonly string[]
}

/** What an answer has under the name that was looked for, and what went wrong. */
export function seenIn({ data, errors }: Answer): Seen {
  const things = data?.things
  const thing = Array.isArray(things) ? things[0] : things
  const codes = (errors ?? []).map(({ extensions: { code } }) =>
    code === 'GRAPHQL_VALIDATION_FAILED' ? 'HIDDEN' : code,
  )
  return { value: thing?.probe ?? null, codes }
}

/** An id that nothing has, like one that something has. */
export function absentLike(id: string): string {
  const [last = ''] = id.slice(-1)
  return `${id.slice(0, -1)}${last === '0' ? '1' : '0'}`
}

/** Everything of a thing that can be had without going on, by its id: from a subgraph, and at every entrance of the graph. */
export function asksFor(typeName: string, internal: GraphQLSchema, from: GraphQLSchema) {
  const type = from.getType(typeName) as GraphQLObjectType
  const shown = (internal.getType(typeName) as GraphQLObjectType).getFields()
  const plain = Object.values(type.getFields())
    .filter(
      ({ name, type: of, args }) => name in shown && isLeafType(getNamedType(of)) && !args.some(isRequiredArgument),
    )
    .map(({ name }) => name)
  return `... on ${typeName} { __typename ${plain.join(' ')} }`
}

/** Entrances that hand out a thing of a type by its id, besides `node` and `nodes`. */
export const entrancesTo = (internal: GraphQLSchema, typeName: string): string[] =>
  Object.values((internal.getQueryType() as GraphQLObjectType).getFields())
    .filter(({ type, args }) => getNamedType(type).name === typeName && args.some(({ name }) => name === 'id'))
    .map(({ name }) => name)

/** An answer about one id, as it would be about another. */
export function asOf({ data, errors = [] }: Answer, id: string, other: string): Json {
  const said = { data, errors: errors.map(({ message, path, extensions: { code } }) => ({ message, path, code })) }
  return JSON.parse(JSON.stringify(said).replaceAll(id, other))
}
