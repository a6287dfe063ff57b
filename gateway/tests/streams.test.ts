import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeEventCursor } from '../../platform/events/cursor.ts'
import type { StreamEvent, StreamSink } from '../streams/types.ts'
import type { Heard } from './listen.ts'
import { pseudoRandom } from './random-query.ts'
import { openRooms, type Rooms, SAID, userOf } from './rooms.ts'

const PATIENCE = { timeout: 10_000 }
const NAMED = 'subscription { said(room: 1) { ... on Said { text author { name } } } }'
const opened = (rooms: Rooms, count: number) => vi.waitFor(() => expect(rooms.openStreams()).toBe(count), PATIENCE)
const read = async (stream: AsyncIterableIterator<Heard>) => JSON.parse((await stream.next()).value?.text ?? 'null')
const textOf = async (stream: AsyncIterableIterator<Heard>) => (await read(stream)).data.said.text
const operationOf = (rooms: Rooms, query: string) => {
  const operation = rooms.engine.prepare(query)
  if (operation instanceof Promise || 'errors' in operation) throw new Error('not prepared')
  return operation
}

/** A reader that takes nothing until it is told to. */
function openReader() {
  const heard: StreamEvent[] = []
  const ends: unknown[] = []
  let buffered = 0
  let drained: (() => void)[] = []
  const sink: StreamSink = {
    next: (events) => {
      heard.push(...events)
      for (const { json } of events) buffered += json.length
    },
    end: (end) => ends.push(end),
    buffered: () => buffered,
    onceDrained: (listener) => drained.push(listener),
  }
  const drain = () => {
    buffered = 0
    const told = drained
    drained = []
    for (const tell of told) tell()
  }
  const texts = () => heard.map(({ json }) => Object.values(JSON.parse(String(json)).data)[0])
  return { sink, heard, ends, drain, texts }
}

describe('subscribers who ask the same and may hear the same', () => {
  it('share one stream and one execution, asked for by nobody in particular', async () => {
    const rooms = openRooms()
    const first = rooms.hear(NAMED, {}, { ...rooms.scope(userOf('ada')), headers: { cookie: 'ada' } })
    const second = rooms.hear(NAMED, {}, rooms.scope())
    await opened(rooms, 1)
    rooms.say('hello')
    const heard = { data: { said: { text: 'hello', author: { name: 'name of ada' } } } }
    expect([await read(first), await read(second)]).toEqual([heard, heard])
    expect(rooms.opened).toEqual([
      { viewer: { kind: 'service', name: 'gateway.streams', scopes: [] }, after: null, headers: undefined },
    ])
    expect(rooms.fetches).toEqual([['ada']])
  })

  it('are told by what they ask, not by how they write it', async () => {
    const rooms = openRooms()
    const query = 'subscription ($r: ID!, $l: Boolean = false) { said(room: $r, loud: $l) { ... on Said { text } } }'
    for (const variables of [{ r: 1 }, { r: '1', l: false }, { l: false, r: '1', unknown: 7 }])
      rooms.hear(query, variables)
    rooms.hear(query, { r: '1', l: true })
    rooms.hear(query, { r: '2' })
    await opened(rooms, 3)
    expect(rooms.opened).toHaveLength(3)
  })

  it.each([
    ['a field of the event', 'viewerLiked'],
    ['a field of another subgraph', 'author { viewerFollows }'],
    ['a field behind a fragment and an alias', '...F'],
    ['a field that wants to know who asks', 'author { phone }'],
    ['a field under a condition', 'viewerLiked @include(if: $yes)'],
  ])('are the same person where %s depends on who asks', async (_what, selection) => {
    const rooms = openRooms()
    const fragment = selection === '...F' ? 'fragment F on Said { author { x: viewerFollows } }' : ''
    const used = selection.includes('$yes') ? '($yes: Boolean!)' : ''
    const query = `subscription ${used} { said(room: 1) { ... on Said { text ${selection} } } } ${fragment}`
    const viewers = [userOf('ada'), userOf('ada'), userOf('ada', 'more'), userOf('bo')]
    for (const viewer of [...viewers, rooms.scope().viewer]) rooms.hear(query, { yes: true }, rooms.scope(viewer))
    await vi.waitFor(() => expect(rooms.opened.map(({ viewer }) => viewer)).toHaveLength(4), PATIENCE)
    expect(new Set(rooms.opened.map(({ viewer }) => JSON.stringify(viewer))).size).toBe(4)
    expect(rooms.opened.some(({ viewer }) => viewer.kind === 'service')).toBe(false)
  })

  it('are the same person on a stream nobody has said is the same for all, and in a graph that says nothing', async () => {
    const silent = openRooms({}, (sdl) => sdl.replaceAll(/@tag\(name: "\w+"\)/g, ''))
    const half = openRooms({}, (sdl) => (sdl.includes('phone') ? sdl.replaceAll(/@tag\(name: "\w+"\)/g, '') : sdl))
    const open = openRooms()
    for (const [rooms, query] of [
      [silent, SAID],
      [half, NAMED],
      [open, SAID.replace('said', 'whispered')],
    ] as const) {
      for (const viewer of [userOf('ada'), userOf('bo')]) rooms.hear(query, {}, rooms.scope(viewer))
      await opened(rooms, 2)
      expect(rooms.opened.map(({ viewer }) => viewer.kind)).toEqual(['user', 'user'])
    }
  })

  it('let go of their stream when the last of them leaves', async () => {
    const rooms = openRooms()
    const [first, second] = [rooms.hear(SAID), rooms.hear(SAID)]
    await opened(rooms, 1)
    await first.return?.()
    rooms.say('still here')
    expect(await textOf(second)).toBe('still here')
    await second.return?.()
    await opened(rooms, 0)
    await rooms.engine.streams.left()
  })
})

