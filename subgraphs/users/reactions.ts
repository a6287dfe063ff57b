import type { Reactions } from '../../platform/events/reactions.ts'

/** People do not depend on what other subgraphs announce. */
export const reactions: Reactions = {}
