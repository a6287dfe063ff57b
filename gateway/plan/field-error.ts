import { GraphQLError, type GraphQLErrorOptions, type SourceLocation } from 'graphql'
import { type Guard, holds } from './guard.ts'
import type { FieldShape, Occurrence } from './shape.ts'

/**
 * An error whose places in the client's document are known. graphql-js works places out from nodes by reading the text up to
 * each of them, which for fifty errors in a long document takes longer than all the rest.
 */
export class LocatedError extends GraphQLError {
  override readonly locations: readonly SourceLocation[] | undefined
  constructor(message: string, options: GraphQLErrorOptions, locations: readonly SourceLocation[] | undefined) {
    super(message, options)
    this.locations = locations?.length ? locations : undefined
  }
}

/** What a field's places are told by. */
export type Placed = Pick<FieldShape, 'field' | 'occurrences'>

/** Says where a document asks for a field; see {@link openPlaces}. */
export type PlacesOf = (fields: readonly Placed[]) => readonly SourceLocation[]

/**
 * Where a client's document asks for fields, as graphql-js says it of their errors: every place that counts with these
 * conditions, in the order of the document's execution. Worked out once for each field, however many errors it has.
 * @param conditions values of the operation's; null takes every place for one that counts
 */
export function openPlaces(conditions: readonly boolean[] | null): PlacesOf {
  const known = new Map<Placed, readonly SourceLocation[]>()
  const placesOf = (placed: Placed) => {
    const before = known.get(placed)
    if (before) return before
    const places = locationsOf(occurrencesOf(placed), conditions)
    known.set(placed, places)
    return places
  }
  return ([first, ...others]) => {
    if (!first) return []
    const own = placesOf(first)
    const all = others.length === 0 ? own : distinct([first, ...others].flatMap(placesOf))
    // Fields of the same places have them in the order of execution, which need not be that of the text.
    return all.length === own.length ? own : [...all].sort(inOrder)
  }
}

const occurrencesOf = ({ field, occurrences }: Placed): readonly Occurrence[] =>
  occurrences.length > 0 ? occurrences : [{ field, guard: ALWAYS }]

const ALWAYS: Guard = []

/** The places of a document that count. @param conditions null when all do */
export function locationsOf(
  occurrences: readonly Occurrence[],
  conditions: readonly boolean[] | null,
): readonly SourceLocation[] {
  const places: SourceLocation[] = []
  for (const { field, guard } of occurrences) {
    if (conditions && !holds(guard, conditions)) continue
    // What was written into the document while it was planned stands nowhere in it.
    const start = field.loc?.startToken
    if (start) places.push({ line: start.line, column: start.column })
  }
  return distinct(places)
}

const inOrder = (left: SourceLocation, right: SourceLocation) => left.line - right.line || left.column - right.column

/** A fragment that is spread twice is in one place. */
function distinct(places: readonly SourceLocation[]): readonly SourceLocation[] {
  if (places.length < 2) return places
  const byPlace = new Map(places.map((place) => [`${place.line}:${place.column}`, place]))
  return [...byPlace.values()]
}
