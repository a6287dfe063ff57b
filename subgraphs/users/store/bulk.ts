import { type SQL, sql } from 'drizzle-orm'
import { type Clock, systemClock } from '../../../platform/clock.ts'
import type { Database, Executor } from '../../../platform/database.ts'
import { invariant } from '../../../platform/errors.ts'
import { type Announcement, openOutbox } from '../../../platform/events/outbox.ts'
import { newId } from '../../../platform/ids.ts'
import type { AttestationKind, Gender, VerificationLevel } from '../../../schema/gates.ts'
import { claimsOf } from '../domain/attestation.ts'
import { openAudit } from './audit.ts'

// A world of a hundred thousand people is not signed up one by one. What is loaded here is as if it had been: the same rows
// and the same events, many to a statement. Loading again adds only what is not there.

/** Rows of one transaction: large enough that statements do not count, small enough to commit in a second. */
const CHUNK = 2000

export interface PersonSeed {
  /** `usr_…`, from `newId('User')`. */
  id: string
  handle: string
  displayName: string
  createdAt: Date
  avatarUrl?: string
  bio?: string
  phone?: string
  /** From `hashPassword`; people without one cannot sign in. One hash may serve many. */
  passwordHash?: string
  /** Needs a level of `REAL_NAME` or higher. */
  gender?: Gender
  verificationLevel?: VerificationLevel
  homeAreaCode?: string
  attestations?: readonly AttestationSeed[]
}

export interface AttestationSeed {
  kind: AttestationKind
  /** For `RESIDENT_OF_AREA`, and only for it. */
  areaCode?: string
  issuer: string
  issuedAt: Date
  expiresAt?: Date
}

export interface FollowSeed {
  followerId: string
  followeeId: string
  at: Date
}

/**
 * Load people with what is attested about them, and announce them: userSignedUp for all, profileChanged for those with a
 * picture, homeAreaChanged for those with an area, factsChanged for those gates may know something of.
 * @returns how many were not there before; somebody with a taken id, handle or phone is left out
 */
export async function loadPeople(
  database: Database,
  people: readonly PersonSeed[],
  clock: Clock = systemClock,
): Promise<number> {
  return inChunks(people, (chunk) =>
    database.transact(async (tx) => {
      const added = await addPeople(tx, chunk)
      await addAttestations(tx, added)
      await openOutbox(tx, clock).publishAll(announcementsOf(added, clock.now()))
      return added.length
    }),
  )
}

async function addPeople(tx: Executor, people: readonly PersonSeed[]): Promise<PersonSeed[]> {
  const rows = people.map(({ attestations: _, gender = 'UNDISCLOSED', verificationLevel = 'NONE', ...person }) => ({
    ...person,
    gender,
    verificationLevel,
  }))
  const added = await tx.execute<{ id: string }>(sql`
    insert into users.people
      (id, handle, display_name, avatar_url, bio, phone, password_hash, gender, verification_level, home_area_code, created_at)
    select p.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p
      (id text, handle text, "displayName" text, "avatarUrl" text, bio text, phone text, "passwordHash" text,
        gender text, "verificationLevel" text, "homeAreaCode" text, "createdAt" timestamptz)
    on conflict do nothing
    returning id`)
  const ids = new Set(added.map((row) => row.id))
  return people.filter((person) => ids.has(person.id))
}

