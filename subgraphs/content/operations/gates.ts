import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { type Outcome, payload } from '../../../platform/outcome.ts'
import { explainMissing, type GateAction, type GateVerdict } from '../../../schema/gates.ts'
import type { Context } from '../context.ts'
import type { PostRow } from '../store/tables.ts'

export const GATE_OPEN: GateVerdict = { allowed: true, missing: [] }

/** The outcome of an act behind a circle's gate, and what the gate said. */
export interface Gated<T, C extends string> {
  outcome: Outcome<T, C | 'GATE_CLOSED'>
  verdict: GateVerdict
}

/**
 * Decide a circle's gate. A no is given only with every fact that was told until now.
 * @returns null when there is no such circle
 */
export function decideCircle(
  { store, clock, settle }: Context,
  request: { communityId: string; userId: string; action: GateAction },
): Promise<GateVerdict | null> {
  return decideSettled(
    () => store.gates.decide({ ...request, at: clock.now() }),
    (verdict) => verdict?.allowed === true,
    settle,
  )
}

/** As {@link decideCircle}, for something that stands already: open where it is in no circle, or in one not known here. */
export async function decideWithin(
  ctx: Context,
  { communityId, ...request }: { communityId: string | null; userId: string; action: GateAction },
): Promise<GateVerdict> {
  return (communityId && (await decideCircle(ctx, { ...request, communityId }))) || GATE_OPEN
}

/** A post that stands and that this person may see, or null. */
export async function findPost(ctx: Context, postId: string, userId: string): Promise<PostRow | null> {
  const post = isId('Post', postId) ? await ctx.store.posts.byId(postId) : null
  if (!post || post.removedAt) return null
  const view = await decideWithin(ctx, { communityId: post.communityId, userId, action: 'VIEW' })
  return view.allowed ? post : null
}

/** As `payload`, with what a closed gate found missing in `denied` instead of among the errors. */
export function gatedPayload<K extends string, T, C extends string>(key: K, { outcome, verdict }: Gated<T, C>) {
  if (!outcome.ok && outcome.code === 'GATE_CLOSED')
    return { [key]: null, denied: explainMissing(verdict.missing), userErrors: [] } as GatedPayload<K, T, C>
  return { ...payload(key, outcome as Outcome<T, C>), denied: [] } as GatedPayload<K, T, C>
}

type GatedPayload<K extends string, T, C extends string> = ReturnType<typeof payload<K, T, C>> & {
  denied: ReturnType<typeof explainMissing>
}
