import { badUserInput, invariant, PublicError } from '../../platform/errors.ts'
import { isId, typeOfId } from '../../platform/ids.ts'
import { readOptionalText } from '../../platform/input.ts'
import { payload } from '../../platform/outcome.ts'
import { connection, pageRequest } from '../../platform/pagination.ts'
import { userIdOf } from '../../platform/viewer.ts'
import type { MutationResolvers, Resolvers } from './__generated__/types.ts'
import type { Context } from './context.ts'
import { RANKING } from './domain/feed-cursor.ts'
import { isRolledOut } from './domain/rollout.ts'
import { readQuery } from './domain/search.ts'
import { comment } from './operations/comment.ts'
import { feed } from './operations/feed.ts'
import { type FeedEvent, feedEvents } from './operations/feedEvents.ts'
import { followLifeAccount } from './operations/followLifeAccount.ts'
import { gatedPayload } from './operations/gates.ts'
import { like } from './operations/like.ts'
import { openLifeAccount } from './operations/openLifeAccount.ts'
import { openService } from './operations/openService.ts'
import { publish } from './operations/publish.ts'
import { recordView } from './operations/recordView.ts'
import { removeComment } from './operations/removeComment.ts'
import { removePost } from './operations/removePost.ts'
import { unfollowLifeAccount } from './operations/unfollowLifeAccount.ts'
import { unlike } from './operations/unlike.ts'
import { NEWEST_KEY, newestKey } from './store/keyset.ts'
import type { ListedPost } from './store/posts.ts'
import { SERVICE_KEY, serviceKey } from './store/services.ts'

const APP_ENTRIES_MAX = 20

export const resolvers: Resolvers = {
  Query: {
    feed: (_, args, ctx) => feed(ctx, args),
    post: (_, { id }, { loaders }) => (isId('Post', id) ? loaders.post.load(id) : null),
    lifeAccount: (_, { id }, { loaders }) => (isId('LifeAccount', id) ? loaders.lifeAccount.load(id) : null),
    topics: (_, __, { store }) => store.topics.all(),
    topic: (_, { id, slug }, { loaders }) => {
      if ((id == null) === (slug == null)) throw badUserInput('Give either "id" or "slug".', 'id')
      if (slug != null) return loaders.topicBySlug.load(slug)
      return isId('Topic', id) ? loaders.topic.load(id) : null
    },
    services: async (_, { category, query, ...args }, { store }) => {
      const text = readOptionalText(query, { min: 0, max: 100, argument: 'query' })
      const filter = { category: category ?? null, query: readQuery(text) }
      const page = pageRequest(args, SERVICE_KEY)
      const rows = await store.services.page(filter, page)
      return { ...connection(rows, page, serviceKey), count: () => store.services.count(filter) }
    },
    appEntries: async (_, { surface }, { store, viewer }) => {
      const entries = await store.appEntries.onSurface(surface)
      return entries
        .filter(({ key, rolloutPercent }) => isRolledOut(key, rolloutPercent, userIdOf(viewer)))
        .slice(0, APP_ENTRIES_MAX)
    },
  },
  Mutation: readingAnew({
    openLifeAccount: async (_, { input }, ctx) => payload('lifeAccount', await openLifeAccount(ctx, input)),
    followLifeAccount: async (_, args, ctx) => payload('lifeAccount', await followLifeAccount(ctx, args.lifeAccountId)),
    unfollowLifeAccount: async (_, args, ctx) =>
      payload('lifeAccount', await unfollowLifeAccount(ctx, args.lifeAccountId)),
    publish: async (_, { input }, ctx) => gatedPayload('post', await publish(ctx, input)),
    removePost: async (_, { postId }, ctx) => payload('removedPostId', await removePost(ctx, postId)),
    comment: async (_, { input }, ctx) => gatedPayload('comment', await comment(ctx, input)),
    removeComment: async (_, { commentId }, ctx) => payload('removedCommentId', await removeComment(ctx, commentId)),
    like: async (_, { subjectId }, ctx) => {
      const { subject: id, ...rest } = gatedPayload('subject', await like(ctx, subjectId))
      return { ...rest, subject: id === null ? null : await subjectOf(id, ctx) }
    },
    unlike: async (_, { subjectId }, ctx) => {
      const { subject: id, ...rest } = payload('subject', await unlike(ctx, subjectId))
      return { ...rest, subject: id === null ? null : await subjectOf(id, ctx) }
    },
    recordView: async (_, { input }, ctx) => payload('post', await recordView(ctx, input)),
    openService: async (_, { input }, ctx) => payload('service', await openService(ctx, input)),
  }),
  Subscription: {
    feedEvents: { subscribe: (_, args, ctx) => feedEvents(ctx, args), resolve: (event: FeedEvent) => event },
  },
  Subject: {
    __resolveReference: ({ id }, ctx) => subjectOf(id, ctx),
    __resolveType: ({ id }) => subjectTypeOf(id),
  },
  Post: {
    __resolveReference: ({ id }, { loaders }) => (isId('Post', id) ? loaders.post.load(id) : null),
    author: ({ authorId }) => ({ id: authorId }),
    lifeAccount: ({ lifeAccountId }, _, { loaders }) =>
      lifeAccountId ? loaders.lifeAccount.load(lifeAccountId) : null,
    community: ({ communityId }) => (communityId === null ? null : { id: communityId }),
    topics: async ({ id }, _, { loaders }) => (await loaders.topicsOfPost.load(id)).map((row) => row.topic),
    area: ({ areaCode }) => (areaCode === null ? null : { code: areaCode }),
    viewCount: ({ id }, _, { loaders }) => loaders.viewCount.load(id),
    commentCount: async ({ id }, _, { loaders }) => (await loaders.subject.load(id))?.commentCount ?? 0,
    comments: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, NEWEST_KEY)
      return connection(await loaders.comments(id, page), page, newestKey)
    },
    ...liked(),
  },
  Comment: {
    __resolveReference: ({ id }, { loaders }) => (isId('Comment', id) ? loaders.comment.load(id) : null),
    author: ({ authorId }) => ({ id: authorId }),
    post: async ({ postId }, _, { loaders }) => {
      const post = await loaders.post.load(postId)
      if (!post) throw new PublicError('CONFLICT', 'The post this comment stands under is gone.')
      return post
    },
    ...liked(),
  },
  // Rooms and messages are not ours: one we have not been told of yet has no likes, and is there all the same.
  LiveRoom: { ...liked() },
  ChatMessage: { ...liked() },
  User: {
    displayName: async ({ id }, _, { loaders }) => {
      const name = (await loaders.person.load(id))?.displayName
      invariant(name, `${id} published without a name known here`)
      return name
    },
    avatarUrl: async ({ id }, _, { loaders }) => (await loaders.person.load(id))?.avatarUrl ?? null,
    posts: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, NEWEST_KEY)
      return listed(connection(await loaders.postsOfAuthor(id, page), page, (row) => newestKey(row.post)))
    },
    lifeAccounts: ({ id }, _, { loaders }) => loaders.lifeAccountsOfOwner.load(id),
  },
  Merchant: {
    lifeAccount: ({ id }, _, { loaders }) => loaders.lifeAccountOfMerchant.load(id),
  },
  LifeAccount: {
    __resolveReference: ({ id }, { loaders }) => (isId('LifeAccount', id) ? loaders.lifeAccount.load(id) : null),
    owner: ({ ownerId }) => ({ id: ownerId }),
    merchant: ({ merchantId }) => (merchantId === null ? null : { id: merchantId }),
    viewCount: ({ id }, _, { loaders }) => loaders.viewCount.load(id),
    viewerFollows: ({ id }, _, { loaders }) => loaders.viewerFollowsLifeAccount.load(id),
    posts: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, NEWEST_KEY)
      return listed(connection(await loaders.postsOfLifeAccount(id, page), page, (row) => newestKey(row.post)))
    },
  },
  Topic: {
    __resolveReference: ({ id }, { loaders }) => (isId('Topic', id) ? loaders.topic.load(id) : null),
    posts: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, NEWEST_KEY)
      return listed(connection(await loaders.postsOfTopic(id, page), page, (row) => newestKey(row.post)))
    },
  },
  ServiceListing: {
    __resolveReference: ({ id }, { loaders }) => (isId('ServiceListing', id) ? loaders.service.load(id) : null),
  },
  ServiceConnection: { totalCount: ({ count }) => count() },
  FeedConnection: { rankingVersion: ({ tab }) => RANKING[tab], eventCursor: (_, __, ctx) => ctx.eventCursor },
  FeedItem: {
    __resolveType: ({ id }) => {
      const type = typeOfId(id)
      return type === 'LiveRoom' || type === 'AdSlot' ? type : 'Post'
    },
  },
  FeedEvent: { __resolveType: ({ __typename }) => __typename ?? 'StreamGap' },
}

