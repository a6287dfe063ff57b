import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'

export interface LedgerReport {
  /** How much was looked at. */
  readonly accounts: number
  readonly transfers: number
  readonly entries: number
  readonly tips: number
  /** What does not add up, at most {@link PROBLEMS_MAX} of a kind; empty when the books are right. */
  readonly problems: readonly LedgerProblem[]
}

export interface LedgerProblem {
  readonly code: ProblemCode
  /** The account, transfer, tip or subject at fault. */
  readonly id: string
  /** What is there and what should be. */
  readonly detail: string
}

const PROBLEMS_MAX = 20

/**
 * Prove the books: each transfer has its entries, which sum to zero in each currency; each account's entries are numbered without gaps, carry its
 * balance on and end at it, in order of time and not below its floor; holds, streaks of gifts, refunds, orders, what merchants sold,
 * tips, their totals and the transfers behind them tell the same. It reads the whole ledger with one statement, so what is posted meanwhile disturbs neither the proof nor the posting.
 */
export async function checkLedger(db: Executor): Promise<LedgerReport> {
  const checks = Object.entries(CHECKS).map(
    ([code, rows]) =>
      sql`(select ${code}::text as code, id, detail from (${rows}) as found (id, detail) limit ${PROBLEMS_MAX})`,
  )
  const [found] = await db.execute<{ counts: number[]; problems: LedgerProblem[] | null }>(sql`
    select
      json_build_array(
        (select count(*) from payments.accounts), (select count(*) from payments.transfers),
        (select count(*) from payments.entries), (select count(*) from payments.tips)
      ) as counts,
      (select json_agg(problem) from (
        select * from (${sql.join(checks, sql` union all `)}) as problems order by code, id
      ) as problem) as problems`)
  const [accounts = 0, transfers = 0, entries = 0, tips = 0] = found?.counts ?? []
  return { accounts, transfers, entries, tips, problems: found?.problems ?? [] }
}

export type ProblemCode =
  | 'TRANSFER_TWICE'
  | 'TRANSFER_UNBALANCED'
  | 'ENTRY_WITHOUT_TRANSFER'
  | 'ENTRY_WITHOUT_ACCOUNT'
  | 'ENTRY_OUT_OF_LINE'
  | 'ENTRY_OUT_OF_TIME'
  | 'ACCOUNT_WRONG'
  | 'ACCOUNT_BELOW_FLOOR'
  | 'ACCOUNT_MISNAMED'
  | 'GIVEN_WRONG'
  | 'LEG_WRONG'
  | 'HOLDS_WRONG'
  | 'HOLD_WITHOUT_TRANSFER'
  | 'HOLD_SETTLED_WRONG'
  | 'STREAK_WRONG'
  | 'REFUND_WRONG'
  | 'TIP_WITHOUT_TRANSFER'
  | 'TIP_OUT_OF_LINE'
  | 'TIP_TOTAL_WRONG'
  | 'TIPPER_TOTAL_WRONG'
  | 'TIP_LEADERS_WRONG'
  | 'ORDER_WRONG'
  | 'MERCHANT_TOTAL_WRONG'

