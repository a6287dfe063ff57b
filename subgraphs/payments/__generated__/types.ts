import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MoneyMapper, UserMapper, SubjectMapper, WalletMapper, TransferMapper, LedgerEntryMapper, TipMapper, TopUpPayloadMapper } from '../mappers.ts';
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

/** Where money comes from when a wallet is topped up. */
export type FundingSource =
  /** A source for trying things out: it always pays, and its money is worth nothing outside. */
  | 'TEST';

/** One line of a wallet's account. Entries are appended and never change; those of one transfer sum to zero. */
export type LedgerEntry = {
  __typename?: 'LedgerEntry';
  /** How much was moved. */
  amount: Money;
  /** What the wallet held right after. */
  balanceAfter: Money;
  /** The person on the other side; null when that is the platform itself. */
  counterparty?: Maybe<User>;
  /** When it was posted. */
  createdAt: Scalars['DateTime']['output'];
  /** Which way the money went; `amount` itself is always above zero. */
  direction: EntryDirection;
  /** Globally unique, `ent_…`. */
  id: Scalars['ID']['output'];
  /** Number of the entry in its wallet: 1, 2, 3 and so on, without gaps. */
  seq: Scalars['Int']['output'];
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
   * Record a person's credit score as the scoring system delivers it. One computed earlier than the score on record is accepted
   * and changes nothing. Refused with, in this order: `SCORE_OUT_OF_RANGE`, `USER_NOT_FOUND`.
   */
  recordCreditScore: RecordCreditScorePayload;
  /**
   * Tip a post, comment, live room or chat message; the money goes to the person who made it. Where a community's gate for `TIP`
   * is not open to you, `denied` says what is missing. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `SUBJECT_NOT_FOUND`, `SAME_WALLET` (it is your own), `CURRENCY_MISMATCH`, `INSUFFICIENT_FUNDS`,
   * `BALANCE_LIMIT_REACHED`. A refusal is not remembered: after a top-up the same key may succeed.
   */
  tip: TipPayload;
  /**
   * Add money to your wallet. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `CURRENCY_MISMATCH`, `BALANCE_LIMIT_REACHED`.
   */
  topUp: TopUpPayload;
  /**
   * Pay another person. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SAME_WALLET`, `RECIPIENT_NOT_FOUND`, `CURRENCY_MISMATCH`, `INSUFFICIENT_FUNDS`, `BALANCE_LIMIT_REACHED`. A refusal is not
   * remembered: after a top-up the same key may succeed.
   */
  transfer: TransferPayload;
};


/** Everything that can be done. */
export type MutationRecordCreditScoreArgs = {
  input: RecordCreditScoreInput;
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

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** A transfer by id. Null when there is none, or when you are neither a party to it nor hold `payments:read`. */
  transfer?: Maybe<Transfer>;
};


