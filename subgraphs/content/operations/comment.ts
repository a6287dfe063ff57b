import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CommentInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { CommentRow } from '../store/tables.ts'
import { requireKnownAuthor } from './authors.ts'
import { warm } from './engagement.ts'
import { decideWithin, findPost, GATE_OPEN, type Gated } from './gates.ts'

export type CommentRefusal = 'BODY_EMPTY' | 'POST_NOT_FOUND' | 'BLOCKED' | IdempotencyCode

/** Say something under a post and announce it. @throws BAD_USER_INPUT for more than 1,000 characters */
export async function comment(ctx: Context, input: CommentInput): Promise<Gated<CommentRow, CommentRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const body = readText(input.body, { min: 0, max: 1000, argument: 'input.body' })
  if (body === '') return { outcome: rejected('BODY_EMPTY', ['input', 'body']), verdict: GATE_OPEN }
  await requireKnownAuthor(ctx, userId)
  const post = await findPost(ctx, input.postId, userId)
  const communityId = post?.communityId ?? null
  const verdict = await decideWithin(ctx, { communityId, userId, action: 'COMMENT' })
  const isBlocked = post !== null && (await isBlockedPair(ctx, userId, post.authorId))
  const outcome = await ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'comment',
      input,
      idOf: (said) => said.id,
      replay: tx.comments.byId,
      run: async () => {
        if (!post) return rejected('POST_NOT_FOUND', ['input', 'postId'])
        if (isBlocked) return rejected('BLOCKED', ['input', 'postId'])
        if (!verdict.allowed) return rejected('GATE_CLOSED')
        // Counting locks the post's subject: a removal comes before, and the post is gone, or after, and takes this along.
        const subject = await tx.subjects.countComment(post.id, 1)
        if (!subject) return rejected('POST_NOT_FOUND', ['input', 'postId'])
        const createdAt = ctx.clock.now()
        const said = { id: newId('Comment'), postId: post.id, authorId: userId, body, createdAt, removedAt: null }
        await tx.comments.add(said)
        await tx.subjects.addAll([{ id: said.id, type: 'Comment', ownerId: userId, communityId }])
        await warm(tx, subject)
        await tx.outbox.publish('content.commentAdded', {
          commentId: said.id,
          postId: post.id,
          authorId: userId,
          communityId,
          createdAt: createdAt.toISOString(),
        })
        return ok(said)
      },
    }),
  )
  return { outcome, verdict }
}

/** A block counts only when it still stands after everything told until now. */
async function isBlockedPair({ store, settle }: Context, a: string, b: string): Promise<boolean> {
  if (!(await store.relations.isBlockedPair(a, b))) return false
  await settle()
  return store.relations.isBlockedPair(a, b)
}
