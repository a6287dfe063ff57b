import type { Executor } from '../../../platform/database.ts'
import { readPersonFacts } from '../../../platform/gatekeeper/gatekeeper.ts'
import { NO_FACTS, type PersonFacts } from '../../../schema/gates.ts'
import { personFacts } from './tables.ts'

export function openPeople(db: Executor) {
  const factsOf = (userIds: readonly string[]) => readPersonFacts(db, personFacts, userIds)
  return {
    /** What gates may know of each of these people, in the order given. */
    factsOf: async (userIds: readonly string[]): Promise<PersonFacts[]> => {
      const known = await factsOf(userIds)
      return userIds.map((userId) => known.get(userId) ?? NO_FACTS)
    },
  }
}
