import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserMapper, MerchantMapper, CommunityMapper, LiveRoomMapper, ChatMessageMapper, AdSlotMapper, PostMapper, CommentMapper, LifeAccountMapper, TopicMapper, ServiceListingMapper, AppEntryMapper, ServiceConnectionMapper, FeedEdgeMapper, FeedConnectionMapper } from '../mappers.ts';
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

/** A place in a feed for an advertisement. */
export type AdSlot = {
  __typename?: 'AdSlot';
  /** Globally unique, `slot_…`. */
  id: Scalars['ID']['output'];
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
  /** Six-digit code of the district as in GB/T 2260: `310104` is Xuhui, Shanghai. */
  code: Scalars['String']['output'];
};

/** Something said in the chat of a live room. */
export type ChatMessage = Subject & {
  __typename?: 'ChatMessage';
  /** Globally unique, `msg_…`. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
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
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
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
export type Community = {
  __typename?: 'Community';
  /** Globally unique, `com_…`. */
  id: Scalars['ID']['output'];
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
export type LifeAccountPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
export type LiveRoom = Subject & {
  __typename?: 'LiveRoom';
  /** Globally unique, `room_…`. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
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

/** A business on the platform. */
export type Merchant = {
  __typename?: 'Merchant';
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
  /** The life account that speaks for the merchant; null when there is none. */
  lifeAccount?: Maybe<LifeAccount>;
};

/** Everything that can be done. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Say something under a post. Where a community's gate for `COMMENT` is not open to you, `denied` says what is missing. Refused
   * with, in this order: `BODY_EMPTY`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `POST_NOT_FOUND` (also when you may not
   * see it), `BLOCKED`.
   */
  comment: CommentPayload;
  /** Follow a life account; doing it again changes nothing. Refused with `LIFE_ACCOUNT_NOT_FOUND`. */
  followLifeAccount: FollowLifeAccountPayload;
  /**
   * Like a post, comment, live room or chat message; liking it again changes nothing. Where a community's gate for `LIKE` is not
   * open to you, `denied` says what is missing. Refused with `SUBJECT_NOT_FOUND`.
   */
  like: LikePayload;
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
   * Publish a post. Where the community's gate for `POST` is not open to you, `denied` says what is missing. Refused with, in
   * this order: `BODY_EMPTY`, `MEDIA_MISMATCH`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `COMMUNITY_NOT_FOUND`,
   * `TOPIC_NOT_FOUND`, `LIFE_ACCOUNT_NOT_FOUND` (also when you do not run it).
   */
  publish: PublishPayload;
  /**
   * Record that you viewed a post. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `POST_NOT_FOUND`.
   */
  recordView: RecordViewPayload;
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
  /** Stop following a life account; it is no error if you did not. Refused with `LIFE_ACCOUNT_NOT_FOUND`. */
  unfollowLifeAccount: UnfollowLifeAccountPayload;
  /** Take a like back; it is no error if there was none. Refused with `SUBJECT_NOT_FOUND`. */
  unlike: UnlikePayload;
};


/** Everything that can be done. */
export type MutationCommentArgs = {
  input: CommentInput;
};


/** Everything that can be done. */
export type MutationFollowLifeAccountArgs = {
  lifeAccountId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationLikeArgs = {
  subjectId: Scalars['ID']['input'];
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
export type MutationPublishArgs = {
  input: PublishInput;
};


/** Everything that can be done. */
export type MutationRecordViewArgs = {
  input: RecordViewInput;
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
export type MutationUnfollowLifeAccountArgs = {
  lifeAccountId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationUnlikeArgs = {
  subjectId: Scalars['ID']['input'];
};

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
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
  /** Features on a surface of the app that are rolled out to you, by position; at most 20. Empty for an unknown surface. */
  appEntries: Array<AppEntry>;
  /**
   * One tab of the home feed. Pages do not overlap and leave nothing out, whatever is published meanwhile: what is new since the
   * first page shows when you start again. Left out are posts that were removed, posts of communities whose gate for `VIEW` is
   * not open to you, and people who blocked you or whom you blocked. `FOLLOWING` and `LOCAL` need a signed-in viewer, else
   * `UNAUTHENTICATED`.
   */
  feed: FeedConnection;
  /** A life account by id; null when there is none. */
  lifeAccount?: Maybe<LifeAccount>;
  /** A post by id. Null when there is none, or you may not see it. */
  post?: Maybe<Post>;
  /** Services that can be opened in the app, most opened first; with `query`, the best match first. */
  services: ServiceConnection;
  /** A topic by id or by slug: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  topic?: Maybe<Topic>;
  /** All topics, by name; at most 200. */
  topics: Array<Topic>;
};


/** Everything that can be read. */
export type QueryAppEntriesArgs = {
  surface?: Scalars['String']['input'];
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
export type QueryPostArgs = {
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
export type QueryTopicArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
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
  /** Globally unique; its prefix tells the type. */
  id: Scalars['ID']['output'];
  /** How many people like it. */
  likeCount: Scalars['Int']['output'];
  /** True when you like it; false when you are not signed in. */
  viewerLiked: Scalars['Boolean']['output'];
};

/** Everything that can be watched as it happens. */
export type Subscription = {
  __typename?: 'Subscription';
  /** What appears in and leaves one tab of your feed. With `after`, what was missed comes first. */
  feedEvents: FeedEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionFeedEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  tab: FeedTab;
};

/** Something people are interested in, such as coffee or camping. */
export type Topic = Node & {
  __typename?: 'Topic';
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
export type TopicPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Result of `unfollowLifeAccount`. */
export type UnfollowLifeAccountPayload = {
  __typename?: 'UnfollowLifeAccountPayload';
  /** The life account no longer followed; null when refused. */
  lifeAccount?: Maybe<LifeAccount>;
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

/** A person with an account. */
export type User = {
  __typename?: 'User';
  /** Address of the profile picture; null when none is set. */
  avatarUrl?: Maybe<Scalars['String']['output']>;
  /** Name shown to others, 1 to 50 characters. */
  displayName: Scalars['String']['output'];
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /** Life accounts the person runs, oldest first; at most 10. */
  lifeAccounts: Array<LifeAccount>;
  /** What the person published, newest first. */
  posts: PostConnection;
};


/** A person with an account. */
export type UserPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
  /** One of you has blocked the other. */
  | 'BLOCKED'
  /** There is nothing to read: the text is blank. */
  | 'BODY_EMPTY'
  /** There is no such comment, or it has been removed. */
  | 'COMMENT_NOT_FOUND'
  /** There is no such community. */
  | 'COMMUNITY_NOT_FOUND'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** You run as many life accounts as one person may: 10. */
  | 'LIFE_ACCOUNT_LIMIT_REACHED'
  /** There is no such life account, or it is not yours to use. */
  | 'LIFE_ACCOUNT_NOT_FOUND'
  /** The media do not fit the kind of post. */
  | 'MEDIA_MISMATCH'
  /** The merchant has a life account already. */
  | 'MERCHANT_HAS_LIFE_ACCOUNT'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** It is not yours to remove. */
  | 'NOT_AUTHOR'
  /** There is no such post, or it has been removed. */
  | 'POST_NOT_FOUND'
  /** There is no such service. */
  | 'SERVICE_NOT_FOUND'
  /** There is no such post, comment, live room or chat message, or it has been removed. */
  | 'SUBJECT_NOT_FOUND'
  /** There is no such topic. */
  | 'TOPIC_NOT_FOUND';



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
  AdSlot: AdSlot;
  ChatMessage: ChatMessage;
  Comment: Comment;
  LifeAccount: LifeAccount;
  LiveRoom: LiveRoom;
  Merchant: Merchant;
  Post: Post;
  ServiceListing: ServiceListing;
  Subject: Subject;
  Topic: Topic;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  AdSlot:
    ( { __typename: 'AdSlot' }
    & GraphQLRecursivePick<FederationTypes['AdSlot'], {"id":true}> );
  ChatMessage:
    ( { __typename: 'ChatMessage' }
    & GraphQLRecursivePick<FederationTypes['ChatMessage'], {"id":true}> );
  Comment:
    ( { __typename: 'Comment' }
    & GraphQLRecursivePick<FederationTypes['Comment'], {"id":true}> );
  LifeAccount:
    ( { __typename: 'LifeAccount' }
    & GraphQLRecursivePick<FederationTypes['LifeAccount'], {"id":true}> );
  LiveRoom:
    ( { __typename: 'LiveRoom' }
    & GraphQLRecursivePick<FederationTypes['LiveRoom'], {"id":true}> );
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  Post:
    ( { __typename: 'Post' }
    & GraphQLRecursivePick<FederationTypes['Post'], {"id":true}> );
  ServiceListing:
    ( { __typename: 'ServiceListing' }
    & GraphQLRecursivePick<FederationTypes['ServiceListing'], {"id":true}> );
  Subject:
    ( { __typename: 'Subject' }
    & GraphQLRecursivePick<FederationTypes['Subject'], {"id":true}> );
  Topic:
    ( { __typename: 'Topic' }
    & GraphQLRecursivePick<FederationTypes['Topic'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  FeedEvent:
    | ( Omit<FeedItemAdded, 'edge'> & { edge: _RefType['FeedEdge'] } )
    | ( FeedItemRemoved )
    | ( StreamGap )
  ;
  FeedItem:
    | ( AdSlotMapper )
    | ( LiveRoomMapper )
    | ( PostMapper )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CommentMapper )
    | ( LifeAccountMapper )
    | ( PostMapper )
    | ( ServiceListingMapper )
    | ( TopicMapper )
  ;
  Subject:
    | ( ChatMessageMapper )
    | ( CommentMapper )
    | ( LiveRoomMapper )
    | ( PostMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdSlot: ResolverTypeWrapper<AdSlotMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AppEntry: ResolverTypeWrapper<AppEntryMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Area: ResolverTypeWrapper<Area>;
  ChatMessage: ResolverTypeWrapper<ChatMessageMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Comment: ResolverTypeWrapper<CommentMapper>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges'> & { edges: Array<ResolversTypes['CommentEdge']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentInput: CommentInput;
  CommentPayload: ResolverTypeWrapper<Omit<CommentPayload, 'comment'> & { comment?: Maybe<ResolversTypes['Comment']> }>;
  Community: ResolverTypeWrapper<CommunityMapper>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeedConnection: ResolverTypeWrapper<FeedConnectionMapper>;
  FeedEdge: ResolverTypeWrapper<FeedEdgeMapper>;
  FeedEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FeedEvent']>;
  FeedItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FeedItem']>;
  FeedItemAdded: ResolverTypeWrapper<Omit<FeedItemAdded, 'edge'> & { edge: ResolversTypes['FeedEdge'] }>;
  FeedItemRemoved: ResolverTypeWrapper<FeedItemRemoved>;
  FeedTab: FeedTab;
  FollowLifeAccountPayload: ResolverTypeWrapper<Omit<FollowLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversTypes['LifeAccount']> }>;
  LifeAccount: ResolverTypeWrapper<LifeAccountMapper>;
  LikePayload: ResolverTypeWrapper<Omit<LikePayload, 'subject'> & { subject?: Maybe<ResolversTypes['Subject']> }>;
  LiveRoom: ResolverTypeWrapper<LiveRoomMapper>;
  Media: ResolverTypeWrapper<Media>;
  MediaInput: MediaInput;
  MediaKind: MediaKind;
  Merchant: ResolverTypeWrapper<MerchantMapper>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OpenLifeAccountInput: OpenLifeAccountInput;
  OpenLifeAccountPayload: ResolverTypeWrapper<Omit<OpenLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversTypes['LifeAccount']> }>;
  OpenServiceInput: OpenServiceInput;
  OpenServicePayload: ResolverTypeWrapper<Omit<OpenServicePayload, 'service'> & { service?: Maybe<ResolversTypes['ServiceListing']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Post: ResolverTypeWrapper<PostMapper>;
  PostConnection: ResolverTypeWrapper<Omit<PostConnection, 'edges'> & { edges: Array<ResolversTypes['PostEdge']> }>;
  PostEdge: ResolverTypeWrapper<Omit<PostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  PostKind: PostKind;
  PublishInput: PublishInput;
  PublishPayload: ResolverTypeWrapper<Omit<PublishPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordViewInput: RecordViewInput;
  RecordViewPayload: ResolverTypeWrapper<Omit<RecordViewPayload, 'post'> & { post?: Maybe<ResolversTypes['Post']> }>;
  RemoveCommentPayload: ResolverTypeWrapper<RemoveCommentPayload>;
  RemovePostPayload: ResolverTypeWrapper<RemovePostPayload>;
  ServiceCategory: ServiceCategory;
  ServiceConnection: ResolverTypeWrapper<ServiceConnectionMapper>;
  ServiceEdge: ResolverTypeWrapper<Omit<ServiceEdge, 'node'> & { node: ResolversTypes['ServiceListing'] }>;
  ServiceListing: ResolverTypeWrapper<ServiceListingMapper>;
  StreamGap: ResolverTypeWrapper<StreamGap>;
  Subject: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Subject']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Topic: ResolverTypeWrapper<TopicMapper>;
  UnfollowLifeAccountPayload: ResolverTypeWrapper<Omit<UnfollowLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversTypes['LifeAccount']> }>;
  UnlikePayload: ResolverTypeWrapper<Omit<UnlikePayload, 'subject'> & { subject?: Maybe<ResolversTypes['Subject']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdSlot: AdSlotMapper;
  ID: Scalars['ID']['output'];
  AppEntry: AppEntryMapper;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  Area: Area;
  ChatMessage: ChatMessageMapper;
  Boolean: Scalars['Boolean']['output'];
  Comment: CommentMapper;
  CommentConnection: Omit<CommentConnection, 'edges'> & { edges: Array<ResolversParentTypes['CommentEdge']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CommentInput: CommentInput;
  CommentPayload: Omit<CommentPayload, 'comment'> & { comment?: Maybe<ResolversParentTypes['Comment']> };
  Community: CommunityMapper;
  DateTime: Scalars['DateTime']['output'];
  EventCursor: Scalars['EventCursor']['output'];
  Explanation: Explanation;
  Float: Scalars['Float']['output'];
  FeedConnection: FeedConnectionMapper;
  FeedEdge: FeedEdgeMapper;
  FeedEvent: ResolversUnionTypes<ResolversParentTypes>['FeedEvent'];
  FeedItem: ResolversUnionTypes<ResolversParentTypes>['FeedItem'];
  FeedItemAdded: Omit<FeedItemAdded, 'edge'> & { edge: ResolversParentTypes['FeedEdge'] };
  FeedItemRemoved: FeedItemRemoved;
  FollowLifeAccountPayload: Omit<FollowLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversParentTypes['LifeAccount']> };
  LifeAccount: LifeAccountMapper;
  LikePayload: Omit<LikePayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['Subject']> };
  LiveRoom: LiveRoomMapper;
  Media: Media;
  MediaInput: MediaInput;
  Merchant: MerchantMapper;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OpenLifeAccountInput: OpenLifeAccountInput;
  OpenLifeAccountPayload: Omit<OpenLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversParentTypes['LifeAccount']> };
  OpenServiceInput: OpenServiceInput;
  OpenServicePayload: Omit<OpenServicePayload, 'service'> & { service?: Maybe<ResolversParentTypes['ServiceListing']> };
  PageInfo: PageInfo;
  Post: PostMapper;
  PostConnection: Omit<PostConnection, 'edges'> & { edges: Array<ResolversParentTypes['PostEdge']> };
  PostEdge: Omit<PostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  PublishInput: PublishInput;
  PublishPayload: Omit<PublishPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  Query: Record<PropertyKey, never>;
  RecordViewInput: RecordViewInput;
  RecordViewPayload: Omit<RecordViewPayload, 'post'> & { post?: Maybe<ResolversParentTypes['Post']> };
  RemoveCommentPayload: RemoveCommentPayload;
  RemovePostPayload: RemovePostPayload;
  ServiceConnection: ServiceConnectionMapper;
  ServiceEdge: Omit<ServiceEdge, 'node'> & { node: ResolversParentTypes['ServiceListing'] };
  ServiceListing: ServiceListingMapper;
  StreamGap: StreamGap;
  Subject: ResolversInterfaceTypes<ResolversParentTypes>['Subject'];
  Subscription: Record<PropertyKey, never>;
  Topic: TopicMapper;
  UnfollowLifeAccountPayload: Omit<UnfollowLifeAccountPayload, 'lifeAccount'> & { lifeAccount?: Maybe<ResolversParentTypes['LifeAccount']> };
  UnlikePayload: Omit<UnlikePayload, 'subject'> & { subject?: Maybe<ResolversParentTypes['Subject']> };
  User: UserMapper;
  UserError: UserError;
};

export type AdSlotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdSlot'] = ResolversParentTypes['AdSlot'], FederationReferenceType extends FederationReferenceTypes['AdSlot'] = FederationReferenceTypes['AdSlot']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['AdSlot']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AppEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppEntry'] = ResolversParentTypes['AppEntry']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rolloutPercent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
};

export type AreaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Area'] = ResolversParentTypes['Area']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChatMessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChatMessage'] = ResolversParentTypes['ChatMessage'], FederationReferenceType extends FederationReferenceTypes['ChatMessage'] = FederationReferenceTypes['ChatMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ChatMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerLiked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment'], FederationReferenceType extends FederationReferenceTypes['Comment'] = FederationReferenceTypes['Comment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Comment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  viewerLiked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentPayload'] = ResolversParentTypes['CommentPayload']> = {
  comment?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type FeedConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedConnection'] = ResolversParentTypes['FeedConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FeedEdge']>, ParentType, ContextType>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  rankingVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FeedEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedEdge'] = ResolversParentTypes['FeedEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FeedItem'], ParentType, ContextType>;
  why?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
};

export type FeedEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedEvent'] = ResolversParentTypes['FeedEvent']> = {
  __resolveType?: TypeResolveFn<'FeedItemAdded' | 'FeedItemRemoved' | 'StreamGap', ParentType, ContextType>;
};

