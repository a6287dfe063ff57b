CREATE TABLE "payments"."holds" (
	"id" text NOT NULL,
	"payer_account_id" text NOT NULL,
	"holds_account_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"captured_minor" bigint,
	"settled_by" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "holds_holds_account_id_id_pk" PRIMARY KEY("holds_account_id","id"),
	CONSTRAINT "holds_amount" CHECK ("payments"."holds"."amount_minor" between 1 and 1000000000000000),
	CONSTRAINT "holds_captured" CHECK ("payments"."holds"."captured_minor" between 0 and "payments"."holds"."amount_minor"),
	CONSTRAINT "holds_state" CHECK ("payments"."holds"."state" in ('OPEN', 'CAPTURED', 'VOIDED', 'EXPIRED')),
	CONSTRAINT "holds_settled" CHECK (("payments"."holds"."state" = 'OPEN') = ("payments"."holds"."settled_by" is null))
);
--> statement-breakpoint
CREATE TABLE "payments"."ledger_days" (
	"day" date PRIMARY KEY NOT NULL,
	"entries" bigint NOT NULL,
	"hash" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments"."refund_totals" (
	"transfer_id" text PRIMARY KEY NOT NULL,
	"original_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	CONSTRAINT "refund_totals_limit" CHECK ("payments"."refund_totals"."refunded_minor" between 1 and "payments"."refund_totals"."original_minor")
);
--> statement-breakpoint
ALTER TABLE "payments"."accounts" DROP CONSTRAINT "accounts_kind";--> statement-breakpoint
ALTER TABLE "payments"."transfers" DROP CONSTRAINT "transfers_kind";--> statement-breakpoint
ALTER TABLE "payments"."accounts" ADD COLUMN "last_entry_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payments"."transfers" ADD COLUMN "refund_of" text;--> statement-breakpoint
ALTER TABLE "payments"."transfers" ADD COLUMN "legs" jsonb;--> statement-breakpoint
CREATE INDEX "holds_id" ON "payments"."holds" USING btree ("id");--> statement-breakpoint
CREATE INDEX "holds_open" ON "payments"."holds" USING btree ("expires_at") WHERE "payments"."holds"."state" = 'OPEN';--> statement-breakpoint
CREATE INDEX "entries_created_at" ON "payments"."entries" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "transfers_refund_of" ON "payments"."transfers" USING btree ("refund_of") WHERE "payments"."transfers"."refund_of" is not null;--> statement-breakpoint
ALTER TABLE "payments"."accounts" ADD CONSTRAINT "accounts_kind" CHECK ("payments"."accounts"."kind" in ('WALLET', 'MERCHANT', 'CREATOR', 'HOLDS', 'FUNDING', 'FX', 'PLATFORM'));--> statement-breakpoint
ALTER TABLE "payments"."transfers" ADD CONSTRAINT "transfers_refund" CHECK (("payments"."transfers"."kind" = 'REFUND') = ("payments"."transfers"."refund_of" is not null));--> statement-breakpoint
ALTER TABLE "payments"."transfers" ADD CONSTRAINT "transfers_kind" CHECK ("payments"."transfers"."kind" in ('PAYMENT', 'TIP', 'GIFT', 'TOP_UP', 'PAYOUT', 'REFUND', 'AD_SPEND', 'REVENUE_SHARE', 'SOURCING_COMMISSION', 'FX', 'HOLD', 'RELEASE'));
--> statement-breakpoint
-- Balances change all the time: room on the page of a row for its next version keeps its index as it is.
ALTER TABLE "payments"."accounts" SET (fillfactor = 60);
--> statement-breakpoint
ALTER TABLE "payments"."tipper_totals" SET (fillfactor = 70);
--> statement-breakpoint
CREATE TRIGGER "holds_stay" BEFORE DELETE OR TRUNCATE ON "payments"."holds"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
-- Of a hold only what became of it is written, once.
CREATE TRIGGER "holds_settle_once" BEFORE UPDATE ON "payments"."holds" FOR EACH ROW
  WHEN (OLD.state <> 'OPEN'
    OR (OLD.id, OLD.payer_account_id, OLD.holds_account_id, OLD.amount_minor, OLD.currency, OLD.expires_at, OLD.created_at)
      IS DISTINCT FROM
      (NEW.id, NEW.payer_account_id, NEW.holds_account_id, NEW.amount_minor, NEW.currency, NEW.expires_at, NEW.created_at))
  EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "refund_totals_stay" BEFORE DELETE OR TRUNCATE ON "payments"."refund_totals"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
