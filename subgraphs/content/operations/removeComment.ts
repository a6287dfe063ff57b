import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideRemoval } from '../domain/removal.ts'

/** Remove one's comment, or any under one's post. @returns the id of the comment that is gone */
export async function removeComment(
  ctx: Context,
  commentId: string,
): Promise<Outcome<string, 'COMMENT_NOT_FOUND' | 'NOT_AUTHOR'>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    const comment = isId('Comment', commentId) ? await tx.comments.byId(commentId) : null
    const post = comment && (await tx.subjects.lock(comment.postId))
    const removerIds = comment && post ? [comment.authorId, post.ownerId] : []
    // Gone with its post, too.
    const isRemoved = comment?.removedAt != null || post?.removedAt != null
    const decision = decideRemoval(comment && { isRemoved, removerIds }, userId, 'COMMENT_NOT_FOUND', ['commentId'])
    if (!decision.ok) return decision
    // Two at once: the second waited for the post and finds nothing left to remove.
    if (comment && decision.value === 'remove' && (await tx.comments.remove(commentId, ctx.clock.now()))) {
      await tx.subjects.remove([commentId], ctx.clock.now())
      await tx.subjects.countComment(comment.postId, -1)
      await tx.outbox.publish('content.commentRemoved', {
        commentId,
        postId: comment.postId,
        authorId: comment.authorId,
      })
    }
    return ok(commentId)
  })
}