export type FeedItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedItem'] = ResolversParentTypes['FeedItem']> = {
  __resolveType?: TypeResolveFn<'AdSlot' | 'LiveRoom' | 'Post', ParentType, ContextType>;
};

export type FeedItemAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedItemAdded'] = ResolversParentTypes['FeedItemAdded']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  edge?: Resolver<ResolversTypes['FeedEdge'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FeedItemRemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeedItemRemoved'] = ResolversParentTypes['FeedItemRemoved']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FollowLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowLifeAccountPayload'] = ResolversParentTypes['FollowLifeAccountPayload']> = {
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LifeAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccount'] = ResolversParentTypes['LifeAccount'], FederationReferenceType extends FederationReferenceTypes['LifeAccount'] = FederationReferenceTypes['LifeAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LifeAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  followers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<LifeAccountPostsArgs, 'first'>>;
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerFollows?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LikePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LikePayload'] = ResolversParentTypes['LikePayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LiveRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LiveRoom'] = ResolversParentTypes['LiveRoom'], FederationReferenceType extends FederationReferenceTypes['LiveRoom'] = FederationReferenceTypes['LiveRoom']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LiveRoom']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerLiked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MediaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Media'] = ResolversParentTypes['Media']> = {
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MediaKind'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  comment?: Resolver<ResolversTypes['CommentPayload'], ParentType, ContextType, RequireFields<MutationCommentArgs, 'input'>>;
  followLifeAccount?: Resolver<ResolversTypes['FollowLifeAccountPayload'], ParentType, ContextType, RequireFields<MutationFollowLifeAccountArgs, 'lifeAccountId'>>;
  like?: Resolver<ResolversTypes['LikePayload'], ParentType, ContextType, RequireFields<MutationLikeArgs, 'subjectId'>>;
  openLifeAccount?: Resolver<ResolversTypes['OpenLifeAccountPayload'], ParentType, ContextType, RequireFields<MutationOpenLifeAccountArgs, 'input'>>;
  openService?: Resolver<ResolversTypes['OpenServicePayload'], ParentType, ContextType, RequireFields<MutationOpenServiceArgs, 'input'>>;
  publish?: Resolver<ResolversTypes['PublishPayload'], ParentType, ContextType, RequireFields<MutationPublishArgs, 'input'>>;
  recordView?: Resolver<ResolversTypes['RecordViewPayload'], ParentType, ContextType, RequireFields<MutationRecordViewArgs, 'input'>>;
  removeComment?: Resolver<ResolversTypes['RemoveCommentPayload'], ParentType, ContextType, RequireFields<MutationRemoveCommentArgs, 'commentId'>>;
  removePost?: Resolver<ResolversTypes['RemovePostPayload'], ParentType, ContextType, RequireFields<MutationRemovePostArgs, 'postId'>>;
  unfollowLifeAccount?: Resolver<ResolversTypes['UnfollowLifeAccountPayload'], ParentType, ContextType, RequireFields<MutationUnfollowLifeAccountArgs, 'lifeAccountId'>>;
  unlike?: Resolver<ResolversTypes['UnlikePayload'], ParentType, ContextType, RequireFields<MutationUnlikeArgs, 'subjectId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Comment' | 'LifeAccount' | 'Post' | 'ServiceListing' | 'Topic', ParentType, ContextType>;
};

