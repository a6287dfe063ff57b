-- Which log this is: what is kept of it elsewhere, such as in Redis, must not be taken for that of another one.
ALTER TABLE "events"."head" ADD COLUMN "log_id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
-- As events.relay, and gives back what it moved, so that the process that moved events need not read them again. Notifies of the
-- last position. Rows come in no particular order.
CREATE FUNCTION "events"."relay_events"(batch_max integer) RETURNS SETOF "events"."log" LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  moved integer;
BEGIN
  SELECT head.position INTO last FROM events.head AS head WHERE head.id = 1 FOR UPDATE;
  RETURN QUERY
    WITH batch AS (
      DELETE FROM events.outbox WHERE id IN (SELECT id FROM events.outbox ORDER BY id LIMIT batch_max) RETURNING *
    )
    INSERT INTO events.log AS log (position, name, topic, payload, occurred_at)
    SELECT last + row_number() OVER (ORDER BY batch.id), batch.name, batch.topic, batch.payload, batch.occurred_at FROM batch
    RETURNING log.*;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved > 0 THEN
    UPDATE events.head SET position = last + moved WHERE id = 1;
    PERFORM pg_notify('lifegraph_events', (last + moved)::text);
  END IF;
END $$;
