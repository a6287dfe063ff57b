import { userIdOf } from '../../../platform/viewer.ts'
import {
  decideGate,
  explainMissing,
  type GateAction,
  type GateVerdict,
  howToFix,
  NO_FACTS,
} from '../../../schema/gates.ts'
import type { Context } from '../context.ts'
import type { CommunityRow } from '../store/tables.ts'

/**
 * Decide a gate for the viewer from what is known here at this moment; decisions about many communities are batched, and an
 * open gate costs nothing. Of somebody not signed in nothing is known.
 */
export async function decideForViewer(ctx: Context, community: CommunityRow, action: GateAction): Promise<GateVerdict> {
  const rule = community.gates[action]
  const userId = userIdOf(ctx.viewer)
  const [facts, membership] =
    rule && userId
      ? await Promise.all([ctx.loaders.facts.load(userId), ctx.loaders.viewerMembership.load(community.id)])
      : [NO_FACTS, null]
  return decideGate(rule, facts, { isMember: membership !== null, at: ctx.clock.now() })
}

/** The same as an answer: what is missing, and what to do about it. */
export async function viewerGate(ctx: Context, community: CommunityRow, action: GateAction) {
  const { allowed, missing } = await decideForViewer(ctx, community, action)
  return {
    action,
    allowed,
    missing: explainMissing(missing),
    howToFix: howToFix(missing),
    gateVersion: community.gatesVersion,
  }
}

/** Whether the viewer may see a community's posts, members and local groups. */
export async function mayView(ctx: Context, community: CommunityRow): Promise<boolean> {
  return (await decideForViewer(ctx, community, 'VIEW')).allowed
}
