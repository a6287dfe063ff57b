-- A row of the outbox announces one event, or several of one name and topic, as a thousand tips for one stream: writing and deleting
-- a row costs the same, whatever it holds.
ALTER TABLE "events"."outbox" ALTER COLUMN "payload" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD COLUMN "payloads" text;--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD COLUMN "occurred" timestamp with time zone[];--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD COLUMN "event_count" integer GENERATED ALWAYS AS (coalesce(cardinality(occurred), 1)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD CONSTRAINT "outbox_one_or_several" CHECK (("events"."outbox"."payload" is null) <> ("events"."outbox"."payloads" is null));--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD CONSTRAINT "outbox_each_occurred" CHECK (("events"."outbox"."payloads" is null) = ("events"."outbox"."occurred" is null));--> statement-breakpoint
ALTER TABLE "events"."outbox" ADD CONSTRAINT "outbox_not_empty" CHECK ("events"."outbox"."event_count" > 0);
--> statement-breakpoint
-- A row stands for a moment only: packing it is work for nothing, and so is unpacking it.
ALTER TABLE "events"."outbox" ALTER COLUMN "payloads" SET STORAGE EXTERNAL, ALTER COLUMN "occurred" SET STORAGE EXTERNAL;
--> statement-breakpoint
COMMENT ON COLUMN "events"."outbox"."payload" IS 'Of one event; null for several';--> statement-breakpoint
COMMENT ON COLUMN "events"."outbox"."occurred_at" IS 'When the event occurred; the first of several';--> statement-breakpoint
COMMENT ON COLUMN "events"."outbox"."payloads" IS 'Of several events of this name and topic, as JSON, one to a line, in order; null for one event';--> statement-breakpoint
COMMENT ON COLUMN "events"."outbox"."occurred" IS 'When each of several events occurred, in the order of payloads; null for one event';--> statement-breakpoint
-- Move committed events into the log, a position each: rows in the order of their ids until they come to more than batch_max events,
-- or nothing is left, so whoever is given batch_max or fewer knows that nothing was. A row of several is taken whole. What readers and
-- relays may rely on is as it was: see 0001 and 0002. When nothing waits, it waits for nobody and writes nothing: what another relay is
-- about to commit is still seen in the outbox.
CREATE OR REPLACE FUNCTION "events"."relay_events"(batch_max integer) RETURNS SETOF "events"."log" LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  moved integer;
BEGIN
  PERFORM FROM events.outbox ORDER BY id LIMIT 1;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT head.position INTO last FROM events.head AS head WHERE head.id = 1 FOR UPDATE;
  RETURN QUERY
    WITH waiting AS (
      SELECT o.id, o.event_count, sum(o.event_count) OVER (ORDER BY o.id) AS up_to
      FROM (SELECT id, event_count FROM events.outbox ORDER BY id LIMIT batch_max + 1) AS o
    ), batch AS (
      DELETE FROM events.outbox AS o USING waiting AS w
      WHERE o.id = w.id AND w.up_to - w.event_count <= batch_max
      RETURNING o.*, last + w.up_to AS up_to
    )
    INSERT INTO events.log AS log (position, name, topic, payload, occurred_at)
    SELECT b.up_to, b.name, b.topic, b.payload, b.occurred_at FROM batch AS b WHERE b.payloads IS NULL
    UNION ALL
    SELECT b.up_to - b.event_count + e.line, b.name, b.topic, e.payload::jsonb, e.occurred_at
    FROM batch AS b, unnest(string_to_array(b.payloads, E'\n'), b.occurred) WITH ORDINALITY AS e (payload, occurred_at, line)
    WHERE b.payloads IS NOT NULL
    RETURNING log.*;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved > 0 THEN
    UPDATE events.head SET position = last + moved WHERE id = 1;
    PERFORM pg_notify('lifegraph_events', (last + moved)::text);
  END IF;
END $$;
