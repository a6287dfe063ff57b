import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'graphql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, runSchema } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import { composeSupergraph } from '../../schema/compose.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Link } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { StreamRefused } from '../streams/refused.ts'
import { listen } from '../tests/listen.ts'
import { openLinkPool } from './links.ts'
import { openReloadingEngine, type ReloadingEngine } from './reload.ts'
import { SupergraphError } from './source.ts'

const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'
const CLOCK = `${HEAD} type Query { slow(ms: Int!): String! now: Int! later: Int! }
  type Subscription { ticks: Int! beats: Int! }`
const WEATHER = `${HEAD} type Query { weather: String! }`

const without = (sdl: string, ...fields: string[]) => fields.reduce((rest, field) => rest.replace(field, ''), sdl)
const compose = (clock: string, ...others: { name: string; sdl: string }[]) =>
  composeSupergraph([{ name: 'clock', sdl: clock }, ...others]).supergraphSdl
const ONE = compose(without(CLOCK, 'later: Int!'))
const TWO = compose(CLOCK)
const NO_TICKS = compose(without(CLOCK, 'ticks: Int!'))
const WITH_WEATHER = compose(CLOCK, { name: 'weather', sdl: WEATHER })

/** A subgraph of which each supergraph knows a part, and one that comes and goes; links opened and closed are written down. */
function openHouse() {
  const resolvers = {
    Query: { slow: async (_: unknown, { ms }: { ms: number }) => sleep(ms, 'done'), now: () => 1, later: () => 2 },
    Subscription: Object.fromEntries(
      ['ticks', 'beats'].map((name) => [
        name,
        {
          subscribe: async function* () {
            for (let count = 1; ; count++) {
              yield { [name]: count }
              await sleep(5)
            }
          },
        },
      ]),
    ),
  }
  const context = () => ({ viewer: anonymous })
  const subgraphs: Record<string, ReturnType<typeof runSchema>> = {
    clock: runSchema('clock', buildSchema({ typeDefs: parse(CLOCK), resolvers }), context, silentLog),
    weather: runSchema(
      'weather',
      buildSchema({ typeDefs: parse(WEATHER), resolvers: { Query: { weather: () => 'fine' } } }),
      context,
      silentLog,
    ),
  }
  const written: string[] = []
  const pool = openLinkPool((name): Link => {
    written.push(`open ${name}`)
    const link = localLink(subgraphs[name] as ReturnType<typeof runSchema>, async () => true)
    return { ...link, close: async () => void written.push(`close ${name}`) }
  })
  return { written, pool }
}

let house: ReturnType<typeof openHouse>
let offer: (supergraphSdl: string) => void
let reloading: ReloadingEngine
const logged = { error: vi.fn(), info: vi.fn(), warn: vi.fn() }
const log = { ...silentLog, ...logged } as unknown as typeof silentLog

const open = async (first: string) => {
  reloading = await openReloadingEngine(
    {
      start: async (onUpdate) => {
        offer = onUpdate
        return first
      },
      stop: async () => {},
    },
    (graph) =>
      openEngine(
        graph,
        [...graph.facts.urlByName].map(([name, url]) => house.pool.lease(name, url)),
        silentLog,
      ),
    log,
  )
}
beforeEach(async () => {
  vi.clearAllMocks()
  house = openHouse()
  await open(ONE)
})
afterEach(() => reloading.close())

const prepared = async (engine: Engine, query: string) => {
  const operation = await engine.prepare(query)
  if ('errors' in operation) throw operation.errors[0]
  return operation
}
const scope = () => ({ viewer: anonymous, requestId: 'req_test' })
const ask = async (query: string, engine = reloading.current()) =>
  JSON.parse((await engine.execute(await prepared(engine, query), {}, scope())).text)
const watch = async (query: string) => {
  const engine = reloading.current()
  return listen(engine.streams, await prepared(engine, query), {}, scope())
}
const read = async (stream: AsyncIterableIterator<{ text: string }>) =>
  JSON.parse((await stream.next()).value?.text ?? '')
const swapped = (supergraphSdl: string) =>
  vi.waitFor(() => expect(reloading.current().graph.supergraphSdl).toBe(supergraphSdl), 5_000)
const isValid = async (query: string) => !('errors' in (await reloading.current().prepare(query)))

describe('a supergraph that changes', () => {
  it('is swapped for the next one, which answers what it adds and no more what it lacks', async () => {
    expect(await isValid('{ later }')).toBe(false)
    offer(TWO)
    await swapped(TWO)
    expect(await ask('{ now later }')).toEqual({ data: { now: 1, later: 2 } })
    offer(ONE)
    await swapped(ONE)
    expect(await isValid('{ later }')).toBe(false)
  })

  it('leaves requests in flight to the engine they began on', async () => {
    const before = reloading.current()
    const slow = ask('{ slow(ms: 400) }')
    offer(TWO)
    await swapped(TWO)
    expect(reloading.current()).not.toBe(before)
    expect(await slow).toEqual({ data: { slow: 'done' } })
  })

  it('answers every request from one graph or the other while it is swapped again and again', async () => {
    const answers: Promise<unknown>[] = []
    for (let round = 0; round < 10; round++) {
      offer(round % 2 ? ONE : TWO)
      for (let each = 0; each < 20; each++) {
        answers.push((await isValid('{ later }')) ? ask('{ later now }') : ask('{ now }'))
        if (each % 5 === 0) await sleep(1)
      }
    }
    const seen = (await Promise.all(answers)).map((answer) => JSON.stringify(answer))
    expect(seen).toHaveLength(200)
    expect(new Set(seen)).toEqual(new Set(['{"data":{"now":1}}', '{"data":{"later":2,"now":1}}']))
  })

  it('opens only the last of several that come while one is being opened', async () => {
    for (const each of [TWO, NO_TICKS, WITH_WEATHER]) offer(each)
    await swapped(WITH_WEATHER)
    expect(logged.info.mock.calls.filter(([, message]) => message === 'the supergraph was swapped')).toHaveLength(2)
  })

  it('plans what was asked last before it takes over', async () => {
    for (const query of ['{ now }', 'query A { slow(ms: 1) }', '{ nonsense }']) reloading.current().prepare(query)
    offer(TWO)
    await swapped(TWO)
    expect(logged.info).toHaveBeenCalledWith(
      expect.objectContaining({ warmed: 2, known: 2 }),
      'the supergraph was swapped',
    )
  })
})