export type OpenLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenLifeAccountPayload'] = ResolversParentTypes['OpenLifeAccountPayload']> = {
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OpenServicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenServicePayload'] = ResolversParentTypes['OpenServicePayload']> = {
  service?: Resolver<Maybe<ResolversTypes['ServiceListing']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post'], FederationReferenceType extends FederationReferenceTypes['Post'] = FederationReferenceTypes['Post']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Post']> | FederationReferenceType, FederationReferenceType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  commentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<PostCommentsArgs, 'first'>>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PostKind'], ParentType, ContextType>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  likeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  media?: Resolver<Array<ResolversTypes['Media']>, ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  viewCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerLiked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type PublishPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishPayload'] = ResolversParentTypes['PublishPayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  appEntries?: Resolver<Array<ResolversTypes['AppEntry']>, ParentType, ContextType, RequireFields<QueryAppEntriesArgs, 'surface'>>;
  feed?: Resolver<ResolversTypes['FeedConnection'], ParentType, ContextType, RequireFields<QueryFeedArgs, 'first' | 'tab'>>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType, RequireFields<QueryLifeAccountArgs, 'id'>>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType, RequireFields<QueryPostArgs, 'id'>>;
  services?: Resolver<ResolversTypes['ServiceConnection'], ParentType, ContextType, RequireFields<QueryServicesArgs, 'first'>>;
  topic?: Resolver<Maybe<ResolversTypes['Topic']>, ParentType, ContextType, Partial<QueryTopicArgs>>;
  topics?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
};

