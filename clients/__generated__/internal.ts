export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC with milliseconds, as RFC 3339 writes it: `2024-02-27T08:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /**
   * A position in a stream of events. Opaque: keep the last one received and pass it as `after` to go on where you stopped.
   * To begin with what there is and then hear of every change, read `eventCursor` along with it and subscribe after that one; the
   * first events may tell of what was read already. A malformed one is refused with `BAD_USER_INPUT`.
   */
  EventCursor: { input: string; output: string; }
};

/** Something a local group does together at one time and place. */
export type Activity = Node & {
  __typename?: 'Activity';
  /** Who is going, in the order they got their seats. Null for anyone who is neither going nor the organiser. */
  attendees?: Maybe<RsvpConnection>;
  /** When it was cancelled; null while it stands. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many people can take part; null for any number. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** More about it, up to 2,000 characters; null when nothing is said. */
  description?: Maybe<Scalars['String']['output']>;
  /** How many people have a seat. */
  going: Scalars['Int']['output'];
  /** Globally unique, `act_…`. */
  id: Scalars['ID']['output'];
  /** The group that does it. */
  localGroup: LocalGroup;
  /** Who set it up. */
  organiser: User;
  /** Where to meet, up to 200 characters; null when not yet said. */
  place?: Maybe<Scalars['String']['output']>;
  /** When it begins. */
  startsAt: Scalars['DateTime']['output'];
  /** What it is, 1 to 120 characters. */
  title: Scalars['String']['output'];
  /** Your own answer; null when you gave none, or are not signed in. */
  viewerRsvp?: Maybe<Rsvp>;
  /** How many people wait for one. */
  waitlist: Scalars['Int']['output'];
};


/** Something a local group does together at one time and place. */
export type ActivityAttendeesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of activities. */
export type ActivityConnection = {
  __typename?: 'ActivityConnection';
  /** The activities of this page, with their cursors. */
  edges: Array<ActivityEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One activity in a list. */
export type ActivityEdge = {
  __typename?: 'ActivityEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The activity. */
  node: Activity;
};

/** A merchant's account for advertising. What it spends is paid from the wallet of the merchant's owner. */
export type AdAccount = Node & {
  __typename?: 'AdAccount';
  /** Its campaigns, newest first. */
  campaigns: CampaignConnection;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `adac_…`. */
  id: Scalars['ID']['output'];
  /** The merchant it advertises for. */
  merchant: Merchant;
  /** What its campaigns have spent in all: the sum of their `totals.spend`. */
  spentTotal: Money;
};


/** A merchant's account for advertising. What it spends is paid from the wallet of the merchant's owner. */
export type AdAccountCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The outcome of the auction for one place in a feed. */
export type AdDecision = {
  __typename?: 'AdDecision';
  /** The campaign that won. Null, with the error `FORBIDDEN`, without `ads:read`. */
  campaign?: Maybe<Campaign>;
  /** What is shown. */
  creative: Creative;
  /** Globally unique, `addec_…`. */
  id: Scalars['ID']['output'];
  /** What a click costs the advertiser, if today's budget covers it then. Null, with the error `FORBIDDEN`, without `ads:read`. */
  priceCharged?: Maybe<Money>;
  /** Why you see this advertisement; at most 3 reasons. */
  whyThisAd: Array<Explanation>;
};

/** Things that happen to an advertisement. */
export type AdEventKind =
  /** It was clicked. */
  | 'CLICK'
  /** It was seen. */
  | 'IMPRESSION';

/** A place in a feed for an advertisement. */
export type AdSlot = {
  __typename?: 'AdSlot';
  /**
   * What is shown there to you; once there is something, the same however often you ask. Null when nothing fits. Whoever is not
   * signed in gets advertisements without a frequency cap.
   */
  ad?: Maybe<AdDecision>;
  /** Globally unique, `slot_…`. */
  id: Scalars['ID']['output'];
};

/** Figures about the whole, for analysts. */
export type Analytics = {
  __typename?: 'Analytics';
  /**
   * What the ledger comes to up to a moment, with a hash over every entry: whoever has the same entries computes the same. Days that are
   * over are sealed, so that nothing can be added to them or changed in them unseen.
   */
  ledgerProof: LedgerProof;
};


/** Figures about the whole, for analysts. */
export type AnalyticsLedgerProofArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  currency?: CurrencyCode;
};

/**
 * A key of an app. The key itself is told once, by the mutation that makes it, and kept nowhere: send it as `Authorization: Bearer lg_…`
 * or `X-API-Key: lg_…`.
 */
export type ApiKey = Node & {
  __typename?: 'ApiKey';
  /** Addresses and CIDR ranges it may be used from, such as `203.0.113.7` or `2001:db8::/32`; empty for any. */
  allowedAddresses: Array<Scalars['String']['output']>;
  /** The app it is of. */
  app: PartnerApp;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** True when it may run trusted documents only, named by their id: with it nobody can ask what was not written down before. */
  documentsOnly: Scalars['Boolean']['output'];
  /** From when on it is not accepted; null when it does not expire. Rotation brings it forward. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Its first letters, such as `lg_live_9dXk`, to find it again. */
  hint: Scalars['String']['output'];
  /** Globally unique, `key_…`. It is no secret. */
  id: Scalars['ID']['output'];
  /** When it was last used, to a minute or so; null when never. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which world it is for. */
  mode: ApiKeyMode;
  /** What it is for, in its owner's words, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** The key that took its place; null when none did. */
  replacedBy?: Maybe<ApiKey>;
  /** When it was revoked; null when it was not. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may do; see `partnerScopes`. */
  scopes: Array<Scalars['String']['output']>;
  /** Whether it is accepted now. */
  state: ApiKeyState;
  /** What was done with it. */
  usage: ApiUsage;
};


/**
 * A key of an app. The key itself is told once, by the mutation that makes it, and kept nowhere: send it as `Authorization: Bearer lg_…`
 * or `X-API-Key: lg_…`.
 */
export type ApiKeyUsageArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};

/** The two worlds of the platform. Nothing crosses from one to the other. */
export type ApiKeyMode =
  /** The real world: `lg_live_…`. A merchant needs to be approved for it. */
  | 'LIVE'
  /** The sandbox, with test money: `lg_test_…`. */
  | 'TEST';

/** Whether a key is accepted. */
export type ApiKeyState =
  /** It is accepted. */
  | 'ACTIVE'
  /** Its time is over. */
  | 'EXPIRED'
  /** It was revoked. */
  | 'REVOKED'
  /** It was replaced, and is accepted until `expiresAt` all the same. */
  | 'ROTATING';

/** What was done with API keys in a number of days. Counted a few seconds after it was done. */
export type ApiUsage = {
  __typename?: 'ApiUsage';
  /** Whole points they cost, as `extensions.cost.actual` says; they may be more than an `Int` holds. */
  cost: Scalars['Float']['output'];
  /** The same per day, oldest first, days without any left out. */
  days: Array<ApiUsageDay>;
  /** Deprecated fields that were asked for, most often first; at most 100. */
  deprecatedFields: Array<DeprecatedFieldUse>;
  /** Operations run, refused ones included. */
  operations: Scalars['Int']['output'];
  /** Operations refused because the budget was used up. */
  throttled: Scalars['Int']['output'];
  /** Scopes of keys that are accepted now which nothing made use of: a key is safer without them. */
  unusedScopes: Array<Scalars['String']['output']>;
};

/** What was done with API keys on one day. */
export type ApiUsageDay = {
  __typename?: 'ApiUsageDay';
  /** Whole points they cost. */
  cost: Scalars['Float']['output'];
  /** The day in UTC, as `2024-02-27`. */
  day: Scalars['String']['output'];
  /** Operations run, refused ones included. */
  operations: Scalars['Int']['output'];
  /** Operations refused because the budget was used up. */
  throttled: Scalars['Int']['output'];
};

/** A place in the app that leads to a feature. Where it stands is data, so that it can move without a release. */
export type AppEntry = {
  __typename?: 'AppEntry';
  /** Name of the feature for programs, such as `life-circle`. */
  key: Scalars['String']['output'];
  /** Place on the surface, from 1. */
  position: Scalars['Int']['output'];
  /** Share of people who see it, 0 to 100. Who sees it once keeps seeing it while the share does not fall. */
  rolloutPercent: Scalars['Int']['output'];
  /** Name shown to people. */
  title: Scalars['String']['output'];
  /** Why it stands there; at most 3 reasons. */
  why: Array<Explanation>;
};

/** A district of a city. */
export type Area = {
  __typename?: 'Area';
  /** Name of the city it belongs to: `Shanghai`. */
  city: Scalars['String']['output'];
  /** Six-digit code of the district as in GB/T 2260: `310104` is Xuhui, Shanghai. */
  code: Scalars['String']['output'];
  /** Name of the district in pinyin: `Xuhui`. */
  name: Scalars['String']['output'];
};

/** A verified claim about a person. The document behind it never enters the graph. */
export type Attestation = {
  __typename?: 'Attestation';
  /** True while it counts: neither expired nor revoked. */
  active: Scalars['Boolean']['output'];
  /** The area lived in, for `RESIDENT_OF_AREA`; null for every other kind. */
  area?: Maybe<Area>;
  /** From when on it no longer counts; null when it does not expire. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Globally unique, `att_…`. */
  id: Scalars['ID']['output'];
  /** When it was granted. */
  issuedAt: Scalars['DateTime']['output'];
  /** Who vouches for it, such as `Fudan University`. */
  issuer: Scalars['String']['output'];
  /** What is claimed. */
  kind: AttestationKind;
  /** When it was taken back; null while it stands. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What an attestation claims about a person. */
export type AttestationKind =
  /** Is eighteen or older. */
  | 'OVER_18'
  /** Lives in the area the attestation names. */
  | 'RESIDENT_OF_AREA'
  /** Is enrolled at a school or university. */
  | 'STUDENT'
  /** Works in an office job. */
  | 'WHITE_COLLAR';

/** Which advertisement led to an order. */
export type Attribution = {
  __typename?: 'Attribution';
  /** The campaign that has the credit; null when no click counts. */
  creditedCampaign?: Maybe<Campaign>;
  /**
   * How it is decided. `LAST_CLICK_7_DAYS`: the last advertisement the buyer clicked before ordering, within seven days, of those that
   * promote what the order came from or were paid for by a merchant in it, has all the credit.
   */
  model: Scalars['String']['output'];
  /** The clicks that count, oldest first, at most the last 10. */
  touches: Array<Touch>;
};

/** Acts that are put on record. */
export type AuditAction =
  /** An app was created. */
  | 'APP_CREATED'
  /** A claim about a person was vouched for. */
  | 'ATTESTATION_GRANTED'
  /** An attestation was taken back. */
  | 'ATTESTATION_REVOKED'
  /** A person consented to something. */
  | 'CONSENT_GRANTED'
  /** A person took a consent back. */
  | 'CONSENT_REVOKED'
  /** A key was made. */
  | 'KEY_CREATED'
  /** A key was revoked. */
  | 'KEY_REVOKED'
  /** A key was replaced by another one. */
  | 'KEY_ROTATED'
  /** A merchant's onboarding was approved or rejected. */
  | 'MERCHANT_DECIDED'
  /** An organisation was opened. */
  | 'ORGANISATION_CREATED'
  /** An operator of the platform gave a person scopes of staff, or took some away: `scopes` are all there are since. */
  | 'STAFF_SCOPES_CHANGED'
  /** The outcome of an identity check was recorded. */
  | 'VERIFICATION_LEVEL_SET';

/** Who can act. */
export type AuditActorKind =
  /** A partner's app. */
  | 'APP'
  /** The platform itself. */
  | 'SERVICE'
  /** A person, by a scope of staff. */
  | 'STAFF'
  /** A person, for themselves or for what is theirs. */
  | 'USER';

/** Something more about an act. */
export type AuditDetail = {
  __typename?: 'AuditDetail';
  /** What it says, such as `scopes`. */
  name: Scalars['String']['output'];
  /** What it was. */
  value: Scalars['String']['output'];
};

/** An act that was put on record. Entries are added, never changed or removed, and hold no secrets. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** What was done. */
  action: AuditAction;
  /** Who did it: a person's or app's id, or the name of a service. */
  actorId: Scalars['String']['output'];
  /** What kind of actor did it. */
  actorKind: AuditActorKind;
  /** The app it concerns; null when none. */
  appId?: Maybe<Scalars['ID']['output']>;
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** More of it, by name. */
  details: Array<AuditDetail>;
  /** Globally unique, `aud_…`. */
  id: Scalars['ID']['output'];
  /** What it was done to: the id of a key, an app, a person, a merchant, an attestation. */
  subjectId: Scalars['ID']['output'];
};

/** A page of acts. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** The acts of this page, with their cursors. */
  edges: Array<AuditEntryEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One act in a list. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The act. */
  node: AuditEntry;
};

/** Result of `banFromRoom`. */
export type BanFromRoomPayload = {
  __typename?: 'BanFromRoomPayload';
  /** The room; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `block`. */
export type BlockPayload = {
  __typename?: 'BlockPayload';
  /** The person now blocked; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a campaign may spend. */
export type Budget = {
  __typename?: 'Budget';
  /** The most it spends on one day. */
  daily: Money;
  /** What it has spent today. */
  spentToday: Money;
};

/** Whose points are spent. */
export type BudgetHolder =
  /** Those of everybody at one address who is not signed in. */
  | 'ADDRESS'
  /** An API key's. */
  | 'API_KEY'
  /** A person's. */
  | 'USER';

/**
 * An advertiser's offer to pay for clicks on something it promotes. For each place in a feed the campaigns in question compete:
 * the highest bid is shown and pays, when clicked, one minor unit more than the second highest, but never more than its own bid;
 * without a second one it pays the reserve price of one minor unit. Of equal bids the older campaign's wins. Days run from
 * midnight to midnight in China Standard Time (UTC+8).
 */
export type Campaign = Node & {
  __typename?: 'Campaign';
  /** The account it belongs to. */
  adAccount: AdAccount;
  /** The most it pays for one click. */
  bid: Money;
  /** What it may spend. */
  budget: Budget;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What is shown. */
  creative: Creative;
  /** How often one person may see it; null for as often as it wins. */
  frequencyCap?: Maybe<FrequencyCap>;
  /** Globally unique, `camp_…`. */
  id: Scalars['ID']['output'];
  /** Name for the advertiser's own use, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** What it is to achieve. */
  objective: Objective;
  /** Whether it is being shown, and if not, why. */
  state: CampaignState;
  /** What it has achieved so far. */
  totals: CampaignTotals;
  /**
   * 1 at first, one more with each change of the budget, and each time it is paused, resumed or found without funds; `setBudget`
   * takes it as `expectedVersion`.
   */
  version: Scalars['Int']['output'];
};

/** What can be done with a campaign. */
export type CampaignAction =
  /** Stop showing it. */
  | 'PAUSE'
  /** Show it again. */
  | 'RESUME';

/** A page of campaigns. */
export type CampaignConnection = {
  __typename?: 'CampaignConnection';
  /** The campaigns of this page, with their cursors. */
  edges: Array<CampaignEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One campaign in a list. */
export type CampaignEdge = {
  __typename?: 'CampaignEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The campaign. */
  node: Campaign;
};

/** Whether a campaign is being shown. */
export type CampaignState =
  /** Takes part in auctions. */
  | 'ACTIVE'
  /** What is left of today's budget does not cover its bid; goes on tomorrow. */
  | 'EXHAUSTED'
  /** Stopped by the advertiser. */
  | 'PAUSED'
  /** The wallet could not pay for a click; goes on when it is resumed. */
  | 'UNFUNDED';

/** What a campaign has achieved since it was created. */
export type CampaignTotals = {
  __typename?: 'CampaignTotals';
  /** How often it was clicked. */
  clicks: Scalars['Int']['output'];
  /** How often it was seen. */
  impressions: Scalars['Int']['output'];
  /** What its clicks cost: charged at once, given back where the wallet could not pay. */
  spend: Money;
};

/** Result of `cancelActivity`. */
export type CancelActivityPayload = {
  __typename?: 'CancelActivityPayload';
  /** The activity, cancelled; null when refused. */
  activity?: Maybe<Activity>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** An order to cancel. */
export type CancelOrderInput = {
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** Why, for the buyer to read, 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** Result of `cancelOrder`. */
export type CancelOrderPayload = {
  __typename?: 'CancelOrderPayload';
  /** The order; null when refused. */
  order?: Maybe<Order>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `cancelRsvp`. */
export type CancelRsvpPayload = {
  __typename?: 'CancelRsvpPayload';
  /** Your answer, cancelled; null when refused, or when there was none. */
  rsvp?: Maybe<Rsvp>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What to change of a product; what is null stays as it is. */
export type ChangeProductInput = {
  /** How many pieces to add, -1,000,000 to 1,000,000; below zero takes away. */
  addStock?: InputMaybe<Scalars['Int']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** False takes it out of every list, picked ones included, and ends what can be ordered; true brings it back. */
  listed?: InputMaybe<Scalars['Boolean']['input']>;
  /** What one piece costs from now on. */
  price?: InputMaybe<MoneyInput>;
  /** The product. */
  productId: Scalars['ID']['input'];
  /** What it is, 1 to 120 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `changeProduct`. */
export type ChangeProductPayload = {
  __typename?: 'ChangeProductPayload';
  /** The product as it is now; null when refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a change may do to clients. */
export type ChangeSeverity =
  /** It breaks those that use what it is about. */
  | 'BREAKING'
  /** It may surprise those that do not expect anything new, such as another value of an enum. */
  | 'DANGEROUS'
  /** It breaks nobody. */
  | 'SAFE';

/** A page of chat. */
export type ChatConnection = {
  __typename?: 'ChatConnection';
  /** The messages of this page, newest first, with their cursors. */
  edges: Array<ChatEdge>;
  /** Where this page stands in the chat; what comes next is older. */
  pageInfo: PageInfo;
};

/** One message in a chat. */
export type ChatEdge = {
  __typename?: 'ChatEdge';
  /** Position in the chat, to read on from. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: ChatMessage;
};

/** Something said in the chat of a live room. */
export type ChatMessage = Node & Subject & {
  __typename?: 'ChatMessage';
  /** Who said it. */
  author: User;
  /** When it was said. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `msg_…`. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
  /** The room it was said in. */
  room: LiveRoom;
  /** Number of the message in its room: 1, 2, 3 and so on, without gaps; a removed message keeps its number. */
  seq: Scalars['Int']['output'];
  /** What was said, 1 to 500 characters. */
  text: Scalars['String']['output'];
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
};


/** Something said in the chat of a live room. */
export type ChatMessagePromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something said in the chat of a live room. */
export type ChatMessageTipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something said in the chat of a live room. */
export type ChatMessageTopTippersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Who may say how much in a room's chat. The host is bound by none of it. */
export type ChatMode = {
  __typename?: 'ChatMode';
  /** True when only people who follow the host may chat. */
  followersOnly: Scalars['Boolean']['output'];
  /** The credit score to be over, strictly, in order to chat; null when it does not matter. */
  minCreditOver?: Maybe<Scalars['Int']['output']>;
  /** Seconds a person waits between two messages, 1 to 300; null when there is no wait. */
  slowSeconds?: Maybe<Scalars['Int']['output']>;
};

/** The chat mode changed. */
export type ChatModeChanged = {
  __typename?: 'ChatModeChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The new mode. */
  mode: ChatMode;
};

/** Something was said. */
export type ChatPosted = {
  __typename?: 'ChatPosted';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The message; null when it has been removed since. */
  message?: Maybe<ChatMessage>;
};

/** A message was removed. */
export type ChatRemoved = {
  __typename?: 'ChatRemoved';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** Id of the message that is gone. */
  messageId: Scalars['ID']['output'];
  /** Why it was removed. */
  reason: Explanation;
};

/** The same operation, asking for less. */
export type CheaperForm = {
  __typename?: 'CheaperForm';
  /** What to change: `first: 5 at feed`, or `without feed.edges.node.comments`. */
  change: Scalars['String']['output'];
  /** What it would cost at most, in points. */
  estimated: Scalars['Int']['output'];
};

/** An arrival to note. */
export type CheckInInput = {
  /** The activity. */
  activityId: Scalars['ID']['input'];
  /** Who arrived. */
  userId: Scalars['ID']['input'];
};

/** Result of `checkIn`. */
export type CheckInPayload = {
  __typename?: 'CheckInPayload';
  /** The answer of the person who arrived; null when refused. */
  rsvp?: Maybe<Rsvp>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Something to order. */
export type CheckoutInput = {
  /**
   * What the buyer was shown as the price of a piece: `Product.price`, or the `livePrice` of the room they come from. Anything else is not
   * charged but refused with `PRICE_CHANGED`. Null charges what holds now.
   */
  expectedUnitPrice?: InputMaybe<MoneyInput>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again orders nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The product. */
  productId: Scalars['ID']['input'];
  /** How many pieces, 1 to 1,000. */
  quantity?: Scalars['Int']['input'];
  /** What you came from, such as a live room: the post, comment, room or message that showed it to you; null for nothing. */
  viaSubjectId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `checkout`. */
export type CheckoutPayload = {
  __typename?: 'CheckoutPayload';
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
  /** The workflow that was begun, with its order; null when refused. */
  workflow?: Maybe<Workflow>;
};

/** What somebody said under a post. */
export type Comment = Node & Subject & {
  __typename?: 'Comment';
  /** Who said it. */
  author: User;
  /** What was said, 1 to 1,000 characters. */
  body: Scalars['String']['output'];
  /** When it was said. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `cmt_…`. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** The post it stands under. */
  post: Post;
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
};


/** What somebody said under a post. */
export type CommentPromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What somebody said under a post. */
export type CommentTipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What somebody said under a post. */
export type CommentTopTippersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of comments. */
export type CommentConnection = {
  __typename?: 'CommentConnection';
  /** The comments of this page, with their cursors. */
  edges: Array<CommentEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One comment in a list. */
export type CommentEdge = {
  __typename?: 'CommentEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The comment. */
  node: Comment;
};

/** A comment to make. */
export type CommentInput = {
  /** What to say, 1 to 1,000 characters. */
  body: Scalars['String']['input'];
  /** Your own key for this attempt, 1 to 128 characters: sending it again says nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The post to comment on. */
  postId: Scalars['ID']['input'];
};

/** Result of `comment`. */
export type CommentPayload = {
  __typename?: 'CommentPayload';
  /** The comment; null when refused. */
  comment?: Maybe<Comment>;
  /** What a gate found missing; empty when no gate stood in the way. */
  denied: Array<Explanation>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type Community = Node & {
  __typename?: 'Community';
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is about, up to 2,000 characters; null when nothing is said. */
  description?: Maybe<Scalars['String']['output']>;
  /** Divisions of this community, by name; it has at most 100. */
  divisions: Array<Community>;
  /** Position to subscribe to `communityEvents` after: with what was read along with it, nothing that happens here is missed. */
  eventCursor: Scalars['EventCursor']['output'];
  /** How many people have joined. */
  followerCount: Scalars['Int']['output'];
  /** Who may do what here. Anybody may read the rules. */
  gates: Gates;
  /** Globally unique, `com_…`. */
  id: Scalars['ID']['output'];
  /** Interest community or life circle. */
  kind: CommunityKind;
  /** Its groups for meeting in person, most members first. Null when the gate for `VIEW` is not open to you. */
  localGroups?: Maybe<LocalGroupConnection>;
  /** Who has joined, newest member first. Null when the gate for `VIEW` is not open to you. */
  members?: Maybe<MembershipConnection>;
  /** Name shown to people, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** The community this one is a division of; null when it stands by itself. */
  parent?: Maybe<Community>;
  /** What was published here, newest first. Null when the gate for `VIEW` is not open to you. */
  posts?: Maybe<CommunityPostConnection>;
  /** Name for addresses, unique: 3 to 50 of a-z, 0-9 and `-`. It never changes. */
  slug: Scalars['String']['output'];
  /** What it is about, by topic; at most 5. */
  topics: Array<Topic>;
  /** Whether you may do something here, and what is missing if not. When you are not signed in, nothing is known about you. */
  viewerGate: GateDecision;
  /** Your own membership; null when you have not joined, or are not signed in. */
  viewerMembership?: Maybe<Membership>;
};


/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type CommunityDivisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type CommunityLocalGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  areaCode?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type CommunityMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  role?: InputMaybe<CommunityRole>;
};


/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type CommunityPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type CommunityViewerGateArgs = {
  action: GateAction;
};

/** A page of communities. */
export type CommunityConnection = {
  __typename?: 'CommunityConnection';
  /** The communities of this page, with their cursors. */
  edges: Array<CommunityEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One community in a list. */
export type CommunityEdge = {
  __typename?: 'CommunityEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The community. */
  node: Community;
};

/** What happens in a community. */
export type CommunityEvent = GateChanged | MemberJoined | PostAdded | RsvpChanged | StreamGap;

/** Sorts of communities. */
export type CommunityKind =
  /** People who share an interest, such as coffee or hiking. */
  | 'INTEREST'
  /** People in the same walk of life, such as students, with gates on who may take part. */
  | 'LIFE_CIRCLE';

/** A page of a community's posts. */
export type CommunityPostConnection = {
  __typename?: 'CommunityPostConnection';
  /** The posts of this page, with their cursors. */
  edges: Array<CommunityPostEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One post in a community's list. */
export type CommunityPostEdge = {
  __typename?: 'CommunityPostEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The post. */
  node: Post;
};

/** What a member may do in a community. */
export type CommunityRole =
  /** Creates and cancels activities, and checks people in. */
  | 'HOST'
  /** Takes part. */
  | 'MEMBER'
  /** Sets gates and creates local groups. */
  | 'MODERATOR'
  /** Everything, including handing out roles. A community always has at least one owner. */
  | 'OWNER';

/** What a person lets an app do with what is theirs. It is asked each time something is read, so taking it back counts at once. */
export type Consent = {
  __typename?: 'Consent';
  /** The app. Null when it is not known in this world: the sandbox knows no apps. */
  app?: Maybe<PartnerApp>;
  /** Id of the app, `app_…`. */
  appId: Scalars['ID']['output'];
  /** When it was last given. */
  grantedAt: Scalars['DateTime']['output'];
  /** For what. */
  purpose: ConsentPurpose;
  /** When it was taken back; null while it stands. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a partner may want of a person's. Each needs a scope of the app's key as well. */
export type ConsentPurpose =
  /** The phone number: `User.phone`, with the scope `contact:read`. */
  | 'CONTACT'
  /** Whether the person meets a credit score, yes or no: `User.meetsCredit`, with the scope `credit:gate`. Never the score. */
  | 'CREDIT_GATE'
  /** Verified facts that can be shown: `User.attestations` and `User.gender`, with the scope `identity:read`. */
  | 'IDENTITY';

/** An activity to set up. */
export type CreateActivityInput = {
  /** How many people can take part, 1 to 100,000; null for any number. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** More about it, up to 2,000 characters; null for nothing. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The local group that does it. */
  localGroupId: Scalars['ID']['input'];
  /** Where to meet, up to 200 characters; null when not yet known. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** When it begins; in the future. */
  startsAt: Scalars['DateTime']['input'];
  /** What it is, 1 to 120 characters. */
  title: Scalars['String']['input'];
};

/** Result of `createActivity`. */
export type CreateActivityPayload = {
  __typename?: 'CreateActivityPayload';
  /** The activity; null when refused. */
  activity?: Maybe<Activity>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A key to make for operations. */
export type CreateApiKeyForOperationsInput = {
  /** Up to 50 addresses and CIDR ranges it may be used from; empty for any. */
  allowedAddresses?: Array<Scalars['String']['input']>;
  /** The app it is of. */
  appId: Scalars['ID']['input'];
  /** The documents it is to run, 1 to 50; all operations of each. */
  documents: Array<Scalars['String']['input']>;
  /** True for a key that may run trusted documents only. */
  documentsOnly?: Scalars['Boolean']['input'];
  /** From when on it is not accepted; null when it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again makes no second key, and does not tell the first one again. */
  idempotencyKey: Scalars['ID']['input'];
  /** Which world it is for. */
  mode: ApiKeyMode;
  /** What it is for, 1 to 80 characters, such as `nightly stock sync`. */
  name: Scalars['String']['input'];
};

/** Result of `createApiKeyForOperations`. */
export type CreateApiKeyForOperationsPayload = {
  __typename?: 'CreateApiKeyForOperationsPayload';
  /** The key; null when refused. */
  apiKey?: Maybe<ApiKey>;
  /** The scopes that the operations need, in alphabetical order; null when that was refused. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** The key itself, told this once: keep it safe. Null when refused, and when this is a repetition. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A key to make. */
export type CreateApiKeyInput = {
  /** Up to 50 addresses and CIDR ranges it may be used from; empty for any. */
  allowedAddresses?: Array<Scalars['String']['input']>;
  /** The app it is of. */
  appId: Scalars['ID']['input'];
  /** True for a key that may run trusted documents only. */
  documentsOnly?: Scalars['Boolean']['input'];
  /** From when on it is not accepted; null when it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again makes no second key, and does not tell the first one again. */
  idempotencyKey: Scalars['ID']['input'];
  /** Which world it is for. */
  mode: ApiKeyMode;
  /** What it is for, 1 to 80 characters, such as `nightly stock sync`. */
  name: Scalars['String']['input'];
  /** What it may do, of `partnerScopes`; a key without any reads what is open to all. */
  scopes: Array<Scalars['String']['input']>;
};

/** Result of `createApiKey`. */
export type CreateApiKeyPayload = {
  __typename?: 'CreateApiKeyPayload';
  /** The key; null when refused. */
  apiKey?: Maybe<ApiKey>;
  /** The key itself, told this once: keep it safe. Null when refused, and when this is a repetition. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A campaign to create. */
export type CreateCampaignInput = {
  /** The account it belongs to. */
  adAccountId: Scalars['ID']['input'];
  /** The most to pay for one click; not more than the daily budget. */
  bid: MoneyInput;
  /** The most to spend on one day. */
  dailyBudget: MoneyInput;
  /** How often one person may see it; null for as often as it wins. */
  frequencyCap?: InputMaybe<FrequencyCapInput>;
  /** Line shown with it, 1 to 80 characters. */
  headline: Scalars['String']['input'];
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Name for your own use, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** What it is to achieve: `LIVE_SALES` promotes a live room, `POST_REACH` a post. */
  objective: Objective;
  /** What to promote. */
  subjectId: Scalars['ID']['input'];
};

/** Result of `createCampaign`. */
export type CreateCampaignPayload = {
  __typename?: 'CreateCampaignPayload';
  /** The campaign; null when refused. */
  campaign?: Maybe<Campaign>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A community to create. */
export type CreateCommunityInput = {
  /** What it is about, up to 2,000 characters; null for nothing. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Interest community or life circle. */
  kind: CommunityKind;
  /** Name shown to people, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** A community you own, to make this one a division of; null for one that stands by itself. A division has no divisions. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Name for addresses: 3 to 50 of a-z, 0-9 and `-`. It cannot be changed later. */
  slug: Scalars['String']['input'];
  /** What it is about, by topic id; at most 5, repeats count once. */
  topicIds?: Array<Scalars['ID']['input']>;
};

/** Result of `createCommunity`. */
export type CreateCommunityPayload = {
  __typename?: 'CreateCommunityPayload';
  /** The community; null when refused. */
  community?: Maybe<Community>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A local group to create. */
export type CreateLocalGroupInput = {
  /** The district to meet in, six digits as in `Area.code`; anything else is `BAD_USER_INPUT`. */
  areaCode: Scalars['String']['input'];
  /** The community it belongs to. */
  communityId: Scalars['ID']['input'];
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Name shown to people, 1 to 80 characters. */
  name: Scalars['String']['input'];
};

/** Result of `createLocalGroup`. */
export type CreateLocalGroupPayload = {
  __typename?: 'CreateLocalGroupPayload';
  /** The local group; null when refused. */
  localGroup?: Maybe<LocalGroup>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** An organisation to open. */
export type CreateOrganisationInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Its name, 1 to 80 characters. */
  name: Scalars['String']['input'];
};

/** Result of `createOrganisation`. */
export type CreateOrganisationPayload = {
  __typename?: 'CreateOrganisationPayload';
  /** The organisation; null when refused. */
  organisation?: Maybe<Organisation>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** An app to create. */
export type CreatePartnerAppInput = {
  /** What the app does, up to 500 characters; null when nothing is said. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Name shown to people who are asked for consent, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** For whom it will act: a merchant, `mer_…`, or an organisation, `org_…`, of yours. */
  ownerId: Scalars['ID']['input'];
};

/** Result of `createPartnerApp`. */
export type CreatePartnerAppPayload = {
  __typename?: 'CreatePartnerAppPayload';
  /** The app; null when refused. */
  app?: Maybe<PartnerApp>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A product to add. */
export type CreateProductInput = {
  /** How it reaches the buyer. */
  delivery?: ProductDelivery;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The merchant that sells it. */
  merchantId: Scalars['ID']['input'];
  /** What one piece costs. */
  price: MoneyInput;
  /** How many pieces there are, 0 to 1,000,000. */
  stock: Scalars['Int']['input'];
  /** What it is, 1 to 120 characters. */
  title: Scalars['String']['input'];
};

/** Result of `createProduct`. */
export type CreateProductPayload = {
  __typename?: 'CreateProductPayload';
  /** The product; null when refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a campaign shows. */
export type Creative = {
  __typename?: 'Creative';
  /** Line shown with it, 1 to 80 characters. */
  headline: Scalars['String']['output'];
  /** Globally unique, `crv_…`. */
  id: Scalars['ID']['output'];
  /** What is promoted; null when it has been removed since. */
  promotes?: Maybe<Subject>;
};

/** Where a score lies on the public scale. */
export type CreditBand =
  /** 651 to 700. */
  | 'EXCELLENT'
  /** 551 to 600. */
  | 'FAIR'
  /** 601 to 650. */
  | 'GOOD'
  /** 350 to 550. */
  | 'POOR'
  /** Over 700, strictly: 701 to 950. */
  | 'SUPER';

/** A score a person had. */
export type CreditPoint = {
  __typename?: 'CreditPoint';
  /** From when on. */
  at: Scalars['DateTime']['output'];
  /** The score, 350 to 950. */
  score: Scalars['Int']['output'];
};

/** A person's credit standing. */
export type CreditStanding = {
  __typename?: 'CreditStanding';
  /** Where the score lies on the public scale. */
  band: CreditBand;
  /** When the score became what it is. */
  computedAt: Scalars['DateTime']['output'];
  /** The formula it was computed with, such as `lifegraph-credit-1`; null when the scoring system delivered it. */
  formula?: Maybe<Scalars['String']['output']>;
  /** The scores there have been, newest first, each from when it was computed. */
  history: Array<CreditPoint>;
  /**
   * What it rests on, always all of it, in a fixed order. The weight is each one's share of what the score has above 350; weights sum
   * to 1, or are all 0 at 350.
   */
  reasons: Array<Explanation>;
  /** The score, 350 to 950. */
  score: Scalars['Int']['output'];
};


/** A person's credit standing. */
export type CreditStandingHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Currencies the platform keeps accounts in, by ISO 4217 code. All of them have two decimal places. */
export type CurrencyCode =
  /** Chinese yuan; minor unit fen. */
  | 'CNY'
  /** Euro; minor unit cent. */
  | 'EUR'
  /** Singapore dollar; minor unit cent. */
  | 'SGD'
  /** United States dollar; minor unit cent. */
  | 'USD';

/** A reviewer's decision. */
export type DecideMerchantOnboardingInput = {
  /** The decision. */
  decision: OnboardingDecision;
  /** The merchant. */
  merchantId: Scalars['ID']['input'];
  /** Why, for the merchant to read, 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Result of `decideMerchantOnboarding`. */
export type DecideMerchantOnboardingPayload = {
  __typename?: 'DecideMerchantOnboardingPayload';
  /** The merchant with the decision made; null when refused. */
  merchant?: Maybe<Merchant>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A place of an operation that would be denied. */
export type DeniedPath = {
  __typename?: 'DeniedPath';
  /** The code it would be denied with. */
  code: Scalars['String']['output'];
  /** How to get it, in words. */
  howToGet: Scalars['String']['output'];
  /** The scopes or policies that are missing; where there are alternatives, those of all of them. */
  needs: Array<Scalars['String']['output']>;
  /** Response names from the root, with dots between them. */
  path: Scalars['String']['output'];
  /** What is missing, in words. */
  why: Scalars['String']['output'];
};

/** A deprecated field that an app still asks for. */
export type DeprecatedFieldUse = {
  __typename?: 'DeprecatedFieldUse';
  /** The field, as `Type.field`. */
  coordinate: Scalars['String']['output'];
  /** Operations that asked for it. */
  hits: Scalars['Int']['output'];
  /** The last day it was asked for, in UTC. */
  lastDay: Scalars['String']['output'];
};

/** Result of `endRoom`. */
export type EndRoomPayload = {
  __typename?: 'EndRoomPayload';
  /** The room, ended; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Which way an entry moves a wallet's balance. A wallet is money the platform owes, so paying debits it. */
export type EntryDirection =
  /** Money came in: the balance rose. */
  | 'CREDIT'
  /** Money went out: the balance fell. */
  | 'DEBIT';

/** Why the platform ranked, gated, scored, hid or charged something. */
export type Explanation = {
  __typename?: 'Explanation';
  /** Stable code for programs, in capitals: `ATTESTATION_MISSING`, `FOLLOWED_AUTHOR`. */
  code: Scalars['String']['output'];
  /** Where the fact comes from: `communities.gate`, `users.attestations`, `content.follows`. */
  source: Scalars['String']['output'];
  /** One sentence for people. */
  summary: Scalars['String']['output'];
  /** Share of this reason in the outcome, 0 to 1; null where reasons are not weighed against each other. */
  weight?: Maybe<Scalars['Float']['output']>;
};

/** Who bears what a payment cost when it is given back. */
export type FeePolicy =
  /** The payee gives back all of it; fees and shares of others stay where they are. */
  | 'KEEP_FEES'
  /** Everybody who had a part of it gives back the same share of that part, the platform its fee included. */
  | 'RETURN_FEES';

/** A page of a feed. */
export type FeedConnection = {
  __typename?: 'FeedConnection';
  /** The items of this page, best first, with their cursors. */
  edges: Array<FeedEdge>;
  /**
   * Position to subscribe to `feedEvents` after: with the first page, read along with it, nothing that comes into the feed or leaves
   * it is missed.
   */
  eventCursor: Scalars['EventCursor']['output'];
  /** Where this page stands in the feed. */
  pageInfo: PageInfo;
  /** Name of the ranking that chose and ordered the items, such as `third-tab/1`. One feed keeps to one ranking while you page. */
  rankingVersion: Scalars['String']['output'];
};

/** One item of a feed, with the reasons it is there. */
export type FeedEdge = {
  __typename?: 'FeedEdge';
  /** Position in the feed, to continue from. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: FeedItem;
  /** Why it is shown here, strongest reason first; at least 1, at most 3. */
  why: Array<Explanation>;
};

/** What happens to a feed. */
export type FeedEvent = FeedItemAdded | FeedItemRemoved | StreamGap;

/** What a feed is made of. */
export type FeedItem = AdSlot | LiveRoom | Post;

/** Something new is in the feed. */
export type FeedItemAdded = {
  __typename?: 'FeedItemAdded';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The item, with the reasons it is there. */
  edge: FeedEdge;
};

/** Something left the feed. */
export type FeedItemRemoved = {
  __typename?: 'FeedItemRemoved';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** Why it left. */
  reason: Explanation;
  /** Id of the post or live room that left. */
  subjectId: Scalars['ID']['output'];
};

/** Feeds of the home page. */
export type FeedTab =
  /** Posts and live rooms of people and life accounts you follow, newest first. */
  | 'FOLLOWING'
  /** Posts about the district you live in, newest first; empty while no home area is set. */
  | 'LOCAL'
  /** The third tab: posts and live rooms from everybody, newer and more engaging ones first. */
  | 'THIRD_TAB';

/** Result of `followLifeAccount`. */
export type FollowLifeAccountPayload = {
  __typename?: 'FollowLifeAccountPayload';
  /** The life account now followed; null when refused. */
  lifeAccount?: Maybe<LifeAccount>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `follow`. */
export type FollowPayload = {
  __typename?: 'FollowPayload';
  /** The person now followed; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Somebody to keep from giving money away. */
export type FreezeUserInput = {
  /** Why, for the record, 1 to 200 characters. */
  reason: Scalars['String']['input'];
  /** The person. */
  userId: Scalars['ID']['input'];
};

/** Result of `freezeUser`. */
export type FreezeUserPayload = {
  __typename?: 'FreezeUserPayload';
  /** The person; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** How often one person may see a campaign, counted by the impressions recorded. */
export type FrequencyCap = {
  __typename?: 'FrequencyCap';
  /** How many times at most, 1 to 100. */
  impressions: Scalars['Int']['output'];
  /** Within how many hours, 1 to 720. */
  perHours: Scalars['Int']['output'];
};

/** How often one person may see a campaign. */
export type FrequencyCapInput = {
  /** How many times at most, 1 to 100. */
  impressions: Scalars['Int']['input'];
  /** Within how many hours, 1 to 720. */
  perHours: Scalars['Int']['input'];
};

/** Result of `fulfilOrder`. */
export type FulfilOrderPayload = {
  __typename?: 'FulfilOrderPayload';
  /** The order; null when refused. */
  order?: Maybe<Order>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Where money comes from when a wallet is topped up. */
export type FundingSource =
  /** A source for trying things out: it always pays, and its money is worth nothing outside. */
  | 'TEST';

/** One gate: the rule about one action. */
export type Gate = {
  __typename?: 'Gate';
  /** The rule in the language described at `Gates`. */
  expression: Scalars['String']['output'];
  /** The rule in one sentence for people. */
  summary: Scalars['String']['output'];
  /** The `Gates.version` in which this rule was set. */
  version: Scalars['Int']['output'];
};

/** Things people do in a community that a gate can keep for some. */
export type GateAction =
  /** Comment on a post. */
  | 'COMMENT'
  /** Join the community or one of its local groups. */
  | 'JOIN'
  /** Like a post or a comment. */
  | 'LIKE'
  /** Publish a post. */
  | 'POST'
  /** Tip a post or a comment. */
  | 'TIP'
  /** See posts, members and local groups. */
  | 'VIEW';

/** The community's gates were changed. */
export type GateChanged = {
  __typename?: 'GateChanged';
  /** The community, with its gates as they stand now. */
  community: Community;
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
};

/** Whether a gate is open to you. */
export type GateDecision = {
  __typename?: 'GateDecision';
  /** The action asked about. */
  action: GateAction;
  /** True when you may do it. */
  allowed: Scalars['Boolean']['output'];
  /** The `Gates.version` the decision was made with. */
  gateVersion: Scalars['Int']['output'];
  /** What you can do about it, a sentence each; empty when allowed, or when there is nothing you can do. */
  howToFix: Array<Scalars['String']['output']>;
  /** Each fact that is missing; empty when allowed. Where the rule says `or`, any one of its alternatives would do. */
  missing: Array<Explanation>;
};

/**
 * Who may do what in a community: one gate for each action. All of them are open until the community sets them otherwise.
 *
 * A gate is an expression over facts that are attested, never over what people say of themselves:
 *
 * - `open`, `closed`: everybody, nobody
 * - `attestation STUDENT`: holds a valid attestation of this kind; `attestation RESIDENT_OF_AREA 310104` for one area
 * - `gender FEMALE`, `gender MALE`: as the identity check found it
 * - `credit > 750`: the credit score is strictly over the number, 0 to 1,000
 * - `verification >= REAL_NAME`: verified at this level or a higher one
 * - `member`: has joined the community
 *
 * `and` and `or` join them, `and` binding tighter; parentheses group, at most 8 deep. An expression names at most 32 facts; capitals
 * do not matter. A fact that is not known counts as missing.
 * Example: `attestation STUDENT and gender FEMALE`, or `gender FEMALE or credit > 750`.
 */
export type Gates = {
  __typename?: 'Gates';
  /** Who may comment. */
  comment: Gate;
  /** Who may join. */
  join: Gate;
  /** Who may like. */
  like: Gate;
  /** Who may publish. */
  post: Gate;
  /** Who may tip. */
  tip: Gate;
  /** Version of the gates together: 1 at first, one more with each change. */
  version: Scalars['Int']['output'];
  /** Who may see posts, members and local groups. */
  view: Gate;
};

/** Gender as the identity check found it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Not known: no identity check has recorded one. */
  | 'UNDISCLOSED';

/** A gift viewers can send to the host of a room. */
export type Gift = {
  __typename?: 'Gift';
  /** Globally unique, `gift_…`. */
  id: Scalars['ID']['output'];
  /** Name shown to people. */
  name: Scalars['String']['output'];
  /** What one costs. */
  price: Money;
  /** True when several sent in quick succession count as one streak. */
  streakable: Scalars['Boolean']['output'];
};

/** Where the payment of gifts stands. */
export type GiftState =
  /** Paid: the money has left the giver's wallet, and the gifts count. */
  | 'PAID'
  /** Not yet settled. */
  | 'PENDING';

/**
 * Equal gifts one person sends to one room in quick succession. It is one thing with one count, so that no update of it can be
 * counted twice. It closes 10 seconds after its last gift, or as soon as the person begins another streak in the room. What its gifts cost
 * is taken from the giver's wallet as each is sent, and reaches the host in one transfer when the streak is closed.
 */
export type GiftStreak = {
  __typename?: 'GiftStreak';
  /** How many have been paid for; what they cost is with the host once the streak is closed. */
  count: Scalars['Int']['output'];
  /** When its first gift was sent. */
  createdAt: Scalars['DateTime']['output'];
  /** True once it is closed and nothing waits: count and total no longer change, unless money that was set aside had to be given back. */
  final: Scalars['Boolean']['output'];
  /** Who gives it. */
  from: User;
  /** What is given. */
  gift: Gift;
  /** Globally unique, `strk_…`. */
  id: Scalars['ID']['output'];
  /** How many wait for their payment. */
  pendingCount: Scalars['Int']['output'];
  /** The room it is given in. */
  room: LiveRoom;
  /** What those paid for cost together. */
  total: Money;
  /**
   * The one transfer that paid the streak, made when it was over: what its gifts cost was set aside as each was sent. Null until then,
   * when nothing was left to pay, and for anyone but giver, host and holders of `payments:read`.
   */
  transfer?: Maybe<Transfer>;
};

/** Gifts were sent, paid or declined, or a streak closed. */
export type GiftStreakChanged = {
  __typename?: 'GiftStreakChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The streak as it stands now. */
  streak: GiftStreak;
};

/** A claim to vouch for. */
export type GrantAttestationInput = {
  /** Code of the area lived in: required for `RESIDENT_OF_AREA`, not allowed otherwise. */
  areaCode?: InputMaybe<Scalars['String']['input']>;
  /** From when on it no longer counts; null when it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Who vouches for it, 1 to 100 characters, such as `Fudan University`. */
  issuer: Scalars['String']['input'];
  /** What is claimed. */
  kind: AttestationKind;
  /** The person the claim is about. */
  userId: Scalars['ID']['input'];
};

/** Result of `grantAttestation`. */
export type GrantAttestationPayload = {
  __typename?: 'GrantAttestationPayload';
  /** The attestation granted; null when refused. */
  attestation?: Maybe<Attestation>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Consent to give. */
export type GrantConsentInput = {
  /** The app, `app_…`. */
  appId: Scalars['ID']['input'];
  /** For what; one at least. */
  purposes: Array<ConsentPurpose>;
};

/** Result of `grantConsent`. */
export type GrantConsentPayload = {
  __typename?: 'GrantConsentPayload';
  /** All your consents to this app, as they are now; null when refused. */
  consents?: Maybe<Array<Consent>>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `join`. */
export type JoinPayload = {
  __typename?: 'JoinPayload';
  /** What a gate found missing; empty when no gate stood in the way. */
  denied: Array<Explanation>;
  /** The local group joined; null when you joined the community only, or were refused. */
  localGroup?: Maybe<LocalGroup>;
  /** Your membership of the community; null when refused. */
  membership?: Maybe<Membership>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One person's place among those who gave gifts in a room. */
export type LeaderRow = {
  __typename?: 'LeaderRow';
  /** What the person's paid gifts in the room cost, in whole yuan rounded down: one point for each. */
  points: Scalars['Int']['output'];
  /** Place, from 1 for the most points. */
  rank: Scalars['Int']['output'];
  /** The person. */
  user: User;
};

/** Result of `leave`. */
export type LeavePayload = {
  __typename?: 'LeavePayload';
  /** The community left, or the one whose local group you left; null when refused. */
  community?: Maybe<Community>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `leaveRoom`. */
export type LeaveRoomPayload = {
  __typename?: 'LeaveRoomPayload';
  /** The room, without you among its viewers; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One line of a wallet's account. Entries are appended and never change; those of one transfer sum to zero. */
export type LedgerEntry = {
  __typename?: 'LedgerEntry';
  /** How much was moved. */
  amount: Money;
  /** What was there to spend right after. */
  balanceAfter: Money;
  /** The person on the other side, or to whom what was set aside is to be given; null when that is no person. */
  counterparty?: Maybe<User>;
  /** When it was posted. */
  createdAt: Scalars['DateTime']['output'];
  /** Which way the money went; `amount` itself is always above zero. */
  direction: EntryDirection;
  /** Globally unique, `ent_…`. */
  id: Scalars['ID']['output'];
  /** The merchant on the other side, whose order it is; null when there is none. */
  merchant?: Maybe<Merchant>;
  /** The order it set money aside for, was paid by or gave money back of; null when there is none. */
  order?: Maybe<Order>;
  /** Number of the entry in its wallet: 1, 2, 3 and so on, without gaps. */
  seq: Scalars['Int']['output'];
  /** The streak of gifts it was set aside for, or paid; null for anything but gifts. */
  streak?: Maybe<GiftStreak>;
  /**
   * What it was given for: what was tipped, the room a gift was given in, or what the order came from. Null for anything else, and when it
   * has been removed since.
   */
  subject?: Maybe<Subject>;
  /** The transfer it belongs to. */
  transfer: Transfer;
};

/** A page of ledger entries. */
export type LedgerEntryConnection = {
  __typename?: 'LedgerEntryConnection';
  /** The entries of this page, with their cursors. */
  edges: Array<LedgerEntryEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One ledger entry in a list. */
export type LedgerEntryEdge = {
  __typename?: 'LedgerEntryEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: LedgerEntry;
};

/** A proof of the ledger. */
export type LedgerProof = {
  __typename?: 'LedgerProof';
  /** Whether what went out is what came in, in every currency. */
  balanced: Scalars['Boolean']['output'];
  /** All that came into accounts, in the currency asked for. */
  credits: Money;
  /** All that went out of accounts, in the currency asked for. */
  debits: Money;
  /** How many entries there are, of all currencies. */
  entries: Scalars['Int']['output'];
  /** SHA-256 over all entries, chained from day to day. */
  hash: Scalars['String']['output'];
};

/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccount = Node & {
  __typename?: 'LifeAccount';
  /** What it is about, up to 500 characters; null when nothing is said. */
  bio?: Maybe<Scalars['String']['output']>;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** How many people follow it. */
  followers: Scalars['Int']['output'];
  /** Globally unique, `life_…`. */
  id: Scalars['ID']['output'];
  /** Its rooms: on air first, then scheduled, soonest first, then ended, last ended first. */
  liveRooms: Array<LiveRoom>;
  /** The merchant it speaks for; null when it speaks for its owner. */
  merchant?: Maybe<Merchant>;
  /** Name shown to others, 1 to 50 characters. */
  name: Scalars['String']['output'];
  /** The person who runs it. */
  owner: User;
  /** What was published under it, newest first. */
  posts: PostConnection;
  /** Sum of the views of everything published under it. */
  viewCount: Scalars['Int']['output'];
  /** True when you follow it; false when you are not signed in. */
  viewerFollows: Scalars['Boolean']['output'];
};


/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccountLiveRoomsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccountPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `liftRoomBan`. */
export type LiftRoomBanPayload = {
  __typename?: 'LiftRoomBanPayload';
  /** The room; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `like`. */
export type LikePayload = {
  __typename?: 'LikePayload';
  /** What a gate found missing; empty when no gate stood in the way. */
  denied: Array<Explanation>;
  /** What you now like; null when refused. */
  subject?: Maybe<Subject>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A room in which somebody broadcasts live. */
export type LiveRoom = Node & Subject & {
  __typename?: 'LiveRoom';
  /**
   * What was said, newest first, without what was removed. To read further back, pass `pageInfo.endCursor` as `before` while
   * `pageInfo.hasNextPage` is true.
   */
  chat: ChatConnection;
  /** Who may say how much in the chat. */
  chatMode: ChatMode;
  /** When it ended; null while it has not. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Position to subscribe to `roomEvents` after: with what was read along with it, nothing that happens in the room is missed. */
  eventCursor: Scalars['EventCursor']['output'];
  /** Who broadcasts, and looks after the room. */
  host: User;
  /** Globally unique, `room_…`. */
  id: Scalars['ID']['output'];
  /** Who gave gifts worth most, highest first; who reached a sum earlier stands before who reached it later. */
  leaderboard: Array<LeaderRow>;
  /** The life account it is broadcast under; null when under the host's own name. */
  lifeAccount?: Maybe<LifeAccount>;
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** The most people who were watching at one time. */
  peakViewers: Scalars['Int']['output'];
  /** Products shown to viewers now, last pinned first; at most 10. */
  pinned: Array<PinnedProduct>;
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
  /**
   * What was sold in it: orders that named it as what the buyer came from, less those taken back. Null, with the error `FORBIDDEN`, when
   * you are neither its host nor hold `payments:read`.
   */
  sales?: Maybe<RoomSales>;
  /** When it is to begin; null when it was started without being scheduled. */
  scheduledFor?: Maybe<Scalars['DateTime']['output']>;
  /** When it began; null while it has not. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the broadcast stands. */
  state: RoomState;
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /** What it is about, 1 to 100 characters. */
  title: Scalars['String']['output'];
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
  /** How many people are watching: those who called `watchRoom` within the last 60 seconds. */
  viewers: Scalars['Int']['output'];
};


/** A room in which somebody broadcasts live. */
export type LiveRoomChatArgs = {
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A room in which somebody broadcasts live. */
export type LiveRoomLeaderboardArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A room in which somebody broadcasts live. */
export type LiveRoomPromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A room in which somebody broadcasts live. */
export type LiveRoomTipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A room in which somebody broadcasts live. */
export type LiveRoomTopTippersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of live rooms. */
export type LiveRoomConnection = {
  __typename?: 'LiveRoomConnection';
  /** The rooms of this page, with their cursors. */
  edges: Array<LiveRoomEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One live room in a list. */
export type LiveRoomEdge = {
  __typename?: 'LiveRoomEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The room. */
  node: LiveRoom;
};

/** A group of a community whose members meet in person in one district. */
export type LocalGroup = Node & {
  __typename?: 'LocalGroup';
  /** What it does together, soonest first; cancelled activities are left out. */
  activities: ActivityConnection;
  /** The district its members meet in; null when the platform no longer lists it. */
  area?: Maybe<Area>;
  /** The community it belongs to. */
  community: Community;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `grp_…`. */
  id: Scalars['ID']['output'];
  /** How many people have joined. */
  memberCount: Scalars['Int']['output'];
  /** Name shown to people, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** True when you have joined; false when you are not signed in. */
  viewerIsMember: Scalars['Boolean']['output'];
};


/** A group of a community whose members meet in person in one district. */
export type LocalGroupActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includePast?: Scalars['Boolean']['input'];
};

/** A page of local groups. */
export type LocalGroupConnection = {
  __typename?: 'LocalGroupConnection';
  /** The local groups of this page, with their cursors. */
  edges: Array<LocalGroupEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One local group in a list. */
export type LocalGroupEdge = {
  __typename?: 'LocalGroupEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The local group. */
  node: LocalGroup;
};

/** A picture or video of a post, kept elsewhere and named by its address. */
export type Media = {
  __typename?: 'Media';
  /** Length of a video in milliseconds; null for pictures. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  /** Height in pixels; null when not known. */
  height?: Maybe<Scalars['Int']['output']>;
  /** Picture or video. */
  kind: MediaKind;
  /** Where it can be fetched, `https://…`. */
  url: Scalars['String']['output'];
  /** Width in pixels; null when not known. */
  width?: Maybe<Scalars['Int']['output']>;
};

