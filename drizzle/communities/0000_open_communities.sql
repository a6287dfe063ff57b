CREATE SCHEMA "communities";
--> statement-breakpoint
CREATE TABLE "communities"."activities" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"community_id" text NOT NULL,
	"organiser_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"starts_at" timestamp with time zone NOT NULL,
	"place" text,
	"capacity" integer,
	"going" integer DEFAULT 0 NOT NULL,
	"waitlist" integer DEFAULT 0 NOT NULL,
	"last_place" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activities_seats" CHECK ("communities"."activities"."going" >= 0 and "communities"."activities"."waitlist" >= 0),
	CONSTRAINT "activities_capacity" CHECK ("communities"."activities"."capacity" is null or "communities"."activities"."going" <= "communities"."activities"."capacity")
);
--> statement-breakpoint
CREATE TABLE "communities"."communities" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"parent_id" text,
	"follower_count" integer DEFAULT 0 NOT NULL,
	"gates" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"gates_version" integer DEFAULT 1 NOT NULL,
	"gate_versions" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "communities_slug_shape" CHECK ("communities"."communities"."slug" ~ '^[a-z0-9-]{3,50}$'),
	CONSTRAINT "communities_follower_count" CHECK ("communities"."communities"."follower_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "communities"."community_posts" (
	"post_id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "communities"."community_topics" (
	"community_id" text NOT NULL,
	"topic_id" text NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "community_topics_community_id_topic_id_pk" PRIMARY KEY("community_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "communities"."gate_history" (
	"community_id" text NOT NULL,
	"action" text NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"set_by_id" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gate_history_community_id_action_version_pk" PRIMARY KEY("community_id","action","version")
);
--> statement-breakpoint
CREATE TABLE "communities"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "communities"."local_group_members" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "local_group_members_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "communities"."local_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"community_id" text NOT NULL,
	"name" text NOT NULL,
	"area_code" text NOT NULL,
	"member_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "local_groups_member_count" CHECK ("communities"."local_groups"."member_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "communities"."memberships" (
	"community_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_community_id_user_id_pk" PRIMARY KEY("community_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "communities"."person_facts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"gender" text,
	"verification_level" text,
	"attestations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"credit_score" integer
);
--> statement-breakpoint
CREATE TABLE "communities"."rsvps" (
	"activity_id" text NOT NULL,
	"user_id" text NOT NULL,
	"state" text NOT NULL,
	"place" integer NOT NULL,
	"checked_in_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rsvps_activity_id_user_id_pk" PRIMARY KEY("activity_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "communities"."topics" (
	"id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "communities"."activities" ADD CONSTRAINT "activities_group_id_local_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "communities"."local_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."communities" ADD CONSTRAINT "communities_parent_id_communities_id_fk" FOREIGN KEY ("parent_id") REFERENCES "communities"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."community_topics" ADD CONSTRAINT "community_topics_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "communities"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."gate_history" ADD CONSTRAINT "gate_history_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "communities"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."local_group_members" ADD CONSTRAINT "local_group_members_group_id_local_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "communities"."local_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."local_groups" ADD CONSTRAINT "local_groups_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "communities"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."memberships" ADD CONSTRAINT "memberships_community_id_communities_id_fk" FOREIGN KEY ("community_id") REFERENCES "communities"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "communities"."rsvps" ADD CONSTRAINT "rsvps_activity_id_activities_id_fk" FOREIGN KEY ("activity_id") REFERENCES "communities"."activities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_soonest" ON "communities"."activities" USING btree ("group_id","starts_at","id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "communities_slug" ON "communities"."communities" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "communities_rank" ON "communities"."communities" USING btree ("follower_count","id");--> statement-breakpoint
CREATE INDEX "communities_kind_rank" ON "communities"."communities" USING btree ("kind","follower_count","id");--> statement-breakpoint
CREATE INDEX "communities_parent" ON "communities"."communities" USING btree ("parent_id","name","id");--> statement-breakpoint
CREATE INDEX "communities_post_gated" ON "communities"."communities" USING btree ("follower_count","id") WHERE gates ? 'POST';--> statement-breakpoint
CREATE INDEX "community_posts_newest" ON "communities"."community_posts" USING btree ("community_id","created_at","post_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "community_topics_topic" ON "communities"."community_topics" USING btree ("topic_id","community_id");--> statement-breakpoint
CREATE INDEX "local_group_members_user" ON "communities"."local_group_members" USING btree ("user_id","group_id");--> statement-breakpoint
CREATE INDEX "local_groups_rank" ON "communities"."local_groups" USING btree ("community_id","member_count","id");--> statement-breakpoint
CREATE INDEX "local_groups_area_rank" ON "communities"."local_groups" USING btree ("community_id","area_code","member_count","id");--> statement-breakpoint
CREATE INDEX "memberships_newest" ON "communities"."memberships" USING btree ("community_id","joined_at","user_id");--> statement-breakpoint
CREATE INDEX "memberships_role" ON "communities"."memberships" USING btree ("community_id","role","joined_at","user_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "communities"."memberships" USING btree ("user_id","joined_at","community_id");--> statement-breakpoint
CREATE INDEX "rsvps_line" ON "communities"."rsvps" USING btree ("activity_id","state","place");--> statement-breakpoint
CREATE INDEX "rsvps_user" ON "communities"."rsvps" USING btree ("user_id");