import { isId } from '../../../platform/ids.ts'
import { connection } from '../../../platform/pagination.ts'
import { userIdOf } from '../../../platform/viewer.ts'
import type { ActivityResolvers, LocalGroupResolvers, RsvpResolvers } from '../__generated__/types.ts'
import { mayView } from '../operations/viewerGate.ts'
import { activityById, communityById, localGroupById, userOf } from './entities.ts'
import { activityKey, attendeeKey, placePage, timePage } from './pages.ts'

export const LocalGroup: LocalGroupResolvers = {
  // Invisible where the community is closed to the viewer, as in the community's own list.
  __resolveReference: async ({ id }, ctx) => {
    const group = isId('LocalGroup', id) ? await ctx.loaders.localGroup.load(id) : null
    return group && (await mayView(ctx, await communityById(ctx, group.communityId))) ? group : null
  },
  community: ({ communityId }, _, ctx) => communityById(ctx, communityId),
  area: ({ areaCode }) => ({ __typename: 'Area', code: areaCode }),
  viewerIsMember: ({ id }, _, { loaders }) => loaders.viewerGroup.load(id),
  activities: async ({ id }, { includePast, ...args }, { loaders }) => {
    const page = timePage(args, 10)
    return connection(await loaders.activities(includePast ? 'ALL' : 'COMING', id, page), page, activityKey)
  },
}

export const Activity: ActivityResolvers = {
  __resolveReference: async ({ id }, ctx) => {
    const activity = isId('Activity', id) ? await ctx.loaders.activity.load(id) : null
    return activity && (await mayView(ctx, await communityById(ctx, activity.communityId))) ? activity : null
  },
  localGroup: ({ groupId }, _, ctx) => localGroupById(ctx, groupId),
  organiser: ({ organiserId }) => userOf(organiserId),
  viewerRsvp: ({ id }, _, { loaders }) => loaders.viewerRsvp.load(id),
  attendees: async ({ id, organiserId }, args, { viewer, loaders }) => {
    const page = placePage(args)
    const isOrganiser = userIdOf(viewer) === organiserId
    if (!isOrganiser && (await loaders.viewerRsvp.load(id))?.state !== 'GOING') return null
    return connection(await loaders.attendees(id, page), page, attendeeKey)
  },
}

export const Rsvp: RsvpResolvers = {
  activity: ({ activityId }, _, ctx) => activityById(ctx, activityId),
  user: ({ userId }) => userOf(userId),
  position: (rsvp, _, { loaders }) => (rsvp.state === 'WAITLISTED' ? loaders.position.load(rsvp) : null),
}
