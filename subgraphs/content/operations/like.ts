import { ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import { warm } from './engagement.ts'
import { decideWithin, GATE_OPEN, type Gated } from './gates.ts'
import { findSubject } from './subjects.ts'

/** Like something; liking it again changes nothing. @returns its id */
export async function like(ctx: Context, subjectId: string): Promise<Gated<string, 'SUBJECT_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const notFound = rejected('SUBJECT_NOT_FOUND', ['subjectId'])
  const found = await findSubject(ctx, subjectId, userId)
  if (!found) return { outcome: notFound, verdict: GATE_OPEN }
  const verdict = await decideWithin(ctx, { communityId: found.communityId, userId, action: 'LIKE' })
  if (!verdict.allowed) return { outcome: rejected('GATE_CLOSED'), verdict }
  const outcome = await ctx.store.act(async (tx) => {
    const liked = await tx.subjects.like(subjectId, userId, ctx.clock.now())
    if (!liked) return notFound
    if (liked !== 'unchanged') await warm(tx, liked)
    return ok(subjectId)
  })
  return { outcome, verdict }
}
