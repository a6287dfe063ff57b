CREATE SCHEMA "payments";
--> statement-breakpoint
CREATE TABLE "payments"."accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"owner_id" text,
	"currency" text NOT NULL,
	"floor_minor" bigint,
	"balance_minor" bigint DEFAULT 0 NOT NULL,
	"entry_count" bigint DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_floor" CHECK ("payments"."accounts"."balance_minor" >= "payments"."accounts"."floor_minor"),
	CONSTRAINT "accounts_limit" CHECK (abs("payments"."accounts"."balance_minor") <= 1000000000000000000),
	CONSTRAINT "accounts_wallet" CHECK ("payments"."accounts"."kind" <> 'WALLET' or ("payments"."accounts"."owner_id" is not null and "payments"."accounts"."floor_minor" = 0)),
	CONSTRAINT "accounts_kind" CHECK ("payments"."accounts"."kind" in ('WALLET', 'FUNDING', 'PLATFORM')),
	CONSTRAINT "accounts_currency" CHECK ("payments"."accounts"."currency" in ('CNY', 'USD', 'EUR', 'SGD'))
);
--> statement-breakpoint
CREATE TABLE "payments"."circle_gates" (
	"community_id" text PRIMARY KEY NOT NULL,
	"gates" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."circle_members" (
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "circle_members_community_id_user_id_pk" PRIMARY KEY("community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "payments"."credit_scores" (
	"user_id" text PRIMARY KEY NOT NULL,
	"score" integer NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credit_scores_range" CHECK ("payments"."credit_scores"."score" between 350 and 950)
);
--> statement-breakpoint
CREATE TABLE "payments"."entries" (
	"account_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"balance_after_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entries_account_id_seq_pk" PRIMARY KEY("account_id","seq"),
	CONSTRAINT "entries_amount" CHECK ("payments"."entries"."amount_minor" <> 0),
	CONSTRAINT "entries_seq" CHECK ("payments"."entries"."seq" >= 1)
);
--> statement-breakpoint
CREATE TABLE "payments"."people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"signed_up_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."person_facts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"gender" text,
	"verification_level" text,
	"attestations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"credit_score" integer
);
--> statement-breakpoint
CREATE TABLE "payments"."requested_payments" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"transfer_id" text,
	"decline_code" text,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "requested_payments_kind_id_pk" PRIMARY KEY("kind","id"),
	CONSTRAINT "requested_payments_answer" CHECK (("payments"."requested_payments"."transfer_id" is null) <> ("payments"."requested_payments"."decline_code" is null))
);
--> statement-breakpoint
CREATE TABLE "payments"."subjects" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"community_id" text,
	"is_removed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."tip_totals" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"tip_count" bigint NOT NULL,
	CONSTRAINT "tip_totals_limit" CHECK ("payments"."tip_totals"."total_minor" between 1 and 1000000000000000000)
);
--> statement-breakpoint
CREATE TABLE "payments"."tipper_totals" (
	"subject_id" text NOT NULL,
	"user_id" text NOT NULL,
	"total_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reached_seq" bigint NOT NULL,
	CONSTRAINT "tipper_totals_subject_id_user_id_pk" PRIMARY KEY("subject_id","user_id"),
	CONSTRAINT "tipper_totals_above_zero" CHECK ("payments"."tipper_totals"."total_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "payments"."tips" (
	"subject_id" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"transfer_id" text NOT NULL,
	"from_user_id" text NOT NULL,
	"to_user_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"message" text,
	"total_after_minor" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tips_subject_id_seq_pk" PRIMARY KEY("subject_id","seq"),
	CONSTRAINT "tips_amount" CHECK ("payments"."tips"."amount_minor" between 1 and 1000000000000000)
);
--> statement-breakpoint
CREATE TABLE "payments"."transfers" (
	"requester_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"payer_account_id" text NOT NULL,
	"payee_account_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"memo" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "transfers_requester_id_key_pk" PRIMARY KEY("requester_id","key"),
	CONSTRAINT "transfers_amount" CHECK ("payments"."transfers"."amount_minor" between 1 and 1000000000000000),
	CONSTRAINT "transfers_two_accounts" CHECK ("payments"."transfers"."payer_account_id" <> "payments"."transfers"."payee_account_id"),
	CONSTRAINT "transfers_kind" CHECK ("payments"."transfers"."kind" in ('PAYMENT', 'TIP', 'GIFT', 'TOP_UP', 'AD_SPEND'))
);
--> statement-breakpoint
CREATE INDEX "tipper_totals_rank" ON "payments"."tipper_totals" USING btree ("subject_id","total_minor" DESC NULLS LAST,"reached_seq");--> statement-breakpoint
CREATE INDEX "tips_id" ON "payments"."tips" USING btree ("id");--> statement-breakpoint
CREATE INDEX "transfers_id" ON "payments"."transfers" USING btree ("id");