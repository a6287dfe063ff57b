import { hasScope, type Viewer } from '../../platform/viewer.ts'

/** Who may see how the graph is made: subgraphs' names in errors, plans and timings in `extensions.trace`. */
export const SEE_INSIDE = ['nobody', 'permitted', 'everybody'] as const
export type SeeInside = (typeof SEE_INSIDE)[number]

/** What a viewer must hold to see inside where that takes permission. */
export const SEE_INSIDE_SCOPE = 'graph:trace'

export function maySeeInside(setting: SeeInside, viewer: Viewer): boolean {
  return setting === 'everybody' || (setting === 'permitted' && hasScope(viewer, SEE_INSIDE_SCOPE))
}
