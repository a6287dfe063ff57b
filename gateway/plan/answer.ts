import type { GraphQLError } from 'graphql'

/** A response as it leaves. Written once, whoever sends it: doors put bytes around it and never look inside. */
export interface Answer {
  /** The response map as JSON: `errors` when there are any, `data`, `extensions` when there are any (GraphQL §7.1). */
  readonly text: string
  /** The errors in it, for logs and counts; empty when there are none. */
  readonly errors: readonly GraphQLError[]
  /** What HTTP is to say with it: names in lower case and values in turn. */
  readonly headers: readonly string[]
}