/** A picture or video, by reference. */
export type MediaInput = {
  /** Length of a video in milliseconds, 1 to 300,000: required for videos, not allowed for pictures. */
  durationMs?: InputMaybe<Scalars['Int']['input']>;
  /** Height in pixels, 1 to 20,000; null when not known. */
  height?: InputMaybe<Scalars['Int']['input']>;
  /** Picture or video. */
  kind: MediaKind;
  /** Where it can be fetched, `https://…`, up to 2,048 characters. */
  url: Scalars['String']['input'];
  /** Width in pixels, 1 to 20,000; null when not known. */
  width?: InputMaybe<Scalars['Int']['input']>;
};

/** Sorts of media. */
export type MediaKind =
  /** A still picture. */
  | 'IMAGE'
  /** A moving picture, with or without sound. */
  | 'VIDEO';

/** Somebody joined the community. */
export type MemberJoined = {
  __typename?: 'MemberJoined';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The new membership; null when the person has left since. */
  membership?: Maybe<Membership>;
};

/** Somebody's place in a community. */
export type Membership = {
  __typename?: 'Membership';
  /** The community joined. */
  community: Community;
  /** When the person joined. */
  joinedAt: Scalars['DateTime']['output'];
  /** What the person may do there. */
  role: CommunityRole;
  /** The person who joined. */
  user: User;
};

