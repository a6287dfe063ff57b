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

/** Figures about the whole, for analysts. */
export type Analytics = {
  __typename?: 'Analytics';
  /**
   * What the ledger comes to up to a moment, with a hash over every entry: whoever has the same entries computes the same. Days that are
   * over are sealed, so that nothing can be added to them or changed in them unseen.
   */
  ledgerProof: LedgerProof;
};


/** Figures about the whole, for analysts. */
export type AnalyticsLedgerProofArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  currency?: CurrencyCode;
};

/** Whose points are spent. */
export type BudgetHolder =
  /** Those of everybody at one address who is not signed in. */
  | 'ADDRESS'
  /** An API key's. */
  | 'API_KEY'
  /** A person's. */
  | 'USER';

/** What a change may do to clients. */
export type ChangeSeverity =
  /** It breaks those that use what it is about. */
  | 'BREAKING'
  /** It may surprise those that do not expect anything new, such as another value of an enum. */
  | 'DANGEROUS'
  /** It breaks nobody. */
  | 'SAFE';

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

/** A proof of the ledger. */
export type LedgerProof = {
  __typename?: 'LedgerProof';
  /** Whether what went out is what came in, in every currency. */
  balanced: Scalars['Boolean']['output'];
  /** All that came into accounts, in the currency asked for. */
  credits: Money;
  /** All that went out of accounts, in the currency asked for. */
  debits: Money;
  /** How many entries there are, of all currencies. */
  entries: Scalars['Int']['output'];
  /** SHA-256 over all entries, chained from day to day. */
  hash: Scalars['String']['output'];
};

/** An exact amount of money. */
export type Money = {
  __typename?: 'Money';
  /** Currency of the amount. */
  currency: CurrencyCode;
  /** Whole minor units in decimal digits, negative with a leading `-`: ¥12.50 is `1250`. A string, as it may exceed 53 bits. */
  minor: Scalars['String']['output'];
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** Figures about the whole, for analysts. */
  analytics?: Maybe<Analytics>;
  /** What releases changed in your contract of the graph, the newest first. */
  changelog: Array<SchemaChange>;
  /** What you may still spend, and what this operation takes of it; null for callers without a limit. */
  rateLimit?: Maybe<RateLimit>;
};


/** Everything that can be read. */
export type QueryChangelogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
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

/** What the fields of one subgraph cost. */
export type SubgraphCost = {
  __typename?: 'SubgraphCost';
  /** In points, at most. */
  estimated: Scalars['Int']['output'];
  /** The subgraph's name. */
  subgraph: Scalars['String']['output'];
};
