import { type DryRunDecisions, RUN, runUntil } from '../../platform/dry-run-mutations.ts'
import type { Viewers } from './viewers.ts'

const VIEWERS = 'Where viewers are counted in Redis, counts are as they are, and not as they would be.'

/** What becomes of each mutation in a dry run. */
export const dryRun: DryRunDecisions = {
  scheduleRoom: RUN,
  startRoom: RUN,
  endRoom: RUN,
  sendChat: RUN,
  removeChatMessage: RUN,
  sendGift: runUntil('Payments is not asked to pay for the gift, so it stays pending, and no balance changes.'),
  pinProduct: RUN,
  unpinProduct: RUN,
  setChatMode: RUN,
  banFromRoom: RUN,
  liftRoomBan: RUN,
  watchRoom: runUntil(VIEWERS),
  leaveRoom: runUntil(VIEWERS),
}

/** Viewers as they are: what is kept in Redis cannot be tried out and taken back. */
export function tryingViewers({ count, countAll }: Viewers): Viewers {
  const nothing = async () => {}
  return { enter: nothing, leave: nothing, clear: nothing, renew: nothing, count, countAll }
}
