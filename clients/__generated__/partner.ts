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

/** A verified claim about a person. The document behind it never enters the graph. */
export type Attestation = {
  __typename?: 'Attestation';
  /** True while it counts: neither expired nor revoked. */
  active: Scalars['Boolean']['output'];
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

/** The same operation, asking for less. */
export type CheaperForm = {
  __typename?: 'CheaperForm';
  /** What to change: `first: 5 at feed`, or `without feed.edges.node.comments`. */
  change: Scalars['String']['output'];
  /** What it would cost at most, in points. */
  estimated: Scalars['Int']['output'];
};

/** What a partner may want of a person's. Each needs a scope of the app's key as well. */
export type ConsentPurpose =
  /** The phone number: `User.phone`, with the scope `contact:read`. */
  | 'CONTACT'
  /** Whether the person meets a credit score, yes or no: `User.meetsCredit`, with the scope `credit:gate`. Never the score. */
  | 'CREDIT_GATE'
  /** Verified facts that can be shown: `User.attestations` and `User.gender`, with the scope `identity:read`. */
  | 'IDENTITY';

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

/** Gender as the identity check found it. */
export type Gender =
  /** Female. */
  | 'FEMALE'
  /** Male. */
  | 'MALE'
  /** Not known: no identity check has recorded one. */
  | 'UNDISCLOSED';

/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccount = Node & {
  __typename?: 'LifeAccount';
  /** What it is about, up to 500 characters; null when nothing is said. */
  bio?: Maybe<Scalars['String']['output']>;
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `life_…`. */
  id: Scalars['ID']['output'];
  /** Name shown to others, 1 to 50 characters. */
  name: Scalars['String']['output'];
};

/** A business on the platform. */
export type Merchant = Node & {
  __typename?: 'Merchant';
  /** Its account for advertising. Null when there is none, or when you are neither the merchant's owner nor hold `ads:read`. */
  adAccount?: Maybe<AdAccount>;
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
   * Cancel an order that has not been sent; for the owner of the merchant that supplies it, and holders of `workflows:operate`. The
   * buyer gets the whole amount back. Refused with, in this order: `ORDER_NOT_FOUND` (also when it is not yours to cancel),
   * `ORDER_NOT_OPEN` (it has been handed over or cancelled).
   */
  cancelOrder: CancelOrderPayload;
  /**
   * Change a product of your own, or withdraw it and bring it back; for the owner of the merchant and holders of `catalog:write`.
   * What is left out stays. Orders keep what they were made with. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `PRODUCT_NOT_FOUND` (also when you may not act for it),
   * `PRODUCT_IS_PICKED` (only its supplier can), `CURRENCY_MISMATCH`, `OUT_OF_STOCK` (more would be taken away than there is),
   * `STOCK_LIMIT_REACHED`.
   */
  changeProduct: ChangeProductPayload;
  /**
   * Create a campaign, active at once; for the owner of the merchant and holders of `ads:write`. Refused with, in this order:
   * `INVALID_AMOUNT`, `AD_ACCOUNT_NOT_FOUND` (also when you may not act for it), `SUBJECT_NOT_FOUND` (also when the live room has
   * ended), `OBJECTIVE_MISMATCH` (always for comments and chat messages, which are not looked for), `CURRENCY_MISMATCH`,
   * `BID_OVER_BUDGET`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`.
   */
  createCampaign: CreateCampaignPayload;
  /**
   * Add a product; for the owner of the merchant and holders of `catalog:write`. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you may not act for it),
   * `MERCHANT_NOT_APPROVED`, `CURRENCY_MISMATCH`.
   */
  createProduct: CreateProductPayload;
  /**
   * Say that an order has been sent; for the owner of the merchant that supplies it. Saying it again changes nothing. Refused with, in
   * this order: `ORDER_NOT_FOUND` (also when it is not yours to send), `ORDER_NOT_OPEN` (it is not paid, or was refunded).
   */
  fulfilOrder: FulfilOrderPayload;
  /**
   * Open the account for advertising of a merchant; for its owner and holders of `ads:write`. Opening it again returns the same
   * account. Refused with, in this order: `MERCHANT_NOT_FOUND` (also when you may not act for it), `MERCHANT_NOT_APPROVED` (its
   * onboarding is not finished).
   */
  openAdAccount: OpenAdAccountPayload;
  /**
   * Pick a product that its supplier offers, for a life account: it becomes a product of its own, with the commission that is offered
   * now. For the owner of the life account and holders of `catalog:write`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `LIFE_ACCOUNT_NOT_FOUND` (also when you may not act for it), `PRODUCT_NOT_FOUND`, `NOT_OFFERED` (also for
   * what was itself picked), `OWN_PRODUCT` (the supplier is yours), `ALREADY_PICKED`.
   */
  pickSourcedProduct: PickSourcedProductPayload;
  /**
   * Pay a merchant's balance out now; for its owner. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you do not own it), `PAYOUT_ACCOUNT_MISSING`, `CURRENCY_MISMATCH`,
   * `INSUFFICIENT_FUNDS`.
   */
  requestPayout: RequestPayoutPayload;
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
};


/** Everything that can be done. */
export type MutationAdvanceSandboxClockArgs = {
  hours: Scalars['Int']['input'];
};


/** Everything that can be done. */
export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


/** Everything that can be done. */
export type MutationChangeProductArgs = {
  input: ChangeProductInput;
};


/** Everything that can be done. */
export type MutationCreateCampaignArgs = {
  input: CreateCampaignInput;
};


/** Everything that can be done. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** Everything that can be done. */
export type MutationFulfilOrderArgs = {
  orderId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationOpenAdAccountArgs = {
  merchantId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationPickSourcedProductArgs = {
  idempotencyKey: Scalars['ID']['input'];
  lifeAccountId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRequestPayoutArgs = {
  input: RequestPayoutInput;
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
export type MutationSetPayoutAccountArgs = {
  input: SetPayoutAccountInput;
};


/** Everything that can be done. */
export type MutationSetSourcingOfferArgs = {
  input: SetSourcingOfferInput;
};


/** Everything that can be done. */
export type MutationStartMerchantOnboardingArgs = {
  input: StartMerchantOnboardingInput;
};


/** Everything that can be done. */
export type MutationSubmitMerchantOnboardingArgs = {
  input: SubmitMerchantOnboardingInput;
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
  /** How the amount is shared among who supplies, who sells and the platform. Null for the buyer, unless with `payments:read`. */
  shares?: Maybe<Array<OrderShare>>;
  /** Where it stands. */
  state: OrderState;
  /** What one piece cost: the product's price then, or that of the live room the buyer came from. */
  unitPrice: Money;
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
  /** When it was opened. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `org_…`. */
  id: Scalars['ID']['output'];
  /** Name of the organisation, 1 to 80 characters. */
  name: Scalars['String']['output'];
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

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** An API key by id. Null when there is none, or you neither manage it, nor are its app, nor hold `apps:read`. */
  apiKey?: Maybe<ApiKey>;
  /** A campaign by id. Null when there is none, or when you neither own its merchant nor hold `ads:read`. */
  campaign?: Maybe<Campaign>;
  /** What releases changed in your contract of the graph, the newest first. */
  changelog: Array<SchemaChange>;
  /**
   * What an operation would cost, ask for and use, without running it. It is told as if nothing were denied, and beside that what would
   * be. An operation that is mistaken is told by its mistakes.
   */
  explainOperation: OperationExplanation;
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
  /** A product by id; null when there is none. */
  product?: Maybe<Product>;
  /** What you may still spend, and what this operation takes of it; null for callers without a limit. */
  rateLimit?: Maybe<RateLimit>;
  /**
   * Products suppliers offer to whoever picks them, newest first. For owners of a life account or of an approved merchant, and for
   * holders of `catalog:read`; null, with the error `FORBIDDEN`, for others.
   */
  sourcingOffers?: Maybe<ProductConnection>;
  /** The app whose key this request carries; null when it carries none. */
  viewerApp?: Maybe<PartnerApp>;
};


/** Everything that can be read. */
export type QueryApiKeyArgs = {
  id: Scalars['ID']['input'];
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
export type QueryExplainOperationArgs = {
  asScopes?: InputMaybe<Array<Scalars['String']['input']>>;
  document: Scalars['String']['input'];
  operationName?: InputMaybe<Scalars['String']['input']>;
  variables?: InputMaybe<Scalars['String']['input']>;
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
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QuerySourcingOffersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
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

/** What the fields of one subgraph cost. */
export type SubgraphCost = {
  __typename?: 'SubgraphCost';
  /** In points, at most. */
  estimated: Scalars['Int']['output'];
  /** The subgraph's name. */
  subgraph: Scalars['String']['output'];
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
  /**
   * Verified claims about the person, newest first, at most 50, expired and revoked ones included. Null, with the error
   * `FORBIDDEN`, when you are neither this person nor hold `users:pii` or `attestations:issue`. An app needs `identity:read` and the
   * person's consent to `IDENTITY`, and is shown those that count now only.
   */
  attestations?: Maybe<Array<Attestation>>;
  /**
   * Gender as the identity check found it. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `users:pii`. An
   * app needs `identity:read` and the person's consent to `IDENTITY`.
   */
  gender?: Maybe<Gender>;
  /** Unique name chosen at sign-up, without the `@`: 3 to 30 of a-z, 0-9 and `_`. It never changes. */
  handle: Scalars['String']['output'];
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /**
   * Whether the credit score is over a number: strictly, so 750 is not over 750. False when the score is not known. Null, with
   * the error `FORBIDDEN`, when you are neither this person nor hold `credit:gate`. An app needs the person's consent to `CREDIT_GATE`
   * as well.
   */
  meetsCredit?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Phone number in E.164 form, `+8613800138000`. Null when none is on file, or, with the error `FORBIDDEN`, when you are neither this
   * person nor hold `users:pii`. An app needs `contact:read` and the person's consent to `CONTACT`.
   */
  phone?: Maybe<Scalars['String']['output']>;
};


/** A person with an account. */
export type UserAttestationsArgs = {
  kinds?: InputMaybe<Array<AttestationKind>>;
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

/** Something that takes several steps in several subgraphs. It goes on whatever stops in between, or goes back step by step. */
export type Workflow = Node & {
  __typename?: 'Workflow';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `wfl_…`. */
  id: Scalars['ID']['output'];
  /** What it brings about. */
  kind: WorkflowKind;
  /** Where it stands. */
  state: WorkflowState;
};

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
