import { mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { silentLog } from '../../platform/log.ts'
import { composeSupergraph, subgraphUrl } from '../../schema/compose.ts'
import { type AnyGraphConfig, readConfig } from '../config.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'
import { openAnyGraph } from '../shapes/any-graph.ts'
import type { ReloadingEngine } from '../supergraph/reload.ts'
import { openShop, PRODUCTS, PRODUCTS_WITH_PRICE, REVIEWS } from './foreign.ts'
import { initialised, subscribe } from './socket.ts'

/** Longer than anything takes, also on a machine that is busy with other things. */
const SOON = 10_000

let shop: Awaited<ReturnType<typeof openShop>>
let dir: string
let path: string
const logged = { error: vi.fn(), info: vi.fn(), warn: vi.fn() }
const log = { ...silentLog, ...logged } as unknown as typeof silentLog
let open: { graph: ReloadingEngine; gateway: ServedGateway } | null
let url: string

beforeEach(async () => {
  vi.clearAllMocks()
  shop = await openShop()
  dir = await mkdtemp(join(tmpdir(), 'lifegraph-any-'))
  path = join(dir, 'supergraph.graphql')
  open = null
})
afterEach(async () => {
  await open?.gateway.close()
  await open?.graph.close()
  await shop.close()
  await rm(dir, { recursive: true })
})

/** The supergraph of products and reviews as they might be, at the addresses where they are. */
const supergraphOf = (products: string, reviews: string) =>
  composeSupergraph([
    { name: 'products', sdl: products },
    { name: 'reviews', sdl: reviews },
  ])
    .supergraphSdl.replace(subgraphUrl('products'), shop.products.url)
    .replace(subgraphUrl('reviews'), shop.reviews.url)
const first = () => supergraphOf(PRODUCTS, REVIEWS)
const withPrice = () => supergraphOf(PRODUCTS_WITH_PRICE, REVIEWS)
const withoutStream = () => supergraphOf(PRODUCTS, REVIEWS.replace(/type Subscription.*/, ''))
const serve = async (...args: string[]) => {
  const config = readConfig(args, {}) as AnyGraphConfig
  const graph = await openAnyGraph(config, log)
  const gateway = await serveGateway({
    engine: graph.current,
    clock: systemClock,
    log,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 500,
  })
  open = { graph, gateway }
  url = `http://127.0.0.1:${gateway.port}/graphql`
}
const serveFile = async (supergraphSdl: string, ...args: string[]) => {
  await writeFile(path, supergraphSdl)
  await serve('--supergraph', path, ...args)
}
const ask = async (query: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  return response.json()
}
const REVIEWED = 'subscription { reviewed { id name reviews } }'
const watch = async () => {
  const before = shop.watchers()
  const socket = await initialised(url)
  socket.send(subscribe('1', REVIEWED))
  await vi.waitFor(() => expect(shop.watchers()).toBe(before + 1), SOON)
  return socket
}
const PRICE = '{ product(id: "tea") { price } }'
const priceIsKnown = () =>
  vi.waitFor(async () => expect(await ask(PRICE)).toEqual({ data: { product: { price: 5 } } }), SOON)
const priceIsUnknown = () =>
  vi.waitFor(
    async () => expect(await ask(PRICE)).toHaveProperty('errors.0.extensions.code', 'GRAPHQL_VALIDATION_FAILED'),
    SOON,
  )

describe('the gateway of any graph', () => {
  it('joins foreign subgraphs over HTTP, and streams from them, with nothing but the file', async () => {
    await serveFile(first())
    expect(await ask('{ products { id name reviews } }')).toEqual({
      data: {
        products: [
          { id: 'tea', name: 'Tea', reviews: ['good'] },
          { id: 'cup', name: 'Cup', reviews: ['good'] },
        ],
      },
    })
    expect(await ask('mutation { rename(id: "cup", name: "Mug") { name reviews } }')).toEqual({
      data: { rename: { name: 'Mug', reviews: ['good'] } },
    })
    const socket = await watch()
    shop.review('cup')
    expect(await socket.next()).toMatchObject({
      payload: { data: { reviewed: { id: 'cup', name: 'Mug', reviews: ['good'] } } },
    })
    const health = await fetch(new URL('/health/ready', url))
    expect([health.status, await health.json()]).toEqual([
      200,
      { ready: true, parts: { products: true, reviews: true } },
    ])
    socket.socket.close()
  })

  it('takes a token for what it is to the subgraphs: forwarded when asked to, never verified without a secret', async () => {
    await serveFile(
      first(),
      '--forward',
      'authorization',
      '--header',
      'products:x-api-key=k1',
      '--header',
      '*:x-from=gateway',
    )
    const seen =
      '{ products { id } a: header(name: "authorization") b: header(name: "x-api-key") c: header(name: "cookie") }'
    expect(await ask(seen, { authorization: 'Bearer of.good.news', cookie: 'secret=1' })).toMatchObject({
      data: { a: 'Bearer of.good.news', b: 'k1', c: null },
    })
    await ask('{ slow(ms: 0) }')
    expect(shop.reviews.requests.at(-1)).toMatchObject({ 'x-from': 'gateway' })
    expect(shop.reviews.requests.at(-1)).not.toHaveProperty('x-api-key')
    expect(shop.reviews.requests.at(-1)).not.toHaveProperty('x-lifegraph-viewer')
  })

  it('forwards what connection_init says in place of a header', async () => {
    await serveFile(first(), '--forward', 'authorization')
    const socket = await initialised(url, { authorization: 'Bearer of.good.news' })
    socket.send(subscribe('1', '{ header(name: "authorization") }'))
    expect((await socket.next()).payload).toEqual({ data: { header: 'Bearer of.good.news' } })
    socket.socket.close()
  })

  it('goes where it is told instead of where the supergraph says', async () => {
    const elsewhere = first().replace(shop.products.url, 'http://127.0.0.1:1/graphql')
    await serveFile(elsewhere, '--subgraph', `products=${shop.products.url}`)
    expect(await ask('{ product(id: "tea") { name } }')).toEqual({ data: { product: { name: 'Tea' } } })
  })

  it('does not start on a graph with subgraphs nobody knows the place of, and names them all', async () => {
    const nowhere = first().replace(shop.products.url, '').replace(shop.reviews.url, 'reviews:80')
    await expect(serveFile(nowhere, '--subgraph', 'product=http://x')).rejects.toThrow(
      /products: has no URL[\s\S]*reviews: "reviews:80" is no http[\s\S]*product: is no subgraph of it/,
    )
  })
})

describe('a supergraph file that changes', () => {
  it('is served without a failed request or a dropped stream, whatever happens to it', async () => {
    await serveFile(first())
    const socket = await watch()
    let going = true
    const failures: unknown[] = []
    let asked = 0
    const load = (async () => {
      while (going) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => ask('{ products { name reviews } }')))
        asked += answers.length
        failures.push(...answers.filter((answer) => answer.errors))
      }
    })()
    const streams = async (id: string) => {
      shop.review(id)
      expect(await socket.next()).toMatchObject({ payload: { data: { reviewed: { id } } } })
    }

    await writeFile(`${path}~`, withPrice())
    await rename(`${path}~`, path)
    await priceIsKnown()
    await streams('tea')
    await unlink(path)
    await vi.waitFor(
      () => expect(logged.warn).toHaveBeenCalledWith(expect.anything(), expect.stringContaining('is gone')),
      SOON,
    )
    await streams('cup')
    await writeFile(path, first())
    await priceIsUnknown()
    await writeFile(path, first().slice(0, 700))
    await vi.waitFor(() => expect(logged.error).toHaveBeenCalledTimes(1), SOON)
    expect(logged.error.mock.calls[0]?.[1]).toBe('the new supergraph is refused; the one before stays')
    await streams('tea')
    await writeFile(path, withPrice())
    await priceIsKnown()
    await streams('cup')

    going = false
    await load
    expect(failures).toEqual([])
    expect(asked).toBeGreaterThan(100)
    // One socket carried the stream through it all: streams of subgraphs that stay are not opened anew.
    expect(shop.reviews.upgrades).toHaveLength(1)
    socket.socket.close()
    await vi.waitFor(() => expect(shop.watchers()).toBe(0), SOON)
  })

  it('answers 200 requests in flight from one graph or the other', async () => {
    await serveFile(first())
    const [one, other] = [first(), withPrice()]
    const answers: Promise<unknown>[] = []
    for (let round = 0; round < 4; round++) {
      if (round > 0) {
        await writeFile(path, round % 2 ? other : one)
        await (round % 2 ? priceIsKnown() : priceIsUnknown())
      }
      for (let each = 0; each < 50; each++)
        answers.push(ask('{ slow(ms: 700) product(id: "tea") { name } __type(name: "Product") { fields { name } } }'))
    }
    const answer = (...fields: string[]) => ({
      data: { slow: 'done', product: { name: 'Tea' }, __type: { fields: fields.map((name) => ({ name })) } },
    })
    const seen = await Promise.all(answers)
    expect(seen).toHaveLength(200)
    for (const each of seen)
      expect([answer('id', 'name', 'reviews'), answer('id', 'name', 'price', 'reviews')]).toContainEqual(each)
    expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(2)
  })

  it('ends streams that it no longer has, with a reason', async () => {
    await serveFile(first())
    const socket = await watch()
    await writeFile(path, withoutStream())
    expect(await socket.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: 'SCHEMA_CHANGED' } }],
    })
    await vi.waitFor(() => expect(shop.watchers()).toBe(0), SOON)
    socket.send(subscribe('1', REVIEWED))
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
    socket.socket.close()
  })
})

