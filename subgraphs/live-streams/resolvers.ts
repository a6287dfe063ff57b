import { forbidden } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { money, toWire } from '../../platform/money.ts'
import { type Outcome, payload, userErrors } from '../../platform/outcome.ts'
import { connection } from '../../platform/pagination.ts'
import { hasScope, userIdOf } from '../../platform/viewer.ts'
import type { Resolvers, UserErrorCode } from './__generated__/types.ts'
import type { Context } from './context.ts'
import type { Denied } from './domain/chat.ts'
import { isFinal, pointsOf } from './domain/streak.ts'
import { known } from './loaders.ts'
import { banFromRoom, liftRoomBan } from './operations/banFromRoom.ts'
import { endRoom } from './operations/endRoom.ts'
import { leaveRoom } from './operations/leaveRoom.ts'
import { pinProduct } from './operations/pinProduct.ts'
import { removeChatMessage } from './operations/removeChatMessage.ts'
import { type BanChange, roomBans } from './operations/roomBans.ts'
import { type RoomEvent, roomEvents } from './operations/roomEvents.ts'
import { scheduleRoom } from './operations/scheduleRoom.ts'
import { sendChat } from './operations/sendChat.ts'
import { type SentGift, sendGift } from './operations/sendGift.ts'
import { setChatMode } from './operations/setChatMode.ts'
import { startRoom } from './operations/startRoom.ts'
import { unpinProduct } from './operations/unpinProduct.ts'
import { watchRoom } from './operations/watchRoom.ts'
import { chatPage, firstOnly, messageKey, roomKey, roomPage } from './pages.ts'
import type { MessageRow, RoomRow } from './store/tables.ts'

