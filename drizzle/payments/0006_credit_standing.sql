-- Scores that the platform computes itself, what they are computed from, and every score a person has had. Those on record were
-- delivered; people who are known are computed by the worker as soon as it runs, as their next step is due.
ALTER TABLE "payments"."credit_scores" ADD COLUMN "source" text DEFAULT 'DELIVERED' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments"."credit_scores" ADD COLUMN "formula" text;--> statement-breakpoint
ALTER TABLE "payments"."credit_scores" ADD COLUMN "changes" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments"."credit_scores" ADD CONSTRAINT "credit_scores_source" CHECK (("payments"."credit_scores"."source" = 'COMPUTED') = ("payments"."credit_scores"."formula" is not null));--> statement-breakpoint
CREATE TABLE "payments"."credit_history" (
	"user_id" text NOT NULL,
	"seq" integer NOT NULL,
	"score" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"formula" text,
	CONSTRAINT "credit_history_user_id_seq_pk" PRIMARY KEY("user_id","seq")
);
--> statement-breakpoint
CREATE TABLE "payments"."credit_facts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"signed_up_at" timestamp with time zone NOT NULL,
	"verification_level" text DEFAULT 'NONE' NOT NULL,
	"connections" integer DEFAULT 0 NOT NULL,
	"payments" integer DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"active_days" integer DEFAULT 0 NOT NULL,
	"last_active_day" date,
	"next_step_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "credit_facts_due" ON "payments"."credit_facts" USING btree ("next_step_at") WHERE "payments"."credit_facts"."next_step_at" is not null;--> statement-breakpoint
INSERT INTO "payments"."credit_history" ("user_id", "seq", "score", "at", "source")
SELECT "user_id", 1, "score", "computed_at", 'DELIVERED' FROM "payments"."credit_scores";--> statement-breakpoint
INSERT INTO "payments"."credit_facts"
	("user_id", "signed_up_at", "verification_level", "payments", "paid_minor", "active_days", "last_active_day", "next_step_at")
SELECT p."user_id", p."signed_up_at", coalesce(f."verification_level", 'NONE'), coalesce(t.n, 0),
	greatest(0, coalesce(t.paid, 0) - coalesce(r.returned, 0)), coalesce(t.days, 0), t.last_day, now()
FROM "payments"."people" p
LEFT JOIN "payments"."person_facts" f ON f."user_id" = p."user_id"
LEFT JOIN (
	SELECT a."owner_id", count(*) AS n, sum(t."amount_minor") AS paid,
		count(DISTINCT (t."created_at" AT TIME ZONE 'Asia/Shanghai')::date) AS days,
		max((t."created_at" AT TIME ZONE 'Asia/Shanghai')::date) AS last_day
	FROM "payments"."transfers" t JOIN "payments"."accounts" a ON a."id" = t."payer_account_id"
	WHERE a."kind" = 'WALLET' AND t."kind" IN ('PAYMENT', 'TIP', 'GIFT', 'AD_SPEND')
	GROUP BY a."owner_id"
) t ON t."owner_id" = p."user_id"
LEFT JOIN (
	SELECT a."owner_id", sum(t."amount_minor") AS returned
	FROM "payments"."transfers" t JOIN "payments"."accounts" a ON a."id" = t."payee_account_id"
	WHERE a."kind" = 'WALLET' AND t."kind" = 'REFUND'
	GROUP BY a."owner_id"
) r ON r."owner_id" = p."user_id";
