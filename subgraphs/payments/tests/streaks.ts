import type { Clock } from '../../../platform/clock.ts'
import type { Announcement } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import type { MoneyWire } from '../../../platform/money.ts'
import type { Caller } from '../../../platform/testing/subgraph.ts'
import { holdIdOf } from '../domain/hold.ts'
import { cny, newKey, type World } from './world.ts'

export type Requested = Extract<Announcement, { name: 'live.giftRequested' }>
type Closed = Extract<Announcement, { name: 'live.giftStreakClosed' }>

/** A streak as live-streams tells of it. */
export function streakOf(clock: Clock, from: Caller, to: Caller, isOpen = true) {
  const [streakId, roomId] = [newId('GiftStreak'), newId('LiveRoom')]
  const between = { roomId, fromUserId: from.id, toUserId: to.id }
  return {
    id: streakId,
    roomId,
    gift: (minor: bigint | string): Requested => ({
      name: 'live.giftRequested',
      payload: {
        ...{ giftPaymentId: newKey(), giftId: newId('Gift'), ...between, amount: cny(minor) as MoneyWire },
        ...{ at: clock.now().toISOString(), streak: { id: streakId, isOpen } },
      },
    }),
    close: (): Closed => ({ name: 'live.giftStreakClosed', payload: { streakId, ...between } }),
  }
}

const ENTRIES = `query ($id: ID!) { _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { wallet {
  balance { minor } available { minor }
  entries { edges { node { direction amount { minor } counterparty { id } subject { id } streak { id } order { id } transfer { id kind } } } }
} } } }`
/** Somebody's wallet and its entries, newest first. */
export async function walletOfCaller(of: Caller) {
  const { balance, available, entries } = (await of.data(ENTRIES, { id: of.id }))._entities[0].wallet
  return {
    ...{ balance: BigInt(balance.minor), available: BigInt(available.minor) },
    entries: entries.edges.map((edge: { node: object }) => edge.node),
  }
}

/** The hold that was opened for a gift. */
export async function holdOf(world: World, { payload: { giftPaymentId } }: Requested): Promise<string> {
  const paid = (await world.announced('payments.giftPaid')).find((event) => event.giftPaymentId === giftPaymentId)
  return holdIdOf(paid?.transferId ?? '')
}
