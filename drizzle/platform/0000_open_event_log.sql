CREATE SCHEMA "events";
--> statement-breakpoint
CREATE TABLE "events"."consumers" (
	"name" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events"."dead_letters" (
	"consumer" text NOT NULL,
	"position" bigint NOT NULL,
	"error" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dead_letters_consumer_position_pk" PRIMARY KEY("consumer","position")
);
--> statement-breakpoint
CREATE TABLE "events"."head" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"pruned_up_to" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events"."log" (
	"position" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events"."outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events"."outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "log_topic_position" ON "events"."log" USING btree ("topic","position");--> statement-breakpoint
CREATE INDEX "log_name_position" ON "events"."log" USING btree ("name","position");--> statement-breakpoint
CREATE INDEX "log_recorded_at" ON "events"."log" USING btree ("recorded_at");