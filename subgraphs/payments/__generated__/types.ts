import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { MoneyMapper, UserMapper, CreditStandingMapper, SubjectMapper, AnalyticsMapper, WalletMapper, TransferMapper, LedgerEntryMapper, GiftStreakMapper, TipMapper, TopUpPayloadMapper, MerchantMapper, ProductMapper, SourcingOfferMapper, OrderMapper, PayoutMapper, PayoutAccountMapper, SettlementMapper, WorkflowMapper, WorkflowStepMapper } from '../mappers.ts';
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

/** Something to order. */
export type CheckoutInput = {
  /**
   * What the buyer was shown as the price of a piece: `Product.price`, or the `livePrice` of the room they come from. Anything else is not
   * charged but refused with `PRICE_CHANGED`. Null charges what holds now.
   */
  expectedUnitPrice?: InputMaybe<MoneyInput>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again orders nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** The product. */
  productId: Scalars['ID']['input'];
  /** How many pieces, 1 to 1,000. */
  quantity?: Scalars['Int']['input'];
  /** What you came from, such as a live room: the post, comment, room or message that showed it to you; null for nothing. */
  viaSubjectId?: InputMaybe<Scalars['ID']['input']>;
};

/** Result of `checkout`. */
export type CheckoutPayload = {
  __typename?: 'CheckoutPayload';
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
  /** The workflow that was begun, with its order; null when refused. */
  workflow?: Maybe<Workflow>;
};

/** What a partner may want of a person's. Each needs a scope of the app's key as well. */
export type ConsentPurpose =
  /** The phone number: `User.phone`, with the scope `contact:read`. */
  | 'CONTACT'
  /** Whether the person meets a credit score, yes or no: `User.meetsCredit`, with the scope `credit:gate`. Never the score. */
  | 'CREDIT_GATE'
  /** Verified facts that can be shown: `User.attestations` and `User.gender`, with the scope `identity:read`. */
  | 'IDENTITY';

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

/** Where a score lies on the public scale. */
export type CreditBand =
  /** 651 to 700. */
  | 'EXCELLENT'
  /** 551 to 600. */
  | 'FAIR'
  /** 601 to 650. */
  | 'GOOD'
  /** 350 to 550. */
  | 'POOR'
  /** Over 700, strictly: 701 to 950. */
  | 'SUPER';

/** A score a person had. */
export type CreditPoint = {
  __typename?: 'CreditPoint';
  /** From when on. */
  at: Scalars['DateTime']['output'];
  /** The score, 350 to 950. */
  score: Scalars['Int']['output'];
};

/** A person's credit standing. */
export type CreditStanding = {
  __typename?: 'CreditStanding';
  /** Where the score lies on the public scale. */
  band: CreditBand;
  /** When the score became what it is. */
  computedAt: Scalars['DateTime']['output'];
  /** The formula it was computed with, such as `lifegraph-credit-1`; null when the scoring system delivered it. */
  formula?: Maybe<Scalars['String']['output']>;
  /** The scores there have been, newest first, each from when it was computed. */
  history: Array<CreditPoint>;
  /**
   * What it rests on, always all of it, in a fixed order. The weight is each one's share of what the score has above 350; weights sum
   * to 1, or are all 0 at 350.
   */
  reasons: Array<Explanation>;
  /** The score, 350 to 950. */
  score: Scalars['Int']['output'];
};


/** A person's credit standing. */
export type CreditStandingHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** Who bears what a payment cost when it is given back. */
export type FeePolicy =
  /** The payee gives back all of it; fees and shares of others stay where they are. */
  | 'KEEP_FEES'
  /** Everybody who had a part of it gives back the same share of that part, the platform its fee included. */
  | 'RETURN_FEES';

/** Somebody to keep from giving money away. */
export type FreezeUserInput = {
  /** Why, for the record, 1 to 200 characters. */
  reason: Scalars['String']['input'];
  /** The person. */
  userId: Scalars['ID']['input'];
};

