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
 * balance on and end at it, not below its floor; holds, refunds,
 * tips, their totals and the transfers behind them tell the same. It reads the
 * whole ledger with one statement, so what is posted meanwhile disturbs neither the proof nor the posting.
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
  | 'ACCOUNT_WRONG'
  | 'ACCOUNT_BELOW_FLOOR'
  | 'LEG_WRONG'
  | 'HOLDS_WRONG'
  | 'REFUND_WRONG'
  | 'TIP_WITHOUT_TRANSFER'
  | 'TIP_OUT_OF_LINE'
  | 'TIP_TOTAL_WRONG'
  | 'TIPPER_TOTAL_WRONG'
  | 'TIP_LEADERS_WRONG'

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

  ACCOUNT_WRONG: sql`
    select a.id, format('holds %s by %s entries, should be %s by %s', balance_minor, entry_count, coalesce(total, 0), coalesce(n, 0))
    from payments.accounts a
    left join (select account_id, count(*) as n, sum(amount_minor) as total from payments.entries group by account_id) as e
      on e.account_id = a.id
    where balance_minor <> coalesce(total, 0) or entry_count <> coalesce(n, 0)`,

  ACCOUNT_BELOW_FLOOR: sql`
    select id, format('holds %s, less than %s', balance_minor, floor_minor) from payments.accounts where balance_minor < floor_minor`,

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
    where (g.amount_minor, g.currency, g.from_user_id, g.to_user_id)
      is distinct from (t.amount_minor, t.currency, t.payer_id, t.payee_id)`,

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
}