/** Everything that can be read. */
export type QueryTransferArgs = {
  id: Scalars['ID']['input'];
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

/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type Subject = {
  __typename?: 'Subject';
  /** Globally unique; its prefix tells the type. */
  id: Scalars['ID']['output'];
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. */
  tipTotal: Money;
  /** Tips on it, newest first. */
  tips: TipConnection;
  /** Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. */
  topTippers: Array<TipRank>;
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

/** Everything that can be watched as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /** Tips on one subject as they arrive. With `after`, what was missed comes first. */
  tipEvents: TipEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionTipEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  subjectId: Scalars['ID']['input'];
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
  /** A gift in a live room. */
  | 'GIFT'
  /** One person paid another. */
  | 'PAYMENT'
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

/** A person with an account. */
export type User = {
  __typename?: 'User';
  /** The credit score as gates see it, 350 to 950. Null when it is not known, so that gates close instead of opening. */
  gateScore?: Maybe<Scalars['Int']['output']>;
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /**
   * Whether the credit score is over a number: strictly, so 750 is not over 750. False when the score is not known. Null, with
   * the error `FORBIDDEN`, when you are neither this person nor hold `credit:gate`.
   */
  meetsCredit?: Maybe<Scalars['Boolean']['output']>;
  /** The person's wallet. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `payments:read`. */
  wallet?: Maybe<Wallet>;
};


/** A person with an account. */
export type UserMeetsCreditArgs = {
  over: Scalars['Int']['input'];
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
  /** More than a wallet, or the tips on one subject, can come to: 1000000000000000000 minor units. */
  | 'BALANCE_LIMIT_REACHED'
  /** A wallet involved holds another currency. */
  | 'CURRENCY_MISMATCH'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The wallet does not hold enough. */
  | 'INSUFFICIENT_FUNDS'
  /** The amount is no whole number of minor units from 1 to 1000000000000000. */
  | 'INVALID_AMOUNT'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** There is nobody to receive the money. */
  | 'RECIPIENT_NOT_FOUND'
  /** Payer and receiver are the same person. */
  | 'SAME_WALLET'
  /** A credit score lies between 350 and 950. */
  | 'SCORE_OUT_OF_RANGE'
  /** There is no such post, comment, live room or chat message, or it has been removed. */
  | 'SUBJECT_NOT_FOUND'
  /** There is no such person. */
  | 'USER_NOT_FOUND';

/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type Wallet = Node & {
  __typename?: 'Wallet';
  /** What is there to spend; never below zero. */
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
export type WalletEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  Subject: Subject;
  Tip: Tip;
  Transfer: Transfer;
  User: User;
  Wallet: Wallet;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Tip:
    ( { __typename: 'Tip' }
    & GraphQLRecursivePick<FederationTypes['Tip'], {"id":true}> );
  Transfer:
    ( { __typename: 'Transfer' }
    & GraphQLRecursivePick<FederationTypes['Transfer'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
  Wallet:
    ( { __typename: 'Wallet' }
    & GraphQLRecursivePick<FederationTypes['Wallet'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  TipEvent:
    | ( StreamGap )
    | ( Omit<TipReceived, 'runningTotal' | 'tip'> & { runningTotal: _RefType['Money'], tip: _RefType['Tip'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( TipMapper )
    | ( TransferMapper )
    | ( WalletMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CurrencyCode: CurrencyCode;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EntryDirection: EntryDirection;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FundingSource: FundingSource;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  LedgerEntryConnection: ResolverTypeWrapper<Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerEntryEdge']> }>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  Money: ResolverTypeWrapper<MoneyMapper>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordCreditScoreInput: RecordCreditScoreInput;
  RecordCreditScorePayload: ResolverTypeWrapper<Omit<RecordCreditScorePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  StreamGap: ResolverTypeWrapper<StreamGap>;
  Subject: ResolverTypeWrapper<SubjectMapper>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Tip: ResolverTypeWrapper<TipMapper>;
  TipConnection: ResolverTypeWrapper<Omit<TipConnection, 'edges'> & { edges: Array<ResolversTypes['TipEdge']> }>;
  TipEdge: ResolverTypeWrapper<Omit<TipEdge, 'node'> & { node: ResolversTypes['Tip'] }>;
  TipEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TipEvent']>;
  TipInput: TipInput;
  TipPayload: ResolverTypeWrapper<Omit<TipPayload, 'tip'> & { tip?: Maybe<ResolversTypes['Tip']> }>;
  TipRank: ResolverTypeWrapper<Omit<TipRank, 'total' | 'user'> & { total: ResolversTypes['Money'], user: ResolversTypes['User'] }>;
  TipReceived: ResolverTypeWrapper<Omit<TipReceived, 'runningTotal' | 'tip'> & { runningTotal: ResolversTypes['Money'], tip: ResolversTypes['Tip'] }>;
  TopUpInput: TopUpInput;
  TopUpPayload: ResolverTypeWrapper<TopUpPayloadMapper>;
  Transfer: ResolverTypeWrapper<TransferMapper>;
  TransferInput: TransferInput;
  TransferKind: TransferKind;
  TransferPayload: ResolverTypeWrapper<Omit<TransferPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['Transfer']> }>;
  TransferState: TransferState;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Wallet: ResolverTypeWrapper<WalletMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  EventCursor: Scalars['EventCursor']['output'];
  Explanation: Explanation;
  String: Scalars['String']['output'];
  Float: Scalars['Float']['output'];
  LedgerEntry: LedgerEntryMapper;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  LedgerEntryConnection: Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerEntryEdge']> };
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  Money: MoneyMapper;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  RecordCreditScoreInput: RecordCreditScoreInput;
  RecordCreditScorePayload: Omit<RecordCreditScorePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  StreamGap: StreamGap;
  Subject: SubjectMapper;
  Subscription: Record<PropertyKey, never>;
  Tip: TipMapper;
  TipConnection: Omit<TipConnection, 'edges'> & { edges: Array<ResolversParentTypes['TipEdge']> };
  TipEdge: Omit<TipEdge, 'node'> & { node: ResolversParentTypes['Tip'] };
  TipEvent: ResolversUnionTypes<ResolversParentTypes>['TipEvent'];
  TipInput: TipInput;
  TipPayload: Omit<TipPayload, 'tip'> & { tip?: Maybe<ResolversParentTypes['Tip']> };
  TipRank: Omit<TipRank, 'total' | 'user'> & { total: ResolversParentTypes['Money'], user: ResolversParentTypes['User'] };
  TipReceived: Omit<TipReceived, 'runningTotal' | 'tip'> & { runningTotal: ResolversParentTypes['Money'], tip: ResolversParentTypes['Tip'] };
  TopUpInput: TopUpInput;
  TopUpPayload: TopUpPayloadMapper;
  Transfer: TransferMapper;
  TransferInput: TransferInput;
  TransferPayload: Omit<TransferPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['Transfer']> };
  User: UserMapper;
  UserError: UserError;
  Wallet: WalletMapper;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface EventCursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EventCursor'], any> {
  name: 'EventCursor';
}

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balanceAfter?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  counterparty?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['EntryDirection'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  transfer?: Resolver<ResolversTypes['Transfer'], ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LedgerEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntryEdge'] = ResolversParentTypes['LedgerEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  recordCreditScore?: Resolver<ResolversTypes['RecordCreditScorePayload'], ParentType, ContextType, RequireFields<MutationRecordCreditScoreArgs, 'input'>>;
  tip?: Resolver<ResolversTypes['TipPayload'], ParentType, ContextType, RequireFields<MutationTipArgs, 'input'>>;
  topUp?: Resolver<ResolversTypes['TopUpPayload'], ParentType, ContextType, RequireFields<MutationTopUpArgs, 'input'>>;
  transfer?: Resolver<ResolversTypes['TransferPayload'], ParentType, ContextType, RequireFields<MutationTransferArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Tip' | 'Transfer' | 'Wallet', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType, RequireFields<QueryTransferArgs, 'id'>>;
};

export type RecordCreditScorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCreditScorePayload'] = ResolversParentTypes['RecordCreditScorePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StreamGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamGap'] = ResolversParentTypes['StreamGap']> = {
  fromCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tipTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tips?: Resolver<ResolversTypes['TipConnection'], ParentType, ContextType, RequireFields<SubjectTipsArgs, 'first'>>;
  topTippers?: Resolver<Array<ResolversTypes['TipRank']>, ParentType, ContextType, RequireFields<SubjectTopTippersArgs, 'first'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  tipEvents?: SubscriptionResolver<ResolversTypes['TipEvent'], "tipEvents", ParentType, ContextType, RequireFields<SubscriptionTipEventsArgs, 'subjectId'>>;
};

export type TipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tip'] = ResolversParentTypes['Tip'], FederationReferenceType extends FederationReferenceTypes['Tip'] = FederationReferenceTypes['Tip']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Tip']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipConnection'] = ResolversParentTypes['TipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TipEdge']>, ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipEdge'] = ResolversParentTypes['TipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tip'], ParentType, ContextType>;
};

export type TipEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipEvent'] = ResolversParentTypes['TipEvent']> = {
  __resolveType?: TypeResolveFn<'StreamGap' | 'TipReceived', ParentType, ContextType>;
};

export type TipPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipPayload'] = ResolversParentTypes['TipPayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  tip?: Resolver<Maybe<ResolversTypes['Tip']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TipRankResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipRank'] = ResolversParentTypes['TipRank']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type TipReceivedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TipReceived'] = ResolversParentTypes['TipReceived']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  runningTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tip?: Resolver<ResolversTypes['Tip'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TopUpPayload'] = ResolversParentTypes['TopUpPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type TransferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transfer'] = ResolversParentTypes['Transfer'], FederationReferenceType extends FederationReferenceTypes['Transfer'] = FederationReferenceTypes['Transfer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Transfer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransferKind'], ParentType, ContextType>;
  memo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TransferState'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferPayload'] = ResolversParentTypes['TransferPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  gateScore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  meetsCredit?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<UserMeetsCreditArgs, 'over'>>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet'], FederationReferenceType extends FederationReferenceTypes['Wallet'] = FederationReferenceTypes['Wallet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Wallet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, RequireFields<WalletEntriesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  EventCursor?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordCreditScorePayload?: RecordCreditScorePayloadResolvers<ContextType>;
  StreamGap?: StreamGapResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tip?: TipResolvers<ContextType>;
  TipConnection?: TipConnectionResolvers<ContextType>;
  TipEdge?: TipEdgeResolvers<ContextType>;
  TipEvent?: TipEventResolvers<ContextType>;
  TipPayload?: TipPayloadResolvers<ContextType>;
  TipRank?: TipRankResolvers<ContextType>;
  TipReceived?: TipReceivedResolvers<ContextType>;
  TopUpPayload?: TopUpPayloadResolvers<ContextType>;
  Transfer?: TransferResolvers<ContextType>;
  TransferPayload?: TransferPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
};

