import { badUserInput } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { payload, userError } from '../../platform/outcome.ts'
import { connection, pageRequest } from '../../platform/pagination.ts'
import { userIdOf } from '../../platform/viewer.ts'
import type { Resolvers } from './__generated__/types.ts'
import { normalHandle } from './domain/handle.ts'
import { follow } from './operations/follow.ts'
import { refreshSession } from './operations/refreshSession.ts'
import { signIn } from './operations/signIn.ts'
import { signUp } from './operations/signUp.ts'
import type { FollowRow } from './store/follows.ts'

const DAY_MS = 24 * 3600_000
/** Follow lists are sorted by time, then by the other person's id. */
const FOLLOW_KEY = ['string', 'string'] as const
const followKey = (row: FollowRow) => [row.at.toISOString(), row.person.id]

export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, { viewer, loaders }) => {
      const id = userIdOf(viewer)
      return id ? loaders.person.load(id) : null
    },
    user: (_, { id, handle }, { loaders }) => {
      if ((id == null) === (handle == null)) throw badUserInput('Give either "id" or "handle".', 'id')
      if (handle != null) return loaders.personByHandle.load(normalHandle(handle))
      return isId('User', id) ? loaders.person.load(id) : null
    },
  },
  Mutation: {
    signUp: async (_, { input }, ctx) => {
      const outcome = await signUp(ctx, input)
      return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: [userError(outcome)] }
    },
    signIn: async (_, { input }, ctx) => payload('session', await signIn(ctx, input)),
    refreshSession: async (_, { input }, ctx) => payload('session', await refreshSession(ctx, input)),
    follow: async (_, { userId }, ctx) => payload('user', await follow(ctx, userId)),
  },
  User: {
    __resolveReference: (reference, { loaders }) => {
      if ('handle' in reference && !('id' in reference)) return loaders.personByHandle.load(reference.handle)
      return isId('User', reference.id) ? loaders.person.load(reference.id) : null
    },
    accountAgeDays: ({ createdAt }, _, { clock }) => Math.floor((clock.now().getTime() - createdAt.getTime()) / DAY_MS),
    followerCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.followers ?? 0,
    followingCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.following ?? 0,
    connectionCount: async ({ id }, _, { loaders }) => (await loaders.followCounts.load(id))?.connections ?? 0,
    viewerFollows: ({ id }, _, { loaders }) => loaders.viewerFollows.load(id),
    followers: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, FOLLOW_KEY)
      return people(connection(await loaders.followers(id, page), page, followKey))
    },
    following: async ({ id }, args, { loaders }) => {
      const page = pageRequest(args, FOLLOW_KEY)
      return people(connection(await loaders.following(id, page), page, followKey))
    },
  },
}

/** The people of a page of follows. */
function people({ edges, pageInfo }: ReturnType<typeof connection<FollowRow>>) {
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.person })) }
}
