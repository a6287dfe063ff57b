import { GraphQLError } from 'graphql'
import type { Viewer } from '../../platform/viewer.ts'
import type { PreparedOperation } from '../plan/planner.ts'

/** Who may ask about the schema: everybody, whoever is signed in or has an API key, or nobody. Each sees their contract. */
export const INTROSPECTION = ['nobody', 'signed-in', 'everybody'] as const
export type Introspection = (typeof INTROSPECTION)[number]

/** @returns why an operation that asks about the schema is not answered; null for one that is, or does not */
export function refuseIntrospection(
  setting: Introspection,
  viewer: Viewer,
  { compiled }: Pick<PreparedOperation, 'compiled'>,
): GraphQLError | null {
  if (setting === 'everybody' || !compiled.introspect) return null
  if (setting === 'signed-in' && viewer.kind !== 'anonymous') return null
  return new GraphQLError(
    setting === 'nobody'
      ? 'This graph does not tell about its schema.'
      : 'This graph tells about its schema to those who are signed in or send an API key.',
    { extensions: { code: 'INTROSPECTION_DISABLED' } },
  )
}
