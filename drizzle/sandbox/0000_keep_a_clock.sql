-- Only a sandbox has this schema: by it its database is told from one of the real world.
CREATE SCHEMA "sandbox";
--> statement-breakpoint
CREATE TABLE "sandbox"."clock" (
	"id" integer PRIMARY KEY NOT NULL,
	"ahead_ms" bigint NOT NULL,
	CONSTRAINT "clock_is_one" CHECK ("sandbox"."clock"."id" = 1),
	CONSTRAINT "clock_runs_forward" CHECK ("sandbox"."clock"."ahead_ms" >= 0)
);
--> statement-breakpoint
INSERT INTO "sandbox"."clock" ("id", "ahead_ms") VALUES (1, 0);
--> statement-breakpoint
-- The log of a sandbox begins where that of the real world never comes (2^52), so that a cursor of one is none in the other.
UPDATE "events"."head" SET "position" = 4503599627370496, "pruned_up_to" = 4503599627370496 WHERE "id" = 1 AND "position" = 0;