export const resolvers: Resolvers = {
  Query: {
    liveRoom: (_, { id }, { loaders }) => (isId('LiveRoom', id) ? loaders.room.load(id) : null),
    liveRooms: async (_, { state, ...args }, { store }) => {
      const page = roomPage(args)
      return connection(await store.rooms.page(state, page), page, roomKey)
    },
    gifts: (_, __, { store }) => store.gifts.all(),
  },
  Mutation: {
    scheduleRoom: (_, { input }, ctx) => acted(ctx, 'room', scheduleRoom(ctx, input)),
    startRoom: (_, { input }, ctx) => acted(ctx, 'room', startRoom(ctx, input)),
    endRoom: (_, { roomId }, ctx) => acted(ctx, 'room', endRoom(ctx, roomId)),
    sendChat: async (_, { input }, ctx) => chatPayload(await sendChat(ctx, input)),
    removeChatMessage: (_, { messageId }, ctx) => acted(ctx, 'removedMessageId', removeChatMessage(ctx, messageId)),
    sendGift: async (_, { input }, ctx) => giftPayload(await sendGift(ctx, input)),
    pinProduct: (_, { input }, ctx) => acted(ctx, 'room', pinProduct(ctx, input)),
    unpinProduct: (_, { input }, ctx) => acted(ctx, 'room', unpinProduct(ctx, input)),
    banFromRoom: (_, ban, ctx) => acted(ctx, 'room', banFromRoom(ctx, ban)),
    liftRoomBan: (_, ban, ctx) => acted(ctx, 'room', liftRoomBan(ctx, ban)),
    setChatMode: (_, { input }, ctx) => acted(ctx, 'room', setChatMode(ctx, input)),
    watchRoom: (_, { roomId }, ctx) => acted(ctx, 'room', watchRoom(ctx, roomId)),
    leaveRoom: (_, { roomId }, ctx) => acted(ctx, 'room', leaveRoom(ctx, roomId)),
  },
  Subscription: {
    roomEvents: {
      subscribe: (_, args, ctx) => roomEvents(ctx, args),
      resolve: (event: RoomEvent, _: unknown, ctx: Context) => {
        ctx.freshen()
        return event
      },
    },
    roomBans: { subscribe: (_, __, ctx) => roomBans(ctx), resolve: (changes: BanChange[]) => changes },
  },
  LiveRoom: {
    __resolveReference: ({ id }, { loaders }) => (isId('LiveRoom', id) ? loaders.room.load(id) : null),
    host: ({ hostId }) => ({ __typename: 'User', id: hostId }),
    lifeAccount: ({ lifeAccountId }) => (lifeAccountId ? { id: lifeAccountId } : null),
    eventCursor: (_, __, ctx) => ctx.eventCursor,
    viewers: (room, _, ctx) => viewersOf(room, ctx),
    // The peak is noted once a second; right now there may be more.
    peakViewers: async (room, _, ctx) => Math.max(room.peakViewers, await viewersOf(room, ctx)),
    chatMode: (room) => room,
    chat: async ({ id }, args, { loaders }) => {
      const page = chatPage(args)
      return connection(await loaders.chat(id, page), page, messageKey)
    },
    pinned: ({ id }, _, { loaders }) => loaders.pins.load(id),
    sales: (room, _, { viewer }) => {
      if (userIdOf(viewer) === room.hostId || hasScope(viewer, 'payments:read')) return room
      throw forbidden('This needs a room of your own, or the scope "payments:read".', {
        missingScopes: [['payments:read']],
      })
    },
    leaderboard: async ({ id }, args, { loaders }) =>
      (await loaders.leaders(id, firstOnly(args))).map((row, index) => ({ ...row, rank: index + 1 })),
  },
  ChatMessage: {
    __resolveReference: ({ id }, { loaders }) => (isId('ChatMessage', id) ? loaders.message.load(id) : null),
    room: ({ roomId }, _, { loaders }) => known(loaders.room, roomId),
    author: ({ authorId }) => ({ __typename: 'User', id: authorId }),
  },
  PinnedProduct: {
    product: ({ productId }) => ({ __typename: 'Product', id: productId }),
    orders: async ({ roomId, productId }, _, { loaders }) => {
      const sold = await loaders.productSales.load(roomId)
      return sold.find((each) => each.productId === productId)?.orders ?? 0
    },
    livePrice: ({ priceMinor, currency }) => (priceMinor && currency ? toWire({ minor: priceMinor, currency }) : null),
  },
  RoomSales: {
    orders: async ({ id }, _, { loaders }) => (await loaders.sales.load(id))?.orders ?? 0,
    gross: async ({ id }, _, { loaders }) => toWire(money((await loaders.sales.load(id))?.grossMinor ?? 0n)),
    buyers: async ({ id }, _, { loaders }) => (await loaders.sales.load(id))?.buyers ?? 0,
    conversion: async (room, _, ctx) => {
      const peak = Math.max(room.peakViewers, await viewersOf(room, ctx))
      return peak === 0 ? 0 : ((await ctx.loaders.sales.load(room.id))?.buyers ?? 0) / peak
    },
  },
  LeaderRow: {
    user: ({ userId }) => ({ __typename: 'User', id: userId }),
    points: ({ totalMinor }) => pointsOf(totalMinor),
  },
  Gift: {
    __resolveReference: ({ id }, { loaders }) => (isId('Gift', id) ? loaders.gift.load(id) : null),
    price: ({ priceMinor }) => toWire(money(priceMinor)),
  },
  GiftStreak: {
    __resolveReference: ({ id }, { loaders }) => (isId('GiftStreak', id) ? loaders.streak.load(id) : null),
    gift: ({ giftId }, _, { loaders }) => known(loaders.gift, giftId),
    from: ({ fromUserId }) => ({ __typename: 'User', id: fromUserId }),
    room: ({ roomId }, _, { loaders }) => known(loaders.room, roomId),
    total: ({ totalMinor }) => toWire(money(totalMinor)),
    final: (streak, _, { clock }) => isFinal(streak, clock.now()),
  },
  User: {
    liveRoom: ({ id }, _, { loaders }) => loaders.liveRoomOf.load(id),
  },
  LifeAccount: {
    liveRooms: ({ id }, args, { loaders }) => loaders.roomsOf(id, firstOnly(args)),
  },
  GiftStreakChanged: {
    streak: ({ streakId }, _, { loaders }) => known(loaders.streak, streakId),
  },
  ProductPinned: {
    pinned: async ({ roomId, productId }, _, { loaders }) =>
      (await loaders.pins.load(roomId)).find((pin) => pin.productId === productId) ?? null,
  },
  RoomStateChanged: {
    room: ({ roomId }, _, { loaders }) => known(loaders.room, roomId),
  },
}

/** Only a room on air has viewers. */
function viewersOf(room: RoomRow, { loaders }: Context): number | Promise<number> {
  return room.state === 'LIVE' ? loaders.viewers.load(room.id) : 0
}

/** The payload of an act, of which what is read next must show the effect. */
async function acted<K extends string, T>(ctx: Context, key: K, act: Promise<Outcome<T, UserErrorCode>>) {
  const outcome = await act
  ctx.freshen()
  return payload(key, outcome)
}

function chatPayload(outcome: Outcome<MessageRow, UserErrorCode> | Denied) {
  if (outcome.ok) return { message: outcome.value, denied: [], userErrors: [] }
  if (outcome.code === 'DENIED') return { denied: [...outcome.reasons], userErrors: [] }
  return { denied: [], userErrors: userErrors(outcome) }
}

function giftPayload(outcome: Outcome<SentGift, UserErrorCode>) {
  return outcome.ok ? { ...outcome.value, userErrors: [] } : { userErrors: userErrors(outcome) }
}
