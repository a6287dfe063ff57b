CREATE SCHEMA "users";
--> statement-breakpoint
CREATE TABLE "users"."attestations" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"area_code" text,
	"issuer" text NOT NULL,
	"issued_by_id" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "attestations_area" CHECK (("users"."attestations"."kind" = 'RESIDENT_OF_AREA') = ("users"."attestations"."area_code" is not null)),
	CONSTRAINT "attestations_expiry" CHECK ("users"."attestations"."expires_at" > "users"."attestations"."issued_at")
);
--> statement-breakpoint
CREATE TABLE "users"."blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id"),
	CONSTRAINT "blocks_not_self" CHECK ("users"."blocks"."blocker_id" <> "users"."blocks"."blocked_id")
);
--> statement-breakpoint
CREATE TABLE "users"."follow_counts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"followers" integer DEFAULT 0 NOT NULL,
	"following" integer DEFAULT 0 NOT NULL,
	"connections" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "follow_counts_possible" CHECK ("users"."follow_counts"."connections" between 0 and least("users"."follow_counts"."followers", "users"."follow_counts"."following"))
);
--> statement-breakpoint
CREATE TABLE "users"."follows" (
	"follower_id" text NOT NULL,
	"followee_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "follows_follower_id_followee_id_pk" PRIMARY KEY("follower_id","followee_id"),
	CONSTRAINT "follows_not_self" CHECK ("users"."follows"."follower_id" <> "users"."follows"."followee_id")
);
--> statement-breakpoint
CREATE TABLE "users"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "users"."merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"size" text NOT NULL,
	"licence_token" text,
	"onboarding_state" text DEFAULT 'DRAFT' NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "merchants_complete" CHECK ("users"."merchants"."onboarding_state" = 'DRAFT' or ("users"."merchants"."licence_token" is not null and "users"."merchants"."description" is not null))
);
--> statement-breakpoint
CREATE TABLE "users"."people" (
	"id" text PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"display_name" text NOT NULL,
	"avatar_url" text,
	"bio" text,
	"phone" text,
	"password_hash" text,
	"gender" text DEFAULT 'UNDISCLOSED' NOT NULL,
	"verification_level" text DEFAULT 'NONE' NOT NULL,
	"home_area_code" text,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_handle_shape" CHECK ("users"."people"."handle" ~ '^[a-z0-9_]{3,30}$'),
	CONSTRAINT "people_gender_checked" CHECK ("users"."people"."gender" = 'UNDISCLOSED' or "users"."people"."verification_level" in ('REAL_NAME', 'REAL_NAME_FACE'))
);
--> statement-breakpoint
CREATE TABLE "users"."refresh_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" text NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users"."sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text
);
--> statement-breakpoint
ALTER TABLE "users"."attestations" ADD CONSTRAINT "attestations_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."merchants" ADD CONSTRAINT "merchants_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "users"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "users"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."sessions" ADD CONSTRAINT "sessions_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attestations_user" ON "users"."attestations" USING btree ("user_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "blocks_blocker" ON "users"."blocks" USING btree ("blocker_id","at","blocked_id");--> statement-breakpoint
CREATE INDEX "follows_followee" ON "users"."follows" USING btree ("followee_id","at","follower_id");--> statement-breakpoint
CREATE INDEX "follows_follower" ON "users"."follows" USING btree ("follower_id","at","followee_id");--> statement-breakpoint
CREATE INDEX "merchants_owner" ON "users"."merchants" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_handle" ON "users"."people" USING btree ("handle");--> statement-breakpoint
CREATE UNIQUE INDEX "people_phone" ON "users"."people" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "users"."refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "users"."sessions" USING btree ("user_id");