import type { Clock } from '../../platform/clock.ts'
import type { Reactions } from '../../platform/events/reactions.ts'
import { circleReactions, personFactReactions } from '../../platform/gatekeeper/reactions.ts'
import { fromWire } from '../../platform/money.ts'
import { learnConnections, learnTransfers, learnVerification, scoreNewcomers } from './operations/keepCredit.ts'
import { payRequested } from './operations/payRequested.ts'
import { settleStreaks } from './operations/settleStreaks.ts'
import { takeAnswers } from './operations/takeAnswers.ts'
import { openGiving } from './store/giving.ts'
import { bind } from './store/index.ts'
import { openLivePrices } from './store/live-prices.ts'
import { openMerchants } from './store/merchants.ts'
import { openPeople } from './store/people.ts'
import { openSubjects } from './store/subjects.ts'
import { circleGates, circleMembers, personFacts } from './store/tables.ts'

/** What payments learns from the others, and the money it moves for them. */
export function openReactions(clock: Clock): Reactions {
  const { 'users.factsChanged': rememberFacts } = personFactReactions(personFacts)
  return {
    ...personFactReactions(personFacts),
    'users.factsChanged': async (tx, events) => {
      await rememberFacts(tx, events)
      await learnVerification(
        bind(tx, clock),
        clock.now(),
        events.map((event) => event.payload),
      )
    },
    'users.connectionsChanged': (tx, events) =>
      learnConnections(
        bind(tx, clock),
        clock.now(),
        events.map((event) => event.payload),
      ),
    'payments.transferPosted': (tx, events) =>
      learnTransfers(
        bind(tx, clock),
        clock.now(),
        events.map(({ payload: { kind, fromUserId, toUserId, amount, at } }) => ({
          ...{ kind, fromUserId, toUserId },
          minor: BigInt(amount.minor),
          at: new Date(at),
        })),
      ),
    'payments.tipReceived': (tx, events) =>
      learnTransfers(
        bind(tx, clock),
        clock.now(),
        events.map(({ payload: { fromUserId, toUserId, amount, at } }) => ({
          ...{ kind: 'TIP', fromUserId, toUserId },
          minor: BigInt(amount.minor),
          at: new Date(at),
        })),
      ),
    ...circleReactions({ circleGates, circleMembers }),
    'users.userSignedUp': async (tx, events) => {
      const people = events.map(({ payload: { userId, createdAt } }) => ({ userId, signedUpAt: new Date(createdAt) }))
      await openPeople(tx).add(people)
      await scoreNewcomers(bind(tx, clock), clock.now(), people)
    },

    'users.userBlocked': (tx, events) => openGiving(tx).block(events.map(({ payload }) => payload)),
    'users.userUnblocked': (tx, events) => openGiving(tx).unblock(events.map(({ payload }) => payload)),

    'live.orderStepAnswered': (tx, events) =>
      takeAnswers(
        bind(tx, clock),
        clock.now(),
        events.map((event) => event.payload),
      ),
    'ads.orderStepAnswered': (tx, events) =>
      takeAnswers(
        bind(tx, clock),
        clock.now(),
        events.map((event) => event.payload),
      ),
    'users.merchantChanged': (tx, events) =>
      openMerchants(tx).keep(
        events.map(({ payload: { merchantId: id, ownerId, onboardingState } }) => ({ id, ownerId, onboardingState })),
      ),
    'content.lifeAccountOpened': (tx, events) =>
      openMerchants(tx).addLifeAccounts(
        events.map(({ payload: { lifeAccountId: id, ownerId, merchantId } }) => ({ id, ownerId, merchantId })),
      ),
    'content.postPublished': (tx, events) =>
      openSubjects(tx).add(
        events.map(({ payload: { postId, authorId, communityId } }) => ({
          id: postId,
          ownerId: authorId,
          communityId,
        })),
      ),
    'content.postRemoved': (tx, events) =>
      openSubjects(tx).remove(
        events.map(({ payload: { postId, authorId, communityId } }) => ({
          id: postId,
          ownerId: authorId,
          communityId,
        })),
      ),
    'content.commentAdded': (tx, events) =>
      openSubjects(tx).add(
        events.map(({ payload: { commentId, authorId, communityId } }) => ({
          id: commentId,
          ownerId: authorId,
          communityId,
        })),
      ),
    'content.commentRemoved': (tx, events) =>
      openSubjects(tx).remove(
        events.map(({ payload: { commentId, authorId } }) => ({ id: commentId, ownerId: authorId, communityId: null })),
      ),
    'live.roomChanged': (tx, events) =>
      openSubjects(tx).add(
        events.map(({ payload: { roomId, hostId } }) => ({ id: roomId, ownerId: hostId, communityId: null })),
      ),
    'live.chatPosted': (tx, events) =>
      openSubjects(tx).add(
        events.map(({ payload: { messageId, authorId } }) => ({ id: messageId, ownerId: authorId, communityId: null })),
      ),
    'live.chatRemoved': (tx, events) => openSubjects(tx).removeKnown(events.map(({ payload }) => payload.messageId)),

    // Rooms named no prices here before they said who runs them: of those the product's own price holds.
    'live.productPinned': (tx, events) =>
      openLivePrices(tx).keep(
        events.map(({ payload: { roomId, productId, hostId = '', livePrice } }) => ({
          ...{ roomId, productId, hostId },
          price: livePrice && hostId ? fromWire(livePrice) : null,
        })),
      ),
    'live.productUnpinned': (tx, events) =>
      openLivePrices(tx).keep(
        events.map(({ payload: { roomId, productId } }) => ({ roomId, productId, hostId: '', price: null })),
      ),

    'live.giftRequested': (tx, events) =>
      payRequested(
        tx,
        clock,
        events.map(({ payload: { giftPaymentId: id, fromUserId: payerId, toUserId: payeeId, ...asked } }) => ({
          ...{ kind: 'GIFT', id, payerId, payeeId },
          ...{ roomId: asked.roomId, amount: asked.amount, streak: asked.streak ?? null },
        })),
      ),
    'live.giftStreakClosed': (tx, events) =>
      settleStreaks(
        tx,
        clock,
        events.map(({ payload: { streakId: id, roomId, fromUserId: payerId, toUserId: payeeId } }) => ({
          ...{ id, roomId, payerId, payeeId },
        })),
      ),
    'ads.clickCharged': (tx, events) =>
      payRequested(
        tx,
        clock,
        events.map(({ payload: { chargeId: id, payerUserId: payerId, amount } }) => ({
          kind: 'AD_SPEND',
          id,
          payerId,
          amount,
        })),
      ),
  }
}
