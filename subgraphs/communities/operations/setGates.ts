import { badUserInput } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { ok, type Rejected, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import { GATE_ACTIONS, type GateSet } from '../../../schema/gates.ts'
import type { SetGatesInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { parseGate } from '../domain/gate-expression.ts'
import { changeGates, decideSetGates } from '../domain/gates.ts'
import { may } from '../domain/roles.ts'
import type { CommunityRow } from '../store/tables.ts'

export type SetGatesRefusal = 'COMMUNITY_NOT_FOUND' | 'NOT_PERMITTED' | 'GATE_SYNTAX' | 'VERSION_CONFLICT'

const EXPRESSION_MAX = 1_000

/**
 * Change some of a community's gates together, as one version. With `validateOnly` everything is checked and nothing written.
 * @returns the community with its gates as they stand afterwards; or every refusal: GATE_SYNTAX comes once per expression
 * @throws BAD_USER_INPUT when an expression is longer than 1,000 characters
 */
export async function setGates(
  ctx: Context,
  input: SetGatesInput,
): Promise<{ ok: true; value: CommunityRow } | { ok: false; refusals: Rejected<SetGatesRefusal>[] }> {
  const { userId } = requireUser(ctx.viewer)
  const { communityId, expectedVersion } = input
  const expressions = readExpressions(input)
  const refuse = (...refusals: Rejected<SetGatesRefusal>[]) => ({ ok: false as const, refusals })

  const known = isId('Community', communityId) ? await ctx.store.communities.byId(communityId) : null
  if (!known) return refuse(rejected('COMMUNITY_NOT_FOUND', ['input', 'communityId']))
  const membership = await ctx.store.memberships.of(communityId, userId)
  if (!may(membership?.role ?? null, 'SET_GATES')) return refuse(rejected('NOT_PERMITTED'))
  const parsed = expressions.map(({ action, field, text }) => ({ action, outcome: parseGate(text, field) }))
  const faults = parsed.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome]))
  if (faults.length > 0) return refuse(...faults)
  const rules: GateSet = Object.fromEntries(
    parsed.flatMap(({ action, outcome }) => (outcome.ok ? [[action, outcome.value]] : [])),
  )

  const outcome = await ctx.store.act(async (tx) => {
    const community = (await tx.communities.lock(communityId)) ?? known
    const role = (await tx.memberships.of(communityId, userId))?.role ?? null
    const decision = decideSetGates({ role, version: community.gatesVersion, expectedVersion })
    if (!decision.ok) return decision
    const { changed, ...next } = changeGates(community, rules)
    if (input.validateOnly || changed.length === 0) return ok(community)
    await tx.outbox.publish('communities.gatesChanged', { communityId, gates: next.gates, version: next.gatesVersion })
    return ok(await tx.gates.set(communityId, next, changed, { userId, at: ctx.clock.now() }))
  })
  return outcome.ok ? outcome : refuse(outcome)
}

function readExpressions(input: SetGatesInput) {
  return GATE_ACTIONS.flatMap((action) => {
    const name = action.toLowerCase() as Lowercase<typeof action>
    const text = input[name]
    if (text == null) return []
    if ([...text].length > EXPRESSION_MAX)
      throw badUserInput(`An expression has at most ${EXPRESSION_MAX} characters.`, `input.${name}`)
    return [{ action, field: ['input', name], text }]
  })
}
