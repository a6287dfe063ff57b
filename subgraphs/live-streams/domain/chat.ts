import { readText } from '../../../platform/input.ts'
import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'
import { decideGate, explainMissing, NO_FACTS } from '../../../schema/gates.ts'
import type { ChatMode } from './chat-mode.ts'
import type { RoomFacts } from './room.ts'

export const TEXT_MAX = 500

export type ChatRefusal = 'ROOM_NOT_FOUND' | 'ROOM_NOT_LIVE' | 'BANNED' | 'BLOCKED' | 'TOO_SOON'

/** Why something was refused, as the graph's `Explanation`. */
export interface Reason {
  readonly code: string
  readonly summary: string
  readonly weight: null
  readonly source: string
}

/** The room's chat mode keeps a person out: not a user error, as the payload explains it in `denied`. */
export interface Denied {
  readonly ok: false
  readonly code: 'DENIED'
  readonly reasons: readonly Reason[]
}

export interface ChatFacts {
  room: RoomFacts & ChatMode
  /** The host keeps the author out of the room. */
  isBanned: boolean
  /** Either of author and host has blocked the other. */
  isBlockedPair: boolean
  /** The author follows the host. */
  isFollower: boolean
  /** Null when it is not known: the credit minimum is then not met. */
  creditScore: number | null
  /** When the author last said something in this room; null for never. */
  lastChatAt: Date | null
}

/** Nothing in it can be seen: white space, controls, and what Unicode says to ignore when it is displayed. */
const BLANK = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u

/**
 * Read a message: trimmed, in Unicode NFC.
 * @returns TEXT_EMPTY when there is nothing to read
 * @throws BAD_USER_INPUT above {@link TEXT_MAX} characters
 */
export function readChatText(value: string): Outcome<string, 'TEXT_EMPTY'> {
  const text = readText(value, { min: 0, max: TEXT_MAX, argument: 'input.text' })
  return BLANK.test(text) ? rejected('TEXT_EMPTY', ['input', 'text']) : ok(text)
}

/**
 * Decide whether a person may say something now; the first rule that refuses, in reading order.
 * @param facts null when there is no such room
 * @returns the room as the facts hold it
 */
export function decideChat<F extends ChatFacts>(
  authorId: string,
  facts: F | null,
  at: Date,
): Outcome<F['room'], ChatRefusal> | Denied {
  const field = ['input', 'roomId']
  if (!facts) return rejected('ROOM_NOT_FOUND', field)
  const { room } = facts
  if (room.state !== 'LIVE') return rejected('ROOM_NOT_LIVE', field)
  if (room.hostId === authorId) return ok(room)
  if (facts.isBanned) return rejected('BANNED', field)
  if (facts.isBlockedPair) return rejected('BLOCKED', field)
  const reasons = missingForMode(room, facts, at)
  if (reasons.length > 0) return { ok: false, code: 'DENIED', reasons }
  const since = freeSince(authorId, room, at)
  if (since && facts.lastChatAt && facts.lastChatAt > since) {
    const seconds = Math.ceil((facts.lastChatAt.getTime() - since.getTime()) / 1000)
    return rejected('TOO_SOON', field, `Wait ${seconds} more ${seconds === 1 ? 'second' : 'seconds'}.`)
  }
  return ok(room)
}

/** Whoever spoke after this moment has to wait in slow mode; null when nobody has to. */
export function freeSince(authorId: string, room: RoomFacts & ChatMode, at: Date): Date | null {
  if (room.slowSeconds === null || room.hostId === authorId) return null
  return new Date(at.getTime() - room.slowSeconds * 1000)
}

function missingForMode(mode: ChatMode, facts: ChatFacts, at: Date): Reason[] {
  const source = 'live-streams.chatMode'
  const summary = 'Only people who follow the host may chat here.'
  const follower: Reason[] =
    mode.followersOnly && !facts.isFollower ? [{ code: 'NOT_A_FOLLOWER', summary, weight: null, source }] : []
  if (mode.minCreditOver === null) return follower
  const person = { ...NO_FACTS, creditScore: facts.creditScore }
  const { missing } = decideGate({ is: 'credit', over: mode.minCreditOver }, person, { isMember: false, at })
  return [...follower, ...explainMissing(missing).map((reason) => ({ ...reason, source }))]
}

/** Decide whether a person may remove a message: their own, or any in their room. */
export function decideRemoval(
  message: { authorId: string; hostId: string; removedAt: Date | null } | null,
  userId: string,
): Outcome<'BY_AUTHOR' | 'BY_HOST' | 'REMOVED_BEFORE', 'MESSAGE_NOT_FOUND' | 'NOT_HOST'> {
  const field = ['messageId']
  const mayRemove = message && (message.authorId === userId || message.hostId === userId)
  // To others a removed message is one that is not there.
  if (!message || (message.removedAt && !mayRemove)) return rejected('MESSAGE_NOT_FOUND', field)
  if (!mayRemove) return rejected('NOT_HOST', field)
  if (message.removedAt) return ok('REMOVED_BEFORE')
  return ok(message.authorId === userId ? 'BY_AUTHOR' : 'BY_HOST')
}

/** What viewers are told about a removal. */
export const REMOVAL_SUMMARY = {
  BY_AUTHOR: { code: 'REMOVED_BY_AUTHOR', summary: 'Its author took it back.' },
  BY_HOST: { code: 'REMOVED_BY_HOST', summary: 'The host removed it.' },
} as const
