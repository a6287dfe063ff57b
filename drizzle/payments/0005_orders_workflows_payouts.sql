-- What was bought and who gets how much of it, payouts of what merchants earned, and the workflows that bring both about.
CREATE TABLE "payments"."merchant_orders" (
	"merchant_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"order_id" text NOT NULL,
	CONSTRAINT "merchant_orders_merchant_id_created_at_order_id_pk" PRIMARY KEY("merchant_id","created_at","order_id")
);
--> statement-breakpoint
CREATE TABLE "payments"."merchant_totals" (
	"merchant_id" text NOT NULL,
	"currency" text NOT NULL,
	"orders" integer NOT NULL,
	"gross_minor" bigint NOT NULL,
	"fees_minor" bigint NOT NULL,
	CONSTRAINT "merchant_totals_merchant_id_currency_pk" PRIMARY KEY("merchant_id","currency"),
	CONSTRAINT "merchant_totals_positive" CHECK (least("payments"."merchant_totals"."orders", "payments"."merchant_totals"."gross_minor", "payments"."merchant_totals"."fees_minor") >= 0)
);
--> statement-breakpoint
CREATE TABLE "payments"."orders" (
	"id" text PRIMARY KEY NOT NULL,
	"buyer_id" text NOT NULL,
	"product_id" text NOT NULL,
	"source_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_minor" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"delivery" text NOT NULL,
	"state" text DEFAULT 'CREATED' NOT NULL,
	"via_subject_id" text,
	"supplier_id" text NOT NULL,
	"supplier_owner_id" text NOT NULL,
	"supplier_minor" bigint NOT NULL,
	"life_account_id" text,
	"seller_merchant_id" text,
	"seller_owner_id" text,
	"seller_minor" bigint NOT NULL,
	"platform_minor" bigint NOT NULL,
	"hold_id" text,
	"transfer_id" text,
	"refund_id" text,
	"redemption_code" text,
	"workflow_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "orders_quantity" CHECK ("payments"."orders"."quantity" between 1 and 1000),
	CONSTRAINT "orders_amount" CHECK ("payments"."orders"."amount_minor" = "payments"."orders"."unit_minor" * "payments"."orders"."quantity"),
	CONSTRAINT "orders_limit" CHECK ("payments"."orders"."amount_minor" between 1 and 1000000000000000),
	CONSTRAINT "orders_split" CHECK ("payments"."orders"."supplier_minor" + "payments"."orders"."seller_minor" + "payments"."orders"."platform_minor" = "payments"."orders"."amount_minor"
        and least("payments"."orders"."supplier_minor", "payments"."orders"."seller_minor", "payments"."orders"."platform_minor") >= 0),
	CONSTRAINT "orders_seller" CHECK (("payments"."orders"."life_account_id" is null) = ("payments"."orders"."seller_owner_id" is null)),
	CONSTRAINT "orders_state" CHECK ("payments"."orders"."state" in ('CREATED', 'HELD', 'PAID', 'FULFILLED', 'REFUNDED', 'FAILED')),
	CONSTRAINT "orders_paid" CHECK ("payments"."orders"."state" not in ('PAID', 'FULFILLED', 'REFUNDED') or "payments"."orders"."transfer_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "payments"."payout_accounts" (
	"merchant_id" text PRIMARY KEY NOT NULL,
	"bank_code" text NOT NULL,
	"account_number" text NOT NULL,
	"holder_name" text NOT NULL,
	"next_payout_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"bank_code" text NOT NULL,
	"account_number" text NOT NULL,
	"holder_name" text NOT NULL,
	"state" text DEFAULT 'REQUESTED' NOT NULL,
	"hold_id" text,
	"bank_reference" text,
	"transfer_id" text,
	"failure_code" text,
	"workflow_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payouts_amount" CHECK ("payments"."payouts"."amount_minor" between 1 and 1000000000000000),
	CONSTRAINT "payouts_state" CHECK ("payments"."payouts"."state" in ('REQUESTED', 'SENT', 'PAID', 'FAILED')),
	CONSTRAINT "payouts_paid" CHECK (("payments"."payouts"."state" = 'PAID') = ("payments"."payouts"."transfer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "payments"."workflow_steps" (
	"workflow_id" text NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'PENDING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"undo_attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone,
	"error" text,
	"compensated_by" text,
	CONSTRAINT "workflow_steps_workflow_id_place_pk" PRIMARY KEY("workflow_id","place")
);
--> statement-breakpoint
CREATE TABLE "payments"."workflows" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"state" text NOT NULL,
	"is_undoing" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone,
	"lease" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "workflows_state" CHECK ("payments"."workflows"."state" in ('RUNNING', 'COMPLETED', 'COMPENSATING', 'COMPENSATED', 'STUCK')),
	CONSTRAINT "workflows_over" CHECK ("payments"."workflows"."state" in ('RUNNING', 'COMPENSATING') or "payments"."workflows"."due_at" is null)
);
--> statement-breakpoint
ALTER TABLE "payments"."orders" ADD CONSTRAINT "orders_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "payments"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payout_accounts" ADD CONSTRAINT "payout_accounts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "payments"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."payouts" ADD CONSTRAINT "payouts_merchant_id_merchants_id_fk" FOREIGN KEY ("merchant_id") REFERENCES "payments"."merchants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments"."workflow_steps" ADD CONSTRAINT "workflow_steps_workflow_id_workflows_id_fk" FOREIGN KEY ("workflow_id") REFERENCES "payments"."workflows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "payments"."orders" USING btree ("buyer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "payout_accounts_due" ON "payments"."payout_accounts" USING btree ("next_payout_at");--> statement-breakpoint
CREATE INDEX "payouts_merchant" ON "payments"."payouts" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "workflows_due" ON "payments"."workflows" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "workflows_stuck" ON "payments"."workflows" USING btree ("updated_at") WHERE state = 'STUCK';