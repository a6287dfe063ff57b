import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AdAccountMapper, CampaignMapper, BudgetMapper, CampaignTotalsMapper, CreativeMapper, AdDecisionMapper, AdSlotMapper, MerchantMapper, SubjectMapper, OrderMapper, AttributionMapper, TouchMapper } from '../mappers.ts';
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
  _FieldSet: { input: unknown; output: unknown; }
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

/** What a campaign may spend. */
export type Budget = {
  __typename?: 'Budget';
  /** The most it spends on one day. */
  daily: Money;
  /** What it has spent today. */
  spentToday: Money;
};

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

/** A business on the platform. */
export type Merchant = {
  __typename?: 'Merchant';
  /** Its account for advertising. Null when there is none, or when you are neither the merchant's owner nor hold `ads:read`. */
  adAccount?: Maybe<AdAccount>;
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
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
   * Create a campaign, active at once; for the owner of the merchant and holders of `ads:write`. Refused with, in this order:
   * `INVALID_AMOUNT`, `AD_ACCOUNT_NOT_FOUND` (also when you may not act for it), `SUBJECT_NOT_FOUND` (also when the live room has
   * ended), `OBJECTIVE_MISMATCH` (always for comments and chat messages, which are not looked for), `CURRENCY_MISMATCH`,
   * `BID_OVER_BUDGET`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`.
   */
  createCampaign: CreateCampaignPayload;
  /**
   * Open the account for advertising of a merchant; for its owner and holders of `ads:write`. Opening it again returns the same
   * account. Refused with, in this order: `MERCHANT_NOT_FOUND` (also when you may not act for it), `MERCHANT_NOT_APPROVED` (its
   * onboarding is not finished).
   */
  openAdAccount: OpenAdAccountPayload;
  /**
   * Record that an advertisement was seen or clicked by the person it was shown to. Each counts once for each decision, whatever
   * the keys, and what was clicked counts as seen. A click is charged, unless the campaign has been stopped since or today's
   * budget no longer covers the price; it then costs nothing.
   * Refused with, in this order: `DECISION_NOT_FOUND` (also when it was not made for you), `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`.
   */
  recordAdEvent: RecordAdEventPayload;
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
};


/** Everything that can be done. */
export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


/** Everything that can be done. */
export type MutationOpenAdAccountArgs = {
  merchantId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRecordAdEventArgs = {
  input: RecordAdEventInput;
};


/** Everything that can be done. */
export type MutationSetBudgetArgs = {
  input: SetBudgetInput;
};


/** Everything that can be done. */
export type MutationSetCampaignStateArgs = {
  input: SetCampaignStateInput;
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

/** Result of `openAdAccount`. */
export type OpenAdAccountPayload = {
  __typename?: 'OpenAdAccountPayload';
  /** The account; null when refused. */
  adAccount?: Maybe<AdAccount>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Something bought. */
export type Order = {
  __typename?: 'Order';
  /**
   * Which advertisement led to it; null until it is paid, and when it was taken back. Null, with the error `FORBIDDEN`, without
   * `ads:read`.
   */
  attribution?: Maybe<Attribution>;
  /** Globally unique, `ord_…`. */
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
  /** A campaign by id. Null when there is none, or when you neither own its merchant nor hold `ads:read`. */
  campaign?: Maybe<Campaign>;
};


/** Everything that can be read. */
export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
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

/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type Subject = {
  __typename?: 'Subject';
  /** Globally unique; its prefix tells the type. */
  id: Scalars['ID']['output'];
  /** Campaigns that promote it, newest first. Null, with the error `FORBIDDEN`, without `ads:read`. */
  promotions?: Maybe<Array<Campaign>>;
};


/** Anything people can like, tip and promote: a post, a comment, a live room or a chat message. */
export type SubjectPromotionsArgs = {
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
  /** There is no such account for advertising, or it is not yours to use. */
  | 'AD_ACCOUNT_NOT_FOUND'
  /** The bid is higher than the daily budget. */
  | 'BID_OVER_BUDGET'
  /** There is no such campaign, or it is not yours to change. */
  | 'CAMPAIGN_NOT_FOUND'
  /** A wallet involved holds another currency. */
  | 'CURRENCY_MISMATCH'
  /** There is no such decision, or it was not made for you. */
  | 'DECISION_NOT_FOUND'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The amount is no whole number of minor units from 1 to 1000000000000000. */
  | 'INVALID_AMOUNT'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The merchant's onboarding has not been approved. */
  | 'MERCHANT_NOT_APPROVED'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** The objective does not go with what is promoted. */
  | 'OBJECTIVE_MISMATCH'
  /** There is no such post, comment, live room or chat message, or it has been removed. */
  | 'SUBJECT_NOT_FOUND'
  /** It was changed since the version you expected; read it again. */
  | 'VERSION_CONFLICT';



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
  AdAccount: AdAccount;
  AdDecision: AdDecision;
  AdSlot: AdSlot;
  Campaign: Campaign;
  Creative: Creative;
  Merchant: Merchant;
  Order: Order;
  Subject: Subject;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AdAccount:
    ( { __typename: 'AdAccount' }
    & GraphQLRecursivePick<FederationTypes['AdAccount'], {"id":true}> );
  AdDecision:
    ( { __typename: 'AdDecision' }
    & GraphQLRecursivePick<FederationTypes['AdDecision'], {"id":true}> );
  AdSlot:
    ( { __typename: 'AdSlot' }
    & GraphQLRecursivePick<FederationTypes['AdSlot'], {"id":true}> );
  Campaign:
    ( { __typename: 'Campaign' }
    & GraphQLRecursivePick<FederationTypes['Campaign'], {"id":true}> );
  Creative:
    ( { __typename: 'Creative' }
    & GraphQLRecursivePick<FederationTypes['Creative'], {"id":true}> );
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AdAccountMapper )
    | ( CampaignMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdAccount: ResolverTypeWrapper<AdAccountMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdDecision: ResolverTypeWrapper<AdDecisionMapper>;
  AdEventKind: AdEventKind;
  AdSlot: ResolverTypeWrapper<AdSlotMapper>;
  Attribution: ResolverTypeWrapper<AttributionMapper>;
  Budget: ResolverTypeWrapper<BudgetMapper>;
  Campaign: ResolverTypeWrapper<CampaignMapper>;
  CampaignAction: CampaignAction;
  CampaignConnection: ResolverTypeWrapper<Omit<CampaignConnection, 'edges'> & { edges: Array<ResolversTypes['CampaignEdge']> }>;
  CampaignEdge: ResolverTypeWrapper<Omit<CampaignEdge, 'node'> & { node: ResolversTypes['Campaign'] }>;
  CampaignState: CampaignState;
  CampaignTotals: ResolverTypeWrapper<CampaignTotalsMapper>;
  CreateCampaignInput: CreateCampaignInput;
  CreateCampaignPayload: ResolverTypeWrapper<Omit<CreateCampaignPayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  Creative: ResolverTypeWrapper<CreativeMapper>;
  CurrencyCode: CurrencyCode;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FrequencyCap: ResolverTypeWrapper<FrequencyCap>;
  FrequencyCapInput: FrequencyCapInput;
  Merchant: ResolverTypeWrapper<MerchantMapper>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Objective: Objective;
  OpenAdAccountPayload: ResolverTypeWrapper<Omit<OpenAdAccountPayload, 'adAccount'> & { adAccount?: Maybe<ResolversTypes['AdAccount']> }>;
  Order: ResolverTypeWrapper<OrderMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordAdEventInput: RecordAdEventInput;
  RecordAdEventPayload: ResolverTypeWrapper<Omit<RecordAdEventPayload, 'decision'> & { decision?: Maybe<ResolversTypes['AdDecision']> }>;
  SetBudgetInput: SetBudgetInput;
  SetBudgetPayload: ResolverTypeWrapper<Omit<SetBudgetPayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  SetCampaignStateInput: SetCampaignStateInput;
  SetCampaignStatePayload: ResolverTypeWrapper<Omit<SetCampaignStatePayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  Subject: ResolverTypeWrapper<SubjectMapper>;
  Touch: ResolverTypeWrapper<TouchMapper>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdAccount: AdAccountMapper;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  AdDecision: AdDecisionMapper;
  AdSlot: AdSlotMapper;
  Attribution: AttributionMapper;
  Budget: BudgetMapper;
  Campaign: CampaignMapper;
  CampaignConnection: Omit<CampaignConnection, 'edges'> & { edges: Array<ResolversParentTypes['CampaignEdge']> };
  CampaignEdge: Omit<CampaignEdge, 'node'> & { node: ResolversParentTypes['Campaign'] };
  CampaignTotals: CampaignTotalsMapper;
  CreateCampaignInput: CreateCampaignInput;
  CreateCampaignPayload: Omit<CreateCampaignPayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  Creative: CreativeMapper;
  DateTime: Scalars['DateTime']['output'];
  Explanation: Explanation;
  Float: Scalars['Float']['output'];
  FrequencyCap: FrequencyCap;
  FrequencyCapInput: FrequencyCapInput;
  Merchant: MerchantMapper;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpenAdAccountPayload: Omit<OpenAdAccountPayload, 'adAccount'> & { adAccount?: Maybe<ResolversParentTypes['AdAccount']> };
  Order: OrderMapper;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  RecordAdEventInput: RecordAdEventInput;
  RecordAdEventPayload: Omit<RecordAdEventPayload, 'decision'> & { decision?: Maybe<ResolversParentTypes['AdDecision']> };
  SetBudgetInput: SetBudgetInput;
  SetBudgetPayload: Omit<SetBudgetPayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  SetCampaignStateInput: SetCampaignStateInput;
  SetCampaignStatePayload: Omit<SetCampaignStatePayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  Subject: SubjectMapper;
  Touch: TouchMapper;
  UserError: UserError;
};

export type AdAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdAccount'] = ResolversParentTypes['AdAccount'], FederationReferenceType extends FederationReferenceTypes['AdAccount'] = FederationReferenceTypes['AdAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campaigns?: Resolver<ResolversTypes['CampaignConnection'], ParentType, ContextType, RequireFields<AdAccountCampaignsArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  merchant?: Resolver<ResolversTypes['Merchant'], ParentType, ContextType>;
  spentTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdDecision'] = ResolversParentTypes['AdDecision'], FederationReferenceType extends FederationReferenceTypes['AdDecision'] = FederationReferenceTypes['AdDecision']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdDecision']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  creative?: Resolver<ResolversTypes['Creative'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  priceCharged?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  whyThisAd?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
};

export type AdSlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdSlot'] = ResolversParentTypes['AdSlot'], FederationReferenceType extends FederationReferenceTypes['AdSlot'] = FederationReferenceTypes['AdSlot']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdSlot']> | FederationReferenceType, FederationReferenceType, ContextType>;
  ad?: Resolver<Maybe<ResolversTypes['AdDecision']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AttributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attribution'] = ResolversParentTypes['Attribution']> = {
  creditedCampaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  touches?: Resolver<Array<ResolversTypes['Touch']>, ParentType, ContextType>;
};

export type BudgetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Budget'] = ResolversParentTypes['Budget']> = {
  daily?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  spentToday?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign'], FederationReferenceType extends FederationReferenceTypes['Campaign'] = FederationReferenceTypes['Campaign']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Campaign']> | FederationReferenceType, FederationReferenceType, ContextType>;
  adAccount?: Resolver<ResolversTypes['AdAccount'], ParentType, ContextType>;
  bid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  budget?: Resolver<ResolversTypes['Budget'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  creative?: Resolver<ResolversTypes['Creative'], ParentType, ContextType>;
  frequencyCap?: Resolver<Maybe<ResolversTypes['FrequencyCap']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objective?: Resolver<ResolversTypes['Objective'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CampaignState'], ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['CampaignTotals'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CampaignConnection'] = ResolversParentTypes['CampaignConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CampaignEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CampaignEdge'] = ResolversParentTypes['CampaignEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
};

export type CampaignTotalsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CampaignTotals'] = ResolversParentTypes['CampaignTotals']> = {
  clicks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  impressions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spend?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CreateCampaignPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCampaignPayload'] = ResolversParentTypes['CreateCampaignPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreativeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Creative'] = ResolversParentTypes['Creative'], FederationReferenceType extends FederationReferenceTypes['Creative'] = FederationReferenceTypes['Creative']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Creative']> | FederationReferenceType, FederationReferenceType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  promotes?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FrequencyCapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FrequencyCap'] = ResolversParentTypes['FrequencyCap']> = {
  impressions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  perHours?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  adAccount?: Resolver<Maybe<ResolversTypes['AdAccount']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createCampaign?: Resolver<ResolversTypes['CreateCampaignPayload'], ParentType, ContextType, RequireFields<MutationCreateCampaignArgs, 'input'>>;
  openAdAccount?: Resolver<ResolversTypes['OpenAdAccountPayload'], ParentType, ContextType, RequireFields<MutationOpenAdAccountArgs, 'merchantId'>>;
  recordAdEvent?: Resolver<ResolversTypes['RecordAdEventPayload'], ParentType, ContextType, RequireFields<MutationRecordAdEventArgs, 'input'>>;
  setBudget?: Resolver<ResolversTypes['SetBudgetPayload'], ParentType, ContextType, RequireFields<MutationSetBudgetArgs, 'input'>>;
  setCampaignState?: Resolver<ResolversTypes['SetCampaignStatePayload'], ParentType, ContextType, RequireFields<MutationSetCampaignStateArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'AdAccount' | 'Campaign', ParentType, ContextType>;
};

export type OpenAdAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenAdAccountPayload'] = ResolversParentTypes['OpenAdAccountPayload']> = {
  adAccount?: Resolver<Maybe<ResolversTypes['AdAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attribution?: Resolver<Maybe<ResolversTypes['Attribution']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'id'>>;
};

export type RecordAdEventPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordAdEventPayload'] = ResolversParentTypes['RecordAdEventPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['AdDecision']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetBudgetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetBudgetPayload'] = ResolversParentTypes['SetBudgetPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetCampaignStatePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetCampaignStatePayload'] = ResolversParentTypes['SetCampaignStatePayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  promotions?: Resolver<Maybe<Array<ResolversTypes['Campaign']>>, ParentType, ContextType, RequireFields<SubjectPromotionsArgs, 'first'>>;
};

export type TouchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Touch'] = ResolversParentTypes['Touch']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['AdDecision'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdAccount?: AdAccountResolvers<ContextType>;
  AdDecision?: AdDecisionResolvers<ContextType>;
  AdSlot?: AdSlotResolvers<ContextType>;
  Attribution?: AttributionResolvers<ContextType>;
  Budget?: BudgetResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignConnection?: CampaignConnectionResolvers<ContextType>;
  CampaignEdge?: CampaignEdgeResolvers<ContextType>;
  CampaignTotals?: CampaignTotalsResolvers<ContextType>;
  CreateCampaignPayload?: CreateCampaignPayloadResolvers<ContextType>;
  Creative?: CreativeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  FrequencyCap?: FrequencyCapResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpenAdAccountPayload?: OpenAdAccountPayloadResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordAdEventPayload?: RecordAdEventPayloadResolvers<ContextType>;
  SetBudgetPayload?: SetBudgetPayloadResolvers<ContextType>;
  SetCampaignStatePayload?: SetCampaignStatePayloadResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Touch?: TouchResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

