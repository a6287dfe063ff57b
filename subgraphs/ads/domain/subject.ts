import { isId } from '../../../platform/ids.ts'
import type { Objective } from '../__generated__/types.ts'

/** What is known of something that can be promoted: posts are published or removed, live rooms go from scheduled to ended. */
export type SubjectState = 'PUBLISHED' | 'REMOVED' | 'SCHEDULED' | 'LIVE' | 'ENDED'

/** States in which a subject is worth a click: there is something to see behind it. */
export const ON_SHOW = ['PUBLISHED', 'LIVE'] as const satisfies readonly SubjectState[]

const PROMOTES = { LIVE_SALES: 'LiveRoom', POST_REACH: 'Post' } as const satisfies Record<Objective, string>

/** Whether the objective goes with this kind of subject; the id tells the kind. */
export function fitsObjective(objective: Objective, subjectId: string): boolean {
  return isId(PROMOTES[objective], subjectId)
}

/** Subjects that go with no objective. They are many and short-lived, so nothing else is kept of them here. */
export function isNeverPromoted(subjectId: string): boolean {
  return isId('Comment', subjectId) || isId('ChatMessage', subjectId)
}
