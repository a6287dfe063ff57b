CREATE TABLE "users"."api_key_hits" (
	"key_id" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"hits" bigint NOT NULL,
	CONSTRAINT "api_key_hits_key_id_day_kind_name_pk" PRIMARY KEY("key_id","day","kind","name")
);
--> statement-breakpoint
CREATE TABLE "users"."api_key_usage" (
	"key_id" text NOT NULL,
	"day" date NOT NULL,
	"operations" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"throttled" bigint NOT NULL,
	CONSTRAINT "api_key_usage_key_id_day_pk" PRIMARY KEY("key_id","day")
);
--> statement-breakpoint
CREATE TABLE "users"."api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"mode" text NOT NULL,
	"scopes" text[] NOT NULL,
	"allowed_addresses" text[] DEFAULT '{}' NOT NULL,
	"documents_only" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"replaced_by_id" text,
	"revoked_at" timestamp with time zone,
	"end_changed_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "api_keys_hash_shape" CHECK ("users"."api_keys"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "api_keys_mode" CHECK ("users"."api_keys"."mode" in ('LIVE', 'TEST')),
	CONSTRAINT "api_keys_scopes" CHECK (cardinality("users"."api_keys"."scopes") > 0)
);
--> statement-breakpoint
CREATE TABLE "users"."audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text NOT NULL,
	"app_id" text,
	"details" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users"."consents" (
	"user_id" text NOT NULL,
	"app_id" text NOT NULL,
	"purpose" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "consents_user_id_app_id_purpose_pk" PRIMARY KEY("user_id","app_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "users"."organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users"."partner_apps" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "partner_apps_owner_kind" CHECK ("users"."partner_apps"."owner_id" ~ '^(mer|org)_')
);
--> statement-breakpoint
ALTER TABLE "users"."api_key_hits" ADD CONSTRAINT "api_key_hits_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "users"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."api_key_usage" ADD CONSTRAINT "api_key_usage_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "users"."api_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."api_keys" ADD CONSTRAINT "api_keys_app_id_partner_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "users"."partner_apps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."consents" ADD CONSTRAINT "consents_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users"."organisations" ADD CONSTRAINT "organisations_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "users"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "users"."api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_app" ON "users"."api_keys" USING btree ("app_id","created_at","id");--> statement-breakpoint
CREATE INDEX "api_keys_end_changed" ON "users"."api_keys" USING btree ("end_changed_at") WHERE "users"."api_keys"."end_changed_at" is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "users"."audit_entries" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_app" ON "users"."audit_entries" USING btree ("app_id","at","id") WHERE "users"."audit_entries"."app_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "users"."audit_entries" USING btree ("subject_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "users"."audit_entries" USING btree ("actor_id","at","id");--> statement-breakpoint
CREATE INDEX "consents_app" ON "users"."consents" USING btree ("app_id","user_id");--> statement-breakpoint
CREATE INDEX "organisations_owner" ON "users"."organisations" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "partner_apps_owner" ON "users"."partner_apps" USING btree ("owner_id","created_at","id");--> statement-breakpoint
-- The record of acts is added to and never changed, whoever asks and whatever the program does.
CREATE FUNCTION "users"."refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entries is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;--> statement-breakpoint
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "users"."audit_entries"
FOR EACH STATEMENT EXECUTE FUNCTION "users"."refuse_audit_change"();
