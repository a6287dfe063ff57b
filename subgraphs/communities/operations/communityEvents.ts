import { badUserInput, forbidden } from '../../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import type { LoggedEvent } from '../../../platform/events/reader.ts'
import { mapStream, type StreamItem } from '../../../platform/events/stream.ts'
import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { topics } from '../../../schema/events.ts'
import { type Context, renewLoaders } from '../context.ts'
import { mayView } from './viewerGate.ts'

/** An event as it is sent: ids only, so that what it shows is read when it is delivered. */
export type CommunityEventPayload =
  | { __typename: 'PostAdded'; cursor: string; postId: string }
  | { __typename: 'RsvpChanged'; cursor: string; activityId: string; promotedUserId: string | null }
  | { __typename: 'GateChanged'; cursor: string; communityId: string }
  | { __typename: 'MemberJoined'; cursor: string; communityId: string; userId: string }
  | { __typename: 'StreamGap'; fromCursor: string; toCursor: string; missed: null; reason: string }

/**
 * What happens in a community, for those its gate for VIEW is open to: decided when they subscribe, and again at each event,
 * so that a gate that closes ends what they see. That the gates changed is told to everybody, as everybody may read them.
 * @throws BAD_USER_INPUT for an unknown community or a malformed cursor, FORBIDDEN when the gate is closed
 */
export async function communityEvents(
  ctx: Context,
  { communityId, after }: { communityId: string; after?: string | null },
): Promise<AsyncIterableIterator<CommunityEventPayload>> {
  const position = after == null ? null : decodeEventCursor(after)
  const isOpen = async () => {
    renewLoaders(ctx)
    const community = isId('Community', communityId) ? await ctx.loaders.community.load(communityId) : null
    if (!community) throw badUserInput('There is no such community.', 'communityId')
    return mayView(ctx, community)
  }
  if (!(await decideSettled(isOpen, (open) => open, ctx.settle)))
    throw forbidden('The gate of this community for viewing is not open to you.')
  return mapStream(await ctx.bus.stream([topics.community(communityId)], position), async (item) => {
    const payload = payloadOf(item)
    if (payload === null) return null
    return (await isOpen()) || payload.__typename === 'GateChanged' || payload.__typename === 'StreamGap'
      ? payload
      : null
  })
}

function payloadOf(item: StreamItem): CommunityEventPayload | null {
  if (item.kind === 'event') return eventOf(item.event)
  const [fromCursor, toCursor] = [encodeEventCursor(item.from), encodeEventCursor(item.to)]
  return { __typename: 'StreamGap', fromCursor, toCursor, missed: null, reason: item.reason }
}

/** @returns null for what members are not shown, such as people leaving */
function eventOf({ name, position, payload }: LoggedEvent): CommunityEventPayload | null {
  const cursor = encodeEventCursor(position)
  switch (name) {
    case 'communities.postAdded':
      return { __typename: 'PostAdded', cursor, postId: payload.postId }
    case 'communities.rsvpChanged':
      return {
        __typename: 'RsvpChanged',
        cursor,
        activityId: payload.activityId,
        promotedUserId: payload.promotedUserId,
      }
    case 'communities.gatesChanged':
      return { __typename: 'GateChanged', cursor, communityId: payload.communityId }
    case 'communities.memberJoined':
      return { __typename: 'MemberJoined', cursor, communityId: payload.communityId, userId: payload.userId }
    default:
      return null
  }
}
