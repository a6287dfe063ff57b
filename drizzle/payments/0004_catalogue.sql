-- What merchants sell, what they offer others to sell for them, and who may: merchants and life accounts as their owners told.
CREATE TABLE "payments"."idempotency_keys" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"operation" text NOT NULL,
	"fingerprint" text NOT NULL,
	"result_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_id_key_pk" PRIMARY KEY("owner_id","key")
);
--> statement-breakpoint
CREATE TABLE "payments"."life_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"merchant_id" text
);
--> statement-breakpoint
CREATE TABLE "payments"."merchants" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"onboarding_state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."products" (
	"id" text PRIMARY KEY NOT NULL,
	"merchant_id" text,
	"source_id" text,
	"life_account_id" text,
	"title" text,
	"price_minor" bigint,
	"currency" text,
	"stock" integer,
	"delivery" text,
	"is_listed" boolean DEFAULT true NOT NULL,
	"commission_bp" integer,
	"min_quantity" integer,
	"picks" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_stock" CHECK ("payments"."products"."stock" between 0 and 1000000),
	CONSTRAINT "products_price" CHECK ("payments"."products"."price_minor" between 1 and 1000000000000000),
	CONSTRAINT "products_commission" CHECK ("payments"."products"."commission_bp" between 1 and 9000 and "payments"."products"."min_quantity" between 1 and 1000),
	CONSTRAINT "products_terms" CHECK (("payments"."products"."commission_bp" is null) = ("payments"."products"."min_quantity" is null)),
	CONSTRAINT "products_own_or_picked" CHECK (case when "payments"."products"."source_id" is null
        then "payments"."products"."merchant_id" is not null and "payments"."products"."life_account_id" is null
          and num_nulls("payments"."products"."title", "payments"."products"."price_minor", "payments"."products"."currency", "payments"."products"."stock", "payments"."products"."delivery") = 0
        else "payments"."products"."life_account_id" is not null and "payments"."products"."commission_bp" is not null
          and num_nonnulls("payments"."products"."title", "payments"."products"."price_minor", "payments"."products"."currency", "payments"."products"."stock", "payments"."products"."delivery") = 0 end)
);
--> statement-breakpoint
ALTER TABLE "payments"."products" ADD CONSTRAINT "products_source_id_products_id_fk" FOREIGN KEY ("source_id") REFERENCES "payments"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "life_accounts_owner" ON "payments"."life_accounts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "merchants_owner" ON "payments"."merchants" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "products_merchant" ON "payments"."products" USING btree ("merchant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "products_offered" ON "payments"."products" USING btree ("created_at","id") WHERE source_id is null and commission_bp is not null and is_listed;--> statement-breakpoint
CREATE UNIQUE INDEX "products_picked_once" ON "payments"."products" USING btree ("life_account_id","source_id") WHERE source_id is not null;