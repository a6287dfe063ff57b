import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { typeOfId } from '../../../platform/ids.ts'
import type { SubjectType } from '../../../schema/events.ts'
import type { Context } from '../context.ts'
import type { SubjectRow } from '../store/tables.ts'
import { decideWithin } from './gates.ts'

const OWN_TYPES: readonly (string | null)[] = ['Post', 'Comment'] satisfies SubjectType[]
const OTHERS_TYPES: readonly (string | null)[] = ['LiveRoom', 'ChatMessage'] satisfies SubjectType[]

/** Something likeable that stands and that this person may see, or null; what others own counts once it was told. */
export async function findSubject(ctx: Context, id: string, userId: string): Promise<SubjectRow | null> {
  const { store, settle } = ctx
  const type = typeOfId(id)
  if (OTHERS_TYPES.includes(type))
    return decideSettled(
      () => store.subjects.standingById(id),
      (subject) => subject !== null,
      settle,
    )
  const subject = OWN_TYPES.includes(type) ? await store.subjects.standingById(id) : null
  if (!subject) return null
  const view = await decideWithin(ctx, { communityId: subject.communityId, userId, action: 'VIEW' })
  return view.allowed ? subject : null
}