/** Result of `freezeUser`. */
export type FreezeUserPayload = {
  __typename?: 'FreezeUserPayload';
  /** The person; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Result of `fulfilOrder`. */
export type FulfilOrderPayload = {
  __typename?: 'FulfilOrderPayload';
  /** The order; null when refused. */
  order?: Maybe<Order>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** Where money comes from when a wallet is topped up. */
export type FundingSource =
  /** A source for trying things out: it always pays, and its money is worth nothing outside. */
  | 'TEST';

/**
 * Equal gifts one person sends to one room in quick succession. It is one thing with one count, so that no update of it can be
 * counted twice. It closes 10 seconds after its last gift, or as soon as the person begins another streak in the room. What its gifts cost
 * is taken from the giver's wallet as each is sent, and reaches the host in one transfer when the streak is closed.
 */
export type GiftStreak = {
  __typename?: 'GiftStreak';
  /** Globally unique, `strk_…`. */
  id: Scalars['ID']['output'];
  /**
   * The one transfer that paid the streak, made when it was over: what its gifts cost was set aside as each was sent. Null until then,
   * when nothing was left to pay, and for anyone but giver, host and holders of `payments:read`.
   */
  transfer?: Maybe<Transfer>;
};

/** One line of a wallet's account. Entries are appended and never change; those of one transfer sum to zero. */
export type LedgerEntry = {
  __typename?: 'LedgerEntry';
  /** How much was moved. */
  amount: Money;
  /** What was there to spend right after. */
  balanceAfter: Money;
  /** The person on the other side, or to whom what was set aside is to be given; null when that is no person. */
  counterparty?: Maybe<User>;
  /** When it was posted. */
  createdAt: Scalars['DateTime']['output'];
  /** Which way the money went; `amount` itself is always above zero. */
  direction: EntryDirection;
  /** Globally unique, `ent_…`. */
  id: Scalars['ID']['output'];
  /** The merchant on the other side, whose order it is; null when there is none. */
  merchant?: Maybe<Merchant>;
  /** The order it set money aside for, was paid by or gave money back of; null when there is none. */
  order?: Maybe<Order>;
  /** Number of the entry in its wallet: 1, 2, 3 and so on, without gaps. */
  seq: Scalars['Int']['output'];
  /** The streak of gifts it was set aside for, or paid; null for anything but gifts. */
  streak?: Maybe<GiftStreak>;
  /**
   * What it was given for: what was tipped, the room a gift was given in, or what the order came from. Null for anything else, and when it
   * has been removed since.
   */
  subject?: Maybe<Subject>;
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

/** A public account that people follow for what it publishes, run by a person or for a merchant. */
export type LifeAccount = {
  __typename?: 'LifeAccount';
  /** Globally unique, `life_…`. */
  id: Scalars['ID']['output'];
};

/** A business on the platform. */
export type Merchant = {
  __typename?: 'Merchant';
  /** Globally unique, `mer_…`. */
  id: Scalars['ID']['output'];
  /**
   * Orders of what it supplies, and of what its life account sells for others, newest first. Null, with the error `FORBIDDEN`, when
   * you neither own it nor hold `payments:read`.
   */
  orders?: Maybe<OrderConnection>;
  /** What it sells, newest first: products of its own, and those its life account picked. Withdrawn ones are left out. */
  products: ProductConnection;
  /** What it has earned. Null, with the error `FORBIDDEN`, when you neither own it nor hold `payments:read`. */
  settlement?: Maybe<Settlement>;
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
   * Order a product and pay for it from your wallet. The stock is reserved and a workflow begun that sets the money aside, pays it,
   * counts the sale and hands over; whatever stops in between, it goes on. Who comes from a live room that shows a price for the product
   * pays that, where the host may set it: its supplier any, whoever picked it one that their commission bears. Refused with, in this
   * order: `INVALID_AMOUNT` (of `expectedUnitPrice`), `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `PRODUCT_NOT_FOUND` (also when it
   * was withdrawn), `OWN_PRODUCT` (you supply or sell it), `QUANTITY_BELOW_MINIMUM`, `SUBJECT_NOT_FOUND`, `PRICE_CHANGED` (a piece costs
   * something else than you expect, or than the room shows), `INVALID_AMOUNT` (it comes to more than one payment can), `OUT_OF_STOCK`,
   * `INSUFFICIENT_FUNDS`. A refusal is not remembered: after a top-up the same key may succeed.
   */
  checkout: CheckoutPayload;
  /**
   * Add a product; for the owner of the merchant and holders of `catalog:write`. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you may not act for it),
   * `MERCHANT_NOT_APPROVED`, `CURRENCY_MISMATCH`.
   */
  createProduct: CreateProductPayload;
  /**
   * Keep a person from giving money away: tips, gifts and transfers are refused with `ACCOUNT_FROZEN`; receiving goes on. Freezing twice
   * keeps the first reason. Refused with `USER_NOT_FOUND`.
   */
  freezeUser: FreezeUserPayload;
  /**
   * Say that an order has been sent; for the owner of the merchant that supplies it. Saying it again changes nothing. Refused with, in
   * this order: `ORDER_NOT_FOUND` (also when it is not yours to send), `ORDER_NOT_OPEN` (it is not paid, or was refunded).
   */
  fulfilOrder: FulfilOrderPayload;
  /**
   * Pick a product that its supplier offers, for a life account: it becomes a product of its own, with the commission that is offered
   * now. For the owner of the life account and holders of `catalog:write`. Refused with, in this order: `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `LIFE_ACCOUNT_NOT_FOUND` (also when you may not act for it), `PRODUCT_NOT_FOUND`, `NOT_OFFERED` (also for
   * what was itself picked), `OWN_PRODUCT` (the supplier is yours), `ALREADY_PICKED`.
   */
  pickSourcedProduct: PickSourcedProductPayload;
  /**
   * Record a person's credit score as the scoring system delivers it. From then on it stands instead of what the platform computes
   * itself, until another one is delivered. One computed earlier than the delivered score on record is accepted and changes nothing. Refused with, in this order: `SCORE_OUT_OF_RANGE`, `USER_NOT_FOUND`.
   */
  recordCreditScore: RecordCreditScorePayload;
  /**
   * Give back money of a transfer to who paid it, all that is left of it or a part. Refused with, in this order: `INVALID_AMOUNT`,
   * `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`, `TRANSFER_NOT_FOUND`, `CURRENCY_MISMATCH`, `NOT_REFUNDABLE`,
   * `REFUND_EXCEEDS_ORIGINAL`, `INSUFFICIENT_FUNDS` (who received it has it no more), `BALANCE_LIMIT_REACHED`, `BUSY`.
   */
  refund: RefundPayload;
  /**
   * Pay a merchant's balance out now; for its owner. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `MERCHANT_NOT_FOUND` (also when you do not own it), `PAYOUT_ACCOUNT_MISSING`, `CURRENCY_MISMATCH`,
   * `INSUFFICIENT_FUNDS`.
   */
  requestPayout: RequestPayoutPayload;
  /**
   * Have a stuck workflow try again, or take back what it did. Refused with, in this order: `WORKFLOW_NOT_FOUND`,
   * `WORKFLOW_NOT_STUCK`, `WORKFLOW_NOT_COMPENSABLE` (something was handed over that cannot be taken back).
   */
  retryWorkflow: RetryWorkflowPayload;
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
   * Tip a post, comment, live room or chat message; the money goes to the person who made it. Where a community's gate for `TIP`
   * is not open to you, `denied` says what is missing. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`,
   * `IDEMPOTENCY_MISMATCH`, `SUBJECT_NOT_FOUND`, `SAME_WALLET` (it is your own), `ACCOUNT_FROZEN`, `BLOCKED`, `CURRENCY_MISMATCH`,
   * `DAILY_LIMIT_REACHED` (after what `denied` says), `INSUFFICIENT_FUNDS`, `BALANCE_LIMIT_REACHED`. Tips and gifts of one day of China
   * Standard Time come to at most ¥1,000, with a checked phone ¥5,000, with a checked name ¥20,000, with a checked face ¥100,000. A refusal is not remembered: after a top-up the same key may succeed.
   */
  tip: TipPayload;
  /**
   * Add money to your wallet. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `CURRENCY_MISMATCH`, `BALANCE_LIMIT_REACHED`.
   */
  topUp: TopUpPayload;
  /**
   * Pay another person. Refused with, in this order: `INVALID_AMOUNT`, `INVALID_IDEMPOTENCY_KEY`, `IDEMPOTENCY_MISMATCH`,
   * `SAME_WALLET`, `RECIPIENT_NOT_FOUND`, `CURRENCY_MISMATCH`, `ACCOUNT_FROZEN`, `INSUFFICIENT_FUNDS`, `BALANCE_LIMIT_REACHED`. A
   * refusal is not remembered: after a top-up the same key may succeed.
   */
  transfer: TransferPayload;
  /** Let a person who was frozen give money away again. Refused with `USER_NOT_FOUND`. */
  unfreezeUser: UnfreezeUserPayload;
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
export type MutationCheckoutArgs = {
  input: CheckoutInput;
};


/** Everything that can be done. */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/** Everything that can be done. */
export type MutationFreezeUserArgs = {
  input: FreezeUserInput;
};


/** Everything that can be done. */
export type MutationFulfilOrderArgs = {
  orderId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationPickSourcedProductArgs = {
  idempotencyKey: Scalars['ID']['input'];
  lifeAccountId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};


/** Everything that can be done. */
export type MutationRecordCreditScoreArgs = {
  input: RecordCreditScoreInput;
};


/** Everything that can be done. */
export type MutationRefundArgs = {
  input: RefundInput;
};


/** Everything that can be done. */
export type MutationRequestPayoutArgs = {
  input: RequestPayoutInput;
};


/** Everything that can be done. */
export type MutationRetryWorkflowArgs = {
  compensate?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
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


/** Everything that can be done. */
export type MutationUnfreezeUserArgs = {
  userId: Scalars['ID']['input'];
};

/** Anything with a globally unique id that `Query.node` can fetch again. */
export type Node = {
  /** Globally unique. Its prefix tells the type: `usr_…` is a User, `post_…` a Post, `room_…` a LiveRoom. */
  id: Scalars['ID']['output'];
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
  /** What the buyer shows to be given it; null for others, and until it is handed over. */
  redemptionCode?: Maybe<Scalars['String']['output']>;
  /** The transfer that gave the money back; null unless it was refunded. */
  refund?: Maybe<Transfer>;
  /** How the amount is shared among who supplies, who sells and the platform. Null for the buyer, unless with `payments:read`. */
  shares?: Maybe<Array<OrderShare>>;
  /** Where it stands. */
  state: OrderState;
  /** The transfer that paid it; null until it is paid. */
  transfer?: Maybe<Transfer>;
  /** What one piece cost: the product's price then, or that of the live room the buyer came from. */
  unitPrice: Money;
  /** What the buyer came from, such as a live room; null when nothing was named, or it has been removed since. */
  viaSubject?: Maybe<Subject>;
  /** Its steps, as they are done. */
  workflow: Workflow;
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
  /** Figures about the whole, for analysts. */
  analytics?: Maybe<Analytics>;
  /** An order by id. Null when there is none, or when you are neither its buyer, nor own a merchant in it, nor hold `payments:read`. */
  order?: Maybe<Order>;
  /** A product by id; null when there is none. */
  product?: Maybe<Product>;
  /**
   * Products suppliers offer to whoever picks them, newest first. For owners of a life account or of an approved merchant, and for
   * holders of `catalog:read`; null, with the error `FORBIDDEN`, for others.
   */
  sourcingOffers?: Maybe<ProductConnection>;
  /** Workflows that wait for an operator, longest first. Null, with the error `FORBIDDEN`, without `workflows:operate`. */
  stuckWorkflows?: Maybe<Array<Workflow>>;
  /** A transfer by id. Null when there is none, or when you are neither a party to it nor hold `payments:read`. */
  transfer?: Maybe<Transfer>;
  /** A workflow by id. Null when there is none, or when it is not yours and you do not hold `workflows:operate`. */
  workflow?: Maybe<Workflow>;
};


/** Everything that can be read. */
export type QueryOrderArgs = {
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


/** Everything that can be read. */
export type QueryStuckWorkflowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryTransferArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryWorkflowArgs = {
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

/** Money to give back. */
export type RefundInput = {
  /** How much; null for all that was not given back before. */
  amount?: InputMaybe<MoneyInput>;
  /** Who bears what the payment cost. */
  feePolicy?: InputMaybe<FeePolicy>;
  /** Your own key for this attempt, 1 to 128 characters: sending it again moves nothing and returns the first result. */
  idempotencyKey: Scalars['ID']['input'];
  /** Why, up to 200 characters; null for nothing. */
  memo?: InputMaybe<Scalars['String']['input']>;
  /** The transfer it was paid with. */
  transferId: Scalars['ID']['input'];
};

/** Result of `refund`. */
export type RefundPayload = {
  __typename?: 'RefundPayload';
  /** The transfer that gave the money back; null when refused. */
  transfer?: Maybe<Transfer>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
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

/** Result of `retryWorkflow`. */
export type RetryWorkflowPayload = {
  __typename?: 'RetryWorkflowPayload';
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
  /** The workflow; null when refused. */
  workflow?: Maybe<Workflow>;
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
  /** Sum of all tips on it, in the currency of its owner's wallet; 0 when there are none. Null, with an error, while payments are away. */
  tipTotal?: Maybe<Money>;
  /** Tips on it, newest first. Null, with an error, while payments are away. */
  tips?: Maybe<TipConnection>;
  /**
   * Who tipped most in total, highest first; who reached a sum earlier stands before who reached it later. Null, with an error, while
   * payments are away.
   */
  topTippers?: Maybe<Array<TipRank>>;
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
  /**
   * A workflow as it gets on, one event for each step. With `after`, what was missed comes first. Refused with `FORBIDDEN` when it is
   * not yours and you do not hold `workflows:operate`.
   */
  workflowEvents: WorkflowEvent;
};


/** Everything that can be watched as it happens. */
export type SubscriptionTipEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  subjectId: Scalars['ID']['input'];
};


/** Everything that can be watched as it happens. */
export type SubscriptionWorkflowEventsArgs = {
  after?: InputMaybe<Scalars['EventCursor']['input']>;
  id: Scalars['ID']['input'];
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

/** Result of `unfreezeUser`. */
export type UnfreezeUserPayload = {
  __typename?: 'UnfreezeUserPayload';
  /** The person; null when refused. */
  user?: Maybe<User>;
  /** Why it was refused; empty when it was not. */
  userErrors: Array<UserError>;
};

/** A person with an account. */
export type User = {
  __typename?: 'User';
  /** Whole days since the account was opened; 0 on the first day. */
  accountAgeDays: Scalars['Int']['output'];
  /** How many people follow this person and are followed back. */
  connectionCount: Scalars['Int']['output'];
  /** What this person consented to of the app that asks; empty when it is no app that asks. In no client's schema. */
  consentedPurposes: Array<ConsentPurpose>;
  /**
   * What the person's conduct says of their credit: computed from who they are and whom they are connected with, as users says, and
   * from what they paid. A score that the scoring system delivered stands instead of it. Null when nothing is known, or, with the error
   * `FORBIDDEN`, when you are neither this person nor hold `credit:read`.
   */
  creditStanding?: Maybe<CreditStanding>;
  /** The credit score as gates see it, 350 to 950. Null when it is not known, so that gates close instead of opening. */
  gateScore?: Maybe<Scalars['Int']['output']>;
  /** Globally unique, `usr_…`. */
  id: Scalars['ID']['output'];
  /**
   * Whether staff keeps the person from giving money away. Null, with the error `FORBIDDEN`, when you are neither this person nor hold
   * `risk:read`.
   */
  isFrozen?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Whether the credit score is over a number: strictly, so 750 is not over 750. False when the score is not known. Null, with
   * the error `FORBIDDEN`, when you are neither this person nor hold `credit:gate`. An app needs the person's consent to `CREDIT_GATE`
   * as well.
   */
  meetsCredit?: Maybe<Scalars['Boolean']['output']>;
  /** What the person ordered, newest first. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `payments:read`. */
  orders?: Maybe<OrderConnection>;
  /** How far the person's identity is checked. */
  verificationLevel: VerificationLevel;
  /** The person's wallet. Null, with the error `FORBIDDEN`, when you are neither this person nor hold `payments:read`. */
  wallet?: Maybe<Wallet>;
};


/** A person with an account. */
export type UserMeetsCreditArgs = {
  over: Scalars['Int']['input'];
};


/** A person with an account. */
export type UserOrdersArgs = {
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
  /** Staff keeps you from giving money away. */
  | 'ACCOUNT_FROZEN'
  /** This life account has picked it before. */
  | 'ALREADY_PICKED'
  /** More than a wallet, or the tips on one subject, can come to: 1000000000000000000 minor units. */
  | 'BALANCE_LIMIT_REACHED'
  /** One of you has blocked the other. */
  | 'BLOCKED'
  /** Too many payments are waiting: nothing was done. Try again with the same key. */
  | 'BUSY'
  /** A wallet involved holds another currency. */
  | 'CURRENCY_MISMATCH'
  /** More than may be given away in a day at your level of verification. */
  | 'DAILY_LIMIT_REACHED'
  /** This idempotency key was used for another request. */
  | 'IDEMPOTENCY_MISMATCH'
  /** The wallet does not hold enough. */
  | 'INSUFFICIENT_FUNDS'
  /** The amount is no whole number of minor units from 1 to 1000000000000000. */
  | 'INVALID_AMOUNT'
  /** The idempotency key does not have 1 to 128 characters. */
  | 'INVALID_IDEMPOTENCY_KEY'
  /** There is no such life account, or it is not yours to use. */
  | 'LIFE_ACCOUNT_NOT_FOUND'
  /** The merchant's onboarding has not been approved. */
  | 'MERCHANT_NOT_APPROVED'
  /** There is no such merchant, or it is not yours. */
  | 'MERCHANT_NOT_FOUND'
  /** Its supplier does not offer it to be picked. */
  | 'NOT_OFFERED'
  /** Money of this kind of transfer is not given back: a present, a refund, or money that only moves about. */
  | 'NOT_REFUNDABLE'
  /** There is no such order, or it is not yours to deal with. */
  | 'ORDER_NOT_FOUND'
  /** The order does not wait for that: it is not paid, or is over. */
  | 'ORDER_NOT_OPEN'
  /** There are not so many pieces left. */
  | 'OUT_OF_STOCK'
  /** You supply it yourself. */
  | 'OWN_PRODUCT'
  /** It has not been said where the merchant's money goes. */
  | 'PAYOUT_ACCOUNT_MISSING'
  /** A piece does not cost what you expect, or what the room you come from shows. */
  | 'PRICE_CHANGED'
  /** It was picked from a supplier, who alone can change it. */
  | 'PRODUCT_IS_PICKED'
  /** There is no such product, or it has been withdrawn, or it is not yours to change. */
  | 'PRODUCT_NOT_FOUND'
  /** An order of it takes more pieces at least. */
  | 'QUANTITY_BELOW_MINIMUM'
  /** There is nobody to receive the money. */
  | 'RECIPIENT_NOT_FOUND'
  /** More than is left of the transfer after the refunds before. */
  | 'REFUND_EXCEEDS_ORIGINAL'
  /** Payer and receiver are the same person. */
  | 'SAME_WALLET'
  /** A credit score lies between 350 and 950. */
  | 'SCORE_OUT_OF_RANGE'
  /** More than a product can have: 1000000 pieces. */
  | 'STOCK_LIMIT_REACHED'
  /** There is no such post, comment, live room or chat message, or it has been removed. */
  | 'SUBJECT_NOT_FOUND'
  /** There is no such transfer. */
  | 'TRANSFER_NOT_FOUND'
  /** There is no such person. */
  | 'USER_NOT_FOUND'
  /** Something was handed over that cannot be taken back. */
  | 'WORKFLOW_NOT_COMPENSABLE'
  /** There is no such workflow. */
  | 'WORKFLOW_NOT_FOUND'
  /** The workflow goes on by itself, or is over. */
  | 'WORKFLOW_NOT_STUCK';

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

/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type Wallet = Node & {
  __typename?: 'Wallet';
  /** What is there to spend: the balance less what is reserved. */
  available: Money;
  /** What the wallet holds, or held right after everything up to a moment, what is reserved included; never below zero. */
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
export type WalletBalanceArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A person's money on the platform: one per person, opened in CNY when it is first needed. */
export type WalletEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Something that takes several steps in several subgraphs. It goes on whatever stops in between, or goes back step by step. */
export type Workflow = Node & {
  __typename?: 'Workflow';
  /** When it began. */
  createdAt: Scalars['DateTime']['output'];
  /** Globally unique, `wfl_…`. */
  id: Scalars['ID']['output'];
  /** What it brings about. */
  kind: WorkflowKind;
  /** The order it is about; null when it is about none. */
  order?: Maybe<Order>;
  /** The payout it is about; null when it is about none. */
  payout?: Maybe<Payout>;
  /** Where it stands. */
  state: WorkflowState;
  /** Its steps, in order. */
  steps: Array<WorkflowStep>;
};

/** A workflow got on, or went back. */
export type WorkflowChanged = {
  __typename?: 'WorkflowChanged';
  /** Position of this event, to resume from. */
  cursor: Scalars['EventCursor']['output'];
  /** The workflow, with state and steps as they were after this. */
  workflow: Workflow;
};

/** What happens to a workflow. */
export type WorkflowEvent = StreamGap | WorkflowChanged;

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

/** One step of a workflow. */
export type WorkflowStep = {
  __typename?: 'WorkflowStep';
  /** How often it was tried, or another subgraph asked to do it. */
  attempts: Scalars['Int']['output'];
  /** What took it back, such as `RELEASE_STOCK`; null when nothing did. */
  compensatedBy?: Maybe<Scalars['String']['output']>;
  /** How often taking it back was tried. */
  compensationAttempts: Scalars['Int']['output'];
  /** Why it was refused, or what the last attempt failed with; null when it did not. */
  error?: Maybe<Scalars['String']['output']>;
  /** What is done: `RESERVE_STOCK`, `HOLD_FUNDS`, `POST_PAYMENT`, `COUNT_SALE`, `ATTRIBUTE_ORDER`, `FULFIL`, `SEND_TO_BANK`, `POST_PAYOUT`. */
  name: Scalars['String']['output'];
  /** Where it stands. */
  state: WorkflowStepState;
  /** Which subgraph does it. */
  subgraph: Scalars['String']['output'];
};

/** Where a step stands. */
export type WorkflowStepState =
  /** Taken back. */
  | 'COMPENSATED'
  /** Being taken back. */
  | 'COMPENSATING'
  /** Done. */
  | 'DONE'
  /** Refused, and nothing was done. */
  | 'FAILED'
  /** Not begun. */
  | 'PENDING'
  /** Somebody is at it, or its outcome is not known yet. */
  | 'RUNNING'
  /** Somebody else has to answer: another subgraph, or the merchant. */
  | 'WAITING';



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
  GiftStreak: GiftStreak;
  Merchant: Merchant;
  Order: Order;
  Payout: Payout;
  Product: Product;
  Subject: Subject;
  Tip: Tip;
  Transfer: Transfer;
  User: User;
  Wallet: Wallet;
  Workflow: Workflow;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  GiftStreak:
    ( { __typename: 'GiftStreak' }
    & GraphQLRecursivePick<FederationTypes['GiftStreak'], {"id":true}> );
  Merchant:
    ( { __typename: 'Merchant' }
    & GraphQLRecursivePick<FederationTypes['Merchant'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Payout:
    ( { __typename: 'Payout' }
    & GraphQLRecursivePick<FederationTypes['Payout'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
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
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['User'], {"verificationLevel":true,"connectionCount":true,"accountAgeDays":true}>
        | GraphQLRecursivePick<FederationTypes['User'], {"verificationLevel":true,"connectionCount":true,"accountAgeDays":true,"consentedPurposes":true}>
        | GraphQLRecursivePick<FederationTypes['User'], {"verificationLevel":true,"connectionCount":true,"accountAgeDays":true,"consentedPurposes":true}> ) );
  Wallet:
    ( { __typename: 'Wallet' }
    & GraphQLRecursivePick<FederationTypes['Wallet'], {"id":true}> );
  Workflow:
    ( { __typename: 'Workflow' }
    & GraphQLRecursivePick<FederationTypes['Workflow'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  TipEvent:
    | ( StreamGap )
    | ( Omit<TipReceived, 'runningTotal' | 'tip'> & { runningTotal: _RefType['Money'], tip: _RefType['Tip'] } )
  ;
  WorkflowEvent:
    | ( StreamGap )
    | ( Omit<WorkflowChanged, 'workflow'> & { workflow: _RefType['Workflow'] } )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( OrderMapper )
    | ( PayoutMapper )
    | ( ProductMapper )
    | ( TipMapper )
    | ( TransferMapper )
    | ( WalletMapper )
    | ( WorkflowMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Analytics: ResolverTypeWrapper<AnalyticsMapper>;
  CancelOrderInput: CancelOrderInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CancelOrderPayload: ResolverTypeWrapper<Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ChangeProductInput: ChangeProductInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ChangeProductPayload: ResolverTypeWrapper<Omit<ChangeProductPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  CheckoutInput: CheckoutInput;
  CheckoutPayload: ResolverTypeWrapper<Omit<CheckoutPayload, 'workflow'> & { workflow?: Maybe<ResolversTypes['Workflow']> }>;
  ConsentPurpose: ConsentPurpose;
  CreateProductInput: CreateProductInput;
  CreateProductPayload: ResolverTypeWrapper<Omit<CreateProductPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  CreditBand: CreditBand;
  CreditPoint: ResolverTypeWrapper<CreditPoint>;
  CreditStanding: ResolverTypeWrapper<CreditStandingMapper>;
  CurrencyCode: CurrencyCode;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  EntryDirection: EntryDirection;
  EventCursor: ResolverTypeWrapper<Scalars['EventCursor']['output']>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FeePolicy: FeePolicy;
  FreezeUserInput: FreezeUserInput;
  FreezeUserPayload: ResolverTypeWrapper<Omit<FreezeUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  FulfilOrderPayload: ResolverTypeWrapper<Omit<FulfilOrderPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  FundingSource: FundingSource;
  GiftStreak: ResolverTypeWrapper<GiftStreakMapper>;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryMapper>;
  LedgerEntryConnection: ResolverTypeWrapper<Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversTypes['LedgerEntryEdge']> }>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  LedgerProof: ResolverTypeWrapper<Omit<LedgerProof, 'credits' | 'debits'> & { credits: ResolversTypes['Money'], debits: ResolversTypes['Money'] }>;
  LifeAccount: ResolverTypeWrapper<LifeAccount>;
  Merchant: ResolverTypeWrapper<MerchantMapper>;
  Money: ResolverTypeWrapper<MoneyMapper>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderMapper>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges'> & { edges: Array<ResolversTypes['OrderEdge']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderShare: ResolverTypeWrapper<Omit<OrderShare, 'amount' | 'merchant' | 'user'> & { amount: ResolversTypes['Money'], merchant?: Maybe<ResolversTypes['Merchant']>, user?: Maybe<ResolversTypes['User']> }>;
  OrderState: OrderState;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payout: ResolverTypeWrapper<PayoutMapper>;
  PayoutAccount: ResolverTypeWrapper<PayoutAccountMapper>;
  PayoutConnection: ResolverTypeWrapper<Omit<PayoutConnection, 'edges'> & { edges: Array<ResolversTypes['PayoutEdge']> }>;
  PayoutEdge: ResolverTypeWrapper<Omit<PayoutEdge, 'node'> & { node: ResolversTypes['Payout'] }>;
  PayoutState: PayoutState;
  PickSourcedProductPayload: ResolverTypeWrapper<Omit<PickSourcedProductPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  Product: ResolverTypeWrapper<ProductMapper>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges'> & { edges: Array<ResolversTypes['ProductEdge']> }>;
  ProductDelivery: ProductDelivery;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordCreditScoreInput: RecordCreditScoreInput;
  RecordCreditScorePayload: ResolverTypeWrapper<Omit<RecordCreditScorePayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  RefundInput: RefundInput;
  RefundPayload: ResolverTypeWrapper<Omit<RefundPayload, 'transfer'> & { transfer?: Maybe<ResolversTypes['Transfer']> }>;
  RequestPayoutInput: RequestPayoutInput;
  RequestPayoutPayload: ResolverTypeWrapper<Omit<RequestPayoutPayload, 'payout'> & { payout?: Maybe<ResolversTypes['Payout']> }>;
  RetryWorkflowPayload: ResolverTypeWrapper<Omit<RetryWorkflowPayload, 'workflow'> & { workflow?: Maybe<ResolversTypes['Workflow']> }>;
  SetPayoutAccountInput: SetPayoutAccountInput;
  SetPayoutAccountPayload: ResolverTypeWrapper<Omit<SetPayoutAccountPayload, 'merchant'> & { merchant?: Maybe<ResolversTypes['Merchant']> }>;
  SetSourcingOfferInput: SetSourcingOfferInput;
  SetSourcingOfferPayload: ResolverTypeWrapper<Omit<SetSourcingOfferPayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  Settlement: ResolverTypeWrapper<SettlementMapper>;
  ShareRole: ShareRole;
  SourcingOffer: ResolverTypeWrapper<SourcingOfferMapper>;
  Statement: ResolverTypeWrapper<Omit<Statement, 'closing' | 'lines' | 'opening'> & { closing: ResolversTypes['Money'], lines: Array<ResolversTypes['StatementLine']>, opening: ResolversTypes['Money'] }>;
  StatementLine: ResolverTypeWrapper<Omit<StatementLine, 'credits' | 'debits'> & { credits: ResolversTypes['Money'], debits: ResolversTypes['Money'] }>;
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
  UnfreezeUserPayload: ResolverTypeWrapper<Omit<UnfreezeUserPayload, 'user'> & { user?: Maybe<ResolversTypes['User']> }>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VerificationLevel: VerificationLevel;
  Wallet: ResolverTypeWrapper<WalletMapper>;
  Workflow: ResolverTypeWrapper<WorkflowMapper>;
  WorkflowChanged: ResolverTypeWrapper<Omit<WorkflowChanged, 'workflow'> & { workflow: ResolversTypes['Workflow'] }>;
  WorkflowEvent: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['WorkflowEvent']>;
  WorkflowKind: WorkflowKind;
  WorkflowState: WorkflowState;
  WorkflowStep: ResolverTypeWrapper<WorkflowStepMapper>;
  WorkflowStepState: WorkflowStepState;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Analytics: AnalyticsMapper;
  CancelOrderInput: CancelOrderInput;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  CancelOrderPayload: Omit<CancelOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ChangeProductInput: ChangeProductInput;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  ChangeProductPayload: Omit<ChangeProductPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  CheckoutInput: CheckoutInput;
  CheckoutPayload: Omit<CheckoutPayload, 'workflow'> & { workflow?: Maybe<ResolversParentTypes['Workflow']> };
  CreateProductInput: CreateProductInput;
  CreateProductPayload: Omit<CreateProductPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  CreditPoint: CreditPoint;
  CreditStanding: CreditStandingMapper;
  DateTime: Scalars['DateTime']['output'];
  EventCursor: Scalars['EventCursor']['output'];
  Explanation: Explanation;
  Float: Scalars['Float']['output'];
  FreezeUserInput: FreezeUserInput;
  FreezeUserPayload: Omit<FreezeUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  FulfilOrderPayload: Omit<FulfilOrderPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  GiftStreak: GiftStreakMapper;
  LedgerEntry: LedgerEntryMapper;
  LedgerEntryConnection: Omit<LedgerEntryConnection, 'edges'> & { edges: Array<ResolversParentTypes['LedgerEntryEdge']> };
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  LedgerProof: Omit<LedgerProof, 'credits' | 'debits'> & { credits: ResolversParentTypes['Money'], debits: ResolversParentTypes['Money'] };
  LifeAccount: LifeAccount;
  Merchant: MerchantMapper;
  Money: MoneyMapper;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderMapper;
  OrderConnection: Omit<OrderConnection, 'edges'> & { edges: Array<ResolversParentTypes['OrderEdge']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderShare: Omit<OrderShare, 'amount' | 'merchant' | 'user'> & { amount: ResolversParentTypes['Money'], merchant?: Maybe<ResolversParentTypes['Merchant']>, user?: Maybe<ResolversParentTypes['User']> };
  PageInfo: PageInfo;
  Payout: PayoutMapper;
  PayoutAccount: PayoutAccountMapper;
  PayoutConnection: Omit<PayoutConnection, 'edges'> & { edges: Array<ResolversParentTypes['PayoutEdge']> };
  PayoutEdge: Omit<PayoutEdge, 'node'> & { node: ResolversParentTypes['Payout'] };
  PickSourcedProductPayload: Omit<PickSourcedProductPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  Product: ProductMapper;
  ProductConnection: Omit<ProductConnection, 'edges'> & { edges: Array<ResolversParentTypes['ProductEdge']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  Query: Record<PropertyKey, never>;
  RecordCreditScoreInput: RecordCreditScoreInput;
  RecordCreditScorePayload: Omit<RecordCreditScorePayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  RefundInput: RefundInput;
  RefundPayload: Omit<RefundPayload, 'transfer'> & { transfer?: Maybe<ResolversParentTypes['Transfer']> };
  RequestPayoutInput: RequestPayoutInput;
  RequestPayoutPayload: Omit<RequestPayoutPayload, 'payout'> & { payout?: Maybe<ResolversParentTypes['Payout']> };
  RetryWorkflowPayload: Omit<RetryWorkflowPayload, 'workflow'> & { workflow?: Maybe<ResolversParentTypes['Workflow']> };
  SetPayoutAccountInput: SetPayoutAccountInput;
  SetPayoutAccountPayload: Omit<SetPayoutAccountPayload, 'merchant'> & { merchant?: Maybe<ResolversParentTypes['Merchant']> };
  SetSourcingOfferInput: SetSourcingOfferInput;
  SetSourcingOfferPayload: Omit<SetSourcingOfferPayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  Settlement: SettlementMapper;
  SourcingOffer: SourcingOfferMapper;
  Statement: Omit<Statement, 'closing' | 'lines' | 'opening'> & { closing: ResolversParentTypes['Money'], lines: Array<ResolversParentTypes['StatementLine']>, opening: ResolversParentTypes['Money'] };
  StatementLine: Omit<StatementLine, 'credits' | 'debits'> & { credits: ResolversParentTypes['Money'], debits: ResolversParentTypes['Money'] };
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
  UnfreezeUserPayload: Omit<UnfreezeUserPayload, 'user'> & { user?: Maybe<ResolversParentTypes['User']> };
  User: UserMapper;
  UserError: UserError;
  Wallet: WalletMapper;
  Workflow: WorkflowMapper;
  WorkflowChanged: Omit<WorkflowChanged, 'workflow'> & { workflow: ResolversParentTypes['Workflow'] };
  WorkflowEvent: ResolversUnionTypes<ResolversParentTypes>['WorkflowEvent'];
  WorkflowStep: WorkflowStepMapper;
};

export type AnalyticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Analytics'] = ResolversParentTypes['Analytics']> = {
  ledgerProof?: Resolver<ResolversTypes['LedgerProof'], ParentType, ContextType, RequireFields<AnalyticsLedgerProofArgs, 'currency'>>;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ChangeProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChangeProductPayload'] = ResolversParentTypes['ChangeProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckoutPayload'] = ResolversParentTypes['CheckoutPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  workflow?: Resolver<Maybe<ResolversTypes['Workflow']>, ParentType, ContextType>;
};

export type CreateProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateProductPayload'] = ResolversParentTypes['CreateProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreditPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditPoint'] = ResolversParentTypes['CreditPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreditStandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditStanding'] = ResolversParentTypes['CreditStanding']> = {
  band?: Resolver<ResolversTypes['CreditBand'], ParentType, ContextType>;
  computedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  formula?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['CreditPoint']>, ParentType, ContextType, RequireFields<CreditStandingHistoryArgs, 'first'>>;
  reasons?: Resolver<Array<ResolversTypes['Explanation']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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

export type FreezeUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FreezeUserPayload'] = ResolversParentTypes['FreezeUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FulfilOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FulfilOrderPayload'] = ResolversParentTypes['FulfilOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type GiftStreakResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GiftStreak'] = ResolversParentTypes['GiftStreak'], FederationReferenceType extends FederationReferenceTypes['GiftStreak'] = FederationReferenceTypes['GiftStreak']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['GiftStreak']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balanceAfter?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  counterparty?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['EntryDirection'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  seq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  streak?: Resolver<Maybe<ResolversTypes['GiftStreak']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
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

export type LedgerProofResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerProof'] = ResolversParentTypes['LedgerProof']> = {
  balanced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LifeAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LifeAccount'] = ResolversParentTypes['LifeAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MerchantResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Merchant'] = ResolversParentTypes['Merchant'], FederationReferenceType extends FederationReferenceTypes['Merchant'] = FederationReferenceTypes['Merchant']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Merchant']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<MerchantOrdersArgs, 'first'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<MerchantProductsArgs, 'first'>>;
  settlement?: Resolver<Maybe<ResolversTypes['Settlement']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  minor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelOrder?: Resolver<ResolversTypes['CancelOrderPayload'], ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  changeProduct?: Resolver<ResolversTypes['ChangeProductPayload'], ParentType, ContextType, RequireFields<MutationChangeProductArgs, 'input'>>;
  checkout?: Resolver<ResolversTypes['CheckoutPayload'], ParentType, ContextType, RequireFields<MutationCheckoutArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['CreateProductPayload'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  freezeUser?: Resolver<ResolversTypes['FreezeUserPayload'], ParentType, ContextType, RequireFields<MutationFreezeUserArgs, 'input'>>;
  fulfilOrder?: Resolver<ResolversTypes['FulfilOrderPayload'], ParentType, ContextType, RequireFields<MutationFulfilOrderArgs, 'orderId'>>;
  pickSourcedProduct?: Resolver<ResolversTypes['PickSourcedProductPayload'], ParentType, ContextType, RequireFields<MutationPickSourcedProductArgs, 'idempotencyKey' | 'lifeAccountId' | 'productId'>>;
  recordCreditScore?: Resolver<ResolversTypes['RecordCreditScorePayload'], ParentType, ContextType, RequireFields<MutationRecordCreditScoreArgs, 'input'>>;
  refund?: Resolver<ResolversTypes['RefundPayload'], ParentType, ContextType, RequireFields<MutationRefundArgs, 'input'>>;
  requestPayout?: Resolver<ResolversTypes['RequestPayoutPayload'], ParentType, ContextType, RequireFields<MutationRequestPayoutArgs, 'input'>>;
  retryWorkflow?: Resolver<ResolversTypes['RetryWorkflowPayload'], ParentType, ContextType, RequireFields<MutationRetryWorkflowArgs, 'compensate' | 'id'>>;
  setPayoutAccount?: Resolver<ResolversTypes['SetPayoutAccountPayload'], ParentType, ContextType, RequireFields<MutationSetPayoutAccountArgs, 'input'>>;
  setSourcingOffer?: Resolver<ResolversTypes['SetSourcingOfferPayload'], ParentType, ContextType, RequireFields<MutationSetSourcingOfferArgs, 'input'>>;
  tip?: Resolver<ResolversTypes['TipPayload'], ParentType, ContextType, RequireFields<MutationTipArgs, 'input'>>;
  topUp?: Resolver<ResolversTypes['TopUpPayload'], ParentType, ContextType, RequireFields<MutationTopUpArgs, 'input'>>;
  transfer?: Resolver<ResolversTypes['TransferPayload'], ParentType, ContextType, RequireFields<MutationTransferArgs, 'input'>>;
  unfreezeUser?: Resolver<ResolversTypes['UnfreezeUserPayload'], ParentType, ContextType, RequireFields<MutationUnfreezeUserArgs, 'userId'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Order' | 'Payout' | 'Product' | 'Tip' | 'Transfer' | 'Wallet' | 'Workflow', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  buyer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  redemptionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  shares?: Resolver<Maybe<Array<ResolversTypes['OrderShare']>>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['OrderState'], ParentType, ContextType>;
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  viaSubject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderShare'] = ResolversParentTypes['OrderShare']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['ShareRole'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayoutResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payout'] = ResolversParentTypes['Payout'], FederationReferenceType extends FederationReferenceTypes['Payout'] = FederationReferenceTypes['Payout']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payout']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  bankReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  merchant?: Resolver<ResolversTypes['Merchant'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PayoutState'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['PayoutAccount'], ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutAccount'] = ResolversParentTypes['PayoutAccount']> = {
  bankCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holderName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  last4?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PayoutConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutConnection'] = ResolversParentTypes['PayoutConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PayoutEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PayoutEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PayoutEdge'] = ResolversParentTypes['PayoutEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payout'], ParentType, ContextType>;
};

export type PickSourcedProductPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PickSourcedProductPayload'] = ResolversParentTypes['PickSourcedProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  available?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  delivery?: Resolver<ResolversTypes['ProductDelivery'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lifeAccount?: Resolver<Maybe<ResolversTypes['LifeAccount']>, ParentType, ContextType>;
  merchant?: Resolver<ResolversTypes['Merchant'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sourcing?: Resolver<Maybe<ResolversTypes['SourcingOffer']>, ParentType, ContextType>;
  stock?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  analytics?: Resolver<Maybe<ResolversTypes['Analytics']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  sourcingOffers?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QuerySourcingOffersArgs, 'first'>>;
  stuckWorkflows?: Resolver<Maybe<Array<ResolversTypes['Workflow']>>, ParentType, ContextType, RequireFields<QueryStuckWorkflowsArgs, 'first'>>;
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType, RequireFields<QueryTransferArgs, 'id'>>;
  workflow?: Resolver<Maybe<ResolversTypes['Workflow']>, ParentType, ContextType, RequireFields<QueryWorkflowArgs, 'id'>>;
};

export type RecordCreditScorePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordCreditScorePayload'] = ResolversParentTypes['RecordCreditScorePayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundPayload'] = ResolversParentTypes['RefundPayload']> = {
  transfer?: Resolver<Maybe<ResolversTypes['Transfer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestPayoutPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPayoutPayload'] = ResolversParentTypes['RequestPayoutPayload']> = {
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetryWorkflowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryWorkflowPayload'] = ResolversParentTypes['RetryWorkflowPayload']> = {
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  workflow?: Resolver<Maybe<ResolversTypes['Workflow']>, ParentType, ContextType>;
};

export type SetPayoutAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPayoutAccountPayload'] = ResolversParentTypes['SetPayoutAccountPayload']> = {
  merchant?: Resolver<Maybe<ResolversTypes['Merchant']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SetSourcingOfferPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetSourcingOfferPayload'] = ResolversParentTypes['SetSourcingOfferPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SettlementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Settlement'] = ResolversParentTypes['Settlement']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  feesToDate?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  grossToDate?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  nextPayoutAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payoutAccount?: Resolver<Maybe<ResolversTypes['PayoutAccount']>, ParentType, ContextType>;
  payouts?: Resolver<ResolversTypes['PayoutConnection'], ParentType, ContextType, RequireFields<SettlementPayoutsArgs, 'first'>>;
  pending?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  statement?: Resolver<ResolversTypes['Statement'], ParentType, ContextType, RequireFields<SettlementStatementArgs, 'from' | 'to'>>;
};

export type SourcingOfferResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourcingOffer'] = ResolversParentTypes['SourcingOffer']> = {
  commissionBasisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  commissionRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  minQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  picks?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Merchant'], ParentType, ContextType>;
};

export type StatementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Statement'] = ResolversParentTypes['Statement']> = {
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['StatementLine']>, ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type StatementLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatementLine'] = ResolversParentTypes['StatementLine']> = {
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransferKind'], ParentType, ContextType>;
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
  tipTotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  tips?: Resolver<Maybe<ResolversTypes['TipConnection']>, ParentType, ContextType, RequireFields<SubjectTipsArgs, 'first'>>;
  topTippers?: Resolver<Maybe<Array<ResolversTypes['TipRank']>>, ParentType, ContextType, RequireFields<SubjectTopTippersArgs, 'first'>>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  tipEvents?: SubscriptionResolver<ResolversTypes['TipEvent'], "tipEvents", ParentType, ContextType, RequireFields<SubscriptionTipEventsArgs, 'subjectId'>>;
  workflowEvents?: SubscriptionResolver<ResolversTypes['WorkflowEvent'], "workflowEvents", ParentType, ContextType, RequireFields<SubscriptionWorkflowEventsArgs, 'id'>>;
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

export type UnfreezeUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfreezeUserPayload'] = ResolversParentTypes['UnfreezeUserPayload']> = {
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  creditStanding?: Resolver<Maybe<ResolversTypes['CreditStanding']>, ParentType, ContextType>;
  gateScore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isFrozen?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  meetsCredit?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<UserMeetsCreditArgs, 'over'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<UserOrdersArgs, 'first'>>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet'], FederationReferenceType extends FederationReferenceTypes['Wallet'] = FederationReferenceTypes['Wallet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Wallet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  available?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType, Partial<WalletBalanceArgs>>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  entries?: Resolver<ResolversTypes['LedgerEntryConnection'], ParentType, ContextType, RequireFields<WalletEntriesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workflow'] = ResolversParentTypes['Workflow'], FederationReferenceType extends FederationReferenceTypes['Workflow'] = FederationReferenceTypes['Workflow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Workflow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WorkflowKind'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  payout?: Resolver<Maybe<ResolversTypes['Payout']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkflowState'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['WorkflowStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowChangedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowChanged'] = ResolversParentTypes['WorkflowChanged']> = {
  cursor?: Resolver<ResolversTypes['EventCursor'], ParentType, ContextType>;
  workflow?: Resolver<ResolversTypes['Workflow'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowEvent'] = ResolversParentTypes['WorkflowEvent']> = {
  __resolveType?: TypeResolveFn<'StreamGap' | 'WorkflowChanged', ParentType, ContextType>;
};

export type WorkflowStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkflowStep'] = ResolversParentTypes['WorkflowStep']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  compensatedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  compensationAttempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['WorkflowStepState'], ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Analytics?: AnalyticsResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  ChangeProductPayload?: ChangeProductPayloadResolvers<ContextType>;
  CheckoutPayload?: CheckoutPayloadResolvers<ContextType>;
  CreateProductPayload?: CreateProductPayloadResolvers<ContextType>;
  CreditPoint?: CreditPointResolvers<ContextType>;
  CreditStanding?: CreditStandingResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  EventCursor?: GraphQLScalarType;
  Explanation?: ExplanationResolvers<ContextType>;
  FreezeUserPayload?: FreezeUserPayloadResolvers<ContextType>;
  FulfilOrderPayload?: FulfilOrderPayloadResolvers<ContextType>;
  GiftStreak?: GiftStreakResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  LedgerProof?: LedgerProofResolvers<ContextType>;
  LifeAccount?: LifeAccountResolvers<ContextType>;
  Merchant?: MerchantResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderShare?: OrderShareResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payout?: PayoutResolvers<ContextType>;
  PayoutAccount?: PayoutAccountResolvers<ContextType>;
  PayoutConnection?: PayoutConnectionResolvers<ContextType>;
  PayoutEdge?: PayoutEdgeResolvers<ContextType>;
  PickSourcedProductPayload?: PickSourcedProductPayloadResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordCreditScorePayload?: RecordCreditScorePayloadResolvers<ContextType>;
  RefundPayload?: RefundPayloadResolvers<ContextType>;
  RequestPayoutPayload?: RequestPayoutPayloadResolvers<ContextType>;
  RetryWorkflowPayload?: RetryWorkflowPayloadResolvers<ContextType>;
  SetPayoutAccountPayload?: SetPayoutAccountPayloadResolvers<ContextType>;
  SetSourcingOfferPayload?: SetSourcingOfferPayloadResolvers<ContextType>;
  Settlement?: SettlementResolvers<ContextType>;
  SourcingOffer?: SourcingOfferResolvers<ContextType>;
  Statement?: StatementResolvers<ContextType>;
  StatementLine?: StatementLineResolvers<ContextType>;
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
  UnfreezeUserPayload?: UnfreezeUserPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  Workflow?: WorkflowResolvers<ContextType>;
  WorkflowChanged?: WorkflowChangedResolvers<ContextType>;
  WorkflowEvent?: WorkflowEventResolvers<ContextType>;
  WorkflowStep?: WorkflowStepResolvers<ContextType>;
};

