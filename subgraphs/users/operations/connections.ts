import type { UsersTx } from '../store/index.ts'

/**
 * Tell how many connections two people have when a follow between them has just been added or removed, and the other one is there:
 * only then their numbers moved.
 * @param tx holds the pair: what is told later is newer
 */
export async function announceConnections(tx: UsersTx, followerId: string, followeeId: string): Promise<void> {
  const [back] = await tx.follows.followedBy(followeeId, [followerId])
  if (!back) return
  const counts = await tx.follows.counts([followerId, followeeId])
  await tx.outbox.publishAll(
    counts.map(({ userId, connections }) => ({ name: 'users.connectionsChanged', payload: { userId, connections } })),
  )
}
