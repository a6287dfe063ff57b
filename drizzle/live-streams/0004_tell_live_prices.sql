-- Payments charges what rooms show: it is told the prices of what is shown already, which were announced without them.
INSERT INTO events.outbox (name, topic, payload, occurred_at)
SELECT 'live.productPinned', 'room:' || pins.room_id,
	jsonb_build_object('roomId', pins.room_id, 'productId', pins.product_id, 'hostId', rooms.host_id,
		'livePrice', jsonb_build_object('minor', pins.price_minor::text, 'currency', pins.currency)), now()
FROM "live_streams"."pins" AS pins JOIN "live_streams"."rooms" AS rooms ON rooms.id = pins.room_id
WHERE pins.price_minor IS NOT NULL
ORDER BY pins.room_id, pins.place;
