import type { SentName } from './representation.ts'
import type { Types } from './types.ts'

/** What a fetch has to know of the graph and the operation it is part of. */
export interface FetchContext {
  readonly types: Types
  /** The client's name of a variable of the plan. */
  readonly givenName: (variable: string) => string
  readonly sentName: SentName
}
