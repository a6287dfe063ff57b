import { isId } from '../../../platform/ids.ts'
import { type Outcome, ok } from '../../../platform/outcome.ts'
import { requireUser } from '../../../platform/viewer.ts'
import type { UserErrorCode } from '../__generated__/types.ts'
import type { Context } from '../context.ts'
import { decideRemoval, REMOVAL_SUMMARY } from '../domain/chat.ts'

/** Remove a message: one's own, or any in one's room. Doing it again changes nothing. @returns the message's id */
export async function removeChatMessage(ctx: Context, messageId: string): Promise<Outcome<string, UserErrorCode>> {
  const { userId } = requireUser(ctx.viewer)
  return ctx.store.act<string, UserErrorCode>(async (tx) => {
    const message = isId('ChatMessage', messageId) ? await tx.chat.lock(messageId) : null
    const decision = decideRemoval(message, userId)
    if (!decision.ok) return decision
    if (message && decision.value !== 'REMOVED_BEFORE') {
      await tx.chat.remove(message, userId, ctx.clock.now())
      const reason = REMOVAL_SUMMARY[decision.value]
      await tx.outbox.publish('live.chatRemoved', { messageId, roomId: message.roomId, ...reason })
    }
    return ok(messageId)
  })
}
