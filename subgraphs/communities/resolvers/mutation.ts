import { payload, userError } from '../../../platform/outcome.ts'
import { explainMissing } from '../../../schema/gates.ts'
import type { MutationResolvers } from '../__generated__/types.ts'
import { renewLoaders } from '../context.ts'
import { cancelActivity } from '../operations/cancelActivity.ts'
import { cancelRsvp } from '../operations/cancelRsvp.ts'
import { checkIn } from '../operations/checkIn.ts'
import { createActivity } from '../operations/createActivity.ts'
import { createCommunity } from '../operations/createCommunity.ts'
import { createLocalGroup } from '../operations/createLocalGroup.ts'
import { join } from '../operations/join.ts'
import { leave } from '../operations/leave.ts'
import { rsvp } from '../operations/rsvp.ts'
import { setGates } from '../operations/setGates.ts'
import { setMemberRole } from '../operations/setMemberRole.ts'

export const Mutation: MutationResolvers = {
  createCommunity: async (_, { input }, ctx) => payload('community', await createCommunity(renewLoaders(ctx), input)),
  join: async (_, args, ctx) => {
    const outcome = await join(renewLoaders(ctx), args)
    if (!outcome.ok) return { membership: null, localGroup: null, denied: [], userErrors: [userError(outcome)] }
    return { ...outcome.value, denied: explainMissing(outcome.value.denied), userErrors: [] }
  },
  leave: async (_, args, ctx) => payload('community', await leave(renewLoaders(ctx), args)),
  setMemberRole: async (_, { input }, ctx) => payload('membership', await setMemberRole(renewLoaders(ctx), input)),
  setGates: async (_, { input }, ctx) => {
    const outcome = await setGates(renewLoaders(ctx), input)
    return outcome.ok
      ? { community: outcome.value, userErrors: [] }
      : { community: null, userErrors: outcome.refusals.map(userError) }
  },
  createLocalGroup: async (_, { input }, ctx) =>
    payload('localGroup', await createLocalGroup(renewLoaders(ctx), input)),
  createActivity: async (_, { input }, ctx) => payload('activity', await createActivity(renewLoaders(ctx), input)),
  cancelActivity: async (_, { activityId }, ctx) =>
    payload('activity', await cancelActivity(renewLoaders(ctx), activityId)),
  rsvp: async (_, { activityId }, ctx) => {
    const outcome = await rsvp(renewLoaders(ctx), activityId)
    return { ...payload('rsvp', outcome), denied: outcome.ok && outcome.value === null ? [NOT_IN_GROUP] : [] }
  },
  cancelRsvp: async (_, { activityId }, ctx) => payload('rsvp', await cancelRsvp(renewLoaders(ctx), activityId)),
  checkIn: async (_, { input }, ctx) => payload('rsvp', await checkIn(renewLoaders(ctx), input)),
}

const NOT_IN_GROUP = {
  code: 'NOT_A_MEMBER',
  summary: 'Open to members of the local group.',
  weight: null,
  source: 'communities.localGroup',
}
