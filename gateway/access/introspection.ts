import type { GraphQLError } from 'graphql'
import type { Viewer } from '../../platform/viewer.ts'
import { LocatedError, openPlaces } from '../plan/field-error.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/** Who may ask about the schema: everybody, whoever is signed in or has an API key, or nobody. Each sees their contract. */
export const INTROSPECTION = ['nobody', 'signed-in', 'everybody'] as const
export type Introspection = (typeof INTROSPECTION)[number]

/** Whether a caller may be told what of the schema they did not name themselves. */
const mayKnow = (setting: Introspection, viewer: Viewer) =>
  setting === 'everybody' || (setting === 'signed-in' && viewer.kind !== 'anonymous')

/**
 * Mistakes as their maker may be told them: to whoever may not ask about the schema no names are suggested, as by guessing and being
 * corrected all of it can be learned. Source: OWASP GraphQL Cheat Sheet, "Introspection + GraphiQL".
 */
export function toldTo(
  setting: Introspection,
  viewer: Viewer,
  mistakes: readonly GraphQLError[],
): readonly GraphQLError[] {
  return mayKnow(setting, viewer) ? mistakes : mistakes.map(withoutSuggestion)
}

/** A mistake without what graphql-js takes its maker to have meant, which is the end of its message. */
export function withoutSuggestion(mistake: GraphQLError): GraphQLError {
  const message = mistake.message.replace(
    / Did you mean (?:the enum value |to use an inline fragment on )?"[^?]*\?$/,
    '',
  )
  if (message === mistake.message) return mistake
  const { nodes, source, positions, path, originalError, extensions, locations } = mistake
  return new LocatedError(message, { nodes, source, positions, path, originalError, extensions }, locations)
}

/** @returns why an operation that asks about the schema is not answered; null for one that is, or does not */
export function refuseIntrospection(
  setting: Introspection,
  viewer: Viewer,
  { compiled }: Pick<PreparedOperation, 'compiled'>,
): GraphQLError | null {
  if (mayKnow(setting, viewer) || !compiled.introspect) return null
  const asked = compiled.root.objectOf(undefined)?.fields.filter(({ source }) => source === 'introspection') ?? []
  return new LocatedError(
    setting === 'nobody'
      ? 'This graph does not tell about its schema.'
      : 'This graph tells about its schema to those who are signed in or send an API key.',
    { extensions: { code: 'INTROSPECTION_DISABLED' } },
    openPlaces(null)(asked),
  )
}
