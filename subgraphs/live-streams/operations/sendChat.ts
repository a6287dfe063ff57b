import { invariant } from '../../../platform/errors.ts'
import { decideSettled } from '../../../platform/gatekeeper/gatekeeper.ts'
import { decideKey, fingerprintOf, mismatch } from '../../../platform/idempotency.ts'
import { newId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { SendChatInput, UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { type Denied, decideChat, freeSince, readChatText } from '../domain/chat.ts'
import type { MessageRow } from '../store/tables.ts'

type ChatOutcome = Outcome<MessageRow, UserErrorCode> | Denied

/** How often facts that changed while a message was on its way are looked at again. */
const ATTEMPTS = 5

/**
 * Say something in the chat of a room on air: decided on facts read before, written by one statement that holds only where
 * they still do.
 * @throws BAD_USER_INPUT above 500 characters
 */
export async function sendChat(ctx: Context, input: SendChatInput): Promise<ChatOutcome> {
  const { userId } = requireUser(ctx.viewer)
  const { idempotencyKey, ...said } = input
  const text = readChatText(input.text)
  if (!text.ok) return text
  const key = decideKey(idempotencyKey)
  if (!key.ok) return key
  const request = { key: key.value, fingerprint: fingerprintOf('sendChat', said) }
  return decideSettled(
    () => say(ctx, { roomId: input.roomId, authorId: userId, text: text.value }, request),
    (answer) => answer.ok || (answer.code !== 'BLOCKED' && answer.code !== 'DENIED'),
    ctx.settle,
  )
}

async function say(
  { store, clock }: Context,
  message: { roomId: string; authorId: string; text: string },
  request: { key: string; fingerprint: string },
): Promise<ChatOutcome> {
  const { roomId, authorId } = message
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const createdAt = clock.now()
    const { first, chat } = await store.chat.facts(roomId, authorId, request.key)
    if (first) {
      const said = first.fingerprint === request.fingerprint ? await store.chat.said(first.resultId) : null
      return said ? ok(said) : mismatch(first.resultId)
    }
    const decision = decideChat(authorId, chat, createdAt)
    if (!decision.ok) return decision
    const since = freeSince(authorId, decision.value, createdAt)
    const said = await store.say({ ...message, id: newId('ChatMessage'), createdAt }, since, request)
    if (said) return ok(said)
    // The broadcast ended, the author spoke or the key was used after the facts were read: now they say so.
  }
  invariant(false, `the facts allow a message in ${roomId} that cannot be written`)
}
