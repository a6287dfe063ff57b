import { heatOf } from '../domain/heat.ts'
import type { ContentTx } from '../store/index.ts'
import type { SubjectRow } from '../store/tables.ts'

/**
 * Move a post up in the ranking after one more like or comment, when that makes it hotter than before. The heat a post has
 * reached stays when likes are taken back: a post cannot be pushed up and down at will.
 * @param subject as it stands after the like or comment, locked
 */
export async function warm(tx: ContentTx, subject: SubjectRow): Promise<void> {
  if (subject.type !== 'Post') return
  const engagement = subject.likeCount + subject.commentCount
  const heat = heatOf(engagement)
  if (heat > heatOf(engagement - 1)) await tx.posts.heat(subject.id, heat)
}
