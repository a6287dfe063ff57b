import { badUserInput, forbidden } from '../../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import { endable } from '../../../platform/events/endable.ts'
import type { LoggedEvent } from '../../../platform/events/reader.ts'
import { leavable, mapStream, type StreamItem } from '../../../platform/events/stream.ts'
import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { userIdOf } from '../../../platform/viewer.ts'
import { topics } from '../../../schema/events.ts'
import { type Context, renewLoaders } from '../context.ts'
import { openGateWatch } from './gateWatch.ts'
import { mayView } from './viewerGate.ts'

/** An event as it is sent: ids only, so that what it shows is read when it is delivered. */
export type CommunityEventPayload =
  | { __typename: 'PostAdded'; cursor: string; postId: string }
  | { __typename: 'RsvpChanged'; cursor: string; activityId: string; promotedUserId: string | null }
  | { __typename: 'GateChanged'; cursor: string; communityId: string }
  | { __typename: 'MemberJoined'; cursor: string; communityId: string; userId: string }
  /** The last of a stream whose gate closed; shown as an error. */
  | { __typename: 'GateClosed' }
  | { __typename: 'StreamGap'; fromCursor: string; toCursor: string; missed: null; reason: string }

/**
 * What happens in a community, for those its gate for VIEW is open to: decided when they subscribe, at each event, and whenever
 * a fact changes or a claim runs out. When it closes the stream ends with `GateClosed`, after the change that closed it if that
 * was one of the gates: those everybody may read.
 * @throws BAD_USER_INPUT for an unknown community or a malformed cursor, FORBIDDEN when the gate is closed
 */
export async function communityEvents(
  ctx: Context,
  { communityId, after }: { communityId: string; after?: string | null },
): Promise<AsyncIterableIterator<CommunityEventPayload>> {
  const position = after == null ? null : decodeEventCursor(after)
  const viewerId = userIdOf(ctx.viewer)
  const watch = openGateWatch(ctx, () => {
    isOpen().then(
      (open) => open || end({ __typename: 'GateClosed' }),
      // Decided again at the next event.
      () => {},
    )
  })
  const isOpen = async () => {
    renewLoaders(ctx)
    const community = isId('Community', communityId) ? await ctx.loaders.community.load(communityId) : null
    if (!community) throw badUserInput('There is no such community.', 'communityId')
    // Only a gate that rests on something needs to be watched.
    if (community.gates.VIEW && viewerId) await watch.follow(viewerId)
    return mayView(ctx, community)
  }
  let end = (_last: CommunityEventPayload) => {}
  try {
    if (!(await decideSettled(isOpen, (open) => open, ctx.settle)))
      throw forbidden('The gate of this community for viewing is not open to you.')
    const events = await ctx.bus.stream([topics.community(communityId)], position)
    const shown = mapStream(events, async (item) => {
      const payload = payloadOf(item)
      if (payload === null && !mayCloseGate(item)) return null
      if (await isOpen()) return payload
      const isPublic = payload?.__typename === 'GateChanged' || payload?.__typename === 'StreamGap'
      // Behind what is shown now.
      setImmediate(() => end({ __typename: 'GateClosed' }))
      return isPublic ? payload : null
    })
    const stream = endable(leavable(shown, watch.close))
    end = stream.end
    return stream.stream
  } catch (error) {
    watch.close()
    throw error
  }
}

/** Whether an event that is not shown may close a gate all the same: somebody left, or is something else now. */
function mayCloseGate(item: StreamItem): boolean {
  return item.kind === 'event' && /^communities\.member(Left|RoleChanged)$/.test(item.event.name)
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
