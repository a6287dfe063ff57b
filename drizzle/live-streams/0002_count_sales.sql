-- Orders that came from a room.
CREATE TABLE "live_streams"."sale_orders" (
	"room_id" text NOT NULL,
	"order_id" text NOT NULL,
	"product_id" text NOT NULL,
	"buyer_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"is_reversed" boolean DEFAULT false NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sale_orders_room_id_order_id_pk" PRIMARY KEY("room_id","order_id"),
	CONSTRAINT "sale_orders_amount" CHECK ("live_streams"."sale_orders"."amount_minor" > 0)
);
