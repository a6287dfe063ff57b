import type { AttestedClaim, GateSet, Gender, VerificationLevel } from './gates.ts'

/** Money as it travels in an event: exact minor units in a string. */
interface MoneyPayload {
  minor: string
  currency: 'CNY' | 'USD' | 'EUR' | 'SGD'
}

/** The answer to a step that was asked for. */
interface OrderStepAnswer {
  workflowId: string
  orderId: string
  step: 'COUNT_SALE' | 'ATTRIBUTE_ORDER'
  undone: boolean
}

/** The types that implement `Subject`: what can be liked, tipped, promoted. */
export type SubjectType = 'Post' | 'Comment' | 'LiveRoom' | 'ChatMessage'

/**
 * The event catalogue: everything one subgraph tells the others, and everything a subscription shows. Names are
 * `<publisher>.<nounPast>`; payloads are plain JSON (times in ISO 8601). A reader may rely on a field for ever: fields are
 * added, never changed.
 */
export interface EventCatalogue {
  // users
  'users.userSignedUp': { userId: string; handle: string; displayName: string; createdAt: string }
  /** Name and picture as they are now; content keeps a copy of them for lists of posts. */
  'users.profileChanged': { userId: string; displayName: string; avatarUrl: string | null }
  /** The whole set of facts gates may know from users; replaces what was told before. */
  'users.factsChanged': {
    userId: string
    gender: Gender
    verificationLevel: VerificationLevel
    attestations: AttestedClaim[]
  }
  'users.homeAreaChanged': { userId: string; areaCode: string | null }
  /** A session is over: the access tokens given out for it no longer hold. */
  'users.sessionEnded': { sessionId: string; userId: string; at: string }
  /** The whole set of scopes a person has now; access tokens that say more no longer hold. */
  'users.scopesChanged': { userId: string; scopes: string[]; at: string }
  /** An API key was revoked or replaced: it holds until `endsAt` and no longer. */
  'users.apiKeyEnded': { keyId: string; appId: string; endsAt: string; at: string }
  'users.userFollowed': { followerId: string; followeeId: string; at: string }
  'users.userUnfollowed': { followerId: string; followeeId: string }
  /** How many people follow this one and are followed back, as it is now. */
  'users.connectionsChanged': { userId: string; connections: number }
  'users.userBlocked': { blockerId: string; blockedId: string; at: string }
  'users.userUnblocked': { blockerId: string; blockedId: string }
  'users.merchantChanged': { merchantId: string; ownerId: string; name: string; size: string; onboardingState: string }

  // payments
  'payments.creditChanged': { userId: string; score: number; computedAt: string }
  /** Any transfer but a tip, which `tipReceived` tells of; a side that is no person's is null. */
  'payments.transferPosted': {
    transferId: string
    kind: string
    fromUserId: string | null
    toUserId: string | null
    amount: MoneyPayload
    at: string
  }
  'payments.tipReceived': {
    tipId: string
    transferId: string
    subjectId: string
    fromUserId: string
    toUserId: string
    amount: MoneyPayload
    message: string | null
    /** Total of all tips on the subject, this one included. */
    runningTotal: MoneyPayload
    at: string
  }
  /** Gifts count: their money is with the host, or, of an open streak, set aside by this transfer until the streak is paid. */
  'payments.giftPaid': { giftPaymentId: string; transferId: string }
  'payments.giftDeclined': { giftPaymentId: string; code: string }
  /**
   * A streak is settled: all that was set aside for it went to the host by this one transfer. Null and zero when there was nothing. What
   * was given back before that is in `returned`, with the reason: it was told as paid, and was not.
   */
  'payments.giftStreakPaid': {
    streakId: string
    roomId: string
    transferId: string | null
    amount: MoneyPayload
    returned: { giftPaymentId: string; code: string }[]
  }
  /** A step of a workflow was done, refused or taken back: the whole workflow as it stood right after. */
  'payments.workflowChanged': {
    workflowId: string
    kind: 'CHECKOUT' | 'PAYOUT'
    aboutId: string
    ownerId: string
    state: string
    steps: {
      name: string
      state: string
      attempts: number
      undoAttempts: number
      compensatedBy: string | null
      error: string | null
    }[]
    createdAt: string
    at: string
  }
  /**
   * Asks whoever does this step of an order to do it, or, with `undo`, to take it back; asked again while no answer comes. Answered by
   * `orderStepAnswered` of the subgraph that does it, once for each time it is asked.
   */
  'payments.orderStepAsked': {
    workflowId: string
    orderId: string
    step: 'COUNT_SALE' | 'ATTRIBUTE_ORDER'
    undo: boolean
    buyerId: string
    productId: string
    /** The merchants that supply and sell it. */
    merchantIds: string[]
    quantity: number
    amount: MoneyPayload
    viaSubjectId: string | null
    orderedAt: string
  }
  'payments.adChargePosted': { chargeId: string; transferId: string }
  'payments.adChargeDeclined': { chargeId: string; code: string }

