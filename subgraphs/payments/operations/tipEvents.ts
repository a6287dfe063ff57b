import { badUserInput } from '../../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import type { LoggedEventOf } from '../../../platform/events/reader.ts'
import { mapStream, type StreamGapItem } from '../../../platform/events/stream.ts'
import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { fromWire, type Money } from '../../../platform/money.ts'
import { topics } from '../../../schema/events.ts'
import { type Context, refreshed } from '../context.ts'
import { isSubjectId } from '../domain/tip.ts'
import type { TipMapper } from '../mappers.ts'

export type TipEvent =
  | { __typename: 'TipReceived'; cursor: string; tip: TipMapper; runningTotal: Money }
  | { __typename: 'StreamGap'; fromCursor: string; toCursor: string; missed: null; reason: string }

/**
 * Tips on one subject, in the order they were posted.
 * @param after a cursor a `TipEvent` carried; null starts now
 * @throws BAD_USER_INPUT when there is no such subject, or the cursor is none of ours
 */
export async function tipEvents(
  ctx: Context,
  { subjectId, after }: { subjectId: string; after?: string | null | undefined },
): Promise<AsyncIterableIterator<TipEvent>> {
  const position = after == null ? null : decodeEventCursor(after)
  await requireSubject(ctx, subjectId)
  const stream = await ctx.bus.stream([topics.tips(subjectId)], position)
  return mapStream(stream, (item) => {
    if (item.kind === 'gap') return gap(item)
    if (item.event.name !== 'payments.tipReceived') return null
    refreshed(ctx)
    return tipReceived(item.event)
  })
}

async function requireSubject(ctx: Context, subjectId: string): Promise<void> {
  const isThere = async () => {
    const subject = await ctx.store.subjects.byId(subjectId)
    return subject !== null && !subject.isRemoved
  }
  if (isSubjectId(subjectId) && (await decideSettled(isThere, (yes) => yes, ctx.settle))) return
  throw badUserInput('There is no such post, comment, live room or chat message.', 'subjectId')
}

function tipReceived({ position, payload }: LoggedEventOf<'payments.tipReceived'>): TipEvent {
  const { tipId, amount, runningTotal, at, ...tip } = payload
  const { minor, currency } = fromWire(amount)
  return {
    __typename: 'TipReceived',
    cursor: encodeEventCursor(position),
    tip: { ...tip, id: tipId, amountMinor: minor, currency, createdAt: new Date(at) },
    runningTotal: fromWire(runningTotal),
  }
}

function gap({ from, to, reason }: StreamGapItem): TipEvent {
  return {
    __typename: 'StreamGap',
    fromCursor: encodeEventCursor(from),
    toCursor: encodeEventCursor(to),
    missed: null,
    reason,
  }
}
