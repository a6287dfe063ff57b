INSERT INTO "events"."head" ("id", "position", "pruned_up_to") VALUES (1, 0, 0);
--> statement-breakpoint
-- Move up to batch_max committed outbox rows into the log and give each its position. The lock on the head row makes relays
-- of several processes take turns, and it is taken in a statement of its own, so the next one sees every row committed until
-- then. A reader that sees position N has therefore every position below N. Returns how many rows moved.
CREATE FUNCTION "events"."relay"(batch_max integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  moved integer;
BEGIN
  SELECT position INTO last FROM events.head WHERE id = 1 FOR UPDATE;
  WITH batch AS (
    DELETE FROM events.outbox WHERE id IN (SELECT id FROM events.outbox ORDER BY id LIMIT batch_max) RETURNING *
  )
  INSERT INTO events.log (position, name, topic, payload, occurred_at)
  SELECT last + row_number() OVER (ORDER BY id), name, topic, payload, occurred_at FROM batch;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved > 0 THEN
    UPDATE events.head SET position = last + moved WHERE id = 1;
    PERFORM pg_notify('lifegraph_events', (last + moved)::text);
  END IF;
  RETURN moved;
END $$;
