import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { LiveRoomMapper, ChatModeMapper, ChatMessageMapper, GiftMapper, GiftStreakMapper, PinnedProductMapper, LeaderRowMapper, RoomSalesMapper, LifeAccountMapper, GiftStreakChangedMapper, ProductPinnedMapper, RoomStateChangedMapper } from '../mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC with milliseconds, as RFC 3339 writes it: `2024-02-27T08:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /**
   * A position in a stream of events. Opaque: keep the last one received and pass it as `after` to go on where you stopped.
   * To begin with what there is and then hear of every change, read `eventCursor` along with it and subscribe after that one; the
   * first events may tell of what was read already. A malformed one is refused with `BAD_USER_INPUT`.
   */
  EventCursor: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Result of `banFromRoom`. */
export type BanFromRoomPayload = {
  __typename?: 'BanFromRoomPayload';
  /** The room; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

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
export type ChatMessage = Node & {
  __typename?: 'ChatMessage';
  /** Who said it. */
  author: User;
  /** When it was said. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `msg_…`. */
  id: Scalars['ID']['output'];
  /** The room it was said in. */
  room: LiveRoom;
  /** Number of the message in its room: 1, 2, 3 and so on, without gaps; a removed message keeps its number. */
  seq: Scalars['Int']['output'];
  /** What was said, 1 to 500 characters. */
  text: Scalars['String']['output'];
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

/** Result of `endRoom`. */
export type EndRoomPayload = {
  __typename?: 'EndRoomPayload';
  /** The room, ended; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

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
};

/** Gifts were sent, paid or declined, or a streak closed. */
export type GiftStreakChanged = {
  __typename?: 'GiftStreakChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The streak as it stands now. */
  streak: GiftStreak;
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

/** Result of `leaveRoom`. */
export type LeaveRoomPayload = {
  __typename?: 'LeaveRoomPayload';
  /** The room, without you among its viewers; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccount = {
  __typename?: 'LifeAccount';
  /** Globally unique, `life_…`. */
  id: Scalars['ID']['output'];
  /** Its rooms: on air first, then scheduled, soonest first, then ended, last ended first. */
  liveRooms: Array<LiveRoom>;
};


/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccountLiveRoomsArgs = {
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

/** A room in which somebody broadcasts live. */
export type LiveRoom = Node & {
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
  /** The most people who were watching at one time. */
  peakViewers: Scalars['Int']['output'];
  /** Products shown to viewers now, last pinned first; at most 10. */
  pinned: Array<PinnedProduct>;
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
  /** What it is about, 1 to 100 characters. */
  title: Scalars['String']['output'];
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
   * Keep somebody out of your room: what they watch of it ends within a second with the error `BANNED`, and they can neither watch it
   * again in their name, nor chat or send gifts in it, nor be counted among its viewers. What everybody may see of the room they see like
   * anybody who is not signed in. Doing it again changes nothing. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`,
   * `USER_NOT_FOUND` (no id of a person), `CANNOT_TARGET_SELF`.
   */
  banFromRoom: BanFromRoomPayload;
  /**
   * End your broadcast, or call off a scheduled one. Ending it again changes nothing. Refused with, in this order:
   * `ROOM_NOT_FOUND`, `NOT_HOST`.
   */
  endRoom: EndRoomPayload;
  /** Say that you no longer watch a room; it is no error if you did not. Refused with `ROOM_NOT_FOUND`. */
  leaveRoom: LeaveRoomPayload;
  /**
   * Let somebody into your room again; it is no error if they were not kept out. Refused with, in this order: `ROOM_NOT_FOUND`,
   * `NOT_HOST`, `ROOM_ENDED`.
   */
  liftRoomBan: LiftRoomBanPayload;
  /**
   * Show a product to the viewers of your room; pinning it again replaces label and price and moves it first. Refused with, in this
   * order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`, `INVALID_AMOUNT`, `PIN_LIMIT_REACHED`.
   */
  pinProduct: PinProductPayload;
  /**
   * Remove a message: your own, or any in your room. Doing it again changes nothing. Refused with, in this order:
   * `MESSAGE_NOT_FOUND`, `NOT_HOST`.
   */
  removeChatMessage: RemoveChatMessagePayload;
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
  /** Say who may chat in your room. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`. */
  setChatMode: SetChatModePayload;
  /**
   * Go on air, in a new room or in one you scheduled; a room that is on air already stays so. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `ROOM_NOT_FOUND`, `NOT_HOST`, `ROOM_ENDED`, `LIFE_ACCOUNT_NOT_FOUND` (also
   * when you do not run it), `ALREADY_LIVE` (you are on air in another room).
   */
  startRoom: StartRoomPayload;
  /** Take a product down again; it is no error if it was not pinned. Refused with, in this order: `ROOM_NOT_FOUND`, `NOT_HOST`. */
  unpinProduct: UnpinProductPayload;
  /**
   * Say that you are watching a room. It counts for 60 seconds: call it again within that time while you watch. Refused with, in
   * this order: `ROOM_NOT_FOUND`, `ROOM_NOT_LIVE`, `BANNED`.
   */
  watchRoom: WatchRoomPayload;
};


/** Everything that can be done. */
export type MutationBanFromRoomArgs = {
  roomId: Scalars['ID']['input'];
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationEndRoomArgs = {
  roomId: Scalars['ID']['input'];
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
export type MutationPinProductArgs = {
  input: PinProductInput;
};


/** Everything that can be done. */
export type MutationRemoveChatMessageArgs = {
  messageId: Scalars['ID']['input'];
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
export type MutationSetChatModeArgs = {
  input: SetChatModeInput;
};


/** Everything that can be done. */
export type MutationStartRoomArgs = {
  input: StartRoomInput;
};


/** Everything that can be done. */
export type MutationUnpinProductArgs = {
  input: UnpinProductInput;
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

/** Something for sale. */
export type Product = {
  __typename?: 'Product';
  /** Globally unique, `prd_…`. */
  id: Scalars['ID']['output'];
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

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** The gifts that can be sent, cheapest first; at most 60. */
  gifts: Array<Gift>;
  /** A live room by id; null when there is none. */
  liveRoom?: Maybe<LiveRoom>;
  /** Live rooms in one state, newest first: on air by when they began, scheduled and ended by when they were made. */
  liveRooms: LiveRoomConnection;
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

/** Result of `removeChatMessage`. */
export type RemoveChatMessagePayload = {
  __typename?: 'RemoveChatMessagePayload';
  /** Id of the message that is gone; null when refused. */
  removedMessageId?: Maybe<Scalars['ID']['output']>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A person whom a host keeps out of a room, or let in again. */
export type RoomBan = {
  __typename?: 'RoomBan';
  /** False when they are let in again. */
  isBanned: Scalars['Boolean']['output'];
  /** The room. */
  roomId: Scalars['ID']['output'];
  /** Whom it is about. */
  userId: Scalars['ID']['output'];
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

/** Everything that can be watched as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Who is kept out of which room. For the gateways, which end what those people watch: first all who are, at most 1,000 at once, then
   * each change.
   */
  roomBans: Array<RoomBan>;
  /** What happens in a live room. With `after`, what was missed comes first. `BAD_USER_INPUT` when there is no such room. */
  roomEvents: RoomEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionRoomEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  kinds?: InputMaybe<Array<RoomEventKind>>;
  roomId: Scalars['ID']['input'];
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

/** A person with an account. */
export type User = {
  __typename?: 'User';
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /** The room the person is broadcasting in now; null when not on air. */
  liveRoom?: Maybe<LiveRoom>;
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
  /** You are on air in another room. */
  | 'ALREADY_LIVE'
  /** The host keeps you out of this room. */
  | 'BANNED'
  /** One of you has blocked the other. */
  | 'BLOCKED'
  /** You cannot do this to yourself. */
  | 'CANNOT_TARGET_SELF'
  /** A wallet involved holds another currency. */
  | 'CURRENCY_MISMATCH'
  /** More than may be given away in a day at your level of verification. */
  | 'DAILY_LIMIT_REACHED'
  /** There is no such gift. */
  | 'GIFT_NOT_FOUND'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The wallet does not hold enough. */
  | 'INSUFFICIENT_FUNDS'
  /** The amount is no whole number of minor units from 1 to 1000000000000000. */
  | 'INVALID_AMOUNT'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** There is no such life account, or it is not yours to use. */
  | 'LIFE_ACCOUNT_NOT_FOUND'
  /** There is no such message, or it has been removed. */
  | 'MESSAGE_NOT_FOUND'
  /** Only the host of the room may do this. */
  | 'NOT_HOST'
  /** You cannot send gifts to your own room. */
  | 'OWN_ROOM'
  /** The payment was declined for a reason the message names. */
  | 'PAYMENT_DECLINED'
  /** The room shows as many products as it may: 10. */
  | 'PIN_LIMIT_REACHED'
  /** The broadcast is over. */
  | 'ROOM_ENDED'
  /** There is no such live room. */
  | 'ROOM_NOT_FOUND'
  /** The room is not on air. */
  | 'ROOM_NOT_LIVE'
  /** It cannot begin in the past. */
  | 'STARTS_IN_PAST'
  /** The streak is closed, or is not yours, or is of another gift or room. */
  | 'STREAK_NOT_OPEN'
  /** There is nothing to read: the message is blank. */
  | 'TEXT_EMPTY'
  /** The room is in slow mode; wait before the next message. */
  | 'TOO_SOON'
  /** There is no such person. */
  | 'USER_NOT_FOUND';

/** The number of viewers changed. */
export type ViewersChanged = {
  __typename?: 'ViewersChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** How many people are watching. */
  viewers: Scalars['Int']['output'];
};

/** Result of `watchRoom`. */
export type WatchRoomPayload = {
  __typename?: 'WatchRoomPayload';
  /** The room, with you among its viewers; null when refused. */
  room?: Maybe<LiveRoom>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  ChatMessage: ChatMessage;
  Gift: Gift;
  GiftStreak: GiftStreak;
  LifeAccount: LifeAccount;
  LiveRoom: LiveRoom;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ChatMessage:
    ( { __typename: 'ChatMessage' }
    & GraphQLRecursivePick<FederationTypes['ChatMessage'], {"id":true}> );
  Gift:
    ( { __typename: 'Gift' }
    & GraphQLRecursivePick<FederationTypes['Gift'], {"id":true}> );
  GiftStreak:
    ( { __typename: 'GiftStreak' }
    & GraphQLRecursivePick<FederationTypes['GiftStreak'], {"id":true}> );
  LifeAccount:
    ( { __typename: 'LifeAccount' }
    & GraphQLRecursivePick<FederationTypes['LifeAccount'], {"id":true}> );
  LiveRoom:
    ( { __typename: 'LiveRoom' }
    & GraphQLRecursivePick<FederationTypes['LiveRoom'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  RoomEvent:
    | ( Omit<ChatModeChanged, 'mode'> & { mode: _RefType['ChatMode'] } )
    | ( Omit<ChatPosted, 'message'> & { message?: Maybe<_RefType['ChatMessage']> } )
    | ( ChatRemoved )
    | ( GiftStreakChangedMapper )
    | ( ProductPinnedMapper )
    | ( ProductUnpinned )
    | ( RoomStateChangedMapper )
    | ( StreamGap )
    | ( ViewersChanged )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ChatMessageMapper )
    | ( LiveRoomMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BanFromRoomPayload: ResolverTypeWrapper<Omit<BanFromRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  ChatConnection: ResolverTypeWrapper<Omit<ChatConnection, 'edges'> & { edges: Array<ResolversTypes['ChatEdge']> }>;
  ChatEdge: ResolverTypeWrapper<Omit<ChatEdge, 'node'> & { node: ResolversTypes['ChatMessage'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ChatMessage: ResolverTypeWrapper<ChatMessageMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ChatMode: ResolverTypeWrapper<ChatModeMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChatModeChanged: ResolverTypeWrapper<Omit<ChatModeChanged, 'mode'> & { mode: ResolversTypes['ChatMode'] }>;
  ChatPosted: ResolverTypeWrapper<Omit<ChatPosted, 'message'> & { message?: Maybe<ResolversTypes['ChatMessage']> }>;
  ChatRemoved: ResolverTypeWrapper<ChatRemoved>;
  CurrencyCode: CurrencyCode;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EndRoomPayload: ResolverTypeWrapper<Omit<EndRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Gift: ResolverTypeWrapper<GiftMapper>;
  GiftState: GiftState;
  GiftStreak: ResolverTypeWrapper<GiftStreakMapper>;
  GiftStreakChanged: ResolverTypeWrapper<GiftStreakChangedMapper>;
  LeaderRow: ResolverTypeWrapper<LeaderRowMapper>;
  LeaveRoomPayload: ResolverTypeWrapper<Omit<LeaveRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  LifeAccount: ResolverTypeWrapper<LifeAccountMapper>;
  LiftRoomBanPayload: ResolverTypeWrapper<Omit<LiftRoomBanPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  LiveRoom: ResolverTypeWrapper<LiveRoomMapper>;
  LiveRoomConnection: ResolverTypeWrapper<Omit<LiveRoomConnection, 'edges'> & { edges: Array<ResolversTypes['LiveRoomEdge']> }>;
  LiveRoomEdge: ResolverTypeWrapper<Omit<LiveRoomEdge, 'node'> & { node: ResolversTypes['LiveRoom'] }>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PinProductInput: PinProductInput;
  PinProductPayload: ResolverTypeWrapper<Omit<PinProductPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  PinnedProduct: ResolverTypeWrapper<PinnedProductMapper>;
  Product: ResolverTypeWrapper<Product>;
  ProductPinned: ResolverTypeWrapper<ProductPinnedMapper>;
  ProductUnpinned: ResolverTypeWrapper<ProductUnpinned>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RemoveChatMessagePayload: ResolverTypeWrapper<RemoveChatMessagePayload>;
  RoomBan: ResolverTypeWrapper<RoomBan>;
  RoomEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RoomEvent']>;
  RoomEventKind: RoomEventKind;
  RoomSales: ResolverTypeWrapper<RoomSalesMapper>;
  RoomState: RoomState;
  RoomStateChanged: ResolverTypeWrapper<RoomStateChangedMapper>;
  ScheduleRoomInput: ScheduleRoomInput;
  ScheduleRoomPayload: ResolverTypeWrapper<Omit<ScheduleRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  SendChatInput: SendChatInput;
  SendChatPayload: ResolverTypeWrapper<Omit<SendChatPayload, 'message'> & { message?: Maybe<ResolversTypes['ChatMessage']> }>;
  SendGiftInput: SendGiftInput;
  SendGiftPayload: ResolverTypeWrapper<Omit<SendGiftPayload, 'streak'> & { streak?: Maybe<ResolversTypes['GiftStreak']> }>;
  SetChatModeInput: SetChatModeInput;
  SetChatModePayload: ResolverTypeWrapper<Omit<SetChatModePayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  StartRoomInput: StartRoomInput;
  StartRoomPayload: ResolverTypeWrapper<Omit<StartRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  StreamGap: ResolverTypeWrapper<StreamGap>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnpinProductInput: UnpinProductInput;
  UnpinProductPayload: ResolverTypeWrapper<Omit<UnpinProductPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
  User: ResolverTypeWrapper<Omit<User, 'liveRoom'> & { liveRoom?: Maybe<ResolversTypes['LiveRoom']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  ViewersChanged: ResolverTypeWrapper<ViewersChanged>;
  WatchRoomPayload: ResolverTypeWrapper<Omit<WatchRoomPayload, 'room'> & { room?: Maybe<ResolversTypes['LiveRoom']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BanFromRoomPayload: Omit<BanFromRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  ChatConnection: Omit<ChatConnection, 'edges'> & { edges: Array<ResolversParentTypes['ChatEdge']> };
  ChatEdge: Omit<ChatEdge, 'node'> & { node: ResolversParentTypes['ChatMessage'] };
  String: Scalars['String']['output'];
  ChatMessage: ChatMessageMapper;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  ChatMode: ChatModeMapper;
  Boolean: Scalars['Boolean']['output'];
  ChatModeChanged: Omit<ChatModeChanged, 'mode'> & { mode: ResolversParentTypes['ChatMode'] };
  ChatPosted: Omit<ChatPosted, 'message'> & { message?: Maybe<ResolversParentTypes['ChatMessage']> };
  ChatRemoved: ChatRemoved;
  DateTime: Scalars['DateTime']['output'];
  EndRoomPayload: Omit<EndRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  EventCursor: Scalars['EventCursor']['output'];
  Explanation: Explanation;
  Float: Scalars['Float']['output'];
  Gift: GiftMapper;
  GiftStreak: GiftStreakMapper;
  GiftStreakChanged: GiftStreakChangedMapper;
  LeaderRow: LeaderRowMapper;
  LeaveRoomPayload: Omit<LeaveRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  LifeAccount: LifeAccountMapper;
  LiftRoomBanPayload: Omit<LiftRoomBanPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  LiveRoom: LiveRoomMapper;
  LiveRoomConnection: Omit<LiveRoomConnection, 'edges'> & { edges: Array<ResolversParentTypes['LiveRoomEdge']> };
  LiveRoomEdge: Omit<LiveRoomEdge, 'node'> & { node: ResolversParentTypes['LiveRoom'] };
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PinProductInput: PinProductInput;
  PinProductPayload: Omit<PinProductPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  PinnedProduct: PinnedProductMapper;
  Product: Product;
  ProductPinned: ProductPinnedMapper;
  ProductUnpinned: ProductUnpinned;
  Query: Record<PropertyKey, never>;
  RemoveChatMessagePayload: RemoveChatMessagePayload;
  RoomBan: RoomBan;
  RoomEvent: ResolversUnionTypes<ResolversParentTypes>['RoomEvent'];
  RoomSales: RoomSalesMapper;
  RoomStateChanged: RoomStateChangedMapper;
  ScheduleRoomInput: ScheduleRoomInput;
  ScheduleRoomPayload: Omit<ScheduleRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  SendChatInput: SendChatInput;
  SendChatPayload: Omit<SendChatPayload, 'message'> & { message?: Maybe<ResolversParentTypes['ChatMessage']> };
  SendGiftInput: SendGiftInput;
  SendGiftPayload: Omit<SendGiftPayload, 'streak'> & { streak?: Maybe<ResolversParentTypes['GiftStreak']> };
  SetChatModeInput: SetChatModeInput;
  SetChatModePayload: Omit<SetChatModePayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  StartRoomInput: StartRoomInput;
  StartRoomPayload: Omit<StartRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  StreamGap: StreamGap;
  Subscription: Record<PropertyKey, never>;
  UnpinProductInput: UnpinProductInput;
  UnpinProductPayload: Omit<UnpinProductPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
  User: Omit<User, 'liveRoom'> & { liveRoom?: Maybe<ResolversParentTypes['LiveRoom']> } | FederationReferenceTypes['User'];
  UserError: UserError;
  ViewersChanged: ViewersChanged;
  WatchRoomPayload: Omit<WatchRoomPayload, 'room'> & { room?: Maybe<ResolversParentTypes['LiveRoom']> };
};

export type BanFromRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BanFromRoomPayload'] = ResolversParentTypes['BanFromRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChatConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatConnection'] = ResolversParentTypes['ChatConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChatEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChatEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatEdge'] = ResolversParentTypes['ChatEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChatMessage'], ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage'], FederationReferenceType extends FederationReferenceTypes['ChatMessage'] = FederationReferenceTypes['ChatMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChatMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['LiveRoom'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatModeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMode'] = ResolversParentTypes['ChatMode']> = {
  followersOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  minCreditOver?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  slowSeconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ChatModeChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatModeChanged'] = ResolversParentTypes['ChatModeChanged']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ChatMode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatPostedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatPosted'] = ResolversParentTypes['ChatPosted']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatRemoved'] = ResolversParentTypes['ChatRemoved']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EndRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndRoomPayload'] = ResolversParentTypes['EndRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface EventCursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventCursor'], any> {
  name: 'EventCursor';
}

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type GiftResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gift'] = ResolversParentTypes['Gift'], FederationReferenceType extends FederationReferenceTypes['Gift'] = FederationReferenceTypes['Gift']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Gift']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  streakable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GiftStreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GiftStreak'] = ResolversParentTypes['GiftStreak'], FederationReferenceType extends FederationReferenceTypes['GiftStreak'] = FederationReferenceTypes['GiftStreak']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['GiftStreak']> | FederationReferenceType, FederationReferenceType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  final?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  gift?: Resolver<ResolversTypes['Gift'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  pendingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['LiveRoom'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type GiftStreakChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GiftStreakChanged'] = ResolversParentTypes['GiftStreakChanged']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  streak?: Resolver<ResolversTypes['GiftStreak'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaderRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaderRow'] = ResolversParentTypes['LeaderRow']> = {
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type LeaveRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveRoomPayload'] = ResolversParentTypes['LeaveRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LifeAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccount'] = ResolversParentTypes['LifeAccount'], FederationReferenceType extends FederationReferenceTypes['LifeAccount'] = FederationReferenceTypes['LifeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LifeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  liveRooms?: Resolver<Array<ResolversTypes['LiveRoom']>, ParentType, ContextType, RequireFields<LifeAccountLiveRoomsArgs, 'first'>>;
};

export type LiftRoomBanPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiftRoomBanPayload'] = ResolversParentTypes['LiftRoomBanPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LiveRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveRoom'] = ResolversParentTypes['LiveRoom'], FederationReferenceType extends FederationReferenceTypes['LiveRoom'] = FederationReferenceTypes['LiveRoom']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LiveRoom']> | FederationReferenceType, FederationReferenceType, ContextType>;
  chat?: Resolver<ResolversTypes['ChatConnection'], ParentType, ContextType, RequireFields<LiveRoomChatArgs, 'first'>>;
  chatMode?: Resolver<ResolversTypes['ChatMode'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  host?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leaderboard?: Resolver<Array<ResolversTypes['LeaderRow']>, ParentType, ContextType, RequireFields<LiveRoomLeaderboardArgs, 'first'>>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  peakViewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pinned?: Resolver<Array<ResolversTypes['PinnedProduct']>, ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['RoomSales']>, ParentType, ContextType>;
  scheduledFor?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RoomState'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LiveRoomConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveRoomConnection'] = ResolversParentTypes['LiveRoomConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LiveRoomEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LiveRoomEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveRoomEdge'] = ResolversParentTypes['LiveRoomEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LiveRoom'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  banFromRoom?: Resolver<ResolversTypes['BanFromRoomPayload'], ParentType, ContextType, RequireFields<MutationBanFromRoomArgs, 'roomId' | 'userId'>>;
  endRoom?: Resolver<ResolversTypes['EndRoomPayload'], ParentType, ContextType, RequireFields<MutationEndRoomArgs, 'roomId'>>;
  leaveRoom?: Resolver<ResolversTypes['LeaveRoomPayload'], ParentType, ContextType, RequireFields<MutationLeaveRoomArgs, 'roomId'>>;
  liftRoomBan?: Resolver<ResolversTypes['LiftRoomBanPayload'], ParentType, ContextType, RequireFields<MutationLiftRoomBanArgs, 'roomId' | 'userId'>>;
  pinProduct?: Resolver<ResolversTypes['PinProductPayload'], ParentType, ContextType, RequireFields<MutationPinProductArgs, 'input'>>;
  removeChatMessage?: Resolver<ResolversTypes['RemoveChatMessagePayload'], ParentType, ContextType, RequireFields<MutationRemoveChatMessageArgs, 'messageId'>>;
  scheduleRoom?: Resolver<ResolversTypes['ScheduleRoomPayload'], ParentType, ContextType, RequireFields<MutationScheduleRoomArgs, 'input'>>;
  sendChat?: Resolver<ResolversTypes['SendChatPayload'], ParentType, ContextType, RequireFields<MutationSendChatArgs, 'input'>>;
  sendGift?: Resolver<ResolversTypes['SendGiftPayload'], ParentType, ContextType, RequireFields<MutationSendGiftArgs, 'input'>>;
  setChatMode?: Resolver<ResolversTypes['SetChatModePayload'], ParentType, ContextType, RequireFields<MutationSetChatModeArgs, 'input'>>;
  startRoom?: Resolver<ResolversTypes['StartRoomPayload'], ParentType, ContextType, RequireFields<MutationStartRoomArgs, 'input'>>;
  unpinProduct?: Resolver<ResolversTypes['UnpinProductPayload'], ParentType, ContextType, RequireFields<MutationUnpinProductArgs, 'input'>>;
  watchRoom?: Resolver<ResolversTypes['WatchRoomPayload'], ParentType, ContextType, RequireFields<MutationWatchRoomArgs, 'roomId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'ChatMessage' | 'LiveRoom', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PinProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinProductPayload'] = ResolversParentTypes['PinProductPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PinnedProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PinnedProduct'] = ResolversParentTypes['PinnedProduct']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  livePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pinnedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductPinnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductPinned'] = ResolversParentTypes['ProductPinned']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  pinned?: Resolver<Maybe<ResolversTypes['PinnedProduct']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductUnpinnedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductUnpinned'] = ResolversParentTypes['ProductUnpinned']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  gifts?: Resolver<Array<ResolversTypes['Gift']>, ParentType, ContextType>;
  liveRoom?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType, RequireFields<QueryLiveRoomArgs, 'id'>>;
  liveRooms?: Resolver<ResolversTypes['LiveRoomConnection'], ParentType, ContextType, RequireFields<QueryLiveRoomsArgs, 'first' | 'state'>>;
};

export type RemoveChatMessagePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveChatMessagePayload'] = ResolversParentTypes['RemoveChatMessagePayload']> = {
  removedMessageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RoomBanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomBan'] = ResolversParentTypes['RoomBan']> = {
  isBanned?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roomId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RoomEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomEvent'] = ResolversParentTypes['RoomEvent']> = {
  __resolveType?: TypeResolveFn<'ChatModeChanged' | 'ChatPosted' | 'ChatRemoved' | 'GiftStreakChanged' | 'ProductPinned' | 'ProductUnpinned' | 'RoomStateChanged' | 'StreamGap' | 'ViewersChanged', ParentType, ContextType>;
};

export type RoomSalesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomSales'] = ResolversParentTypes['RoomSales']> = {
  buyers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conversion?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RoomStateChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RoomStateChanged'] = ResolversParentTypes['RoomStateChanged']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  room?: Resolver<ResolversTypes['LiveRoom'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScheduleRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScheduleRoomPayload'] = ResolversParentTypes['ScheduleRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendChatPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendChatPayload'] = ResolversParentTypes['SendChatPayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['ChatMessage']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SendGiftPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendGiftPayload'] = ResolversParentTypes['SendGiftPayload']> = {
  state?: Resolver<Maybe<ResolversTypes['GiftState']>, ParentType, ContextType>;
  streak?: Resolver<Maybe<ResolversTypes['GiftStreak']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetChatModePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetChatModePayload'] = ResolversParentTypes['SetChatModePayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartRoomPayload'] = ResolversParentTypes['StartRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StreamGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamGap'] = ResolversParentTypes['StreamGap']> = {
  fromCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  roomBans?: SubscriptionResolver<Array<ResolversTypes['RoomBan']>, "roomBans", ParentType, ContextType>;
  roomEvents?: SubscriptionResolver<ResolversTypes['RoomEvent'], "roomEvents", ParentType, ContextType, RequireFields<SubscriptionRoomEventsArgs, 'roomId'>>;
};

export type UnpinProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnpinProductPayload'] = ResolversParentTypes['UnpinProductPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  liveRoom?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewersChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViewersChanged'] = ResolversParentTypes['ViewersChanged']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  viewers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WatchRoomPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WatchRoomPayload'] = ResolversParentTypes['WatchRoomPayload']> = {
  room?: Resolver<Maybe<ResolversTypes['LiveRoom']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  BanFromRoomPayload?: BanFromRoomPayloadResolvers<ContextType>;
  ChatConnection?: ChatConnectionResolvers<ContextType>;
  ChatEdge?: ChatEdgeResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  ChatMode?: ChatModeResolvers<ContextType>;
  ChatModeChanged?: ChatModeChangedResolvers<ContextType>;
  ChatPosted?: ChatPostedResolvers<ContextType>;
  ChatRemoved?: ChatRemovedResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EndRoomPayload?: EndRoomPayloadResolvers<ContextType>;
  EventCursor?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  Gift?: GiftResolvers<ContextType>;
  GiftStreak?: GiftStreakResolvers<ContextType>;
  GiftStreakChanged?: GiftStreakChangedResolvers<ContextType>;
  LeaderRow?: LeaderRowResolvers<ContextType>;
  LeaveRoomPayload?: LeaveRoomPayloadResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  LiftRoomBanPayload?: LiftRoomBanPayloadResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  LiveRoomConnection?: LiveRoomConnectionResolvers<ContextType>;
  LiveRoomEdge?: LiveRoomEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PinProductPayload?: PinProductPayloadResolvers<ContextType>;
  PinnedProduct?: PinnedProductResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductPinned?: ProductPinnedResolvers<ContextType>;
  ProductUnpinned?: ProductUnpinnedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RemoveChatMessagePayload?: RemoveChatMessagePayloadResolvers<ContextType>;
  RoomBan?: RoomBanResolvers<ContextType>;
  RoomEvent?: RoomEventResolvers<ContextType>;
  RoomSales?: RoomSalesResolvers<ContextType>;
  RoomStateChanged?: RoomStateChangedResolvers<ContextType>;
  ScheduleRoomPayload?: ScheduleRoomPayloadResolvers<ContextType>;
  SendChatPayload?: SendChatPayloadResolvers<ContextType>;
  SendGiftPayload?: SendGiftPayloadResolvers<ContextType>;
  SetChatModePayload?: SetChatModePayloadResolvers<ContextType>;
  StartRoomPayload?: StartRoomPayloadResolvers<ContextType>;
  StreamGap?: StreamGapResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnpinProductPayload?: UnpinProductPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ViewersChanged?: ViewersChangedResolvers<ContextType>;
  WatchRoomPayload?: WatchRoomPayloadResolvers<ContextType>;
};