describe('the events of a stream', () => {
  it('that come closely share their fetches, and keep their order and their own errors', async () => {
    const rooms = openRooms()
    const stream = rooms.hear(NAMED)
    await opened(rooms, 1)
    const authors = Array.from({ length: 60 }, (_, index) => (index % 7 === 3 ? 'nobody' : `p${index % 5}`))
    for (const [index, author] of authors.entries()) rooms.say(`${index}`, author)
    for (const [index, author] of authors.entries()) {
      const { data, errors } = await read(stream)
      const isNobody = author === 'nobody'
      expect(data.said).toEqual({ text: `${index}`, author: { name: isNobody ? null : `name of ${author}` } })
      expect(errors?.map(({ path }: { path: unknown }) => path)).toEqual(
        isNobody ? [['said', 'author', 'name']] : undefined,
      )
    }
    expect(rooms.fetches.length).toBeLessThan(10)
    for (const ids of rooms.fetches) expect(new Set(ids).size).toBe(ids.length)
  })

  it('go without what a dead subgraph knows when their time is up, and others follow', async () => {
    const rooms = openRooms({ eventMsMax: 100 })
    const stream = rooms.hear(NAMED)
    await opened(rooms, 1)
    rooms.hold(new Promise(() => {}))
    rooms.say('one')
    rooms.say('two')
    for (const text of ['one', 'two']) {
      const { data, errors } = await read(stream)
      expect(data.said).toEqual({ text, author: { name: null } })
      expect(errors[0].extensions.code).toBe('SERVICE_UNAVAILABLE')
    }
    rooms.hold(Promise.resolve())
    rooms.say('three')
    expect((await read(stream)).data.said).toEqual({ text: 'three', author: { name: 'name of ada' } })
  })

  it('say where they stand when what must not be null could not be had; who resumes before them hears them whole', async () => {
    const needing =
      'subscription ($after: EventCursor) { said(room: 1, after: $after) { ... on Said { text author { id viewerFollows } } } }'
    const rooms = openRooms({ eventMsMax: 100 })
    const stream = rooms.hear(needing)
    await opened(rooms, 1)
    rooms.hold(new Promise(() => {}))
    rooms.say('one')
    const lost = await stream.next()
    const { data, errors, extensions } = JSON.parse(lost.value?.text ?? '')
    expect(data).toBeNull()
    expect(errors[0].path).toEqual(['said', 'author'])
    expect(extensions).toEqual({ cursor: encodeEventCursor(1) })
    expect(lost.value?.event.cursor).toBe(encodeEventCursor(1))
    rooms.hold(Promise.resolve())
    rooms.say('two')
    expect(JSON.parse((await stream.next()).value?.text ?? '')).toEqual({
      data: { said: { text: 'two', author: { id: 'ada', viewerFollows: false } } },
    })
    const missed = rooms.hear(needing, { after: encodeEventCursor(0) })
    const resumed = rooms.hear(needing, { after: extensions.cursor })
    expect(await textOf(missed)).toBe('one')
    expect(await textOf(resumed)).toBe('two')
  })
})

