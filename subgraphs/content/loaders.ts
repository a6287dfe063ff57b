import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { countLoader, groupLoader, keyLoader, pageLoader } from '../../platform/loader.ts'
import type { PageRequest } from '../../platform/pagination.ts'
import { userIdOf, type Viewer } from '../../platform/viewer.ts'
import type { ContentStore } from './store/index.ts'
import type { ListedPost, PostList } from './store/posts.ts'
import type { Reader } from './store/readers.ts'
import type { CommentRow } from './store/tables.ts'

export type ContentLoaders = ReturnType<typeof openLoaders>

/** Loaders of one request: each batches what its resolvers ask for into one statement. */
export function openLoaders(store: ContentStore, viewer: Viewer, clock: Clock) {
  const viewerId = userIdOf(viewer)
  let reading: Promise<Reader> | null = null
  /** Who reads, and what they may see: asked for once, when first needed. */
  const reader = (): Promise<Reader> => {
    reading ??= store.readers.read(viewerId, clock.now())
    return reading
  }
  /** Those of the ids that the viewer likes, follows and so on; none when nobody is signed in. */
  const flagLoader = (load: (userId: string, ids: readonly string[]) => Promise<string[]>) =>
    new DataLoader<string, boolean>(async (ids) => {
      const flagged = new Set(viewerId ? await load(viewerId, ids) : [])
      return ids.map((id) => flagged.has(id))
    })
  const postPages = (list: PostList) =>
    pageLoader<ListedPost>(
      async (ids, page) => store.posts.pages(list, ids, page, await reader()),
      (row) => row.ownerId,
    )
  return {
    reader,
    post: keyLoader(
      async (ids) => store.posts.visibleByIds(ids, await reader()),
      (post) => post.id,
    ),
    comment: keyLoader(
      async (ids) => store.comments.visibleByIds(ids, await reader()),
      (comment) => comment.id,
    ),
    comments: pageLoader<CommentRow>(
      (ids, page: PageRequest) => store.comments.pages(ids, page, viewerId),
      (comment) => comment.postId,
    ),
    postsOfAuthor: postPages('author'),
    postsOfLifeAccount: postPages('lifeAccount'),
    postsOfTopic: postPages('topic'),
    topicsOfPost: groupLoader(store.posts.topicsOf, (row) => row.postId),
    subject: keyLoader(store.subjects.byIds, (subject) => subject.id),
    viewerLikes: flagLoader(store.subjects.likedBy),
    viewCount: countLoader(store.views.counts),
    person: keyLoader(store.people.byIds, (person) => person.userId),
    lifeAccount: keyLoader(store.lifeAccounts.byIds, (account) => account.id),
    lifeAccountsOfOwner: groupLoader(store.lifeAccounts.byOwnerIds, (account) => account.ownerId),
    lifeAccountOfMerchant: keyLoader(store.lifeAccounts.byMerchantIds, (account) => account.merchantId ?? ''),
    viewerFollowsLifeAccount: flagLoader(store.lifeAccounts.followedBy),
    topic: keyLoader(store.topics.byIds, (topic) => topic.id),
    topicBySlug: keyLoader(store.topics.bySlugs, (topic) => topic.slug),
    service: keyLoader(store.services.byIds, (service) => service.id),
  }
}
