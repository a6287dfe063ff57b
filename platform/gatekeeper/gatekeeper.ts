import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { decideGate, type GateAction, type GateVerdict, NO_FACTS, type PersonFacts } from '../../schema/gates.ts'
import type { Executor } from '../database.ts'
import { isAway } from '../presence.ts'
import type { GatekeeperTables, PersonFactsTable } from './tables.ts'

/** Decides gates of circles for subgraphs that do not own them, from what was last told. */
export interface Gatekeeper {
  /** @returns null when no such circle is known here */
  decide(request: GateRequest): Promise<GateVerdict | null>
  /** As {@link decide}, for many with one statement. In their order. */
  decideAll(requests: readonly GateRequest[]): Promise<(GateVerdict | null)[]>
}

export interface GateRequest {
  readonly communityId: string
  readonly userId: string
  readonly action: GateAction
  readonly at: Date
}

/** One statement per decision. */
export function openGatekeeper(
  db: Executor,
  { personFacts, circleGates, circleMembers }: GatekeeperTables,
): Gatekeeper {
  return {
    decideAll: async (requests) => {
      const wanted = sql`unnest(${sql.param(requests.map(({ communityId }) => communityId))}::text[],
        ${sql.param(requests.map(({ userId }) => userId))}::text[]) with ordinality as wanted (community_id, user_id, place)`
      const rows = await db
        .select({
          place: sql<string>`wanted.place`,
          gates: circleGates.gates,
          member: circleMembers.userId,
          facts: knownFacts(personFacts),
        })
        .from(wanted)
        .innerJoin(circleGates, sql`${circleGates.communityId} = wanted.community_id`)
        .leftJoin(
          circleMembers,
          sql`${circleMembers.communityId} = wanted.community_id and ${circleMembers.userId} = wanted.user_id`,
        )
        .leftJoin(personFacts, sql`${personFacts.userId} = wanted.user_id`)
      const rowByPlace = new Map(rows.map((row) => [Number(row.place), row]))
      return requests.map(({ action, at }, index) => {
        const row = rowByPlace.get(index + 1)
        if (!row) return null
        return decideGate(row.gates[action], row.facts ?? NO_FACTS, { isMember: row.member !== null, at })
      })
    },
    decide: async ({ communityId, userId, action, at }) => {
      const [row] = await db
        .select({ gates: circleGates.gates, member: circleMembers.userId, facts: knownFacts(personFacts) })
        .from(circleGates)
        .leftJoin(
          circleMembers,
          and(eq(circleMembers.communityId, circleGates.communityId), eq(circleMembers.userId, userId)),
        )
        .leftJoin(personFacts, eq(personFacts.userId, userId))
        .where(eq(circleGates.communityId, communityId))
      if (!row) return null
      return decideGate(row.gates[action], row.facts ?? NO_FACTS, { isMember: row.member !== null, at })
    },
  }
}

/** Whose word on credit it is. */
const SCORES = 'payments'

/** The credit score that may be acted on: none while whoever scores is away, since nobody could say that it holds no more. */
export const knownScore = (table: PersonFactsTable) =>
  sql<
    number | null
  >`case when ${table.creditScore} is null or ${isAway(SCORES)} then null else ${table.creditScore} end`

const knownFacts = (table: PersonFactsTable) => ({ ...getTableColumns(table), creditScore: knownScore(table) })

/** What is known of these people, by id; people nothing is known of are left out. */
export async function readPersonFacts(
  db: Executor,
  table: PersonFactsTable,
  userIds: readonly string[],
): Promise<Map<string, PersonFacts>> {
  const rows = await db
    .select(knownFacts(table))
    .from(table)
    .where(inArray(table.userId, [...userIds]))
  return new Map(rows.map(({ userId, ...facts }) => [userId, facts]))
}

/**
 * Decide, and when the answer is no, catch up with everything announced until now and decide again: a fact told a moment
 * ago counts, and the way that is usually taken, yes, costs nothing extra.
 * @param isYes whether the first answer can stand
 */
export async function decideSettled<T>(
  decide: () => Promise<T>,
  isYes: (answer: T) => boolean,
  settle: () => Promise<void>,
): Promise<T> {
  const answer = await decide()
  if (isYes(answer)) return answer
  await settle()
  return decide()
}
