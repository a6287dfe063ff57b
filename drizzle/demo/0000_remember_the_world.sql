CREATE SCHEMA "demo";
--> statement-breakpoint
CREATE TABLE "demo"."worlds" (
	"name" text PRIMARY KEY NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
