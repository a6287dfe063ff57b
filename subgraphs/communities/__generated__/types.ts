import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CommunityMapper, GatesMapper, GateMapper, GateDecisionMapper, MembershipMapper, LocalGroupMapper, ActivityMapper, RsvpMapper, PostMapper, TopicMapper, UserMapper, PostAddedMapper, RsvpChangedMapper, GateChangedMapper, MemberJoinedMapper, StreamGapMapper } from '../mappers.ts';
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

/** A district of a city. */
export type Area = {
  __typename?: 'Area';
  /** Six-digit code of the district as in GB/T 2260: `310104` is Xuhui, Shanghai. */
  code: Scalars['String']['output'];
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

/** Result of `cancelActivity`. */
export type CancelActivityPayload = {
  __typename?: 'CancelActivityPayload';
  /** The activity, cancelled; null when refused. */
  activity?: Maybe<Activity>;
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

/** Facts about a person that gates read: no documents, no dates, nothing expired or revoked. In no client's schema. */
export type GateFacts = {
  __typename?: 'GateFacts';
  /** Kinds of the attestations valid right now, each once. */
  attestationKinds: Array<AttestationKind>;
  /** Gender as the identity check found it. */
  gender: Gender;
  /** Codes of the areas the person is attested to live in right now. */
  residentAreaCodes: Array<Scalars['String']['output']>;
  /** How far the person's identity is checked. */
  verificationLevel: VerificationLevel;
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

/** Result of `leave`. */
export type LeavePayload = {
  __typename?: 'LeavePayload';
  /** The community left, or the one whose local group you left; null when refused. */
  community?: Maybe<Community>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
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

/** Everything that can be done. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Cancel an activity; its organiser, and owners and moderators of its community only. Doing it again changes nothing. Refused
   * with, in this order: `ACTIVITY_NOT_FOUND`, `NOT_PERMITTED`.
   */
  cancelActivity: CancelActivityPayload;
  /**
   * Say that you do not come after all; the first of the waitlist moves up to a seat you leave. It is no error if you had not
   * answered. Refused with, in this order: `ACTIVITY_NOT_FOUND`, `ACTIVITY_STARTED`.
   */
  cancelRsvp: CancelRsvpPayload;
  /**
   * Note that somebody with a seat has arrived; the organiser, and owners, moderators and hosts of the community only. Doing it
   * again changes nothing. Refused with, in this order: `ACTIVITY_NOT_FOUND`, `NOT_PERMITTED`, `ACTIVITY_CANCELLED`,
   * `NOT_GOING`.
   */
  checkIn: CheckInPayload;
  /**
   * Set up an activity of a local group; owners, moderators and hosts of its community only. Refused with, in this order:
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `LOCAL_GROUP_NOT_FOUND`, `NOT_PERMITTED`, `STARTS_IN_PAST`.
   */
  createActivity: CreateActivityPayload;
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
  /**
   * Say that you come to an activity. You get a seat while there is one, else a place at the end of the waitlist. Doing it again
   * changes nothing. Where you have not joined the local group, `denied` says so. Refused with, in this order:
   * `ACTIVITY_NOT_FOUND`, `ACTIVITY_CANCELLED`, `ACTIVITY_STARTED`.
   */
  rsvp: RsvpPayload;
  /**
   * Change the gates of your community; owners and moderators only. Refused with, in this order: `COMMUNITY_NOT_FOUND`,
   * `NOT_PERMITTED`, `GATE_SYNTAX` (one error for each expression at fault, saying where), `VERSION_CONFLICT`.
   */
  setGates: SetGatesPayload;
  /**
   * Give a member of your community another role; owners only. Refused with, in this order: `COMMUNITY_NOT_FOUND`, `NOT_PERMITTED`,
   * `NOT_A_MEMBER` (the other person is not), `LAST_OWNER`.
   */
  setMemberRole: SetMemberRolePayload;
};


/** Everything that can be done. */
export type MutationCancelActivityArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationCancelRsvpArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationCheckInArgs = {
  input: CheckInInput;
};


/** Everything that can be done. */
export type MutationCreateActivityArgs = {
  input: CreateActivityInput;
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
export type MutationRsvpArgs = {
  activityId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationSetGatesArgs = {
  input: SetGatesInput;
};


/** Everything that can be done. */
export type MutationSetMemberRoleArgs = {
  input: SetMemberRoleInput;
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

/** Something a person published: pictures with text, or a short video. */
export type Post = {
  __typename?: 'Post';
  /** Globally unique, `post_…`. */
  id: Scalars['ID']['output'];
};

/** Something was published in the community. */
export type PostAdded = {
  __typename?: 'PostAdded';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The post; null when it has been removed since. */
  post?: Maybe<Post>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** Communities, most members first. */
  communities: CommunityConnection;
  /** A community by id or by slug: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  community?: Maybe<Community>;
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
   * What happens in a community. With `after`, what was missed comes first. Refused with `FORBIDDEN` when the gate for `VIEW` is not
   * open to you, with `BAD_USER_INPUT` when there is no such community. Should that gate close while you watch, as when a
   * claim of yours expires or you leave, the stream ends within a second with the error `GATE_CLOSED`.
   */
  communityEvents: CommunityEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionCommunityEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  communityId: Scalars['ID']['input'];
};

/** Something people are interested in, such as coffee or camping. */
export type Topic = {
  __typename?: 'Topic';
  /** Communities about it, most members first. */
  communities: Array<Community>;
  /** Globally unique, `top_…`. */
  id: Scalars['ID']['output'];
};


/** Something people are interested in, such as coffee or camping. */
export type TopicCommunitiesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A person with an account. */
export type User = {
  __typename?: 'User';
  /** Facts that gates read, limited to what is valid right now. */
  gateFacts: GateFacts;
  /** The credit score as gates see it, 350 to 950. Null when it is not known, so that gates close instead of opening. */
  gateScore?: Maybe<Scalars['Int']['output']>;
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /**
   * Communities the person has joined, newest first. Those whose gate for `VIEW` is not open to you are left out, so a page can be
   * shorter than you asked.
   */
  memberships: MembershipConnection;
  /**
   * Communities with a gate on `POST` that is open to this person right now, most members first, from among the thousand such
   * communities with most members. Null, with the error `FORBIDDEN`, for anyone else.
   */
  postableCommunities?: Maybe<Array<Community>>;
};


/** A person with an account. */
export type UserMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person with an account. */
export type UserPostableCommunitiesArgs = {
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
  /** The activity has been cancelled. */
  | 'ACTIVITY_CANCELLED'
  /** There is no such activity. */
  | 'ACTIVITY_NOT_FOUND'
  /** The activity has begun. */
  | 'ACTIVITY_STARTED'
  /** There is no such community. */
  | 'COMMUNITY_NOT_FOUND'
  /** The community has as many divisions as it may: 100. */
  | 'DIVISION_LIMIT_REACHED'
  /** The expression is not one of the gate language. */
  | 'GATE_SYNTAX'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** A community needs at least one owner. */
  | 'LAST_OWNER'
  /** There is no such local group. */
  | 'LOCAL_GROUP_NOT_FOUND'
  /** The person is not a member of the community. */
  | 'NOT_A_MEMBER'
  /** The person has no seat. */
  | 'NOT_GOING'
  /** Your role does not allow this. */
  | 'NOT_PERMITTED'
  /** A division cannot have divisions of its own. */
  | 'PARENT_IS_DIVISION'
  /** Another community has this slug. */
  | 'SLUG_TAKEN'
  /** It cannot begin in the past. */
  | 'STARTS_IN_PAST'
  /** There is no such topic. */
  | 'TOPIC_NOT_FOUND'
  /** It was changed since the version you expected; read it again. */
  | 'VERSION_CONFLICT';

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
  Activity: Activity;
  Community: Community;
  LocalGroup: LocalGroup;
  Topic: Topic;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Activity:
    ( { __typename: 'Activity' }
    & GraphQLRecursivePick<FederationTypes['Activity'], {"id":true}> );
  Community:
    ( { __typename: 'Community' }
    & ( GraphQLRecursivePick<FederationTypes['Community'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Community'], {"slug":true}> ) );
  LocalGroup:
    ( { __typename: 'LocalGroup' }
    & GraphQLRecursivePick<FederationTypes['LocalGroup'], {"id":true}> );
  Topic:
    ( { __typename: 'Topic' }
    & GraphQLRecursivePick<FederationTypes['Topic'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['User'], {"gateFacts":{"gender":true,"attestationKinds":true,"residentAreaCodes":true,"verificationLevel":true},"gateScore":true}> ) );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  CommunityEvent:
    | ( GateChangedMapper )
    | ( MemberJoinedMapper )
    | ( PostAddedMapper )
    | ( RsvpChangedMapper )
    | ( StreamGapMapper )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ActivityMapper )
    | ( CommunityMapper )
    | ( LocalGroupMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<ActivityMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ActivityConnection: ResolverTypeWrapper<Omit<ActivityConnection, 'edges'> & { edges: Array<ResolversTypes['ActivityEdge']> }>;
  ActivityEdge: ResolverTypeWrapper<Omit<ActivityEdge, 'node'> & { node: ResolversTypes['Activity'] }>;
  Area: ResolverTypeWrapper<Area>;
  AttestationKind: AttestationKind;
  CancelActivityPayload: ResolverTypeWrapper<Omit<CancelActivityPayload, 'activity'> & { activity?: Maybe<ResolversTypes['Activity']> }>;
  CancelRsvpPayload: ResolverTypeWrapper<Omit<CancelRsvpPayload, 'rsvp'> & { rsvp?: Maybe<ResolversTypes['Rsvp']> }>;
  CheckInInput: CheckInInput;
  CheckInPayload: ResolverTypeWrapper<Omit<CheckInPayload, 'rsvp'> & { rsvp?: Maybe<ResolversTypes['Rsvp']> }>;
  Community: ResolverTypeWrapper<CommunityMapper>;
  CommunityConnection: ResolverTypeWrapper<Omit<CommunityConnection, 'edges'> & { edges: Array<ResolversTypes['CommunityEdge']> }>;
  CommunityEdge: ResolverTypeWrapper<Omit<CommunityEdge, 'node'> & { node: ResolversTypes['Community'] }>;
  CommunityEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['CommunityEvent']>;
  CommunityKind: CommunityKind;
  CommunityPostConnection: ResolverTypeWrapper<Omit<CommunityPostConnection, 'edges'> & { edges: Array<ResolversTypes['CommunityPostEdge']> }>;
  CommunityPostEdge: ResolverTypeWrapper<Omit<CommunityPostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  CommunityRole: CommunityRole;
  CreateActivityInput: CreateActivityInput;
  CreateActivityPayload: ResolverTypeWrapper<Omit<CreateActivityPayload, 'activity'> & { activity?: Maybe<ResolversTypes['Activity']> }>;
  CreateCommunityInput: CreateCommunityInput;
  CreateCommunityPayload: ResolverTypeWrapper<Omit<CreateCommunityPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  CreateLocalGroupInput: CreateLocalGroupInput;
  CreateLocalGroupPayload: ResolverTypeWrapper<Omit<CreateLocalGroupPayload, 'localGroup'> & { localGroup?: Maybe<ResolversTypes['LocalGroup']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Gate: ResolverTypeWrapper<GateMapper>;
  GateAction: GateAction;
  GateChanged: ResolverTypeWrapper<GateChangedMapper>;
  GateDecision: ResolverTypeWrapper<GateDecisionMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  GateFacts: ResolverTypeWrapper<GateFacts>;
  Gates: ResolverTypeWrapper<GatesMapper>;
  Gender: Gender;
  JoinPayload: ResolverTypeWrapper<Omit<JoinPayload, 'localGroup' | 'membership'> & { localGroup?: Maybe<ResolversTypes['LocalGroup']>, membership?: Maybe<ResolversTypes['Membership']> }>;
  LeavePayload: ResolverTypeWrapper<Omit<LeavePayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  LocalGroup: ResolverTypeWrapper<LocalGroupMapper>;
  LocalGroupConnection: ResolverTypeWrapper<Omit<LocalGroupConnection, 'edges'> & { edges: Array<ResolversTypes['LocalGroupEdge']> }>;
  LocalGroupEdge: ResolverTypeWrapper<Omit<LocalGroupEdge, 'node'> & { node: ResolversTypes['LocalGroup'] }>;
  MemberJoined: ResolverTypeWrapper<MemberJoinedMapper>;
  Membership: ResolverTypeWrapper<MembershipMapper>;
  MembershipConnection: ResolverTypeWrapper<Omit<MembershipConnection, 'edges'> & { edges: Array<ResolversTypes['MembershipEdge']> }>;
  MembershipEdge: ResolverTypeWrapper<Omit<MembershipEdge, 'node'> & { node: ResolversTypes['Membership'] }>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Post: ResolverTypeWrapper<PostMapper>;
  PostAdded: ResolverTypeWrapper<PostAddedMapper>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Rsvp: ResolverTypeWrapper<RsvpMapper>;
  RsvpChanged: ResolverTypeWrapper<RsvpChangedMapper>;
  RsvpConnection: ResolverTypeWrapper<Omit<RsvpConnection, 'edges'> & { edges: Array<ResolversTypes['RsvpEdge']> }>;
  RsvpEdge: ResolverTypeWrapper<Omit<RsvpEdge, 'node'> & { node: ResolversTypes['Rsvp'] }>;
  RsvpPayload: ResolverTypeWrapper<Omit<RsvpPayload, 'rsvp'> & { rsvp?: Maybe<ResolversTypes['Rsvp']> }>;
  RsvpState: RsvpState;
  SetGatesInput: SetGatesInput;
  SetGatesPayload: ResolverTypeWrapper<Omit<SetGatesPayload, 'community'> & { community?: Maybe<ResolversTypes['Community']> }>;
  SetMemberRoleInput: SetMemberRoleInput;
  SetMemberRolePayload: ResolverTypeWrapper<Omit<SetMemberRolePayload, 'membership'> & { membership?: Maybe<ResolversTypes['Membership']> }>;
  StreamGap: ResolverTypeWrapper<StreamGapMapper>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Topic: ResolverTypeWrapper<TopicMapper>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VerificationLevel: VerificationLevel;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityMapper;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  ActivityConnection: Omit<ActivityConnection, 'edges'> & { edges: Array<ResolversParentTypes['ActivityEdge']> };
  ActivityEdge: Omit<ActivityEdge, 'node'> & { node: ResolversParentTypes['Activity'] };
  Area: Area;
  CancelActivityPayload: Omit<CancelActivityPayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['Activity']> };
  CancelRsvpPayload: Omit<CancelRsvpPayload, 'rsvp'> & { rsvp?: Maybe<ResolversParentTypes['Rsvp']> };
  CheckInInput: CheckInInput;
  CheckInPayload: Omit<CheckInPayload, 'rsvp'> & { rsvp?: Maybe<ResolversParentTypes['Rsvp']> };
  Community: CommunityMapper;
  CommunityConnection: Omit<CommunityConnection, 'edges'> & { edges: Array<ResolversParentTypes['CommunityEdge']> };
  CommunityEdge: Omit<CommunityEdge, 'node'> & { node: ResolversParentTypes['Community'] };
  CommunityEvent: ResolversUnionTypes<ResolversParentTypes>['CommunityEvent'];
  CommunityPostConnection: Omit<CommunityPostConnection, 'edges'> & { edges: Array<ResolversParentTypes['CommunityPostEdge']> };
  CommunityPostEdge: Omit<CommunityPostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  CreateActivityInput: CreateActivityInput;
  CreateActivityPayload: Omit<CreateActivityPayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['Activity']> };
  CreateCommunityInput: CreateCommunityInput;
  CreateCommunityPayload: Omit<CreateCommunityPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  CreateLocalGroupInput: CreateLocalGroupInput;
  CreateLocalGroupPayload: Omit<CreateLocalGroupPayload, 'localGroup'> & { localGroup?: Maybe<ResolversParentTypes['LocalGroup']> };
  DateTime: Scalars['DateTime']['output'];
  EventCursor: Scalars['EventCursor']['output'];
  Explanation: Explanation;
  Float: Scalars['Float']['output'];
  Gate: GateMapper;
  GateChanged: GateChangedMapper;
  GateDecision: GateDecisionMapper;
  Boolean: Scalars['Boolean']['output'];
  GateFacts: GateFacts;
  Gates: GatesMapper;
  JoinPayload: Omit<JoinPayload, 'localGroup' | 'membership'> & { localGroup?: Maybe<ResolversParentTypes['LocalGroup']>, membership?: Maybe<ResolversParentTypes['Membership']> };
  LeavePayload: Omit<LeavePayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  LocalGroup: LocalGroupMapper;
  LocalGroupConnection: Omit<LocalGroupConnection, 'edges'> & { edges: Array<ResolversParentTypes['LocalGroupEdge']> };
  LocalGroupEdge: Omit<LocalGroupEdge, 'node'> & { node: ResolversParentTypes['LocalGroup'] };
  MemberJoined: MemberJoinedMapper;
  Membership: MembershipMapper;
  MembershipConnection: Omit<MembershipConnection, 'edges'> & { edges: Array<ResolversParentTypes['MembershipEdge']> };
  MembershipEdge: Omit<MembershipEdge, 'node'> & { node: ResolversParentTypes['Membership'] };
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Post: PostMapper;
  PostAdded: PostAddedMapper;
  Query: Record<PropertyKey, never>;
  Rsvp: RsvpMapper;
  RsvpChanged: RsvpChangedMapper;
  RsvpConnection: Omit<RsvpConnection, 'edges'> & { edges: Array<ResolversParentTypes['RsvpEdge']> };
  RsvpEdge: Omit<RsvpEdge, 'node'> & { node: ResolversParentTypes['Rsvp'] };
  RsvpPayload: Omit<RsvpPayload, 'rsvp'> & { rsvp?: Maybe<ResolversParentTypes['Rsvp']> };
  SetGatesInput: SetGatesInput;
  SetGatesPayload: Omit<SetGatesPayload, 'community'> & { community?: Maybe<ResolversParentTypes['Community']> };
  SetMemberRoleInput: SetMemberRoleInput;
  SetMemberRolePayload: Omit<SetMemberRolePayload, 'membership'> & { membership?: Maybe<ResolversParentTypes['Membership']> };
  StreamGap: StreamGapMapper;
  Subscription: Record<PropertyKey, never>;
  Topic: TopicMapper;
  User: UserMapper;
  UserError: UserError;
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity'], FederationReferenceType extends FederationReferenceTypes['Activity'] = FederationReferenceTypes['Activity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Activity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attendees?: Resolver<Maybe<ResolversTypes['RsvpConnection']>, ParentType, ContextType, RequireFields<ActivityAttendeesArgs, 'first'>>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  going?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  localGroup?: Resolver<ResolversTypes['LocalGroup'], ParentType, ContextType>;
  organiser?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerRsvp?: Resolver<Maybe<ResolversTypes['Rsvp']>, ParentType, ContextType>;
  waitlist?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type AreaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Area'] = ResolversParentTypes['Area']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CancelActivityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelActivityPayload'] = ResolversParentTypes['CancelActivityPayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelRsvpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelRsvpPayload'] = ResolversParentTypes['CancelRsvpPayload']> = {
  rsvp?: Resolver<Maybe<ResolversTypes['Rsvp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInPayload'] = ResolversParentTypes['CheckInPayload']> = {
  rsvp?: Resolver<Maybe<ResolversTypes['Rsvp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community'], FederationReferenceType extends FederationReferenceTypes['Community'] = FederationReferenceTypes['Community']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Community']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divisions?: Resolver<Array<ResolversTypes['Community']>, ParentType, ContextType, RequireFields<CommunityDivisionsArgs, 'first'>>;
  eventCursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  followerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gates?: Resolver<ResolversTypes['Gates'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CommunityKind'], ParentType, ContextType>;
  localGroups?: Resolver<Maybe<ResolversTypes['LocalGroupConnection']>, ParentType, ContextType, RequireFields<CommunityLocalGroupsArgs, 'first'>>;
  members?: Resolver<Maybe<ResolversTypes['MembershipConnection']>, ParentType, ContextType, RequireFields<CommunityMembersArgs, 'first'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  posts?: Resolver<Maybe<ResolversTypes['CommunityPostConnection']>, ParentType, ContextType, RequireFields<CommunityPostsArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  topics?: Resolver<Array<ResolversTypes['Topic']>, ParentType, ContextType>;
  viewerGate?: Resolver<ResolversTypes['GateDecision'], ParentType, ContextType, RequireFields<CommunityViewerGateArgs, 'action'>>;
  viewerMembership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommunityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityConnection'] = ResolversParentTypes['CommunityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommunityEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommunityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityEdge'] = ResolversParentTypes['CommunityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
};

export type CommunityEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityEvent'] = ResolversParentTypes['CommunityEvent']> = {
  __resolveType?: TypeResolveFn<'GateChanged' | 'MemberJoined' | 'PostAdded' | 'RsvpChanged' | 'StreamGap', ParentType, ContextType>;
};

export type CommunityPostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityPostConnection'] = ResolversParentTypes['CommunityPostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommunityPostEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommunityPostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommunityPostEdge'] = ResolversParentTypes['CommunityPostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type CreateActivityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateActivityPayload'] = ResolversParentTypes['CreateActivityPayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateCommunityPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCommunityPayload'] = ResolversParentTypes['CreateCommunityPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateLocalGroupPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLocalGroupPayload'] = ResolversParentTypes['CreateLocalGroupPayload']> = {
  localGroup?: Resolver<Maybe<ResolversTypes['LocalGroup']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
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

export type GateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gate'] = ResolversParentTypes['Gate']> = {
  expression?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type GateChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GateChanged'] = ResolversParentTypes['GateChanged']> = {
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GateDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GateDecision'] = ResolversParentTypes['GateDecision']> = {
  action?: Resolver<ResolversTypes['GateAction'], ParentType, ContextType>;
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gateVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  howToFix?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
};

export type GatesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Gates'] = ResolversParentTypes['Gates']> = {
  comment?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  join?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  like?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  tip?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  view?: Resolver<ResolversTypes['Gate'], ParentType, ContextType>;
};

export type JoinPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinPayload'] = ResolversParentTypes['JoinPayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  localGroup?: Resolver<Maybe<ResolversTypes['LocalGroup']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeavePayload'] = ResolversParentTypes['LeavePayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LocalGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalGroup'] = ResolversParentTypes['LocalGroup'], FederationReferenceType extends FederationReferenceTypes['LocalGroup'] = FederationReferenceTypes['LocalGroup']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LocalGroup']> | FederationReferenceType, FederationReferenceType, ContextType>;
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, RequireFields<LocalGroupActivitiesArgs, 'first' | 'includePast'>>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerIsMember?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LocalGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalGroupConnection'] = ResolversParentTypes['LocalGroupConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LocalGroupEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LocalGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LocalGroupEdge'] = ResolversParentTypes['LocalGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LocalGroup'], ParentType, ContextType>;
};

export type MemberJoinedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MemberJoined'] = ResolversParentTypes['MemberJoined']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MembershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  community?: Resolver<ResolversTypes['Community'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['CommunityRole'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type MembershipConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipConnection'] = ResolversParentTypes['MembershipConnection']> = {
  edges?: Resolver<Array<ResolversTypes['MembershipEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MembershipEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MembershipEdge'] = ResolversParentTypes['MembershipEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Membership'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelActivity?: Resolver<ResolversTypes['CancelActivityPayload'], ParentType, ContextType, RequireFields<MutationCancelActivityArgs, 'activityId'>>;
  cancelRsvp?: Resolver<ResolversTypes['CancelRsvpPayload'], ParentType, ContextType, RequireFields<MutationCancelRsvpArgs, 'activityId'>>;
  checkIn?: Resolver<ResolversTypes['CheckInPayload'], ParentType, ContextType, RequireFields<MutationCheckInArgs, 'input'>>;
  createActivity?: Resolver<ResolversTypes['CreateActivityPayload'], ParentType, ContextType, RequireFields<MutationCreateActivityArgs, 'input'>>;
  createCommunity?: Resolver<ResolversTypes['CreateCommunityPayload'], ParentType, ContextType, RequireFields<MutationCreateCommunityArgs, 'input'>>;
  createLocalGroup?: Resolver<ResolversTypes['CreateLocalGroupPayload'], ParentType, ContextType, RequireFields<MutationCreateLocalGroupArgs, 'input'>>;
  join?: Resolver<ResolversTypes['JoinPayload'], ParentType, ContextType, Partial<MutationJoinArgs>>;
  leave?: Resolver<ResolversTypes['LeavePayload'], ParentType, ContextType, Partial<MutationLeaveArgs>>;
  rsvp?: Resolver<ResolversTypes['RsvpPayload'], ParentType, ContextType, RequireFields<MutationRsvpArgs, 'activityId'>>;
  setGates?: Resolver<ResolversTypes['SetGatesPayload'], ParentType, ContextType, RequireFields<MutationSetGatesArgs, 'input'>>;
  setMemberRole?: Resolver<ResolversTypes['SetMemberRolePayload'], ParentType, ContextType, RequireFields<MutationSetMemberRoleArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Activity' | 'Community' | 'LocalGroup', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PostAddedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostAdded'] = ResolversParentTypes['PostAdded']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  communities?: Resolver<ResolversTypes['CommunityConnection'], ParentType, ContextType, RequireFields<QueryCommunitiesArgs, 'first'>>;
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType, Partial<QueryCommunityArgs>>;
};

export type RsvpResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rsvp'] = ResolversParentTypes['Rsvp']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  checkedInAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['RsvpState'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type RsvpChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RsvpChanged'] = ResolversParentTypes['RsvpChanged']> = {
  activity?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  promotedUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RsvpConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RsvpConnection'] = ResolversParentTypes['RsvpConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RsvpEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RsvpEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RsvpEdge'] = ResolversParentTypes['RsvpEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Rsvp'], ParentType, ContextType>;
};

export type RsvpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RsvpPayload'] = ResolversParentTypes['RsvpPayload']> = {
  denied?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  rsvp?: Resolver<Maybe<ResolversTypes['Rsvp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetGatesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetGatesPayload'] = ResolversParentTypes['SetGatesPayload']> = {
  community?: Resolver<Maybe<ResolversTypes['Community']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetMemberRolePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetMemberRolePayload'] = ResolversParentTypes['SetMemberRolePayload']> = {
  membership?: Resolver<Maybe<ResolversTypes['Membership']>, ParentType, ContextType>;
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
  communityEvents?: SubscriptionResolver<ResolversTypes['CommunityEvent'], "communityEvents", ParentType, ContextType, RequireFields<SubscriptionCommunityEventsArgs, 'communityId'>>;
};

export type TopicResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Topic'] = ResolversParentTypes['Topic'], FederationReferenceType extends FederationReferenceTypes['Topic'] = FederationReferenceTypes['Topic']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Topic']> | FederationReferenceType, FederationReferenceType, ContextType>;
  communities?: Resolver<Array<ResolversTypes['Community']>, ParentType, ContextType, RequireFields<TopicCommunitiesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  memberships?: Resolver<ResolversTypes['MembershipConnection'], ParentType, ContextType, RequireFields<UserMembershipsArgs, 'first'>>;
  postableCommunities?: Resolver<Maybe<Array<ResolversTypes['Community']>>, ParentType, ContextType, RequireFields<UserPostableCommunitiesArgs, 'first'>>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  CancelActivityPayload?: CancelActivityPayloadResolvers<ContextType>;
  CancelRsvpPayload?: CancelRsvpPayloadResolvers<ContextType>;
  CheckInPayload?: CheckInPayloadResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  CommunityConnection?: CommunityConnectionResolvers<ContextType>;
  CommunityEdge?: CommunityEdgeResolvers<ContextType>;
  CommunityEvent?: CommunityEventResolvers<ContextType>;
  CommunityPostConnection?: CommunityPostConnectionResolvers<ContextType>;
  CommunityPostEdge?: CommunityPostEdgeResolvers<ContextType>;
  CreateActivityPayload?: CreateActivityPayloadResolvers<ContextType>;
  CreateCommunityPayload?: CreateCommunityPayloadResolvers<ContextType>;
  CreateLocalGroupPayload?: CreateLocalGroupPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EventCursor?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  Gate?: GateResolvers<ContextType>;
  GateChanged?: GateChangedResolvers<ContextType>;
  GateDecision?: GateDecisionResolvers<ContextType>;
  Gates?: GatesResolvers<ContextType>;
  JoinPayload?: JoinPayloadResolvers<ContextType>;
  LeavePayload?: LeavePayloadResolvers<ContextType>;
  LocalGroup?: LocalGroupResolvers<ContextType>;
  LocalGroupConnection?: LocalGroupConnectionResolvers<ContextType>;
  LocalGroupEdge?: LocalGroupEdgeResolvers<ContextType>;
  MemberJoined?: MemberJoinedResolvers<ContextType>;
  Membership?: MembershipResolvers<ContextType>;
  MembershipConnection?: MembershipConnectionResolvers<ContextType>;
  MembershipEdge?: MembershipEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostAdded?: PostAddedResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Rsvp?: RsvpResolvers<ContextType>;
  RsvpChanged?: RsvpChangedResolvers<ContextType>;
  RsvpConnection?: RsvpConnectionResolvers<ContextType>;
  RsvpEdge?: RsvpEdgeResolvers<ContextType>;
  RsvpPayload?: RsvpPayloadResolvers<ContextType>;
  SetGatesPayload?: SetGatesPayloadResolvers<ContextType>;
  SetMemberRolePayload?: SetMemberRolePayloadResolvers<ContextType>;
  StreamGap?: StreamGapResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Topic?: TopicResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

