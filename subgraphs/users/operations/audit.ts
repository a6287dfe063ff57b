import { newId } from '../../../platform/ids.ts'
import { type AppViewer, actorIdOf, type ServiceViewer, type UserViewer } from '../../../platform/viewer.ts'
import type { AuditAction, AuditActorKind } from '../__generated__/types.ts'
import type { UsersTx } from '../store/index.ts'

/** An act to put on record. It must hold no secret and nothing personal: whoever reads the record may not read those. */
export interface AuditedAct {
  readonly action: AuditAction
  /** What it was done to. */
  readonly subjectId: string
  /** The app it concerns. */
  readonly appId?: string
  readonly details?: Readonly<Record<string, string>>
}

/**
 * Put an act on record, in its own transaction.
 * @param byStaff whether the actor may do this by a scope of staff, and not because the thing is theirs
 */
export async function record(
  tx: UsersTx,
  actor: UserViewer | AppViewer | ServiceViewer,
  at: Date,
  { action, subjectId, appId, details = {} }: AuditedAct,
  byStaff = false,
): Promise<void> {
  await tx.audit.add({
    id: newId('AuditEntry'),
    at,
    actorKind: actorKindOf(actor, byStaff),
    actorId: actorIdOf(actor),
    action,
    subjectId,
    appId: appId ?? null,
    details: { ...details },
  })
}

function actorKindOf({ kind }: UserViewer | AppViewer | ServiceViewer, byStaff: boolean): AuditActorKind {
  if (kind === 'user') return byStaff ? 'STAFF' : 'USER'
  return kind === 'app' ? 'APP' : 'SERVICE'
}
