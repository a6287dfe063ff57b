/** What becomes of an act when a stranger asks for it with the ids of somebody else's things. */
export type ActDecision =
  /**
   * It is about what is somebody's: a stranger is refused with `code`, or with what comes `afterwards` when it was done; all it `tells`
   * is what follows from what the stranger said.
   */
  | { readonly is: 'OWNER'; readonly code: string; readonly afterwards?: readonly string[]; readonly tells?: string }
  /** It is for staff or for our own services: a stranger is refused before it is looked at. */
  | { readonly is: 'STAFF' }
  /** Whoever is signed in does it to themselves: no row that is not about them changes. */
  | { readonly is: 'OWN' }
  /** Whoever is signed in may do it, with what is theirs, to what is everybody's. */
  | { readonly is: 'ANYONE'; readonly because: string }
  /** As `OWN`, for whoever is not signed in. */
  | { readonly is: 'NOBODY' }

const owner = (code: string, ...afterwards: string[]): ActDecision => ({ is: 'OWNER', code, afterwards })
const staff: ActDecision = { is: 'STAFF' }
const own: ActDecision = { is: 'OWN' }
const anyone = (because: string): ActDecision => ({ is: 'ANYONE', because })

/** Every mutation of the graph and of its subgraphs. One that is new fails until it is decided here whose it is. */
export const ACTS: Readonly<Record<string, ActDecision>> = {
  // Users
  signUp: { is: 'NOBODY' },
  signIn: owner('INVALID_CREDENTIALS'),
  refreshSession: owner('SESSION_NOT_FOUND'),
  signOut: own,
  signOutEverywhere: own,
  updateProfile: own,
  setHomeArea: own,
  follow: anyone('People are followed by whom they did not block.'),
  unfollow: anyone('It ends a follow of the caller’s own.'),
  block: anyone('People keep out whom they like, and follows between the two end.'),
  unblock: anyone('It lifts a block of the caller’s own.'),
  setVerificationLevel: staff,
  grantAttestation: staff,
  revokeAttestation: staff,
  startMerchantOnboarding: own,
  submitMerchantOnboarding: owner('MERCHANT_NOT_FOUND'),
  decideMerchantOnboarding: staff,
  createOrganisation: own,
  createPartnerApp: owner('OWNER_NOT_FOUND'),
  createApiKey: owner('APP_NOT_FOUND'),
  createApiKeyForOperations: { is: 'OWNER', code: 'APP_NOT_FOUND', tells: 'scopes' },
  rotateApiKey: owner('KEY_NOT_FOUND'),
  revokeApiKey: owner('KEY_NOT_FOUND'),
  grantConsent: own,
  revokeConsent: own,
  recordApiKeyUsage: staff,
  moveSandboxClock: staff,
  standInForOwner: staff,
  advanceSandboxClock: staff,

  // Content
  openLifeAccount: owner('MERCHANT_NOT_FOUND'),
  followLifeAccount: anyone('Life accounts are for everybody to follow.'),
  unfollowLifeAccount: anyone('It ends a follow of the caller’s own.'),
  publish: own,
  removePost: owner('NOT_AUTHOR', 'POST_NOT_FOUND'),
  comment: anyone('Posts are for everybody to comment on whom the gates let in.'),
  removeComment: owner('NOT_AUTHOR', 'COMMENT_NOT_FOUND'),
  like: anyone('What is public is for everybody to like.'),
  unlike: anyone('It takes back a like of the caller’s own.'),
  recordView: anyone('A view is counted of whoever looked.'),
  openService: anyone('Services are for everybody to open.'),

  // Communities
  createCommunity: own,
  createLocalGroup: owner('NOT_PERMITTED'),
  join: anyone('Communities are joined by whom their gates let in.'),
  leave: anyone('It ends a membership of the caller’s own, and moves up who waited.'),
  setMemberRole: owner('NOT_PERMITTED'),
  setGates: owner('NOT_PERMITTED'),
  createActivity: owner('NOT_PERMITTED'),
  cancelActivity: owner('NOT_PERMITTED'),
  rsvp: anyone('Activities are for the members of a group.'),
  cancelRsvp: anyone('It takes back an answer of the caller’s own, and moves up who waited.'),
  checkIn: owner('NOT_PERMITTED'),

  // Payments
  refund: staff,
  topUp: anyone('It adds to the caller’s own wallet, from the account that is counterpart to all of them.'),
  transfer: anyone('Everybody may be given money, by whoever has it.'),
  tip: anyone('Whoever made something may be tipped for it, by whoever has money.'),
  recordCreditScore: staff,
  freezeUser: staff,
  unfreezeUser: staff,
  createProduct: owner('MERCHANT_NOT_FOUND'),
  changeProduct: owner('PRODUCT_NOT_FOUND'),
  setSourcingOffer: owner('PRODUCT_NOT_FOUND'),
  pickSourcedProduct: owner('LIFE_ACCOUNT_NOT_FOUND'),
  checkout: anyone('Products are for everybody to buy.'),
  fulfilOrder: owner('ORDER_NOT_FOUND'),
  cancelOrder: owner('ORDER_NOT_FOUND'),
  retryWorkflow: staff,
  setPayoutAccount: owner('MERCHANT_NOT_FOUND'),
  requestPayout: owner('MERCHANT_NOT_FOUND'),

  // Live streams
  scheduleRoom: own,
  startRoom: own,
  endRoom: owner('NOT_HOST'),
  sendChat: anyone('Everybody in a room talks whom its chat mode lets.'),
  removeChatMessage: owner('NOT_HOST', 'MESSAGE_NOT_FOUND'),
  sendGift: anyone('Hosts are given gifts by whoever has money.'),
  pinProduct: owner('NOT_HOST'),
  unpinProduct: owner('NOT_HOST'),
  setChatMode: owner('NOT_HOST'),
  banFromRoom: owner('NOT_HOST'),
  liftRoomBan: owner('NOT_HOST'),
  watchRoom: anyone('Rooms are for everybody to watch.'),
  leaveRoom: anyone('It ends the caller’s own watching.'),

  // Ads
  openAdAccount: owner('MERCHANT_NOT_FOUND'),
  createCampaign: owner('AD_ACCOUNT_NOT_FOUND'),
  setBudget: owner('CAMPAIGN_NOT_FOUND'),
  setCampaignState: owner('CAMPAIGN_NOT_FOUND'),
  recordAdEvent: owner('DECISION_NOT_FOUND'),
}

