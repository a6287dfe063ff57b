import { type Announcement, topicOf } from '../../../platform/events/outbox.ts'
import { money, toWire } from '../../../platform/money.ts'
import { topics } from '../../../schema/events.ts'
import { walletOwnerOf } from '../domain/account.ts'
import { tipIdOf } from '../domain/tip.ts'
import type { Draft } from './post-transfers.ts'

/** What is announced of several transfers: of each a line of JSON, and the group of those told of alike. */
export interface Announced {
  /** By their place: the group each belongs to, from 1. */
  readonly groups: readonly number[]
  /** By group. */
  readonly names: readonly string[]
  readonly topics: readonly string[]
  readonly payloads: string
}

/**
 * What the graph is told of transfers, once of each: a tip is told of as such. The payload of a tip is left open at its very end,
 * where the amount of its running total goes, which is known once the tip stands among those on its subject: see payments.post_many.
 */
export function announcedOf(drafts: readonly Draft[]): Announced {
  const announced = { groups: [] as number[], names: [] as string[], topics: [] as string[] }
  const begin = (name: string, topic: string) => {
    announced.topics.push(topic)
    return announced.names.push(name)
  }
  const groupBySubject = new Map<string, number>()
  const inJsonTime = timesInJson()
  const pieces: string[] = []
  for (const [place, draft] of drafts.entries()) {
    if (place > 0) pieces.push('\n')
    const { tip } = draft.request
    const at = inJsonTime(draft.request.at)
    if (tip) {
      const group = groupBySubject.get(tip.subjectId) ?? begin('payments.tipReceived', topics.tips(tip.subjectId))
      groupBySubject.set(tip.subjectId, group)
      announced.groups.push(group)
      writeTip(pieces, draft, tip, at)
    } else {
      const { name, payload } = transferPosted(draft, at)
      announced.groups.push(begin(name, topicOf(name, payload)))
      pieces.push(JSON.stringify(payload))
    }
  }
  return { ...announced, payloads: pieces.join('') }
}

/** A time as JSON has it. What comes in a storm comes in the same milliseconds, and writing one takes as long as the rest of a tip. */
function timesInJson(): (at: Date) => string {
  let lastMs = Number.NaN
  let last = ''
  return (at) => {
    if (at.getTime() !== lastMs) {
      lastMs = at.getTime()
      last = at.toISOString()
    }
    return last
  }
}

function transferPosted({ request, transferId }: Draft, at: string) {
  const { kind, payer, payee, amount } = request
  return {
    name: 'payments.transferPosted',
    payload: {
      transferId,
      kind,
      fromUserId: walletOwnerOf(payer.id),
      toUserId: walletOwnerOf(payee.id),
      amount: toWire(money(amount.minor, amount.currency)),
      at,
    },
  } as const satisfies Announcement
}

/**
 * A `payments.tipReceived` as far as it is known. Its pieces are put together with those of all others, once: as an object, its JSON,
 * and what is left of that when its end is cut off, a tip's was 1.5 KB, this way a third of it.
 */
function writeTip(
  pieces: string[],
  { request, transferId }: Draft,
  { subjectId, message }: NonNullable<Draft['request']['tip']>,
  at: string,
): void {
  const { payer, payee, amount } = request
  const currency = inJson(amount.currency)
  pieces.push('{"tipId":"', tipIdOf(transferId), '","transferId":"', transferId)
  pieces.push('","subjectId":"', inJson(subjectId), '","fromUserId":"', inJson(payer.ownerId ?? ''))
  pieces.push('","toUserId":"', inJson(payee.ownerId ?? ''), '","amount":{"minor":"', amount.minor.toString())
  pieces.push('","currency":"', currency, '"},"message":', message === null ? 'null' : JSON.stringify(message))
  pieces.push(',"at":"', at, '","runningTotal":{"currency":"', currency, '","minor":"')
}

/** What stands between the quotes of a JSON string. */
function inJson(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text).slice(1, -1)
}

const PLAIN = /^[\w:.-]*$/
