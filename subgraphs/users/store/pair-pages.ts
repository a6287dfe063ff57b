import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/pagination.ts'
import { type blocks, type follows, type PersonRow, people } from './tables.ts'

/** A person in somebody's list, with what the page is sorted by. */
export interface PairRow {
  /** Whose list this row belongs to. */
  ownerId: string
  person: PersonRow
  at: Date
}

/** A table of pairs, read from one side: whose list it is, who is in it, and since when. */
export interface PairSide {
  table: PgTable
  owner: PgColumn
  other: PgColumn
  at: typeof follows.at | typeof blocks.at
}

/** Each owner's page of people, newest first, up to `limit + 1` each; one statement for all owners. */
export function pairPages(
  db: Executor,
  { table, owner, other, at }: PairSide,
  ownerIds: readonly string[],
  { limit, after }: PageRequest,
): Promise<PairRow[]> {
  const page = db
    .select({ otherId: sql<string>`${other}`.as('other_id'), at: sql<Date>`${at}`.mapWith(at).as('at') })
    .from(table)
    .where(and(eq(owner, sql`owners.id`), after ? isAfter(at, other, after) : undefined))
    .orderBy(sql`${at} desc, ${other} desc`)
    .limit(limit + 1)
    .as('page')
  return db
    .select({ ownerId: sql<string>`owners.id`, person: people, at: page.at })
    .from(sql`unnest(${sql.param([...ownerIds])}::text[]) with ordinality as owners (id, place)`)
    .crossJoinLateral(page)
    .innerJoin(people, eq(people.id, page.otherId))
    .orderBy(sql`owners.place, ${page.at} desc, ${page.otherId} desc`)
}

function isAfter(at: PgColumn, other: PgColumn, [time, id]: readonly (string | number)[]): SQL {
  return sql`(${at}, ${other}) < (${time}::timestamptz, ${id})`
}