/** Several acts in one request run one after the other: what each answers with must not have been read before it. */
function readingAnew(acts: MutationResolvers): MutationResolvers {
  type Act = (source: unknown, args: unknown, ctx: Context, info: unknown) => unknown
  return Object.fromEntries(
    Object.entries(acts).map(([name, act]) => [
      name,
      ((source, args, ctx, info) => {
        ctx.renewLoaders()
        return (act as Act)(source, args, ctx, info)
      }) satisfies Act,
    ]),
  )
}

/** The likes of anything that can be liked. */
function liked() {
  return {
    likeCount: async ({ id }: { id: string }, _: unknown, { loaders }: Context) =>
      (await loaders.subject.load(id))?.likeCount ?? 0,
    viewerLiked: ({ id }: { id: string }, _: unknown, { loaders }: Context) => loaders.viewerLikes.load(id),
  }
}

/** The posts of a page of somebody's list. */
function listed({ edges, pageInfo }: ReturnType<typeof connection<ListedPost>>) {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.post })) }
}

/** A subject by its id: what is ours as it stands, null when it does not; what is not ours as a reference. */
function subjectOf(id: string, { loaders }: Context) {
  switch (subjectTypeOf(id)) {
    case 'Post':
      return loaders.post.load(id)
    case 'Comment':
      return loaders.comment.load(id)
    case 'LiveRoom':
    case 'ChatMessage':
      return { id }
    default:
      return null
  }
}

function subjectTypeOf(id: string) {
  const type = typeOfId(id)
  return type === 'Post' || type === 'Comment' || type === 'LiveRoom' || type === 'ChatMessage' ? type : null
}
