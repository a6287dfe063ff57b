-- Who is there: a subgraph whose word others act on holds a lock for as long as one of its processes runs, which PostgreSQL gives up with
-- the last connection of the last of them. Whoever has never been there is not away.
CREATE TABLE "events"."presence" (
	"name" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE FUNCTION "events"."presence_key"(subgraph text) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$ SELECT hashtext(subgraph) & 2147483647 $$;
--> statement-breakpoint
CREATE FUNCTION "events"."is_away"(subgraph text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM events.presence WHERE name = subgraph) AND NOT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 7541902 AND objid = events.presence_key(subgraph)::oid AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
$$;