/** A page of memberships. */
export type MembershipConnection = {
  __typename?: 'MembershipConnection';
  /** The memberships of this page, with their cursors. */
  edges: Array<MembershipEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One membership in a list. */
export type MembershipEdge = {
  __typename?: 'MembershipEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The membership. */
  node: Membership;
};

/** A business on the platform. */
export type Merchant = Node & {
  __typename?: 'Merchant';
  /** Its account for advertising. Null when there is none, or when you are neither the merchant's owner nor hold `ads:read`. */
  adAccount?: Maybe<AdAccount>;
  /** Apps of this merchant, oldest first; at most 10. Null, with the error `FORBIDDEN`, when you neither own it nor hold `apps:read`. */
  apps?: Maybe<Array<PartnerApp>>;
  /** When the merchant was started. */
  createdAt: Scalars['DateTime']['output'];
  /** What the business does, up to 1,000 characters; null when nothing is said. */
  description?: Maybe<Scalars['String']['output']>;
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
  /** The life account that speaks for the merchant; null when there is none. */
  lifeAccount?: Maybe<LifeAccount>;
  /** Trading name, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** How far onboarding is. Null, with the error `FORBIDDEN`, when you are neither the owner nor hold `merchants:read`. */
  onboarding?: Maybe<Onboarding>;
  /**
   * Orders of what it supplies, and of what its life account sells for others, newest first. Null, with the error `FORBIDDEN`, when
   * you neither own it nor hold `payments:read`.
   */
  orders?: Maybe<OrderConnection>;
  /** The person who started the merchant and acts for it. */
  owner: User;
  /** What it sells, newest first: products of its own, and those its life account picked. Withdrawn ones are left out. */
  products: ProductConnection;
  /** What it has earned. Null, with the error `FORBIDDEN`, when you neither own it nor hold `payments:read`. */
  settlement?: Maybe<Settlement>;
  /** Size of the business, as declared at onboarding. */
  size: MerchantSize;
};


/** A business on the platform. */
export type MerchantOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A business on the platform. */
export type MerchantProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Size of a business by number of staff. */
export type MerchantSize =
  /** 250 and more. */
  | 'LARGE'
  /** 50 to 249. */
  | 'MEDIUM'
  /** Up to 9. */
  | 'MICRO'
  /** 10 to 49. */
  | 'SMALL';

/** An exact amount of money. */
export type Money = {
  __typename?: 'Money';
  /** Currency of the amount. */
  currency: CurrencyCode;
  /** Whole minor units in decimal digits, negative with a leading `-`: ¥12.50 is `1250`. A string, as it may exceed 53 bits. */
  minor: Scalars['String']['output'];
};

/** An exact amount of money, above zero. */
export type MoneyInput = {
  /** Currency of the amount. */
  currency: CurrencyCode;
  /**
   * Whole minor units, 1 to 1000000000000000, in plain decimal digits: ¥12.50 is `1250`. Anything else is refused with
   * `INVALID_AMOUNT`.
   */
  minor: Scalars['String']['input'];
};

/** Everything that can be done. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Let time pass in the sandbox, for everybody in it: what was held expires, days are settled, scores are computed anew, as they are
   * when time passes by itself. It only goes forward, and is never more than ten years ahead. Answers the time it is there then.
   * `FORBIDDEN` without a test key, `BAD_USER_INPUT` for fewer or more hours than may pass at once.
   */
  advanceSandboxClock: Scalars['DateTime']['output'];
  /**
   * Keep somebody out of your room: what they watch of it ends within a second with the error `BANNED`, and they can neither watch it
   * again in their name, nor chat or send gifts in it, nor be counted among its viewers. What everybody may see of the room they see like
   * anybody who is not signed in. Doing it again changes nothing. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`,
   * `USER_NOT_FOUND` (no id of a person), `CANNOT_TARGET_SELF`.
   */
  banFromRoom: BanFromRoomPayload;
  /**
   * Block a person. Follows between the two of you end, and neither can follow the other until you unblock. Refused with, in
   * this order: `USER_NOT_FOUND`, `CANNOT_TARGET_SELF`.
   */
  block: BlockPayload;
  /**
   * Cancel an activity; its organiser, and owners and moderators of its community only. Doing it again changes nothing. Refused
   * with, in this order: `ACTIVITY_NOT_FOUND`, `NOT_PERMITTED`.
   */
  cancelActivity: CancelActivityPayload;
  /**
   * Cancel an order that has not been sent; for the owner of the merchant that supplies it, and holders of `workflows:operate`. The
   * buyer gets the whole amount back. Refused with, in this order: `ORDER_NOT_FOUND` (also when it is not yours to cancel),
   * `ORDER_NOT_OPEN` (it has been handed over or cancelled).
   */
  cancelOrder: CancelOrderPayload;
  /**
   * Say that you do not come after all; the first of the waitlist moves up to a seat you leave. It is no error if you had not
   * answered. Refused with, in this order: `ACTIVITY_NOT_FOUND`, `ACTIVITY_STARTED`.
   */
  cancelRsvp: CancelRsvpPayload;
  /**
   * Change a product of your own, or withdraw it and bring it back; for the owner of the merchant and holders of `catalog:write`.
   * What is left out stays. Orders keep what they were made with. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `PRODUCT_NOT_FOUND` (also when you may not act for it),
   * `PRODUCT_IS_PICKED` (only its supplier can), `CURRENCY_MISMATCH`, `OUT_OF_STOCK` (more would be taken away than there is),
   * `STOCK_LIMIT_REACHED`.
   */
  changeProduct: ChangeProductPayload;
  /**
   * Note that somebody with a seat has arrived; the organiser, and owners, moderators and hosts of the community only. Doing it
   * again changes nothing. Refused with, in this order: `ACTIVITY_NOT_FOUND`, `NOT_PERMITTED`, `ACTIVITY_CANCELLED`,
   * `NOT_GOING`.
   */
  checkIn: CheckInPayload;
  /**
   * Order a product and pay for it from your wallet. The stock is reserved and a workflow begun that sets the money aside, pays it,
   * counts the sale and hands over; whatever stops in between, it goes on. Who comes from a live room that shows a price for the product
   * pays that, where the host may set it: its supplier any, whoever picked it one that their commission bears. Refused with, in this
   * order: `INVALID_AMOUNT` (of `expectedUnitPrice`), `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `PRODUCT_NOT_FOUND` (also when it
   * was withdrawn), `OWN_PRODUCT` (you supply or sell it), `QUANTITY_BELOW_MINIMUM`, `SUBJECT_NOT_FOUND`, `PRICE_CHANGED` (a piece costs
   * something else than you expect, or than the room shows), `INVALID_AMOUNT` (it comes to more than one payment can), `OUT_OF_STOCK`,
   * `INSUFFICIENT_FUNDS`. A refusal is not remembered: after a top-up the same key may succeed.
   */
  checkout: CheckoutPayload;
  /**
   * Say something under a post. Where a community's gate for `COMMENT` is not open to you, `denied` says what is missing. Refused
   * with, in this order: `BODY_EMPTY`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `POST_NOT_FOUND` (also when you may not
   * see it), `BLOCKED`.
   */
  comment: CommentPayload;
  /**
   * Set up an activity of a local group; owners, moderators and hosts of its community only. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `LOCAL_GROUP_NOT_FOUND`, `NOT_PERMITTED`, `STARTS_IN_PAST`.
   */
  createActivity: CreateActivityPayload;
  /**
   * Make a key of an app of yours; its text is told here and never again. To have the scopes found for you, see
   * `createApiKeyForOperations`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SCOPE_NOT_ALLOWED` (one error for each scope that is none of `partnerScopes`), `ADDRESS_INVALID` (one for each), `EXPIRY_IN_PAST`,
   * `APP_NOT_FOUND` (also when it is not yours), `OWNER_NOT_APPROVED` (a live key of a merchant that is not approved),
   * `KEY_LIMIT_REACHED`.
   */
  createApiKey: CreateApiKeyPayload;
  /**
   * Make a key of an app of yours with exactly the scopes that these operations need, and no others: what is never asked needs no
   * right. Otherwise as `createApiKey`. Refused with, in this order: `OPERATION_REQUIRED`, `OPERATION_MISTAKEN` (one for each document
   * that no key could run, as it is mistaken or asks for what is not for partners), `OPERATION_NOT_FOR_KEYS` (one for each that needs
   * what no key can have), and then as `createApiKey`.
   */
  createApiKeyForOperations: CreateApiKeyForOperationsPayload;
  /**
   * Create a campaign, active at once; for the owner of the merchant and holders of `ads:write`. Refused with, in this order:
   * `INVALID_AMOUNT`, `AD_ACCOUNT_NOT_FOUND` (also when you may not act for it), `SUBJECT_NOT_FOUND` (also when the live room has
   * ended), `OBJECTIVE_MISMATCH` (always for comments and chat messages, which are not looked for), `CURRENCY_MISMATCH`,
   * `BID_OVER_BUDGET`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`.
   */
  createCampaign: CreateCampaignPayload;
  /**
   * Create a community, with you as its owner and every gate open. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `SLUG_TAKEN`, `TOPIC_NOT_FOUND`, `COMMUNITY_NOT_FOUND` (the parent), `NOT_PERMITTED` (you do not own
   * the parent), `PARENT_IS_DIVISION`, `DIVISION_LIMIT_REACHED`.
   */
  createCommunity: CreateCommunityPayload;
  /**
   * Create a local group in your community; owners and moderators only. You become its first member. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `COMMUNITY_NOT_FOUND`, `NOT_PERMITTED`.
   */
  createLocalGroup: CreateLocalGroupPayload;
  /**
   * Open an organisation, which you answer for. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `REAL_NAME_REQUIRED`, `ORGANISATION_LIMIT_REACHED`.
   */
  createOrganisation: CreateOrganisationPayload;
  /**
   * Create an app for a merchant or an organisation of yours. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `OWNER_NOT_FOUND` (also when it is not yours), `APP_LIMIT_REACHED`.
   */
  createPartnerApp: CreatePartnerAppPayload;
  /**
   * Add a product; for the owner of the merchant and holders of `catalog:write`. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you may not act for it),
   * `MERCHANT_NOT_APPROVED`, `CURRENCY_MISMATCH`.
   */
  createProduct: CreateProductPayload;
  /**
   * Approve or reject a submitted onboarding. Refused with, in this order: `MERCHANT_NOT_FOUND`, `ONBOARDING_NOT_OPEN` (it is not
   * submitted).
   */
  decideMerchantOnboarding: DecideMerchantOnboardingPayload;
  /**
   * End your broadcast, or call off a scheduled one. Ending it again changes nothing. Refused with, in this order:
   * `ROOM_NOT_FOUND`, `NOT_HOST`.
   */
  endRoom: EndRoomPayload;
  /**
   * Follow a person; following somebody already followed changes nothing. Refused with, in this order: `USER_NOT_FOUND`,
   * `CANNOT_TARGET_SELF`, `BLOCKED` (either of you has blocked the other).
   */
  follow: FollowPayload;
  /** Follow a life account; doing it again changes nothing. Refused with `LIFE_ACCOUNT_NOT_FOUND`. */
  followLifeAccount: FollowLifeAccountPayload;
  /**
   * Keep a person from giving money away: tips, gifts and transfers are refused with `ACCOUNT_FROZEN`; receiving goes on. Freezing twice
   * keeps the first reason. Refused with `USER_NOT_FOUND`.
   */
  freezeUser: FreezeUserPayload;
  /**
   * Say that an order has been sent; for the owner of the merchant that supplies it. Saying it again changes nothing. Refused with, in
   * this order: `ORDER_NOT_FOUND` (also when it is not yours to send), `ORDER_NOT_OPEN` (it is not paid, or was refunded).
   */
  fulfilOrder: FulfilOrderPayload;
  /**
   * Vouch for a claim about a person. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `USER_NOT_FOUND`, `AREA_REQUIRED`, `AREA_NOT_ALLOWED`, `AREA_NOT_FOUND`, `EXPIRY_IN_PAST`.
   */
  grantAttestation: GrantAttestationPayload;
  /** Let an app do something with what is yours, until you take it back. Doing it again changes nothing. Refused with `APP_NOT_FOUND`. */
  grantConsent: GrantConsentPayload;
  /**
   * Join a community, or a local group and with it its community. Give exactly one id, else `BAD_USER_INPUT`. Joining again changes
   * nothing. Where the gate for `JOIN` is not open to you, `denied` says what is missing. Refused with, in this order:
   * `COMMUNITY_NOT_FOUND`, `LOCAL_GROUP_NOT_FOUND`.
   */
  join: JoinPayload;
  /**
   * Leave a community with all its local groups, or one local group only; your seats at their coming activities become free. Give
   * exactly one id, else `BAD_USER_INPUT`. It is no error if you had not joined. Refused with, in this order: `COMMUNITY_NOT_FOUND`, `LOCAL_GROUP_NOT_FOUND`, `LAST_OWNER`.
   */
  leave: LeavePayload;
  /** Say that you no longer watch a room; it is no error if you did not. Refused with `ROOM_NOT_FOUND`. */
  leaveRoom: LeaveRoomPayload;
  /**
   * Let somebody into your room again; it is no error if they were not kept out. Refused with, in this order: `ROOM_NOT_FOUND`,
   * `NOT_HOST`, `ROOM_ENDED`.
   */
  liftRoomBan: LiftRoomBanPayload;
  /**
   * Like a post, comment, live room or chat message; liking it again changes nothing. Where a community's gate for `LIKE` is not
   * open to you, `denied` says what is missing. Refused with `SUBJECT_NOT_FOUND`.
   */
  like: LikePayload;
  /**
   * Open the account for advertising of a merchant; for its owner and holders of `ads:write`. Opening it again returns the same
   * account. Refused with, in this order: `MERCHANT_NOT_FOUND` (also when you may not act for it), `MERCHANT_NOT_APPROVED` (its
   * onboarding is not finished).
   */
  openAdAccount: OpenAdAccountPayload;
  /**
   * Open a life account, run by you. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `LIFE_ACCOUNT_LIMIT_REACHED`, `MERCHANT_NOT_FOUND` (also when you do not own it), `MERCHANT_HAS_LIFE_ACCOUNT`.
   */
  openLifeAccount: OpenLifeAccountPayload;
  /**
   * Record that you opened a service. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SERVICE_NOT_FOUND`.
   */
  openService: OpenServicePayload;
  /**
   * Pick a product that its supplier offers, for a life account: it becomes a product of its own, with the commission that is offered
   * now. For the owner of the life account and holders of `catalog:write`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `LIFE_ACCOUNT_NOT_FOUND` (also when you may not act for it), `PRODUCT_NOT_FOUND`, `NOT_OFFERED` (also for
   * what was itself picked), `OWN_PRODUCT` (the supplier is yours), `ALREADY_PICKED`.
   */
  pickSourcedProduct: PickSourcedProductPayload;
  /**
   * Show a product to the viewers of your room; pinning it again replaces label and price and moves it first. Refused with, in this
   * order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`, `INVALID_AMOUNT`, `PIN_LIMIT_REACHED`.
   */
  pinProduct: PinProductPayload;
  /**
   * Publish a post. Where the community's gate for `POST` is not open to you, `denied` says what is missing. Refused with, in
   * this order: `BODY_EMPTY`, `MEDIA_MISMATCH`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `COMMUNITY_NOT_FOUND`,
   * `TOPIC_NOT_FOUND`, `LIFE_ACCOUNT_NOT_FOUND` (also when you do not run it).
   */
  publish: PublishPayload;
  /**
   * Record that an advertisement was seen or clicked by the person it was shown to. Each counts once for each decision, whatever
   * the keys, and what was clicked counts as seen. A click is charged, unless the campaign has been stopped since or today's
   * budget no longer covers the price; it then costs nothing.
   * Refused with, in this order: `DECISION_NOT_FOUND` (also when it was not made for you), `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`.
   */
  recordAdEvent: RecordAdEventPayload;
  /**
   * Record a person's credit score as the scoring system delivers it. From then on it stands instead of what the platform computes
   * itself, until another one is delivered. One computed earlier than the delivered score on record is accepted and changes nothing. Refused with, in this order: `SCORE_OUT_OF_RANGE`, `USER_NOT_FOUND`.
   */
  recordCreditScore: RecordCreditScorePayload;
  /**
   * Record that you viewed a post. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `POST_NOT_FOUND`.
   */
  recordView: RecordViewPayload;
  /**
   * Exchange a refresh token for a new session. A refresh token works once: using it again shows that it leaked, so the session
   * it belongs to ends. Refused with, in this order: `SESSION_NOT_FOUND`, `REFRESH_TOKEN_REUSED`, `SESSION_EXPIRED`.
   */
  refreshSession: RefreshSessionPayload;
  /**
   * Give back money of a transfer to who paid it, all that is left of it or a part. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `TRANSFER_NOT_FOUND`, `CURRENCY_MISMATCH`, `NOT_REFUNDABLE`,
   * `REFUND_EXCEEDS_ORIGINAL`, `INSUFFICIENT_FUNDS` (who received it has it no more), `BALANCE_LIMIT_REACHED`, `BUSY`.
   */
  refund: RefundPayload;
  /**
   * Remove a message: your own, or any in your room. Doing it again changes nothing. Refused with, in this order:
   * `MESSAGE_NOT_FOUND`, `NOT_HOST`.
   */
  removeChatMessage: RemoveChatMessagePayload;
  /**
   * Remove a comment: your own, or any under your own post. Removing it again changes nothing. Refused with, in this order:
   * `COMMENT_NOT_FOUND`, `NOT_AUTHOR`.
   */
  removeComment: RemoveCommentPayload;
  /**
   * Remove one of your posts, with its comments. Removing it again changes nothing. Refused with, in this order: `POST_NOT_FOUND`,
   * `NOT_AUTHOR`.
   */
  removePost: RemovePostPayload;
  /**
   * Pay a merchant's balance out now; for its owner. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you do not own it), `PAYOUT_ACCOUNT_MISSING`, `CURRENCY_MISMATCH`,
   * `INSUFFICIENT_FUNDS`.
   */
  requestPayout: RequestPayoutPayload;
  /**
   * Have a stuck workflow try again, or take back what it did. Refused with, in this order: `WORKFLOW_NOT_FOUND`,
   * `WORKFLOW_NOT_STUCK`, `WORKFLOW_NOT_COMPENSABLE` (something was handed over that cannot be taken back).
   */
  retryWorkflow: RetryWorkflowPayload;
  /**
   * Revoke a key: no gateway accepts it a second later, and what streams on it ends. Doing it again changes nothing. Staff who hold
   * `apps:write` may revoke any. Refused with `KEY_NOT_FOUND` (also when it is not yours).
   */
  revokeApiKey: RevokeApiKeyPayload;
  /** Take an attestation back; it stops counting at once. Doing it again changes nothing. Refused with `ATTESTATION_NOT_FOUND`. */
  revokeAttestation: RevokeAttestationPayload;
  /**
   * Take consent back; it counts from the next thing the app reads. Doing it again changes nothing, and it is no error if there was
   * none.
   */
  revokeConsent: RevokeConsentPayload;
  /**
   * Replace a key of yours by one with the same scopes and terms. The old one is accepted for the overlap, so that programs can
   * move over; a key that would expire is followed by one that lives as long as it was meant to. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `KEY_NOT_FOUND` (also when it is not yours), `KEY_NOT_ACTIVE` (it expired or was
   * revoked), `KEY_ALREADY_ROTATED`, `OWNER_NOT_APPROVED`, `KEY_LIMIT_REACHED`.
   */
  rotateApiKey: RotateApiKeyPayload;
  /**
   * Say that you come to an activity. You get a seat while there is one, else a place at the end of the waitlist. Doing it again
   * changes nothing. Where you have not joined the local group, `denied` says so. Refused with, in this order:
   * `ACTIVITY_NOT_FOUND`, `ACTIVITY_CANCELLED`, `ACTIVITY_STARTED`.
   */
  rsvp: RsvpPayload;
  /**
   * Announce a broadcast. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `LIFE_ACCOUNT_NOT_FOUND` (also when you do not run it), `STARTS_IN_PAST`.
   */
  scheduleRoom: ScheduleRoomPayload;
  /**
   * Say something in the chat of a room on air. Where the room's `chatMode` keeps you out, `denied` says what is missing. Refused
   * with, in this order: `TEXT_EMPTY`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `ROOM_NOT_FOUND`, `ROOM_NOT_LIVE`,
   * `BANNED`, `BLOCKED` (by or of the host), `TOO_SOON` (the message says for how many seconds to wait).
   */
  sendChat: SendChatPayload;
  /**
   * Send gifts to the host of a room on air, paid from your wallet: taken from it now, and given to the host with all of the streak when
   * that closes. The answer waits up to 3 seconds for the payment; when that takes
   * longer `state` is `PENDING`, and `roomEvents` tells when it is not. Sending it again with the same key pays nothing more and
   * returns the state by then; a refusal is not remembered, so after a top-up the same key may be sent again. Refused with, in this
   * order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `ROOM_NOT_FOUND`, `ROOM_NOT_LIVE`, `GIFT_NOT_FOUND`, `OWN_ROOM`,
   * `BANNED`, `BLOCKED` (by or of the host), `STREAK_NOT_OPEN`, `ACCOUNT_FROZEN`, `CURRENCY_MISMATCH`, `DAILY_LIMIT_REACHED`,
   * `INSUFFICIENT_FUNDS`, `PAYMENT_DECLINED`.
   */
  sendGift: SendGiftPayload;
  /**
   * Change what a campaign may spend a day, from now on; for the owner of the merchant and holders of `ads:write`. Refused with, in
   * this order: `INVALID_AMOUNT`, `CAMPAIGN_NOT_FOUND` (also when you may not act for it), `CURRENCY_MISMATCH`,
   * `BID_OVER_BUDGET`, `VERSION_CONFLICT`.
   */
  setBudget: SetBudgetPayload;
  /**
   * Pause or resume a campaign; for the owner of the merchant and holders of `ads:write`. Doing it again changes nothing. Refused
   * with `CAMPAIGN_NOT_FOUND` (also when you may not act for it).
   */
  setCampaignState: SetCampaignStatePayload;
  /** Say who may chat in your room. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`. */
  setChatMode: SetChatModePayload;
  /**
   * Change the gates of your community; owners and moderators only. Refused with, in this order: `COMMUNITY_NOT_FOUND`,
   * `NOT_PERMITTED`, `GATE_SYNTAX` (one error for each expression at fault, saying where), `VERSION_CONFLICT`.
   */
  setGates: SetGatesPayload;
  /** Set the district you live in, or forget it. Refused with `AREA_NOT_FOUND`. */
  setHomeArea: SetHomeAreaPayload;
  /**
   * Give a member of your community another role; owners only. Refused with, in this order: `COMMUNITY_NOT_FOUND`, `NOT_PERMITTED`,
   * `NOT_A_MEMBER` (the other person is not), `LAST_OWNER`.
   */
  setMemberRole: SetMemberRolePayload;
  /**
   * Say where a merchant's money goes, every day at 10:00 China Standard Time; for its owner. Refused with `MERCHANT_NOT_FOUND` (also
   * when you do not own it).
   */
  setPayoutAccount: SetPayoutAccountPayload;
  /**
   * Offer a product to the sourcing system, change the offer, or end it; for the owner of the merchant and holders of
   * `catalog:write`. What was picked before keeps its commission. Refused with, in this order: `PRODUCT_NOT_FOUND` (also when you may
   * not act for it), `PRODUCT_IS_PICKED`.
   */
  setSourcingOffer: SetSourcingOfferPayload;
  /** Record the outcome of an identity check. Refused with, in this order: `USER_NOT_FOUND`, `GENDER_NEEDS_REAL_NAME`. */
  setVerificationLevel: SetVerificationLevelPayload;
  /**
   * Sign in with handle and password. Refused with `INVALID_CREDENTIALS`, whichever of the two is wrong; with the error `RATE_LIMITED` and
   * `retryAfterSeconds` where too many sign-ins failed, at your address or for this handle at your address, within 15 minutes.
   */
  signIn: SignInPayload;
  /**
   * End the session you are signed in with: its refresh token stops working at once, its access token at the latest 15 minutes
   * later.
   */
  signOut: SignOutPayload;
  /** End all your sessions, on every device. */
  signOutEverywhere: SignOutEverywherePayload;
  /** Open an account and sign in. Refused with, in this order: `HANDLE_TAKEN`, `PHONE_TAKEN`. */
  signUp: SignUpPayload;
  /**
   * Start a merchant, owned by you. When nothing is missing it is handed in at once: a micro merchant of somebody verified as
   * `REAL_NAME` is approved by this one mutation, a bigger one with licence and description waits for review. Otherwise its onboarding
   * begins in `DRAFT`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `MERCHANT_LIMIT_REACHED`.
   */
  startMerchantOnboarding: StartMerchantOnboardingPayload;
  /**
   * Go on air, in a new room or in one you scheduled; a room that is on air already stays so. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`, `LIFE_ACCOUNT_NOT_FOUND` (also
   * when you do not run it), `ALREADY_LIVE` (you are on air in another room).
   */
  startRoom: StartRoomPayload;
  /**
   * Hand a merchant's onboarding in for review; a micro merchant is approved at once. Refused with, in this order: `MERCHANT_NOT_FOUND` (also when you do not own it),
   * `ONBOARDING_NOT_OPEN` (it is submitted or approved already), `ONBOARDING_INCOMPLETE` (one error for each missing item).
   */
  submitMerchantOnboarding: SubmitMerchantOnboardingPayload;
  /**
   * Tip a post, comment, live room or chat message; the money goes to the person who made it. Where a community's gate for `TIP`
   * is not open to you, `denied` says what is missing. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `SUBJECT_NOT_FOUND`, `SAME_WALLET` (it is your own), `ACCOUNT_FROZEN`, `BLOCKED`, `CURRENCY_MISMATCH`,
   * `DAILY_LIMIT_REACHED` (after what `denied` says), `INSUFFICIENT_FUNDS`, `BALANCE_LIMIT_REACHED`. Tips and gifts of one day of China
   * Standard Time come to at most ¥1,000, with a checked phone ¥5,000, with a checked name ¥20,000, with a checked face ¥100,000. A refusal is not remembered: after a top-up the same key may succeed.
   */
  tip: TipPayload;
  /**
   * Add money to your wallet. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `CURRENCY_MISMATCH`, `BALANCE_LIMIT_REACHED`.
   */
  topUp: TopUpPayload;
  /**
   * Pay another person. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SAME_WALLET`, `RECIPIENT_NOT_FOUND`, `CURRENCY_MISMATCH`, `ACCOUNT_FROZEN`, `INSUFFICIENT_FUNDS`, `BALANCE_LIMIT_REACHED`. A
   * refusal is not remembered: after a top-up the same key may succeed.
   */
  transfer: TransferPayload;
  /** Lift a block; it is no error if there was none. Ended follows do not come back. Refused with `USER_NOT_FOUND`. */
  unblock: UnblockPayload;
  /** Stop following a person; it is no error if you did not. Refused with `USER_NOT_FOUND`. */
  unfollow: UnfollowPayload;
  /** Stop following a life account; it is no error if you did not. Refused with `LIFE_ACCOUNT_NOT_FOUND`. */
  unfollowLifeAccount: UnfollowLifeAccountPayload;
  /** Let a person who was frozen give money away again. Refused with `USER_NOT_FOUND`. */
  unfreezeUser: UnfreezeUserPayload;
  /** Take a like back; it is no error if there was none. Refused with `SUBJECT_NOT_FOUND`. */
  unlike: UnlikePayload;
  /** Take a product down again; it is no error if it was not pinned. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`. */
  unpinProduct: UnpinProductPayload;
  /** Change your profile. A field that is left out stays as it is. */
  updateProfile: UpdateProfilePayload;
  /**
   * Say that you are watching a room. It counts for 60 seconds: call it again within that time while you watch. Refused with, in
   * this order: `ROOM_NOT_FOUND`, `ROOM_NOT_LIVE`, `BANNED`.
   */
  watchRoom: WatchRoomPayload;
};


