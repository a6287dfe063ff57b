import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openRooms, type Rooms } from './rooms.ts'
import { initialised, type Socket, subscribe } from './socket.ts'

const PATIENCE = { timeout: 15_000 }
/** More than the system keeps for a connection nobody reads, many times over. */
const LONG = 'x'.repeat(64 * 1024)
const EVENTS = 600
const BUFFERED_BYTES_MAX = 256 * 1024

let rooms: Rooms
let gateway: ServedGateway
let url: string
beforeEach(async () => {
  rooms = openRooms({ bufferedBytesMax: BUFFERED_BYTES_MAX, keptBytesMax: 4 * LONG.length })
  gateway = await serveGateway({
    engine: rooms.engine,
    clock: systemClock,
    log: silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 100,
  })
  url = `http://127.0.0.1:${gateway.port}/graphql`
})
afterEach(async () => {
  await gateway.close()
  await rooms.engine.close()
})

const query = (stream: string) =>
  `subscription { e: ${stream}(room: 1) { ... on Said { text } ... on StreamGap { fromCursor toCursor missed reason } } }`

/** What came first in each text: the number of what was said. */
const numbersIn = (socket: Socket) =>
  socket.messages.flatMap(({ payload }) => {
    const event = (payload as { data?: { e: { text?: string } } } | undefined)?.data?.e
    return event?.text === undefined ? [] : [Number(event.text.slice(0, 6))]
  })
const counted = Array.from({ length: EVENTS }, (_, index) => index)

/** Say much to somebody who reads and somebody who does not, as fast as the first can take it. */
async function speak(stream: string) {
  const [stalled, reader] = [await initialised(url), await initialised(url)]
  for (const socket of [stalled, reader]) socket.send(subscribe('1', query(stream)))
  await vi.waitFor(() => expect(rooms.openStreams()).toBe(1), PATIENCE)
  // Its subscription is heard before it stops to read.
  stalled.send({ type: 'ping' })
  expect((await stalled.next()).type).toBe('pong')
  stalled.socket.pause()
  let queuedBytesMax = 0
  for (let said = 0; said < EVENTS; said++) {
    rooms.say(`${String(said).padStart(6, '0')}${LONG}`)
    if (said % 20 !== 19) continue
    await vi.waitFor(() => expect(numbersIn(reader)).toHaveLength(said + 1), PATIENCE)
    const [, queued] = /queued_bytes\{[^}]*\} (\d+)/.exec(await rooms.engine.streams.metrics.registry.metrics()) ?? []
    queuedBytesMax = Math.max(queuedBytesMax, Number(queued))
  }
  expect(numbersIn(reader)).toEqual(counted)
  reader.socket.close()
  return { stalled, queuedBytesMax }
}

describe('a client that does not read', () => {
  it('costs no more than its bound, holds nobody up, and hears of the gap and what is new when it reads again', async () => {
    const { stalled, queuedBytesMax } = await speak('said')
    // What was on its way when the bound was met may be one event and its frame more.
    expect(queuedBytesMax).toBeLessThan(BUFFERED_BYTES_MAX + 21 * LONG.length)
    stalled.socket.resume()
    await vi.waitFor(() => expect(numbersIn(stalled).at(-1)).toBe(EVENTS - 1), PATIENCE)
    const gaps = stalled.messages.flatMap(({ payload }) => {
      const event = (payload as { data?: { e: { missed?: number; reason?: string } } } | undefined)?.data?.e
      return event?.reason ? [event] : []
    })
    expect(gaps.map(({ reason }) => reason)).toEqual(gaps.map(() => 'SLOW_CONSUMER'))
    const missed = gaps.reduce((sum, gap) => sum + (gap.missed ?? 0), 0)
    const heard = numbersIn(stalled)
    expect(missed).toBeGreaterThan(0)
    // Nothing goes unsaid, and nothing is said twice.
    expect(heard.length + missed).toBe(EVENTS)
    expect(heard).toEqual([...new Set(heard)].sort((left, right) => left - right))
    stalled.socket.close()
  })

  it('is told to come back where nothing may be lost', async () => {
    const { stalled } = await speak('paid')
    stalled.socket.resume()
    expect([1006, 1013]).toContain(await stalled.code)
    const heard = numbersIn(stalled)
    expect(heard).toEqual(counted.slice(0, heard.length))
  })
})
