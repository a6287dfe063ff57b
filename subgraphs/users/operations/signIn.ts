import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { SignInInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { lookupHandle } from '../domain/handle.ts'
import { hashToken } from '../domain/session.ts'
import { isPassword } from './passwords.ts'
import { type IssuedSession, openSession } from './sessions.ts'

/**
 * Sign in with handle and password; whichever is wrong, the answer is the same and takes the same time.
 * @throws RATE_LIMITED where too many failed before; see {@link openSignInGuard}
 */
export async function signIn(ctx: Context, input: SignInInput): Promise<Outcome<IssuedSession, 'INVALID_CREDENTIALS'>> {
  const handle = lookupHandle(input.handle)
  // Both are looked for, whatever there is: how long that takes says nothing.
  const [[person], earlier] = await Promise.all([
    ctx.store.people.byHandles([handle ?? '']),
    input.refreshToken == null ? null : ctx.store.sessions.byToken(hashToken(input.refreshToken)),
  ])
  const sessionId = person && earlier?.userId === person.id ? earlier.id : null
  const succeeded = await ctx.signInGuard.admit({ handle: input.handle, address: ctx.address || null, sessionId })
  const matches = await isPassword(person?.passwordHash ?? null, input.password)
  if (!person || !matches) return rejected('INVALID_CREDENTIALS')
  await succeeded()
  const sign = await ctx.signingKeys.signer()
  return ctx.store.act(async (tx) => ok(await openSession(ctx, tx, person, sign)))
}