/** Everything that can be done. */
export type MutationAdvanceSandboxClockArgs = {
  hours: Scalars['Int']['input'];
};


/** Everything that can be done. */
export type MutationBanFromRoomArgs = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationBlockArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationCancelActivityArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** Everything that can be done. */
export type MutationCancelRsvpArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationChangeProductArgs = {
  input: ChangeProductInput;
};


/** Everything that can be done. */
export type MutationCheckInArgs = {
  input: CheckInInput;
};


/** Everything that can be done. */
export type MutationCheckoutArgs = {
  input: CheckoutInput;
};


/** Everything that can be done. */
export type MutationCommentArgs = {
  input: CommentInput;
};


/** Everything that can be done. */
export type MutationCreateActivityArgs = {
  input: CreateActivityInput;
};


/** Everything that can be done. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** Everything that can be done. */
export type MutationCreateApiKeyForOperationsArgs = {
  input: CreateApiKeyForOperationsInput;
};


/** Everything that can be done. */
export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


/** Everything that can be done. */
export type MutationCreateCommunityArgs = {
  input: CreateCommunityInput;
};


/** Everything that can be done. */
export type MutationCreateLocalGroupArgs = {
  input: CreateLocalGroupInput;
};


/** Everything that can be done. */
export type MutationCreateOrganisationArgs = {
  input: CreateOrganisationInput;
};


/** Everything that can be done. */
export type MutationCreatePartnerAppArgs = {
  input: CreatePartnerAppInput;
};


/** Everything that can be done. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** Everything that can be done. */
export type MutationDecideMerchantOnboardingArgs = {
  input: DecideMerchantOnboardingInput;
};


