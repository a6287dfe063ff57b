/** Whose a thing is that has an id. */
export type TypeDecision = 'PRIVATE' | 'PUBLIC'

/**
 * Everything that has an id, as the graph hands it out by that id. Of what is private a stranger is told no more than of an id that
 * nothing has; all of its fields are its owner's with it.
 */
export const THINGS: Readonly<Record<string, TypeDecision>> = {
  User: 'PUBLIC',
  Merchant: 'PUBLIC',
  Organisation: 'PUBLIC',
  PartnerApp: 'PUBLIC',
  ApiKey: 'PRIVATE',
  Wallet: 'PRIVATE',
  Transfer: 'PRIVATE',
  Tip: 'PUBLIC',
  Order: 'PRIVATE',
  Workflow: 'PRIVATE',
  Payout: 'PRIVATE',
  Product: 'PUBLIC',
  Post: 'PUBLIC',
  Comment: 'PUBLIC',
  LifeAccount: 'PUBLIC',
  Topic: 'PUBLIC',
  ServiceListing: 'PUBLIC',
  Community: 'PUBLIC',
  LocalGroup: 'PUBLIC',
  Activity: 'PUBLIC',
  LiveRoom: 'PUBLIC',
  ChatMessage: 'PUBLIC',
  AdAccount: 'PRIVATE',
  Campaign: 'PRIVATE',
  AdDecision: 'PRIVATE',
  AdSlot: 'PUBLIC',
  Creative: 'PUBLIC',
  Gift: 'PUBLIC',
  GiftStreak: 'PUBLIC',
}

/**
 * Fields of public things that are lists, pages, or for those only who are signed in, and do not say whose they are by `viewer:self`:
 * `OWN` to be told to the owner only, or why they are everybody's.
 */
export const FIELDS: Readonly<Record<string, 'OWN' | { readonly because: string }>> = {
  'User.homeArea': { because: 'The district somebody says they live in is told to whoever is signed in.' },
  'User.followers': { because: 'Who follows whom is public.' },
  'User.following': { because: 'Who follows whom is public.' },
  'User.merchants': { because: 'Whose a merchant is stands on the merchant.' },
  'User.posts': { because: 'Posts are public.' },
  'User.lifeAccounts': { because: 'Whose a life account is stands on it.' },
  'User.memberships': { because: 'Who belongs to a community stands in its list of members.' },
  'Merchant.products': { because: 'What a merchant sells is for everybody to see.' },
  'PartnerApp.keys': 'OWN',
  'PartnerApp.usage': 'OWN',
  'PartnerApp.auditEntries': 'OWN',
  'Post.media': { because: 'It is the post.' },
  'Post.topics': { because: 'It is the post.' },
  'Post.comments': { because: 'Comments are as public as their post.' },
  'LifeAccount.posts': { because: 'Posts are public.' },
  'LifeAccount.liveRooms': { because: 'Live rooms are public.' },
  'Topic.posts': { because: 'Posts are public.' },
  'Topic.communities': { because: 'Communities can be found by all.' },
  'Community.topics': { because: 'Communities can be found by all.' },
  'Community.divisions': { because: 'Communities can be found by all.' },
  'Community.posts': { because: 'Its gate for READ decides.' },
  'Community.members': { because: 'Its gate for READ decides.' },
  'Community.localGroups': { because: 'Its gate for READ decides.' },
  'LocalGroup.activities': { because: 'Its gate for READ decides.' },
  'Activity.attendees': 'OWN',
  'LiveRoom.chat': { because: 'What is said in a room is said to all.' },
  'LiveRoom.pinned': { because: 'What is pinned is for viewers.' },
  'LiveRoom.leaderboard': { because: 'Who gave most is shown to viewers.' },
  'LiveRoom.sales': 'OWN',
  'Subject.tips': { because: 'Tips are given in public.' },
  'Subject.topTippers': { because: 'Tips are given in public.' },
}

/** Fields of one's own that are null to strangers without a word, as where there is nothing: a refusal would tell that there is. */
export const SILENT: readonly string[] = ['Merchant.adAccount']

/** Entrances and streams that ask no scope of staff and do not hand out one thing by its id: `OWN`, or why they are everybody's. */
export const ENTRANCES: Readonly<Record<string, 'OWN' | { readonly because: string }>> = {
  'Query.viewer': { because: 'It is whoever asks.' },
  'Query.viewerApp': { because: 'It is whoever asks.' },
  'Query.areas': { because: 'Districts are no secret.' },
  'Query.partnerScopes': { because: 'What an app can be let do is for everybody to know.' },
  'Query.sourcingOffers': { because: 'What suppliers offer is for whoever sells; they offered it.' },
  'Query.feed': { because: 'It is made of what is public, for whoever asks.' },
  'Query.topics': { because: 'Topics are everybody’s.' },
  'Query.services': { because: 'Services are for everybody to open.' },
  'Query.appEntries': { because: 'They are made for whoever asks.' },
  'Query.communities': { because: 'Communities can be found by all.' },
  'Query.liveRooms': { because: 'Live rooms are public.' },
  'Query.gifts': { because: 'What gifts there are is for everybody to know.' },
  'Subscription.feedEvents': { because: 'It is the feed of whoever asks.' },
  'Subscription.roomEvents': { because: 'Live rooms are public.' },
  'Subscription.tipEvents': { because: 'Tips are given in public.' },
  'Subscription.communityEvents': { because: 'Its gate for READ decides.' },
  'Subscription.workflowEvents': 'OWN',
}
