import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import type { LifeAccountRow } from '../store/tables.ts'

/** Follow a life account; doing it again changes nothing. */
export async function followLifeAccount(
  ctx: Context,
  lifeAccountId: string,
): Promise<Outcome<LifeAccountRow, 'LIFE_ACCOUNT_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const notFound = rejected('LIFE_ACCOUNT_NOT_FOUND', ['lifeAccountId'])
  if (!isId('LifeAccount', lifeAccountId)) return notFound
  return ctx.store.act(async (tx) => {
    await tx.lifeAccounts.follow(lifeAccountId, userId, ctx.clock.now())
    // Read after it, for the count; of an account that is not there nothing stays, as the act is refused.
    const account = await tx.lifeAccounts.byId(lifeAccountId)
    return account ? ok(account) : notFound
  })
}
