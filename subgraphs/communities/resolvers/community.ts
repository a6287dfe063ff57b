import { isId } from '../../../platform/ids.ts'
import { connection } from '../../../platform/pagination.ts'
import type { GateAction } from '../../../schema/gates.ts'
import type { CommunityResolvers, GateResolvers, GatesResolvers, MembershipResolvers } from '../__generated__/types.ts'
import { isSlug } from '../domain/community.ts'
import { printGate } from '../domain/gate-expression.ts'
import { summariseGate } from '../domain/gate-summary.ts'
import { gateOf } from '../domain/gates.ts'
import { mayView, viewerGate } from '../operations/viewerGate.ts'
import type { CommunityRow } from '../store/tables.ts'
import { communityById, userOf } from './entities.ts'
import { firstOnly, localGroupKey, memberKey, postKey, rankPage, timePage } from './pages.ts'

export const Community: CommunityResolvers = {
  __resolveReference: (reference, { loaders }) => {
    if ('id' in reference) return isId('Community', reference.id) ? loaders.community.load(reference.id) : null
    return isSlug(reference.slug) ? loaders.communityBySlug.load(reference.slug) : null
  },
  topics: async ({ id }, _, { loaders }) => (await loaders.topicIds.load(id)).map(({ topicId }) => ({ id: topicId })),
  eventCursor: (_, __, ctx) => ctx.eventCursor,
  gates: (community) => community,
  viewerGate: (community, { action }, ctx) => viewerGate(ctx, community, action),
  viewerMembership: ({ id }, _, { loaders }) => loaders.viewerMembership.load(id),
  parent: ({ parentId }, _, ctx) => (parentId === null ? null : communityById(ctx, parentId)),
  divisions: async ({ id }, { first }, { loaders }) =>
    (await loaders.divisions(id, firstOnly(first))).map(({ community }) => community),
  posts: async (community, args, ctx) => {
    const page = timePage(args)
    if (!(await mayView(ctx, community))) return null
    const { edges, pageInfo } = connection(await ctx.loaders.posts(community.id, page), page, postKey)
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: { id: node.postId } })) }
  },
  members: async (community, { role, ...args }, ctx) => {
    const page = timePage(args)
    if (!(await mayView(ctx, community))) return null
    return connection(await ctx.loaders.members(role ?? null, community.id, page), page, memberKey)
  },
  localGroups: async (community, { areaCode, ...args }, ctx) => {
    const page = rankPage(args, 10)
    if (!(await mayView(ctx, community))) return null
    return connection(await ctx.loaders.localGroups(areaCode ?? null, community.id, page), page, localGroupKey)
  },
}

const gate = (action: GateAction) => (community: CommunityRow) => gateOf(community, action)

export const Gates: GatesResolvers = {
  version: ({ gatesVersion }) => gatesVersion,
  view: gate('VIEW'),
  like: gate('LIKE'),
  tip: gate('TIP'),
  comment: gate('COMMENT'),
  post: gate('POST'),
  join: gate('JOIN'),
}

export const Gate: GateResolvers = {
  expression: ({ rule }) => printGate(rule),
  summary: ({ rule }) => summariseGate(rule),
}

export const Membership: MembershipResolvers = {
  community: ({ communityId }, _, ctx) => communityById(ctx, communityId),
  user: ({ userId }) => userOf(userId),
}
