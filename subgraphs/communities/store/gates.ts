import { eq } from 'drizzle-orm'
import type { Executor } from '../../../platform/database.ts'
import type { GateAction, GateRule } from '../../../schema/gates.ts'
import type { VersionedGates } from '../domain/gates.ts'
import { type CommunityRow, communities, gateHistory } from './tables.ts'

export function openGates(db: Executor) {
  return {
    /** Write the gates of a locked community, and what changed into their history. */
    set: async (
      communityId: string,
      { gates, gatesVersion, gateVersions }: VersionedGates,
      changed: readonly { action: GateAction; rule: GateRule }[],
      by: { userId: string; at: Date },
    ): Promise<CommunityRow> => {
      await db.insert(gateHistory).values(
        changed.map(({ action, rule }) => ({
          communityId,
          action,
          version: gatesVersion,
          rule,
          setById: by.userId,
          setAt: by.at,
        })),
      )
      const [row] = await db
        .update(communities)
        .set({ gates, gatesVersion, gateVersions })
        .where(eq(communities.id, communityId))
        .returning()
      return row as CommunityRow
    },
  }
}
