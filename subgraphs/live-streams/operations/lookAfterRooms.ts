import type { Clock } from '../../../platform/clock.ts'
import type { LiveStore } from '../store/index.ts'
import type { Viewers } from '../viewers.ts'
import { streakClosed } from './announce.ts'

/** Streaks closed by one transaction; a storm is closed in several looks. */
const STREAKS_MAX = 500

/**
 * What time brings about: streaks whose time is up close, numbers of viewers that changed are told, and people who went silent
 * are forgotten. Done by the platform itself, once a second while something goes on in a room.
 * @returns whether something goes on
 */
export async function lookAfterRooms(store: LiveStore, viewers: Viewers, clock: Clock): Promise<boolean> {
  const at = clock.now()
  await viewers.renew(at)
  const counts = await viewers.countAll(at)
  const due = await store.audience.due(at, counts)
  if (due.streaks) {
    await store.transact(async (tx) => {
      const closed = await tx.streaks.closeDue(at, STREAKS_MAX)
      await tx.outbox.publishAll(closed.flatMap(streakClosed))
    })
  }
  if (due.viewers) {
    await store.transact(async (tx) => {
      const changes = await tx.audience.takeChanges(at, counts)
      await tx.outbox.publishAll(changes.map((payload) => ({ name: 'live.viewersChanged', payload })))
    })
  }
  if (due.busy) await store.audience.sweep(at)
  return due.busy
}
