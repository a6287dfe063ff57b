import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UserMapper, AttestationMapper, MerchantMapper, OnboardingMapper, SessionMapper, OrganisationMapper, PartnerAppMapper, ApiKeyMapper, ApiUsageMapper, ConsentMapper, AuditEntryMapper, AccessChangeMapper } from '../mappers.ts';
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

/** A session that ended, a person whose scopes are others now, or an API key that ends sooner than it said. */
export type AccessChange = {
  __typename?: 'AccessChange';
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** From when on the API key is not accepted; null when it is about tokens. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The API key that was revoked or replaced; null when it is about tokens. */
  keyId?: Maybe<Scalars['ID']['output']>;
  /** All scopes the person has now, at most 100; null when a session ended. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** The session that ended; null when scopes changed. */
  sessionId?: Maybe<Scalars['ID']['output']>;
  /** Whose tokens it is about; null when it is about an API key. */
  userId?: Maybe<Scalars['ID']['output']>;
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

/** What a gateway needs to know of a key to let it in. In no client's schema. */
export type ApiKeyCredential = {
  __typename?: 'ApiKeyCredential';
  /** Addresses and CIDR ranges it may come from; empty for any. */
  allowedAddresses: Array<Scalars['String']['output']>;
  /** Its app. */
  appId: Scalars['ID']['output'];
  /** Whether it may run trusted documents only. */
  documentsOnly: Scalars['Boolean']['output'];
  /** From when on it is not accepted: when it expires or was revoked; null when neither. */
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  /** SHA-256 of the key, in hexadecimal, as asked. */
  hash: Scalars['String']['output'];
  /** The key. */
  keyId: Scalars['ID']['output'];
  /** Which world it is for. */
  mode: ApiKeyMode;
  /** For whom the app acts, `mer_…` or `org_…`. */
  ownerId: Scalars['ID']['output'];
  /** What it may do. */
  scopes: Array<Scalars['String']['output']>;
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

/** What was done with one key on one day. In no client's schema. */
export type ApiKeyUsageInput = {
  /** Whole points they cost. */
  cost: Scalars['Float']['input'];
  /** The day in UTC, as `2024-02-27`. */
  day: Scalars['String']['input'];
  /** Coordinates of deprecated fields that were asked for. */
  deprecated: Array<NamedHitsInput>;
  /** The key. */
  keyId: Scalars['ID']['input'];
  /** When it was last used. */
  lastUsedAt: Scalars['DateTime']['input'];
  /** Operations run, refused ones included. */
  operations: Scalars['Int']['input'];
  /** Scopes that were made use of. */
  scopes: Array<NamedHitsInput>;
  /** Operations refused because the budget was used up. */
  throttled: Scalars['Int']['input'];
};

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

/** Result of `block`. */
export type BlockPayload = {
  __typename?: 'BlockPayload';
  /** The person now blocked; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

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

/** A business on the platform. */
export type Merchant = Node & {
  __typename?: 'Merchant';
  /** Apps of this merchant, oldest first; at most 10. Null, with the error `FORBIDDEN`, when you neither own it nor hold `apps:read`. */
  apps?: Maybe<Array<PartnerApp>>;
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
   * Make a key of an app of yours; its text is told here and never again. To have the scopes found for you, see
   * `createApiKeyForOperations`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SCOPE_NOT_ALLOWED` (one error for each scope that is none of `partnerScopes`), `ADDRESS_INVALID` (one for each), `EXPIRY_IN_PAST`,
   * `APP_NOT_FOUND` (also when it is not yours), `OWNER_NOT_APPROVED` (a live key of a merchant that is not approved),
   * `KEY_LIMIT_REACHED`.
   */
  createApiKey: CreateApiKeyPayload;
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
  /** Let an app do something with what is yours, until you take it back. Doing it again changes nothing. Refused with `APP_NOT_FOUND`. */
  grantConsent: GrantConsentPayload;
  /** Move the sandbox's clock, for all subgraphs, and answer the time there is then. For portal; `FORBIDDEN` in the real world. */
  moveSandboxClock: Scalars['DateTime']['output'];
  /** Count what was done with keys; answers how many of them are known. For the gateways, which send it every few seconds. */
  recordApiKeyUsage: Scalars['Int']['output'];
  /**
   * Exchange a refresh token for a new session. A refresh token works once: using it again shows that it leaked, so the session
   * it belongs to ends. Refused with, in this order: `SESSION_NOT_FOUND`, `REFRESH_TOKEN_REUSED`, `SESSION_EXPIRED`.
   */
  refreshSession: RefreshSessionPayload;
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
  /** Set the district you live in, or forget it. Refused with `AREA_NOT_FOUND`. */
  setHomeArea: SetHomeAreaPayload;
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
   * Let the owner of an app that came by a test key have a stand-in of the same id in the sandbox, where nobody of the real world is.
   * Doing it again changes nothing. For the gateways; `FORBIDDEN` in the real world.
   */
  standInForOwner: Scalars['Boolean']['output'];
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
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
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
export type MutationGrantConsentArgs = {
  input: GrantConsentInput;
};


/** Everything that can be done. */
export type MutationMoveSandboxClockArgs = {
  hours: Scalars['Int']['input'];
};


/** Everything that can be done. */
export type MutationRecordApiKeyUsageArgs = {
  usage: Array<ApiKeyUsageInput>;
};


/** Everything that can be done. */
export type MutationRefreshSessionArgs = {
  input: RefreshSessionInput;
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
export type MutationStandInForOwnerArgs = {
  ownerId: Scalars['ID']['input'];
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

/** How often something was met. In no client's schema. */
export type NamedHitsInput = {
  /** How often. */
  hits: Scalars['Int']['input'];
  /** What. */
  name: Scalars['String']['input'];
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

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** An API key by id. Null when there is none, or you neither manage it, nor are its app, nor hold `apps:read`. */
  apiKey?: Maybe<ApiKey>;
  /** The keys that these hashes are of, in their order; null for those that are of none. For the gateways. */
  apiKeysByHash: Array<Maybe<ApiKeyCredential>>;
  /** Areas known to the platform, ordered by city, then name; at most 200. */
  areas: Array<Area>;
  /** Acts on record, newest first. Null, with the error `FORBIDDEN`, when you do not hold `audit:read`. */
  auditEntries?: Maybe<AuditEntryConnection>;
  /** A merchant by id; null when there is none. */
  merchant?: Maybe<Merchant>;
  /** An organisation by id; null when there is none. */
  organisation?: Maybe<Organisation>;
  /** A partner's app by id; null when there is none. */
  partnerApp?: Maybe<PartnerApp>;
  /** Every scope an API key can have, in a fixed order. */
  partnerScopes: Array<PartnerScope>;
  /**
   * Public keys of the access tokens that hold now, and of those that will be signed next: a key is here a day before it signs, and
   * until the last token it signed has expired. Newest first. For the gateways.
   */
  signingKeys: Array<SigningKey>;
  /** A person by id or by handle: exactly one of them, else `BAD_USER_INPUT`. Null when there is none. */
  user?: Maybe<User>;
  /** The person signed in; null when nobody is. */
  viewer?: Maybe<User>;
  /** The app whose key this request carries; null when it carries none. */
  viewerApp?: Maybe<PartnerApp>;
};


/** Everything that can be read. */
export type QueryApiKeyArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryApiKeysByHashArgs = {
  hashes: Array<Scalars['String']['input']>;
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
export type QueryMerchantArgs = {
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

/** A public key that access tokens are signed with. In no client's schema; the gateways publish them. */
export type SigningKey = {
  __typename?: 'SigningKey';
  /** The public key as a JSON Web Key (RFC 7517), in JSON. */
  jwk: Scalars['String']['output'];
  /** Its id, which tokens name in their header: the thumbprint of RFC 7638. */
  kid: Scalars['String']['output'];
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
  /** What this person consented to of the app that asks; empty when it is no app that asks. In no client's schema. */
  consentedPurposes: Array<ConsentPurpose>;
  /** What this person lets partners' apps do, newest first, taken back ones included; at most 300. Null, with the error `FORBIDDEN`, for anyone else. */
  consents?: Maybe<Array<Consent>>;
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
  /** Merchants this person owns, oldest first; at most 10. */
  merchants: Array<Merchant>;
  /** Organisations this person answers for, oldest first; at most 10. Null, with the error `FORBIDDEN`, for anyone else. */
  organisations?: Maybe<Array<Organisation>>;
  /**
   * Phone number in E.164 form, `+8613800138000`. Null when none is on file, or, with the error `FORBIDDEN`, when you are neither this
   * person nor hold `users:pii`. An app needs `contact:read` and the person's consent to `CONTACT`.
   */
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
  /** This is no IP address, and no CIDR range of them. */
  | 'ADDRESS_INVALID'
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
  /** The key was replaced by another one before. */
  | 'KEY_ALREADY_ROTATED'
  /** The app has as many keys that are accepted as it may: 20. */
  | 'KEY_LIMIT_REACHED'
  /** The key has expired or was revoked. */
  | 'KEY_NOT_ACTIVE'
  /** There is no such key, or it is not yours. */
  | 'KEY_NOT_FOUND'
  /** You own as many merchants as one person may: 10. */
  | 'MERCHANT_LIMIT_REACHED'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** Something the onboarding needs is missing. */
  | 'ONBOARDING_INCOMPLETE'
  /** The onboarding is not at the stage this needs. */
  | 'ONBOARDING_NOT_OPEN'
  /** You answer for as many organisations as one person may: 10. */
  | 'ORGANISATION_LIMIT_REACHED'
  /** The merchant must be approved for this; keys for the sandbox can be had before. */
  | 'OWNER_NOT_APPROVED'
  /** There is no such merchant or organisation, or it is not yours. */
  | 'OWNER_NOT_FOUND'
  /** Somebody else has this phone number. */
  | 'PHONE_TAKEN'
  /** Your real name must be verified for this. */
  | 'REAL_NAME_REQUIRED'
  /** The refresh token was used before; its session has been ended for safety. */
  | 'REFRESH_TOKEN_REUSED'
  /** No API key can have this scope. */
  | 'SCOPE_NOT_ALLOWED'
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
  ApiKey: ApiKey;
  Area: Area;
  Merchant: Merchant;
  Organisation: Organisation;
  PartnerApp: PartnerApp;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  ApiKey:
    ( { __typename: 'ApiKey' }
    & GraphQLRecursivePick<FederationTypes['ApiKey'], {"id":true}> );
  Area:
    ( { __typename: 'Area' }
    & GraphQLRecursivePick<FederationTypes['Area'], {"code":true}> );
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  Organisation:
    ( { __typename: 'Organisation' }
    & GraphQLRecursivePick<FederationTypes['Organisation'], {"id":true}> );
  PartnerApp:
    ( { __typename: 'PartnerApp' }
    & GraphQLRecursivePick<FederationTypes['PartnerApp'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & ( GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['User'], {"handle":true}> ) );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  PartnerOwner:
    | ( MerchantMapper )
    | ( OrganisationMapper )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ApiKeyMapper )
    | ( MerchantMapper )
    | ( OrganisationMapper )
    | ( PartnerAppMapper )
    | ( UserMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessChange: ResolverTypeWrapper<AccessChangeMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ApiKey: ResolverTypeWrapper<ApiKeyMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ApiKeyCredential: ResolverTypeWrapper<ApiKeyCredential>;
  ApiKeyMode: ApiKeyMode;
  ApiKeyState: ApiKeyState;
  ApiKeyUsageInput: ApiKeyUsageInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ApiUsage: ResolverTypeWrapper<ApiUsageMapper>;
  ApiUsageDay: ResolverTypeWrapper<ApiUsageDay>;
  Area: ResolverTypeWrapper<Area>;
  Attestation: ResolverTypeWrapper<AttestationMapper>;
  AttestationKind: AttestationKind;
  AuditAction: AuditAction;
  AuditActorKind: AuditActorKind;
  AuditDetail: ResolverTypeWrapper<AuditDetail>;
  AuditEntry: ResolverTypeWrapper<AuditEntryMapper>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges'> & { edges: Array<ResolversTypes['AuditEntryEdge']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  BlockPayload: ResolverTypeWrapper<Omit<BlockPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  Consent: ResolverTypeWrapper<ConsentMapper>;
  ConsentPurpose: ConsentPurpose;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: ResolverTypeWrapper<Omit<CreateApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversTypes['ApiKey']> }>;
  CreateOrganisationInput: CreateOrganisationInput;
  CreateOrganisationPayload: ResolverTypeWrapper<Omit<CreateOrganisationPayload, 'organisation'> & { organisation?: Maybe<ResolversTypes['Organisation']> }>;
  CreatePartnerAppInput: CreatePartnerAppInput;
  CreatePartnerAppPayload: ResolverTypeWrapper<Omit<CreatePartnerAppPayload, 'app'> & { app?: Maybe<ResolversTypes['PartnerApp']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideMerchantOnboardingInput: DecideMerchantOnboardingInput;
  DecideMerchantOnboardingPayload: ResolverTypeWrapper<Omit<DecideMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversTypes['Merchant']> }>;
  DeprecatedFieldUse: ResolverTypeWrapper<DeprecatedFieldUse>;
  FollowPayload: ResolverTypeWrapper<Omit<FollowPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  GateFacts: ResolverTypeWrapper<GateFacts>;
  Gender: Gender;
  GrantAttestationInput: GrantAttestationInput;
  GrantAttestationPayload: ResolverTypeWrapper<Omit<GrantAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversTypes['Attestation']> }>;
  GrantConsentInput: GrantConsentInput;
  GrantConsentPayload: ResolverTypeWrapper<Omit<GrantConsentPayload, 'consents'> & { consents?: Maybe<Array<ResolversTypes['Consent']>> }>;
  Merchant: ResolverTypeWrapper<MerchantMapper>;
  MerchantSize: MerchantSize;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NamedHitsInput: NamedHitsInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Onboarding: ResolverTypeWrapper<OnboardingMapper>;
  OnboardingDecision: OnboardingDecision;
  OnboardingItem: OnboardingItem;
  OnboardingState: OnboardingState;
  Organisation: ResolverTypeWrapper<OrganisationMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartnerApp: ResolverTypeWrapper<PartnerAppMapper>;
  PartnerOwner: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PartnerOwner']>;
  PartnerScope: ResolverTypeWrapper<PartnerScope>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: ResolverTypeWrapper<Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversTypes['Session']> }>;
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: ResolverTypeWrapper<Omit<RevokeApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversTypes['ApiKey']> }>;
  RevokeAttestationPayload: ResolverTypeWrapper<Omit<RevokeAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversTypes['Attestation']> }>;
  RevokeConsentInput: RevokeConsentInput;
  RevokeConsentPayload: ResolverTypeWrapper<Omit<RevokeConsentPayload, 'consents'> & { consents?: Maybe<Array<ResolversTypes['Consent']>> }>;
  RotateApiKeyInput: RotateApiKeyInput;
  RotateApiKeyPayload: ResolverTypeWrapper<Omit<RotateApiKeyPayload, 'apiKey' | 'replaced'> & { apiKey?: Maybe<ResolversTypes['ApiKey']>, replaced?: Maybe<ResolversTypes['ApiKey']> }>;
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
  SigningKey: ResolverTypeWrapper<SigningKey>;
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
  AccessChange: AccessChangeMapper;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  ApiKey: ApiKeyMapper;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  ApiKeyCredential: ApiKeyCredential;
  ApiKeyUsageInput: ApiKeyUsageInput;
  Float: Scalars['Float']['output'];
  ApiUsage: ApiUsageMapper;
  ApiUsageDay: ApiUsageDay;
  Area: Area | FederationReferenceTypes['Area'];
  Attestation: AttestationMapper;
  AuditDetail: AuditDetail;
  AuditEntry: AuditEntryMapper;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  BlockPayload: Omit<BlockPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  Consent: ConsentMapper;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateApiKeyPayload: Omit<CreateApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']> };
  CreateOrganisationInput: CreateOrganisationInput;
  CreateOrganisationPayload: Omit<CreateOrganisationPayload, 'organisation'> & { organisation?: Maybe<ResolversParentTypes['Organisation']> };
  CreatePartnerAppInput: CreatePartnerAppInput;
  CreatePartnerAppPayload: Omit<CreatePartnerAppPayload, 'app'> & { app?: Maybe<ResolversParentTypes['PartnerApp']> };
  DateTime: Scalars['DateTime']['output'];
  DecideMerchantOnboardingInput: DecideMerchantOnboardingInput;
  DecideMerchantOnboardingPayload: Omit<DecideMerchantOnboardingPayload, 'merchant'> & { merchant?: Maybe<ResolversParentTypes['Merchant']> };
  DeprecatedFieldUse: DeprecatedFieldUse;
  FollowPayload: Omit<FollowPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  GateFacts: GateFacts;
  GrantAttestationInput: GrantAttestationInput;
  GrantAttestationPayload: Omit<GrantAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversParentTypes['Attestation']> };
  GrantConsentInput: GrantConsentInput;
  GrantConsentPayload: Omit<GrantConsentPayload, 'consents'> & { consents?: Maybe<Array<ResolversParentTypes['Consent']>> };
  Merchant: MerchantMapper;
  Mutation: Record<PropertyKey, never>;
  NamedHitsInput: NamedHitsInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Onboarding: OnboardingMapper;
  Organisation: OrganisationMapper;
  PageInfo: PageInfo;
  PartnerApp: PartnerAppMapper;
  PartnerOwner: ResolversUnionTypes<ResolversParentTypes>['PartnerOwner'];
  PartnerScope: PartnerScope;
  Query: Record<PropertyKey, never>;
  RefreshSessionInput: RefreshSessionInput;
  RefreshSessionPayload: Omit<RefreshSessionPayload, 'session'> & { session?: Maybe<ResolversParentTypes['Session']> };
  RevokeApiKeyInput: RevokeApiKeyInput;
  RevokeApiKeyPayload: Omit<RevokeApiKeyPayload, 'apiKey'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']> };
  RevokeAttestationPayload: Omit<RevokeAttestationPayload, 'attestation'> & { attestation?: Maybe<ResolversParentTypes['Attestation']> };
  RevokeConsentInput: RevokeConsentInput;
  RevokeConsentPayload: Omit<RevokeConsentPayload, 'consents'> & { consents?: Maybe<Array<ResolversParentTypes['Consent']>> };
  RotateApiKeyInput: RotateApiKeyInput;
  RotateApiKeyPayload: Omit<RotateApiKeyPayload, 'apiKey' | 'replaced'> & { apiKey?: Maybe<ResolversParentTypes['ApiKey']>, replaced?: Maybe<ResolversParentTypes['ApiKey']> };
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
  SigningKey: SigningKey;
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
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  keyId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  sessionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey'], FederationReferenceType extends FederationReferenceTypes['ApiKey'] = FederationReferenceTypes['ApiKey']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ApiKey']> | FederationReferenceType, FederationReferenceType, ContextType>;
  allowedAddresses?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  app?: Resolver<ResolversTypes['PartnerApp'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  documentsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ApiKeyMode'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ApiKeyState'], ParentType, ContextType>;
  usage?: Resolver<ResolversTypes['ApiUsage'], ParentType, ContextType, RequireFields<ApiKeyUsageArgs, 'days'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyCredentialResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyCredential'] = ResolversParentTypes['ApiKeyCredential']> = {
  allowedAddresses?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  documentsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['ApiKeyMode'], ParentType, ContextType>;
  ownerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiUsageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiUsage'] = ResolversParentTypes['ApiUsage']> = {
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['ApiUsageDay']>, ParentType, ContextType>;
  deprecatedFields?: Resolver<Array<ResolversTypes['DeprecatedFieldUse']>, ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  throttled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unusedScopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ApiUsageDayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiUsageDay'] = ResolversParentTypes['ApiUsageDay']> = {
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  throttled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type AuditDetailResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditDetail'] = ResolversParentTypes['AuditDetail']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['AuditAction'], ParentType, ContextType>;
  actorId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actorKind?: Resolver<ResolversTypes['AuditActorKind'], ParentType, ContextType>;
  appId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<Array<ResolversTypes['AuditDetail']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type BlockPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BlockPayload'] = ResolversParentTypes['BlockPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  appId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  grantedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['ConsentPurpose'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CreateApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateApiKeyPayload'] = ResolversParentTypes['CreateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateOrganisationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateOrganisationPayload'] = ResolversParentTypes['CreateOrganisationPayload']> = {
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreatePartnerAppPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePartnerAppPayload'] = ResolversParentTypes['CreatePartnerAppPayload']> = {
  app?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideMerchantOnboardingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideMerchantOnboardingPayload'] = ResolversParentTypes['DecideMerchantOnboardingPayload']> = {
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeprecatedFieldUseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeprecatedFieldUse'] = ResolversParentTypes['DeprecatedFieldUse']> = {
  coordinate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastDay?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type GrantConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GrantConsentPayload'] = ResolversParentTypes['GrantConsentPayload']> = {
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apps?: Resolver<Maybe<Array<ResolversTypes['PartnerApp']>>, ParentType, ContextType>;
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
  createApiKey?: Resolver<ResolversTypes['CreateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createOrganisation?: Resolver<ResolversTypes['CreateOrganisationPayload'], ParentType, ContextType, RequireFields<MutationCreateOrganisationArgs, 'input'>>;
  createPartnerApp?: Resolver<ResolversTypes['CreatePartnerAppPayload'], ParentType, ContextType, RequireFields<MutationCreatePartnerAppArgs, 'input'>>;
  decideMerchantOnboarding?: Resolver<ResolversTypes['DecideMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationDecideMerchantOnboardingArgs, 'input'>>;
  follow?: Resolver<ResolversTypes['FollowPayload'], ParentType, ContextType, RequireFields<MutationFollowArgs, 'userId'>>;
  grantAttestation?: Resolver<ResolversTypes['GrantAttestationPayload'], ParentType, ContextType, RequireFields<MutationGrantAttestationArgs, 'input'>>;
  grantConsent?: Resolver<ResolversTypes['GrantConsentPayload'], ParentType, ContextType, RequireFields<MutationGrantConsentArgs, 'input'>>;
  moveSandboxClock?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType, RequireFields<MutationMoveSandboxClockArgs, 'hours'>>;
  recordApiKeyUsage?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<MutationRecordApiKeyUsageArgs, 'usage'>>;
  refreshSession?: Resolver<ResolversTypes['RefreshSessionPayload'], ParentType, ContextType, RequireFields<MutationRefreshSessionArgs, 'input'>>;
  revokeApiKey?: Resolver<ResolversTypes['RevokeApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'input'>>;
  revokeAttestation?: Resolver<ResolversTypes['RevokeAttestationPayload'], ParentType, ContextType, RequireFields<MutationRevokeAttestationArgs, 'attestationId'>>;
  revokeConsent?: Resolver<ResolversTypes['RevokeConsentPayload'], ParentType, ContextType, RequireFields<MutationRevokeConsentArgs, 'input'>>;
  rotateApiKey?: Resolver<ResolversTypes['RotateApiKeyPayload'], ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'input'>>;
  setHomeArea?: Resolver<ResolversTypes['SetHomeAreaPayload'], ParentType, ContextType, RequireFields<MutationSetHomeAreaArgs, 'input'>>;
  setVerificationLevel?: Resolver<ResolversTypes['SetVerificationLevelPayload'], ParentType, ContextType, RequireFields<MutationSetVerificationLevelArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  signOutEverywhere?: Resolver<ResolversTypes['SignOutEverywherePayload'], ParentType, ContextType>;
  signUp?: Resolver<ResolversTypes['SignUpPayload'], ParentType, ContextType, RequireFields<MutationSignUpArgs, 'input'>>;
  standInForOwner?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationStandInForOwnerArgs, 'ownerId'>>;
  startMerchantOnboarding?: Resolver<ResolversTypes['StartMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationStartMerchantOnboardingArgs, 'input'>>;
  submitMerchantOnboarding?: Resolver<ResolversTypes['SubmitMerchantOnboardingPayload'], ParentType, ContextType, RequireFields<MutationSubmitMerchantOnboardingArgs, 'input'>>;
  unblock?: Resolver<ResolversTypes['UnblockPayload'], ParentType, ContextType, RequireFields<MutationUnblockArgs, 'userId'>>;
  unfollow?: Resolver<ResolversTypes['UnfollowPayload'], ParentType, ContextType, RequireFields<MutationUnfollowArgs, 'userId'>>;
  updateProfile?: Resolver<ResolversTypes['UpdateProfilePayload'], ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'ApiKey' | 'Merchant' | 'Organisation' | 'PartnerApp' | 'User', ParentType, ContextType>;
};

export type OnboardingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Onboarding'] = ResolversParentTypes['Onboarding']> = {
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decisionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['OnboardingItem']>, ParentType, ContextType>;
  slaHoursLeft?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OnboardingState'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrganisationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Organisation'] = ResolversParentTypes['Organisation'], FederationReferenceType extends FederationReferenceTypes['Organisation'] = FederationReferenceTypes['Organisation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Organisation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  apps?: Resolver<Maybe<Array<ResolversTypes['PartnerApp']>>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerAppResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerApp'] = ResolversParentTypes['PartnerApp'], FederationReferenceType extends FederationReferenceTypes['PartnerApp'] = FederationReferenceTypes['PartnerApp']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PartnerApp']> | FederationReferenceType, FederationReferenceType, ContextType>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<PartnerAppAuditEntriesArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  keys?: Resolver<Maybe<Array<ResolversTypes['ApiKey']>>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['PartnerOwner']>, ParentType, ContextType>;
  usage?: Resolver<Maybe<ResolversTypes['ApiUsage']>, ParentType, ContextType, RequireFields<PartnerAppUsageArgs, 'days'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PartnerOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerOwner'] = ResolversParentTypes['PartnerOwner']> = {
  __resolveType?: TypeResolveFn<'Merchant' | 'Organisation', ParentType, ContextType>;
};

export type PartnerScopeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerScope'] = ResolversParentTypes['PartnerScope']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['ConsentPurpose']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType, RequireFields<QueryApiKeyArgs, 'id'>>;
  apiKeysByHash?: Resolver<Array<Maybe<ResolversTypes['ApiKeyCredential']>>, ParentType, ContextType, RequireFields<QueryApiKeysByHashArgs, 'hashes'>>;
  areas?: Resolver<Array<ResolversTypes['Area']>, ParentType, ContextType, Partial<QueryAreasArgs>>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'first'>>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType, RequireFields<QueryMerchantArgs, 'id'>>;
  organisation?: Resolver<Maybe<ResolversTypes['Organisation']>, ParentType, ContextType, RequireFields<QueryOrganisationArgs, 'id'>>;
  partnerApp?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType, RequireFields<QueryPartnerAppArgs, 'id'>>;
  partnerScopes?: Resolver<Array<ResolversTypes['PartnerScope']>, ParentType, ContextType>;
  signingKeys?: Resolver<Array<ResolversTypes['SigningKey']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, Partial<QueryUserArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  viewerApp?: Resolver<Maybe<ResolversTypes['PartnerApp']>, ParentType, ContextType>;
};

export type RefreshSessionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefreshSessionPayload'] = ResolversParentTypes['RefreshSessionPayload']> = {
  session?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeApiKeyPayload'] = ResolversParentTypes['RevokeApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeAttestationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeAttestationPayload'] = ResolversParentTypes['RevokeAttestationPayload']> = {
  attestation?: Resolver<Maybe<ResolversTypes['Attestation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RevokeConsentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevokeConsentPayload'] = ResolversParentTypes['RevokeConsentPayload']> = {
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RotateApiKeyPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateApiKeyPayload'] = ResolversParentTypes['RotateApiKeyPayload']> = {
  apiKey?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  replaced?: Resolver<Maybe<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  secret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type SigningKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SigningKey'] = ResolversParentTypes['SigningKey']> = {
  jwk?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  consentedPurposes?: Resolver<Array<ResolversTypes['ConsentPurpose']>, ParentType, ContextType>;
  consents?: Resolver<Maybe<Array<ResolversTypes['Consent']>>, ParentType, ContextType>;
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
  organisations?: Resolver<Maybe<Array<ResolversTypes['Organisation']>>, ParentType, ContextType>;
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
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyCredential?: ApiKeyCredentialResolvers<ContextType>;
  ApiUsage?: ApiUsageResolvers<ContextType>;
  ApiUsageDay?: ApiUsageDayResolvers<ContextType>;
  Area?: AreaResolvers<ContextType>;
  Attestation?: AttestationResolvers<ContextType>;
  AuditDetail?: AuditDetailResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  BlockPayload?: BlockPayloadResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  CreateApiKeyPayload?: CreateApiKeyPayloadResolvers<ContextType>;
  CreateOrganisationPayload?: CreateOrganisationPayloadResolvers<ContextType>;
  CreatePartnerAppPayload?: CreatePartnerAppPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DecideMerchantOnboardingPayload?: DecideMerchantOnboardingPayloadResolvers<ContextType>;
  DeprecatedFieldUse?: DeprecatedFieldUseResolvers<ContextType>;
  FollowPayload?: FollowPayloadResolvers<ContextType>;
  GateFacts?: GateFactsResolvers<ContextType>;
  GrantAttestationPayload?: GrantAttestationPayloadResolvers<ContextType>;
  GrantConsentPayload?: GrantConsentPayloadResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Onboarding?: OnboardingResolvers<ContextType>;
  Organisation?: OrganisationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PartnerApp?: PartnerAppResolvers<ContextType>;
  PartnerOwner?: PartnerOwnerResolvers<ContextType>;
  PartnerScope?: PartnerScopeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RefreshSessionPayload?: RefreshSessionPayloadResolvers<ContextType>;
  RevokeApiKeyPayload?: RevokeApiKeyPayloadResolvers<ContextType>;
  RevokeAttestationPayload?: RevokeAttestationPayloadResolvers<ContextType>;
  RevokeConsentPayload?: RevokeConsentPayloadResolvers<ContextType>;
  RotateApiKeyPayload?: RotateApiKeyPayloadResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetHomeAreaPayload?: SetHomeAreaPayloadResolvers<ContextType>;
  SetVerificationLevelPayload?: SetVerificationLevelPayloadResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutEverywherePayload?: SignOutEverywherePayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  SignUpPayload?: SignUpPayloadResolvers<ContextType>;
  SigningKey?: SigningKeyResolvers<ContextType>;
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

