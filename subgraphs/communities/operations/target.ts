import { badUserInput } from '../../../platform/errors.ts'

/** What is joined or left: a community, or one of its local groups. */
export type Target = { communityId: string } | { groupId: string }

/** @throws BAD_USER_INPUT unless exactly one id is given */
export function readTarget(args: { communityId?: string | null; localGroupId?: string | null }): Target {
  if (args.communityId != null && args.localGroupId == null) return { communityId: args.communityId }
  if (args.localGroupId != null && args.communityId == null) return { groupId: args.localGroupId }
  throw badUserInput('Give either "communityId" or "localGroupId".', 'communityId')
}
