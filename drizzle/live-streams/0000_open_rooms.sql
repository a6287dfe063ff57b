CREATE SCHEMA "live_streams";
--> statement-breakpoint
CREATE TABLE "live_streams"."audience" (
	"room_id" text NOT NULL,
	"user_id" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "audience_room_id_user_id_pk" PRIMARY KEY("room_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "live_streams"."blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "live_streams"."chat_messages" (
	"room_id" text NOT NULL,
	"seq" integer NOT NULL,
	"id" text NOT NULL,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by_id" text,
	CONSTRAINT "chat_messages_room_id_seq_pk" PRIMARY KEY("room_id","seq"),
	CONSTRAINT "chat_messages_seq" CHECK ("live_streams"."chat_messages"."seq" > 0)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."chat_turns" (
	"room_id" text NOT NULL,
	"author_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "chat_turns_room_id_author_id_pk" PRIMARY KEY("room_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "live_streams"."follows" (
	"followee_id" text NOT NULL,
	"follower_id" text NOT NULL,
	CONSTRAINT "follows_followee_id_follower_id_pk" PRIMARY KEY("followee_id","follower_id")
);
--> statement-breakpoint
CREATE TABLE "live_streams"."gift_payments" (
	"room_id" text NOT NULL,
	"id" text NOT NULL,
	"streak_id" text NOT NULL,
	"from_user_id" text NOT NULL,
	"count" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"transfer_id" text,
	"decline_code" text,
	"answered_at_position" bigint,
	CONSTRAINT "gift_payments_room_id_id_pk" PRIMARY KEY("room_id","id"),
	CONSTRAINT "gift_payments_amounts" CHECK ("live_streams"."gift_payments"."count" between 1 and 999 and "live_streams"."gift_payments"."amount_minor" > 0),
	CONSTRAINT "gift_payments_state" CHECK (case "live_streams"."gift_payments"."state"
        when 'PENDING' then "live_streams"."gift_payments"."transfer_id" is null and "live_streams"."gift_payments"."decline_code" is null
        when 'PAID' then "live_streams"."gift_payments"."transfer_id" is not null and "live_streams"."gift_payments"."decline_code" is null
        when 'DECLINED' then "live_streams"."gift_payments"."transfer_id" is null and "live_streams"."gift_payments"."decline_code" is not null
        else false end)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."gift_streaks" (
	"room_id" text NOT NULL,
	"id" text NOT NULL,
	"gift_id" text NOT NULL,
	"from_user_id" text NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	"pending_count" integer DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "gift_streaks_room_id_id_pk" PRIMARY KEY("room_id","id"),
	CONSTRAINT "gift_streaks_counts" CHECK ("live_streams"."gift_streaks"."count" >= 0 and "live_streams"."gift_streaks"."pending_count" >= 0 and "live_streams"."gift_streaks"."total_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."gifts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"streakable" boolean NOT NULL,
	CONSTRAINT "gifts_price" CHECK ("live_streams"."gifts"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."givers" (
	"room_id" text NOT NULL,
	"user_id" text NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"reached_at_position" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "givers_room_id_user_id_pk" PRIMARY KEY("room_id","user_id"),
	CONSTRAINT "givers_total" CHECK ("live_streams"."givers"."total_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "live_streams"."life_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "live_streams"."person_facts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"gender" text,
	"verification_level" text,
	"attestations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"credit_score" integer
);
--> statement-breakpoint
CREATE TABLE "live_streams"."pins" (
	"room_id" text NOT NULL,
	"product_id" text NOT NULL,
	"label" text NOT NULL,
	"price_minor" bigint,
	"currency" text,
	"pinned_at" timestamp with time zone NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "pins_room_id_product_id_pk" PRIMARY KEY("room_id","product_id"),
	CONSTRAINT "pins_price" CHECK (("live_streams"."pins"."price_minor" is null) = ("live_streams"."pins"."currency" is null) and "live_streams"."pins"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "live_streams"."rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"host_id" text NOT NULL,
	"life_account_id" text,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"scheduled_for" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"slow_seconds" integer,
	"followers_only" boolean DEFAULT false NOT NULL,
	"min_credit_over" integer,
	"chat_seq" integer DEFAULT 0 NOT NULL,
	"viewers_told" integer DEFAULT 0 NOT NULL,
	"viewers_told_at" timestamp with time zone,
	"peak_viewers" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rooms_state" CHECK (case "live_streams"."rooms"."state"
        when 'SCHEDULED' then "live_streams"."rooms"."scheduled_for" is not null and "live_streams"."rooms"."started_at" is null and "live_streams"."rooms"."ended_at" is null
        when 'LIVE' then "live_streams"."rooms"."started_at" is not null and "live_streams"."rooms"."ended_at" is null
        when 'ENDED' then "live_streams"."rooms"."ended_at" is not null
        else false end)
);
--> statement-breakpoint
ALTER TABLE "live_streams"."gift_streaks" ADD CONSTRAINT "gift_streaks_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "live_streams"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_streams"."gift_streaks" ADD CONSTRAINT "gift_streaks_gift_id_gifts_id_fk" FOREIGN KEY ("gift_id") REFERENCES "live_streams"."gifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_streams"."pins" ADD CONSTRAINT "pins_room_id_rooms_id_fk" FOREIGN KEY ("room_id") REFERENCES "live_streams"."rooms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_messages_id" ON "live_streams"."chat_messages" USING btree ("id");--> statement-breakpoint
CREATE INDEX "chat_messages_removed" ON "live_streams"."chat_messages" USING btree ("room_id") WHERE "live_streams"."chat_messages"."removed_at" is not null;--> statement-breakpoint
CREATE INDEX "gift_payments_id" ON "live_streams"."gift_payments" USING btree ("id");--> statement-breakpoint
CREATE INDEX "gift_streaks_id" ON "live_streams"."gift_streaks" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "gift_streaks_one_open" ON "live_streams"."gift_streaks" USING btree ("room_id","from_user_id") WHERE "live_streams"."gift_streaks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "gift_streaks_closing" ON "live_streams"."gift_streaks" USING btree ("closes_at") WHERE "live_streams"."gift_streaks"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "givers_rank" ON "live_streams"."givers" USING btree ("room_id","total_minor" DESC NULLS FIRST,"reached_at_position");--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_one_live_per_host" ON "live_streams"."rooms" USING btree ("host_id") WHERE "live_streams"."rooms"."state" = 'LIVE';--> statement-breakpoint
CREATE INDEX "rooms_live" ON "live_streams"."rooms" USING btree ("started_at","id") WHERE "live_streams"."rooms"."state" = 'LIVE';--> statement-breakpoint
CREATE INDEX "rooms_made" ON "live_streams"."rooms" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "rooms_life_account" ON "live_streams"."rooms" USING btree ("life_account_id");