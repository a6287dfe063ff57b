-- What a flush costs beside its rows: a tip of a storm takes a fifth less of the database's time. What is announced under one name and
-- topic is one row of the outbox, nothing is told that all requests have in common or none has, and arrays are read at their places
-- instead of being made tables of.
DROP FUNCTION "payments"."post_many";
--> statement-breakpoint
-- Post many transfers in their order, each by itself: a verdict each, nothing written for those not posted, and what is announced
-- of those posted in the outbox. As store/post-statement.ts calls it. First all are posted at once, as if nothing could stand
-- against it, which is nearly always so: accounts are changed by what the requests come to, if they can bear it, and what they held
-- before tells the rest. Where anything is otherwise (a key was used, an account cannot pay, holds to settle and refunds), nothing of that
-- stays, and each request is decided in sequence. Arrays that speak of the same things are of one length:
--   account_…  accounts the requests name, sorted by id, each once: as one is to be opened when it is not there yet
--   account_moves  for all accounts, one after the other: what all requests come to, the least and the most of it on the way, and
--              in how many entries; the day on which owners give away what counts towards what they may in a day, how much of it
--              here, and how much they may
--   others     the requests; payers and payees are positions in account_…; times are milliseconds since 1970; same_keys is the last
--              request before this one with its requester and key, 0 for none; leg_starts is the position of its first leg, with one
--              more at the end. Memos, messages and transfer_legs are empty where all of them are null, same_keys where all are 0;
--              kinds and currencies hold one for all where all are alike
--   giving     for all requests: the day whose limit they count towards the payer's, as days since 1970, 0 when they do not; the limit
--   legs       what transfers do to accounts, debits first: for all of them the requests, the positions in account_…, the amounts;
--              the numbers among the account's here, from 1, and the sums up to there. leg_ids are the ids of the entries
--   subject_moves  for all tip_subjects: what their tips here come to; how many there are
--   tip_moves  for all requests: the position in tip_subjects, 0 when it is no tip; the number among the subject's tips here, and the
--              sum up to there
--   giver_moves  for everybody who tips a subject here: the positions in tip_subjects and account_…, what the tips come to, and the
--              number of the last one, as in tip_moves
--   transfer_legs  the legs as JSON, as the transfer keeps them; null when there are but payer and payee
--   event_…    what to announce of each request: payloads one to a line, that of a tip open where its running total goes. Names and
--              topics are those of groups; event_groups tells whose each is, or holds one for all
--   extras     {holds: [{place, op, id, payer_account_id, holds_account_id, expires_at, captured_minor}], refunds: [{place,
--              transfer_id, original_minor, expected_minor}], opens_only}: what requests do besides; null for nothing. A request opens
--              one hold, or settles one or several alike, each once; opens_only is true where none does more than open one
-- Verdicts: 0 posted, 1 the requester's key was used before, for the transfer in results; refused for 2 currency mismatch,
-- 3 insufficient funds, 4 balance limit, 5 no such hold, 6 hold not open, 7 hold expired, 8 hold not expired, 9 other refunds came
-- between, 10 the limit of the day; empty when all were posted at once. tip_numbers and tip_totals are what the tip_subjects had
-- before; moved_numbers and moved_totals what each request adds up to behind that, as in tip_moves, null where all were posted at once.
-- Lists are joined by commas, empty for null. Raises 40001 when somebody else opened an account, or used a key, meanwhile.
-- Entries posted together are of one moment: that of the newest request, or later where an account's last entry is.
CREATE FUNCTION "payments"."post_many"(
  account_ids text[], account_kinds text[], account_owners text[], account_currencies text[], account_floors bigint[],
  account_moves bigint[],
  ids text[], kinds text[], requesters text[], keys text[], fingerprints text[], payers integer[], payees integer[],
  amounts bigint[], currencies text[], memos text[], times bigint[], same_keys integer[], leg_starts integer[], giving bigint[],
  legs bigint[], leg_ids text[],
  tip_subjects text[], subject_moves bigint[], tip_moves bigint[], giver_moves bigint[], tip_messages text[],
  transfer_legs text[],
  event_groups integer[], event_names text[], event_topics text[], event_payloads text,
  extras jsonb
) RETURNS TABLE (verdicts text, results text, tip_numbers text, tip_totals text, moved_numbers text, moved_totals text) LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
-- Whatever a table was like when a plan was made: what is asked for is looked up one by one.
SET random_page_cost = 0 SET cpu_operator_cost = 0 SET cpu_index_tuple_cost = 0 AS $$
DECLARE
  limit_minor CONSTANT bigint := 1000000000000000000;
  leaders_max CONSTANT integer := 100;
  n CONSTANT integer := cardinality(ids);
  a CONSTANT integer := cardinality(account_ids);
  l CONSTANT integer := cardinality(leg_ids);
  s CONSTANT integer := cardinality(tip_subjects);
  sums bigint[] := account_moves[1:a];
  lows bigint[] := account_moves[a + 1:2 * a];
  highs bigint[] := account_moves[2 * a + 1:3 * a];
  counts bigint[] := account_moves[3 * a + 1:4 * a];
  days bigint[] := account_moves[4 * a + 1:5 * a];
  givens bigint[] := account_moves[5 * a + 1:6 * a];
  givens_max bigint[] := account_moves[6 * a + 1:7 * a];
  giving_days CONSTANT bigint[] := giving[1:n];
  giving_max CONSTANT bigint[] := giving[n + 1:2 * n];
  days_before bigint[]; givens_before bigint[];
  leg_places CONSTANT bigint[] := legs[1:l];
  leg_accounts CONSTANT bigint[] := legs[l + 1:2 * l];
  leg_amounts CONSTANT bigint[] := legs[2 * l + 1:3 * l];
  leg_numbers bigint[] := legs[3 * l + 1:4 * l];
  leg_sums bigint[] := legs[4 * l + 1:5 * l];
  subject_sums bigint[] := subject_moves[1:s];
  subject_counts bigint[] := subject_moves[s + 1:2 * s];
  tip_places CONSTANT bigint[] := tip_moves[1:n];
  numbers bigint[] := tip_moves[n + 1:2 * n];
  totals bigint[] := tip_moves[2 * n + 1:3 * n];
  g integer := cardinality(giver_moves) / 4;
  giver_subjects bigint[] := giver_moves[1:g];
  giver_accounts bigint[] := giver_moves[g + 1:2 * g];
  giver_sums bigint[] := giver_moves[2 * g + 1:3 * g];
  giver_numbers bigint[] := giver_moves[3 * g + 1:4 * g];
  -- 0: post all at once; 1: the same, with accounts opened first; 2: decide each.
  step integer := CASE WHEN (extras IS NULL OR extras @> '{"opens_only": true}') AND 0 <> ALL (counts) AND 0 = ALL (same_keys) THEN 0 ELSE 2 END;
  states smallint[] := array_fill(0::smallint, ARRAY[n]);
  outcomes text[];
  posted_at timestamptz;
  open_from timestamptz;
  balances bigint[]; floors bigint[]; mismatches boolean[];
  subject_totals bigint[]; subject_numbers bigint[];
  leader_floors bigint[];
  event_lines CONSTANT text[] := string_to_array(event_payloads, E'\n');
  hold_ops text[]; hold_ids text[]; hold_rows jsonb; refunds_of text[]; refunds_seen bigint[]; refund_rows jsonb := '{}';
  known record;
  i integer; j integer; leg integer; same integer;
  state smallint;
  amount bigint; balance bigint;
  last_at timestamptz;
