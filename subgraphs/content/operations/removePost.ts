import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { decideRemoval } from '../domain/removal.ts'
import { chunksOf } from '../store/chunks.ts'

/** Remove one's post with its comments. @returns the id of the post that is gone */
export async function removePost(
  ctx: Context,
  postId: string,
): Promise<Outcome<string, 'POST_NOT_FOUND' | 'NOT_AUTHOR'>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act(async (tx) => {
    // Locked as its comments and likes lock it: what came before goes with it, what comes after finds it gone.
    if (isId('Post', postId)) await tx.subjects.lock(postId)
    const post = isId('Post', postId) ? await tx.posts.byId(postId) : null
    const thing = post && { isRemoved: post.removedAt !== null, removerIds: [post.authorId] }
    const decision = decideRemoval(thing, userId, 'POST_NOT_FOUND', ['postId'])
    if (!decision.ok) return decision
    if (post && decision.value === 'remove') {
      const comments = await tx.posts.remove(postId, ctx.clock.now())
      const { authorId, communityId } = post
      await tx.outbox.publish('content.postRemoved', { postId, authorId, communityId, reason: 'AUTHOR' })
      for (const some of chunksOf(comments, 1000)) {
        await tx.outbox.publishAll(
          some.map((comment) => ({
            name: 'content.commentRemoved',
            payload: { commentId: comment.id, postId, authorId: comment.authorId },
          })),
        )
      }
    }
    return ok(postId)
  })
}
