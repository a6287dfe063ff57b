import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/ids.ts'
import type { Caller, TestSubgraph } from '../../../platform/testing/subgraph.ts'
import { act, codesOf, goLive, openLive } from './rooms.ts'

const ROOM = 'room { id title state scheduledFor startedAt endedAt host { id } lifeAccount { id } }'
const END = `mutation ($roomId: ID!) { endRoom(roomId: $roomId) { room { state startedAt endedAt } userErrors { code } } }`
const NOBODYS_ROOM = 'room_00000000000000000000000000'

let graph: TestSubgraph
beforeAll(async () => {
  graph = await openLive()
})
afterAll(() => graph.close())

const start = (host: Caller, input: object) =>
  act(host, 'startRoom', { idempotencyKey: newId('LiveRoom'), ...input }, ROOM)
const inAnHour = () => new Date(graph.clock.now().getTime() + 3600_000).toISOString()
const schedule = (host: Caller, input: object = {}) =>
  act(
    host,
    'scheduleRoom',
    { title: 'Spring tea', scheduledFor: inAnHour(), idempotencyKey: newId('LiveRoom'), ...input },
    ROOM,
  )
const end = async (host: Caller, roomId: string) => (await host.data(END, { roomId })).endRoom

describe('going on air', () => {
  it('opens a room under one’s own name and tells everybody', async () => {
    const host = graph.person()
    const { room, userErrors } = await start(host, { title: '  Tea from Hangzhou ' })
    expect(userErrors).toEqual([])
    expect(room).toMatchObject({ title: 'Tea from Hangzhou', state: 'LIVE', scheduledFor: null, lifeAccount: null })
    expect(room.host.id).toBe(host.id)
    expect(room.startedAt).toBe(graph.clock.now().toISOString())
    const told = (await graph.announced('live.roomChanged')).filter((event) => event.roomId === room.id)
    expect(told).toEqual([
      {
        roomId: room.id,
        hostId: host.id,
        lifeAccountId: null,
        title: 'Tea from Hangzhou',
        state: 'LIVE',
        startedAt: room.startedAt,
        at: room.startedAt,
      },
    ])
  })

  it('answers the same request with the same room, and refuses the key for another', async () => {
    const host = graph.person()
    const input = { title: 'Tea', idempotencyKey: 'once' }
    const [first, second] = [await start(host, input), await start(host, input)]
    expect(second).toEqual(first)
    expect(codesOf(await start(host, { ...input, title: 'Coffee' }))).toEqual(['IDEMPOTENCY_MISMATCH'])
    expect(codesOf(await start(host, { ...input, idempotencyKey: '' }))).toEqual(['INVALID_IDEMPOTENCY_KEY'])
  })

  it('happens in one room at a time, also when asked in many at once', async () => {
    const host = graph.person()
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => start(host, { title: `Room ${index}` })))
    expect(answers.filter((answer) => answer.room)).toHaveLength(1)
    expect(answers.flatMap(codesOf)).toEqual(Array(7).fill('ALREADY_LIVE'))
  })

  it('needs either a room or a title', async () => {
    const host = graph.person()
    for (const input of [{}, { roomId: NOBODYS_ROOM, title: 'Tea' }, { title: ' ' }, { title: 'x'.repeat(101) }]) {
      const { errors } = await host.ask(
        'mutation ($input: StartRoomInput!) { startRoom(input: $input) { room { id } } }',
        { input: { idempotencyKey: newId('LiveRoom'), ...input } },
      )
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('asks strangers to sign in', async () => {
    const { errors } = await graph.anonymous.ask(END, { roomId: NOBODYS_ROOM })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})

describe('a life account', () => {
  it('can be broadcast under by whoever runs it, from the moment that was told', async () => {
    const host = graph.person()
    const lifeAccountId = newId('LifeAccount')
    const input = { title: 'Under my shop', lifeAccountId }
    expect(codesOf(await start(host, input))).toEqual(['LIFE_ACCOUNT_NOT_FOUND'])
    // Told elsewhere, not yet known here: the refusal waits until it is.
    await graph.announce('content.lifeAccountOpened', {
      lifeAccountId,
      ownerId: host.id,
      merchantId: null,
      name: 'Shop',
    })
    expect((await start(host, input)).room.lifeAccount).toEqual({ id: lifeAccountId })
    expect(codesOf(await start(graph.person(), input))).toEqual(['LIFE_ACCOUNT_NOT_FOUND'])
    expect(codesOf(await schedule(graph.person(), { lifeAccountId }))).toEqual(['LIFE_ACCOUNT_NOT_FOUND'])
    expect(codesOf(await start(host, { title: 'x', lifeAccountId: "life_'; --" }))).toEqual(['LIFE_ACCOUNT_NOT_FOUND'])
  })
})

describe('a scheduled broadcast', () => {
  it('is announced, begins when its host wants and ends for good', async () => {
    const host = graph.person()
    const { room } = await schedule(host)
    expect(room).toMatchObject({ state: 'SCHEDULED', startedAt: null })
    const started = await start(host, { roomId: room.id })
    expect(started.room).toMatchObject({ id: room.id, state: 'LIVE', scheduledFor: room.scheduledFor })
    expect((await start(host, { roomId: room.id })).room.state).toBe('LIVE')
    graph.clock.advance(1000)
    const ended = await end(host, room.id)
    expect(ended.room).toMatchObject({ state: 'ENDED', endedAt: graph.clock.now().toISOString() })
    expect(codesOf(await start(host, { roomId: room.id }))).toEqual(['ROOM_ENDED'])
    const states = (await graph.announced('live.roomChanged')).filter((event) => event.roomId === room.id)
    expect(states.map((event) => event.state)).toEqual(['SCHEDULED', 'LIVE', 'ENDED'])
  })

  it('can be called off', async () => {
    const host = graph.person()
    const { room } = await schedule(host)
    expect((await end(host, room.id)).room).toMatchObject({ state: 'ENDED', startedAt: null })
  })

  it('lies in the future', async () => {
    const scheduledFor = graph.clock.now().toISOString()
    expect(codesOf(await schedule(graph.person(), { scheduledFor }))).toEqual(['STARTS_IN_PAST'])
  })

  it('is the host’s alone', async () => {
    const { room } = await schedule(graph.person())
    expect(codesOf(await start(graph.person(), { roomId: room.id }))).toEqual(['NOT_HOST'])
    expect(codesOf(await end(graph.person(), room.id))).toEqual(['NOT_HOST'])
    for (const roomId of [NOBODYS_ROOM, 'usr_nonsense', "'; drop table rooms; --"]) {
      expect(codesOf(await start(graph.person(), { roomId }))).toEqual(['ROOM_NOT_FOUND'])
      expect(codesOf(await end(graph.person(), roomId))).toEqual(['ROOM_NOT_FOUND'])
    }
  })

  it('waits while its host is on air elsewhere', async () => {
    const host = graph.person()
    const { room } = await schedule(host)
    const { roomId } = await goLive(graph, host)
    expect(codesOf(await start(host, { roomId: room.id }))).toEqual(['ALREADY_LIVE'])
    await end(host, roomId)
    expect((await start(host, { roomId: room.id })).room.state).toBe('LIVE')
  })
})

it('ends a broadcast once, however often and by how many requests it is asked', async () => {
  const { host, roomId } = await goLive(graph)
  await Promise.all([1, 2, 3].map(() => end(host, roomId)))
  const told = (await graph.announced('live.roomChanged')).filter((event) => event.roomId === roomId)
  expect(told.map((event) => event.state)).toEqual(['LIVE', 'ENDED'])
})