BEGIN
  -- What comes late, from a clock far behind, is posted to the first day that is not sealed.
  SELECT (max(day) + 1)::timestamp AT TIME ZONE 'UTC' INTO open_from FROM payments.ledger_days;
  SELECT greatest(to_timestamp(max(t.ms) / 1000.0::float8), open_from) INTO posted_at FROM unnest(times) t (ms);

  LOOP
    IF step = 2 THEN
      -- Locked in id order: opposite transfers queue instead of deadlocking, whoever sends them. From here on nobody else moves these
      -- balances, settles these accounts' holds or tips these payees' subjects; and every statement below sees what was committed
      -- before the locks were ours. An account nobody has opened is an empty one until something is posted to it.
      SELECT array_agg(coalesce(o.balance_minor, 0) ORDER BY u.place), array_agg(coalesce(o.entry_count, 0) ORDER BY u.place),
        array_agg(CASE WHEN o.id IS NULL THEN u.floor_minor ELSE o.floor_minor END ORDER BY u.place),
        max(o.last_entry_at), array_agg(coalesce(o.currency <> u.currency, false) ORDER BY u.place),
        array_agg(coalesce(o.given_on - DATE 'epoch', 0) ORDER BY u.place), array_agg(coalesce(o.given_minor, 0) ORDER BY u.place)
      INTO balances, counts, floors, last_at, mismatches, days_before, givens_before
      FROM unnest(account_ids, account_floors, account_currencies) WITH ORDINALITY u (id, floor_minor, currency, place)
      LEFT JOIN LATERAL (
        SELECT b.id, b.balance_minor, b.entry_count, b.floor_minor, b.last_entry_at, b.currency, b.given_on, b.given_minor
        FROM payments.accounts b WHERE b.id = u.id FOR UPDATE
      ) o ON true;
      posted_at := greatest(posted_at, last_at);
      -- From here on numbers and sums are those of the accounts and subjects themselves.
      sums := array_fill(0::bigint, ARRAY[a]);
      lows := counts;
      days := days_before;
      givens := sums;
      givens_max := array_fill(limit_minor, ARRAY[a]);
      leg_numbers := array_fill(0::bigint, ARRAY[l]);
      leg_sums := leg_numbers;

      FOR known IN
        SELECT q.place, t.id
        FROM unnest(requesters, keys) WITH ORDINALITY q (requester_id, key, place)
        JOIN payments.transfers t ON t.requester_id = q.requester_id AND t.key = q.key
      LOOP
        states[known.place] := 1;
        outcomes[known.place] := known.id;
      END LOOP;

      IF s > 0 THEN
        SELECT array_agg(coalesce(t.tip_count, 0) ORDER BY u.place), array_agg(coalesce(t.total_minor, 0) ORDER BY u.place)
        INTO subject_numbers, subject_totals
        FROM unnest(tip_subjects) WITH ORDINALITY u (id, place)
        LEFT JOIN LATERAL (SELECT g.* FROM payments.tip_totals g WHERE g.subject_id = u.id FOR UPDATE) t ON true;
        subject_sums := array_fill(0::bigint, ARRAY[s]);
        subject_counts := subject_sums;
        numbers := array_fill(NULL::bigint, ARRAY[n]);
        totals := numbers;
      END IF;

      IF extras IS NOT NULL THEN
        hold_ops := array_fill(NULL::text, ARRAY[n]);
        hold_ids := hold_ops;
        refunds_of := hold_ops;
        refunds_seen := array_fill(NULL::bigint, ARRAY[n]);
        FOR known IN
          SELECT x.place, min(x.op) AS op, string_agg(x.id, ',') AS ids
          FROM jsonb_to_recordset(extras->'holds') x (place integer, op text, id text) GROUP BY x.place
        LOOP
          hold_ops[known.place] := known.op;
          hold_ids[known.place] := known.ids;
        END LOOP;
        SELECT coalesce(jsonb_object_agg(h.id, jsonb_build_object('state', h.state, 'expires_at', h.expires_at)), '{}') INTO hold_rows
        FROM jsonb_to_recordset(extras->'holds') x (op text, id text)
        JOIN payments.holds h ON h.id = x.id
        WHERE x.op <> 'OPEN';
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
            -- The first that cannot be settled decides.
            SELECT d.verdict INTO state
            FROM (SELECT hold_rows -> u.id AS hold, u.nth FROM string_to_table(hold_ids[i], ',') WITH ORDINALITY u (id, nth)) h,
              LATERAL (SELECT CASE
                WHEN h.hold IS NULL THEN 5
                WHEN h.hold ->> 'state' <> 'OPEN' THEN CASE WHEN h.hold ->> 'state' = 'EXPIRED' THEN 7 ELSE 6 END
                WHEN hold_ops[i] = 'CAPTURE' AND (h.hold ->> 'expires_at')::timestamptz <= to_timestamp(times[i] / 1000.0::float8) THEN 7
                WHEN hold_ops[i] = 'EXPIRE' AND (h.hold ->> 'expires_at')::timestamptz > to_timestamp(times[i] / 1000.0::float8) THEN 8
                ELSE 0
              END AS verdict) d
            WHERE d.verdict <> 0 ORDER BY h.nth LIMIT 1;
            state := coalesce(state, 0);
          END IF;
          IF state = 0 AND refunds_of[i] IS NOT NULL AND (refund_rows ->> refunds_of[i])::bigint <> refunds_seen[i] THEN
            state := 9;
          END IF;
        END IF;

        -- What belongs to a day that is over for its payer counts towards none.
        j := payers[i];
        IF state = 0 AND giving_days[i] > 0 AND giving_days[i] >= days[j] AND amounts[i] > giving_max[i] -
            (CASE WHEN giving_days[i] > days[j] THEN 0 WHEN days[j] > days_before[j] THEN givens[j] ELSE givens_before[j] + givens[j] END) THEN
          state := 10;
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
          IF state = 0 AND tip_places[i] > 0 AND subject_totals[tip_places[i]] + subject_sums[tip_places[i]] + amounts[i] > limit_minor THEN
            state := 4;
          END IF;
        END IF;
        IF state <> 0 THEN
          states[i] := state;
          CONTINUE;
        END IF;

        FOR leg IN leg_starts[i]..leg_starts[i + 1] - 1 LOOP
          j := leg_accounts[leg];
          balance := balances[j] + leg_amounts[leg];
          balances[j] := balance;
          sums[j] := sums[j] + leg_amounts[leg];
          leg_sums[leg] := balance;
          counts[j] := counts[j] + 1;
          leg_numbers[leg] := counts[j];
        END LOOP;
        j := payers[i];
        IF giving_days[i] > 0 AND giving_days[i] >= days[j] THEN
          givens[j] := amounts[i] + CASE WHEN giving_days[i] > days[j] THEN 0 ELSE givens[j] END;
          days[j] := giving_days[i];
        END IF;
        j := tip_places[i];
        IF j > 0 THEN
          subject_counts[j] := subject_counts[j] + 1;
          subject_sums[j] := subject_sums[j] + amounts[i];
          numbers[i] := subject_counts[j];
          totals[i] := subject_sums[j];
        END IF;
        IF extras IS NOT NULL THEN
          IF hold_ops[i] <> 'OPEN' THEN
            SELECT hold_rows || jsonb_object_agg(u.id, jsonb_build_object('state',
              CASE hold_ops[i] WHEN 'CAPTURE' THEN 'CAPTURED' WHEN 'VOID' THEN 'VOIDED' ELSE 'EXPIRED' END))
            INTO hold_rows FROM string_to_table(hold_ids[i], ',') u (id);
          END IF;
          IF refunds_of[i] IS NOT NULL THEN
            refund_rows := jsonb_set(refund_rows, ARRAY[refunds_of[i]], to_jsonb(refunds_seen[i] + amounts[i]));
          END IF;
        END IF;
      END LOOP;

      EXIT WHEN NOT 0 = ANY (states);
      SELECT array_agg(c.after - c.before ORDER BY c.place) INTO counts
      FROM unnest(counts, lows) WITH ORDINALITY c (after, before, place);
      lows := sums;
      highs := sums;
      IF s > 0 THEN
        SELECT count(*), array_agg(q.place), array_agg(q.payer), array_agg(q.minor), array_agg(q.number)
        INTO g, giver_subjects, giver_accounts, giver_sums, giver_numbers
        FROM (
          SELECT t.place, t.payer, sum(t.minor)::bigint AS minor, max(t.number) AS number
          FROM unnest(tip_places, payers, amounts, numbers) t (place, payer, minor, number)
          WHERE t.number IS NOT NULL GROUP BY t.place, t.payer
        ) q;
      END IF;
    END IF;

    BEGIN
      IF step > 0 THEN
        INSERT INTO payments.accounts (id, kind, owner_id, currency, floor_minor, opened_at)
        SELECT u.id, u.kind, u.owner_id, u.currency, u.floor_minor, posted_at
        FROM unnest(account_ids, account_kinds, account_owners, account_currencies, account_floors, counts)
          u (id, kind, owner_id, currency, floor_minor, entry_count)
        WHERE u.entry_count > 0 AND NOT EXISTS (SELECT FROM payments.accounts b WHERE b.id = u.id)
        ON CONFLICT DO NOTHING;
      END IF;

      -- What needs no account comes before they are locked, so that nobody waits for it. In the order of their keys, as accounts in that
      -- of their ids: who posts the same ones at the same time queues. No account is held by whom a key keeps waiting here.
      INSERT INTO payments.transfers (requester_id, key, fingerprint, id, kind, payer_account_id, payee_account_id, amount_minor,
        currency, memo, created_at, refund_of, legs)
      SELECT requesters[q], keys[q], fingerprints[q], ids[q], coalesce(kinds[q], kinds[1]), account_ids[payers[q]], account_ids[payees[q]],
        amounts[q], coalesce(currencies[q], currencies[1]), memos[q], to_timestamp(times[q] / 1000.0::float8), refunds_of[q],
        transfer_legs[q]::jsonb
      FROM generate_series(1, n) q WHERE states[q] = 0 ORDER BY requesters[q], keys[q];

      -- Accounts in id order, as they are locked. One statement, so that the guards see accounts and entries together.
      WITH moved AS (
        UPDATE payments.accounts b
        SET balance_minor = b.balance_minor + sums[u], entry_count = b.entry_count + counts[u],
          last_entry_at = greatest(b.last_entry_at, posted_at),
          given_on = CASE WHEN givens[u] > 0 THEN greatest(b.given_on, DATE 'epoch' + days[u]::integer) ELSE b.given_on END,
          given_minor = CASE WHEN givens[u] = 0 OR b.given_on - DATE 'epoch' > days[u] THEN b.given_minor
            WHEN b.given_on - DATE 'epoch' = days[u] THEN b.given_minor + givens[u] ELSE givens[u] END
        FROM generate_series(1, a) u
        WHERE counts[u] > 0 AND b.id = account_ids[u] AND b.currency = account_currencies[u]
          AND b.balance_minor + lows[u] >= coalesce(b.floor_minor, -limit_minor) AND b.balance_minor + highs[u] <= limit_minor
          AND (givens[u] = 0 OR b.given_on - DATE 'epoch' > days[u]
            OR givens[u] + CASE WHEN b.given_on - DATE 'epoch' = days[u] THEN b.given_minor ELSE 0 END <= givens_max[u])
        RETURNING u AS place, b.balance_minor - sums[u] AS balance, b.entry_count - counts[u] AS count, b.last_entry_at
      ), stood AS MATERIALIZED (
        SELECT CASE WHEN count(*) < (SELECT count(*) FROM unnest(counts) c (entries) WHERE c.entries > 0) THEN payments.not_as_hoped()
            WHEN step < 2 THEN array_agg(moved.balance ORDER BY moved.place) END AS balances,
          CASE WHEN step < 2 THEN array_agg(moved.count ORDER BY moved.place) END AS counts,
          max(moved.last_entry_at) AS at
        FROM moved
      ), written AS (
        INSERT INTO payments.entries (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
        SELECT account_ids[leg_accounts[e]], coalesce(stood.counts[leg_accounts[e]], 0) + leg_numbers[e], leg_ids[e], ids[leg_places[e]],
          leg_amounts[e], coalesce(stood.balances[leg_accounts[e]], 0) + leg_sums[e], account_currencies[leg_accounts[e]], stood.at
        FROM stood, generate_series(1, l) e WHERE leg_numbers[e] > 0
      )
      SELECT stood.at INTO last_at FROM stood;
      -- Somebody whose clock is ahead posted to one of the accounts meanwhile.
      IF last_at > posted_at THEN
        UPDATE payments.accounts b SET last_entry_at = last_at
        FROM unnest(account_ids, counts) u (id, count)
        WHERE u.count > 0 AND b.id = u.id AND b.last_entry_at < last_at;
      END IF;

      IF s > 0 THEN
        WITH grown AS (
          UPDATE payments.tip_totals t SET total_minor = t.total_minor + u.sum, tip_count = t.tip_count + u.count
          FROM unnest(tip_subjects, subject_sums, subject_counts) WITH ORDINALITY u (id, sum, count, place)
          WHERE u.count > 0 AND t.subject_id = u.id AND t.total_minor + u.sum <= limit_minor
          RETURNING u.place, t.total_minor - u.sum AS total, t.tip_count - u.count AS count
        ), fresh AS (
          SELECT u.id, u.sum, u.count, u.place
          FROM unnest(tip_subjects, subject_sums, subject_counts) WITH ORDINALITY u (id, sum, count, place)
          WHERE u.place NOT IN (SELECT grown.place FROM grown)
        ), begun AS (
          INSERT INTO payments.tip_totals (subject_id, total_minor, currency, tip_count)
          SELECT f.id, f.sum, (SELECT min(coalesce(q.currency, currencies[1])) FROM unnest(tip_places, currencies) q (place, currency)
            WHERE q.place = f.place), f.count
          FROM fresh f WHERE f.count > 0
        )
        SELECT array_agg(f.total ORDER BY f.place), array_agg(f.count ORDER BY f.place) INTO subject_totals, subject_numbers
        FROM (SELECT grown.place, grown.total, grown.count FROM grown UNION ALL SELECT fresh.place, 0, 0 FROM fresh) f (place, total, count);
        INSERT INTO payments.tips (subject_id, seq, id, transfer_id, from_user_id, to_user_id, amount_minor, currency, message,
          total_after_minor, created_at)
        SELECT tip_subjects[tip_places[q]], subject_numbers[tip_places[q]] + numbers[q], 'tip' || substr(ids[q], 4), ids[q],
          account_owners[payers[q]], account_owners[payees[q]], amounts[q], coalesce(currencies[q], currencies[1]), tip_messages[q],
          subject_totals[tip_places[q]] + totals[q], to_timestamp(times[q] / 1000.0::float8)
        FROM generate_series(1, n) q WHERE tip_places[q] > 0 AND numbers[q] IS NOT NULL;

        -- Who has not more than the last of a full board has no place on it: of equal totals the one reached earlier ranks higher.
        SELECT array_agg((SELECT b.total_minor FROM payments.tip_leaders b WHERE b.subject_id = u.id
          ORDER BY b.total_minor DESC OFFSET leaders_max - 1 LIMIT 1) ORDER BY u.place)
        INTO leader_floors FROM unnest(tip_subjects) WITH ORDINALITY u (id, place);
        WITH grown AS (
          INSERT INTO payments.tipper_totals AS t (subject_id, user_id, total_minor, currency, reached_seq)
          SELECT tip_subjects[giver_subjects[u]], account_owners[giver_accounts[u]], giver_sums[u], account_currencies[giver_accounts[u]],
            subject_numbers[giver_subjects[u]] + giver_numbers[u]
          FROM generate_series(1, g) u
          ON CONFLICT (subject_id, user_id) DO UPDATE
            SET total_minor = t.total_minor + excluded.total_minor, reached_seq = excluded.reached_seq
          RETURNING t.subject_id, t.user_id, t.total_minor, t.currency, t.reached_seq
        )
        INSERT INTO payments.tip_leaders AS b (subject_id, user_id, total_minor, currency, reached_seq)
        SELECT w.subject_id, w.user_id, w.total_minor, w.currency, w.reached_seq
        FROM grown w WHERE w.total_minor > coalesce(leader_floors[array_position(tip_subjects, w.subject_id)], 0)
        ON CONFLICT (subject_id, user_id) DO UPDATE SET total_minor = excluded.total_minor, reached_seq = excluded.reached_seq;
        IF FOUND THEN
          DELETE FROM payments.tip_leaders b USING (
            SELECT o.subject_id, o.user_id, row_number() OVER (PARTITION BY o.subject_id ORDER BY o.total_minor DESC, o.reached_seq) AS rank
            FROM unnest(tip_subjects) u (id) JOIN payments.tip_leaders o ON o.subject_id = u.id
          ) o
          WHERE o.rank > leaders_max AND b.subject_id = o.subject_id AND b.user_id = o.user_id;
        END IF;
      END IF;

      IF extras IS NOT NULL THEN
        INSERT INTO payments.holds (id, payer_account_id, holds_account_id, amount_minor, currency, state, expires_at, created_at)
        SELECT x.id, x.payer_account_id, x.holds_account_id, amounts[x.place], coalesce(currencies[x.place], currencies[1]), 'OPEN', x.expires_at,
          to_timestamp(times[x.place] / 1000.0::float8)
        FROM jsonb_to_recordset(extras->'holds')
          x (place integer, op text, id text, payer_account_id text, holds_account_id text, expires_at timestamptz)
        WHERE x.op = 'OPEN' AND states[x.place] = 0;
        UPDATE payments.holds h
        SET state = hold_rows -> h.id ->> 'state', settled_by = ids[x.place], settled_at = to_timestamp(times[x.place] / 1000.0::float8),
          captured_minor = CASE x.op WHEN 'CAPTURE' THEN coalesce(x.captured_minor, amounts[x.place]) ELSE 0 END
        FROM jsonb_to_recordset(extras->'holds') x (place integer, op text, id text, captured_minor bigint)
        WHERE x.op <> 'OPEN' AND states[x.place] = 0 AND h.id = x.id;
        INSERT INTO payments.refund_totals AS r (transfer_id, original_minor, refunded_minor)
        SELECT x.transfer_id, max(x.original_minor), max((refund_rows ->> x.transfer_id)::bigint)
        FROM jsonb_to_recordset(extras->'refunds') x (place integer, transfer_id text, original_minor bigint)
        WHERE states[x.place] = 0 GROUP BY x.transfer_id
        ON CONFLICT (transfer_id) DO UPDATE SET refunded_minor = excluded.refunded_minor;
      END IF;

      -- What is announced under one name and topic is one row, a line each.
      INSERT INTO events.outbox (name, topic, payload, occurred_at, payloads, occurred)
      SELECT event_names[o.group], event_topics[o.group], CASE WHEN o.n = 1 THEN o.lines::jsonb END, o.moments[1],
        CASE WHEN o.n > 1 THEN o.lines END, CASE WHEN o.n > 1 THEN o.moments END
      FROM (
        SELECT e.group, count(*) AS n, string_agg(e.line, E'\n' ORDER BY e.nth) AS lines, array_agg(e.moment ORDER BY e.nth) AS moments
        FROM (
          SELECT coalesce(event_groups[q], event_groups[1]) AS group, q AS nth, to_timestamp(times[q] / 1000.0::float8) AS moment,
            -- What a subject's tips come to is known once the tip stands among them.
            CASE WHEN tip_places[q] > 0 THEN event_lines[q] || (subject_totals[tip_places[q]] + totals[q]) || '"}}' ELSE event_lines[q] END AS line
          FROM generate_series(1, n) q WHERE states[q] = 0
        ) e GROUP BY e.group ORDER BY min(e.nth)
      ) o;
      EXIT;
    EXCEPTION
      WHEN SQLSTATE 'LG001' THEN
        IF step = 2 THEN
          RAISE EXCEPTION 'somebody else opened one of the accounts' USING ERRCODE = 'serialization_failure';
        END IF;
        step := step + 1;
      WHEN unique_violation THEN
        IF step = 2 THEN
          RAISE EXCEPTION 'somebody else used one of the keys, or tipped one of the subjects first' USING ERRCODE = 'serialization_failure';
        END IF;
        step := 2;
    END;
  END LOOP;

  RETURN QUERY SELECT CASE WHEN step = 2 THEN array_to_string(states, ',') ELSE '' END,
    CASE WHEN outcomes IS NULL THEN '' ELSE (SELECT string_agg(coalesce(o.id, ''), ',' ORDER BY o.place)
      FROM (SELECT q AS place, outcomes[q] AS id FROM generate_series(1, n) q) o) END,
    coalesce(array_to_string(subject_numbers, ','), ''), coalesce(array_to_string(subject_totals, ','), ''),
    CASE WHEN step = 2 AND s > 0 THEN array_to_string(numbers, ',', '') END, CASE WHEN step = 2 AND s > 0 THEN array_to_string(totals, ',', '') END;
END $$;