describe('a supergraph composed of what runs', () => {
  const serveRunning = async () => {
    await shop.products.become(PRODUCTS)
    await serve(
      '--poll',
      '100',
      ...[shop.products, shop.reviews].flatMap(({ name, url }) => ['--subgraph', `${name}=${url}`]),
    )
  }

  it('takes up a field that a running subgraph has now', async () => {
    await serveRunning()
    await priceIsUnknown()
    const socket = await watch()
    await shop.products.become(PRODUCTS_WITH_PRICE)
    await priceIsKnown()
    shop.review('tea')
    expect(await socket.next()).toMatchObject({ payload: { data: { reviewed: { name: 'Tea' } } } })
    socket.socket.close()
  })

  it('stays as it is while the subgraphs do not fit together, and says so once', async () => {
    await serveRunning()
    await shop.products.become(PRODUCTS.replace('name: String!', 'name: String! reviews: Int'))
    await vi.waitFor(() => expect(logged.error).toHaveBeenCalled(), SOON)
    await sleep(350)
    expect(logged.error.mock.calls).toEqual([
      [
        { reason: expect.stringContaining('Product.reviews') },
        'the subgraphs could not be composed; the supergraph stays as it is',
      ],
    ])
    expect(await ask('{ products { name reviews } }')).not.toHaveProperty('errors')
    await shop.products.become(PRODUCTS_WITH_PRICE)
    await priceIsKnown()
  })

  it('does not lose what changes while another subgraph is away', async () => {
    await serveRunning()
    shop.reviews.stayAway(true)
    await shop.products.become(PRODUCTS_WITH_PRICE)
    await vi.waitFor(() => expect(logged.error).toHaveBeenCalled(), SOON)
    await sleep(250)
    await priceIsUnknown()
    shop.reviews.stayAway(false)
    await priceIsKnown()
    expect(logged.error).toHaveBeenCalledTimes(1)
  })

  it('does not start without all of its subgraphs, and says which is missing', async () => {
    await shop.reviews.close()
    await expect(serveRunning()).rejects.toThrow(/do not make a supergraph: .*"reviews".*ECONNREFUSED/)
  })
})
