import { type DocumentNode, GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'

/** A resolver map as graphql-tools and @apollo/subgraph take it; generated types check each subgraph's own. */
// biome-ignore lint/suspicious/noExplicitAny: resolvers of all types meet here, each checked where it is written
export type Resolvers = Record<string, any>

/** Hours go from 00 to 23 there; JavaScript takes a 24th. */
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T(?!24)\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** An instant, as RFC 3339 text with an offset; always UTC with milliseconds on the way out. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => {
    const date = value instanceof Date ? value : new Date(String(value))
    if (Number.isNaN(date.getTime())) throw new GraphQLError('DateTime cannot hold this value.')
    return date.toISOString()
  },
  parseValue: (value) => readInstant(value),
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined, node),
})

function readInstant(value: unknown, nodes?: ValueNode): Date {
  const date = typeof value === 'string' && ISO_INSTANT.test(value) ? new Date(value) : null
  if (!date || !isStorable(date) || !isDay(String(value).slice(0, 10)))
    throw new GraphQLError('A DateTime is RFC 3339 text with an offset, such as "2024-02-27T09:30:00Z".', {
      nodes,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  return date
}

/** Four digits of year, from the first on: what PostgreSQL takes as we write it, also after the offset is taken off. */
function isStorable(date: Date): boolean {
  const year = date.getUTCFullYear()
  return year >= 1 && year <= 9999
}

/** JavaScript reads 30 February as 1 March. */
function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}

/** The opaque position of an event; {@link ./events/cursor.ts} reads it. */
export const EventCursor = new GraphQLScalarType<string, string>({
  name: 'EventCursor',
  serialize: String,
  parseValue: (value) => readCursor(value),
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : undefined, node),
})

function readCursor(value: unknown, nodes?: ValueNode): string {
  if (typeof value !== 'string')
    throw new GraphQLError('An EventCursor is the text a subscription gave out.', { nodes })
  return value
}

/** Add the platform's scalars that this SDL declares. */
export function withScalars(typeDefs: DocumentNode, resolvers: Resolvers): Resolvers {
  const declared = new Set(
    typeDefs.definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? [node.name.value] : [])),
  )
  return {
    ...(declared.has('DateTime') && { DateTime }),
    ...(declared.has('EventCursor') && { EventCursor }),
    ...resolvers,
  }
}
