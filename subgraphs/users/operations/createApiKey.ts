import { newApiKey } from '../../../platform/api-key.ts'
import { badUserInput, forbidden } from '../../../platform/errors.ts'
import type { IdempotencyCode } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { CreateApiKeyInput } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { ALLOWED_ADDRESSES_MAX, decideKey, decideTerms, type TermsRefusal } from '../domain/partners.ts'
import type { UsersTx } from '../store/index.ts'
import type { ApiKeyRow, apiKeys } from '../store/partner-tables.ts'
import { record } from './audit.ts'
import { lockApp } from './partners.ts'

type Refusal = TermsRefusal | 'APP_NOT_FOUND' | 'OWNER_NOT_APPROVED' | 'KEY_LIMIT_REACHED'

/** A key, with its text where this is the one time that it is told. */
export interface MadeKey {
  readonly apiKey: ApiKeyRow
  readonly secret: string | null
}

/** Make a key, once per idempotency key. @throws BAD_USER_INPUT for a malformed name, or too many addresses; FORBIDDEN in the sandbox */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<Outcome<MadeKey, Refusal | IdempotencyCode>> {
  const viewer = requireUser(ctx.viewer)
  if (ctx.sandbox) throw forbidden('Keys, test keys too, are made in the real world: sign in there.')
  const name = readText(input.name, { max: 80, argument: 'input.name' })
  const { scopes: asked, allowedAddresses: addresses = [], documentsOnly = false } = input
  if (addresses.length > ALLOWED_ADDRESSES_MAX)
    throw badUserInput(
      `"input.allowedAddresses" may have at most ${ALLOWED_ADDRESSES_MAX} items.`,
      'input.allowedAddresses',
    )
  const made = await ctx.store.act((tx) =>
    tx.once({
      ownerId: viewer.userId,
      operation: 'createApiKey',
      input,
      idOf: ({ apiKey }) => apiKey.id,
      replay: (id) => told(tx, id),
      run: async (): Promise<Outcome<MadeKey, Refusal>> => {
        const createdAt = ctx.clock.now()
        const terms = decideTerms(
          { scopes: asked, allowedAddresses: addresses, expiresAt: input.expiresAt ?? null },
          createdAt,
        )
        if (!terms.ok) return terms
        const found = await lockApp(tx, input.appId, viewer.userId)
        if (!found) return rejected('APP_NOT_FOUND', ['input', 'appId'])
        const { app, owner } = found
        const decision = decideKey(input.mode, owner.onboardingState, await tx.apiKeys.countActive(app.id, createdAt))
        if (!decision.ok) return decision
        const { scopes, allowedAddresses, expiresAt } = terms.value
        const made = await addKey(tx, {
          appId: app.id,
          name,
          mode: input.mode,
          scopes: [...scopes],
          allowedAddresses: [...allowedAddresses],
          documentsOnly,
          createdAt,
          expiresAt,
        })
        await record(tx, viewer, createdAt, {
          action: 'KEY_CREATED',
          subjectId: made.apiKey.id,
          appId: app.id,
          details: detailsOf(made.apiKey),
        })
        return ok(made)
      },
    }),
  )
  if (made.ok && input.mode === 'TEST') ctx.expectSandbox()
  return made
}

/** Keep a new key: its hash, and the letters it is recognised by. */
export async function addKey(
  tx: UsersTx,
  key: Omit<typeof apiKeys.$inferInsert, 'id' | 'hash' | 'hint'>,
): Promise<MadeKey> {
  const { secret, hash, hint } = newApiKey(key.mode === 'TEST' ? 'test' : 'live')
  return { apiKey: await tx.apiKeys.add({ id: newId('ApiKey'), hash, hint, ...key }), secret }
}

/** A key that was told before: its text is nowhere to be had. */
export async function told(tx: UsersTx, keyId: string): Promise<MadeKey | null> {
  const apiKey = await tx.apiKeys.byId(keyId)
  return apiKey && { apiKey, secret: null }
}

/** What the record says of a key. */
export function detailsOf({
  mode,
  scopes,
  allowedAddresses,
  documentsOnly,
  expiresAt,
}: ApiKeyRow): Record<string, string> {
  return {
    mode,
    scopes: scopes.join(' '),
    ...(allowedAddresses.length > 0 && { allowedAddresses: allowedAddresses.join(' ') }),
    ...(documentsOnly && { documentsOnly: 'true' }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
  }
}
