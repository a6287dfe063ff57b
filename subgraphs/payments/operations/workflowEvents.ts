import { badUserInput, forbidden } from '../../../platform/errors.ts'
import { decodeEventCursor, encodeEventCursor } from '../../../platform/events/cursor.ts'
import type { LoggedEventOf } from '../../../platform/events/reader.ts'
import { mapStream, type StreamGapItem } from '../../../platform/events/stream.ts'
import { isId } from '../../../platform/ids.ts'
import { topics } from '../../../schema/events.ts'
import { type Context, refreshed } from '../context.ts'
import type { WorkflowMapper, WorkflowStepMapper } from '../mappers.ts'

export type WorkflowEvent =
  | { __typename: 'WorkflowChanged'; cursor: string; workflow: WorkflowMapper }
  | { __typename: 'StreamGap'; fromCursor: string; toCursor: string; missed: null; reason: string }

/**
 * A workflow as it gets on, each event with the whole of it as it was then.
 * @param after a cursor a `WorkflowEvent` carried; null starts now
 * @throws BAD_USER_INPUT when the id is none or the cursor none of ours, FORBIDDEN when there is no such workflow for this viewer
 */
export async function workflowEvents(
  ctx: Context,
  { id, after }: { id: string; after?: string | null | undefined },
): Promise<AsyncIterableIterator<WorkflowEvent>> {
  const position = after == null ? null : decodeEventCursor(after)
  if (!isId('Workflow', id)) throw badUserInput('"id" is no id of a workflow.', 'id')
  if (!(await ctx.loaders.workflow(id)))
    throw forbidden('This needs a workflow of your own, or the scope "workflows:operate".', {
      missingScopes: [['workflows:operate']],
    })
  const stream = await ctx.bus.stream([topics.workflow(id)], position)
  return mapStream(stream, (item) => {
    if (item.kind === 'gap') return gap(item)
    if (item.event.name !== 'payments.workflowChanged') return null
    refreshed(ctx)
    return workflowChanged(item.event)
  })
}

function workflowChanged({ position, payload }: LoggedEventOf<'payments.workflowChanged'>): WorkflowEvent {
  const { workflowId: id, kind, aboutId, ownerId, state, steps, createdAt } = payload
  return {
    __typename: 'WorkflowChanged',
    cursor: encodeEventCursor(position),
    workflow: {
      ...{ id, kind, aboutId, ownerId, createdAt: new Date(createdAt) },
      state: state as WorkflowMapper['state'],
      steps: steps as WorkflowStepMapper[],
    },
  }
}

function gap({ from, to, reason }: StreamGapItem): WorkflowEvent {
  return {
    __typename: 'StreamGap',
    fromCursor: encodeEventCursor(from),
    toCursor: encodeEventCursor(to),
    missed: null,
    reason,
  }
}
