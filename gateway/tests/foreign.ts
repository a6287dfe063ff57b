import { EventEmitter, on, once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer, HeaderMap } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphQLSchema, parse } from 'graphql'
import { useServer as serveGraphQLWs } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { mapStream } from '../../platform/events/stream.ts'
import type { Resolvers } from '../../platform/scalars.ts'

/** A subgraph that is none of ours: Apollo Server and graphql-ws as their documentation has them, no signatures. */
export interface Foreign {
  readonly name: string
  readonly url: string
  /** Headers of the requests it got, and of the sockets opened to it. */
  readonly requests: IncomingHttpHeaders[]
  readonly upgrades: IncomingHttpHeaders[]
  /** Answer by another SDL from now on, on the same address. */
  become(sdl: string): Promise<void>
  /** Hang up on every request, until it is back. */
  stayAway(away: boolean): void
  close(): Promise<void>
}

export async function serveForeign(name: string, sdl: string, resolvers: Resolvers): Promise<Foreign> {
  let schema: GraphQLSchema
  let apollo: ApolloServer<{ headers: IncomingHttpHeaders }>
  const become = async (next: string) => {
    schema = buildSubgraphSchema({ typeDefs: parse(next), resolvers })
    apollo = new ApolloServer<{ headers: IncomingHttpHeaders }>({
      schema,
      plugins: [ApolloServerPluginInlineTraceDisabled()],
      stopOnTerminationSignals: false,
      nodeEnv: 'production',
    })
    await apollo.start()
  }
  await become(sdl)
  let isAway = false
  const requests: IncomingHttpHeaders[] = []
  const upgrades: IncomingHttpHeaders[] = []
  const server = createServer(async (incoming, outgoing) => {
    if (isAway) return void incoming.socket.destroy()
    requests.push(incoming.headers)
    const chunks = await incoming.toArray()
    const headers = new HeaderMap()
    for (const [header, value] of Object.entries(incoming.headers)) headers.set(header, String(value))
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(Buffer.concat(chunks).toString()) },
      context: async () => ({ headers: incoming.headers }),
    })
    outgoing.writeHead(response.status ?? 200, Object.fromEntries(response.headers))
    outgoing.end(response.body.kind === 'complete' ? response.body.string : '')
  })
  const sockets = new WebSocketServer({ server })
  const door = serveGraphQLWs({ schema: () => schema }, sockets)
  server.on('upgrade', ({ headers }) => upgrades.push(headers))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    requests,
    upgrades,
    become,
    stayAway: (away) => {
      isAway = away
    },
    close: async () => {
      if (!server.listening) return
      for (const socket of sockets.clients) socket.terminate()
      await door.dispose()
      server.closeAllConnections()
      server.close()
      await apollo.stop()
    },
  }
}

/** The first line of every subgraph's SDL. */
const HEAD = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])\n'

export const PRODUCTS = `${HEAD}
  type Product @key(fields: "id") { id: ID! name: String! }
  type Query { product(id: ID!): Product products: [Product!]! header(name: String!): String }
  type Mutation { rename(id: ID!, name: String!): Product! }`
export const PRODUCTS_WITH_PRICE = PRODUCTS.replace('name: String! }', 'name: String! price: Int! }')
export const REVIEWS = `${HEAD}
  type Product @key(fields: "id") { id: ID! reviews: [String!]! }
  type Query { slow(ms: Int!): String! }
  type Subscription { reviewed: Product! }`

/** A shop: products have names and prices; reviews are written elsewhere and streamed. Its supergraph need not know all. */
export async function openShop() {
  const names = new Map([
    ['tea', 'Tea'],
    ['cup', 'Cup'],
  ])
  const written = new EventEmitter()
  const products = await serveForeign('products', PRODUCTS_WITH_PRICE, {
    Query: {
      product: (_: unknown, { id }: { id: string }) => (names.has(id) ? { id } : null),
      products: () => [...names.keys()].map((id) => ({ id })),
      header: (_: unknown, { name }: { name: string }, { headers }: { headers: IncomingHttpHeaders }) => headers[name],
    },
    Mutation: {
      rename: (_: unknown, { id, name }: { id: string; name: string }) => {
        names.set(id, name)
        return { id }
      },
    },
    Product: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => names.get(id),
      price: () => 5,
    },
  })
  const reviews = await serveForeign('reviews', REVIEWS, {
    Query: { slow: (_: unknown, { ms }: { ms: number }) => new Promise((done) => setTimeout(done, ms, 'done')) },
    Product: { __resolveReference: ({ id }: { id: string }) => ({ id }), reviews: () => ['good'] },
    Subscription: {
      reviewed: {
        subscribe: () =>
          mapStream(on(written, 'review') as AsyncIterableIterator<[string]>, ([id]) => ({ reviewed: { id } })),
      },
    },
  })
  return {
    products,
    reviews,
    /** Streams that wait for reviews. */
    watchers: () => written.listenerCount('review'),
    review: (id: string) => written.emit('review', id),
    close: async () => {
      await Promise.all([products.close(), reviews.close()])
    },
  }
}
