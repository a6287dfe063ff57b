import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  index,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ConsentPurpose } from '../../../schema/partner-scopes.ts'
import type { ApiKeyMode, AuditAction, AuditActorKind } from '../__generated__/types.ts'
import { people, users } from './tables.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A business partner that is no merchant here: it sells nothing, it builds on the platform. */
export const organisations = users.table(
  'organisations',
  {
    id: text().primaryKey(),
    /** The person who answers for it. */
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('organisations_owner').on(table.ownerId, table.createdAt, table.id)],
)

export const partnerApps = users.table(
  'partner_apps',
  {
    id: text().primaryKey(),
    /** A merchant, `mer_…`, or an organisation, `org_…`. */
    ownerId: text('owner_id').notNull(),
    name: text().notNull(),
    description: text(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('partner_apps_owner').on(table.ownerId, table.createdAt, table.id),
    check('partner_apps_owner_kind', sql`${table.ownerId} ~ '^(mer|org)_'`),
  ],
)

export const apiKeys = users.table(
  'api_keys',
  {
    id: text().primaryKey(),
    appId: text('app_id')
      .notNull()
      .references(() => partnerApps.id),
    name: text().notNull(),
    /** SHA-256 of the key, in hexadecimal. The key itself is nowhere. */
    hash: text().notNull(),
    /** Its first twelve letters, eight of which all keys share. */
    hint: text().notNull(),
    mode: text().$type<ApiKeyMode>().notNull(),
    scopes: text().array().notNull(),
    allowedAddresses: text('allowed_addresses').array().notNull().default(sql`'{}'`),
    documentsOnly: boolean('documents_only').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    /** From when on it is not accepted; null when never. A rotation brings it forward. */
    expiresAt: instant('expires_at'),
    /** The key that took its place. */
    replacedById: text('replaced_by_id'),
    revokedAt: instant('revoked_at'),
    /** When it was last revoked or rotated: gateways hear of it. */
    endChangedAt: instant('end_changed_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [
    uniqueIndex('api_keys_hash').on(table.hash),
    index('api_keys_app').on(table.appId, table.createdAt, table.id),
    index('api_keys_end_changed').on(table.endChangedAt).where(sql`${table.endChangedAt} is not null`),
    check('api_keys_hash_shape', sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
    check('api_keys_mode', sql`${table.mode} in ('LIVE', 'TEST')`),
  ],
)

/**
 * What a person lets an app do with what is theirs. No foreign key to the app: in the sandbox, which is a database of its own, apps
 * are not known.
 */
export const consents = users.table(
  'consents',
  {
    userId: text('user_id')
      .notNull()
      .references(() => people.id),
    appId: text('app_id').notNull(),
    purpose: text().$type<ConsentPurpose>().notNull(),
    grantedAt: instant('granted_at').notNull(),
    /** When it was taken back; null while it stands. */
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.appId, table.purpose] }),
    index('consents_app').on(table.appId, table.userId),
  ],
)

/** Appended to, never changed: a trigger refuses everything else. */
export const auditEntries = users.table(
  'audit_entries',
  {
    id: text().primaryKey(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').$type<AuditActorKind>().notNull(),
    actorId: text('actor_id').notNull(),
    action: text().$type<AuditAction>().notNull(),
    /** What it was done to. */
    subjectId: text('subject_id').notNull(),
    /** The app it concerns; null when none. */
    appId: text('app_id'),
    details: jsonb().$type<Record<string, string>>().notNull(),
  },
  (table) => [
    index('audit_entries_at').on(table.at, table.id),
    index('audit_entries_app').on(table.appId, table.at, table.id).where(sql`${table.appId} is not null`),
    index('audit_entries_subject').on(table.subjectId, table.at, table.id),
    index('audit_entries_actor').on(table.actorId, table.at, table.id),
  ],
)

/** What was done with a key on one day, UTC. */
export const apiKeyUsage = users.table(
  'api_key_usage',
  {
    keyId: text('key_id')
      .notNull()
      .references(() => apiKeys.id),
    day: date({ mode: 'string' }).notNull(),
    operations: bigint({ mode: 'number' }).notNull(),
    cost: bigint({ mode: 'number' }).notNull(),
    throttled: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.day] })],
)

/** Scopes a key made use of and deprecated fields it asked for, per day, UTC. */
export const apiKeyHits = users.table(
  'api_key_hits',
  {
    keyId: text('key_id')
      .notNull()
      .references(() => apiKeys.id),
    day: date({ mode: 'string' }).notNull(),
    kind: text().$type<'SCOPE' | 'DEPRECATED'>().notNull(),
    /** A scope, or a coordinate such as `Post.author`. */
    name: text().notNull(),
    hits: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.day, table.kind, table.name] })],
)

export type OrganisationRow = typeof organisations.$inferSelect
export type ConsentRow = typeof consents.$inferSelect
export type AuditEntryRow = typeof auditEntries.$inferSelect

/** An app, with the person who manages it: the owner of the merchant or the organisation. */
export type PartnerAppRow = typeof partnerApps.$inferSelect & { readonly userId: string }

/** A key without its hash, with whose it is. */
export type ApiKeyRow = Omit<typeof apiKeys.$inferSelect, 'hash'> & {
  readonly ownerId: string
  readonly userId: string
}
