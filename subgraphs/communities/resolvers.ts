import type { Resolvers } from './__generated__/types.ts'
import { Community, Gate, Gates, Membership } from './resolvers/community.ts'
import { Topic, User } from './resolvers/extended.ts'
import { Activity, LocalGroup, Rsvp } from './resolvers/meeting.ts'
import { Mutation } from './resolvers/mutation.ts'
import { Query } from './resolvers/query.ts'
import { GateChanged, MemberJoined, PostAdded, RsvpChanged, Subscription } from './resolvers/subscription.ts'

/** Every field of this subgraph; what is not named here is read off the row. */
export const resolvers: Resolvers = {
  Query,
  Mutation,
  Subscription,
  Community,
  Gates,
  Gate,
  Membership,
  LocalGroup,
  Activity,
  Rsvp,
  Topic,
  User,
  PostAdded,
  RsvpChanged,
  GateChanged,
  MemberJoined,
}
