CREATE TABLE "payments"."live_prices" (
	"room_id" text NOT NULL,
	"product_id" text NOT NULL,
	"host_id" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "live_prices_room_id_product_id_pk" PRIMARY KEY("room_id","product_id"),
	CONSTRAINT "live_prices_price" CHECK ("payments"."live_prices"."price_minor" between 1 and 1000000000000000)
);