-- What was given back only grows.
CREATE TRIGGER "refund_totals_grow" BEFORE UPDATE ON "payments"."refund_totals" FOR EACH ROW
  WHEN (NEW.refunded_minor <= OLD.refunded_minor
    OR (OLD.transfer_id, OLD.original_minor) IS DISTINCT FROM (NEW.transfer_id, NEW.original_minor))
  EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "ledger_days_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payments"."ledger_days"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
-- Entries written together sum to zero for each transfer in each currency; each continues its account: next number, balance
-- carried on, not earlier than the one before; and none comes into a day that is sealed.
CREATE OR REPLACE FUNCTION "payments"."check_entries"() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY transfer_id, currency HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'entries of a transfer must sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM added e
    LEFT JOIN payments.entries before ON before.account_id = e.account_id AND before.seq = e.seq - 1
    WHERE e.balance_after_minor <> coalesce(before.balance_after_minor, 0) + e.amount_minor
      OR e.created_at < before.created_at
      OR (before.seq IS NULL AND e.seq <> 1)
  ) THEN
    RAISE EXCEPTION 'an entry must continue its account' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM payments.ledger_days WHERE day >= (SELECT min(created_at) AT TIME ZONE 'UTC' FROM added)::date
  ) THEN
    RAISE EXCEPTION 'the day of an entry is sealed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The balance and count of an account are those of its last entry; both are 0 when it has none.
CREATE OR REPLACE FUNCTION "payments"."check_accounts"() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (
    SELECT FROM changed a
    LEFT JOIN LATERAL (
      SELECT e.seq, e.balance_after_minor FROM payments.entries e WHERE e.account_id = a.id ORDER BY e.seq DESC LIMIT 1
    ) last ON true
    WHERE a.balance_minor <> coalesce(last.balance_after_minor, 0) OR a.entry_count <> coalesce(last.seq, 0)
  ) THEN
    RAISE EXCEPTION 'the balance of an account must be that of its last entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP FUNCTION "payments"."post_transfers";
--> statement-breakpoint
DROP TYPE "payments"."transfer_request";
--> statement-breakpoint
-- Post many transfers in their order, each by itself: a verdict each, nothing written for those not posted, and what is announced
-- of those posted in the outbox. As store/post-transfers.ts calls it. Arrays that speak of the same things are of one length:
--   account_…  accounts the requests name, sorted by id, each once: as one is to be opened when it is not there yet
--   others     the requests; payers and payees are positions in account_…; same_keys is the last request before this one with its
--              requester and key, 0 for none; tip_places is the position of its subject in tip_subjects, 0 when it is no tip;
--              leg_starts is the position of its first leg, with one more at the end
--   leg_…      what transfers do to accounts: positions in account_…, amounts, ids of the entries; debits first
--   transfer_legs  the legs as JSON, as the transfer keeps them; null when there are but payer and payee
--   event_…    what to announce of which request; payloads one to a line, that of a tip open where its running total goes
--   extras     {holds: [{place, op, id, payer_account_id, holds_account_id, expires_at}], refunds: [{place, transfer_id,
--              original_minor, expected_minor}]}: what requests do besides; null for nothing
-- Verdicts: 0 posted, 1 the requester's key was used before, for the transfer in results; refused for 2 currency mismatch,
-- 3 insufficient funds, 4 balance limit, 5 no such hold, 6 hold not open, 7 hold expired, 8 hold not expired, 9 other refunds came
-- between. Lists are joined by commas, empty for null. Raises 40001 when somebody else opened an account, or used a key, meanwhile.
CREATE FUNCTION "payments"."post_many"(
  account_ids text[], account_kinds text[], account_owners text[], account_currencies text[], account_floors bigint[],
  ids text[], kinds text[], requesters text[], keys text[], fingerprints text[], payers integer[], payees integer[],
  amounts bigint[], currencies text[], memos text[], times timestamptz[], same_keys integer[], leg_starts integer[],
  leg_places integer[], leg_accounts integer[], leg_amounts bigint[], leg_ids text[],
  tip_subjects text[], tip_places integer[], tip_messages text[],
  transfer_legs text[],
  event_places integer[], event_names text[], event_topics text[], event_payloads text,
  extras jsonb
) RETURNS TABLE (verdicts text, results text, tip_numbers text, tip_totals text) LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  limit_minor CONSTANT bigint := 1000000000000000000;
  n CONSTANT integer := cardinality(ids);
  balances bigint[]; counts bigint[]; counts_before bigint[]; floors bigint[]; lasts timestamptz[]; news boolean[]; mismatches boolean[];
  states smallint[] := array_fill(0::smallint, ARRAY[n]);
  outcomes text[];
  seqs bigint[] := array_fill(0::bigint, ARRAY[cardinality(leg_ids)]);
  afters bigint[] := seqs;
  posted_at timestamptz[] := times;
  subject_counts bigint[]; subject_totals bigint[];
  numbers bigint[]; totals bigint[];
  hold_ops text[]; hold_ids text[]; hold_rows jsonb := '{}'; refunds_of text[]; refunds_seen bigint[]; refund_rows jsonb := '{}';
  hold jsonb;
  known record;
  i integer; j integer; leg integer; same integer;
  state smallint;
  amount bigint; balance bigint;
  moment timestamptz;
  open_from timestamptz;
  posted integer := 0;
  added integer;
