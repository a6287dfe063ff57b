import type { Clock } from '../../platform/clock.ts'
import type { Reactions } from '../../platform/events/reactions.ts'
import { personFactReactions } from '../../platform/gatekeeper/reactions.ts'
import { streakChanged } from './operations/announce.ts'
import { countSales } from './operations/countSales.ts'
import { bindLiveStore } from './store/index.ts'
import { personFacts } from './store/tables.ts'

/** What this subgraph keeps of what others tell, and what the answers of payments do to gifts. */
export function openReactions(clock: Clock): Reactions {
  return {
    'content.lifeAccountOpened': (tx, events) =>
      bindLiveStore(tx, clock).people.addLifeAccounts(
        events.map(({ payload }) => ({ id: payload.lifeAccountId, ownerId: payload.ownerId })),
      ),
    'users.userFollowed': (tx, events) => bindLiveStore(tx, clock).people.follow(events.map(({ payload }) => payload)),
    'users.userUnfollowed': (tx, events) =>
      bindLiveStore(tx, clock).people.unfollow(events.map(({ payload }) => payload)),
    'users.userBlocked': (tx, events) => bindLiveStore(tx, clock).people.block(events.map(({ payload }) => payload)),
    'users.userUnblocked': (tx, events) =>
      bindLiveStore(tx, clock).people.unblock(events.map(({ payload }) => payload)),
    // Of what gates may know, the chat asks for credit only, so only that is kept here.
    'payments.creditChanged': personFactReactions(personFacts)['payments.creditChanged'],
    'payments.orderStepAsked': (tx, events) =>
      countSales(
        bindLiveStore(tx, clock),
        events.map(({ payload }) => payload),
      ),
    'payments.giftPaid': async (tx, events) => {
      const store = bindLiveStore(tx, clock)
      const verdicts = events.map(({ payload: { giftPaymentId, transferId }, position }) => ({
        paymentId: giftPaymentId,
        outcome: transferId,
        position,
      }))
      const changed = await store.payments.settlePaid(verdicts)
      await store.outbox.publishAll(changed.map(streakChanged))
    },
    'payments.giftStreakPaid': async (tx, events) => {
      const returned = events.flatMap(({ payload, position }) =>
        payload.returned.map(({ giftPaymentId, code }) => ({ paymentId: giftPaymentId, code, position })),
      )
      if (returned.length === 0) return
      const store = bindLiveStore(tx, clock)
      await store.outbox.publishAll((await store.payments.takeBack(returned)).map(streakChanged))
    },
    'payments.giftDeclined': async (tx, events) => {
      const store = bindLiveStore(tx, clock)
      const verdicts = events.map(({ payload: { giftPaymentId, code }, position }) => ({
        paymentId: giftPaymentId,
        outcome: code,
        position,
      }))
      const changed = await store.payments.settleDeclined(verdicts)
      await store.outbox.publishAll(changed.map(streakChanged))
    },
  }
}
