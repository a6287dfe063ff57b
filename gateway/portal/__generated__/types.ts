import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
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

/** Something a local group does together at one time and place. */
export type Activity = Node & {
  __typename?: 'Activity';
  /** Globally unique, `act_…`. */
  id: Scalars['ID']['output'];
};

/** A merchant's account for advertising. What it spends is paid from the wallet of the merchant's owner. */
export type AdAccount = Node & {
  __typename?: 'AdAccount';
  /** Globally unique, `adac_…`. */
  id: Scalars['ID']['output'];
};

/**
 * A key of an app. The key itself is told once, by the mutation that makes it, and kept nowhere: send it as `Authorization: Bearer lg_…`
 * or `X-API-Key: lg_…`.
 */
export type ApiKey = Node & {
  __typename?: 'ApiKey';
  /** Globally unique, `key_…`. It is no secret. */
  id: Scalars['ID']['output'];
};

/** The two worlds of the platform. Nothing crosses from one to the other. */
export type ApiKeyMode =
  /** The real world: `lg_live_…`. A merchant needs to be approved for it. */
  | 'LIVE'
  /** The sandbox, with test money: `lg_test_…`. */
  | 'TEST';

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
  /** Globally unique, `camp_…`. */
  id: Scalars['ID']['output'];
};

/** What a change may do to clients. */
export type ChangeSeverity =
  /** It breaks those that use what it is about. */
  | 'BREAKING'
  /** It may surprise those that do not expect anything new, such as another value of an enum. */
  | 'DANGEROUS'
  /** It breaks nobody. */
  | 'SAFE';

/** Something said in the chat of a live room. */
export type ChatMessage = Node & {
  __typename?: 'ChatMessage';
  /** Globally unique, `msg_…`. */
  id: Scalars['ID']['output'];
};

/** The same operation, asking for less. */
export type CheaperForm = {
  __typename?: 'CheaperForm';
  /** What to change: `first: 5 at feed`, or `without feed.edges.node.comments`. */
  change: Scalars['String']['output'];
  /** What it would cost at most, in points. */
  estimated: Scalars['Int']['output'];
};

/** What somebody said under a post. */
export type Comment = Node & {
  __typename?: 'Comment';
  /** Globally unique, `cmt_…`. */
  id: Scalars['ID']['output'];
};

/** A place where people who share something meet: an interest, or a circle of life with its own rules. */
export type Community = Node & {
  __typename?: 'Community';
  /** Globally unique, `com_…`. */
  id: Scalars['ID']['output'];
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

/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccount = Node & {
  __typename?: 'LifeAccount';
  /** Globally unique, `life_…`. */
  id: Scalars['ID']['output'];
};

/** A room in which somebody broadcasts live. */
export type LiveRoom = Node & {
  __typename?: 'LiveRoom';
  /** Globally unique, `room_…`. */
  id: Scalars['ID']['output'];
};

/** A group of a community whose members meet in person in one district. */
export type LocalGroup = Node & {
  __typename?: 'LocalGroup';
  /** Globally unique, `grp_…`. */
  id: Scalars['ID']['output'];
};

/** A business on the platform. */
export type Merchant = Node & {
  __typename?: 'Merchant';
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
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
   * Make a key of an app of yours with exactly the scopes that these operations need, and no others: what is never asked needs no
   * right. Otherwise as `createApiKey`. Refused with, in this order: `OPERATION_REQUIRED`, `OPERATION_MISTAKEN` (one for each document
   * that no key could run, as it is mistaken or asks for what is not for partners), `OPERATION_NOT_FOR_KEYS` (one for each that needs
   * what no key can have), and then as `createApiKey`.
   */
  createApiKeyForOperations: CreateApiKeyForOperationsPayload;
};


/** Everything that can be done. */
export type MutationAdvanceSandboxClockArgs = {
  hours: Scalars['Int']['input'];
};


/** Everything that can be done. */
export type MutationCreateApiKeyForOperationsArgs = {
  input: CreateApiKeyForOperationsInput;
};

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
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
  /** Globally unique, `ord_…`. */
  id: Scalars['ID']['output'];
};

/** A partner that is no merchant here: it sells nothing on the platform and builds on it. */
export type Organisation = Node & {
  __typename?: 'Organisation';
  /** Globally unique, `org_…`. */
  id: Scalars['ID']['output'];
};

/**
 * A partner's program that uses the graph by API keys. It acts for who owns it and for nobody else. Its name and owner are open to
 * all, so that people know to whom they consent; `keys`, `usage` and `auditEntries` are for the person who manages it, for the app
 * itself, and for staff who hold `apps:read`: for others null, with the error `FORBIDDEN`.
 */