BEGIN
  -- Locked in id order: opposite transfers queue instead of deadlocking, whoever sends them. From here on nobody else moves these
  -- balances, settles these accounts' holds or tips these payees' subjects; and every statement below sees what was committed
  -- before the locks were ours. An account nobody has opened is an empty one until something is posted to it.
  SELECT array_agg(coalesce(a.balance_minor, 0) ORDER BY u.place), array_agg(coalesce(a.entry_count, 0) ORDER BY u.place),
    array_agg(CASE WHEN a.id IS NULL THEN u.floor_minor ELSE a.floor_minor END ORDER BY u.place),
    array_agg(a.last_entry_at ORDER BY u.place), array_agg(a.id IS NULL ORDER BY u.place),
    array_agg(coalesce(a.currency <> u.currency, false) ORDER BY u.place)
  INTO balances, counts, floors, lasts, news, mismatches
  FROM unnest(account_ids, account_floors, account_currencies) WITH ORDINALITY u (id, floor_minor, currency, place)
  LEFT JOIN LATERAL (
    SELECT b.id, b.balance_minor, b.entry_count, b.floor_minor, b.last_entry_at, b.currency
    FROM payments.accounts b WHERE b.id = u.id FOR UPDATE
  ) a ON true;
  counts_before := counts;
  -- What comes late, from a clock far behind, is posted to the first day that is not sealed.
  SELECT (max(day) + 1)::timestamp AT TIME ZONE 'UTC' INTO open_from FROM payments.ledger_days;

  FOR known IN
    SELECT q.place, t.id
    FROM unnest(requesters, keys) WITH ORDINALITY q (requester_id, key, place)
    JOIN payments.transfers t ON t.requester_id = q.requester_id AND t.key = q.key
  LOOP
    states[known.place] := 1;
    outcomes[known.place] := known.id;
  END LOOP;

  IF cardinality(tip_subjects) > 0 THEN
    SELECT array_agg(coalesce(t.tip_count, 0) ORDER BY u.place), array_agg(coalesce(t.total_minor, 0) ORDER BY u.place)
    INTO subject_counts, subject_totals
    FROM unnest(tip_subjects) WITH ORDINALITY u (id, place)
    LEFT JOIN LATERAL (SELECT g.* FROM payments.tip_totals g WHERE g.subject_id = u.id FOR UPDATE) t ON true;
    numbers := array_fill(NULL::bigint, ARRAY[n]);
    totals := numbers;
  END IF;

  IF extras IS NOT NULL THEN
    hold_ops := array_fill(NULL::text, ARRAY[n]);
    hold_ids := hold_ops;
    refunds_of := hold_ops;
    refunds_seen := array_fill(NULL::bigint, ARRAY[n]);
    FOR known IN
      SELECT x.place, x.op, x.id, h.state, h.expires_at
      FROM jsonb_to_recordset(extras->'holds') x (place integer, op text, id text)
      LEFT JOIN payments.holds h ON h.id = x.id
    LOOP
      hold_ops[known.place] := known.op;
      hold_ids[known.place] := known.id;
      IF known.state IS NOT NULL THEN
        hold_rows := hold_rows || jsonb_build_object(known.id, jsonb_build_object('state', known.state, 'expires_at', known.expires_at));
      END IF;
    END LOOP;
    FOR known IN
      SELECT x.place, x.transfer_id, x.expected_minor, r.refunded_minor
      FROM jsonb_to_recordset(extras->'refunds') x (place integer, transfer_id text, expected_minor bigint)
      LEFT JOIN payments.refund_totals r ON r.transfer_id = x.transfer_id
    LOOP
      refunds_of[known.place] := known.transfer_id;
      refunds_seen[known.place] := known.expected_minor;
      refund_rows := refund_rows || jsonb_build_object(known.transfer_id, coalesce(known.refunded_minor, 0));
    END LOOP;
  END IF;

  FOR i IN 1..n LOOP
    CONTINUE WHEN states[i] <> 0;
    state := 0;
    same := same_keys[i];
    WHILE same > 0 LOOP
      IF states[same] = 0 THEN
        state := 1;
        outcomes[i] := ids[same];
        EXIT;
      END IF;
      same := same_keys[same];
    END LOOP;

    IF state = 0 AND extras IS NOT NULL THEN
      IF hold_ops[i] <> 'OPEN' THEN
        hold := hold_rows -> hold_ids[i];
        state := CASE
          WHEN hold IS NULL THEN 5
          WHEN hold ->> 'state' <> 'OPEN' THEN CASE WHEN hold ->> 'state' = 'EXPIRED' THEN 7 ELSE 6 END
          WHEN hold_ops[i] = 'CAPTURE' AND (hold ->> 'expires_at')::timestamptz <= times[i] THEN 7
          WHEN hold_ops[i] = 'EXPIRE' AND (hold ->> 'expires_at')::timestamptz > times[i] THEN 8
          ELSE 0
        END;
      END IF;
      IF state = 0 AND refunds_of[i] IS NOT NULL AND (refund_rows ->> refunds_of[i])::bigint <> refunds_seen[i] THEN
        state := 9;
      END IF;
    END IF;

    IF state = 0 THEN
      FOR leg IN leg_starts[i]..leg_starts[i + 1] - 1 LOOP
        j := leg_accounts[leg];
        amount := leg_amounts[leg];
        balance := balances[j] + amount;
        IF mismatches[j] THEN
          state := 2;
          EXIT;
        ELSIF amount < 0 AND balance < floors[j] THEN
          state := 3;
        ELSIF state = 0 AND abs(balance) > limit_minor THEN
          state := 4;
        END IF;
      END LOOP;
      IF state = 0 AND tip_places[i] > 0 AND subject_totals[tip_places[i]] + amounts[i] > limit_minor THEN
        state := 4;
      END IF;
    END IF;
    IF state <> 0 THEN
      states[i] := state;
      CONTINUE;
    END IF;

    posted := posted + 1;
    moment := greatest(times[i], open_from);
    FOR leg IN leg_starts[i]..leg_starts[i + 1] - 1 LOOP
      j := leg_accounts[leg];
      balance := balances[j] + leg_amounts[leg];
      balances[j] := balance;
      afters[leg] := balance;
      counts[j] := counts[j] + 1;
      seqs[leg] := counts[j];
      moment := greatest(moment, lasts[j]);
    END LOOP;
    -- Clocks of several processes differ: entries of an account are in order of time all the same.
    IF moment <> times[i] THEN
      posted_at[i] := moment;
    END IF;
    FOR leg IN leg_starts[i]..leg_starts[i + 1] - 1 LOOP
      lasts[leg_accounts[leg]] := moment;
    END LOOP;
    j := tip_places[i];
    IF j > 0 THEN
      subject_counts[j] := subject_counts[j] + 1;
      subject_totals[j] := subject_totals[j] + amounts[i];
      numbers[i] := subject_counts[j];
      totals[i] := subject_totals[j];
    END IF;
    IF extras IS NOT NULL THEN
      IF hold_ops[i] <> 'OPEN' THEN
        hold_rows := jsonb_set(hold_rows, ARRAY[hold_ids[i], 'state'],
          to_jsonb(CASE hold_ops[i] WHEN 'CAPTURE' THEN 'CAPTURED' WHEN 'VOID' THEN 'VOIDED' ELSE 'EXPIRED' END));
      END IF;
      IF refunds_of[i] IS NOT NULL THEN
        refund_rows := jsonb_set(refund_rows, ARRAY[refunds_of[i]], to_jsonb(refunds_seen[i] + amounts[i]));
      END IF;
    END IF;
  END LOOP;

  IF posted > 0 THEN
    INSERT INTO payments.transfers (requester_id, key, fingerprint, id, kind, payer_account_id, payee_account_id, amount_minor,
      currency, memo, created_at, refund_of, legs)
    SELECT q.requester_id, q.key, q.fingerprint, q.id, q.kind, account_ids[q.payer], account_ids[q.payee], q.amount_minor,
      q.currency, q.memo, q.created_at, q.refund_of, q.legs::jsonb
    FROM unnest(states, requesters, keys, fingerprints, ids, kinds, payers, payees, amounts, currencies, memos, times, refunds_of, transfer_legs)
      q (state, requester_id, key, fingerprint, id, kind, payer, payee, amount_minor, currency, memo, created_at, refund_of, legs)
    WHERE q.state = 0
    ON CONFLICT (requester_id, key) DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF added <> posted THEN
      RAISE EXCEPTION 'somebody else used one of the keys' USING ERRCODE = 'serialization_failure';
    END IF;

    INSERT INTO payments.entries (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
    SELECT account_ids[l.account], l.seq, l.id, ids[l.place], l.amount_minor, l.balance_after_minor,
      account_currencies[l.account], posted_at[l.place]
    FROM unnest(leg_places, leg_accounts, leg_amounts, leg_ids, seqs, afters) l (place, account, amount_minor, id, seq, balance_after_minor)
    WHERE l.seq > 0;

    UPDATE payments.accounts a
    SET balance_minor = u.balance_minor, entry_count = u.entry_count, last_entry_at = u.last_entry_at
    FROM unnest(account_ids, balances, counts, lasts, counts_before, news)
      u (id, balance_minor, entry_count, last_entry_at, entry_count_before, is_new)
    WHERE a.id = u.id AND u.entry_count > u.entry_count_before AND NOT u.is_new;

    IF true = ANY (news) THEN
      INSERT INTO payments.accounts (id, kind, owner_id, currency, floor_minor, balance_minor, entry_count, opened_at, last_entry_at)
      SELECT u.id, u.kind, u.owner_id, u.currency, u.floor_minor, u.balance_minor, u.entry_count, u.last_entry_at, u.last_entry_at
      FROM unnest(account_ids, account_kinds, account_owners, account_currencies, account_floors, balances, counts, lasts, news)
        u (id, kind, owner_id, currency, floor_minor, balance_minor, entry_count, last_entry_at, is_new)
      WHERE u.is_new AND u.entry_count > 0
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS added = ROW_COUNT;
      IF added <> (SELECT count(*) FROM unnest(counts, news) u (entry_count, is_new) WHERE u.is_new AND u.entry_count > 0) THEN
        RAISE EXCEPTION 'somebody else opened one of the accounts' USING ERRCODE = 'serialization_failure';
      END IF;
    END IF;

    IF cardinality(tip_subjects) > 0 THEN
      INSERT INTO payments.tips (subject_id, seq, id, transfer_id, from_user_id, to_user_id, amount_minor, currency, message,
        total_after_minor, created_at)
      SELECT tip_subjects[q.place], q.seq, 'tip' || substr(q.id, 4), q.id, account_owners[q.payer], account_owners[q.payee],
        q.amount_minor, q.currency, q.message, q.total_minor, q.created_at
      FROM unnest(ids, tip_places, numbers, totals, payers, payees, amounts, currencies, tip_messages, times)
        q (id, place, seq, total_minor, payer, payee, amount_minor, currency, message, created_at)
      WHERE q.seq IS NOT NULL
      ON CONFLICT (subject_id, seq) DO NOTHING;
      GET DIAGNOSTICS added = ROW_COUNT;
      IF added <> (SELECT count(q.seq) FROM unnest(numbers) q (seq)) THEN
        RAISE EXCEPTION 'somebody else tipped one of the subjects first' USING ERRCODE = 'serialization_failure';
      END IF;
      INSERT INTO payments.tip_totals AS t (subject_id, total_minor, currency, tip_count)
      SELECT tip_subjects[q.place], max(q.total_minor), min(q.currency), max(q.seq)
      FROM unnest(tip_places, numbers, totals, currencies) q (place, seq, total_minor, currency)
      WHERE q.seq IS NOT NULL GROUP BY q.place ORDER BY 1
      ON CONFLICT (subject_id) DO UPDATE SET total_minor = excluded.total_minor, tip_count = excluded.tip_count;
      INSERT INTO payments.tipper_totals AS t (subject_id, user_id, total_minor, currency, reached_seq)
      SELECT tip_subjects[q.place], account_owners[q.payer], sum(q.amount_minor), min(q.currency), max(q.seq)
      FROM unnest(tip_places, payers, numbers, amounts, currencies) q (place, payer, seq, amount_minor, currency)
      WHERE q.seq IS NOT NULL GROUP BY q.place, q.payer
      ON CONFLICT (subject_id, user_id) DO UPDATE
        SET total_minor = t.total_minor + excluded.total_minor, reached_seq = excluded.reached_seq;
    END IF;

    IF extras IS NOT NULL THEN
      INSERT INTO payments.holds (id, payer_account_id, holds_account_id, amount_minor, currency, state, expires_at, created_at)
      SELECT x.id, x.payer_account_id, x.holds_account_id, amounts[x.place], currencies[x.place], 'OPEN', x.expires_at, times[x.place]
      FROM jsonb_to_recordset(extras->'holds')
        x (place integer, op text, id text, payer_account_id text, holds_account_id text, expires_at timestamptz)
      WHERE x.op = 'OPEN' AND states[x.place] = 0;
      UPDATE payments.holds h
      SET state = hold_rows -> h.id ->> 'state', settled_by = ids[x.place], settled_at = times[x.place],
        captured_minor = CASE x.op WHEN 'CAPTURE' THEN amounts[x.place] ELSE 0 END
      FROM jsonb_to_recordset(extras->'holds') x (place integer, op text, id text)
      WHERE x.op <> 'OPEN' AND states[x.place] = 0 AND h.id = x.id;
      INSERT INTO payments.refund_totals AS r (transfer_id, original_minor, refunded_minor)
      SELECT x.transfer_id, max(x.original_minor), max((refund_rows ->> x.transfer_id)::bigint)
      FROM jsonb_to_recordset(extras->'refunds') x (place integer, transfer_id text, original_minor bigint)
      WHERE states[x.place] = 0 GROUP BY x.transfer_id
      ON CONFLICT (transfer_id) DO UPDATE SET refunded_minor = excluded.refunded_minor;
    END IF;

    INSERT INTO events.outbox (name, topic, payload, occurred_at)
    SELECT e.name, e.topic,
      -- What a subject's tips come to is known once the tip stands among them.
      CASE WHEN e.name = 'payments.tipReceived' THEN (e.payload || totals[e.place] || '"}}')::jsonb ELSE e.payload::jsonb END,
      times[e.place]
    FROM unnest(event_places, event_names, event_topics, string_to_array(event_payloads, E'\n')) e (place, name, topic, payload)
    WHERE states[e.place] = 0;
  END IF;

  RETURN QUERY SELECT array_to_string(states, ','),
    CASE WHEN outcomes IS NULL THEN '' ELSE (SELECT string_agg(coalesce(o.id, ''), ',' ORDER BY o.place)
      FROM (SELECT s AS place, outcomes[s] AS id FROM generate_series(1, n) s) o) END,
    coalesce(array_to_string(numbers, ',', ''), ''), coalesce(array_to_string(totals, ',', ''), '');
END $$;

--> statement-breakpoint
-- What an account held right after everything posted up to a moment; null when that was nothing yet. Its entries are in order of
-- time, so halving finds the last one: the cost does not grow with what came since.
CREATE FUNCTION "payments"."balance_at"(account text, moment timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  low bigint := 0;
  high bigint;
  middle bigint;
  entry record;
  found_minor bigint;
BEGIN
  SELECT e.seq INTO high FROM payments.entries e WHERE e.account_id = account ORDER BY e.seq DESC LIMIT 1;
  WHILE low < high LOOP
    middle := (low + high + 1) / 2;
    SELECT e.created_at, e.balance_after_minor INTO entry FROM payments.entries e WHERE e.account_id = account AND e.seq = middle;
    IF entry.created_at <= moment THEN
      low := middle;
      found_minor := entry.balance_after_minor;
    ELSE
      high := middle - 1;
    END IF;
  END LOOP;
  RETURN found_minor;
END $$;
