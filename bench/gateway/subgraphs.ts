import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, graphql, parse } from 'graphql'
import type { Resolvers } from '../../platform/scalars.ts'
import { SUBGRAPHS, type SubgraphName, subgraphSdl } from './graph.ts'
import { findEntity, root, shippingOf } from './world.ts'

export interface RunningSubgraphs {
  readonly urls: Readonly<Record<SubgraphName, string>>
  /** Calls so far, of all subgraphs. */
  calls(): number
  /** Calls so far that take {@link SLOW_MS}. */
  slow(): number
  /** Of them, those whose caller left before the answer. */
  abandoned(): number
  /** Calls that wait for their answer now. */
  waiting(): number
  /** Answer nothing from now on before it is released, or, with null, as before. */
  hold(held: ((call: HeldCall) => void) | null): void
  /** Connections of gateways that are open now. */
  connections(): Promise<number>
  close(): Promise<void>
}

/** A call that waits until somebody lets it be answered. */
export interface HeldCall {
  readonly url: string
  readonly body: string
  release(): void
}

/** What an answer is once it is known: its bytes, or how it fails. */
type Kept = Buffer | 'slow' | 'lost'

/** Distinct request bodies a subgraph remembers; past that it forgets all. */
const KEPT_MAX = 5_000
const SLOW_MS = 2_000

/** Ids a soak asks for, and what their owner then does; see {@link Kept}. */
const FAULTS: Readonly<Record<string, Kept>> = { product_slow: 'slow', product_lost: 'lost' }

/**
 * All subgraphs, each on a port of its own, in this process. They are cheap on purpose, so that what is measured is the gateway:
 * a body that was asked before is answered with the bytes it was answered with then. At `/fed1` they describe themselves
 * with the SDL of federation 1, for gateways that know no other.
 */
export async function serveSubgraphs(): Promise<RunningSubgraphs> {
  const counts = { calls: 0, slow: 0, abandoned: 0, waiting: 0 }
  const urlOf = (port: number) => `http://127.0.0.1:${port}/graphql`
  let held: ((call: HeldCall) => void) | null = null
  const servers = await Promise.all(
    SUBGRAPHS.map(async (name) => {
      const answer = openAnswers(name)
      const server = createServer((incoming, outgoing) => {
        counts.calls += 1
        readBody(incoming, (body) => {
          const release = () => respond(body, incoming.url ?? '', outgoing, answer, counts)
          if (held) held({ url: urlOf((server.address() as AddressInfo).port), body, release })
          else release()
        })
      })
      // Longer than any pause of a gateway between its turns.
      server.keepAliveTimeout = 3_600_000
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return { name, server }
    }),
  )
  return {
    urls: Object.fromEntries(
      servers.map(({ name, server }) => [name, urlOf((server.address() as AddressInfo).port)]),
    ) as Record<SubgraphName, string>,
    calls: () => counts.calls,
    slow: () => counts.slow,
    abandoned: () => counts.abandoned,
    waiting: () => counts.waiting,
    hold: (by) => {
      held = by
    },
    connections: async () => {
      const open = await Promise.all(
        servers.map(({ server }) => new Promise<number>((resolve) => server.getConnections((_, n) => resolve(n)))),
      )
      return open.reduce((sum, n) => sum + n, 0)
    },
    close: async () => {
      for (const { server } of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

function readBody(incoming: IncomingMessage, whole: (body: string) => void): void {
  let body = ''
  incoming.setEncoding('utf8')
  incoming.on('data', (chunk: string) => {
    body += chunk
  })
  incoming.on('end', () => whole(body))
}

function respond(
  body: string,
  url: string,
  outgoing: ServerResponse,
  answer: (body: string, url: string) => Kept | Promise<Kept>,
  counts: { slow: number; abandoned: number; waiting: number },
): void {
  const kept = answer(body, url)
  if (Buffer.isBuffer(kept)) {
    send(outgoing, kept)
    return
  }
  Promise.resolve(kept).then((known) => {
    if (Buffer.isBuffer(known)) return send(outgoing, known)
    if (known === 'lost') return outgoing.destroy()
    counts.slow += 1
    counts.waiting += 1
    const answering = setTimeout(() => send(outgoing, SLOW_ANSWER), SLOW_MS)
    outgoing.once('close', () => {
      clearTimeout(answering)
      counts.waiting -= 1
      if (!outgoing.writableFinished) counts.abandoned += 1
    })
  })
}

const SLOW_ANSWER = Buffer.from('{"data":{"product":null}}')

function send(outgoing: ServerResponse, bytes: Buffer): void {
  if (outgoing.destroyed) return
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
  outgoing.end(bytes)
}

function openAnswers(name: SubgraphName): (body: string, url: string) => Kept | Promise<Kept> {
  const sdl = subgraphSdl(name)
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolversOf(name) }])
  const kept = new Map<string, Kept>()
  return (body, url) => {
    const known = kept.get(body)
    if (known) return known
    if (url === '/fed1' && body.includes('_service')) return bytesOf({ data: { _service: { sdl: federation1(sdl) } } })
    return answer(schema, body).then((made) => {
      if (kept.size >= KEPT_MAX) kept.clear()
      kept.set(body, made)
      return made
    })
  }
}

async function answer(schema: GraphQLSchema, body: string): Promise<Kept> {
  const fault = Object.keys(FAULTS).find((id) => body.includes(id))
  if (fault) return FAULTS[fault] ?? 'lost'
  const { query, operationName, variables } = JSON.parse(body) as {
    query: string
    operationName?: string | null
    variables?: Record<string, unknown> | null
  }
  return bytesOf(await graphql({ schema, source: query, operationName, variableValues: variables, rootValue: root }))
}

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value))

function federation1(sdl: string): string {
  return sdl.replace(/^extend schema .*$/m, '').replace(/^type Query/m, 'extend type Query')
}

interface Representation {
  id: string
  price?: number
  weight?: number
}

function resolversOf(name: SubgraphName): Resolvers {
  const Entity = { __resolveReference: ({ id }: Representation) => findEntity(id) }
  const Broken = {
    // Asked for by soaks: a field that fails beside others that do not.
    product: ({ id }: { id: string }) => {
      if (id === 'product_broken') throw new Error('the catalogue is being counted')
      return root.product({ id })
    },
  }
  switch (name) {
    case 'people':
      return { Person: Entity }
    case 'catalog':
      return { Product: Entity, Query: { product: (_: unknown, args: { id: string }) => Broken.product(args) } }
    case 'reviews':
      return { Review: Entity, Person: Entity, Product: Entity }
    case 'stock':
      return {
        Product: {
          // What is required counts, not what the world knows: a gateway that sends something else answers something else.
          __resolveReference: ({ id, price, weight }: Representation) => ({ ...findEntity(id), price, weight }),
          shipping: ({ price, weight }: Representation) => {
            if (price === undefined || weight === undefined) throw new Error('price and weight are required')
            return shippingOf({ price, weight })
          },
        },
      }
  }
}
