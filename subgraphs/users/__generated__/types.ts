import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserMapper, AttestationMapper, MerchantMapper, OnboardingMapper, SessionMapper } from '../mappers.ts';
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

/** A session that ended, or a person whose scopes are others now. */
export type AccessChange = {
  __typename?: 'AccessChange';
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** All scopes the person has now, at most 100; null when a session ended. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** The session that ended; null when scopes changed. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** Whose tokens it is about. */
  userId: Scalars['ID']['output'];
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

/** Result of `block`. */
export type BlockPayload = {
  __typename?: 'BlockPayload';
  /** The person now blocked; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

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

/** Result of `follow`. */
export type FollowPayload = {
  __typename?: 'FollowPayload';
  /** The person now followed; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
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

/** Gender as the identity check found it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Not known: no identity check has recorded one. */
  | 'UNDISCLOSED';

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

/** A business on the platform. */
export type Merchant = Node & {
  __typename?: 'Merchant';
  /** When the merchant was started. */
  createdAt: Scalars['DateTime']['output'];
  /** What the business does, up to 1,000 characters; null when nothing is said. */
  description?: Maybe<Scalars['String']['output']>;
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
  /** Trading name, 1 to 80 characters. */
  name: Scalars['String']['output'];
  /** How far onboarding is. Null, with the error `FORBIDDEN`, when you are neither the owner nor hold `merchants:read`. */
  onboarding?: Maybe<Onboarding>;
  /** The person who started the merchant and acts for it. */
  owner: User;
  /** Size of the business, as declared at onboarding. */
  size: MerchantSize;
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

/** Everything that can be done. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Block a person. Follows between the two of you end, and neither can follow the other until you unblock. Refused with, in
   * this order: `USER_NOT_FOUND`, `CANNOT_TARGET_SELF`.
   */
  block: BlockPayload;
  /**
   * Approve or reject a submitted onboarding. Refused with, in this order: `MERCHANT_NOT_FOUND`, `ONBOARDING_NOT_OPEN` (it is not
   * submitted).
   */
  decideMerchantOnboarding: DecideMerchantOnboardingPayload;
  /**
   * Follow a person; following somebody already followed changes nothing. Refused with, in this order: `USER_NOT_FOUND`,
   * `CANNOT_TARGET_SELF`, `BLOCKED` (either of you has blocked the other).
   */
  follow: FollowPayload;
  /**
   * Vouch for a claim about a person. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `USER_NOT_FOUND`, `AREA_REQUIRED`, `AREA_NOT_ALLOWED`, `AREA_NOT_FOUND`, `EXPIRY_IN_PAST`.
   */
  grantAttestation: GrantAttestationPayload;
  /**
   * Exchange a refresh token for a new session. A refresh token works once: using it again shows that it leaked, so the session
   * it belongs to ends. Refused with, in this order: `SESSION_NOT_FOUND`, `REFRESH_TOKEN_REUSED`, `SESSION_EXPIRED`.
   */
  refreshSession: RefreshSessionPayload;
  /** Take an attestation back; it stops counting at once. Doing it again changes nothing. Refused with `ATTESTATION_NOT_FOUND`. */
  revokeAttestation: RevokeAttestationPayload;
  /** Set the district you live in, or forget it. Refused with `AREA_NOT_FOUND`. */
  setHomeArea: SetHomeAreaPayload;
  /** Record the outcome of an identity check. Refused with, in this order: `USER_NOT_FOUND`, `GENDER_NEEDS_REAL_NAME`. */
  setVerificationLevel: SetVerificationLevelPayload;
  /** Sign in with handle and password. Refused with `INVALID_CREDENTIALS`, whichever of the two is wrong. */
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
   * Hand a merchant's onboarding in for review; a micro merchant is approved at once. Refused with, in this order: `MERCHANT_NOT_FOUND` (also when you do not own it),
   * `ONBOARDING_NOT_OPEN` (it is submitted or approved already), `ONBOARDING_INCOMPLETE` (one error for each missing item).
   */
  submitMerchantOnboarding: SubmitMerchantOnboardingPayload;
  /** Lift a block; it is no error if there was none. Ended follows do not come back. Refused with `USER_NOT_FOUND`. */
  unblock: UnblockPayload;
  /** Stop following a person; it is no error if you did not. Refused with `USER_NOT_FOUND`. */
  unfollow: UnfollowPayload;
  /** Change your profile. A field that is left out stays as it is. */
  updateProfile: UpdateProfilePayload;
};


/** Everything that can be done. */
export type MutationBlockArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationDecideMerchantOnboardingArgs = {
  input: DecideMerchantOnboardingInput;
};


/** Everything that can be done. */
export type MutationFollowArgs = {
  userId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationGrantAttestationArgs = {
  input: GrantAttestationInput;
};


/** Everything that can be done. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
};


/** Everything that can be done. */
export type MutationRevokeAttestationArgs = {
  attestationId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationSetHomeAreaArgs = {
  input: SetHomeAreaInput;
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
export type MutationSubmitMerchantOnboardingArgs = {
  input: SubmitMerchantOnboardingInput;
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
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
};

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
  /** Areas known to the platform, ordered by city, then name; at most 200. */
  areas: Array<Area>;
  /** A merchant by id; null when there is none. */
  merchant?: Maybe<Merchant>;
  /** A person by id or by handle: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  user?: Maybe<User>;
  /** The person signed in; null when nobody is. */
  viewer?: Maybe<User>;
};


/** Everything that can be read. */
export type QueryAreasArgs = {
  city?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. */
export type QueryMerchantArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryUserArgs = {
  handle?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
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

/** Result of `revokeAttestation`. */
export type RevokeAttestationPayload = {
  __typename?: 'RevokeAttestationPayload';
  /** The attestation taken back; null when refused. */
  attestation?: Maybe<Attestation>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
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

/** Handle and password. */
export type SignInInput = {
  /** Handle of the account, without the `@`; capitals do not matter. */
  handle: Scalars['String']['input'];
  /** Password of the account. */
  password: Scalars['String']['input'];
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
   * What was taken back of what access tokens still say. For the gateways, which refuse those tokens and end what streams on them:
   * first all of the time that a token may live, at most 1,000 at once and in no order, then each as it happens.
   */
  accessChanges: Array<AccessChange>;
};

/** Result of `unblock`. */
export type UnblockPayload = {
  __typename?: 'UnblockPayload';
  /** The person no longer blocked; null when refused. */
  user?: Maybe<User>;
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

/** A person with an account. */
export type User = Node & {
  __typename?: 'User';
  /** Whole days since the account was opened; 0 on the first day. */
  accountAgeDays: Scalars['Int']['output'];
  /**
   * Verified claims about the person, newest first, at most 50, expired and revoked ones included. Null, with the error
   * `FORBIDDEN`, when you are neither this person nor hold `users:pii` or `attestations:issue`.
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
  /** When the account was opened. */
  createdAt: Scalars['DateTime']['output'];
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
  /** Facts that gates read, limited to what is valid right now. */
  gateFacts: GateFacts;
  /** Gender as the identity check found it. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `users:pii`. */
  gender?: Maybe<Gender>;
  /** Unique name chosen at sign-up, without the `@`: 3 to 30 of a-z, 0-9 and `_`. It never changes. */
  handle: Scalars['String']['output'];
  /** District the person lives in, as they set it; null when not set. Nothing more precise is ever exposed. */
  homeArea?: Maybe<Area>;
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /** Merchants this person owns, oldest first; at most 10. */
  merchants: Array<Merchant>;
  /** Phone number in E.164 form, `+8613800138000`. Null when none is on file, or, with the error `FORBIDDEN`, when you are neither this person nor hold `users:pii`. */
  phone?: Maybe<Scalars['String']['output']>;
  /** How far the person's identity is checked. */
  verificationLevel: VerificationLevel;
  /** True when you have blocked this person; false when you are not signed in. */
  viewerBlocks: Scalars['Boolean']['output'];
  /** True when you follow this person; false when you are not signed in. */
  viewerFollows: Scalars['Boolean']['output'];
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
  /** This kind of attestation takes no area. */
  | 'AREA_NOT_ALLOWED'
  /** There is no such area. */
  | 'AREA_NOT_FOUND'
  /** This kind of attestation needs an area. */
  | 'AREA_REQUIRED'
  /** There is no such attestation. */
  | 'ATTESTATION_NOT_FOUND'
  /** One of you has blocked the other. */
  | 'BLOCKED'
  /** You cannot do this to yourself. */
  | 'CANNOT_TARGET_SELF'
  /** The expiry does not lie in the future. */
  | 'EXPIRY_IN_PAST'
  /** Gender is recorded by real-name checks only. */
  | 'GENDER_NEEDS_REAL_NAME'
  /** Somebody else has this handle. */
  | 'HANDLE_TAKEN'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** Handle or password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** You own as many merchants as one person may: 10. */
  | 'MERCHANT_LIMIT_REACHED'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** Something the onboarding needs is missing. */
  | 'ONBOARDING_INCOMPLETE'
  /** The onboarding is not at the stage this needs. */
  | 'ONBOARDING_NOT_OPEN'
  /** Somebody else has this phone number. */
  | 'PHONE_TAKEN'
  /** The refresh token was used before; its session has been ended for safety. */
  | 'REFRESH_TOKEN_REUSED'
  /** The session has not been refreshed for too long; sign in again. */
  | 'SESSION_EXPIRED'
  /** The refresh token is unknown, or its session has ended. */
  | 'SESSION_NOT_FOUND'
  /** There is no such person. */
  | 'USER_NOT_FOUND';

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
  Area: Area;
  Merchant: Merchant;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Area:
    ( { __typename: 'Area' }
    & GraphQLRecursivePick<FederationTypes['Area'], {"code":true}> );
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & ( GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['User'], {"handle":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( MerchantMapper )
    | ( UserMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessChange: ResolverTypeWrapper<AccessChange>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Area: ResolverTypeWrapper<Area>;
  Attestation: ResolverTypeWrapper<AttestationMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AttestationKind: AttestationKind;
  BlockPayload: ResolverTypeWrapper<Omit<BlockPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideMerchantOnboardingInput: DecideMerchantOnboardingInput;
  DecideMerchantOnboardingPayload: ResolverTypeWrapper<Omit<DecideMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversTypes['Merchant']> }>;
  FollowPayload: ResolverTypeWrapper<Omit<FollowPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  GateFacts: ResolverTypeWrapper<GateFacts>;
  Gender: Gender;
  GrantAttestationInput: GrantAttestationInput;
  GrantAttestationPayload: ResolverTypeWrapper<Omit<GrantAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversTypes['Attestation']> }>;
  Merchant: ResolverTypeWrapper<MerchantMapper>;
  MerchantSize: MerchantSize;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Onboarding: ResolverTypeWrapper<OnboardingMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  OnboardingDecision: OnboardingDecision;
  OnboardingItem: OnboardingItem;
  OnboardingState: OnboardingState;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  RevokeAttestationPayload: ResolverTypeWrapper<Omit<RevokeAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversTypes['Attestation']> }>;
  Session: ResolverTypeWrapper<SessionMapper>;
  SetHomeAreaInput: SetHomeAreaInput;
  SetHomeAreaPayload: ResolverTypeWrapper<Omit<SetHomeAreaPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SetVerificationLevelInput: SetVerificationLevelInput;
  SetVerificationLevelPayload: ResolverTypeWrapper<Omit<SetVerificationLevelPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  SignOutEverywherePayload: ResolverTypeWrapper<SignOutEverywherePayload>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  SignUpInput: SignUpInput;
  SignUpPayload: ResolverTypeWrapper<Omit<SignUpPayload, 'session' | 'user'> & { session?: Maybe<ResolversTypes['Session']>, user?: Maybe<ResolversTypes['User']> }>;
  StartMerchantOnboardingInput: StartMerchantOnboardingInput;
  StartMerchantOnboardingPayload: ResolverTypeWrapper<Omit<StartMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversTypes['Merchant']> }>;
  SubmitMerchantOnboardingInput: SubmitMerchantOnboardingInput;
  SubmitMerchantOnboardingPayload: ResolverTypeWrapper<Omit<SubmitMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversTypes['Merchant']> }>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  UnblockPayload: ResolverTypeWrapper<Omit<UnblockPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UnfollowPayload: ResolverTypeWrapper<Omit<UnfollowPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges'> & { edges: Array<ResolversTypes['UserEdge']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VerificationLevel: VerificationLevel;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessChange: AccessChange;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Area: Area | FederationReferenceTypes['Area'];
  Attestation: AttestationMapper;
  Boolean: Scalars['Boolean']['output'];
  BlockPayload: Omit<BlockPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  DateTime: Scalars['DateTime']['output'];
  DecideMerchantOnboardingInput: DecideMerchantOnboardingInput;
  DecideMerchantOnboardingPayload: Omit<DecideMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversParentTypes['Merchant']> };
  FollowPayload: Omit<FollowPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  GateFacts: GateFacts;
  GrantAttestationInput: GrantAttestationInput;
  GrantAttestationPayload: Omit<GrantAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversParentTypes['Attestation']> };
  Merchant: MerchantMapper;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Onboarding: OnboardingMapper;
  Int: Scalars['Int']['output'];
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  RevokeAttestationPayload: Omit<RevokeAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversParentTypes['Attestation']> };
  Session: SessionMapper;
  SetHomeAreaInput: SetHomeAreaInput;
  SetHomeAreaPayload: Omit<SetHomeAreaPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SetVerificationLevelInput: SetVerificationLevelInput;
  SetVerificationLevelPayload: Omit<SetVerificationLevelPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  SignOutEverywherePayload: SignOutEverywherePayload;
  SignOutPayload: SignOutPayload;
  SignUpInput: SignUpInput;
  SignUpPayload: Omit<SignUpPayload, 'session' | 'user'> & { session?: Maybe<ResolversParentTypes['Session']>, user?: Maybe<ResolversParentTypes['User']> };
  StartMerchantOnboardingInput: StartMerchantOnboardingInput;
  StartMerchantOnboardingPayload: Omit<StartMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversParentTypes['Merchant']> };
  SubmitMerchantOnboardingInput: SubmitMerchantOnboardingInput;
  SubmitMerchantOnboardingPayload: Omit<SubmitMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversParentTypes['Merchant']> };
  Subscription: Record<PropertyKey, never>;
  UnblockPayload: Omit<UnblockPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UnfollowPayload: Omit<UnfollowPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  User: UserMapper;
  UserConnection: Omit<UserConnection, 'edges'> & { edges: Array<ResolversParentTypes['UserEdge']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  UserError: UserError;
};

export type AccessChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessChange'] = ResolversParentTypes['AccessChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AreaResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Area'] = ResolversParentTypes['Area'], FederationReferenceType extends FederationReferenceTypes['Area'] = FederationReferenceTypes['Area']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Area']> | FederationReferenceType, FederationReferenceType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttestationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attestation'] = ResolversParentTypes['Attestation']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  area?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AttestationKind'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type BlockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockPayload'] = ResolversParentTypes['BlockPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideMerchantOnboardingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideMerchantOnboardingPayload'] = ResolversParentTypes['DecideMerchantOnboardingPayload']> = {
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FollowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowPayload'] = ResolversParentTypes['FollowPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type GateFactsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GateFacts'] = ResolversParentTypes['GateFacts']> = {
  attestationKinds?: Resolver<Array<ResolversTypes['AttestationKind']>, ParentType, ContextType>;
  gender?: Resolver<ResolversTypes['Gender'], ParentType, ContextType>;
  residentAreaCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  verificationLevel?: Resolver<ResolversTypes['VerificationLevel'], ParentType, ContextType>;
};

export type GrantAttestationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantAttestationPayload'] = ResolversParentTypes['GrantAttestationPayload']> = {
  attestation?: Resolver<Maybe<ResolversTypes['Attestation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onboarding?: Resolver<Maybe<ResolversTypes['Onboarding']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['MerchantSize'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  block?: Resolver<ResolversTypes['BlockPayload'], ParentType, ContextType, RequireFields<MutationBlockArgs, 'userId'>>;
  decideMerchantOnboarding?: Resolver<ResolversTypes['DecideMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationDecideMerchantOnboardingArgs, 'input'>>;
  follow?: Resolver<ResolversTypes['FollowPayload'], ParentType, ContextType, RequireFields<MutationFollowArgs, 'userId'>>;
  grantAttestation?: Resolver<ResolversTypes['GrantAttestationPayload'], ParentType, ContextType, RequireFields<MutationGrantAttestationArgs, 'input'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  revokeAttestation?: Resolver<ResolversTypes['RevokeAttestationPayload'], ParentType, ContextType, RequireFields<MutationRevokeAttestationArgs, 'attestationId'>>;
  setHomeArea?: Resolver<ResolversTypes['SetHomeAreaPayload'], ParentType, ContextType, RequireFields<MutationSetHomeAreaArgs, 'input'>>;
  setVerificationLevel?: Resolver<ResolversTypes['SetVerificationLevelPayload'], ParentType, ContextType, RequireFields<MutationSetVerificationLevelArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  signOutEverywhere?: Resolver<ResolversTypes['SignOutEverywherePayload'], ParentType, ContextType>;
  signUp?: Resolver<ResolversTypes['SignUpPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  startMerchantOnboarding?: Resolver<ResolversTypes['StartMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationStartMerchantOnboardingArgs, 'input'>>;
  submitMerchantOnboarding?: Resolver<ResolversTypes['SubmitMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationSubmitMerchantOnboardingArgs, 'input'>>;
  unblock?: Resolver<ResolversTypes['UnblockPayload'], ParentType, ContextType, RequireFields<MutationUnblockArgs, 'userId'>>;
  unfollow?: Resolver<ResolversTypes['UnfollowPayload'], ParentType, ContextType, RequireFields<MutationUnfollowArgs, 'userId'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Merchant' | 'User', ParentType, ContextType>;
};

export type OnboardingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Onboarding'] = ResolversParentTypes['Onboarding']> = {
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decisionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['OnboardingItem']>, ParentType, ContextType>;
  slaHoursLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OnboardingState'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  areas?: Resolver<Array<ResolversTypes['Area']>, ParentType, ContextType, Partial<QueryAreasArgs>>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType, RequireFields<QueryMerchantArgs, 'id'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, Partial<QueryUserArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeAttestationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeAttestationPayload'] = ResolversParentTypes['RevokeAttestationPayload']> = {
  attestation?: Resolver<Maybe<ResolversTypes['Attestation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SessionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accessTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refreshTokenExpiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type SetHomeAreaPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetHomeAreaPayload'] = ResolversParentTypes['SetHomeAreaPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetVerificationLevelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetVerificationLevelPayload'] = ResolversParentTypes['SetVerificationLevelPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignOutEverywherePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutEverywherePayload'] = ResolversParentTypes['SignOutEverywherePayload']> = {
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  endedSessions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignUpPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignUpPayload'] = ResolversParentTypes['SignUpPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StartMerchantOnboardingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartMerchantOnboardingPayload'] = ResolversParentTypes['StartMerchantOnboardingPayload']> = {
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubmitMerchantOnboardingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitMerchantOnboardingPayload'] = ResolversParentTypes['SubmitMerchantOnboardingPayload']> = {
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  accessChanges?: SubscriptionResolver<Array<ResolversTypes['AccessChange']>, "accessChanges", ParentType, ContextType>;
};

export type UnblockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnblockPayload'] = ResolversParentTypes['UnblockPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfollowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowPayload'] = ResolversParentTypes['UnfollowPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountAgeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attestations?: Resolver<Maybe<Array<ResolversTypes['Attestation']>>, ParentType, ContextType, Partial<UserAttestationsArgs>>;
  avatarUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bio?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockedUsers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<UserBlockedUsersArgs, 'first'>>;
  connectionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  followerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  followers?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<UserFollowersArgs, 'first'>>;
  following?: Resolver<ResolversTypes['UserConnection'], ParentType, ContextType, RequireFields<UserFollowingArgs, 'first'>>;
  followingCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gateFacts?: Resolver<ResolversTypes['GateFacts'], ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  homeArea?: Resolver<Maybe<ResolversTypes['Area']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  merchants?: Resolver<Array<ResolversTypes['Merchant']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  verificationLevel?: Resolver<ResolversTypes['VerificationLevel'], ParentType, ContextType>;
  viewerBlocks?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  viewerFollows?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessChange?: AccessChangeResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  Attestation?: AttestationResolvers<ContextType>;
  BlockPayload?: BlockPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DecideMerchantOnboardingPayload?: DecideMerchantOnboardingPayloadResolvers<ContextType>;
  FollowPayload?: FollowPayloadResolvers<ContextType>;
  GateFacts?: GateFactsResolvers<ContextType>;
  GrantAttestationPayload?: GrantAttestationPayloadResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Onboarding?: OnboardingResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RevokeAttestationPayload?: RevokeAttestationPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetHomeAreaPayload?: SetHomeAreaPayloadResolvers<ContextType>;
  SetVerificationLevelPayload?: SetVerificationLevelPayloadResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutEverywherePayload?: SignOutEverywherePayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  StartMerchantOnboardingPayload?: StartMerchantOnboardingPayloadResolvers<ContextType>;
  SubmitMerchantOnboardingPayload?: SubmitMerchantOnboardingPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UnblockPayload?: UnblockPayloadResolvers<ContextType>;
  UnfollowPayload?: UnfollowPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