export type PartnerApp = Node & {
  __typename?: 'PartnerApp';
  /** Globally unique, `app_…`. */
  id: Scalars['ID']['output'];
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
  /** Globally unique, `pyo_…`. */
  id: Scalars['ID']['output'];
};

/** Something a person published: pictures with text, or a short video. */
export type Post = Node & {
  __typename?: 'Post';
  /** Globally unique, `post_…`. */
  id: Scalars['ID']['output'];
};

/** Something for sale. */
export type Product = Node & {
  __typename?: 'Product';
  /** Globally unique, `prd_…`. */
  id: Scalars['ID']['output'];
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** What releases changed in your contract of the graph, the newest first. */
  changelog: Array<SchemaChange>;
  /**
   * What an operation would cost, ask for and use, without running it. It is told as if nothing were denied, and beside that what would
   * be. An operation that is mistaken is told by its mistakes.
   */
  explainOperation: OperationExplanation;
  /**
   * Anything by its id; its type follows from the id's prefix. Null when the id is malformed, names nothing, or names something that
   * is not for you to see.
   */
  node?: Maybe<Node>;
  /** Up to 100 things by their ids, in the order asked, each as `node` answers it. More are refused with `BAD_USER_INPUT`. */
  nodes: Array<Maybe<Node>>;
  /** What you may still spend, and what this operation takes of it; null for callers without a limit. */
  rateLimit?: Maybe<RateLimit>;
};


