import { PublicError } from '../../../platform/errors.ts'
import type {
  GateChangedResolvers,
  MemberJoinedResolvers,
  PostAddedResolvers,
  RsvpChangedResolvers,
  SubscriptionResolvers,
} from '../__generated__/types.ts'
import { type CommunityEventPayload, communityEvents } from '../operations/communityEvents.ts'
import { activityById, communityById, userOf } from './entities.ts'

export const Subscription: SubscriptionResolvers = {
  communityEvents: {
    subscribe: (_, args, ctx) => communityEvents(ctx, args),
    resolve: (event: CommunityEventPayload) => {
      if (event.__typename === 'GateClosed')
        throw new PublicError('GATE_CLOSED', 'The gate of this community for viewing has closed to you.')
      return event
    },
  },
}

export const PostAdded: PostAddedResolvers = {
  post: async ({ postId }, _, { loaders }) =>
    (await loaders.post.load(postId))?.removedAt === null ? { id: postId } : null,
}

export const RsvpChanged: RsvpChangedResolvers = {
  activity: ({ activityId }, _, ctx) => activityById(ctx, activityId),
  promotedUser: ({ promotedUserId }) => (promotedUserId === null ? null : userOf(promotedUserId)),
}

export const GateChanged: GateChangedResolvers = {
  community: ({ communityId }, _, ctx) => communityById(ctx, communityId),
}

export const MemberJoined: MemberJoinedResolvers = {
  membership: ({ communityId, userId }, _, { store }) => store.memberships.of(communityId, userId),
}
