import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { isId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { actorIdOf, requireScope } from '../../../platform/viewer.ts'
import type { FreezeUserInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'

type Frozen = Outcome<{ id: string }, 'USER_NOT_FOUND'>

/** Keep a person from giving money away. Doing it again changes nothing. @throws BAD_USER_INPUT for a reason of another length */
export async function freezeUser(ctx: Context, { userId, reason }: FreezeUserInput): Promise<Frozen> {
  const staff = requireScope(ctx.viewer, 'risk:write')
  const given = readText(reason, { min: 1, max: 200, argument: 'input.reason' })
  const known = await knownPerson(ctx, userId, ['input', 'userId'])
  if (known.ok)
    await ctx.store.giving.freeze({ userId, reason: given, frozenBy: actorIdOf(staff), frozenAt: ctx.clock.now() })
  return known
}

/** Let a person give money away again. Doing it again changes nothing. */
export async function unfreezeUser(ctx: Context, userId: string): Promise<Frozen> {
  requireScope(ctx.viewer, 'risk:write')
  const known = await knownPerson(ctx, userId, ['userId'])
  if (known.ok) await ctx.store.giving.unfreeze(userId)
  return known
}

function knownPerson(ctx: Context, userId: string, field: string[]): Promise<Frozen> {
  return decideSettled<Frozen>(
    async () =>
      isId('User', userId) && (await ctx.store.people.exists(userId))
        ? ok({ id: userId })
        : rejected('USER_NOT_FOUND', field),
    (answer) => answer.ok || !isId('User', userId),
    ctx.settle,
  )
}
