import { isId } from '../../../platform/ids.ts'
import { connection } from '../../../platform/pagination.ts'
import type { TopicResolvers, UserResolvers } from '../__generated__/types.ts'
import { postableCommunities } from '../operations/postableCommunities.ts'
import { mayView } from '../operations/viewerGate.ts'
import { communityById } from './entities.ts'
import { firstOnly, membershipKey, timePage } from './pages.ts'

// Entities others own: the reference goes on as it came, and costs nothing until a field of ours is asked for.

export const Topic: TopicResolvers = {
  __resolveReference: (reference) => (isId('Topic', reference.id) ? reference : null),
  communities: async ({ id }, { first }, { loaders }) =>
    (await loaders.ofTopic(id, firstOnly(first, 10))).map(({ community }) => community),
}

export const User: UserResolvers = {
  __resolveReference: (reference) => (isId('User', reference.id) ? reference : null),
  memberships: async ({ id }, args, ctx) => {
    const page = timePage(args)
    const { edges, pageInfo } = connection(await ctx.loaders.memberships(id, page), page, membershipKey)
    const visible = await Promise.all(
      edges.map(async ({ node }) => mayView(ctx, await communityById(ctx, node.communityId))),
    )
    return { pageInfo, edges: edges.filter((_, index) => visible[index]) }
  },
  postableCommunities: (person, { first }, ctx) => postableCommunities(ctx, person, firstOnly(first, 10).limit),
}
