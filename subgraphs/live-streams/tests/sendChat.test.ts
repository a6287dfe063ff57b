import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, codesOf, goLive, openLive, ownStatementsOf, say } from './rooms.ts'

const CHAT = `query ($id: ID!, $first: Int, $before: String) { liveRoom(id: $id) {
  chat(first: $first, before: $before) { edges { cursor node { id seq text author { id } } } pageInfo { endCursor hasNextPage } } } }`

let graph: TestSubgraph
let host: Caller
let roomId: string
beforeAll(async () => {
  graph = await openLive()
  ;({ host, roomId } = await goLive(graph))
})
afterAll(() => graph.close())

const seqs = (chat: { edges: { node: { seq: number } }[] }) => chat.edges.map((edge) => edge.node.seq)
const mode = (input: object) => act(host, 'setChatMode', { roomId, ...input }, 'room { id }')

it('numbers messages as they come and tells them with their text', async () => {
  const room = await goLive(graph)
  const [alice, bob] = [graph.person(), graph.person()]
  expect((await say(alice, room.roomId, '  ni hao ')).message).toMatchObject({ seq: 1, text: 'ni hao' })
  expect((await say(bob, room.roomId, '你好')).message).toMatchObject({ seq: 2, text: '你好' })
  const told = (await graph.announced('live.chatPosted')).filter((event) => event.roomId === room.roomId)
  expect(told).toMatchObject([
    { authorId: alice.id, seq: 1, text: 'ni hao', at: graph.clock.now().toISOString() },
    { authorId: bob.id, seq: 2, text: '你好' },
  ])
})

it('leaves no gap and gives no number twice when fifty people talk at once', async () => {
  const room = await goLive(graph)
  const people = Array.from({ length: 50 }, () => graph.person())
  const answers = await Promise.all(people.map((person, index) => say(person, room.roomId, `I am ${index}`)))
  const inOrder = Array.from({ length: 50 }, (_, index) => index + 1)
  expect(answers.map((answer) => answer.message.seq).sort((a, b) => a - b)).toEqual(inOrder)
  const told = (await graph.announced('live.chatPosted')).filter((event) => event.roomId === room.roomId)
  expect(told.map((event) => event.seq)).toEqual(inOrder)
})

describe('a key', () => {
  it('says a message once, also when it is sent many times at once', async () => {
    const alice = graph.person()
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(alice, roomId, 'just once', 'once')))
    expect(new Set(answers.map((answer) => answer.message.id)).size).toBe(1)
    const told = (await graph.announced('live.chatPosted')).filter((event) => event.authorId === alice.id)
    expect(told).toHaveLength(1)
  })
  it('keeps its first result when slow mode or the end of the broadcast came since', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    const first = await say(alice, room.roomId, 'before the end', 'kept')
    await room.host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: room.roomId })
    expect(await say(alice, room.roomId, 'before the end', 'kept')).toEqual(first)
    expect(codesOf(await say(alice, room.roomId, 'after the end'))).toEqual(['ROOM_NOT_LIVE'])
  })
  it('is good for one request of one person', async () => {
    const alice = graph.person()
    await say(alice, roomId, 'mine', 'shared')
    expect(codesOf(await say(alice, roomId, 'other', 'shared'))).toEqual(['IDEMPOTENCY_MISMATCH'])
    expect((await say(graph.person(), roomId, 'other', 'shared')).message.text).toBe('other')
    for (const key of ['', 'x'.repeat(129)])
      expect(codesOf(await say(alice, roomId, 'mine', key))).toEqual(['INVALID_IDEMPOTENCY_KEY'])
  })
})

