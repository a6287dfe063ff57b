-- What a line in a wallet was for: the order behind a hold, a payment or a refund.
CREATE INDEX "orders_hold" ON "payments"."orders" USING btree ("hold_id") WHERE hold_id is not null;--> statement-breakpoint
CREATE INDEX "orders_transfer" ON "payments"."orders" USING btree ("transfer_id") WHERE transfer_id is not null;--> statement-breakpoint
CREATE INDEX "orders_refund" ON "payments"."orders" USING btree ("refund_id") WHERE refund_id is not null;