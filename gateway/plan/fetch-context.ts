import type { NeedsSource } from './needs.ts'
import type { SentName } from './representation.ts'

/** What a fetch has to know of the graph and the operation it is part of. */
export interface FetchContext extends NeedsSource {
  readonly sentName: SentName
}
