import type { GraphQLResolveInfo } from 'graphql';
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

/** Something said in the chat of a live room. */
export type ChatMessage = Node & {
  __typename?: 'ChatMessage';
  /** Globally unique, `msg_…`. */
  id: Scalars['ID']['output'];
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

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
};

/** Something bought. */
export type Order = Node & {
  __typename?: 'Order';
  /** Globally unique, `ord_…`. */
  id: Scalars['ID']['output'];
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
  /**
   * Anything by its id; its type follows from the id's prefix. Null when the id is malformed, names nothing, or names something that
   * is not for you to see.
   */
  node?: Maybe<Node>;
  /** Up to 100 things by their ids, in the order asked, each as `node` answers it. More are refused with `BAD_USER_INPUT`. */
  nodes: Array<Maybe<Node>>;
};


/** Everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};

/** A service that can be opened in the app, such as booking a doctor or paying for parking. */
export type ServiceListing = Node & {
  __typename?: 'ServiceListing';
  /** Globally unique, `svc_…`. */
  id: Scalars['ID']['output'];
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

/** A person with an account. */
export type User = Node & {
  __typename?: 'User';
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
};

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
    | ( Campaign )
    | ( ChatMessage )
    | ( Comment )
    | ( Community )
    | ( LifeAccount )
    | ( LiveRoom )
    | ( LocalGroup )
    | ( Merchant )
    | ( Order )
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
  Campaign: ResolverTypeWrapper<Campaign>;
  ChatMessage: ResolverTypeWrapper<ChatMessage>;
  Comment: ResolverTypeWrapper<Comment>;
  Community: ResolverTypeWrapper<Community>;
  LifeAccount: ResolverTypeWrapper<LifeAccount>;
  LiveRoom: ResolverTypeWrapper<LiveRoom>;
  LocalGroup: ResolverTypeWrapper<LocalGroup>;
  Merchant: ResolverTypeWrapper<Merchant>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<Order>;
  Payout: ResolverTypeWrapper<Payout>;
  Post: ResolverTypeWrapper<Post>;
  Product: ResolverTypeWrapper<Product>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ServiceListing: ResolverTypeWrapper<ServiceListing>;
  Tip: ResolverTypeWrapper<Tip>;
  Topic: ResolverTypeWrapper<Topic>;
  Transfer: ResolverTypeWrapper<Transfer>;
  User: ResolverTypeWrapper<User>;
  Wallet: ResolverTypeWrapper<Wallet>;
  Workflow: ResolverTypeWrapper<Workflow>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: Activity;
  ID: Scalars['ID']['output'];
  AdAccount: AdAccount;
  Campaign: Campaign;
  ChatMessage: ChatMessage;
  Comment: Comment;
  Community: Community;
  LifeAccount: LifeAccount;
  LiveRoom: LiveRoom;
  LocalGroup: LocalGroup;
  Merchant: Merchant;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: Order;
  Payout: Payout;
  Post: Post;
  Product: Product;
  Query: Record<PropertyKey, never>;
  ServiceListing: ServiceListing;
  Tip: Tip;
  Topic: Topic;
  Transfer: Transfer;
  User: User;
  Wallet: Wallet;
  Workflow: Workflow;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdAccount'] = ResolversParentTypes['AdAccount']> = {
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

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Activity' | 'AdAccount' | 'Campaign' | 'ChatMessage' | 'Comment' | 'Community' | 'LifeAccount' | 'LiveRoom' | 'LocalGroup' | 'Merchant' | 'Order' | 'Payout' | 'Post' | 'Product' | 'ServiceListing' | 'Tip' | 'Topic' | 'Transfer' | 'User' | 'Wallet' | 'Workflow', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
};

export type ServiceListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceListing'] = ResolversParentTypes['ServiceListing']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  Campaign?: CampaignResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  LocalGroup?: LocalGroupResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ServiceListing?: ServiceListingResolvers<ContextType>;
  Tip?: TipResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  Transfer?: TransferResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
};

