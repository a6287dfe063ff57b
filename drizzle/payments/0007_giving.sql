-- Who may give to whom: blocks as users tells them, freezes by staff, and what somebody gave away today.
CREATE TABLE "payments"."blocks" (
	"blocker_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	CONSTRAINT "blocks_blocker_id_blocked_id_pk" PRIMARY KEY("blocker_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "payments"."freezes" (
	"user_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"frozen_by" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "transfers_given" ON "payments"."transfers" USING btree ("requester_id","created_at") WHERE "payments"."transfers"."kind" in ('TIP', 'GIFT');