export type OptionalIdDecision = ActDecision & {
  readonly type: string
  /** A field of the input that stands for the same, and cannot come with it. */
  readonly without?: string
}

/**
 * Ids that an act can do without, by the act and the name of the argument or of the field of its input, where the act is tried
 * without them: what becomes of it with an id of somebody else's.
 */
export const OPTIONAL_IDS: Readonly<Record<string, OptionalIdDecision>> = {
  'publish.lifeAccountId': { ...owner('LIFE_ACCOUNT_NOT_FOUND'), type: 'LifeAccount' },
  'publish.communityId': { ...anyone('Members and others post where the gate lets them.'), type: 'Community' },
  'scheduleRoom.lifeAccountId': { ...owner('LIFE_ACCOUNT_NOT_FOUND'), type: 'LifeAccount' },
  'startRoom.lifeAccountId': { ...owner('LIFE_ACCOUNT_NOT_FOUND'), type: 'LifeAccount' },
  'startRoom.roomId': { ...owner('NOT_HOST'), type: 'LiveRoom', without: 'title' },
  'sendGift.streakId': { ...owner('STREAK_NOT_OPEN'), type: 'GiftStreak' },
  'createCommunity.parentId': { ...owner('NOT_PERMITTED'), type: 'Community' },
  'publish.topicIds': { ...anyone('Topics are everybody’s.'), type: 'Topic' },
  'createCommunity.topicIds': { ...anyone('Topics are everybody’s.'), type: 'Topic' },
  'checkout.viaSubjectId': {
    ...anyone('What somebody bought through is public, and whom it pays is looked up.'),
    type: 'Post',
  },
  'join.communityId': { ...anyone('Communities are joined by whom their gates let in.'), type: 'Community' },
  'leave.communityId': { ...anyone('It ends a membership of the caller’s own.'), type: 'Community' },
}
