import { systemClock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { heatOf } from '../domain/heat.ts'
import { chunksOf } from '../store/chunks.ts'
import { bindContent } from '../store/index.ts'

const LIKES_PER_STATEMENT = 5_000

export interface LikeSeed {
  subjectId: string
  userId: string
  at: Date
}

/**
 * Load likes, past the gates: those there already stay as they are, likes of what is not there are left out, and posts move
 * up in the ranking as with single likes. Likes of one subject are best given together: its rank is then worked out once.
 * @returns how many were new
 */
export async function loadLikes(database: Database, likes: readonly LikeSeed[]): Promise<number> {
  let total = 0
  for (const some of chunksOf(likes, LIKES_PER_STATEMENT)) {
    total += await database.transact(async (executor) => {
      const tx = bindContent(executor, systemClock)
      const { added, subjects } = await tx.subjects.likeAll(some)
      for (const { id, type, likeCount, commentCount } of subjects)
        if (type === 'Post') await tx.posts.heat(id, heatOf(likeCount + commentCount))
      return added
    })
  }
  return total
}