describe('who and what is refused', () => {
  it('is nothing to read', async () => {
    expect(codesOf(await say(graph.person(), roomId, ' \u200b '))).toEqual(['TEXT_EMPTY'])
  })
  it('is what is too long or no text at all', async () => {
    const SEND = 'mutation ($input: SendChatInput!) { sendChat(input: $input) { message { id } } }'
    for (const text of ['x'.repeat(501), 'a\u0000b', '\ud800', 'x'.repeat(10_000_000)]) {
      const { errors } = await graph.person().ask(SEND, { input: { roomId, text, idempotencyKey: 'k' } })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
  it('is any room that is not there', async () => {
    for (const id of ['room_00000000000000000000000000', 'usr_nonsense', "'; drop table rooms; --"])
      expect(codesOf(await say(graph.person(), id, 'hello'))).toEqual(['ROOM_NOT_FOUND'])
  })
  it('are strangers', async () => {
    const { errors } = await graph.anonymous.ask(
      'mutation ($input: SendChatInput!) { sendChat(input: $input) { message { id } } }',
      { input: { roomId, text: 'hello', idempotencyKey: 'k' } },
    )
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
  it('are people the host blocked, and who blocked the host, until they are unblocked', async () => {
    const [alice, bob] = [graph.person(), graph.person()]
    const at = graph.clock.now().toISOString()
    await graph.announce('users.userBlocked', { blockerId: host.id, blockedId: alice.id, at })
    await graph.announce('users.userBlocked', { blockerId: bob.id, blockedId: host.id, at })
    expect(codesOf(await say(alice, roomId, 'hello'))).toEqual(['BLOCKED'])
    expect(codesOf(await say(bob, roomId, 'hello'))).toEqual(['BLOCKED'])
    await graph.announce('users.userUnblocked', { blockerId: host.id, blockedId: alice.id })
    expect((await say(alice, roomId, 'hello')).message.text).toBe('hello')
  })
})

describe('slow mode', () => {
  it('lets each person speak once in a while, by the clock, and the host always', async () => {
    await mode({ slowSeconds: 10 })
    const [alice, bob] = [graph.person(), graph.person()]
    await say(alice, roomId, 'one')
    graph.clock.advance(4000)
    const refused = await say(alice, roomId, 'two')
    expect(refused.userErrors).toMatchObject([{ code: 'TOO_SOON', message: 'Wait 6 more seconds.' }])
    expect((await say(bob, roomId, 'mine')).message.text).toBe('mine')
    for (const text of ['host', 'again']) expect((await say(host, roomId, text)).message.text).toBe(text)
    graph.clock.advance(6000)
    expect((await say(alice, roomId, 'two')).message.text).toBe('two')
  })
  it('cannot be passed by two messages at once', async () => {
    await mode({ slowSeconds: 5 })
    const alice = graph.person()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => say(alice, roomId, `spam ${index}`)))
    expect(answers.filter((answer) => answer.message)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(9).fill('TOO_SOON'))
  })
})

describe('followers only', () => {
  it('explains itself, and counts a follow of a moment ago', async () => {
    await mode({ followersOnly: true })
    const alice = graph.person()
    const refused = await say(alice, roomId, 'hello')
    expect(refused).toMatchObject({ message: null, userErrors: [] })
    expect(refused.denied).toEqual([
      {
        code: 'NOT_A_FOLLOWER',
        summary: 'Only people who follow the host may chat here.',
        source: 'live-streams.chatMode',
      },
    ])
    const at = graph.clock.now().toISOString()
    await graph.announce('users.userFollowed', { followerId: alice.id, followeeId: host.id, at })
    expect((await say(alice, roomId, 'hello')).message.text).toBe('hello')
    await graph.announce('users.userUnfollowed', { followerId: alice.id, followeeId: host.id })
    expect((await say(alice, roomId, 'bye')).denied).toMatchObject([{ code: 'NOT_A_FOLLOWER' }])
  })
})

describe('a credit minimum', () => {
  it('is strict: 750 may not talk where it takes over 750, 751 may', async () => {
    await mode({ minCreditOver: 750 })
    const alice = graph.person()
    const computedAt = graph.clock.now().toISOString()
    expect((await say(alice, roomId, 'hello')).denied).toMatchObject([{ code: 'CREDIT_UNKNOWN' }])
    await graph.announce('payments.creditChanged', { userId: alice.id, score: 750, computedAt })
    expect((await say(alice, roomId, 'hello')).denied).toMatchObject([{ code: 'CREDIT_TOO_LOW' }])
    await graph.announce('payments.creditChanged', { userId: alice.id, score: 751, computedAt })
    expect((await say(alice, roomId, 'hello')).message.text).toBe('hello')
    await mode({})
  })
})

describe('setting the mode', () => {
  const setMode = (person: Caller, input: object) =>
    act(person, 'setChatMode', input, 'room { chatMode { slowSeconds followersOnly minCreditOver } }')
  it('replaces the one before and is told once', async () => {
    const room = await goLive(graph)
    const strict = { slowSeconds: 30, followersOnly: true, minCreditOver: 600 }
    for (let time = 0; time < 2; time++) {
      const { room: changed } = await setMode(room.host, { roomId: room.roomId, ...strict })
      expect(changed.chatMode).toEqual(strict)
    }
    const open = { slowSeconds: null, followersOnly: false, minCreditOver: null }
    expect((await setMode(room.host, { roomId: room.roomId })).room.chatMode).toEqual(open)
    const told = (await graph.announced('live.chatModeChanged')).filter((event) => event.roomId === room.roomId)
    expect(told).toEqual([
      { roomId: room.roomId, ...strict },
      { roomId: room.roomId, ...open, slowSeconds: 0 },
    ])
  })
  it('is for the host, before the end, within bounds', async () => {
    const room = await goLive(graph)
    expect(codesOf(await setMode(graph.person(), { roomId: room.roomId }))).toEqual(['NOT_HOST'])
    expect(codesOf(await setMode(room.host, { roomId: 'room_nonsense' }))).toEqual(['ROOM_NOT_FOUND'])
    const { errors } = await room.host.ask(
      'mutation ($input: SetChatModeInput!) { setChatMode(input: $input) { room { id } } }',
      { input: { roomId: room.roomId, slowSeconds: 301 } },
    )
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'input.slowSeconds' })
    await room.host.data('mutation ($id: ID!) { endRoom(roomId: $id) { userErrors { code } } }', { id: room.roomId })
    expect(codesOf(await setMode(room.host, { roomId: room.roomId }))).toEqual(['ROOM_ENDED'])
  })
})

describe('reading the chat', () => {
  it('goes backwards page by page without hole or repeat while others talk', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    for (let index = 1; index <= 9; index++) await say(alice, room.roomId, `message ${index}`)
    const seen: number[] = []
    let before: string | null = null
    for (let more = true; more; ) {
      const { liveRoom } = await graph.anonymous.data(CHAT, { id: room.roomId, first: 4, before })
      seen.push(...seqs(liveRoom.chat))
      before = liveRoom.chat.pageInfo.endCursor
      more = liveRoom.chat.pageInfo.hasNextPage
      await say(alice, room.roomId, 'and another')
    }
    expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
  })
  it('refuses cursors and sizes that were made up', async () => {
    const forged = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
    const made = ['?', 'x', forged([0]), forged([2 ** 31]), forged(['1']), forged([1, 2])]
    for (const variables of [{ first: 101 }, { first: -1 }, ...made.map((before) => ({ before }))]) {
      const { errors } = await graph.anonymous.ask(CHAT, { id: roomId, ...variables })
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })
})

describe('removing a message', () => {
  const REMOVE = `mutation ($id: ID!) { removeChatMessage(messageId: $id) { removedMessageId userErrors { code } } }`
  const remove = async (person: Caller, id: string) => (await person.data(REMOVE, { id })).removeChatMessage

  it('is for its author and the host; it keeps its number and is told once, with the reason', async () => {
    const room = await goLive(graph)
    const alice = graph.person()
    const { message: first } = await say(alice, room.roomId, 'mine to take back')
    const { message: second } = await say(alice, room.roomId, 'the host’s to remove')
    const { message: third } = await say(alice, room.roomId, 'stays')
    expect(codesOf(await remove(graph.person(), first.id))).toEqual(['NOT_HOST'])
    for (let time = 0; time < 2; time++) {
      expect(await remove(alice, first.id)).toEqual({ removedMessageId: first.id, userErrors: [] })
      expect(await remove(room.host, second.id)).toEqual({ removedMessageId: second.id, userErrors: [] })
    }
    expect(codesOf(await remove(graph.person(), first.id))).toEqual(['MESSAGE_NOT_FOUND'])
    const { liveRoom } = await graph.anonymous.data(CHAT, { id: room.roomId })
    expect(seqs(liveRoom.chat)).toEqual([third.seq])
    expect((await say(alice, room.roomId, 'goes on')).message.seq).toBe(4)
    const told = (await graph.announced('live.chatRemoved')).filter((event) => event.roomId === room.roomId)
    expect(told).toMatchObject([
      { messageId: first.id, code: 'REMOVED_BY_AUTHOR' },
      { messageId: second.id, code: 'REMOVED_BY_HOST' },
    ])
  })
  it('needs a message', async () => {
    for (const id of [newId('ChatMessage'), 'msg_nonsense', "'; drop table chat_messages; --"])
      expect(codesOf(await remove(graph.person(), id))).toEqual(['MESSAGE_NOT_FOUND'])
  })
})

it('costs two statements: one to decide, one to say', async () => {
  const room = await goLive(graph)
  const alice = graph.person()
  expect(await ownStatementsOf(graph, () => say(alice, room.roomId, 'hello'))).toBe(2)
})