export type RecordViewPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordViewPayload'] = ResolversParentTypes['RecordViewPayload']> = {
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveCommentPayload'] = ResolversParentTypes['RemoveCommentPayload']> = {
  removedCommentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemovePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePostPayload'] = ResolversParentTypes['RemovePostPayload']> = {
  removedPostId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ServiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceConnection'] = ResolversParentTypes['ServiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ServiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceEdge'] = ResolversParentTypes['ServiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ServiceListing'], ParentType, ContextType>;
};

export type ServiceListingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceListing'] = ResolversParentTypes['ServiceListing'], FederationReferenceType extends FederationReferenceTypes['ServiceListing'] = FederationReferenceTypes['ServiceListing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ServiceListing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  category?: Resolver<ResolversTypes['ServiceCategory'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StreamGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StreamGap'] = ResolversParentTypes['StreamGap']> = {
  fromCursor?: Resolver<Maybe<ResolversTypes['EventCursor']>, ParentType, ContextType>;
  missed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  toCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject'], FederationReferenceType extends FederationReferenceTypes['Subject'] = FederationReferenceTypes['Subject']> = {
  __resolveType?: TypeResolveFn<'ChatMessage' | 'Comment' | 'LiveRoom' | 'Post', ParentType, ContextType>;
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Subject']> | FederationReferenceType, FederationReferenceType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  feedEvents?: SubscriptionResolver<ResolversTypes['FeedEvent'], "feedEvents", ParentType, ContextType, RequireFields<SubscriptionFeedEventsArgs, 'tab'>>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic'], FederationReferenceType extends FederationReferenceTypes['Topic'] = FederationReferenceTypes['Topic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Topic']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<TopicPostsArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnfollowLifeAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowLifeAccountPayload'] = ResolversParentTypes['UnfollowLifeAccountPayload']> = {
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnlikePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnlikePayload'] = ResolversParentTypes['UnlikePayload']> = {
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lifeAccounts?: Resolver<Array<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<UserPostsArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AdSlot?: AdSlotResolvers<ContextType>;
  AppEntry?: AppEntryResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  ChatMessage?: ChatMessageResolvers<ContextType>;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CommentPayload?: CommentPayloadResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EventCursor?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  FeedConnection?: FeedConnectionResolvers<ContextType>;
  FeedEdge?: FeedEdgeResolvers<ContextType>;
  FeedEvent?: FeedEventResolvers<ContextType>;
  FeedItem?: FeedItemResolvers<ContextType>;
  FeedItemAdded?: FeedItemAddedResolvers<ContextType>;
  FeedItemRemoved?: FeedItemRemovedResolvers<ContextType>;
  FollowLifeAccountPayload?: FollowLifeAccountPayloadResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  LikePayload?: LikePayloadResolvers<ContextType>;
  LiveRoom?: LiveRoomResolvers<ContextType>;
  Media?: MediaResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpenLifeAccountPayload?: OpenLifeAccountPayloadResolvers<ContextType>;
  OpenServicePayload?: OpenServicePayloadResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  PublishPayload?: PublishPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordViewPayload?: RecordViewPayloadResolvers<ContextType>;
  RemoveCommentPayload?: RemoveCommentPayloadResolvers<ContextType>;
  RemovePostPayload?: RemovePostPayloadResolvers<ContextType>;
  ServiceConnection?: ServiceConnectionResolvers<ContextType>;
  ServiceEdge?: ServiceEdgeResolvers<ContextType>;
  ServiceListing?: ServiceListingResolvers<ContextType>;
  StreamGap?: StreamGapResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  UnfollowLifeAccountPayload?: UnfollowLifeAccountPayloadResolvers<ContextType>;
  UnlikePayload?: UnlikePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

