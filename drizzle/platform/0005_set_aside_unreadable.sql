-- Whoever writes `payloads` answers for its lines. One that the log cannot take, or without a moment of its own, would hold up every event
-- behind it, in every process: those that are no JSON are taken out, kept with the dead letters, at the position after which they
-- would have come, and the rest goes on, at the row's moment where it has no other. To be called when events.relay_events failed.
-- Returns how many rows it mended.
CREATE FUNCTION "events"."set_aside_unreadable"() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  last bigint;
  mended integer;
BEGIN
  SELECT head.position INTO last FROM events.head AS head WHERE head.id = 1 FOR UPDATE;
  WITH lines AS (
    SELECT o.id, o.name, e.line, e.payload, coalesce(e.occurred_at, o.occurred_at) AS occurred_at,
      coalesce(pg_input_is_valid(e.payload, 'jsonb'), false) AS readable, e.occurred_at IS NULL AS timeless
    FROM events.outbox AS o, unnest(string_to_array(o.payloads, E'\n'), o.occurred) WITH ORDINALITY AS e (payload, occurred_at, line)
    WHERE o.payloads IS NOT NULL
  ), letters AS (
    INSERT INTO events.dead_letters AS d (consumer, position, error)
    SELECT 'relay', last, string_agg(name || ': ' || coalesce(payload, 'none for a moment'), E'\n' ORDER BY id, line)
    FROM lines WHERE NOT readable HAVING count(*) > 0
    ON CONFLICT (consumer, position) DO UPDATE SET error = d.error || E'\n' || excluded.error
  ), rest AS (
    SELECT id, string_agg(payload, E'\n' ORDER BY line) FILTER (WHERE readable) AS payloads,
      array_agg(occurred_at ORDER BY line) FILTER (WHERE readable) AS occurred
    FROM lines GROUP BY id HAVING bool_or(timeless OR NOT readable)
  ), emptied AS (
    DELETE FROM events.outbox AS o USING rest WHERE o.id = rest.id AND rest.payloads IS NULL
  ), shortened AS (
    UPDATE events.outbox AS o SET payloads = rest.payloads, occurred = rest.occurred
    FROM rest WHERE o.id = rest.id AND rest.payloads IS NOT NULL
  )
  SELECT count(*) INTO mended FROM rest;
  RETURN mended;
END $$;