describe('a subscriber who resumes', () => {
  it('hears what it missed and then what comes, once and in order, whoever else comes and goes', async () => {
    const random = pseudoRandom(4)
    const rooms = openRooms({ ring: { eventsMax: 8, bytesMax: 100_000 }, windowMs: 1 })
    let said = 0
    const say = () => rooms.say(`${++said}`)
    for (let index = 0; index < 20; index++) say()
    const readers: { stream: AsyncIterableIterator<Heard>; expected: number }[] = []
    for (let round = 0; round < 150; round++) {
      const after = random() < 0.2 ? null : Math.floor(random() * (said + 1))
      const cursor = after === null ? null : encodeEventCursor(after)
      if (after !== null) readers.push({ stream: rooms.hear(SAID, { after: cursor }), expected: after + 1 })
      else rooms.hear(SAID, {})
      if (random() < 0.7) say()
      if (random() < 0.5) await nextTurn()
    }
    for (let index = 0; index < 5; index++) {
      say()
      await nextTurn()
    }
    for (const { stream, expected } of readers)
      for (let next = expected; next <= said; next++) expect(await textOf(stream)).toBe(`${next}`)
    // All have come together, however many began apart.
    await opened(rooms, 1)
  })

  it('costs its owner nothing when it comes back soon', async () => {
    const rooms = openRooms()
    const stays = rooms.hear(SAID)
    await opened(rooms, 1)
    for (const text of ['1', '2', '3']) rooms.say(text)
    for (const text of ['1', '2', '3']) expect(await textOf(stays)).toBe(text)
    const back = rooms.hear(SAID, { after: encodeEventCursor(1) })
    expect([await textOf(back), await textOf(back)]).toEqual(['2', '3'])
    expect(rooms.opened).toHaveLength(1)
  })

  it('shares the stream of others who begin a little later or earlier, with the position of what it has read', async () => {
    const rooms = openRooms()
    for (let index = 1; index <= 3; index++) rooms.say(`${index}`)
    // The log goes on with what happens elsewhere: positions that this stream has nothing at.
    const readers = [3, 5, 4, 9, 7].map((after) => rooms.hear(SAID, { after: encodeEventCursor(after) }))
    await opened(rooms, 1)
    for (let index = 4; index <= 12; index++) rooms.say(`${index}`)
    const first = await Promise.all(readers.map(textOf))
    expect(first).toEqual(['4', '6', '5', '10', '8'])
    expect(await Promise.all(readers.map(textOf))).toEqual(['5', '7', '6', '11', '9'])
    expect(rooms.opened).toHaveLength(1)
  })

  it('leaves it to the owner to judge a position far ahead', async () => {
    const rooms = openRooms()
    rooms.hear(SAID, { after: encodeEventCursor(0) })
    await opened(rooms, 1)
    rooms.hear(SAID, { after: encodeEventCursor(1_000_000) })
    await opened(rooms, 2)
    expect(rooms.opened.map(({ after }) => after)).toEqual([encodeEventCursor(0), encodeEventCursor(1_000_000)])
  })

  it('is refused by the owner with a cursor that is none, alone', async () => {
    const rooms = openRooms()
    const stays = rooms.hear(SAID)
    const refused = rooms.hear(SAID, { after: 'nonsense' })
    await expect(refused.next()).rejects.toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
    rooms.say('unmoved')
    expect(await textOf(stays)).toBe('unmoved')
  })
})

describe('a stream whose owner is lost', () => {
  it('goes on after the last event once the owner is back, and nobody hears of it', async () => {
    const rooms = openRooms()
    const stream = rooms.hear(SAID)
    await opened(rooms, 1)
    rooms.say('before')
    expect(await textOf(stream)).toBe('before')
    rooms.breakStreams()
    rooms.say('meanwhile')
    rooms.say('after')
    expect([await textOf(stream), await textOf(stream)]).toEqual(['meanwhile', 'after'])
    expect(rooms.opened.map(({ after }) => after)).toEqual([null, encodeEventCursor(1)])
  })

  it('ends with an error where nobody knows yet where to go on', async () => {
    const rooms = openRooms()
    const stream = rooms.hear(SAID)
    await opened(rooms, 1)
    rooms.breakStreams()
    await expect(stream.next()).rejects.toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] })
  })
})