  // content
  /** A topic exists from now on, with this id for ever; told for each topic of the catalogue. */
  'content.topicAdded': { topicId: string; slug: string; name: string }
  'content.lifeAccountOpened': { lifeAccountId: string; ownerId: string; merchantId: string | null; name: string }
  'content.postPublished': {
    postId: string
    authorId: string
    lifeAccountId: string | null
    communityId: string | null
    kind: 'IMAGE_TEXT' | 'SHORT_VIDEO'
    topicIds: string[]
    areaCode: string | null
    createdAt: string
  }
  'content.postRemoved': { postId: string; authorId: string; communityId: string | null; reason: string }
  'content.commentAdded': {
    commentId: string
    postId: string
    authorId: string
    communityId: string | null
    createdAt: string
  }
  'content.commentRemoved': { commentId: string; postId: string; authorId: string }
  /** A live room can appear in feeds from now on: content's answer to a room going on air, told in the stream of the feed. */
  'content.roomWentLive': { roomId: string; hostId: string; lifeAccountId: string | null; startedAt: string }
  /** A live room is out of every feed. */
  'content.roomEnded': { roomId: string; hostId: string; lifeAccountId: string | null }

  // communities
  'communities.communityCreated': {
    communityId: string
    slug: string
    kind: 'INTEREST' | 'LIFE_CIRCLE'
    name: string
    ownerId: string
    gates: GateSet
    version: number
  }
  'communities.gatesChanged': { communityId: string; gates: GateSet; version: number }
  'communities.memberJoined': { communityId: string; userId: string; role: string; joinedAt: string }
  'communities.memberLeft': { communityId: string; userId: string }
  'communities.memberRoleChanged': { communityId: string; userId: string; role: string }
  /** A post now stands in the community's list; told by communities once it has taken it in. */
  'communities.postAdded': { communityId: string; postId: string }
  'communities.rsvpChanged': {
    communityId: string
    activityId: string
    userId: string
    state: 'GOING' | 'WAITLISTED' | 'CANCELLED'
    /** Who moved up from the waitlist because of this change. */
    promotedUserId: string | null
  }

  // live-streams
  'live.roomChanged': {
    roomId: string
    hostId: string
    lifeAccountId: string | null
    title: string
    state: 'SCHEDULED' | 'LIVE' | 'ENDED'
    startedAt: string | null
    at: string
  }
  'live.chatPosted': { messageId: string; roomId: string; authorId: string; seq: number; text: string; at: string }
  'live.chatRemoved': { messageId: string; roomId: string; code: string; summary: string }
  /**
   * Asks payments for the price of gifts; answered by giftPaid or giftDeclined with the same giftPaymentId. What is for an open streak is
   * set aside, until `giftStreakClosed` asks for all of it; of a streak that is closed with these gifts it is paid at once, as it is where
   * no streak is named, which are events from before streaks were paid as one.
   */
  'live.giftRequested': {
    giftPaymentId: string
    roomId: string
    giftId: string
    fromUserId: string
    toUserId: string
    amount: MoneyPayload
    at: string
    streak?: { id: string; isOpen: boolean }
  }
  'live.giftStreakChanged': { streakId: string; roomId: string }
  /** Asks payments to pay what is set aside for a streak: no gift is asked for after it. Answered by giftStreakPaid. */
  'live.giftStreakClosed': { streakId: string; roomId: string; fromUserId: string; toUserId: string }
  /** A host keeps a person out of a room, or lets them in again. */
  'live.guestBanned': { roomId: string; userId: string }
  'live.banLifted': { roomId: string; userId: string }
  /** A room shows a product, for the price it names, if it names one. Events from before prices were charged say neither host nor price. */
  'live.productPinned': { roomId: string; productId: string; hostId?: string; livePrice?: MoneyPayload | null }
  'live.productUnpinned': { roomId: string; productId: string }
  'live.viewersChanged': { roomId: string; viewers: number }
  /** `slowSeconds` is 0 when there is no wait. */
  'live.chatModeChanged': { roomId: string; slowSeconds: number; followersOnly: boolean; minCreditOver: number | null }

  /** What `payments.orderStepAsked` asked for is done, or taken back. */
  'live.orderStepAnswered': OrderStepAnswer

