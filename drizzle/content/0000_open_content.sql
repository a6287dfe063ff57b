CREATE SCHEMA "content";
--> statement-breakpoint
CREATE TABLE "content"."app_entries" (
	"surface" text NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	"rollout_percent" integer NOT NULL,
	"why" jsonb NOT NULL,
	CONSTRAINT "app_entries_surface_key_pk" PRIMARY KEY("surface","key"),
	CONSTRAINT "app_entries_rollout" CHECK ("content"."app_entries"."rollout_percent" between 0 and 100),
	CONSTRAINT "app_entries_position" CHECK ("content"."app_entries"."position" >= 1)
);
--> statement-breakpoint
CREATE TABLE "content"."comments" (
	"id" text PRIMARY KEY NOT NULL,
	"post_id" text NOT NULL,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "comments_not_empty" CHECK ("content"."comments"."body" <> '')
);
--> statement-breakpoint
CREATE TABLE "content"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "content"."life_account_follows" (
	"user_id" text NOT NULL,
	"life_account_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "life_account_follows_user_id_life_account_id_pk" PRIMARY KEY("user_id","life_account_id")
);
--> statement-breakpoint
CREATE TABLE "content"."life_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"merchant_id" text,
	"name" text NOT NULL,
	"bio" text,
	"followers" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "life_accounts_followers" CHECK ("content"."life_accounts"."followers" >= 0)
);
--> statement-breakpoint
CREATE TABLE "content"."likes" (
	"subject_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "likes_subject_id_user_id_pk" PRIMARY KEY("subject_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "content"."post_ranks" (
	"post_id" text NOT NULL,
	"heat" smallint NOT NULL,
	"rank" bigint NOT NULL,
	"since" bigint NOT NULL,
	"until" bigint,
	CONSTRAINT "post_ranks_post_id_heat_pk" PRIMARY KEY("post_id","heat")
);
--> statement-breakpoint
CREATE TABLE "content"."post_topics" (
	"post_id" text NOT NULL,
	"topic_id" text NOT NULL,
	"place" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "post_topics_post_id_topic_id_pk" PRIMARY KEY("post_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "content"."post_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "content"."post_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" text NOT NULL,
	"viewer_id" text NOT NULL,
	"dwell_ms" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."posts" (
	"id" text PRIMARY KEY NOT NULL,
	"author_id" text NOT NULL,
	"life_account_id" text,
	"community_id" text,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"media" jsonb NOT NULL,
	"area_code" text,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "posts_not_empty" CHECK ("content"."posts"."body" <> '' or jsonb_array_length("content"."posts"."media") > 0),
	CONSTRAINT "posts_media_max" CHECK (jsonb_array_length("content"."posts"."media") <= 9)
);
--> statement-breakpoint
CREATE TABLE "content"."service_counts" (
	"service_id" text PRIMARY KEY NOT NULL,
	"category" text NOT NULL,
	"open_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."service_opens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "content"."service_opens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."services" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"description" text NOT NULL,
	"category" text NOT NULL,
	"name_keys" text[] NOT NULL,
	"name_terms" text[] NOT NULL,
	"terms" text[] NOT NULL,
	"search_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."subjects" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"owner_id" text NOT NULL,
	"community_id" text,
	"like_count" integer DEFAULT 0 NOT NULL,
	"comment_count" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "subjects_like_count" CHECK ("content"."subjects"."like_count" >= 0),
	CONSTRAINT "subjects_comment_count" CHECK ("content"."subjects"."comment_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "content"."topics" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "topics_slug_shape" CHECK ("content"."topics"."slug" ~ '^[a-z0-9-]+$')
);
--> statement-breakpoint
CREATE TABLE "content"."view_counts" (
	"counted_id" text NOT NULL,
	"shard" smallint NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "view_counts_counted_id_shard_pk" PRIMARY KEY("counted_id","shard")
);
--> statement-breakpoint
CREATE TABLE "content"."blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "content"."circle_gates" (
	"community_id" text PRIMARY KEY NOT NULL,
	"gates" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."circle_members" (
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "circle_members_community_id_user_id_pk" PRIMARY KEY("community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "content"."follows" (
	"follower_id" text NOT NULL,
	"followee_id" text NOT NULL,
	CONSTRAINT "follows_follower_id_followee_id_pk" PRIMARY KEY("follower_id","followee_id")
);
--> statement-breakpoint
CREATE TABLE "content"."merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content"."people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"display_name" text,
	"avatar_url" text,
	"home_area_code" text
);
--> statement-breakpoint
CREATE TABLE "content"."person_facts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"gender" text,
	"verification_level" text,
	"attestations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"credit_score" integer
);
--> statement-breakpoint
CREATE TABLE "content"."rooms" (
	"id" text PRIMARY KEY NOT NULL,
	"host_id" text NOT NULL,
	"life_account_id" text,
	"state" text NOT NULL,
	"started_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "content"."comments" ADD CONSTRAINT "comments_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "content"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content"."post_ranks" ADD CONSTRAINT "post_ranks_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "content"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content"."post_topics" ADD CONSTRAINT "post_topics_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "content"."posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content"."post_topics" ADD CONSTRAINT "post_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "content"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content"."posts" ADD CONSTRAINT "posts_life_account_id_life_accounts_id_fk" FOREIGN KEY ("life_account_id") REFERENCES "content"."life_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "content"."service_counts" ADD CONSTRAINT "service_counts_service_id_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "content"."services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_post" ON "content"."comments" USING btree ("post_id","created_at","id") WHERE "content"."comments"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "life_accounts_owner" ON "content"."life_accounts" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "life_accounts_merchant" ON "content"."life_accounts" USING btree ("merchant_id");--> statement-breakpoint
CREATE INDEX "post_ranks_rank" ON "content"."post_ranks" USING btree ("rank","post_id");--> statement-breakpoint
CREATE INDEX "post_topics_topic" ON "content"."post_topics" USING btree ("topic_id","created_at","post_id");--> statement-breakpoint
CREATE INDEX "posts_author" ON "content"."posts" USING btree ("author_id","created_at","id") WHERE "content"."posts"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "posts_life_account" ON "content"."posts" USING btree ("life_account_id","created_at","id") WHERE "content"."posts"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "posts_area" ON "content"."posts" USING btree ("area_code","created_at","id") WHERE "content"."posts"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "service_counts_opened" ON "content"."service_counts" USING btree ("open_count","service_id");--> statement-breakpoint
CREATE INDEX "service_counts_category" ON "content"."service_counts" USING btree ("category","open_count","service_id");--> statement-breakpoint
CREATE UNIQUE INDEX "services_name" ON "content"."services" USING btree ("name");--> statement-breakpoint
CREATE INDEX "services_terms" ON "content"."services" USING gin ("terms");--> statement-breakpoint
CREATE UNIQUE INDEX "topics_slug" ON "content"."topics" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "blocks_blocked" ON "content"."blocks" USING btree ("blocked_id","blocker_id");--> statement-breakpoint
CREATE INDEX "rooms_live" ON "content"."rooms" USING btree ("started_at","id") WHERE "content"."rooms"."state" = 'LIVE';