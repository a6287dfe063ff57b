import { integer, jsonb, type PgSchema, primaryKey, text } from 'drizzle-orm/pg-core'
import type { AttestedClaim, GateSet, Gender, VerificationLevel } from '../../schema/gates.ts'

/** What gates may know of people: a projection of events of users and payments, one per subgraph that decides gates. */
export function personFactsTable<N extends string>(schema: PgSchema<N>) {
  return schema.table('person_facts', {
    userId: text('user_id').primaryKey(),
    gender: text().$type<Gender>(),
    verificationLevel: text('verification_level').$type<VerificationLevel>(),
    attestations: jsonb().$type<AttestedClaim[]>().notNull().default([]),
    creditScore: integer('credit_score'),
  })
}

/** The gates of every circle, as communities last told them. */
export function circleGatesTable<N extends string>(schema: PgSchema<N>) {
  return schema.table('circle_gates', {
    communityId: text('community_id').primaryKey(),
    gates: jsonb().$type<GateSet>().notNull(),
    version: integer().notNull(),
  })
}

/** Who is a member of which circle, as communities last told. */
export function circleMembersTable<N extends string>(schema: PgSchema<N>) {
  return schema.table(
    'circle_members',
    {
      communityId: text('community_id').notNull(),
      userId: text('user_id').notNull(),
      role: text().notNull(),
    },
    (table) => [primaryKey({ columns: [table.communityId, table.userId] })],
  )
}

export type PersonFactsTable = ReturnType<typeof personFactsTable<string>>
export type CircleGatesTable = ReturnType<typeof circleGatesTable<string>>
export type CircleMembersTable = ReturnType<typeof circleMembersTable<string>>

export interface GatekeeperTables {
  personFacts: PersonFactsTable
  circleGates: CircleGatesTable
  circleMembers: CircleMembersTable
}
