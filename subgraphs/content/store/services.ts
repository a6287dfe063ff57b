import { and, count, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { CursorKey, PageRequest } from '../../../platform/pagination.ts'
import type { ServiceCategory } from '../__generated__/types.ts'
import { indexTerms, type SearchQuery, searchKey } from '../domain/search.ts'
import { serviceCounts, serviceOpens, services } from './tables.ts'

export interface ServiceRow {
  id: string
  name: string
  nameEn: string
  description: string
  category: ServiceCategory
  openCount: number
}

/** A service in a list. */
export interface ListedService extends ServiceRow {
  /** How well it fits the query, 0 to 3; 0 without one. */
  score: number
}

export interface ServiceFilter {
  category: ServiceCategory | null
  query: SearchQuery | null
}

/** Sort key of a list of services: fit, opens, id, all falling. */
export const SERVICE_KEY = ['number', 'number', 'string'] as const
export const serviceKey = ({ score, openCount, id }: ListedService) => [score, openCount, id]

const { id, name, nameEn, description, category } = getTableColumns(services)
const SHOWN = { id, name, nameEn, description, category, openCount: serviceCounts.openCount }

export function openServices(db: Executor) {
  const shown = () => db.select(SHOWN).from(services).innerJoin(serviceCounts, eq(serviceCounts.serviceId, services.id))

  return {
    byIds: (ids: readonly string[]): Promise<ServiceRow[]> => shown().where(inArray(services.id, [...ids])),

    /** A page of the services that match, best fit first, then most opened first; up to `limit + 1`. */
    page: async (filter: ServiceFilter, { limit, after }: PageRequest): Promise<ListedService[]> => {
      const score = scoreOf(filter.query)
      return db
        .select({ ...SHOWN, score: sql<number>`${score}` })
        .from(services)
        .innerJoin(serviceCounts, eq(serviceCounts.serviceId, services.id))
        .where(and(matches(filter), after ? isAfter(filter.query && score, after) : undefined))
        .orderBy(...(filter.query ? [desc(score)] : []), desc(serviceCounts.openCount), desc(serviceCounts.serviceId))
        .limit(limit + 1)
    },

    count: async (filter: ServiceFilter): Promise<number> => {
      const [row] = await db
        .select({ matching: count() })
        .from(services)
        .innerJoin(serviceCounts, eq(serviceCounts.serviceId, services.id))
        .where(matches(filter))
      return row?.matching ?? 0
    },

    /** Keep that a service was opened, and count it. @returns the service after it, or null when there is none */
    open: async (serviceId: string, userId: string, at: Date): Promise<ServiceRow | null> => {
      const counted = await db
        .update(serviceCounts)
        .set({ openCount: sql`${serviceCounts.openCount} + 1` })
        .where(eq(serviceCounts.serviceId, serviceId))
        .returning({ id: serviceCounts.serviceId })
      if (counted.length === 0) return null
      await db.insert(serviceOpens).values({ serviceId, userId, at })
      const [service] = await shown().where(eq(services.id, serviceId))
      return service ?? null
    },

    /** Add services that are not there yet, with the terms they are found by. */
    addAll: async (added: readonly Omit<ServiceRow, 'openCount'>[]): Promise<void> => {
      const rows = added.map((service) => ({
        ...service,
        nameKeys: [searchKey(service.name), searchKey(service.nameEn)],
        nameTerms: indexTerms(service.name, service.nameEn),
        terms: indexTerms(service.name, service.nameEn, service.description),
        searchText: searchKey(`${service.name} ${service.nameEn} ${service.description}`),
      }))
      // One parameter for all: thousands of rows with their terms, spelled out value by value, take longer than to index.
      await db.execute(sql`
        with added as (
          insert into ${services} (id, name, name_en, description, category, name_keys, name_terms, terms, search_text)
          select id, name, "nameEn", description, category, "nameKeys", "nameTerms", terms, "searchText"
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
            (id text, name text, "nameEn" text, description text, category text, "nameKeys" text[], "nameTerms" text[],
              terms text[], "searchText" text)
          on conflict do nothing
          returning id, category
        )
        insert into ${serviceCounts} (service_id, category) select id, category from added
        on conflict do nothing`)
    },
  }
}

function matches({ category, query }: ServiceFilter): SQL | undefined {
  const ofCategory = category ? eq(serviceCounts.category, category) : undefined
  if (!query) return ofCategory
  // Signs alone are no terms, and every text has all of none: they must find nothing, not everything.
  if (query.terms.length === 0) return sql`false`
  return and(
    ofCategory,
    sql`${services.terms} @> ${sql.param([...query.terms])}::text[]`,
    ...query.phrases.map((phrase) => sql`position(${phrase} in ${services.searchText}) > 0`),
  )
}

/** Without a query the place is told by opens and id alone, which an index is sorted by. */
function isAfter(score: SQL | null, [fit, openCount, serviceId]: CursorKey): SQL {
  const place = sql`${serviceCounts.openCount}, ${serviceCounts.serviceId}`
  return score
    ? sql`(${score}, ${place}) < (${fit}::bigint, ${openCount}::bigint, ${serviceId}::text)`
    : sql`(${place}) < (${openCount}::bigint, ${serviceId}::text)`
}

/** 3: a name is the query; 2: a name begins with it; 1: all of it is in the names; 0: some of it only in the description. */
function scoreOf(query: SearchQuery | null): SQL {
  if (!query) return sql`0`
  return sql`(case
    when ${query.key} = any(${services.nameKeys}) then 3
    when starts_with(${services.nameKeys}[1], ${query.key}) or starts_with(${services.nameKeys}[2], ${query.key}) then 2
    when ${services.nameTerms} @> ${sql.param([...query.terms])}::text[] then 1
    else 0 end)`
}
