import { asc, count, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import type { OnboardingState } from '../__generated__/types.ts'
import { type OrganisationRow, organisations, type PartnerAppRow, partnerApps } from './partner-tables.ts'
import { merchants } from './tables.ts'

/** Who owns apps: a merchant or an organisation, with the person who answers for it. */
export interface PartnerOwnerRow {
  readonly id: string
  readonly userId: string
  /** Of a merchant; null for an organisation. */
  readonly onboardingState: OnboardingState | null
}

/**
 * The person who manages an app: not kept with it, so that it is never another than the owner's. Spelled out, as drizzle leaves the
 * table out of a column's name where a statement reads but one.
 */
export const managerId = sql<string>`coalesce(
  (select m.owner_id from users.merchants m where m.id = users.partner_apps.owner_id),
  (select o.owner_id from users.organisations o where o.id = users.partner_apps.owner_id))`

export function openPartners(db: Executor) {
  const apps = () => db.select({ ...getTableColumns(partnerApps), userId: managerId }).from(partnerApps)
  return {
    addOrganisation: async (organisation: OrganisationRow): Promise<OrganisationRow> => {
      const [added] = await db.insert(organisations).values(organisation).returning()
      invariant(added, 'an organisation was not added')
      return added
    },

    organisations: (ids: readonly string[]): Promise<OrganisationRow[]> =>
      db
        .select()
        .from(organisations)
        .where(inArray(organisations.id, [...ids])),

    /** Organisations of these people, each person's oldest first. */
    organisationsOf: (ownerIds: readonly string[]): Promise<OrganisationRow[]> =>
      db
        .select()
        .from(organisations)
        .where(inArray(organisations.ownerId, [...ownerIds]))
        .orderBy(asc(organisations.createdAt), asc(organisations.id)),

    /** The merchant or organisation, which nobody else adds apps or keys to until the transaction ends. */
    lockOwner: async (id: string): Promise<PartnerOwnerRow | null> => {
      if (id.startsWith('mer_')) {
        const [merchant] = await db.select().from(merchants).where(eq(merchants.id, id)).for('update')
        return merchant ? { id, userId: merchant.ownerId, onboardingState: merchant.onboardingState } : null
      }
      const [organisation] = await db.select().from(organisations).where(eq(organisations.id, id)).for('update')
      return organisation ? { id, userId: organisation.ownerId, onboardingState: null } : null
    },

    addApp: async (app: typeof partnerApps.$inferInsert): Promise<PartnerAppRow> => {
      await db.insert(partnerApps).values(app)
      const [added] = await apps().where(eq(partnerApps.id, app.id))
      invariant(added, 'an app was not added')
      return added
    },

    apps: (ids: readonly string[]): Promise<PartnerAppRow[]> => apps().where(inArray(partnerApps.id, [...ids])),

    app: async (id: string): Promise<PartnerAppRow | null> => {
      const [app] = await apps().where(eq(partnerApps.id, id))
      return app ?? null
    },

    /** Apps of these owners, each owner's oldest first. */
    appsOf: (ownerIds: readonly string[]): Promise<PartnerAppRow[]> =>
      apps()
        .where(inArray(partnerApps.ownerId, [...ownerIds]))
        .orderBy(asc(partnerApps.createdAt), asc(partnerApps.id)),

    countAppsOf: async (ownerId: string): Promise<number> => {
      const [row] = await db.select({ owned: count() }).from(partnerApps).where(eq(partnerApps.ownerId, ownerId))
      return row?.owned ?? 0
    },
  }
}
