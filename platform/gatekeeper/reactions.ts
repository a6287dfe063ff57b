import { and, eq, sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import type { Reactions } from '../events/reactions.ts'
import type { CircleGatesTable, GatekeeperTables, PersonFactsTable } from './tables.ts'

type FactReactions = Required<Pick<Reactions, 'users.factsChanged' | 'payments.creditChanged'>>
type CircleReactions = Required<
  Pick<
    Reactions,
    | 'communities.communityCreated'
    | 'communities.gatesChanged'
    | 'communities.memberJoined'
    | 'communities.memberRoleChanged'
    | 'communities.memberLeft'
  >
>

/** Keep what gates know of people up to date. The last event of a run about one person counts. */
export function personFactReactions(table: PersonFactsTable): FactReactions {
  return {
    'users.factsChanged': async (tx, events) => {
      const rows = lastBy(events, (event) => event.payload.userId).map(({ payload }) => ({
        userId: payload.userId,
        gender: payload.gender,
        verificationLevel: payload.verificationLevel,
        attestations: payload.attestations,
      }))
      await tx
        .insert(table)
        .values(rows)
        .onConflictDoUpdate({
          target: table.userId,
          set: {
            gender: sql`excluded.gender`,
            verificationLevel: sql`excluded.verification_level`,
            attestations: sql`excluded.attestations`,
          },
        })
    },
    'payments.creditChanged': async (tx, events) => {
      const rows = lastBy(events, (event) => event.payload.userId).map(({ payload }) => ({
        userId: payload.userId,
        creditScore: payload.score,
      }))
      await tx
        .insert(table)
        .values(rows)
        .onConflictDoUpdate({ target: table.userId, set: { creditScore: sql`excluded.credit_score` } })
    },
  }
}

/** Keep the gates and members of circles up to date. */
export function circleReactions({
  circleGates,
  circleMembers,
}: Pick<GatekeeperTables, 'circleGates' | 'circleMembers'>): CircleReactions {
  const joined = async (
    tx: Executor,
    events: readonly { payload: { communityId: string; userId: string; role: string } }[],
  ) => {
    const rows = lastBy(events, ({ payload }) => `${payload.communityId} ${payload.userId}`)
    await tx
      .insert(circleMembers)
      .values(rows.map(({ payload: { communityId, userId, role } }) => ({ communityId, userId, role })))
      .onConflictDoUpdate({
        target: [circleMembers.communityId, circleMembers.userId],
        set: { role: sql`excluded.role` },
      })
  }
  return {
    'communities.communityCreated': async (tx, events) => {
      await putGates(
        tx,
        circleGates,
        events.map((event) => event.payload),
      )
    },
    'communities.gatesChanged': async (tx, events) => {
      await putGates(
        tx,
        circleGates,
        events.map((event) => event.payload),
      )
    },
    'communities.memberJoined': joined,
    'communities.memberRoleChanged': joined,
    'communities.memberLeft': async (tx, events) => {
      for (const { payload } of events) {
        await tx
          .delete(circleMembers)
          .where(and(eq(circleMembers.communityId, payload.communityId), eq(circleMembers.userId, payload.userId)))
      }
    },
  }
}

async function putGates(
  tx: Executor,
  table: CircleGatesTable,
  told: readonly (typeof table.$inferInsert)[],
): Promise<void> {
  const rows = lastBy(told, (row) => row.communityId).map(({ communityId, gates, version }) => ({
    communityId,
    gates,
    version,
  }))
  await tx
    .insert(table)
    .values(rows)
    .onConflictDoUpdate({
      target: table.communityId,
      set: { gates: sql`excluded.gates`, version: sql`excluded.version` },
      setWhere: sql`${table.version} < excluded.version`,
    })
}

/** The last item of each key, in the order the keys first came: one INSERT must not touch a row twice. */
export function lastBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()]
}
