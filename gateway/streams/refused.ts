import { GraphQLError } from 'graphql'
import { PublicError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { boundErrors } from '../limits/index.ts'
import { openClientPlaces } from '../plan/client-path.ts'
import { failureOf, internal, presented } from '../plan/failures.ts'
import { LocatedError, openPlaces } from '../plan/field-error.ts'
import type { PreparedOperation } from '../plan/planner.ts'
import { pathOf } from '../plan/targets.ts'

/** A stream ended with errors instead of events. Their paths are the plan's. */
export class StreamRefused extends Error {
  readonly errors: readonly GraphQLError[]
  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'The stream was refused.')
    this.errors = errors
  }
}

/**
 * What may be told of the errors an owner refuses a stream with, as of those it answers with: no locations, which speak of the
 * plan's own document, nothing of its inside, and nothing that cannot be written.
 */
export function refusalOf(errors: readonly GraphQLError[] | undefined, subgraph: string): StreamRefused {
  const told = (errors ?? []).map((error) => presented(failureOf(error, subgraph, null), pathOf(error), [], false))
  return new StreamRefused(told)
}

/**
 * What may be told of anything a stream ends with: an error of the field it is subscribed to, in the client's names and places,
 * where it says of nothing in it.
 */
export function errorsOf(
  thrown: unknown,
  log: Log,
  { compiled }: Pick<PreparedOperation, 'compiled'>,
  variables: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const placesOf = openPlaces(compiled.conditionValues(variables))
  const placeOf = openClientPlaces(compiled.root)
  const [root] = compiled.root.objectOf(undefined)?.fields.filter(({ source }) => source === 'data') ?? []
  const placed = ({ message, path, extensions }: GraphQLError) => {
    const said = placeOf(path ?? [], undefined)
    const { path: at, fields } = said.fields.length > 0 || !root ? said : { path: [root.key], fields: [root] }
    return new LocatedError(message, { path: at, extensions }, placesOf(fields))
  }
  if (thrown instanceof StreamRefused) return boundErrors(thrown.errors.map(placed))
  if (thrown instanceof PublicError) return [placed(thrown)]
  log.error({ err: thrown }, 'a stream broke')
  return [placed(internal('Something went wrong on our side.', [], []))]
}

export const goingAway = () =>
  new GraphQLError('The server is going away.', { extensions: { code: 'SERVICE_UNAVAILABLE' } })
export const notOwned = () =>
  new GraphQLError('This subscription has no owner.', { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