describe('a reader that is too slow', () => {
  const join = (rooms: Rooms, query: string, sink: StreamSink) =>
    rooms.engine.streams.join(operationOf(rooms, query), {}, rooms.scope(), sink)
  const GAPS =
    'subscription { e: said(room: 1) { __typename ... on Said { text } ... on StreamGap { from: fromCursor toCursor missed why: reason } } }'

  it('is told of a gap where events may be dropped, and holds nobody up', async () => {
    const rooms = openRooms({ bufferedBytesMax: 500, keptEventsMax: 2 })
    const [slow, quick] = [openReader(), rooms.hear(GAPS)]
    join(rooms, GAPS, slow.sink)
    await opened(rooms, 1)
    for (let index = 1; index <= 20; index++) {
      rooms.say(`${index}`)
      expect((await read(quick)).data.e.text).toBe(`${index}`)
    }
    const { registry } = rooms.engine.streams.metrics
    const told = (name: string) => registry.getSingleMetricAsString(`lifegraph_stream_${name}`)
    expect(await told('queued_bytes')).toContain(`{operation="(nameless)"} ${slow.sink.buffered()}`)
    const before = slow.heard.length
    slow.drain()
    rooms.say('21')
    await read(quick)
    expect(slow.texts().slice(before)).toEqual([
      {
        __typename: 'StreamGap',
        from: encodeEventCursor(before),
        toCursor: encodeEventCursor(18),
        missed: 18 - before,
        why: 'SLOW_CONSUMER',
      },
      ...['19', '20', '21'].map((text) => ({ __typename: 'Said', text })),
    ])
    expect(slow.heard[before]).toMatchObject({ isGap: true, cursor: encodeEventCursor(18) })
    expect(slow.ends).toEqual([])
    expect(await told('gaps_total')).toContain('{operation="(nameless)"} 1')
    expect(await told('resumes_total')).toContain('{operation="(nameless)"} 0')
    join(rooms, GAPS.replace('room: 1', `room: 1, after: "${encodeEventCursor(20)}"`), openReader().sink)
    expect(await told('resumes_total')).toContain('{operation="(nameless)"} 1')
  })

  it('is told to come back where nothing may be lost', async () => {
    const rooms = openRooms({ bufferedBytesMax: 200, keptEventsMax: 2 })
    const query = GAPS.replace('said', 'paid')
    const [slow, quick] = [openReader(), rooms.hear(query)]
    join(rooms, query, slow.sink)
    await opened(rooms, 1)
    for (let index = 1; index <= 20; index++) {
      rooms.say(`${index}`)
      expect((await read(quick)).data.e.text).toBe(`${index}`)
    }
    expect(slow.ends).toEqual([{ kind: 'overrun' }])
    slow.drain()
    expect(slow.texts().map((event) => (event as { text: string }).text)).toEqual(
      Array.from(slow.heard, (_, index) => `${index + 1}`),
    )
  })
})

describe('events handed over together', () => {
  it('wait for the window, but for the first', async () => {
    const rooms = openRooms({ coalesceMs: 50 })
    const batches: number[] = []
    const { sink } = openReader()
    rooms.engine.streams.join(operationOf(rooms, SAID), {}, rooms.scope(), {
      ...sink,
      next: (events) => batches.push(events.length),
    })
    await opened(rooms, 1)
    rooms.say('at once')
    await vi.waitFor(() => expect(batches).toEqual([1]), PATIENCE)
    for (let index = 0; index < 30; index++) rooms.say('together')
    await vi.waitFor(() => expect(batches.reduce((sum, size) => sum + size, 0)).toBe(31), PATIENCE)
    expect(batches.length).toBeLessThan(10)
  })

  describe('by the clock', () => {
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    })
    afterEach(() => {
      vi.useRealTimers()
    })
    /** Everything that needs no time has happened. */
    const turns = async () => {
      for (let turn = 0; turn < 100; turn++) await nextTurn()
    }
    const join = async (coalesceMs: number) => {
      const rooms = openRooms({ coalesceMs })
      const batches: number[] = []
      const { sink } = openReader()
      const next = (events: readonly StreamEvent[]) => batches.push(events.length)
      rooms.engine.streams.join(operationOf(rooms, SAID), {}, rooms.scope(), { ...sink, next })
      await turns()
      return { batches, say: rooms.say }
    }

    it('go at once where none are to wait', async () => {
      const { batches, say } = await join(0)
      for (const text of ['1', '2', '3']) {
        say(text)
        await turns()
      }
      expect(batches).toEqual([1, 1, 1])
    })

    it('wait for as long as they may from when the first of them came', async () => {
      const { batches, say } = await join(40)
      say('at once')
      await turns()
      for (let time = 0; time < 3; time++) {
        vi.advanceTimersByTime(19)
        say('together')
        await turns()
      }
      expect(batches).toEqual([1])
      vi.advanceTimersByTime(2)
      await turns()
      expect(batches).toEqual([1, 3])
      vi.advanceTimersByTime(1_000)
      say('at once again')
      await turns()
      expect(batches).toEqual([1, 3, 1])
    })
  })
})
