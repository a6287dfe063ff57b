import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { readInteger } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { RecordViewInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import type { PostRow } from '../store/tables.ts'
import { findPost } from './gates.ts'

const DWELL_MS_MAX = 3_600_000

/** Count a view of a post, once per key. @throws BAD_USER_INPUT for a dwell time out of bounds */
export async function recordView(
  ctx: Context,
  input: RecordViewInput,
): Promise<Outcome<PostRow, 'POST_NOT_FOUND' | IdempotencyCode>> {
  const { userId } = requireUser(ctx.viewer)
  const dwellMs = readInteger(input.dwellMs, { min: 0, max: DWELL_MS_MAX, argument: 'input.dwellMs' })
  const post = await findPost(ctx, input.postId, userId)
  return ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'recordView',
      input,
      idOf: (viewed) => viewed.id,
      replay: tx.posts.byId,
      run: async () => {
        if (!post) return rejected('POST_NOT_FOUND', ['input', 'postId'])
        const { id: postId, lifeAccountId } = post
        await tx.views.add({ postId, lifeAccountId, viewerId: userId, dwellMs, at: ctx.clock.now() })
        return ok(post)
      },
    }),
  )
}