describe('a supergraph that cannot be served', () => {
  it.each([
    ['that does not parse', 'type Query {'],
    ['that is none', 'type Query { a: Int }'],
    ['that is nothing', ''],
    ['that lacks a type', TWO.replace('scalar join__FieldSet', '')],
  ])('%s is refused in the log, and the one before stays', async (_, broken) => {
    offer(broken)
    await vi.waitFor(() => expect(logged.error).toHaveBeenCalledTimes(1), 5_000)
    expect(logged.error.mock.calls[0]).toEqual([
      { reason: expect.stringContaining('The supergraph cannot be opened: ') },
      'the new supergraph is refused; the one before stays',
    ])
    expect(await ask('{ now }')).toEqual({ data: { now: 1 } })
    offer(TWO)
    await swapped(TWO)
  })

  it('is an error at the start', async () => {
    await expect(open('type Query { a: Int }')).rejects.toThrow(SupergraphError)
  })
})

describe('open streams', () => {
  it('go on when the new graph could open them too', async () => {
    const stream = await watch('subscription { ticks }')
    expect(await read(stream)).toEqual({ data: { ticks: 1 } })
    offer(TWO)
    await swapped(TWO)
    await sleep(50)
    expect(await read(stream)).toEqual({ data: { ticks: 2 } })
    await stream.return?.()
  })

  it('end with SCHEMA_CHANGED when it could not', async () => {
    const ticks = await watch('subscription { ticks }')
    const beats = await watch('subscription Beats { beats }')
    await read(ticks)
    await read(beats)
    offer(NO_TICKS)
    const end = (async () => {
      for await (const _ of ticks);
    })()
    await expect(end).rejects.toThrow(StreamRefused)
    await expect(end).rejects.toMatchObject({ errors: [{ extensions: { code: 'SCHEMA_CHANGED' } }] })
    expect(await read(beats)).toEqual({ data: { beats: 2 } })
    expect(await isValid('subscription { ticks }')).toBe(false)
  })

  it('end with SCHEMA_CHANGED when too many graphs would have to be kept for them', async () => {
    const stream = await watch('subscription { beats }')
    for (const each of [TWO, NO_TICKS, WITH_WEATHER]) {
      offer(each)
      await swapped(each)
      const kept = await watch('subscription { beats }')
      await read(kept)
    }
    await read(stream)
    offer(ONE)
    await swapped(ONE)
    const goesOn = async () => {
      for (;;) await read(stream)
    }
    await expect(goesOn()).rejects.toMatchObject({ errors: [{ extensions: { code: 'SCHEMA_CHANGED' } }] })
  })
})

describe('links', () => {
  it('stay as they are when a swap does not change them, and close once nothing uses them', async () => {
    expect(house.written).toEqual(['open clock'])
    offer(WITH_WEATHER)
    await swapped(WITH_WEATHER)
    expect(await ask('{ weather now }')).toEqual({ data: { weather: 'fine', now: 1 } })
    const slow = ask('{ slow(ms: 1500) weather }')
    offer(TWO)
    await swapped(TWO)
    expect(await slow).toEqual({ data: { slow: 'done', weather: 'fine' } })
    await vi.waitFor(() => expect(house.written).toEqual(['open clock', 'open weather', 'close weather']), 5_000)
  })

  it('stay open for the parts of an answer that are still to come', async () => {
    offer(WITH_WEATHER)
    await swapped(WITH_WEATHER)
    const engine = reloading.current()
    const operation = await engine.prepare('{ now ... @defer { slow(ms: 1600) weather } }', null, { defer: true })
    if ('errors' in operation) throw operation.errors[0]
    const parts: string[] = []
    for await (const { text } of engine.executeIncrementally(operation, {}, scope())) {
      if (parts.push(text) > 1) continue
      offer(TWO)
      await swapped(TWO)
    }
    expect(parts.join('')).toContain('"slow":"done"')
    expect(parts.join('')).toContain('"weather":"fine"')
    expect(parts.join('')).not.toContain('errors')
    await vi.waitFor(() => expect(house.written).toContain('close weather'), 5_000)
  })

  it('are all closed at the end, whoever still uses them', async () => {
    const stream = await watch('subscription { beats }')
    offer(WITH_WEATHER)
    await swapped(WITH_WEATHER)
    await reloading.close()
    expect(house.written.toSorted()).toEqual(['close clock', 'close weather', 'open clock', 'open weather'])
    await stream.return?.()
  })
})
