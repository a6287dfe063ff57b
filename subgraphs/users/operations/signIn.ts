import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import type { SignInInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { lookupHandle } from '../domain/handle.ts'
import { isPassword } from './passwords.ts'
import { type IssuedSession, openSession } from './sessions.ts'

/** Sign in with handle and password; whichever is wrong, the answer is the same. */
export async function signIn(ctx: Context, input: SignInInput): Promise<Outcome<IssuedSession, 'INVALID_CREDENTIALS'>> {
  const handle = lookupHandle(input.handle)
  const [person] = handle === null ? [] : await ctx.store.people.byHandles([handle])
  const matches = await isPassword(person?.passwordHash ?? null, input.password)
  if (!person || !matches) return rejected('INVALID_CREDENTIALS')
  const sign = await ctx.signingKeys.signer()
  return ctx.store.act(async (tx) => ok(await openSession(ctx, tx, person, sign)))
}