  // ads
  /** What `payments.orderStepAsked` asked for is done, or taken back. */
  'ads.orderStepAnswered': OrderStepAnswer
  /** Asks payments to charge an advertiser; answered by adChargePosted or adChargeDeclined with the same chargeId. */
  'ads.clickCharged': { chargeId: string; campaignId: string; payerUserId: string; amount: MoneyPayload; at: string }
}

export type EventName = keyof EventCatalogue

/**
 * The stream an event belongs to. Subscribers read one topic in order and replay it from a position; reactions read by
 * name, whatever the topic.
 */
export const TOPIC: { [N in EventName]: (event: EventCatalogue[N]) => string } = {
  'users.userSignedUp': (event) => topics.user(event.userId),
  'users.profileChanged': (event) => topics.user(event.userId),
  'users.factsChanged': (event) => topics.user(event.userId),
  'users.homeAreaChanged': (event) => topics.user(event.userId),
  'users.sessionEnded': () => topics.access,
  'users.scopesChanged': () => topics.access,
  'users.apiKeyEnded': () => topics.access,
  'users.userFollowed': (event) => topics.user(event.followeeId),
  'users.userUnfollowed': (event) => topics.user(event.followeeId),
  'users.connectionsChanged': (event) => topics.user(event.userId),
  'users.userBlocked': (event) => topics.user(event.blockerId),
  'users.userUnblocked': (event) => topics.user(event.blockerId),
  'users.merchantChanged': (event) => `merchant:${event.merchantId}`,
  'payments.creditChanged': (event) => topics.user(event.userId),
  'payments.transferPosted': (event) => `transfer:${event.transferId}`,
  'payments.tipReceived': (event) => topics.tips(event.subjectId),
  'payments.giftPaid': (event) => `gift-payment:${event.giftPaymentId}`,
  'payments.giftDeclined': (event) => `gift-payment:${event.giftPaymentId}`,
  'payments.giftStreakPaid': (event) => `gift-streak:${event.streakId}`,
  'payments.workflowChanged': (event) => topics.workflow(event.workflowId),
  'payments.orderStepAsked': (event) => `order:${event.orderId}`,
  'payments.adChargePosted': (event) => `ad-charge:${event.chargeId}`,
  'payments.adChargeDeclined': (event) => `ad-charge:${event.chargeId}`,
  'content.topicAdded': (event) => `topic:${event.topicId}`,
  'content.lifeAccountOpened': (event) => `life-account:${event.lifeAccountId}`,
  'content.postPublished': () => topics.feed,
  'content.postRemoved': () => topics.feed,
  'content.commentAdded': (event) => `post:${event.postId}`,
  'content.commentRemoved': (event) => `post:${event.postId}`,
  'content.roomWentLive': () => topics.feed,
  'content.roomEnded': () => topics.feed,
  'communities.communityCreated': (event) => topics.community(event.communityId),
  'communities.gatesChanged': (event) => topics.community(event.communityId),
  'communities.memberJoined': (event) => topics.community(event.communityId),
  'communities.memberLeft': (event) => topics.community(event.communityId),
  'communities.memberRoleChanged': (event) => topics.community(event.communityId),
  'communities.postAdded': (event) => topics.community(event.communityId),
  'communities.rsvpChanged': (event) => topics.community(event.communityId),
  'live.roomChanged': (event) => topics.room(event.roomId),
  'live.chatPosted': (event) => topics.room(event.roomId),
  'live.chatRemoved': (event) => topics.room(event.roomId),
  'live.giftRequested': (event) => `gift-payment:${event.giftPaymentId}`,
  'live.giftStreakChanged': (event) => topics.room(event.roomId),
  'live.giftStreakClosed': (event) => `gift-streak:${event.streakId}`,
  'live.guestBanned': () => topics.access,
  'live.banLifted': () => topics.access,
  'live.productPinned': (event) => topics.room(event.roomId),
  'live.productUnpinned': (event) => topics.room(event.roomId),
  'live.viewersChanged': (event) => topics.room(event.roomId),
  'live.chatModeChanged': (event) => topics.room(event.roomId),
  'live.orderStepAnswered': (event) => `order:${event.orderId}`,
  'ads.orderStepAnswered': (event) => `order:${event.orderId}`,
  'ads.clickCharged': (event) => `ad-charge:${event.chargeId}`,
}

/** Topics that subscriptions read. */
export const topics = {
  feed: 'feed',
  access: 'access',
  user: (userId: string) => `user:${userId}`,
  tips: (subjectId: string) => `tips:${subjectId}`,
  workflow: (workflowId: string) => `workflow:${workflowId}`,
  room: (roomId: string) => `room:${roomId}`,
  community: (communityId: string) => `community:${communityId}`,
} as const