/** Everything that can be read. */
export type QueryChangelogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryExplainOperationArgs = {
  asScopes?: InputMaybe<Array<Scalars['String']['input']>>;
  document: Scalars['String']['input'];
  operationName?: InputMaybe<Scalars['String']['input']>;
  variables?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
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

/** A service that can be opened in the app, such as booking a doctor or paying for parking. */
export type ServiceListing = Node & {
  __typename?: 'ServiceListing';
  /** Globally unique, `svc_…`. */
  id: Scalars['ID']['output'];
};

/** What the fields of one subgraph cost. */
export type SubgraphCost = {
  __typename?: 'SubgraphCost';
  /** In points, at most. */
  estimated: Scalars['Int']['output'];
  /** The subgraph's name. */
  subgraph: Scalars['String']['output'];
};

/** Money given in thanks for something somebody made. It goes to the person who made it. */
export type Tip = Node & {
  __typename?: 'Tip';
  /** Globally unique, `tip_…`. */
  id: Scalars['ID']['output'];
};

/** Something people are interested in, such as coffee or camping. */
export type Topic = Node & {
  __typename?: 'Topic';
  /** Globally unique, `top_…`. */
  id: Scalars['ID']['output'];
};

/** Money that moved between two accounts. A posted transfer never changes. */
export type Transfer = Node & {
  __typename?: 'Transfer';
  /** Globally unique, `trf_…`. */
  id: Scalars['ID']['output'];
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
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
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
  /** This is no IP address, and no CIDR range of them. */
  | 'ADDRESS_INVALID'
  /** There is no such app, or it is not yours. */
  | 'APP_NOT_FOUND'
  /** The expiry does not lie in the future. */
  | 'EXPIRY_IN_PAST'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** The app has as many keys that are accepted as it may: 20. */
  | 'KEY_LIMIT_REACHED'
  /** The document is mistaken, or asks for what is not for partners. */
  | 'OPERATION_MISTAKEN'
  /** It needs what no API key can have. */
  | 'OPERATION_NOT_FOR_KEYS'
  /** There is no operation. */
  | 'OPERATION_REQUIRED'
  /** The merchant must be approved for this; keys for the sandbox can be had before. */
  | 'OWNER_NOT_APPROVED';

/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type Wallet = Node & {
  __typename?: 'Wallet';
  /** Globally unique, `wal_…`. */
  id: Scalars['ID']['output'];
};

/** Something that takes several steps in several subgraphs. It goes on whatever stops in between, or goes back step by step. */
export type Workflow = Node & {
  __typename?: 'Workflow';
  /** Globally unique, `wfl_…`. */
  id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


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




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( Activity )
    | ( AdAccount )
    | ( ApiKey )
    | ( Campaign )
    | ( ChatMessage )
    | ( Comment )
    | ( Community )
    | ( LifeAccount )
    | ( LiveRoom )
    | ( LocalGroup )
    | ( Merchant )
    | ( Order )
    | ( Organisation )
    | ( PartnerApp )
    | ( Payout )
    | ( Post )
    | ( Product )
    | ( ServiceListing )
    | ( Tip )
    | ( Topic )
    | ( Transfer )
    | ( User )
    | ( Wallet )
    | ( Workflow )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<Activity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdAccount: ResolverTypeWrapper<AdAccount>;
  ApiKey: ResolverTypeWrapper<ApiKey>;
  ApiKeyMode: ApiKeyMode;
  BudgetHolder: BudgetHolder;
  Campaign: ResolverTypeWrapper<Campaign>;
  ChangeSeverity: ChangeSeverity;
  ChatMessage: ResolverTypeWrapper<ChatMessage>;
  CheaperForm: ResolverTypeWrapper<CheaperForm>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Comment: ResolverTypeWrapper<Comment>;
  Community: ResolverTypeWrapper<Community>;
  CreateApiKeyForOperationsInput: CreateApiKeyForOperationsInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CreateApiKeyForOperationsPayload: ResolverTypeWrapper<CreateApiKeyForOperationsPayload>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeniedPath: ResolverTypeWrapper<DeniedPath>;
  LifeAccount: ResolverTypeWrapper<LifeAccount>;
  LiveRoom: ResolverTypeWrapper<LiveRoom>;
  LocalGroup: ResolverTypeWrapper<LocalGroup>;
  Merchant: ResolverTypeWrapper<Merchant>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OperationExplanation: ResolverTypeWrapper<OperationExplanation>;
  OperationMistake: ResolverTypeWrapper<OperationMistake>;
  Order: ResolverTypeWrapper<Order>;
  Organisation: ResolverTypeWrapper<Organisation>;
  PartnerApp: ResolverTypeWrapper<PartnerApp>;
  PathCost: ResolverTypeWrapper<PathCost>;
  Payout: ResolverTypeWrapper<Payout>;
  Post: ResolverTypeWrapper<Post>;
  Product: ResolverTypeWrapper<Product>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  SchemaChange: ResolverTypeWrapper<SchemaChange>;
  ServiceListing: ResolverTypeWrapper<ServiceListing>;
  SubgraphCost: ResolverTypeWrapper<SubgraphCost>;
  Tip: ResolverTypeWrapper<Tip>;
  Topic: ResolverTypeWrapper<Topic>;
  Transfer: ResolverTypeWrapper<Transfer>;
  UsedDeprecation: ResolverTypeWrapper<UsedDeprecation>;
  User: ResolverTypeWrapper<User>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Wallet: ResolverTypeWrapper<Wallet>;
  Workflow: ResolverTypeWrapper<Workflow>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: Activity;
  ID: Scalars['ID']['output'];
  AdAccount: AdAccount;
  ApiKey: ApiKey;
  Campaign: Campaign;
  ChatMessage: ChatMessage;
  CheaperForm: CheaperForm;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Comment: Comment;
  Community: Community;
  CreateApiKeyForOperationsInput: CreateApiKeyForOperationsInput;
  Boolean: Scalars['Boolean']['output'];
  CreateApiKeyForOperationsPayload: CreateApiKeyForOperationsPayload;
  DateTime: Scalars['DateTime']['output'];
  DeniedPath: DeniedPath;
  LifeAccount: LifeAccount;
  LiveRoom: LiveRoom;
  LocalGroup: LocalGroup;
  Merchant: Merchant;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OperationExplanation: OperationExplanation;
  OperationMistake: OperationMistake;
  Order: Order;
  Organisation: Organisation;
  PartnerApp: PartnerApp;
  PathCost: PathCost;
  Payout: Payout;
  Post: Post;
  Product: Product;
  Query: Record<PropertyKey, never>;
  RateLimit: RateLimit;
  SchemaChange: SchemaChange;
  ServiceListing: ServiceListing;
  SubgraphCost: SubgraphCost;
  Tip: Tip;
  Topic: Topic;
  Transfer: Transfer;
  UsedDeprecation: UsedDeprecation;
  User: User;
  UserError: UserError;
  Wallet: Wallet;
  Workflow: Workflow;
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdAccount'] = ResolversParentTypes['AdAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheaperFormResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheaperForm'] = ResolversParentTypes['CheaperForm']> = {
  change?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  estimated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateApiKeyForOperationsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeyForOperationsPayload'] = ResolversParentTypes['CreateApiKeyForOperationsPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeniedPathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeniedPath'] = ResolversParentTypes['DeniedPath']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  howToGet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LifeAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccount'] = ResolversParentTypes['LifeAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LiveRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveRoom'] = ResolversParentTypes['LiveRoom']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LocalGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalGroup'] = ResolversParentTypes['LocalGroup']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  advanceSandboxClock?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType, RequireFields<MutationAdvanceSandboxClockArgs, 'hours'>>;
  createApiKeyForOperations?: Resolver<ResolversTypes['CreateApiKeyForOperationsPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyForOperationsArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Activity' | 'AdAccount' | 'ApiKey' | 'Campaign' | 'ChatMessage' | 'Comment' | 'Community' | 'LifeAccount' | 'LiveRoom' | 'LocalGroup' | 'Merchant' | 'Order' | 'Organisation' | 'PartnerApp' | 'Payout' | 'Post' | 'Product' | 'ServiceListing' | 'Tip' | 'Topic' | 'Transfer' | 'User' | 'Wallet' | 'Workflow', ParentType, ContextType>;
};

export type OperationExplanationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationExplanation'] = ResolversParentTypes['OperationExplanation']> = {
  cacheMaxAge?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cachePrivate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cheaper?: Resolver<Array<ResolversTypes['CheaperForm']>, ParentType, ContextType>;
  costByPath?: Resolver<Array<ResolversTypes['PathCost']>, ParentType, ContextType>;
  costBySubgraph?: Resolver<Array<ResolversTypes['SubgraphCost']>, ParentType, ContextType>;
  deniedPaths?: Resolver<Array<ResolversTypes['DeniedPath']>, ParentType, ContextType>;
  deprecations?: Resolver<Array<ResolversTypes['UsedDeprecation']>, ParentType, ContextType>;
  estimatedCost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fetches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mistakes?: Resolver<Array<ResolversTypes['OperationMistake']>, ParentType, ContextType>;
  needsSignIn?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  privatePaths?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  requiredScopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  roundTrips?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subgraphs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  unobtainableScopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationMistakeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationMistake'] = ResolversParentTypes['OperationMistake']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnerAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerApp'] = ResolversParentTypes['PartnerApp']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PathCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathCost'] = ResolversParentTypes['PathCost']> = {
  estimated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PayoutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payout'] = ResolversParentTypes['Payout']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  changelog?: Resolver<Array<ResolversTypes['SchemaChange']>, ParentType, ContextType, RequireFields<QueryChangelogArgs, 'first' | 'skip'>>;
  explainOperation?: Resolver<ResolversTypes['OperationExplanation'], ParentType, ContextType, RequireFields<QueryExplainOperationArgs, 'document'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  rateLimit?: Resolver<Maybe<ResolversTypes['RateLimit']>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  cost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holder?: Resolver<ResolversTypes['BudgetHolder'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  operationLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  perSubgraph?: Resolver<Array<ResolversTypes['SubgraphCost']>, ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  windowSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SchemaChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SchemaChange'] = ResolversParentTypes['SchemaChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  coordinate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removalDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replacement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['ChangeSeverity'], ParentType, ContextType>;
  yourHits7d?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ServiceListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceListing'] = ResolversParentTypes['ServiceListing']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubgraphCostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubgraphCost'] = ResolversParentTypes['SubgraphCost']> = {
  estimated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Tip'] = ResolversParentTypes['Tip']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transfer'] = ResolversParentTypes['Transfer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UsedDeprecationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UsedDeprecation'] = ResolversParentTypes['UsedDeprecation']> = {
  coordinate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removalDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replacement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workflow'] = ResolversParentTypes['Workflow']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Activity?: ActivityResolvers<ContextType>;
  AdAccount?: AdAccountResolvers<ContextType>;
  ApiKey?: ApiKeyResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  CheaperForm?: CheaperFormResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  CreateApiKeyForOperationsPayload?: CreateApiKeyForOperationsPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeniedPath?: DeniedPathResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  LocalGroup?: LocalGroupResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OperationExplanation?: OperationExplanationResolvers<ContextType>;
  OperationMistake?: OperationMistakeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  PartnerApp?: PartnerAppResolvers<ContextType>;
  PathCost?: PathCostResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
  SchemaChange?: SchemaChangeResolvers<ContextType>;
  ServiceListing?: ServiceListingResolvers<ContextType>;
  SubgraphCost?: SubgraphCostResolvers<ContextType>;
  Tip?: TipResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  Transfer?: TransferResolvers<ContextType>;
  UsedDeprecation?: UsedDeprecationResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
};

