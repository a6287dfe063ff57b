import type { Viewer } from '../../platform/viewer.ts'

/** What tells a caller apart from others and stays the same from one request to the next; null for somebody unknown. */
export function callerOf(viewer: Viewer): string | null {
  if (viewer.kind === 'user') return viewer.userId
  if (viewer.kind === 'app') return viewer.appId
  return viewer.kind === 'service' ? viewer.name : null
}