async function addAttestations(tx: Executor, people: readonly PersonSeed[]): Promise<void> {
  const rows = people.flatMap(({ id: userId, attestations = [] }) =>
    attestations.map((attestation) => ({ id: newId('Attestation'), userId, ...attestation })),
  )
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into users.attestations (id, user_id, kind, area_code, issuer, issued_by_id, issued_at, expires_at)
    select id, "userId", kind, "areaCode", issuer, 'service:seed', "issuedAt", "expiresAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a
      (id text, "userId" text, kind text, "areaCode" text, issuer text, "issuedAt" timestamptz, "expiresAt" timestamptz)`)
}

/** Grouped by name: reactions take a run of one name at once. */
function announcementsOf(people: readonly PersonSeed[], at: Date): Announcement[] {
  const signedUp: Announcement[] = people.map(({ id: userId, handle, displayName, createdAt }) => ({
    name: 'users.userSignedUp',
    payload: { userId, handle, displayName, createdAt: createdAt.toISOString() },
  }))
  const profiles: Announcement[] = people.flatMap(({ id: userId, displayName, avatarUrl }) =>
    avatarUrl ? { name: 'users.profileChanged', payload: { userId, displayName, avatarUrl } } : [],
  )
  const areas: Announcement[] = people.flatMap(({ id: userId, homeAreaCode: areaCode }) =>
    areaCode ? { name: 'users.homeAreaChanged', payload: { userId, areaCode } } : [],
  )
  const facts: Announcement[] = people.flatMap(({ id: userId, gender, verificationLevel, attestations }) => {
    if (!gender && !verificationLevel && !attestations?.length) return []
    const claims = claimsOf(
      (attestations ?? []).map(({ kind, areaCode = null, expiresAt = null }) => ({
        kind,
        areaCode,
        expiresAt,
        revokedAt: null,
      })),
      at,
    )
    return {
      name: 'users.factsChanged',
      payload: {
        userId,
        gender: gender ?? 'UNDISCLOSED',
        verificationLevel: verificationLevel ?? 'NONE',
        attestations: claims,
      },
    }
  })
  return [...signedUp, ...profiles, ...areas, ...facts]
}

/**
 * Load follows and announce them. Locks as the act itself does, so it may run beside people who follow and block.
 * @returns how many were not there before; follows of oneself and between people who block each other are left out
 */
export async function loadFollows(
  database: Database,
  follows: readonly FollowSeed[],
  clock: Clock = systemClock,
): Promise<number> {
  return inChunks(follows, (chunk) =>
    database.transact(async (tx) => {
      const rows = JSON.stringify(chunk)
      await tx.execute(sql`
        insert into users.follow_counts (user_id)
        select distinct user_id from jsonb_to_recordset(${rows}::jsonb) as f ("followerId" text, "followeeId" text),
          unnest(array["followerId", "followeeId"]) as user_id
        order by user_id
        on conflict (user_id) do update set followers = follow_counts.followers`)
      const added = await tx.execute<{ follower_id: string; followee_id: string; at: string }>(sql`
        insert into users.follows (follower_id, followee_id, at)
        select "followerId", "followeeId", at
        from jsonb_to_recordset(${rows}::jsonb) as f ("followerId" text, "followeeId" text, at timestamptz)
        where "followerId" <> "followeeId" and not exists (
          select from users.blocks
          where (blocker_id, blocked_id) in (("followerId", "followeeId"), ("followeeId", "followerId")))
        on conflict do nothing
        returning follower_id, followee_id, at`)
      const connected = await countFollows(tx, added)
      await openOutbox(tx, clock).publishAll([
        ...added.map(
          ({ follower_id: followerId, followee_id: followeeId, at }): Announcement => ({
            name: 'users.userFollowed',
            payload: { followerId, followeeId, at: new Date(at).toISOString() },
          }),
        ),
        ...connected.map(
          ({ user_id: userId, connections }): Announcement => ({
            name: 'users.connectionsChanged',
            payload: { userId, connections },
          }),
        ),
      ])
      return added.length
    }),
  )
}

/**
 * Move the counts of everybody in these new follows. Two people became connected if both follow each other now.
 * @returns who has more connections than before, and how many
 */
async function countFollows(
  tx: Executor,
  added: readonly { follower_id: string; followee_id: string }[],
): Promise<readonly { user_id: string; connections: number }[]> {
  const moved = await tx.execute<{ user_id: string; connections: number; step: string }>(sql`
    with added as (
      select * from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as a (follower_id text, followee_id text)
    ), connected as (
      select distinct least(a.follower_id, a.followee_id) as one, greatest(a.follower_id, a.followee_id) as other
      from added a join users.follows back on (back.follower_id, back.followee_id) = (a.followee_id, a.follower_id)
    ), moves as (
      select user_id, sum(followers) as followers, sum(following) as following, sum(connections) as connections
      from (
        select followee_id as user_id, 1 as followers, 0 as following, 0 as connections from added
        union all select follower_id, 0, 1, 0 from added
        union all select one, 0, 0, 1 from connected
        union all select other, 0, 0, 1 from connected
      ) steps group by user_id
    )
    update users.follow_counts c
    set followers = c.followers + moves.followers, following = c.following + moves.following,
      connections = c.connections + moves.connections
    from moves where c.user_id = moves.user_id
    returning c.user_id, c.connections, moves.connections as step`)
  return moved.filter(({ step }) => Number(step) > 0)
}

/**
 * Give a person scopes, such as `attestations:issue`; the next access token carries them. There is no mutation for this: who
 * may hand out what is a decision of the people who run the platform.
 * @throws when nobody has this handle
 */
export async function grantScopes(database: Database, handle: string, scopes: readonly string[]): Promise<void> {
  await changeScopes(database, handle, scopes, sql`select unnest(scopes) union select unnest(${given(scopes)})`)
}

/**
 * Take scopes away from a person. Access tokens that have them hold no longer, and what streams on them ends.
 * @throws when nobody has this handle
 */
export async function withdrawScopes(database: Database, handle: string, scopes: readonly string[]): Promise<void> {
  await changeScopes(database, handle, scopes, sql`select unnest(scopes) except select unnest(${given(scopes)})`)
}

const given = (scopes: readonly string[]) => sql`${sql.param([...scopes])}::text[]`

async function changeScopes(database: Database, handle: string, scopes: readonly string[], next: SQL): Promise<void> {
  for (const scope of scopes) invariant(/^[a-z-]+:[a-z-]+$/.test(scope), `"${scope}" is no scope`)
  await database.transact(async (tx) => {
    const [changed] = await tx.execute<{ id: string; scopes: string[]; at: string }>(sql`
      update users.people
      set scopes = array(select scope from (${next}) as next (scope) order by scope), scopes_changed_at = clock_timestamp()
      where handle = ${handle}
      returning id, scopes, scopes_changed_at as at`)
    invariant(changed, `nobody is called "${handle}"`)
    const { id: userId, at } = changed
    await openAudit(tx).add({
      ...{ id: newId('AuditEntry'), at: new Date(at), actorKind: 'SERVICE', actorId: 'service:operator', appId: null },
      ...{ action: 'STAFF_SCOPES_CHANGED', subjectId: userId, details: { scopes: changed.scopes.join(' ') } },
    })
    await openOutbox(tx, systemClock).publish('users.scopesChanged', {
      userId,
      scopes: changed.scopes,
      at: new Date(at).toISOString(),
    })
  })
}

/** Whether anybody has an account here. */
export async function hasPeople({ pool }: Pick<Database, 'pool'>): Promise<boolean> {
  const found = await pool.execute(sql`select from users.people limit 1`)
  return found.length > 0
}

async function inChunks<T>(items: readonly T[], load: (chunk: readonly T[]) => Promise<number>): Promise<number> {
  let loaded = 0
  for (let at = 0; at < items.length; at += CHUNK) loaded += await load(items.slice(at, at + CHUNK))
  return loaded
}
