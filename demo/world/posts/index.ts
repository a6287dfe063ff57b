import type { DemoPost } from '../post.ts'
import { AROUND } from './around.ts'
import { CAMPUS } from './campus.ts'
import { INTERESTS } from './interests.ts'
import { WHITE_COLLAR } from './white-collar.ts'

/** Everything published in the demo world, oldest first. */
export const POSTS: readonly DemoPost[] = [...CAMPUS, ...WHITE_COLLAR, ...INTERESTS, ...AROUND].sort(
  (a, b) => b.hoursAgo - a.hoursAgo,
)
