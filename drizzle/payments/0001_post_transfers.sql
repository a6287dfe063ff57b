-- What code promises about the ledger, the database refuses to break.
CREATE FUNCTION "payments"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of payments.% never change', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "transfers_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payments"."transfers"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "entries_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payments"."entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "tips_never_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "payments"."tips"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "accounts_stay" BEFORE DELETE OR TRUNCATE ON "payments"."accounts"
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
-- Of an account only balance and count move.
CREATE TRIGGER "accounts_stay_the_same" BEFORE UPDATE ON "payments"."accounts" FOR EACH ROW
  WHEN ((OLD.id, OLD.kind, OLD.owner_id, OLD.currency, OLD.floor_minor)
    IS DISTINCT FROM (NEW.id, NEW.kind, NEW.owner_id, NEW.currency, NEW.floor_minor))
  EXECUTE FUNCTION "payments"."refuse_change"();
--> statement-breakpoint
-- Entries written together sum to zero for each transfer, and each continues its account: next number, balance carried on.
CREATE FUNCTION "payments"."check_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added GROUP BY transfer_id HAVING sum(amount_minor) <> 0) THEN
    RAISE EXCEPTION 'entries of a transfer must sum to zero' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM added e
    LEFT JOIN payments.entries before ON before.account_id = e.account_id AND before.seq = e.seq - 1
    WHERE e.balance_after_minor <> coalesce(before.balance_after_minor, 0) + e.amount_minor
      OR (before.seq IS NULL AND e.seq <> 1)
  ) THEN
    RAISE EXCEPTION 'an entry must continue its account' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "entries_continue" AFTER INSERT ON "payments"."entries" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."check_entries"();
--> statement-breakpoint
-- The balance and count of an account are those of its last entry; both are 0 when it has none.
CREATE FUNCTION "payments"."check_accounts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM changed a
    LEFT JOIN payments.entries last ON last.account_id = a.id AND last.seq = a.entry_count
    WHERE a.balance_minor <> coalesce(last.balance_after_minor, 0)
      OR (last.seq IS NULL AND a.entry_count <> 0)
      OR EXISTS (SELECT FROM payments.entries e WHERE e.account_id = a.id AND e.seq = a.entry_count + 1)
  ) THEN
    RAISE EXCEPTION 'the balance of an account must be that of its last entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "accounts_follow_entries" AFTER UPDATE ON "payments"."accounts" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."check_accounts"();
--> statement-breakpoint
CREATE TRIGGER "accounts_open_empty" AFTER INSERT ON "payments"."accounts" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION "payments"."check_accounts"();
--> statement-breakpoint
-- One transfer to post, as store/ledger.ts writes it. The last five are null unless it is a tip.
CREATE TYPE "payments"."transfer_request" AS (
  place integer,
  id text,
  kind text,
  requester_id text,
  key text,
  fingerprint text,
  payer_id text,
  payee_id text,
  amount_minor bigint,
  currency text,
  memo text,
  created_at timestamptz,
  debit_entry_id text,
  credit_entry_id text,
  tip_id text,
  subject_id text,
  giver_id text,
  receiver_id text,
  message text
);
--> statement-breakpoint
-- Post transfers in the order of their places, each by itself: a verdict each, and nothing written for those not posted.
--   POSTED                 money moved; for a tip, with its number on the subject and the subject's total
--   REPLAYED               this requester's key was used for the same request: result_id is its transfer
--   IDEMPOTENCY_MISMATCH   it was used for another request: result_id is that one's transfer
--   CURRENCY_MISMATCH, INSUFFICIENT_FUNDS, BALANCE_LIMIT_REACHED
-- holders: every account the requests name, as it is to be opened when it is not there yet.
CREATE FUNCTION "payments"."post_transfers"(holders jsonb, requests jsonb)
RETURNS TABLE (place integer, verdict text, result_id text, tip_seq bigint, tip_total bigint) LANGUAGE plpgsql AS $$
DECLARE
  limit_minor CONSTANT bigint := 1000000000000000000;
  r payments.transfer_request;
  payer payments.accounts;
  payee payments.accounts;
  first record;
  tipped bigint;
