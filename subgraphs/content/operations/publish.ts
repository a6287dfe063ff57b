import { badUserInput } from '../../../platform/errors.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { PublishInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decidePostBody, readMedia } from '../domain/media.ts'
import type { ContentTx } from '../store/index.ts'
import type { PostRow } from '../store/tables.ts'
import { requireKnownAuthor } from './authors.ts'
import { decideCircle, GATE_OPEN, type Gated } from './gates.ts'

export type PublishRefusal =
  | 'BODY_EMPTY'
  | 'MEDIA_MISMATCH'
  | 'COMMUNITY_NOT_FOUND'
  | 'TOPIC_NOT_FOUND'
  | 'LIFE_ACCOUNT_NOT_FOUND'
  | IdempotencyCode

const TOPICS_MAX = 5
const AREA_CODE = /^[0-9]{6}$/

/** Publish a post and announce it. @throws BAD_USER_INPUT for text, media, topics or a district no state could make valid */
export async function publish(ctx: Context, input: PublishInput): Promise<Gated<PostRow, PublishRefusal>> {
  const { userId } = requireUser(ctx.viewer)
  const { topicIds, ...post } = read(input, userId, ctx.clock.now())
  const body = decidePostBody(post.kind, post.body, post.media)
  if (!body.ok) return { outcome: body, verdict: GATE_OPEN }
  await requireKnownAuthor(ctx, userId)
  const { communityId } = post
  // Outside the transaction: a no waits for the event log, and nothing may be held while it does.
  const verdict = communityId ? await circleOf(ctx, communityId, userId) : GATE_OPEN
  const outcome = await ctx.store.act((tx) =>
    tx.once({
      ownerId: userId,
      operation: 'publish',
      input,
      idOf: (published) => published.id,
      replay: tx.posts.byId,
      run: async () => {
        if (!verdict) return rejected('COMMUNITY_NOT_FOUND', ['input', 'communityId'])
        if (!verdict.allowed) return rejected('GATE_CLOSED')
        if (!(await areTopics(tx, topicIds))) return rejected('TOPIC_NOT_FOUND', ['input', 'topicIds'])
        if (!(await isRunBy(tx, post.lifeAccountId, userId)))
          return rejected('LIFE_ACCOUNT_NOT_FOUND', ['input', 'lifeAccountId'])
        await tx.posts.addAll([{ post, topicIds }])
        await tx.outbox.publish('content.postPublished', announcementOf(post, topicIds))
        return ok(post)
      },
    }),
  )
  return { outcome, verdict: verdict ?? GATE_OPEN }
}

/** What the other subgraphs are told of a new post. */
export function announcementOf(post: PostRow, topicIds: readonly string[]) {
  const { id, authorId, lifeAccountId, communityId, kind, areaCode, createdAt } = post
  return {
    postId: id,
    authorId,
    lifeAccountId,
    communityId,
    kind,
    topicIds: [...topicIds],
    areaCode,
    createdAt: createdAt.toISOString(),
  }
}

function read(input: PublishInput, authorId: string, createdAt: Date): PostRow & { topicIds: string[] } {
  const topicIds = [...new Set(input.topicIds ?? [])]
  if (topicIds.length > TOPICS_MAX)
    throw badUserInput(`"input.topicIds" names more than ${TOPICS_MAX}.`, 'input.topicIds')
  if (input.areaCode != null && !AREA_CODE.test(input.areaCode))
    throw badUserInput('"input.areaCode" must be six digits.', 'input.areaCode')
  return {
    id: newId('Post'),
    authorId,
    lifeAccountId: input.lifeAccountId ?? null,
    communityId: input.communityId ?? null,
    kind: input.kind,
    body: readText(input.body, { min: 0, max: 5000, argument: 'input.body' }),
    media: readMedia(input.media ?? []),
    areaCode: input.areaCode ?? null,
    createdAt,
    removedAt: null,
    topicIds,
  }
}

const circleOf = (ctx: Context, communityId: string, userId: string) =>
  isId('Community', communityId) ? decideCircle(ctx, { communityId, userId, action: 'POST' }) : null

async function areTopics(tx: ContentTx, topicIds: readonly string[]): Promise<boolean> {
  if (topicIds.length === 0) return true
  if (!topicIds.every((id) => isId('Topic', id))) return false
  return (await tx.topics.byIds(topicIds)).length === topicIds.length
}

async function isRunBy(tx: ContentTx, lifeAccountId: string | null, userId: string): Promise<boolean> {
  if (lifeAccountId === null) return true
  if (!isId('LifeAccount', lifeAccountId)) return false
  return (await tx.lifeAccounts.byId(lifeAccountId))?.ownerId === userId
}
