import { newId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import type { SignUpInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { readPassword, readPhone } from '../domain/account.ts'
import { readHandle } from '../domain/handle.ts'
import { readDisplayName } from '../domain/profile.ts'
import type { PersonRow } from '../store/tables.ts'
import { hashPassword } from './passwords.ts'
import { type IssuedSession, openSession } from './sessions.ts'

/** Open an account and sign in. @throws BAD_USER_INPUT for a malformed handle, password, name or phone */
export async function signUp(
  ctx: Context,
  input: SignUpInput,
): Promise<Outcome<{ user: PersonRow; session: IssuedSession }, 'HANDLE_TAKEN' | 'PHONE_TAKEN'>> {
  const handle = readHandle(input.handle)
  const password = readPassword(input.password)
  const displayName = readDisplayName(input.displayName)
  const phone = input.phone == null ? null : readPhone(input.phone)
  // Outside the transaction: the hash takes tens of milliseconds on purpose.
  const passwordHash = await hashPassword(password)
  const sign = await ctx.signingKeys.signer()
  const createdAt = ctx.clock.now()
  return ctx.store.act(async (tx) => {
    const added = await tx.people.add({ id: newId('User'), handle, displayName, phone, passwordHash, createdAt })
    if (!added.ok) return added
    const user = added.value
    await tx.outbox.publish('users.userSignedUp', {
      userId: user.id,
      handle,
      displayName,
      createdAt: createdAt.toISOString(),
    })
    return ok({ user, session: await openSession(ctx, tx, user, sign) })
  })
}
