import type { Clock } from '../../platform/clock.ts'
import type { Executor } from '../../platform/database.ts'
import type { Announcement } from '../../platform/events/outbox.ts'
import type { Reactions } from '../../platform/events/reactions.ts'
import { circleReactions, lastBy, personFactReactions } from '../../platform/gatekeeper/reactions.ts'
import { bindContent, type ContentTx } from './store/index.ts'
import { circleGates, circleMembers, personFacts, type RoomRow } from './store/tables.ts'

/** What content keeps of what others announce; see README.md. A run of events costs a statement or two. */
export function openReactions(clock: Clock): Reactions {
  const bind = (tx: Executor) => bindContent(tx, clock)
  return {
    ...personFactReactions(personFacts),
    ...circleReactions({ circleGates, circleMembers }),

    'users.userSignedUp': (tx, events) => {
      const told = lastBy(events, ({ payload }) => payload.userId)
      return bind(tx).people.putSignedUp(told.map(({ payload: { userId, displayName } }) => ({ userId, displayName })))
    },
    'users.profileChanged': (tx, events) => {
      const told = lastBy(events, ({ payload }) => payload.userId)
      return bind(tx).people.putProfiles(told.map(({ payload }) => payload))
    },
    'users.homeAreaChanged': (tx, events) => {
      const told = lastBy(events, ({ payload }) => payload.userId)
      return bind(tx).people.putHomeAreas(
        told.map(({ payload: { userId, areaCode } }) => ({ userId, homeAreaCode: areaCode })),
      )
    },
    'users.userFollowed': (tx, events) =>
      bind(tx).relations.follow(events.map(({ payload }) => [payload.followerId, payload.followeeId])),
    'users.userUnfollowed': (tx, events) =>
      bind(tx).relations.unfollow(events.map(({ payload }) => [payload.followerId, payload.followeeId])),
    'users.userBlocked': (tx, events) =>
      bind(tx).relations.block(events.map(({ payload }) => [payload.blockerId, payload.blockedId])),
    'users.userUnblocked': (tx, events) =>
      bind(tx).relations.unblock(events.map(({ payload }) => [payload.blockerId, payload.blockedId])),
    'users.merchantChanged': (tx, events) => {
      const told = lastBy(events, ({ payload }) => payload.merchantId)
      return bind(tx).people.putMerchants(
        told.map(({ payload: { merchantId, ownerId } }) => ({ id: merchantId, ownerId })),
      )
    },

    'live.roomChanged': (tx, events) => {
      const told = lastBy(events, ({ payload }) => payload.roomId).map(
        ({ position, payload: { roomId, hostId, lifeAccountId, state, startedAt, at } }) => ({
          id: roomId,
          hostId,
          lifeAccountId,
          state,
          position,
          startedAt: state === 'SCHEDULED' ? null : new Date(startedAt ?? at),
        }),
      )
      return takeRooms(bind(tx), told)
    },
    'live.chatPosted': (tx, events) =>
      bind(tx).subjects.addAll(
        events.map(({ payload }) => ({ id: payload.messageId, type: 'ChatMessage', ownerId: payload.authorId })),
      ),
    'live.chatRemoved': (tx, events) =>
      bind(tx).subjects.remove(
        events.map(({ payload }) => payload.messageId),
        clock.now(),
      ),
  }
}

/** Take over news of rooms and tell those who watch a feed which went on air and which are over; old news changes nothing. */
async function takeRooms(tx: ContentTx, told: readonly RoomRow[]): Promise<void> {
  const known = new Map((await tx.rooms.byIds(told.map((room) => room.id))).map((room) => [room.id, room]))
  const news = told.filter((room) => room.position > (known.get(room.id)?.position ?? 0))
  if (news.length === 0) return
  await tx.rooms.putAll(news)
  await tx.subjects.addAll(news.map((room) => ({ id: room.id, type: 'LiveRoom', ownerId: room.hostId })))
  await tx.outbox.publishAll(
    news.flatMap(({ id, hostId, lifeAccountId, state, startedAt }): Announcement[] => {
      const wasLive = known.get(id)?.state === 'LIVE'
      const payload = { roomId: id, hostId, lifeAccountId }
      if (state === 'LIVE' && !wasLive && startedAt)
        return [{ name: 'content.roomWentLive', payload: { ...payload, startedAt: startedAt.toISOString() } }]
      return state !== 'LIVE' && wasLive ? [{ name: 'content.roomEnded', payload }] : []
    }),
  )
}
