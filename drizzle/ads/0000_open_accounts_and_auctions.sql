CREATE SCHEMA "ads";
--> statement-breakpoint
CREATE TABLE "ads"."accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ads"."campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"objective" text NOT NULL,
	"state" text NOT NULL,
	"bid_minor" bigint NOT NULL,
	"daily_minor" bigint NOT NULL,
	"cap_impressions" integer,
	"cap_hours" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"budget_day" date NOT NULL,
	"spent_day_minor" bigint DEFAULT 0 NOT NULL,
	"spend_minor" bigint DEFAULT 0 NOT NULL,
	"clicks" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaigns_bid_within_budget" CHECK ("ads"."campaigns"."bid_minor" between 1 and "ads"."campaigns"."daily_minor"),
	CONSTRAINT "campaigns_spent" CHECK ("ads"."campaigns"."spent_day_minor" between 0 and "ads"."campaigns"."spend_minor"),
	CONSTRAINT "campaigns_cap_whole" CHECK (("ads"."campaigns"."cap_impressions" is null) = ("ads"."campaigns"."cap_hours" is null))
);
--> statement-breakpoint
CREATE TABLE "ads"."charges" (
	"decision_id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"transfer_id" text,
	"decline_code" text,
	CONSTRAINT "charges_amount" CHECK ("ads"."charges"."amount_minor" > 0),
	CONSTRAINT "charges_answer" CHECK (("ads"."charges"."state" = 'POSTED') = ("ads"."charges"."transfer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ads"."creatives" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"headline" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ads"."decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"viewer_id" text,
	"campaign_id" text NOT NULL,
	"creative_id" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"is_contested" boolean NOT NULL,
	"times_seen" integer NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"clicked_at" timestamp with time zone,
	CONSTRAINT "decisions_slot" UNIQUE NULLS NOT DISTINCT("slot_id","viewer_id"),
	CONSTRAINT "decisions_click_is_seen" CHECK ("ads"."decisions"."clicked_at" is null or "ads"."decisions"."seen_at" is not null),
	CONSTRAINT "decisions_price" CHECK ("ads"."decisions"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "ads"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "ads"."impression_tallies" (
	"campaign_id" text NOT NULL,
	"shard" smallint NOT NULL,
	"impressions" bigint NOT NULL,
	CONSTRAINT "impression_tallies_campaign_id_shard_pk" PRIMARY KEY("campaign_id","shard")
);
--> statement-breakpoint
CREATE TABLE "ads"."merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"onboarding_state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ads"."subjects" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ads"."accounts" ADD CONSTRAINT "accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "ads"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."campaigns" ADD CONSTRAINT "campaigns_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "ads"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."charges" ADD CONSTRAINT "charges_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "ads"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."charges" ADD CONSTRAINT "charges_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ads"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."creatives" ADD CONSTRAINT "creatives_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ads"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."decisions" ADD CONSTRAINT "decisions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ads"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."decisions" ADD CONSTRAINT "decisions_creative_id_creatives_id_fk" FOREIGN KEY ("creative_id") REFERENCES "ads"."creatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."impression_tallies" ADD CONSTRAINT "impression_tallies_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ads"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_merchant" ON "ads"."accounts" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "campaigns_account" ON "ads"."campaigns" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaigns_auction" ON "ads"."campaigns" USING btree ("bid_minor" DESC NULLS FIRST,"id") WHERE state = 'ACTIVE';--> statement-breakpoint
CREATE UNIQUE INDEX "creatives_campaign" ON "ads"."creatives" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "creatives_subject" ON "ads"."creatives" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "decisions_seen" ON "ads"."decisions" USING btree ("viewer_id","campaign_id","seen_at") WHERE seen_at is not null;--> statement-breakpoint
CREATE INDEX "decisions_unseen" ON "ads"."decisions" USING btree ("decided_at") WHERE seen_at is null;