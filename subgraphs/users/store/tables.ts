import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgSchema, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { idempotencyTable } from '../../../platform/idempotency.ts'
import type { AttestationKind, Gender, VerificationLevel } from '../../../schema/gates.ts'
import type { MerchantSize, OnboardingState } from '../__generated__/types.ts'
import type { PublicJwk } from '../domain/signing-key.ts'

export const users = pgSchema('users')
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const people = users.table(
  'people',
  {
    id: text().primaryKey(),
    handle: text().notNull(),
    displayName: text('display_name').notNull(),
    avatarUrl: text('avatar_url'),
    bio: text(),
    phone: text(),
    /** Argon2id in PHC format; null for people who cannot sign in with a password. */
    passwordHash: text('password_hash'),
    gender: text().$type<Gender>().notNull().default('UNDISCLOSED'),
    verificationLevel: text('verification_level').$type<VerificationLevel>().notNull().default('NONE'),
    homeAreaCode: text('home_area_code'),
    /** What the person may do beyond their own things, such as `attestations:issue`. */
    scopes: text().array().notNull().default(sql`'{}'`),
    /** When {@link scopes} became what they are; null for those of the beginning. */
    scopesChangedAt: instant('scopes_changed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('people_scopes_changed').on(table.scopesChangedAt).where(sql`${table.scopesChangedAt} is not null`),
    uniqueIndex('people_handle').on(table.handle),
    uniqueIndex('people_phone').on(table.phone),
    check('people_handle_shape', sql`${table.handle} ~ '^[a-z0-9_]{3,30}$'`),
    check(
      'people_gender_checked',
      sql`${table.gender} = 'UNDISCLOSED' or ${table.verificationLevel} in ('REAL_NAME', 'REAL_NAME_FACE')`,
    ),
  ],
)

export const sessions = users.table(
  'sessions',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    /** When the refresh token stops being accepted; each refresh moves it on. */
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason').$type<'SIGNED_OUT' | 'TOKEN_REUSED'>(),
  },
  (table) => [
    index('sessions_user').on(table.userId),
    index('sessions_ended').on(table.endedAt).where(sql`${table.endedAt} is not null`),
  ],
)

/** Every refresh token ever given out, as a hash: a used one that comes back shows that it leaked. */
export const refreshTokens = users.table(
  'refresh_tokens',
  {
    hash: text().primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    usedAt: instant('used_at'),
  },
  (table) => [index('refresh_tokens_session').on(table.sessionId)],
)

/** Key pairs that sign access tokens: see `domain/signing-key.ts` for when each does what. */
export const signingKeys = users.table(
  'signing_keys',
  {
    /** Counts up from 1, so that processes that make a key at the same time make one. */
    generation: integer().primaryKey(),
    /** Thumbprint of the public key (RFC 7638). */
    kid: text().notNull().unique(),
    publicJwk: jsonb('public_jwk').$type<PublicJwk>().notNull(),
    /** The private key, encrypted with what only this platform's processes know; empty once it was taken back. */
    privateJwe: text('private_jwe').notNull(),
    createdAt: instant('created_at').notNull(),
    signsFrom: instant('signs_from').notNull(),
    signsUntil: instant('signs_until').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [check('signing_keys_times', sql`${table.signsFrom} <= ${table.signsUntil}`)],
)

export const follows = users.table(
  'follows',
  {
    followerId: text('follower_id').notNull(),
    followeeId: text('followee_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.followerId, table.followeeId] }),
    index('follows_followee').on(table.followeeId, table.at, table.followerId),
    index('follows_follower').on(table.followerId, table.at, table.followeeId),
    check('follows_not_self', sql`${table.followerId} <> ${table.followeeId}`),
  ],
)

/**
 * How many follows and connections each person has, moved in the transaction of the follow. Its row is also what acts
 * between two people lock.
 */
export const followCounts = users.table(
  'follow_counts',
  {
    userId: text('user_id').primaryKey(),
    followers: integer().notNull().default(0),
    following: integer().notNull().default(0),
    connections: integer().notNull().default(0),
  },
  (table) => [
    check(
      'follow_counts_possible',
      sql`${table.connections} between 0 and least(${table.followers}, ${table.following})`,
    ),
  ],
)

export const blocks = users.table(
  'blocks',
  {
    blockerId: text('blocker_id').notNull(),
    blockedId: text('blocked_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index('blocks_blocker').on(table.blockerId, table.at, table.blockedId),
    check('blocks_not_self', sql`${table.blockerId} <> ${table.blockedId}`),
  ],
)

export const attestations = users.table(
  'attestations',
  {
    id: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id),
    kind: text().$type<AttestationKind>().notNull(),
    areaCode: text('area_code'),
    issuer: text().notNull(),
    issuedById: text('issued_by_id').notNull(),
    issuedAt: instant('issued_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    index('attestations_user').on(table.userId, table.issuedAt, table.id),
    check('attestations_area', sql`(${table.kind} = 'RESIDENT_OF_AREA') = (${table.areaCode} is not null)`),
    check('attestations_expiry', sql`${table.expiresAt} > ${table.issuedAt}`),
  ],
)

export const merchants = users.table(
  'merchants',
  {
    id: text().primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    description: text(),
    size: text().$type<MerchantSize>().notNull(),
    licenceToken: text('licence_token'),
    onboardingState: text('onboarding_state').$type<OnboardingState>().notNull().default('DRAFT'),
    submittedAt: instant('submitted_at'),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('merchants_owner').on(table.ownerId, table.createdAt, table.id),
    check(
      'merchants_complete',
      sql`${table.onboardingState} = 'DRAFT' or ${table.size} = 'MICRO' or (${table.licenceToken} is not null and ${table.description} is not null)`,
    ),
  ],
)

export const idempotencyKeys = idempotencyTable(users)

export type PersonRow = typeof people.$inferSelect
export type SessionRow = typeof sessions.$inferSelect
export type SigningKeyRow = typeof signingKeys.$inferSelect
export type AttestationRow = typeof attestations.$inferSelect
export type MerchantRow = typeof merchants.$inferSelect
