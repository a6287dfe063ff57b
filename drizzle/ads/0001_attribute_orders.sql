-- Which advertisement an order is credited to, and the clicks that led to it.
CREATE TABLE "ads"."order_attributions" (
	"order_id" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"campaign_id" text,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"is_dropped" boolean DEFAULT false NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "order_attributions_amount" CHECK ("ads"."order_attributions"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "ads"."order_touches" (
	"order_id" text NOT NULL,
	"place" smallint NOT NULL,
	"decision_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"weight" double precision NOT NULL,
	CONSTRAINT "order_touches_order_id_place_pk" PRIMARY KEY("order_id","place"),
	CONSTRAINT "order_touches_weight" CHECK ("ads"."order_touches"."weight" between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "ads"."order_attributions" ADD CONSTRAINT "order_attributions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "ads"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."order_touches" ADD CONSTRAINT "order_touches_order_id_order_attributions_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "ads"."order_attributions"("order_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads"."order_touches" ADD CONSTRAINT "order_touches_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "ads"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_attributions_campaign" ON "ads"."order_attributions" USING btree ("campaign_id","ordered_at") WHERE campaign_id is not null and not is_dropped;