import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { findSubject } from './subjects.ts'

/** Take a like back; it is no error if there was none. @returns the subject's id */
export async function unlike(ctx: Context, subjectId: string): Promise<Outcome<string, 'SUBJECT_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const subject = await findSubject(ctx, subjectId, userId)
  if (!subject) return rejected('SUBJECT_NOT_FOUND', ['subjectId'])
  return ctx.store.act(async (tx) => {
    await tx.subjects.unlike(subjectId, userId)
    return ok(subjectId)
  })
}
