import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { Context } from '../context.ts'
import type { LifeAccountRow } from '../store/tables.ts'

/** Stop following a life account; it is no error if one did not. */
export async function unfollowLifeAccount(
  ctx: Context,
  lifeAccountId: string,
): Promise<Outcome<LifeAccountRow, 'LIFE_ACCOUNT_NOT_FOUND'>> {
  const { userId } = requireUser(ctx.viewer)
  const notFound = rejected('LIFE_ACCOUNT_NOT_FOUND', ['lifeAccountId'])
  if (!isId('LifeAccount', lifeAccountId)) return notFound
  return ctx.store.act(async (tx) => {
    await tx.lifeAccounts.unfollow(lifeAccountId, userId)
    const account = await tx.lifeAccounts.byId(lifeAccountId)
    return account ? ok(account) : notFound
  })
}
