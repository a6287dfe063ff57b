import { invariant } from '../../../platform/errors.ts'
import type { Context } from '../context.ts'
import type { ActivityRow, CommunityRow, LocalGroupRow } from '../store/tables.ts'

/** A community another row refers to: it is there. */
export async function communityById({ loaders }: Context, id: string): Promise<CommunityRow> {
  const community = await loaders.community.load(id)
  invariant(community, `community ${id} is referred to and missing`)
  return community
}

export async function localGroupById({ loaders }: Context, id: string): Promise<LocalGroupRow> {
  const group = await loaders.localGroup.load(id)
  invariant(group, `local group ${id} is referred to and missing`)
  return group
}

export async function activityById({ loaders }: Context, id: string): Promise<ActivityRow> {
  const activity = await loaders.activity.load(id)
  invariant(activity, `activity ${id} is referred to and missing`)
  return activity
}

/** A person, for the owner of people to tell about. */
export const userOf = (id: string) => ({ __typename: 'User' as const, id })
