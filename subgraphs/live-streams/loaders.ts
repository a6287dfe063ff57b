import type DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { invariant } from '../../platform/errors.ts'
import { countLoader, groupLoader, keyLoader, pageLoader } from '../../platform/loader.ts'
import type { LiveStore } from './store/index.ts'
import type { GiverRow, RoomRow } from './store/tables.ts'
import type { Viewers } from './viewers.ts'

export type LiveLoaders = ReturnType<typeof openLoaders>

/** One person's place on a leaderboard. */
export type LeaderRow = GiverRow & { rank: number }

/** Loaders of one request: each batches what its resolvers ask for into one statement. */
export function openLoaders(store: LiveStore, viewers: Pick<Viewers, 'count'>, clock: Clock) {
  return {
    room: keyLoader(store.rooms.byIds, (room) => room.id),
    message: keyLoader(store.chat.byIds, (message) => message.id),
    gift: keyLoader(store.gifts.byIds, (gift) => gift.id),
    streak: keyLoader(store.streaks.byIds, (streak) => streak.id),
    liveRoomOf: keyLoader(store.rooms.liveByHosts, (room) => room.hostId),
    viewers: countLoader(async (ids) =>
      (await viewers.count(ids, clock.now())).map((each) => ({ key: each.roomId, count: each.viewers })),
    ),
    pins: groupLoader(store.pins.ofRooms, (pin) => pin.roomId),
    chat: pageLoader(store.chat.pages, roomOf),
    sales: keyLoader(store.sales.totals, roomOf),
    productSales: groupLoader(store.sales.ofProducts, roomOf),
    leaders: pageLoader((roomIds, { limit }) => store.payments.leaders(roomIds, limit), roomOf),
    roomsOf: pageLoader<RoomRow>(
      (accountIds, { limit }) => store.rooms.ofLifeAccounts(accountIds, limit),
      (room) => room.lifeAccountId ?? '',
    ),
  }
}

/** A row that another row refers to: it is there. */
export async function known<Row>(loader: DataLoader<string, Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id)
  invariant(row, `a row refers to ${id}, which is not there`)
  return row
}

const roomOf = (row: { roomId: string }) => row.roomId