/** Everything that can be done. */
export type MutationEndRoomArgs = {
  roomId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationFollowArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationFollowLifeAccountArgs = {
  lifeAccountId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationFreezeUserArgs = {
  input: FreezeUserInput;
};


/** Everything that can be done. */
export type MutationFulfilOrderArgs = {
  orderId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationGrantAttestationArgs = {
  input: GrantAttestationInput;
};


/** Everything that can be done. */
export type MutationGrantConsentArgs = {
  input: GrantConsentInput;
};


/** Everything that can be done. */
export type MutationJoinArgs = {
  communityId?: InputMaybe<Scalars['ID']['input']>;
  localGroupId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be done. */
export type MutationLeaveArgs = {
  communityId?: InputMaybe<Scalars['ID']['input']>;
  localGroupId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be done. */
export type MutationLeaveRoomArgs = {
  roomId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationLiftRoomBanArgs = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationLikeArgs = {
  subjectId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationOpenAdAccountArgs = {
  merchantId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationOpenLifeAccountArgs = {
  input: OpenLifeAccountInput;
};


/** Everything that can be done. */
export type MutationOpenServiceArgs = {
  input: OpenServiceInput;
};


/** Everything that can be done. */
export type MutationPickSourcedProductArgs = {
  idempotencyKey: Scalars['ID']['input'];
  lifeAccountId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationPinProductArgs = {
  input: PinProductInput;
};


/** Everything that can be done. */
export type MutationPublishArgs = {
  input: PublishInput;
};


/** Everything that can be done. */
export type MutationRecordAdEventArgs = {
  input: RecordAdEventInput;
};


/** Everything that can be done. */
export type MutationRecordCreditScoreArgs = {
  input: RecordCreditScoreInput;
};


/** Everything that can be done. */
export type MutationRecordViewArgs = {
  input: RecordViewInput;
};


/** Everything that can be done. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** Everything that can be done. */
export type MutationRefundArgs = {
  input: RefundInput;
};


/** Everything that can be done. */
export type MutationRemoveChatMessageArgs = {
  messageId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRemoveCommentArgs = {
  commentId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRemovePostArgs = {
  postId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRequestPayoutArgs = {
  input: RequestPayoutInput;
};


/** Everything that can be done. */
export type MutationRetryWorkflowArgs = {
  compensate?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** Everything that can be done. */
export type MutationRevokeAttestationArgs = {
  attestationId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRevokeConsentArgs = {
  input: RevokeConsentInput;
};


/** Everything that can be done. */
export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


/** Everything that can be done. */
export type MutationRsvpArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationScheduleRoomArgs = {
  input: ScheduleRoomInput;
};


/** Everything that can be done. */
export type MutationSendChatArgs = {
  input: SendChatInput;
};


/** Everything that can be done. */
export type MutationSendGiftArgs = {
  input: SendGiftInput;
};


/** Everything that can be done. */
export type MutationSetBudgetArgs = {
  input: SetBudgetInput;
};


/** Everything that can be done. */
export type MutationSetCampaignStateArgs = {
  input: SetCampaignStateInput;
};


/** Everything that can be done. */
export type MutationSetChatModeArgs = {
  input: SetChatModeInput;
};


/** Everything that can be done. */
export type MutationSetGatesArgs = {
  input: SetGatesInput;
};


/** Everything that can be done. */
export type MutationSetHomeAreaArgs = {
  input: SetHomeAreaInput;
};


/** Everything that can be done. */
export type MutationSetMemberRoleArgs = {
  input: SetMemberRoleInput;
};


/** Everything that can be done. */
export type MutationSetPayoutAccountArgs = {
  input: SetPayoutAccountInput;
};


/** Everything that can be done. */
export type MutationSetSourcingOfferArgs = {
  input: SetSourcingOfferInput;
};


/** Everything that can be done. */
export type MutationSetVerificationLevelArgs = {
  input: SetVerificationLevelInput;
};


/** Everything that can be done. */
export type MutationSignInArgs = {
  input: SignInInput;
};


/** Everything that can be done. */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/** Everything that can be done. */
export type MutationStartMerchantOnboardingArgs = {
  input: StartMerchantOnboardingInput;
};


/** Everything that can be done. */
export type MutationStartRoomArgs = {
  input: StartRoomInput;
};


/** Everything that can be done. */
export type MutationSubmitMerchantOnboardingArgs = {
  input: SubmitMerchantOnboardingInput;
};


/** Everything that can be done. */
export type MutationTipArgs = {
  input: TipInput;
};


/** Everything that can be done. */
export type MutationTopUpArgs = {
  input: TopUpInput;
};


/** Everything that can be done. */
export type MutationTransferArgs = {
  input: TransferInput;
};


/** Everything that can be done. */
export type MutationUnblockArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnfollowArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnfollowLifeAccountArgs = {
  lifeAccountId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnfreezeUserArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnlikeArgs = {
  subjectId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnpinProductArgs = {
  input: UnpinProductInput;
};


/** Everything that can be done. */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/** Everything that can be done. */
export type MutationWatchRoomArgs = {
  roomId: Scalars['ID']['input'];
};

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
};

/** What a campaign is to achieve. */
export type Objective =
  /** Bring buyers to a live room. */
  | 'LIVE_SALES'
  /** Have a post read by more people. */
  | 'POST_REACH';

/** How far a merchant is on its way to being approved. */
export type Onboarding = {
  __typename?: 'Onboarding';
  /** When it was last decided; null when it never was. */
  decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the merchant was told with the decision; null when no decision has been made. */
  decisionReason?: Maybe<Scalars['String']['output']>;
  /** What still has to be there before it can be approved; empty once submitted. */
  missing: Array<OnboardingItem>;
  /**
   * Hours left until a decision is due, begun ones counted whole: 48 from when it was submitted. 0 when it is overdue, null when
   * nothing waits for review.
   */
  slaHoursLeft?: Maybe<Scalars['Int']['output']>;
  /** Stage reached. */
  state: OnboardingState;
  /** When it was last submitted for review; null when never. */
  submittedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a reviewer decides about an onboarding. */
export type OnboardingDecision =
  /** The merchant may trade and advertise. */
  | 'APPROVE'
  /** The merchant may not; it can hand in again. */
  | 'REJECT';

/** What a merchant needs before its onboarding can be submitted. A micro merchant needs its owner's real name only. */
export type OnboardingItem =
  /** A description of the business; not asked of micro merchants. */
  | 'DESCRIPTION'
  /** A business licence, given as `licenceToken`; not asked of micro merchants. */
  | 'LICENCE'
  /** The owner must be verified as `REAL_NAME` or higher. */
  | 'OWNER_REAL_NAME';

/** Stages of merchant onboarding. */
export type OnboardingState =
  /** Approved: the merchant may trade and advertise. A micro merchant is as soon as nothing is missing. */
  | 'APPROVED'
  /** Started; waits for the merchant to submit. */
  | 'DRAFT'
  /** Rejected; `decisionReason` says why. It may be submitted again. */
  | 'REJECTED'
  /** Submitted; waits for a reviewer. */
  | 'SUBMITTED';

/** Result of `openAdAccount`. */
export type OpenAdAccountPayload = {
  __typename?: 'OpenAdAccountPayload';
  /** The account; null when refused. */
  adAccount?: Maybe<AdAccount>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A life account to open. */
export type OpenLifeAccountInput = {
  /** What it is about, up to 500 characters; null for nothing. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** A merchant of yours it is to speak for; null to speak for you. A merchant has at most one life account. */
  merchantId?: InputMaybe<Scalars['ID']['input']>;
  /** Name shown to others, 1 to 50 characters. */
  name: Scalars['String']['input'];
};

/** Result of `openLifeAccount`. */
export type OpenLifeAccountPayload = {
  __typename?: 'OpenLifeAccountPayload';
  /** The life account opened; null when refused. */
  lifeAccount?: Maybe<LifeAccount>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A service opened. */
export type OpenServiceInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again counts nothing. */
  idempotencyKey: Scalars['ID']['input'];
  /** The service. */
  serviceId: Scalars['ID']['input'];
};

/** Result of `openService`. */
export type OpenServicePayload = {
  __typename?: 'OpenServicePayload';
  /** The service opened; null when refused. */
  service?: Maybe<ServiceListing>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What an operation would cost, ask for and use. Of a mistaken one there is nothing to tell but its mistakes. */
export type OperationExplanation = {
  __typename?: 'OperationExplanation';
  /** How long its answer may be kept, in seconds: 0 for mutations and subscriptions, null where the graph does not say. */
  cacheMaxAge?: Maybe<Scalars['Int']['output']>;
  /** Whether its answer depends on who asks, so that it is nobody else's to keep. */
  cachePrivate: Scalars['Boolean']['output'];
  /** How it could cost half as much or less, the change that keeps most first; at most 3, none when no one change is enough. */
  cheaper: Array<CheaperForm>;
  /** Where the cost arises, the dearest first, at most 50; a field's cost has all in it, one inside another's. */
  costByPath: Array<PathCost>;
  /** Which subgraph's fields cost how much, the dearest first; fields that several could answer are in none. */
  costBySubgraph: Array<SubgraphCost>;
  /** What would be denied, at most 100 places; what lies within one is not told apart. */
  deniedPaths: Array<DeniedPath>;
  /** What of it is going away. */
  deprecations: Array<UsedDeprecation>;
  /** What it costs at most, in points, if every list is as long as it may be: what has to be left of a budget to run it. */
  estimatedCost: Scalars['Int']['output'];
  /** How many requests it takes behind the gateway. */
  fetches: Scalars['Int']['output'];
  /** What is wrong with it; empty when it can be run. */
  mistakes: Array<OperationMistake>;
  /** Whether something in it is for people or apps that are known only. */
  needsSignIn: Scalars['Boolean']['output'];
  /** The paths that make it so, at most 100. */
  privatePaths: Array<Scalars['String']['output']>;
  /** The fewest scopes an API key needs for all of it, in alphabetical order. */
  requiredScopes: Array<Scalars['String']['output']>;
  /** How many of them wait for one another: the round trips an answer takes. */
  roundTrips: Scalars['Int']['output'];
  /** The subgraphs that are asked, in alphabetical order. */
  subgraphs: Array<Scalars['String']['output']>;
  /** Scopes it needs that no API key can have, as they are for staff, or for people over what is their own. */
  unobtainableScopes: Array<Scalars['String']['output']>;
};

/** Something that is wrong with an operation. */
export type OperationMistake = {
  __typename?: 'OperationMistake';
  /** The code it would be refused with, such as `GRAPHQL_VALIDATION_FAILED`. */
  code: Scalars['String']['output'];
  /** The column in that line, from 1; null when it is about the whole. */
  column?: Maybe<Scalars['Int']['output']>;
  /** The line of the document, from 1; null when it is about the whole. */
  line?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, in words. */
  message: Scalars['String']['output'];
};

/** Something bought. */
export type Order = Node & {
  __typename?: 'Order';
  /** What all of it cost. */
  amount: Money;
  /**
   * Which advertisement led to it; null until it is paid, and when it was taken back. Null, with the error `FORBIDDEN`, without
   * `ads:read`.
   */
  attribution?: Maybe<Attribution>;
  /** Who bought it. */
  buyer: User;
  /** When it was placed. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `ord_…`. */
  id: Scalars['ID']['output'];
  /** What was bought. */
  product: Product;
  /** How many pieces. */
  quantity: Scalars['Int']['output'];
  /** What the buyer shows to be given it; null for others, and until it is handed over. */
  redemptionCode?: Maybe<Scalars['String']['output']>;
  /** The transfer that gave the money back; null unless it was refunded. */
  refund?: Maybe<Transfer>;
  /** How the amount is shared among who supplies, who sells and the platform. Null for the buyer, unless with `payments:read`. */
  shares?: Maybe<Array<OrderShare>>;
  /** Where it stands. */
  state: OrderState;
  /** The transfer that paid it; null until it is paid. */
  transfer?: Maybe<Transfer>;
  /** What one piece cost: the product's price then, or that of the live room the buyer came from. */
  unitPrice: Money;
  /** What the buyer came from, such as a live room; null when nothing was named, or it has been removed since. */
  viaSubject?: Maybe<Subject>;
  /** Its steps, as they are done. */
  workflow: Workflow;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders of this page, with their cursors. */
  edges: Array<OrderEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One order in a list. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** Somebody's part of what an order cost; the parts sum to it. */
export type OrderShare = {
  __typename?: 'OrderShare';
  /** How much. */
  amount: Money;
  /** The merchant that gets it; null for the platform, and for a creator without a merchant. */
  merchant?: Maybe<Merchant>;
  /** What it is for. */
  role: ShareRole;
  /** The person that gets it; null for all others. */
  user?: Maybe<User>;
};

/** Where an order stands. */
export type OrderState =
  /** Placed: the stock is reserved. */
  | 'CREATED'
  /** Not paid: nothing was taken. */
  | 'FAILED'
  /** Paid and handed over. */
  | 'FULFILLED'
  /** The money is set aside. */
  | 'HELD'
  /** Paid. */
  | 'PAID'
  /** Paid, and given back. */
  | 'REFUNDED';

/** A partner that is no merchant here: it sells nothing on the platform and builds on it. */
export type Organisation = Node & {
  __typename?: 'Organisation';
  /** Its apps, oldest first; at most 10. Null, with the error `FORBIDDEN`, when you neither own it nor hold `apps:read`. */
  apps?: Maybe<Array<PartnerApp>>;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `org_…`. */
  id: Scalars['ID']['output'];
  /** Name of the organisation, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** The person who answers for it, verified by their real name when it was opened. */
  owner: User;
};

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge, to continue from; null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there is more after this page, in the order of the list. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when there is something before this page, in the order of the list. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge; null when the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/**
 * A partner's program that uses the graph by API keys. It acts for who owns it and for nobody else. Its name and owner are open to
 * all, so that people know to whom they consent; `keys`, `usage` and `auditEntries` are for the person who manages it, for the app
 * itself, and for staff who hold `apps:read`: for others null, with the error `FORBIDDEN`.
 */
export type PartnerApp = Node & {
  __typename?: 'PartnerApp';
  /** Acts on the app, its keys and consents given to it, newest first. */
  auditEntries?: Maybe<AuditEntryConnection>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What the app does, for people who are asked for consent, up to 500 characters; null when nothing is said. */
  description?: Maybe<Scalars['String']['output']>;
  /** Globally unique, `app_…`. */
  id: Scalars['ID']['output'];
  /** Its keys, newest first, ended ones included; at most 200. */
  keys?: Maybe<Array<ApiKey>>;
  /** Name shown to people who are asked for consent, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** For whom it acts. Null, with an error, when the owner is gone. */
  owner?: Maybe<PartnerOwner>;
  /** What was done with its keys, all of them together. */
  usage?: Maybe<ApiUsage>;
};


/**
 * A partner's program that uses the graph by API keys. It acts for who owns it and for nobody else. Its name and owner are open to
 * all, so that people know to whom they consent; `keys`, `usage` and `auditEntries` are for the person who manages it, for the app
 * itself, and for staff who hold `apps:read`: for others null, with the error `FORBIDDEN`.
 */
export type PartnerAppAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A partner's program that uses the graph by API keys. It acts for who owns it and for nobody else. Its name and owner are open to
 * all, so that people know to whom they consent; `keys`, `usage` and `auditEntries` are for the person who manages it, for the app
 * itself, and for staff who hold `apps:read`: for others null, with the error `FORBIDDEN`.
 */
export type PartnerAppUsageArgs = {
  days?: InputMaybe<Scalars['Int']['input']>;
};

/** Who can own an app. */
export type PartnerOwner = Merchant | Organisation;

/** A scope an API key can have. There are no others. */
export type PartnerScope = {
  __typename?: 'PartnerScope';
  /** What it lets an app do. */
  description: Scalars['String']['output'];
  /** Its name, such as `credit:gate`. */
  name: Scalars['String']['output'];
  /** What a person must have consented to where an app makes use of it; null when it is about what is its owner's. */
  purpose?: Maybe<ConsentPurpose>;
};

/** What a field of an operation costs, with everything in it. */
export type PathCost = {
  __typename?: 'PathCost';
  /** In points, at most. */
  estimated: Scalars['Int']['output'];
  /** Response names from the root, with dots between them. */
  path: Scalars['String']['output'];
};

/** Money paid out to a merchant's bank account. */
export type Payout = Node & {
  __typename?: 'Payout';
  /** How much. */
  amount: Money;
  /** The bank's own name for it; null until the bank has taken it. */
  bankReference?: Maybe<Scalars['String']['output']>;
  /** When it was requested. */
  createdAt: Scalars['DateTime']['output'];
  /** Why the bank refused it; null when it did not. The money is back in the balance. */
  failureCode?: Maybe<Scalars['String']['output']>;
  /** Globally unique, `pyo_…`. */
  id: Scalars['ID']['output'];
  /** The merchant. */
  merchant: Merchant;
  /** Where it stands. */
  state: PayoutState;
  /** Where it goes. */
  to: PayoutAccount;
  /** Its steps, as they are done. */
  workflow: Workflow;
};

/** A bank account of a merchant's, outside the platform. */
export type PayoutAccount = {
  __typename?: 'PayoutAccount';
  /** Which bank, by its code. */
  bankCode: Scalars['String']['output'];
  /** Whose account it is. */
  holderName: Scalars['String']['output'];
  /** The last four characters of the account number; the rest is never shown. */
  last4: Scalars['String']['output'];
};

/** A page of payouts. */
export type PayoutConnection = {
  __typename?: 'PayoutConnection';
  /** The payouts of this page, with their cursors. */
  edges: Array<PayoutEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One payout in a list. */
export type PayoutEdge = {
  __typename?: 'PayoutEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The payout. */
  node: Payout;
};

/** Where a payout stands. */
export type PayoutState =
  /** Not paid: the bank refused it, or there was not enough. The money is back in the balance. */
  | 'FAILED'
  /** The bank has paid. */
  | 'PAID'
  /** Asked for; the money is being set aside. */
  | 'REQUESTED'
  /** Set aside; the bank is told, and asked until it says what became of it. */
  | 'SENT';

/** Result of `pickSourcedProduct`. */
export type PickSourcedProductPayload = {
  __typename?: 'PickSourcedProductPayload';
  /** The product as the life account sells it; null when refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A product to show. */
export type PinProductInput = {
  /** What viewers read about it, 1 to 100 characters. */
  label: Scalars['String']['input'];
  /**
   * Its price in this room; null to name none. It is charged where you may set it: when you supply the product, or have picked it and
   * your commission bears the difference. Where you may not, `checkout` from this room is refused with `PRICE_CHANGED`.
   */
  livePrice?: InputMaybe<MoneyInput>;
  /** The product, `prd_…`. */
  productId: Scalars['ID']['input'];
  /** The room. */
  roomId: Scalars['ID']['input'];
};

/** Result of `pinProduct`. */
export type PinProductPayload = {
  __typename?: 'PinProductPayload';
  /** The room with the product pinned; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A product shown to the viewers of a room. */
export type PinnedProduct = {
  __typename?: 'PinnedProduct';
  /** What viewers read about it, 1 to 100 characters. */
  label: Scalars['String']['output'];
  /**
   * Its price in this room, for who comes from it (`checkout` with `viaSubjectId`), as long as it is shown; null when none is named: its
   * own price holds then. To be charged this or nothing, pass it as `expectedUnitPrice`.
   */
  livePrice?: Maybe<Money>;
  /** How many orders of it came from this room, less those taken back. */
  orders: Scalars['Int']['output'];
  /** When it was pinned. */
  pinnedAt: Scalars['DateTime']['output'];
  /** The product. */
  product: Product;
};

/** Something a person published: pictures with text, or a short video. */
export type Post = Node & Subject & {
  __typename?: 'Post';
  /** The district it is about; null when none was given. */
  area?: Maybe<Area>;
  /** Who published it. */
  author: User;
  /** The text, 0 to 5,000 characters; empty only where there is media. */
  body: Scalars['String']['output'];
  /** How many comments stand under it. */
  commentCount: Scalars['Int']['output'];
  /** The comments under it, newest first, without those of people who blocked you or whom you blocked. */
  comments: CommentConnection;
  /** The community it was published in; null when in none. */
  community?: Maybe<Community>;
  /** When it was published. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `post_…`. */
  id: Scalars['ID']['output'];
  /** Pictures with text, or a short video. */
  kind: PostKind;
  /** The life account it was published under; null when under the author's own name. */
  lifeAccount?: Maybe<LifeAccount>;
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** Pictures or the video, in the order given; at most 9. */
  media: Array<Media>;
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
  /** What it is about; at most 5. */
  topics: Array<Topic>;
  /** How often it was viewed: one for each view recorded. */
  viewCount: Scalars['Int']['output'];
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
};


/** Something a person published: pictures with text, or a short video. */
export type PostCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something a person published: pictures with text, or a short video. */
export type PostPromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something a person published: pictures with text, or a short video. */
export type PostTipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something a person published: pictures with text, or a short video. */
export type PostTopTippersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something was published in the community. */
export type PostAdded = {
  __typename?: 'PostAdded';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The post; null when it has been removed since. */
  post?: Maybe<Post>;
};

/** A page of posts. */
export type PostConnection = {
  __typename?: 'PostConnection';
  /** The posts of this page, with their cursors. */
  edges: Array<PostEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One post in a list. */
export type PostEdge = {
  __typename?: 'PostEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The post. */
  node: Post;
};

/** Forms a post can take. */
export type PostKind =
  /** Text with up to 9 pictures. */
  | 'IMAGE_TEXT'
  /** One video of at most 5 minutes, with text. */
  | 'SHORT_VIDEO';

/** Something for sale. */
export type Product = Node & {
  __typename?: 'Product';
  /** Whether it can be ordered now: it is not withdrawn, and there is stock for the smallest order. */
  available: Scalars['Boolean']['output'];
  /** When it was added, or picked. */
  createdAt: Scalars['DateTime']['output'];
  /** How it reaches the buyer. */
  delivery: ProductDelivery;
  /** Globally unique, `prd_…`. */
  id: Scalars['ID']['output'];
  /**
   * The life account that picked it from the sourcing system and earns the commission; null when it was not picked. What was picked
   * is a product of its own: title, price and stock are its supplier's, the commission is what was offered when it was picked.
   */
  lifeAccount?: Maybe<LifeAccount>;
  /** The merchant that sells it; of a product that a creator without a merchant picked, the supplier, who sends it. */
  merchant: Merchant;
  /** What one piece costs. */
  price: Money;
  /** What its supplier offers to whoever picks it, or offered when this one was picked; null when neither. */
  sourcing?: Maybe<SourcingOffer>;
  /** How many pieces are left. Null, with the error `FORBIDDEN`, when you neither own its merchant nor hold `catalog:read`. */
  stock?: Maybe<Scalars['Int']['output']>;
  /** What it is, 1 to 120 characters. */
  title: Scalars['String']['output'];
};

/** A page of products. */
export type ProductConnection = {
  __typename?: 'ProductConnection';
  /** The products of this page, with their cursors. */
  edges: Array<ProductEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** How a product reaches its buyer. */
export type ProductDelivery =
  /** Handed over by the platform as soon as it is paid, as a code: a coupon, a ticket, a booking. */
  | 'INSTANT'
  /** Sent by the merchant, who says so when it has. */
  | 'SHIPPED';

/** One product in a list. */
export type ProductEdge = {
  __typename?: 'ProductEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The product. */
  node: Product;
};

/** A product is shown. */
export type ProductPinned = {
  __typename?: 'ProductPinned';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The product, and what is said of it; null when it has been taken down since. */
  pinned?: Maybe<PinnedProduct>;
};

/** A product was taken down. */
export type ProductUnpinned = {
  __typename?: 'ProductUnpinned';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** Id of the product. */
  productId: Scalars['ID']['output'];
};

/** A post to publish. */
export type PublishInput = {
  /** The district it is about, six digits as in `Area.code`; null for none. Anything else is `BAD_USER_INPUT`. */
  areaCode?: InputMaybe<Scalars['String']['input']>;
  /** The text, up to 5,000 characters. `IMAGE_TEXT` without pictures needs some. */
  body: Scalars['String']['input'];
  /** The community to publish in; null for none. */
  communityId?: InputMaybe<Scalars['ID']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again publishes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Pictures with text, or a short video. */
  kind: PostKind;
  /** A life account you run, to publish under; null for your own name. */
  lifeAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** Up to 9 pictures for `IMAGE_TEXT`; exactly one video for `SHORT_VIDEO`. In the order they are to be shown. */
  media?: Array<MediaInput>;
  /** What it is about, by topic id; at most 5, repeats count once. */
  topicIds?: Array<Scalars['ID']['input']>;
};

/** Result of `publish`. */
export type PublishPayload = {
  __typename?: 'PublishPayload';
  /** What a gate found missing; empty when no gate stood in the way. */
  denied: Array<Explanation>;
  /** The post; null when refused. */
  post?: Maybe<Post>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** Figures about the whole, for analysts. */
  analytics?: Maybe<Analytics>;
  /** An API key by id. Null when there is none, or you neither manage it, nor are its app, nor hold `apps:read`. */
  apiKey?: Maybe<ApiKey>;
  /** Features on a surface of the app that are rolled out to you, by position; at most 20. Empty for an unknown surface. */
  appEntries: Array<AppEntry>;
  /** Areas known to the platform, ordered by city, then name; at most 200. */
  areas: Array<Area>;
  /** Acts on record, newest first. Null, with the error `FORBIDDEN`, when you do not hold `audit:read`. */
  auditEntries?: Maybe<AuditEntryConnection>;
  /** A campaign by id. Null when there is none, or when you neither own its merchant nor hold `ads:read`. */
  campaign?: Maybe<Campaign>;
  /** What releases changed in your contract of the graph, the newest first. */
  changelog: Array<SchemaChange>;
  /** Communities, most members first. */
  communities: CommunityConnection;
  /** A community by id or by slug: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  community?: Maybe<Community>;
  /**
   * What an operation would cost, ask for and use, without running it. It is told as if nothing were denied, and beside that what would
   * be. An operation that is mistaken is told by its mistakes.
   */
  explainOperation: OperationExplanation;
  /**
   * One tab of the home feed. Pages do not overlap and leave nothing out, whatever is published meanwhile: what is new since the
   * first page shows when you start again. Left out are posts that were removed, posts of communities whose gate for `VIEW` is
   * not open to you, and people who blocked you or whom you blocked. `FOLLOWING` and `LOCAL` need a signed-in viewer, else
   * `UNAUTHENTICATED`.
   */
  feed: FeedConnection;
  /** The gifts that can be sent, cheapest first; at most 60. */
  gifts: Array<Gift>;
  /** A life account by id; null when there is none. */
  lifeAccount?: Maybe<LifeAccount>;
  /** A live room by id; null when there is none. */
  liveRoom?: Maybe<LiveRoom>;
  /** Live rooms in one state, newest first: on air by when they began, scheduled and ended by when they were made. */
  liveRooms: LiveRoomConnection;
  /** A merchant by id; null when there is none. */
  merchant?: Maybe<Merchant>;
  /**
   * Anything by its id; its type follows from the id's prefix. Null when the id is malformed, names nothing, or names something that
   * is not for you to see.
   */
  node?: Maybe<Node>;
  /** Up to 100 things by their ids, in the order asked, each as `node` answers it. More are refused with `BAD_USER_INPUT`. */
  nodes: Array<Maybe<Node>>;
  /** An order by id. Null when there is none, or when you are neither its buyer, nor own a merchant in it, nor hold `payments:read`. */
  order?: Maybe<Order>;
  /** An organisation by id; null when there is none. */
  organisation?: Maybe<Organisation>;
  /** A partner's app by id; null when there is none. */
  partnerApp?: Maybe<PartnerApp>;
  /** Every scope an API key can have, in a fixed order. */
  partnerScopes: Array<PartnerScope>;
  /** A post by id. Null when there is none, or you may not see it. */
  post?: Maybe<Post>;
  /** A product by id; null when there is none. */
  product?: Maybe<Product>;
  /** What you may still spend, and what this operation takes of it; null for callers without a limit. */
  rateLimit?: Maybe<RateLimit>;
  /** Services that can be opened in the app, most opened first; with `query`, the best match first. */
  services: ServiceConnection;
  /**
   * Products suppliers offer to whoever picks them, newest first. For owners of a life account or of an approved merchant, and for
   * holders of `catalog:read`; null, with the error `FORBIDDEN`, for others.
   */
  sourcingOffers?: Maybe<ProductConnection>;
  /** Workflows that wait for an operator, longest first. Null, with the error `FORBIDDEN`, without `workflows:operate`. */
  stuckWorkflows?: Maybe<Array<Workflow>>;
  /** A topic by id or by slug: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  topic?: Maybe<Topic>;
  /** All topics, by name; at most 200. */
  topics: Array<Topic>;
  /** A transfer by id. Null when there is none, or when you are neither a party to it nor hold `payments:read`. */
  transfer?: Maybe<Transfer>;
  /** A person by id or by handle: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  user?: Maybe<User>;
  /** The person signed in; null when nobody is. */
  viewer?: Maybe<User>;
  /** The app whose key this request carries; null when it carries none. */
  viewerApp?: Maybe<PartnerApp>;
  /** A workflow by id. Null when there is none, or when it is not yours and you do not hold `workflows:operate`. */
  workflow?: Maybe<Workflow>;
};


/** Everything that can be read. */
export type QueryApiKeyArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryAppEntriesArgs = {
  surface?: Scalars['String']['input'];
};


/** Everything that can be read. */
export type QueryAreasArgs = {
  city?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryAuditEntriesArgs = {
  actorId?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  subjectId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryChangelogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryCommunitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<CommunityKind>;
  topicId?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryCommunityArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryExplainOperationArgs = {
  asScopes?: InputMaybe<Array<Scalars['String']['input']>>;
  document: Scalars['String']['input'];
  operationName?: InputMaybe<Scalars['String']['input']>;
  variables?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryFeedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  tab?: FeedTab;
};


/** Everything that can be read. */
export type QueryLifeAccountArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryLiveRoomArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryLiveRoomsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: RoomState;
};


/** Everything that can be read. */
export type QueryMerchantArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryOrganisationArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryPartnerAppArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryServicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  category?: InputMaybe<ServiceCategory>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QuerySourcingOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryStuckWorkflowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryTopicArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryTransferArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryUserArgs = {
  handle?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryWorkflowArgs = {
  id: Scalars['ID']['input'];
};

/**
 * What a caller may still spend. Operations take points before they run, as many as they may cost at most, and get back what they did
 * not cost; points come back by themselves, evenly. `extensions.cost` and the headers `RateLimit` and `RateLimit-Policy` say the same.
 */
export type RateLimit = {
  __typename?: 'RateLimit';
  /** What this very operation may cost at most; it has been taken already. */
  cost: Scalars['Int']['output'];
  /** Whose points these are. */
  holder: BudgetHolder;
  /** Points when all are there. */
  limit: Scalars['Int']['output'];
  /** What one operation may cost at most; null for all that is left. */
  operationLimit?: Maybe<Scalars['Int']['output']>;
  /** The same by subgraph, the dearest first; what several could answer is in none. */
  perSubgraph: Array<SubgraphCost>;
  /** Points that are left. */
  remaining: Scalars['Int']['output'];
  /** When all are there again, if nothing is spent meanwhile. */
  resetAt: Scalars['DateTime']['output'];
  /** How long it takes from none to all, in seconds. */
  windowSeconds: Scalars['Int']['output'];
};

/** Something that happened to an advertisement. */
export type RecordAdEventInput = {
  /** The decision that showed it, `addec_…`. */
  decisionId: Scalars['ID']['input'];
  /** Your own key for this event, 1 to 128 characters: sending it again counts nothing. */
  idempotencyKey: Scalars['ID']['input'];
  /** What happened. */
  kind: AdEventKind;
};

/** Result of `recordAdEvent`. */
export type RecordAdEventPayload = {
  __typename?: 'RecordAdEventPayload';
  /** The decision the event belongs to; null when refused. */
  decision?: Maybe<AdDecision>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A credit score from the scoring system. */
export type RecordCreditScoreInput = {
  /** When the scoring system computed it. */
  computedAt: Scalars['DateTime']['input'];
  /** The score, 350 to 950. */
  score: Scalars['Int']['input'];
  /** The person scored. */
  userId: Scalars['ID']['input'];
};

/** Result of `recordCreditScore`. */
export type RecordCreditScorePayload = {
  __typename?: 'RecordCreditScorePayload';
  /** The person scored; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A view to record. */
export type RecordViewInput = {
  /** How long it was looked at, in milliseconds, 0 to 3,600,000. */
  dwellMs: Scalars['Int']['input'];
  /** Your own key for this view, 1 to 128 characters: sending it again counts nothing. */
  idempotencyKey: Scalars['ID']['input'];
  /** The post viewed. */
  postId: Scalars['ID']['input'];
};

/** Result of `recordView`. */
export type RecordViewPayload = {
  __typename?: 'RecordViewPayload';
  /** The post viewed; null when refused. */
  post?: Maybe<Post>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A refresh token to exchange. */
export type RefreshSessionInput = {
  /** The refresh token of the session, as last received. */
  refreshToken: Scalars['String']['input'];
};

/** Result of `refreshSession`. */
export type RefreshSessionPayload = {
  __typename?: 'RefreshSessionPayload';
  /** The session with new tokens; null when refused. */
  session?: Maybe<Session>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Money to give back. */
export type RefundInput = {
  /** How much; null for all that was not given back before. */
  amount?: InputMaybe<MoneyInput>;
  /** Who bears what the payment cost. */
  feePolicy?: InputMaybe<FeePolicy>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again moves nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Why, up to 200 characters; null for nothing. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** The transfer it was paid with. */
  transferId: Scalars['ID']['input'];
};

/** Result of `refund`. */
export type RefundPayload = {
  __typename?: 'RefundPayload';
  /** The transfer that gave the money back; null when refused. */
  transfer?: Maybe<Transfer>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `removeChatMessage`. */
export type RemoveChatMessagePayload = {
  __typename?: 'RemoveChatMessagePayload';
  /** Id of the message that is gone; null when refused. */
  removedMessageId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `removeComment`. */
export type RemoveCommentPayload = {
  __typename?: 'RemoveCommentPayload';
  /** Id of the comment that is gone; null when refused. */
  removedCommentId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `removePost`. */
export type RemovePostPayload = {
  __typename?: 'RemovePostPayload';
  /** Id of the post that is gone; null when refused. */
  removedPostId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Money to pay out. */
export type RequestPayoutInput = {
  /** How much; null for the whole balance. */
  amount?: InputMaybe<MoneyInput>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again pays nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The merchant. */
  merchantId: Scalars['ID']['input'];
};

/** Result of `requestPayout`. */
export type RequestPayoutPayload = {
  __typename?: 'RequestPayoutPayload';
  /** The payout; null when refused. */
  payout?: Maybe<Payout>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `retryWorkflow`. */
export type RetryWorkflowPayload = {
  __typename?: 'RetryWorkflowPayload';
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
  /** The workflow; null when refused. */
  workflow?: Maybe<Workflow>;
};

/** A key to revoke. */
export type RevokeApiKeyInput = {
  /** The key. */
  keyId: Scalars['ID']['input'];
  /** Why, for the record, up to 200 characters; null when nothing is said. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `revokeApiKey`. */
export type RevokeApiKeyPayload = {
  __typename?: 'RevokeApiKeyPayload';
  /** The key, revoked; null when refused. */
  apiKey?: Maybe<ApiKey>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `revokeAttestation`. */
export type RevokeAttestationPayload = {
  __typename?: 'RevokeAttestationPayload';
  /** The attestation taken back; null when refused. */
  attestation?: Maybe<Attestation>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Consent to take back. */
export type RevokeConsentInput = {
  /** The app, `app_…`. */
  appId: Scalars['ID']['input'];
  /** For what; null for everything. */
  purposes?: InputMaybe<Array<ConsentPurpose>>;
};

/** Result of `revokeConsent`. */
export type RevokeConsentPayload = {
  __typename?: 'RevokeConsentPayload';
  /** All your consents to this app, as they are now; null when refused. */
  consents?: Maybe<Array<Consent>>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What happens in a live room. */
export type RoomEvent = ChatModeChanged | ChatPosted | ChatRemoved | GiftStreakChanged | ProductPinned | ProductUnpinned | RoomStateChanged | StreamGap | ViewersChanged;

/** Kinds of events in a live room. */
export type RoomEventKind =
  /** Messages said and removed: `ChatPosted`, `ChatRemoved`. */
  | 'CHAT'
  /** Gifts: `GiftStreakChanged`. */
  | 'GIFT'
  /** Changes of the chat mode: `ChatModeChanged`. */
  | 'MODE'
  /** Products shown and taken down: `ProductPinned`, `ProductUnpinned`. */
  | 'PIN'
  /** The broadcast beginning and ending: `RoomStateChanged`. */
  | 'STATE'
  /** People coming and going: `ViewersChanged`. */
  | 'VIEWERS';

/** What was sold in a room. */
export type RoomSales = {
  __typename?: 'RoomSales';
  /** How many people bought. */
  buyers: Scalars['Int']['output'];
  /** Buyers for each viewer there was at the peak: `buyers` divided by `peakViewers`; 0 while nobody watched. */
  conversion: Scalars['Float']['output'];
  /** What they came to. */
  gross: Money;
  /** How many orders. */
  orders: Scalars['Int']['output'];
};

/** Where a broadcast stands. */
export type RoomState =
  /** Over. It does not begin again. */
  | 'ENDED'
  /** On air. */
  | 'LIVE'
  /** Announced; it has not begun. */
  | 'SCHEDULED';

/** The broadcast began or ended. */
export type RoomStateChanged = {
  __typename?: 'RoomStateChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The room as it stands now. */
  room: LiveRoom;
};

/** A key to replace. */
export type RotateApiKeyInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again makes no second key, and does not tell the first one again. */
  idempotencyKey: Scalars['ID']['input'];
  /** The key to replace. */
  keyId: Scalars['ID']['input'];
  /** For how many hours the old key is still accepted, 0 to 168. */
  overlapHours?: Scalars['Int']['input'];
};

/** Result of `rotateApiKey`. */
export type RotateApiKeyPayload = {
  __typename?: 'RotateApiKeyPayload';
  /** The new key; null when refused. */
  apiKey?: Maybe<ApiKey>;
  /** The old key, with the time until which it is accepted; null when refused. */
  replaced?: Maybe<ApiKey>;
  /** The new key itself, told this once: keep it safe. Null when refused, and when this is a repetition. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Somebody's answer to an activity. */
export type Rsvp = {
  __typename?: 'Rsvp';
  /** The activity. */
  activity: Activity;
  /** When the person was checked in at the place; null when not. */
  checkedInAt?: Maybe<Scalars['DateTime']['output']>;
  /** Place on the waitlist, from 1 for whoever moves up next; null when not waiting. */
  position?: Maybe<Scalars['Int']['output']>;
  /** What the answer is. */
  state: RsvpState;
  /** When the answer became what it is. */
  updatedAt: Scalars['DateTime']['output'];
  /** Who answered. */
  user: User;
};

/** Somebody answered an activity, or took an answer back. */
export type RsvpChanged = {
  __typename?: 'RsvpChanged';
  /** The activity, as it stands now. */
  activity: Activity;
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** Who moved up from the waitlist to a seat because of it; null when nobody did. */
  promotedUser?: Maybe<User>;
};

/** A page of answers to an activity. */
export type RsvpConnection = {
  __typename?: 'RsvpConnection';
  /** The answers of this page, with their cursors. */
  edges: Array<RsvpEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One answer in a list. */
export type RsvpEdge = {
  __typename?: 'RsvpEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The answer. */
  node: Rsvp;
};

/** Result of `rsvp`. */
export type RsvpPayload = {
  __typename?: 'RsvpPayload';
  /** What you are missing to take part; empty when nothing stood in the way. */
  denied: Array<Explanation>;
  /** Your answer, with a seat or a place on the waitlist; null when refused. */
  rsvp?: Maybe<Rsvp>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Answers to an activity. */
export type RsvpState =
  /** Does not come any more. */
  | 'CANCELLED'
  /** Has a seat. */
  | 'GOING'
  /** Waits for a seat; moves up when one becomes free, in the order of answering. */
  | 'WAITLISTED';

/** A broadcast to announce. */
export type ScheduleRoomInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** A life account you run, to broadcast under; null for your own name. */
  lifeAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** When it is to begin; in the future. */
  scheduledFor: Scalars['DateTime']['input'];
  /** What it is about, 1 to 100 characters. */
  title: Scalars['String']['input'];
};

/** Result of `scheduleRoom`. */
export type ScheduleRoomPayload = {
  __typename?: 'ScheduleRoomPayload';
  /** The room; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One change of a release of the graph. */
export type SchemaChange = {
  __typename?: 'SchemaChange';
  /** When it was released. */
  at: Scalars['DateTime']['output'];
  /** What it is about, as a schema coordinate: `User`, `User.name`, `Query.user(name:)`. */
  coordinate: Scalars['String']['output'];
  /** What happened to it, such as `FIELD_ADDED` or `FIELD_DEPRECATION_ADDED`. */
  kind: Scalars['String']['output'];
  /** The same in words. */
  message: Scalars['String']['output'];
  /** The day something deprecated goes, or was to go; null for anything else. */
  removalDate?: Maybe<Scalars['DateTime']['output']>;
  /** What to use instead, where the graph says so of something deprecated; null where it does not. */
  replacement?: Maybe<Scalars['String']['output']>;
  /** What it may do to clients. */
  severity: ChangeSeverity;
  /** How often your app's keys asked for it in the last seven days while it was deprecated; null for callers who are no app. */
  yourHits7d?: Maybe<Scalars['Int']['output']>;
};

/** A message to say. */
export type SendChatInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again says nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The room. */
  roomId: Scalars['ID']['input'];
  /** What to say, 1 to 500 characters. */
  text: Scalars['String']['input'];
};

/** Result of `sendChat`. */
export type SendChatPayload = {
  __typename?: 'SendChatPayload';
  /** What the room's chat mode found missing; empty when it did not stand in the way. */
  denied: Array<Explanation>;
  /** The message; null when refused. */
  message?: Maybe<ChatMessage>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Gifts to send. */
export type SendGiftInput = {
  /** How many, 1 to 999. */
  count?: Scalars['Int']['input'];
  /** The gift. */
  giftId: Scalars['ID']['input'];
  /** Your own key for this attempt, 1 to 128 characters: sending it again pays nothing more. */
  idempotencyKey: Scalars['ID']['input'];
  /** The room. */
  roomId: Scalars['ID']['input'];
  /** The open streak of yours to add to; null to add to the one that is open, or begin one. */
  streakId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `sendGift`. */
export type SendGiftPayload = {
  __typename?: 'SendGiftPayload';
  /** Where the payment of these gifts stands; null when refused. */
  state?: Maybe<GiftState>;
  /** The streak the gifts belong to; null when refused. */
  streak?: Maybe<GiftStreak>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a service is for. */
export type ServiceCategory =
  /** Films, games, events and travel for fun. */
  | 'ENTERTAINMENT'
  /** Savings, insurance and loans. */
  | 'FINANCE'
  /** Public offices, documents and taxes. */
  | 'GOVERNMENT'
  /** Doctors, pharmacies, sport and wellbeing. */
  | 'HEALTH'
  /** Home, food, errands and other everyday things. */
  | 'LIFESTYLE'
  /** Anything else. */
  | 'OTHER'
  /** Paying and collecting money. */
  | 'PAYMENT'
  /** Getting from one place to another. */
  | 'TRANSPORT';

/** A page of services. */
export type ServiceConnection = {
  __typename?: 'ServiceConnection';
  /** The services of this page, with their cursors. */
  edges: Array<ServiceEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** How many services match in total. */
  totalCount: Scalars['Int']['output'];
};

/** One service in a list. */
export type ServiceEdge = {
  __typename?: 'ServiceEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The service. */
  node: ServiceListing;
};

/** A service that can be opened in the app, such as booking a doctor or paying for parking. */
export type ServiceListing = Node & {
  __typename?: 'ServiceListing';
  /** What it is for. */
  category: ServiceCategory;
  /** What it does, in one or two sentences. */
  description: Scalars['String']['output'];
  /** Globally unique, `svc_…`. */
  id: Scalars['ID']['output'];
  /** Name in Chinese. */
  name: Scalars['String']['output'];
  /** Name in English. */
  nameEn: Scalars['String']['output'];
  /** How often it has been opened. */
  openCount: Scalars['Int']['output'];
};

/** A signed-in device: a short-lived token for requests and a long-lived one to renew it. */
export type Session = {
  __typename?: 'Session';
  /** Send as `Authorization: Bearer …`. Valid for 15 minutes. */
  accessToken: Scalars['String']['output'];
  /** When the access token stops being accepted. */
  accessTokenExpiresAt: Scalars['DateTime']['output'];
  /** Exchange it once in `refreshSession` for a new pair. Keep it secret. */
  refreshToken: Scalars['String']['output'];
  /** When the refresh token stops being accepted; each refresh moves it on. */
  refreshTokenExpiresAt: Scalars['DateTime']['output'];
  /** The person signed in. */
  user: User;
};

/** A budget to set. */
export type SetBudgetInput = {
  /** The campaign. */
  campaignId: Scalars['ID']['input'];
  /** The most to spend on one day; not less than the bid. */
  daily: MoneyInput;
  /** The `Campaign.version` your change is based on. */
  expectedVersion: Scalars['Int']['input'];
};

/** Result of `setBudget`. */
export type SetBudgetPayload = {
  __typename?: 'SetBudgetPayload';
  /** The campaign with its new budget; null when refused. */
  campaign?: Maybe<Campaign>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A campaign to pause or resume. */
export type SetCampaignStateInput = {
  /** What to do with it. */
  action: CampaignAction;
  /** The campaign. */
  campaignId: Scalars['ID']['input'];
};

/** Result of `setCampaignState`. */
export type SetCampaignStatePayload = {
  __typename?: 'SetCampaignStatePayload';
  /** The campaign in its new state; null when refused. */
  campaign?: Maybe<Campaign>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Who may say how much in a room's chat. */
export type SetChatModeInput = {
  /** True to let only people who follow you chat. */
  followersOnly?: Scalars['Boolean']['input'];
  /** The credit score to be over, strictly, in order to chat, 350 to 950; null for any. */
  minCreditOver?: InputMaybe<Scalars['Int']['input']>;
  /** The room. */
  roomId: Scalars['ID']['input'];
  /** Seconds to wait between two messages of a person, 1 to 300; null for no wait. */
  slowSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `setChatMode`. */
export type SetChatModePayload = {
  __typename?: 'SetChatModePayload';
  /** The room with the new mode; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Gates to change, each in the language described at `Gates`, up to 1,000 characters. A gate left out, or null, stays as it is. */
export type SetGatesInput = {
  /** Who may comment. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The community. */
  communityId: Scalars['ID']['input'];
  /** The `Gates.version` your change is based on. */
  expectedVersion: Scalars['Int']['input'];
  /** Who may join. */
  join?: InputMaybe<Scalars['String']['input']>;
  /** Who may like. */
  like?: InputMaybe<Scalars['String']['input']>;
  /** Who may publish. */
  post?: InputMaybe<Scalars['String']['input']>;
  /** Who may tip. */
  tip?: InputMaybe<Scalars['String']['input']>;
  /** True to check the expressions and change nothing. */
  validateOnly?: Scalars['Boolean']['input'];
  /** Who may see posts, members and local groups. */
  view?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `setGates`. */
export type SetGatesPayload = {
  __typename?: 'SetGatesPayload';
  /** The community, with the gates changed unless you asked to validate only; null when refused. */
  community?: Maybe<Community>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A district to live in. */
export type SetHomeAreaInput = {
  /** Code of the district, as in `Area.code`; null forgets it. */
  areaCode?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `setHomeArea`. */
export type SetHomeAreaPayload = {
  __typename?: 'SetHomeAreaPayload';
  /** You, with the change made; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A role to give. */
export type SetMemberRoleInput = {
  /** The community. */
  communityId: Scalars['ID']['input'];
  /** The role to give. */
  role: CommunityRole;
  /** The member. */
  userId: Scalars['ID']['input'];
};

/** Result of `setMemberRole`. */
export type SetMemberRolePayload = {
  __typename?: 'SetMemberRolePayload';
  /** The membership with the new role; null when refused. */
  membership?: Maybe<Membership>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Where a merchant's money goes. */
export type SetPayoutAccountInput = {
  /** Number of the account: 8 to 34 letters and digits. */
  accountNumber: Scalars['String']['input'];
  /** Which bank, by its code: 4 to 14 letters and digits. */
  bankCode: Scalars['String']['input'];
  /** Whose account it is, 1 to 80 characters. */
  holderName: Scalars['String']['input'];
  /** The merchant. */
  merchantId: Scalars['ID']['input'];
};

/** Result of `setPayoutAccount`. */
export type SetPayoutAccountPayload = {
  __typename?: 'SetPayoutAccountPayload';
  /** The merchant; null when refused. */
  merchant?: Maybe<Merchant>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a supplier offers to whoever picks a product. */
export type SetSourcingOfferInput = {
  /** The commission in hundredths of a percent, 1 to 9,000; null ends the offer. */
  commissionBasisPoints?: InputMaybe<Scalars['Int']['input']>;
  /** How many pieces an order takes at least, 1 to 1,000. */
  minQuantity?: Scalars['Int']['input'];
  /** The product. */
  productId: Scalars['ID']['input'];
};

/** Result of `setSourcingOffer`. */
export type SetSourcingOfferPayload = {
  __typename?: 'SetSourcingOfferPayload';
  /** The product with its offer; null when refused. */
  product?: Maybe<Product>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** The outcome of an identity check. */
export type SetVerificationLevelInput = {
  /** Gender on the identity document, for `REAL_NAME` and above; left out, it stays as recorded. Below that level it is forgotten. */
  gender?: InputMaybe<Gender>;
  /** The level reached; lower than before is allowed. */
  level: VerificationLevel;
  /** The person checked. */
  userId: Scalars['ID']['input'];
};

/** Result of `setVerificationLevel`. */
export type SetVerificationLevelPayload = {
  __typename?: 'SetVerificationLevelPayload';
  /** The person with the new level; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What a merchant has earned and not been paid out, and what it cost. All of it is in CNY. */
export type Settlement = {
  __typename?: 'Settlement';
  /** What can be paid out now. */
  balance: Money;
  /** What the platform kept of its orders: 0.6 % of each, rounded down to the fen. Fees of orders that were refunded are not counted. */
  feesToDate: Money;
  /** What its paid orders come to, fees and commissions included, less those refunded. */
  grossToDate: Money;
  /** When the balance is paid out next, at 10:00 China Standard Time; null while there is nothing to pay, or nowhere to pay it to. */
  nextPayoutAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where its money goes; null when that has not been said. */
  payoutAccount?: Maybe<PayoutAccount>;
  /** Its payouts, newest first. */
  payouts: PayoutConnection;
  /** What is on its way to the bank. */
  pending: Money;
  /**
   * Everything that moved its balance in a time. Opening plus all lines is closing, to the fen. Refused with `BAD_USER_INPUT` unless
   * the time begins before it ends.
   */
  statement: Statement;
};


/** What a merchant has earned and not been paid out, and what it cost. All of it is in CNY. */
export type SettlementPayoutsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** What a merchant has earned and not been paid out, and what it cost. All of it is in CNY. */
export type SettlementStatementArgs = {
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};

/** What a part of an order's amount is for. */
export type ShareRole =
  /** The platform's fee, rounded down. */
  | 'PLATFORM'
  /** The commission of whoever picked the product, rounded down. */
  | 'SELLER'
  /** The goods: what commission and fee leave, rounding included. */
  | 'SUPPLIER';

/** Handle and password. */
export type SignInInput = {
  /** Handle of the account, without the `@`; capitals do not matter. */
  handle: Scalars['String']['input'];
  /** Password of the account. */
  password: Scalars['String']['input'];
  /**
   * The last refresh token this device had for the account, used or ended though it may be: it shows that you signed in here before, so
   * that nobody who guesses passwords at your address holds you up. It is not exchanged, and nothing happens when it is not known.
   */
  refreshToken?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `signIn`. */
export type SignInPayload = {
  __typename?: 'SignInPayload';
  /** The new session; null when refused. */
  session?: Maybe<Session>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `signOutEverywhere`. */
export type SignOutEverywherePayload = {
  __typename?: 'SignOutEverywherePayload';
  /** How many sessions ended. */
  endedSessions: Scalars['Int']['output'];
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `signOut`. */
export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** How many sessions ended: 1, or 0 when it had ended before. */
  endedSessions: Scalars['Int']['output'];
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A new account. */
export type SignUpInput = {
  /** Name shown to others, 1 to 50 characters. */
  displayName: Scalars['String']['input'];
  /** Unique name, 3 to 30 of a-z, 0-9 and `_`; capitals are lowered. It cannot be changed later. */
  handle: Scalars['String']['input'];
  /** 8 to 200 characters. Stored only as an Argon2id hash. */
  password: Scalars['String']['input'];
  /** Phone number in E.164 form, such as `+8613800138000`; null for none. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `signUp`. */
export type SignUpPayload = {
  __typename?: 'SignUpPayload';
  /** A session of the new account; null when refused. */
  session?: Maybe<Session>;
  /** The new account; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** An offer of the sourcing system: whoever picks the product sells it for the supplier and earns a commission on each order. */
export type SourcingOffer = {
  __typename?: 'SourcingOffer';
  /** The commission in hundredths of a percent, exactly: 1250 is 12.5 % of what the buyer pays. */
  commissionBasisPoints: Scalars['Int']['output'];
  /** The same as a fraction, 0 to 1: 0.125 is 12.5 %. */
  commissionRate: Scalars['Float']['output'];
  /** How many pieces an order takes at least. */
  minQuantity: Scalars['Int']['output'];
  /** How many life accounts have picked the product. */
  picks: Scalars['Int']['output'];
  /** The merchant that supplies the goods. */
  supplier: Merchant;
};

/** A business to start. */
export type StartMerchantOnboardingInput = {
  /** What the business does, up to 1,000 characters; null to say it later. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Reference to the business licence in the document store, 1 to 200 characters; null to hand it in later. */
  licenceToken?: InputMaybe<Scalars['String']['input']>;
  /** Trading name, 1 to 80 characters. */
  name: Scalars['String']['input'];
  /** Size of the business. */
  size: MerchantSize;
};

/** Result of `startMerchantOnboarding`. */
export type StartMerchantOnboardingPayload = {
  __typename?: 'StartMerchantOnboardingPayload';
  /** The merchant started; null when refused. */
  merchant?: Maybe<Merchant>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A room to go on air in. Give either `roomId` or `title`, else `BAD_USER_INPUT`. */
export type StartRoomInput = {
  /** Your own key for this attempt, 1 to 128 characters: sending it again changes nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** A life account you run, to broadcast a new room under; null for your own name, and with `roomId`. */
  lifeAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** A room you scheduled; null to open a new one. */
  roomId?: InputMaybe<Scalars['ID']['input']>;
  /** What a new room is about, 1 to 100 characters; null with `roomId`. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `startRoom`. */
export type StartRoomPayload = {
  __typename?: 'StartRoomPayload';
  /** The room, on air; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** What moved a merchant's balance in a time. */
export type Statement = {
  __typename?: 'Statement';
  /** The balance at the end. */
  closing: Money;
  /** Where the time begins. */
  from: Scalars['DateTime']['output'];
  /** What moved it, by kind of transfer. */
  lines: Array<StatementLine>;
  /** The balance at the beginning. */
  opening: Money;
  /** Where it ends, not included. */
  to: Scalars['DateTime']['output'];
};

/** All entries of one kind in a statement. */
export type StatementLine = {
  __typename?: 'StatementLine';
  /** What came in. */
  credits: Money;
  /** What went out. */
  debits: Money;
  /** How many entries. */
  entries: Scalars['Int']['output'];
  /** What the transfers were for. What is set aside for a payout counts as `PAYOUT` from then on, and so does what comes back of it. */
  kind: TransferKind;
};

/** Sent in place of events that can no longer be delivered: refetch what you show, then go on from `toCursor`. */
export type StreamGap = {
  __typename?: 'StreamGap';
  /** Last position you had; null when the gap starts at the beginning of the stream. */
  fromCursor?: Maybe<Scalars['EventCursor']['output']>;
  /** How many events are missing; null when that cannot be counted. */
  missed?: Maybe<Scalars['Int']['output']>;
  /** What happened to them: `EXPIRED` when they are older than what is kept for replay. */
  reason: Scalars['String']['output'];
  /** Position the stream continues from. */
  toCursor: Scalars['EventCursor']['output'];
};

/** What the fields of one subgraph cost. */
export type SubgraphCost = {
  __typename?: 'SubgraphCost';
  /** In points, at most. */
  estimated: Scalars['Int']['output'];
  /** The subgraph's name. */
  subgraph: Scalars['String']['output'];
};

/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type Subject = {
  /** Globally unique; its prefix tells the type. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
};


/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type SubjectPromotionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type SubjectTipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type SubjectTopTippersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An onboarding handed in for review. */
export type SubmitMerchantOnboardingInput = {
  /** What the business does, up to 1,000 characters; null keeps what was said before. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Reference to the business licence in the document store, up to 200 characters; null keeps the one given before. */
  licenceToken?: InputMaybe<Scalars['String']['input']>;
  /** The merchant. */
  merchantId: Scalars['ID']['input'];
};

/** Result of `submitMerchantOnboarding`. */
export type SubmitMerchantOnboardingPayload = {
  __typename?: 'SubmitMerchantOnboardingPayload';
  /** The merchant, now under review; null when refused. */
  merchant?: Maybe<Merchant>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Everything that can be watched as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * What happens in a community. With `after`, what was missed comes first. Refused with `FORBIDDEN` when the gate for `VIEW` is not
   * open to you, with `BAD_USER_INPUT` when there is no such community. Should that gate close while you watch, as when a
   * claim of yours expires or you leave, the stream ends within a second with the error `GATE_CLOSED`.
   */
  communityEvents: CommunityEvent;
  /** What appears in and leaves one tab of your feed. With `after`, what was missed comes first. */
  feedEvents: FeedEvent;
  /** What happens in a live room. With `after`, what was missed comes first. `BAD_USER_INPUT` when there is no such room. */
  roomEvents: RoomEvent;
  /** Tips on one subject as they arrive. With `after`, what was missed comes first. */
  tipEvents: TipEvent;
  /**
   * A workflow as it gets on, one event for each step. With `after`, what was missed comes first. Refused with `FORBIDDEN` when it is
   * not yours and you do not hold `workflows:operate`.
   */
  workflowEvents: WorkflowEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionCommunityEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  communityId: Scalars['ID']['input'];
};


/** Everything that can be watched as it happens. */
export type SubscriptionFeedEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  tab: FeedTab;
};


/** Everything that can be watched as it happens. */
export type SubscriptionRoomEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  kinds?: InputMaybe<Array<RoomEventKind>>;
  roomId: Scalars['ID']['input'];
};


/** Everything that can be watched as it happens. */
export type SubscriptionTipEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  subjectId: Scalars['ID']['input'];
};


/** Everything that can be watched as it happens. */
export type SubscriptionWorkflowEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  id: Scalars['ID']['input'];
};

/** Money given in thanks for something somebody made. It goes to the person who made it. */
export type Tip = Node & {
  __typename?: 'Tip';
  /** How much was given, above zero. */
  amount: Money;
  /** When it was given. */
  createdAt: Scalars['DateTime']['output'];
  /** Who gave it. */
  from: User;
  /** Globally unique, `tip_…`. */
  id: Scalars['ID']['output'];
  /** What the giver wrote, up to 200 characters; null when nothing. */
  message?: Maybe<Scalars['String']['output']>;
  /** What it was given for; null when that has been removed since. */
  subject?: Maybe<Subject>;
  /** Who received it. */
  to: User;
  /** The transfer that moved the money. Null for anyone but giver, receiver and holders of `payments:read`. */
  transfer?: Maybe<Transfer>;
};

/** A page of tips. */
export type TipConnection = {
  __typename?: 'TipConnection';
  /** The tips of this page, with their cursors. */
  edges: Array<TipEdge>;
  /** Position to subscribe to `tipEvents` after: with the first page, and `tipTotal` beside it, no tip is missed. */
  eventCursor: Scalars['EventCursor']['output'];
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One tip in a list. */
export type TipEdge = {
  __typename?: 'TipEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The tip. */
  node: Tip;
};

/** What happens to the tips of a subject. */
export type TipEvent = StreamGap | TipReceived;

/** A tip to give. */
export type TipInput = {
  /** How much. */
  amount: MoneyInput;
  /** Your own key for this attempt, 1 to 128 characters: sending it again moves nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** What to say with it, up to 200 characters, shown to everybody; null for nothing. */
  message?: InputMaybe<Scalars['String']['input']>;
  /** The post, comment, live room or chat message to tip. */
  subjectId: Scalars['ID']['input'];
};

/** Result of `tip`. */
export type TipPayload = {
  __typename?: 'TipPayload';
  /** What a gate found missing; empty when no gate stood in the way. */
  denied: Array<Explanation>;
  /** The tip; null when refused. */
  tip?: Maybe<Tip>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** One person's place among those who tipped a subject. */
export type TipRank = {
  __typename?: 'TipRank';
  /** Place, from 1 for the highest total. */
  rank: Scalars['Int']['output'];
  /** Sum of the person's tips on the subject. */
  total: Money;
  /** The person. */
  user: User;
};

/** A tip arrived. */
export type TipReceived = {
  __typename?: 'TipReceived';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** Sum of all tips on the subject, this one included. */
  runningTotal: Money;
  /** The tip. */
  tip: Tip;
};

/** Money to add to your wallet. */
export type TopUpInput = {
  /** How much. */
  amount: MoneyInput;
  /** Where the money comes from. */
  fundingSource: FundingSource;
  /** Your own key for this attempt, 1 to 128 characters: sending it again moves nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
};

/** Result of `topUp`. */
export type TopUpPayload = {
  __typename?: 'TopUpPayload';
  /** The transfer that added the money; null when refused. */
  transfer?: Maybe<Transfer>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
  /** Your wallet with the money in it; null when refused. */
  wallet?: Maybe<Wallet>;
};

/** Something people are interested in, such as coffee or camping. */
export type Topic = Node & {
  __typename?: 'Topic';
  /** Communities about it, most members first. */
  communities: Array<Community>;
  /** Globally unique, `top_…`. */
  id: Scalars['ID']['output'];
  /** Name shown to people. */
  name: Scalars['String']['output'];
  /** Posts about it, newest first. */
  posts: PostConnection;
  /** Name for addresses, unique: a-z, 0-9 and `-`. */
  slug: Scalars['String']['output'];
};


/** Something people are interested in, such as coffee or camping. */
export type TopicCommunitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Something people are interested in, such as coffee or camping. */
export type TopicPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A click that led to an order. */
export type Touch = {
  __typename?: 'Touch';
  /** When it was clicked. */
  at: Scalars['DateTime']['output'];
  /** What was shown and clicked. */
  decision: AdDecision;
  /** Share of the credit, 0 to 1; those of an order sum to 1. */
  weight: Scalars['Float']['output'];
};

/** Money that moved between two accounts. A posted transfer never changes. */
export type Transfer = Node & {
  __typename?: 'Transfer';
  /** How much moved, above zero. */
  amount: Money;
  /** When it was posted. */
  createdAt: Scalars['DateTime']['output'];
  /** Who paid; null when that is the platform or a funding source. */
  from?: Maybe<User>;
  /** Globally unique, `trf_…`. */
  id: Scalars['ID']['output'];
  /** What the money was for. */
  kind: TransferKind;
  /** What the payer wrote, up to 200 characters; null when nothing. */
  memo?: Maybe<Scalars['String']['output']>;
  /** Where the transfer stands. */
  state: TransferState;
  /** Who received; null when that is the platform. */
  to?: Maybe<User>;
};

/** Money to pay another person. */
export type TransferInput = {
  /** How much. */
  amount: MoneyInput;
  /** Your own key for this attempt, 1 to 128 characters: sending it again moves nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** What it is for, up to 200 characters, shown to both; null for nothing. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** Who receives it. */
  toUserId: Scalars['ID']['input'];
};

/** What a transfer was for. */
export type TransferKind =
  /** An advertiser paid for a click. */
  | 'AD_SPEND'
  /** Money was changed into another currency. */
  | 'FX'
  /** Gifts in a live room: one transfer for each streak, when it is over. */
  | 'GIFT'
  /** Money was set aside, to be paid or given back later: for an order, or for gifts while their streak is open. */
  | 'HOLD'
  /** One person paid another. */
  | 'PAYMENT'
  /** Money a merchant or creator earned was paid out, to an account outside. */
  | 'PAYOUT'
  /** Money of an earlier transfer was given back. */
  | 'REFUND'
  /** Money that had been set aside was given back. */
  | 'RELEASE'
  /** A share of revenue. */
  | 'REVENUE_SHARE'
  /** A commission for selling what somebody else supplies. */
  | 'SOURCING_COMMISSION'
  /** A tip on a post, comment, room or message. */
  | 'TIP'
  /** Money added to a wallet from a funding source. */
  | 'TOP_UP';

/** Result of `transfer`. */
export type TransferPayload = {
  __typename?: 'TransferPayload';
  /** The transfer; null when refused. */
  transfer?: Maybe<Transfer>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Where a transfer stands. */
export type TransferState =
  /** Done, and final. */
  | 'POSTED';

/** Result of `unblock`. */
export type UnblockPayload = {
  __typename?: 'UnblockPayload';
  /** The person no longer blocked; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `unfollowLifeAccount`. */
export type UnfollowLifeAccountPayload = {
  __typename?: 'UnfollowLifeAccountPayload';
  /** The life account no longer followed; null when refused. */
  lifeAccount?: Maybe<LifeAccount>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `unfollow`. */
export type UnfollowPayload = {
  __typename?: 'UnfollowPayload';
  /** The person no longer followed; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `unfreezeUser`. */
export type UnfreezeUserPayload = {
  __typename?: 'UnfreezeUserPayload';
  /** The person; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `unlike`. */
export type UnlikePayload = {
  __typename?: 'UnlikePayload';
  /** What you no longer like; null when refused. */
  subject?: Maybe<Subject>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A product to take down. */
export type UnpinProductInput = {
  /** The product, `prd_…`. */
  productId: Scalars['ID']['input'];
  /** The room. */
  roomId: Scalars['ID']['input'];
};

/** Result of `unpinProduct`. */
export type UnpinProductPayload = {
  __typename?: 'UnpinProductPayload';
  /** The room without the product; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Changes to a profile. What is left out stays; null empties what may be empty. */
export type UpdateProfileInput = {
  /** Address of a profile picture, `https://…`, up to 2,048 characters; null removes it. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** What you say about yourself, up to 500 characters; null removes it. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** Name shown to others, 1 to 50 characters; null is `BAD_USER_INPUT`. */
  displayName?: InputMaybe<Scalars['String']['input']>;
};

/** Result of `updateProfile`. */
export type UpdateProfilePayload = {
  __typename?: 'UpdateProfilePayload';
  /** You, with the change made; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Something going away that an operation uses. */
export type UsedDeprecation = {
  __typename?: 'UsedDeprecation';
  /** What it is, as a schema coordinate: `User.name`, `Query.user(name:)`. */
  coordinate: Scalars['String']['output'];
  /** Why, in the words of the schema. */
  reason: Scalars['String']['output'];
  /** When it goes; null while no day is set. */
  removalDate?: Maybe<Scalars['DateTime']['output']>;
  /** What to use instead, as a schema coordinate; null when there is nothing. */
  replacement?: Maybe<Scalars['String']['output']>;
};

/** A person with an account. */
export type User = Node & {
  __typename?: 'User';
  /** Whole days since the account was opened; 0 on the first day. */
  accountAgeDays: Scalars['Int']['output'];
  /**
   * Verified claims about the person, newest first, at most 50, expired and revoked ones included. Null, with the error
   * `FORBIDDEN`, when you are neither this person nor hold `users:pii` or `attestations:issue`. An app needs `identity:read` and the
   * person's consent to `IDENTITY`, and is shown those that count now only.
   */
  attestations?: Maybe<Array<Attestation>>;
  /** Address of the profile picture; null when none is set. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** What the person says about themselves, up to 500 characters; null when nothing. */
  bio?: Maybe<Scalars['String']['output']>;
  /** People this person has blocked, newest first. Null, with the error `FORBIDDEN`, for anyone else. */
  blockedUsers?: Maybe<UserConnection>;
  /** How many people follow this person and are followed back. */
  connectionCount: Scalars['Int']['output'];
  /** What this person lets partners' apps do, newest first, taken back ones included; at most 300. Null, with the error `FORBIDDEN`, for anyone else. */
  consents?: Maybe<Array<Consent>>;
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
  /**
   * What the person's conduct says of their credit: computed from who they are and whom they are connected with, as users says, and
   * from what they paid. A score that the scoring system delivered stands instead of it. Null when nothing is known, or, with the error
   * `FORBIDDEN`, when you are neither this person nor hold `credit:read`.
   */
  creditStanding?: Maybe<CreditStanding>;
  /** Name shown to others, 1 to 50 characters. */
  displayName: Scalars['String']['output'];
  /** How many people follow this person. */
  followerCount: Scalars['Int']['output'];
  /** People who follow this person, newest follow first. */
  followers: UserConnection;
  /** People this person follows, newest follow first. */
  following: UserConnection;
  /** How many people this person follows. */
  followingCount: Scalars['Int']['output'];
  /**
   * Gender as the identity check found it. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `users:pii`. An
   * app needs `identity:read` and the person's consent to `IDENTITY`.
   */
  gender?: Maybe<Gender>;
  /** Unique name chosen at sign-up, without the `@`: 3 to 30 of a-z, 0-9 and `_`. It never changes. */
  handle: Scalars['String']['output'];
  /** District the person lives in, as they set it; null when not set. Nothing more precise is ever exposed. */
  homeArea?: Maybe<Area>;
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /**
   * Whether staff keeps the person from giving money away. Null, with the error `FORBIDDEN`, when you are neither this person nor hold
   * `risk:read`.
   */
  isFrozen?: Maybe<Scalars['Boolean']['output']>;
  /** Life accounts the person runs, oldest first; at most 10. */
  lifeAccounts: Array<LifeAccount>;
  /** The room the person is broadcasting in now; null when not on air. */
  liveRoom?: Maybe<LiveRoom>;
  /**
   * Whether the credit score is over a number: strictly, so 750 is not over 750. False when the score is not known. Null, with
   * the error `FORBIDDEN`, when you are neither this person nor hold `credit:gate`. An app needs the person's consent to `CREDIT_GATE`
   * as well.
   */
  meetsCredit?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Communities the person has joined, newest first. Those whose gate for `VIEW` is not open to you are left out, so a page can be
   * shorter than you asked.
   */
  memberships: MembershipConnection;
  /** Merchants this person owns, oldest first; at most 10. */
  merchants: Array<Merchant>;
  /** What the person ordered, newest first. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `payments:read`. */
  orders?: Maybe<OrderConnection>;
  /** Organisations this person answers for, oldest first; at most 10. Null, with the error `FORBIDDEN`, for anyone else. */
  organisations?: Maybe<Array<Organisation>>;
  /**
   * Phone number in E.164 form, `+8613800138000`. Null when none is on file, or, with the error `FORBIDDEN`, when you are neither this
   * person nor hold `users:pii`. An app needs `contact:read` and the person's consent to `CONTACT`.
   */
  phone?: Maybe<Scalars['String']['output']>;
  /**
   * Communities with a gate on `POST` that is open to this person right now, most members first, from among the thousand such
   * communities with most members. Null, with the error `FORBIDDEN`, for anyone else.
   */
  postableCommunities?: Maybe<Array<Community>>;
  /** What the person published, newest first. */
  posts: PostConnection;
  /** How far the person's identity is checked. */
  verificationLevel: VerificationLevel;
  /** True when you have blocked this person; false when you are not signed in. */
  viewerBlocks: Scalars['Boolean']['output'];
  /** True when you follow this person; false when you are not signed in. */
  viewerFollows: Scalars['Boolean']['output'];
  /** The person's wallet. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `payments:read`. */
  wallet?: Maybe<Wallet>;
};


/** A person with an account. */
export type UserAttestationsArgs = {
  kinds?: InputMaybe<Array<AttestationKind>>;
};


/** A person with an account. */
export type UserBlockedUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserFollowingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserMeetsCreditArgs = {
  over: Scalars['Int']['input'];
};


/** A person with an account. */
export type UserMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserPostableCommunitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of people. */
export type UserConnection = {
  __typename?: 'UserConnection';
  /** The people of this page, with their cursors. */
  edges: Array<UserEdge>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** One person in a list. */
export type UserEdge = {
  __typename?: 'UserEdge';
  /** Position in the list, to continue from. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: User;
};

/** A refusal you can act on. Nothing was written when a mutation returns one. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable code for programs. */
  code: UserErrorCode;
  /** Path of the argument at fault, such as `["input", "handle"]`; null when it concerns the whole request. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** One sentence for people. */
  message: Scalars['String']['output'];
};

/** Every code a mutation can refuse with; each mutation lists its own, in order of precedence. */
export type UserErrorCode =
  /** Staff keeps you from giving money away. */
  | 'ACCOUNT_FROZEN'
  /** The activity has been cancelled. */
  | 'ACTIVITY_CANCELLED'
  /** There is no such activity. */
  | 'ACTIVITY_NOT_FOUND'
  /** The activity has begun. */
  | 'ACTIVITY_STARTED'
  /** This is no IP address, and no CIDR range of them. */
  | 'ADDRESS_INVALID'
  /** There is no such account for advertising, or it is not yours to use. */
  | 'AD_ACCOUNT_NOT_FOUND'
  /** You are on air in another room. */
  | 'ALREADY_LIVE'
  /** This life account has picked it before. */
  | 'ALREADY_PICKED'
  /** The owner has as many apps as it may: 10. */
  | 'APP_LIMIT_REACHED'
  /** There is no such app, or it is not yours. */
  | 'APP_NOT_FOUND'
  /** This kind of attestation takes no area. */
  | 'AREA_NOT_ALLOWED'
  /** There is no such area. */
  | 'AREA_NOT_FOUND'
  /** This kind of attestation needs an area. */
  | 'AREA_REQUIRED'
  /** There is no such attestation. */
  | 'ATTESTATION_NOT_FOUND'
  /** More than a wallet, or the tips on one subject, can come to: 1000000000000000000 minor units. */
  | 'BALANCE_LIMIT_REACHED'
  /** The host keeps you out of this room. */
  | 'BANNED'
  /** The bid is higher than the daily budget. */
  | 'BID_OVER_BUDGET'
  /** One of you has blocked the other. */
  | 'BLOCKED'
  /** There is nothing to read: the text is blank. */
  | 'BODY_EMPTY'
  /** Too many payments are waiting: nothing was done. Try again with the same key. */
  | 'BUSY'
  /** There is no such campaign, or it is not yours to change. */
  | 'CAMPAIGN_NOT_FOUND'
  /** You cannot do this to yourself. */
  | 'CANNOT_TARGET_SELF'
  /** There is no such comment, or it has been removed. */
  | 'COMMENT_NOT_FOUND'
  /** There is no such community. */
  | 'COMMUNITY_NOT_FOUND'
  /** A wallet involved holds another currency. */
  | 'CURRENCY_MISMATCH'
  /** More than may be given away in a day at your level of verification. */
  | 'DAILY_LIMIT_REACHED'
  /** There is no such decision, or it was not made for you. */
  | 'DECISION_NOT_FOUND'
  /** The community has as many divisions as it may: 100. */
  | 'DIVISION_LIMIT_REACHED'
  /** The expiry does not lie in the future. */
  | 'EXPIRY_IN_PAST'
  /** The expression is not one of the gate language. */
  | 'GATE_SYNTAX'
  /** Gender is recorded by real-name checks only. */
  | 'GENDER_NEEDS_REAL_NAME'
  /** There is no such gift. */
  | 'GIFT_NOT_FOUND'
  /** Somebody else has this handle. */
  | 'HANDLE_TAKEN'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The wallet does not hold enough. */
  | 'INSUFFICIENT_FUNDS'
  /** The amount is no whole number of minor units from 1 to 1000000000000000. */
  | 'INVALID_AMOUNT'
  /** Handle or password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The key was replaced by another one before. */
  | 'KEY_ALREADY_ROTATED'
  /** The app has as many keys that are accepted as it may: 20. */
  | 'KEY_LIMIT_REACHED'
  /** The key has expired or was revoked. */
  | 'KEY_NOT_ACTIVE'
  /** There is no such key, or it is not yours. */
  | 'KEY_NOT_FOUND'
  /** A community needs at least one owner. */
  | 'LAST_OWNER'
  /** You run as many life accounts as one person may: 10. */
  | 'LIFE_ACCOUNT_LIMIT_REACHED'
  /** There is no such life account, or it is not yours to use. */
  | 'LIFE_ACCOUNT_NOT_FOUND'
  /** There is no such local group. */
  | 'LOCAL_GROUP_NOT_FOUND'
  /** The media do not fit the kind of post. */
  | 'MEDIA_MISMATCH'
  /** The merchant has a life account already. */
  | 'MERCHANT_HAS_LIFE_ACCOUNT'
  /** You own as many merchants as one person may: 10. */
  | 'MERCHANT_LIMIT_REACHED'
  /** The merchant's onboarding has not been approved. */
  | 'MERCHANT_NOT_APPROVED'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** There is no such message, or it has been removed. */
  | 'MESSAGE_NOT_FOUND'
  /** It is not yours to remove. */
  | 'NOT_AUTHOR'
  /** The person is not a member of the community. */
  | 'NOT_A_MEMBER'
  /** The person has no seat. */
  | 'NOT_GOING'
  /** Only the host of the room may do this. */
  | 'NOT_HOST'
  /** Its supplier does not offer it to be picked. */
  | 'NOT_OFFERED'
  /** Your role does not allow this. */
  | 'NOT_PERMITTED'
  /** Money of this kind of transfer is not given back: a present, a refund, or money that only moves about. */
  | 'NOT_REFUNDABLE'
  /** The objective does not go with what is promoted. */
  | 'OBJECTIVE_MISMATCH'
  /** Something the onboarding needs is missing. */
  | 'ONBOARDING_INCOMPLETE'
  /** The onboarding is not at the stage this needs. */
  | 'ONBOARDING_NOT_OPEN'
  /** The document is mistaken, or asks for what is not for partners. */
  | 'OPERATION_MISTAKEN'
  /** It needs what no API key can have. */
  | 'OPERATION_NOT_FOR_KEYS'
  /** There is no operation. */
  | 'OPERATION_REQUIRED'
  /** There is no such order, or it is not yours to deal with. */
  | 'ORDER_NOT_FOUND'
  /** The order does not wait for that: it is not paid, or is over. */
  | 'ORDER_NOT_OPEN'
  /** You answer for as many organisations as one person may: 10. */
  | 'ORGANISATION_LIMIT_REACHED'
  /** There are not so many pieces left. */
  | 'OUT_OF_STOCK'
  /** The merchant must be approved for this; keys for the sandbox can be had before. */
  | 'OWNER_NOT_APPROVED'
  /** There is no such merchant or organisation, or it is not yours. */
  | 'OWNER_NOT_FOUND'
  /** You supply it yourself. */
  | 'OWN_PRODUCT'
  /** You cannot send gifts to your own room. */
  | 'OWN_ROOM'
  /** A division cannot have divisions of its own. */
  | 'PARENT_IS_DIVISION'
  /** The payment was declined for a reason the message names. */
  | 'PAYMENT_DECLINED'
  /** It has not been said where the merchant's money goes. */
  | 'PAYOUT_ACCOUNT_MISSING'
  /** Somebody else has this phone number. */
  | 'PHONE_TAKEN'
  /** The room shows as many products as it may: 10. */
  | 'PIN_LIMIT_REACHED'
  /** There is no such post, or it has been removed. */
  | 'POST_NOT_FOUND'
  /** A piece does not cost what you expect, or what the room you come from shows. */
  | 'PRICE_CHANGED'
  /** It was picked from a supplier, who alone can change it. */
  | 'PRODUCT_IS_PICKED'
  /** There is no such product, or it has been withdrawn, or it is not yours to change. */
  | 'PRODUCT_NOT_FOUND'
  /** An order of it takes more pieces at least. */
  | 'QUANTITY_BELOW_MINIMUM'
  /** Your real name must be verified for this. */
  | 'REAL_NAME_REQUIRED'
  /** There is nobody to receive the money. */
  | 'RECIPIENT_NOT_FOUND'
  /** The refresh token was used before; its session has been ended for safety. */
  | 'REFRESH_TOKEN_REUSED'
  /** More than is left of the transfer after the refunds before. */
  | 'REFUND_EXCEEDS_ORIGINAL'
  /** The broadcast is over. */
  | 'ROOM_ENDED'
  /** There is no such live room. */
  | 'ROOM_NOT_FOUND'
  /** The room is not on air. */
  | 'ROOM_NOT_LIVE'
  /** Payer and receiver are the same person. */
  | 'SAME_WALLET'
  /** No API key can have this scope. */
  | 'SCOPE_NOT_ALLOWED'
  /** A credit score lies between 350 and 950. */
  | 'SCORE_OUT_OF_RANGE'
  /** There is no such service. */
  | 'SERVICE_NOT_FOUND'
  /** The session has not been refreshed for too long; sign in again. */
  | 'SESSION_EXPIRED'
  /** The refresh token is unknown, or its session has ended. */
  | 'SESSION_NOT_FOUND'
  /** Another community has this slug. */
  | 'SLUG_TAKEN'
  /** It cannot begin in the past. */
  | 'STARTS_IN_PAST'
  /** More than a product can have: 1000000 pieces. */
  | 'STOCK_LIMIT_REACHED'
  /** The streak is closed, or is not yours, or is of another gift or room. */
  | 'STREAK_NOT_OPEN'
  /** There is no such post, comment, live room or chat message, or it has been removed. */
  | 'SUBJECT_NOT_FOUND'
  /** There is nothing to read: the message is blank. */
  | 'TEXT_EMPTY'
  /** The room is in slow mode; wait before the next message. */
  | 'TOO_SOON'
  /** There is no such topic. */
  | 'TOPIC_NOT_FOUND'
  /** There is no such transfer. */
  | 'TRANSFER_NOT_FOUND'
  /** There is no such person. */
  | 'USER_NOT_FOUND'
  /** It was changed since the version you expected; read it again. */
  | 'VERSION_CONFLICT'
  /** Something was handed over that cannot be taken back. */
  | 'WORKFLOW_NOT_COMPENSABLE'
  /** There is no such workflow. */
  | 'WORKFLOW_NOT_FOUND'
  /** The workflow goes on by itself, or is over. */
  | 'WORKFLOW_NOT_STUCK';

/** How far a person's identity is checked. Each level includes the ones before it. */
export type VerificationLevel =
  /** Nothing checked. */
  | 'NONE'
  /** The phone number answers. */
  | 'PHONE'
  /** The legal name matches an identity document. */
  | 'REAL_NAME'
  /** The face matches the identity document too. */
  | 'REAL_NAME_FACE';

/** The number of viewers changed. */
export type ViewersChanged = {
  __typename?: 'ViewersChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** How many people are watching. */
  viewers: Scalars['Int']['output'];
};

/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type Wallet = Node & {
  __typename?: 'Wallet';
  /** What is there to spend: the balance less what is reserved. */
  available: Money;
  /** What the wallet holds, or held right after everything up to a moment, what is reserved included; never below zero. */
  balance: Money;
  /** The one currency the wallet holds. */
  currency: CurrencyCode;
  /** Everything that moved the balance, newest first. */
  entries: LedgerEntryConnection;
  /** Globally unique, `wal_…`. */
  id: Scalars['ID']['output'];
  /** The person it belongs to. */
  owner: User;
};


/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type WalletBalanceArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type WalletEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `watchRoom`. */
export type WatchRoomPayload = {
  __typename?: 'WatchRoomPayload';
  /** The room, with you among its viewers; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Something that takes several steps in several subgraphs. It goes on whatever stops in between, or goes back step by step. */
export type Workflow = Node & {
  __typename?: 'Workflow';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `wfl_…`. */
  id: Scalars['ID']['output'];
  /** What it brings about. */
  kind: WorkflowKind;
  /** The order it is about; null when it is about none. */
  order?: Maybe<Order>;
  /** The payout it is about; null when it is about none. */
  payout?: Maybe<Payout>;
  /** Where it stands. */
  state: WorkflowState;
  /** Its steps, in order. */
  steps: Array<WorkflowStep>;
};

/** A workflow got on, or went back. */
export type WorkflowChanged = {
  __typename?: 'WorkflowChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The workflow, with state and steps as they were after this. */
  workflow: Workflow;
};

/** What happens to a workflow. */
export type WorkflowEvent = StreamGap | WorkflowChanged;

/** What a workflow brings about. */
export type WorkflowKind =
  /** Something bought is paid, counted and handed over. */
  | 'CHECKOUT'
  /** Money goes from a merchant to its bank account. */
  | 'PAYOUT';

/** Where a workflow stands. */
export type WorkflowState =
  /** Everything that was done has been taken back. */
  | 'COMPENSATED'
  /** A step was refused, or somebody cancelled: what was done is being taken back. */
  | 'COMPENSATING'
  /** All steps are done. */
  | 'COMPLETED'
  /** It goes on. */
  | 'RUNNING'
  /** A step failed too often; an operator has to look. */
  | 'STUCK';

/** One step of a workflow. */
export type WorkflowStep = {
  __typename?: 'WorkflowStep';
  /** How often it was tried, or another subgraph asked to do it. */
  attempts: Scalars['Int']['output'];
  /** What took it back, such as `RELEASE_STOCK`; null when nothing did. */
  compensatedBy?: Maybe<Scalars['String']['output']>;
  /** How often taking it back was tried. */
  compensationAttempts: Scalars['Int']['output'];
  /** Why it was refused, or what the last attempt failed with; null when it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** What is done: `RESERVE_STOCK`, `HOLD_FUNDS`, `POST_PAYMENT`, `COUNT_SALE`, `ATTRIBUTE_ORDER`, `FULFIL`, `SEND_TO_BANK`, `POST_PAYOUT`. */
  name: Scalars['String']['output'];
  /** Where it stands. */
  state: WorkflowStepState;
  /** Which subgraph does it. */
  subgraph: Scalars['String']['output'];
};

/** Where a step stands. */
export type WorkflowStepState =
  /** Taken back. */
  | 'COMPENSATED'
  /** Being taken back. */
  | 'COMPENSATING'
  /** Done. */
  | 'DONE'
  /** Refused, and nothing was done. */
  | 'FAILED'
  /** Not begun. */
  | 'PENDING'
  /** Somebody is at it, or its outcome is not known yet. */
  | 'RUNNING'
  /** Somebody else has to answer: another subgraph, or the merchant. */
  | 'WAITING';
