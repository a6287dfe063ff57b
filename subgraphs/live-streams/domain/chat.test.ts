import { describe, expect, it } from 'vitest'
import { type ChatFacts, decideChat, decideRemoval, freeSince, readChatText } from './chat.ts'
import { isSameMode, readChatMode } from './chat-mode.ts'

const at = new Date('2024-02-27T09:00:00Z')
const open = { slowSeconds: null, followersOnly: false, minCreditOver: null }
const room = { id: 'room_1', hostId: 'usr_host', state: 'LIVE' as const, ...open }
const facts = (changes: Partial<ChatFacts> = {}): ChatFacts => ({
  room,
  isBanned: false,
  isBlockedPair: false,
  isFollower: false,
  creditScore: null,
  lastChatAt: null,
  ...changes,
})

describe('readChatText', () => {
  it('trims, composes and keeps emoji that are joined by invisible characters', () => {
    expect(readChatText('  cafe\u0301 👩‍🍳 ')).toEqual({ ok: true, value: 'café 👩‍🍳' })
  })
  it.each(['', '   ', '\n\t', '\u200b\u200d', '\u3164', '\u00ad'])('finds nothing to read in %j', (value) => {
    expect(readChatText(value)).toMatchObject({ code: 'TEXT_EMPTY' })
  })
  it('counts characters, not bytes or UTF-16 units', () => {
    expect(readChatText('🏮'.repeat(500))).toMatchObject({ ok: true })
    expect(() => readChatText('🏮'.repeat(501))).toThrow('0 to 500')
  })
})

describe('decideChat', () => {
  it('lets anybody talk in an open room on air', () => {
    expect(decideChat('usr_a', facts(), at)).toMatchObject({ ok: true })
  })
  it('knows no chat without a room on air', () => {
    expect(decideChat('usr_a', null, at)).toMatchObject({ code: 'ROOM_NOT_FOUND' })
    for (const state of ['SCHEDULED', 'ENDED'] as const)
      expect(decideChat('usr_host', facts({ room: { ...room, state } }), at)).toMatchObject({ code: 'ROOM_NOT_LIVE' })
  })
  it('keeps people apart who blocked each other, before it looks at anything else', () => {
    const closed = { ...room, followersOnly: true }
    expect(decideChat('usr_a', facts({ room: closed, isBlockedPair: true }), at)).toMatchObject({ code: 'BLOCKED' })
    expect(decideChat('usr_a', facts({ isBanned: true, isBlockedPair: true }), at)).toMatchObject({ code: 'BANNED' })
  })
  it('binds the host by nothing', () => {
    const strict = { ...room, slowSeconds: 300, followersOnly: true, minCreditOver: 900 }
    expect(decideChat('usr_host', facts({ room: strict, lastChatAt: at }), at)).toMatchObject({ ok: true })
  })
  it('takes the credit minimum strictly: 750 is not over 750', () => {
    const gated = { ...room, minCreditOver: 750 }
    expect(decideChat('usr_a', facts({ room: gated, creditScore: 750 }), at)).toMatchObject({
      code: 'DENIED',
      reasons: [{ code: 'CREDIT_TOO_LOW', source: 'live-streams.chatMode' }],
    })
    expect(decideChat('usr_a', facts({ room: gated, creditScore: 751 }), at)).toMatchObject({ ok: true })
    expect(decideChat('usr_a', facts({ room: gated }), at)).toMatchObject({ reasons: [{ code: 'CREDIT_UNKNOWN' }] })
  })
  it('names everything that is missing', () => {
    const strict = { ...room, followersOnly: true, minCreditOver: 600 }
    expect(decideChat('usr_a', facts({ room: strict, creditScore: 500 }), at)).toMatchObject({
      reasons: [{ code: 'NOT_A_FOLLOWER' }, { code: 'CREDIT_TOO_LOW' }],
    })
    expect(decideChat('usr_a', facts({ room: strict, creditScore: 601, isFollower: true }), at)).toMatchObject({
      ok: true,
    })
  })
  it('says how long to wait in slow mode, in whole seconds rounded up', () => {
    const slow = { ...room, slowSeconds: 10 }
    const spoke = (msAgo: number) => facts({ room: slow, lastChatAt: new Date(at.getTime() - msAgo) })
    expect(decideChat('usr_a', spoke(2500), at)).toMatchObject({ code: 'TOO_SOON', message: 'Wait 8 more seconds.' })
    expect(decideChat('usr_a', spoke(9999), at)).toMatchObject({ message: 'Wait 1 more second.' })
    expect(decideChat('usr_a', spoke(10_000), at)).toMatchObject({ ok: true })
  })
})

it('makes nobody wait without slow mode, nor the host with it', () => {
  expect(freeSince('usr_a', room, at)).toBeNull()
  expect(freeSince('usr_host', { ...room, slowSeconds: 10 }, at)).toBeNull()
  expect(freeSince('usr_a', { ...room, slowSeconds: 10 }, at)).toEqual(new Date(at.getTime() - 10_000))
})

describe('decideRemoval', () => {
  const message = { authorId: 'usr_a', hostId: 'usr_host', removedAt: null }
  it('lets the author and the host remove a message, and nobody else', () => {
    expect(decideRemoval(message, 'usr_a')).toMatchObject({ value: 'BY_AUTHOR' })
    expect(decideRemoval(message, 'usr_host')).toMatchObject({ value: 'BY_HOST' })
    expect(decideRemoval(message, 'usr_b')).toMatchObject({ code: 'NOT_HOST' })
    expect(decideRemoval(null, 'usr_a')).toMatchObject({ code: 'MESSAGE_NOT_FOUND' })
  })
  it('changes nothing the second time, and hides what is gone from others', () => {
    const gone = { ...message, removedAt: at }
    expect(decideRemoval(gone, 'usr_host')).toMatchObject({ value: 'REMOVED_BEFORE' })
    expect(decideRemoval(gone, 'usr_b')).toMatchObject({ code: 'MESSAGE_NOT_FOUND' })
  })
})

describe('readChatMode', () => {
  it('takes bounds as they are written and what is left out as no rule', () => {
    expect(readChatMode({ followersOnly: false })).toEqual(open)
    expect(readChatMode({ slowSeconds: 300, followersOnly: true, minCreditOver: 350 })).toEqual({
      slowSeconds: 300,
      followersOnly: true,
      minCreditOver: 350,
    })
  })
  it.each([{ slowSeconds: 0 }, { slowSeconds: 301 }, { minCreditOver: 349 }, { minCreditOver: 951 }])(
    'refuses %j',
    (input) => {
      expect(() => readChatMode({ followersOnly: false, ...input })).toThrow('must be from')
    },
  )
  it('tells modes apart', () => {
    expect(isSameMode(open, { ...open })).toBe(true)
    expect(isSameMode(open, { ...open, slowSeconds: 5 })).toBe(false)
  })
})