/** Each reads what should not be there: whose fault, and what is wrong. */
const CHECKS: Record<ProblemCode, SQL> = {
  TRANSFER_TWICE: sql`
    select id, format('%s transfers have this id', count(*)) from payments.transfers group by id having count(*) > 1`,

  TRANSFER_UNBALANCED: sql`
    select t.id, format('%s entries come to %s, bring others %s of %s, and are not its %s legs', sum(n), sum(total), sum(paid),
      t.amount_minor, coalesce(jsonb_array_length(t.legs), 2))
    from payments.transfers t
    left join (
      select e.transfer_id, e.currency, sum(e.amount_minor) as total, count(*) as n,
        coalesce(sum(e.amount_minor) filter (
          where e.amount_minor > 0 and e.currency = x.currency and e.account_id <> x.payer_account_id), 0) as paid,
        count(*) filter (where x.legs is not null
          or (e.account_id, e.amount_minor) in ((x.payer_account_id, -x.amount_minor), (x.payee_account_id, x.amount_minor))) as right
      from payments.entries e join payments.transfers x on x.id = e.transfer_id
      group by e.transfer_id, e.currency
    ) as e on e.transfer_id = t.id
    group by t.id, t.amount_minor, t.legs
    having bool_or(total <> 0) or coalesce(sum(n), 0) <> coalesce(jsonb_array_length(t.legs), 2)
      or sum(paid) <> t.amount_minor or sum("right") <> sum(n)`,

  ENTRY_WITHOUT_TRANSFER: sql`
    select e.transfer_id, format('entry %s of %s is of no transfer', e.seq, e.account_id)
    from payments.entries e left join payments.transfers t on t.id = e.transfer_id where t.id is null`,

  ENTRY_WITHOUT_ACCOUNT: sql`
    select e.account_id, format('entry %s is of no account, or in another currency', e.seq)
    from payments.entries e left join payments.accounts a on a.id = e.account_id
    where a.id is null or a.currency <> e.currency`,

  ENTRY_OUT_OF_LINE: sql`
    select distinct on (account_id) account_id, format('entry %s should be number %s with a balance of %s, not %s', seq, place, balance, balance_after_minor)
    from (
      select *, row_number() over line as place, sum(amount_minor) over line as balance
      from payments.entries window line as (partition by account_id order by seq)
    ) as e where seq <> place or balance_after_minor <> balance order by account_id, seq`,

  // By a clock that is behind, a transfer is asked for before the moment it is posted at, which is that of all its entries.
  ENTRY_OUT_OF_TIME: sql`
    select account_id, format('entry %s is of %s, others of %s of %s, which was asked for %s, the entry before of %s', seq, created_at,
      transfer_id, others, asked_at, before)
    from (
      select e.*, t.created_at as asked_at, lag(e.created_at) over (partition by e.account_id order by e.seq) as before,
        min(e.created_at) over (partition by e.transfer_id) as others
      from payments.entries e join payments.transfers t on t.id = e.transfer_id
    ) as e where created_at < asked_at or created_at < before or created_at <> others`,

  ACCOUNT_WRONG: sql`
    select a.id, format('holds %s by %s entries until %s, should be %s by %s until %s', balance_minor, entry_count, last_entry_at,
      coalesce(total, 0), coalesce(n, 0), last)
    from payments.accounts a
    left join (
      select account_id, count(*) as n, sum(amount_minor) as total, max(created_at) as last from payments.entries group by account_id
    ) as e on e.account_id = a.id
    where balance_minor <> coalesce(total, 0) or entry_count <> coalesce(n, 0) or last_entry_at is distinct from last`,

  ACCOUNT_BELOW_FLOOR: sql`
    select id, format('holds %s, less than %s', balance_minor, floor_minor) from payments.accounts where balance_minor < floor_minor`,

  // An account's id says whose it is and what for; see domain/account.ts.
  ACCOUNT_MISNAMED: sql`
    select id, format('is the %s of %s in %s', kind, coalesce(owner_id, 'nobody'), currency)
    from payments.accounts a
    where not case kind
      when 'WALLET' then id = 'wal' || substr(owner_id, 4) || case currency when 'CNY' then '' else ':' || currency end
      when 'HOLDS' then id like 'holds:%' and strpos(id, substr(owner_id, 4)) > 0
      when 'MERCHANT' then id = 'merchant:' || owner_id || ':' || currency
      when 'CREATOR' then id = 'creator:' || owner_id || ':' || currency
      when 'FUNDING' then id like 'funding:%:' || owner_id || case currency when 'CNY' then '' else ':' || currency end
        or id = 'payout:' || owner_id || ':' || currency
      when 'FX' then id = 'fx:' || currency and owner_id is null
      else id like 'platform:%:' || currency and owner_id is null end`,

  // Gifts of a streak were given when they were set aside; what is paid of them is asked for by the account they wait in.
  GIVEN_WRONG: sql`
    select a.id, format('gave away %s on %s, should be %s', a.given_minor, a.given_on, coalesce(g.total, 0))
    from payments.accounts a
    left join (
      select payer_account_id, (created_at at time zone 'UTC' + interval '8 hours')::date as day, sum(amount_minor) as total
      from payments.transfers
      where (kind in ('TIP', 'GIFT') and requester_id like 'usr\\_%') or (kind = 'HOLD' and key like 'gift:%')
      group by payer_account_id, day
    ) as g on g.payer_account_id = a.id and g.day = a.given_on
    where a.given_minor <> coalesce(g.total, 0)`,

  LEG_WRONG: sql`
    select t.id, format('the leg of %s on %s has no entry', leg ->> 'minor', leg ->> 'accountId')
    from payments.transfers t cross join jsonb_array_elements(t.legs) as leg
    left join payments.entries e
      on e.transfer_id = t.id and e.account_id = leg ->> 'accountId' and e.amount_minor = (leg ->> 'minor')::bigint
    where t.legs is not null and e.id is null`,

  HOLDS_WRONG: sql`
    select coalesce(a.id, h.account_id), format('holds %s, open holds come to %s', a.balance_minor, coalesce(h.total, 0))
    from (select * from payments.accounts where kind = 'HOLDS') as a
    full join (
      select holds_account_id as account_id, sum(amount_minor) filter (where state = 'OPEN') as total
      from payments.holds group by holds_account_id
    ) as h on h.account_id = a.id
    where coalesce(a.balance_minor, 0) <> coalesce(h.total, 0)`,

  STREAK_WRONG: sql`
    select s.id, format('paid %s by a %s of %s, of holds by %s transfers of %s', s.amount_minor, t.kind, t.amount_minor, g.transfers, g.captured)
    from payments.gift_streaks s
    left join payments.transfers t on t.id = s.transfer_id
    left join (
      select r.streak_id, sum(h.captured_minor) as captured, count(distinct h.settled_by) filter (where h.state = 'CAPTURED') as transfers,
        min(h.settled_by) filter (where h.state = 'CAPTURED') as transfer_id
      from payments.requested_payments r join payments.holds h on h.id = 'hold' || substr(r.transfer_id, 4)
      where r.streak_id is not null group by r.streak_id
    ) as g on g.streak_id = s.id
    where s.transfer_id is not null
        and ((t.kind, t.amount_minor) is distinct from ('GIFT', s.amount_minor)
          or (g.transfers > 0 and (g.captured, g.transfers, g.transfer_id) is distinct from (s.amount_minor, 1::bigint, s.transfer_id)))
      or s.transfer_id is null and g.captured > 0`,

  HOLD_WITHOUT_TRANSFER: sql`
    select coalesce(h.id, t.id), 'a hold and the transfer that set its money aside differ, or one of them is missing'
    from payments.holds h
    full join (select * from payments.transfers where kind = 'HOLD') as t on h.id = 'hold' || substr(t.id, 4)
    where (h.payer_account_id, h.holds_account_id, h.amount_minor, h.currency, h.created_at)
      is distinct from (t.payer_account_id, t.payee_account_id, t.amount_minor, t.currency, t.created_at)`,

  // One transfer may settle several holds of one account.
  HOLD_SETTLED_WRONG: sql`
    select h.settled_by, format('%s of %s held were paid by it, the entries say %s of %s', captured, held, -out - coalesce(back, 0), -out)
    from (
      select settled_by, holds_account_id, payer_account_id, sum(amount_minor) as held, sum(captured_minor) as captured
      from payments.holds where state <> 'OPEN' group by settled_by, holds_account_id, payer_account_id
    ) as h
    left join lateral (
      select sum(amount_minor) filter (where account_id = h.holds_account_id) as out,
        sum(amount_minor) filter (where account_id = h.payer_account_id) as back
      from payments.entries where transfer_id = h.settled_by
    ) as e on true
    where held is distinct from -out or captured is distinct from -out - coalesce(back, 0)`,

  REFUND_WRONG: sql`
    select coalesce(r.transfer_id, t.refund_of), format('%s of %s refunded, should be %s', refunded_minor, original_minor, total)
    from payments.refund_totals r
    full join (
      select refund_of, sum(amount_minor) as total from payments.transfers where refund_of is not null group by refund_of
    ) as t on t.refund_of = r.transfer_id
    left join payments.transfers o on o.id = t.refund_of
    where (refunded_minor, original_minor) is distinct from (total, o.amount_minor) or total > o.amount_minor`,

  TIP_WITHOUT_TRANSFER: sql`
    select coalesce(g.id, t.id), 'a tip and its transfer differ, or one of them is missing'
    from payments.tips g
    full join (
      select t.*, payer.owner_id as payer_id, payee.owner_id as payee_id from payments.transfers t
      join payments.accounts payer on payer.id = t.payer_account_id
      join payments.accounts payee on payee.id = t.payee_account_id
      where t.kind = 'TIP'
    ) as t on t.id = g.transfer_id
    where (g.amount_minor, g.currency, g.from_user_id, g.to_user_id, g.created_at, substr(g.id, 4))
      is distinct from (t.amount_minor, t.currency, t.payer_id, t.payee_id, t.created_at, substr(t.id, 4))`,

  TIP_OUT_OF_LINE: sql`
    select subject_id, format('tip %s should be number %s with a total of %s, not %s', seq, place, total, total_after_minor)
    from (
      select *, row_number() over line as place, sum(amount_minor) over line as total
      from payments.tips window line as (partition by subject_id order by seq)
    ) as g where seq <> place or total_after_minor <> total`,

  TIP_TOTAL_WRONG: sql`
    select coalesce(g.subject_id, t.subject_id), format('total %s by %s tips, should be %s by %s', total_minor, tip_count, total, n)
    from payments.tip_totals t
    full join (
      select subject_id, currency, count(*) as n, sum(amount_minor) as total from payments.tips group by subject_id, currency
    ) as g using (subject_id, currency)
    where (total_minor, tip_count) is distinct from (total, n)`,

  TIPPER_TOTAL_WRONG: sql`
    select coalesce(g.subject_id, t.subject_id), format('total of %s is %s, should be %s', user_id, total_minor, total)
    from payments.tipper_totals t
    full join (
      select subject_id, from_user_id as user_id, currency, max(seq) as last, sum(amount_minor) as total
      from payments.tips group by subject_id, from_user_id, currency
    ) as g using (subject_id, user_id, currency)
    where (total_minor, reached_seq) is distinct from (total, last)`,

  TIP_LEADERS_WRONG: sql`
    select coalesce(l.subject_id, t.subject_id), format('%s leads with %s, should with %s', user_id, l.total_minor, t.total_minor)
    from payments.tip_leaders l
    full join (
      select *, row_number() over (partition by subject_id order by total_minor desc, reached_seq) as rank from payments.tipper_totals
    ) as t using (subject_id, user_id)
    where (l.total_minor, l.reached_seq, l.currency, true) is distinct from (t.total_minor, t.reached_seq, t.currency, t.rank <= 100)
      and (l.subject_id is not null or t.rank <= 100)`,

  // What an order says of its money is written after the money has moved: what it does not say yet is not looked at.
  ORDER_WRONG: sql`
    select o.id, 'it and the transfer that paid it, or gave it back, differ, or a transfer is missing'
    from payments.orders o
    left join payments.transfers t on t.id = o.transfer_id
    left join payments.transfers r on r.id = o.refund_id
    where o.transfer_id is not null and (t.kind, t.amount_minor, t.currency, t.payee_account_id) is distinct from
        ('PAYMENT', o.amount_minor, o.currency, 'merchant:' || o.supplier_id || ':' || o.currency)
      or o.refund_id is not null and (r.refund_of is distinct from o.transfer_id or not exists (
        select from payments.refund_totals s where s.transfer_id = o.transfer_id and s.refunded_minor = o.amount_minor))`,

  MERCHANT_TOTAL_WRONG: sql`
    select coalesce(m.merchant_id, o.merchant_id), format('%s orders come to %s with %s of fees, should be %s to %s with %s',
      m.orders, m.gross_minor, m.fees_minor, coalesce(n, 0), coalesce(gross, 0), coalesce(fees, 0))
    from payments.merchant_totals m
    full join (
      select supplier_id as merchant_id, currency, count(*) as n, sum(amount_minor) as gross, sum(platform_minor) as fees
      from payments.orders where transfer_id is not null and refund_id is null group by supplier_id, currency
    ) as o using (merchant_id, currency)
    where (coalesce(m.orders, 0), coalesce(m.gross_minor, 0), coalesce(m.fees_minor, 0))
      <> (coalesce(n, 0), coalesce(gross, 0), coalesce(fees, 0))`,
}
