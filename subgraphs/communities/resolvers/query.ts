import { badUserInput } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { connection } from '../../../platform/pagination.ts'
import type { QueryResolvers } from '../__generated__/types.ts'
import { isSlug } from '../domain/community.ts'
import { communityKey, rankPage } from './pages.ts'

export const Query: QueryResolvers = {
  community: (_, { id, slug }, { loaders }) => {
    if ((id == null) === (slug == null)) throw badUserInput('Give either "id" or "slug".', 'id')
    if (slug != null) return isSlug(slug) ? loaders.communityBySlug.load(slug) : null
    return isId('Community', id) ? loaders.community.load(id) : null
  },
  communities: async (_, { kind, topicId, ...args }, { store }) => {
    const page = rankPage(args)
    const isNone = topicId != null && !isId('Topic', topicId)
    const rows = isNone ? [] : await store.communities.page({ kind: kind ?? null, topicId: topicId ?? null }, page)
    return connection(rows, page, communityKey)
  },
}