BEGIN
  -- Open accounts, in id order, but for nobody who cannot pay: a refused request leaves nothing behind. A payer may be funded by
  -- an earlier request of the batch.
  INSERT INTO payments.accounts (id, kind, owner_id, currency, floor_minor, opened_at)
  SELECT h.id, h.kind, h.owner_id, h.currency, h.floor_minor, h.opened_at
  FROM jsonb_populate_recordset(NULL::payments.accounts, holders) h
  WHERE h.id IN (
    SELECT unnest(CASE WHEN p.floor_minor IS NULL THEN ARRAY[q.payer_id, q.payee_id] ELSE ARRAY[q.payee_id] END)
    FROM jsonb_populate_recordset(NULL::payments.transfer_request, requests) q
    JOIN jsonb_populate_recordset(NULL::payments.accounts, holders) p ON p.id = q.payer_id
    LEFT JOIN payments.accounts a ON a.id = q.payer_id
    WHERE p.floor_minor IS NULL
      OR a.balance_minor - a.floor_minor >= q.amount_minor
      OR q.payer_id IN (SELECT b.payee_id FROM jsonb_populate_recordset(NULL::payments.transfer_request, requests) b)
  )
  ORDER BY h.id
  ON CONFLICT DO NOTHING;

  -- Locked in id order: two opposite transfers queue instead of deadlocking. From here on nobody else moves these balances, uses
  -- these requesters' keys (a requester's wallet is always one of the two) or tips these payees' subjects; and every statement
  -- below sees what was committed before the lock was ours.
  PERFORM FROM payments.accounts a
  WHERE a.id = ANY (ARRAY(SELECT h.id FROM jsonb_populate_recordset(NULL::payments.accounts, holders) h))
  ORDER BY a.id FOR UPDATE;

  FOR r IN SELECT q.* FROM jsonb_populate_recordset(NULL::payments.transfer_request, requests) q ORDER BY q.place LOOP
    place := r.place;
    result_id := NULL;
    tip_seq := NULL;
    tip_total := NULL;

    SELECT t.id, t.fingerprint INTO first FROM payments.transfers t WHERE t.requester_id = r.requester_id AND t.key = r.key;
    IF FOUND THEN
      verdict := CASE WHEN first.fingerprint = r.fingerprint THEN 'REPLAYED' ELSE 'IDEMPOTENCY_MISMATCH' END;
      result_id := first.id;
      RETURN NEXT;
      CONTINUE;
    END IF;

    SELECT a.* INTO payer FROM payments.accounts a WHERE a.id = r.payer_id;
    SELECT a.* INTO payee FROM payments.accounts a WHERE a.id = r.payee_id;
    tipped := coalesce((SELECT t.total_minor FROM payments.tip_totals t WHERE t.subject_id = r.subject_id), 0);
    verdict := CASE
      -- Not opened above: the payer could not pay a moment ago.
      WHEN payer.id IS NULL OR payee.id IS NULL THEN 'INSUFFICIENT_FUNDS'
      WHEN payer.currency <> r.currency OR payee.currency <> r.currency THEN 'CURRENCY_MISMATCH'
      WHEN payer.balance_minor - r.amount_minor < payer.floor_minor THEN 'INSUFFICIENT_FUNDS'
      WHEN payee.balance_minor + r.amount_minor > limit_minor THEN 'BALANCE_LIMIT_REACHED'
      WHEN payer.balance_minor - r.amount_minor < -limit_minor THEN 'BALANCE_LIMIT_REACHED'
      WHEN tipped + r.amount_minor > limit_minor THEN 'BALANCE_LIMIT_REACHED'
      ELSE 'POSTED'
    END;
    IF verdict <> 'POSTED' THEN
      RETURN NEXT;
      CONTINUE;
    END IF;

    result_id := r.id;
    INSERT INTO payments.transfers
      (requester_id, key, fingerprint, id, kind, payer_account_id, payee_account_id, amount_minor, currency, memo, created_at)
    VALUES
      (r.requester_id, r.key, r.fingerprint, r.id, r.kind, payer.id, payee.id, r.amount_minor, r.currency, r.memo, r.created_at);
    INSERT INTO payments.entries
      (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
    VALUES
      (payer.id, payer.entry_count + 1, r.debit_entry_id, r.id, -r.amount_minor, payer.balance_minor - r.amount_minor,
        r.currency, r.created_at),
      (payee.id, payee.entry_count + 1, r.credit_entry_id, r.id, r.amount_minor, payee.balance_minor + r.amount_minor,
        r.currency, r.created_at);
    UPDATE payments.accounts a
    SET balance_minor = a.balance_minor + moved.by_minor, entry_count = a.entry_count + 1
    FROM (VALUES (payer.id, -r.amount_minor), (payee.id, r.amount_minor)) moved (id, by_minor)
    WHERE a.id = moved.id;

    IF r.tip_id IS NOT NULL THEN
      INSERT INTO payments.tip_totals AS t (subject_id, total_minor, currency, tip_count)
      VALUES (r.subject_id, r.amount_minor, r.currency, 1)
      ON CONFLICT (subject_id) DO UPDATE
        SET total_minor = t.total_minor + excluded.total_minor, tip_count = t.tip_count + 1
      RETURNING t.tip_count, t.total_minor INTO tip_seq, tip_total;
      INSERT INTO payments.tips
        (subject_id, seq, id, transfer_id, from_user_id, to_user_id, amount_minor, currency, message, total_after_minor, created_at)
      VALUES
        (r.subject_id, tip_seq, r.tip_id, r.id, r.giver_id, r.receiver_id, r.amount_minor, r.currency, r.message, tip_total,
          r.created_at);
      INSERT INTO payments.tipper_totals AS t (subject_id, user_id, total_minor, currency, reached_seq)
      VALUES (r.subject_id, r.giver_id, r.amount_minor, r.currency, tip_seq)
      ON CONFLICT (subject_id, user_id) DO UPDATE
        SET total_minor = t.total_minor + excluded.total_minor, reached_seq = excluded.reached_seq;
    END IF;
    RETURN NEXT;
  END LOOP;
END $$;
