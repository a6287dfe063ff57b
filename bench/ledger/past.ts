import type { Database } from '../../platform/database.ts'
import type { Stage } from './stage.ts'

const TIP_MINOR = 7
/** What part of it is written before indexes are made. */
const PACKED = 0.6
/** Statements that move gigabytes take longer than any a person waits for. */
const PATIENT = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set work_mem = '256MB';
  set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 0; set jit = off`

/**
 * Write the past as posting would have left it: so many tips to the stage's creator over the year before, everybody in turn, with
 * their transfers, entries, balances and totals. Straight into the tables, with guards off. Indexes are made anew after most of it,
 * which leaves their pages full; the rest is inserted into them, until they have the room that inserts find: all being full, all
 * would be split within the minutes that are measured. `checkLedger` proves that nobody could tell.
 * @param tips two entries each; a multiple of the number of payers
 * @param say hears what is done, and when
 */
export async function writePast(stage: Stage, tips: number, say: (text: string) => void): Promise<void> {
  const rounds = tips / stage.payerIds.length
  if (!Number.isInteger(rounds)) throw new Error('everybody gives equally often')
  const database = stage.open(1)
  try {
    const { client } = database
    await client.unsafe(PATIENT)
    await client`set session_replication_role = replica`
    await client`
      create temporary table payer as
      select p.nth - 1 as nth, p.user_id, a.id as account_id, a.balance_minor, a.entry_count
      from unnest(${[...stage.payerIds]}::text[]) with ordinality p (user_id, nth)
      join payments.accounts a on a.owner_id = p.user_id and a.kind = 'WALLET'`
    await client`
      create temporary table creator as
      select id as account_id, balance_minor, entry_count, last_entry_at from payments.accounts
      where owner_id = ${stage.creatorId} and kind = 'WALLET'`
    await client`create unique index on payer (nth)`
    await client`analyze payer, creator`
    const packed = Math.round(rounds * PACKED) * stage.payerIds.length
    const write = async (statements: Readonly<Record<string, string>>) => {
      for (const [name, statement] of Object.entries(statements)) {
        await client.unsafe(statement)
        say(name)
      }
    }
    const indexes = await dropIndexes(database)
    await write(rows(stage, tips, [0, packed]))
    for (const statement of indexes) await client.unsafe(statement)
    say('indexes')
    await write(rows(stage, tips, [packed, tips]))
    await write(sums(stage, tips, rounds))
    await client`set session_replication_role = origin`
    await client`vacuum (analyze, freeze) payments.transfers, payments.entries, payments.tips, payments.accounts, payments.tipper_totals`
    await client`checkpoint`
    say('vacuum')
  } finally {
    await database.close()
  }
}

/** Indexes of the tables that grow, dropped. @returns what makes them again, the primary keys as such */
async function dropIndexes({ client }: Database): Promise<string[]> {
  const rows = await client<{ drop: string; make: string }[]>`
    select
      case when c.conname is null then format('drop index payments.%I', i.relname)
        else format('alter table payments.%I drop constraint %I', t.relname, c.conname) end as drop,
      case when c.conname is null then pg_get_indexdef(i.oid)
        else format('alter table payments.%I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end as make
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class t on t.oid = x.indrelid
    left join pg_constraint c on c.conindid = i.oid
    where t.relnamespace = 'payments'::regnamespace and t.relname in ('transfers', 'entries', 'tips')`
  for (const { drop } of rows) await client.unsafe(drop)
  return rows.map(({ make }) => make)
}

/**
 * Tip number i, from 0, is of payer i mod n in round i / n; ids are as long as real ones, and in order of time.
 * @param tips how many there are to be @param span of those that are written here, the last one not included
 */
function rows({ payerIds, subjectId, creatorId }: Stage, tips: number, [from, to]: readonly [number, number]) {
  const n = payerIds.length
  const past = `(
    select i, p.*, i / ${n} as round, lpad(i::text, 26, '0') as nr, c.account_id as creator_account, c.balance_minor as creator_minor,
      c.entry_count as creator_entries,
      -- Not before what stands there already, and not after now.
      c.last_entry_at + i * (clock.now - c.last_entry_at) / ${tips}.0 as at
    from generate_series(${from}, ${to - 1}) i join payer p on p.nth = i % ${n} cross join creator c
    cross join (select statement_timestamp() as now) clock
  ) past`
  return {
    transfers: `insert into payments.transfers (requester_id, key, fingerprint, id, kind, payer_account_id, payee_account_id, amount_minor,
        currency, created_at)
      select user_id, gen_random_uuid(), md5(nr), 'trf_' || nr, 'TIP', account_id, creator_account, ${TIP_MINOR}, 'CNY', at from ${past}`,
    entries: `insert into payments.entries (account_id, seq, id, transfer_id, amount_minor, balance_after_minor, currency, created_at)
      select e.account_id, e.seq, e.id, 'trf_' || nr, e.amount, e.after, 'CNY', at
      from ${past} cross join lateral (values
        (past.account_id, past.entry_count + round + 1, 'ent_' || nr, -${TIP_MINOR}, past.balance_minor - (round + 1) * ${TIP_MINOR}),
        (creator_account, creator_entries + i + 1, 'ent_1' || substr(nr, 2), ${TIP_MINOR}, creator_minor + (i + 1)::bigint * ${TIP_MINOR})
      ) e (account_id, seq, id, amount, after)`,
    tips: `insert into payments.tips (subject_id, seq, id, transfer_id, from_user_id, to_user_id, amount_minor, currency, total_after_minor,
        created_at)
      select '${subjectId}', i + 1, 'tip_' || nr, 'trf_' || nr, user_id, '${creatorId}', ${TIP_MINOR}, 'CNY', (i + 1)::bigint * ${TIP_MINOR}, at
      from ${past}`,
  }
}

/** What they come to. */
function sums({ payerIds, subjectId }: Stage, tips: number, rounds: number) {
  const n = payerIds.length
  const total = tips * TIP_MINOR
  return {
    balances: `update payments.accounts a
      set balance_minor = a.balance_minor + m.sum, entry_count = a.entry_count + m.count, last_entry_at = m.at
      from (
        select account_id, -${rounds * TIP_MINOR} as sum, ${rounds} as count, now() as at from payer
        union all select account_id, ${total}, ${tips}, now() from creator
      ) m where m.account_id = a.id`,
    totals: `insert into payments.tip_totals values ('${subjectId}', ${total}, 'CNY', ${tips});
      insert into payments.tipper_totals (subject_id, user_id, total_minor, currency, reached_seq)
      select '${subjectId}', user_id, ${rounds * TIP_MINOR}, 'CNY', ${tips - n} + nth + 1 from payer;
      insert into payments.tip_leaders (subject_id, user_id, total_minor, currency, reached_seq)
      select subject_id, user_id, total_minor, currency, reached_seq from payments.tipper_totals
      where subject_id = '${subjectId}' order by total_minor desc, reached_seq limit 100`,
  }
}
