import type { Clock } from '../../platform/clock.ts'
import type { Reactions } from '../../platform/events/reactions.ts'
import { lastBy } from '../../platform/gatekeeper/reactions.ts'
import { attributeOrders } from './operations/attributeOrders.ts'
import { openCampaigns } from './store/campaigns.ts'
import { openCharges } from './store/charges.ts'
import { bind } from './store/index.ts'
import { openMerchants } from './store/merchants.ts'
import { openSubjects } from './store/subjects.ts'

/** Who may advertise, what can be promoted, what payments answered, and what it asks about orders. */
export function openReactions(clock: Clock): Reactions {
  return {
    'payments.orderStepAsked': (tx, events) =>
      attributeOrders(
        bind(tx, clock),
        events.map(({ payload }) => payload),
      ),
    'users.merchantChanged': async (tx, events) => {
      const merchants = events.map(({ payload: { merchantId: id, ownerId, onboardingState } }) => ({
        id,
        ownerId,
        onboardingState,
      }))
      await openMerchants(tx).keep(lastBy(merchants, ({ id }) => id))
    },
    'content.postPublished': async (tx, events) => {
      const posts = events.map(({ payload }) => ({
        id: payload.postId,
        ownerId: payload.authorId,
        state: 'PUBLISHED' as const,
      }))
      await openSubjects(tx).keep(lastBy(posts, ({ id }) => id))
    },
    'content.postRemoved': async (tx, events) => {
      const posts = events.map(({ payload }) => ({
        id: payload.postId,
        ownerId: payload.authorId,
        state: 'REMOVED' as const,
      }))
      await openSubjects(tx).keep(lastBy(posts, ({ id }) => id))
    },
    'live.roomChanged': async (tx, events) => {
      const rooms = events.map(({ payload: { roomId: id, hostId: ownerId, state } }) => ({ id, ownerId, state }))
      await openSubjects(tx).keep(lastBy(rooms, ({ id }) => id))
    },
    'payments.adChargePosted': async (tx, events) => {
      await openCharges(tx).post(events.map((event) => event.payload))
    },
    'payments.adChargeDeclined': async (tx, events) => {
      const declined = await openCharges(tx).decline(events.map((event) => event.payload))
      if (declined.length > 0) await openCampaigns(tx).giveBack(declined)
    },
  }
}
