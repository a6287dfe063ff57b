import { parse } from 'graphql'
import { systemClock } from '../../platform/clock.ts'
import { PublicError } from '../../platform/errors.ts'
import { leavable, mapStream } from '../../platform/events/stream.ts'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, type RequestScope, type RunningSubgraph, runSchema } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { composeSupergraph } from '../../schema/compose.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Link } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { type ServedGateway, serveGateway } from '../serve.ts'

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@shareable"])\n'

const PEOPLE = `${HEAD}
  type Person @key(fields: "id") { id: ID! name: String! secret: String @authenticated boom: String }
  type Query { me: Person person(id: ID!): Person }
  type Mutation { rename(id: ID!, name: String!): Person! }
`
const NOTES = `${HEAD}
  type Note { id: ID! text: String! author: Person! }
  type Person @key(fields: "id") { id: ID! notes(first: Int = 2): [Note!]! }
  type Query { notes: [Note!]! }
  type Subscription { noteAdded(topic: String!): Note! failing: Note! broken: Note! }
`

/** Two toy subgraphs: people own names, notes own texts and a stream of them. */
export function openToys() {
  const names = new Map([
    ['1', 'Ada'],
    ['2', 'Bo'],
  ])
  const writers = new Set<(note: { id: string; text: string; authorId: string }) => void>()
  const person = (id: string) => (names.has(id) ? { id } : null)
  const context = (scope: RequestScope) => ({ viewer: scope.viewer })
  const people = runSchema(
    'people',
    buildSchema({
      typeDefs: parse(PEOPLE),
      resolvers: {
        Query: {
          me: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) =>
            viewer.kind === 'user' ? { id: '1' } : null,
          person: (_: unknown, { id }: { id: string }) => person(id),
        },
        Mutation: {
          rename: (_: unknown, { id, name }: { id: string; name: string }) => {
            names.set(id, name)
            return { id }
          },
        },
        Person: {
          __resolveReference: ({ id }: { id: string }) => person(id),
          name: ({ id }: { id: string }) => names.get(id),
          secret: () => 'tea',
          boom: () => {
            throw new Error('password=hunter2 at /srv/people.ts')
          },
        },
      },
    }),
    context,
    silentLog,
  )
  const note = (id: string, text: string, authorId: string) => ({ id, text, authorId, author: { id: authorId } })
  const notes = runSchema(
    'notes',
    buildSchema({
      typeDefs: parse(NOTES),
      resolvers: {
        Query: { notes: () => [note('a', 'first', '1'), note('b', 'second', '2')] },
        Person: { notes: ({ id }: { id: string }) => [note('a', `by ${id}`, id)] },
        Subscription: {
          noteAdded: {
            subscribe: () => mapStream(openFeed(writers), (added) => added),
            resolve: (added: { id: string; text: string; authorId: string }) =>
              note(added.id, added.text, added.authorId),
          },
          failing: {
            subscribe: () => {
              throw new PublicError('FORBIDDEN', 'Not for you.')
            },
          },
          broken: {
            subscribe: async function* () {
              yield note('x', 'the last one', '1')
              throw new Error('secret of the database')
            },
            resolve: (event: unknown) => event,
          },
        },
      },
    }),
    context,
    silentLog,
  )
  const { supergraphSdl } = composeSupergraph([
    { name: 'people', sdl: PEOPLE },
    { name: 'notes', sdl: NOTES },
  ])
  return {
    people,
    notes,
    supergraphSdl,
    writers,
    publish: (text: string, authorId = '1') => {
      for (const write of writers) write({ id: text, text, authorId })
    },
  }
}

export type Toys = ReturnType<typeof openToys>

function openFeed(writers: Set<(note: { id: string; text: string; authorId: string }) => void>) {
  const queue: { id: string; text: string; authorId: string }[] = []
  let wake = () => {}
  let closed = false
  const write = (added: { id: string; text: string; authorId: string }) => {
    queue.push(added)
    wake()
  }
  writers.add(write)
  async function* feed() {
    while (!closed) {
      const next = queue.shift()
      if (next) yield next
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }
  return leavable(feed(), () => {
    closed = true
    writers.delete(write)
    wake()
  })
}

export const SECRET = new TextEncoder().encode('an access token secret for toy tests, long enough')

/** A gateway over toy subgraphs, all doors open on a free port. */
export async function serveToys(
  toys: Toys,
  links: Link[] = [toys.people, toys.notes].map((subgraph: RunningSubgraph) => localLink(subgraph, async () => true)),
): Promise<{ url: string; base: string; engine: Engine; gateway: ServedGateway; close(): Promise<void> }> {
  const engine = openEngine(toys.supergraphSdl, links, silentLog)
  const gateway = await serveGateway({
    engine,
    accessTokenSecret: SECRET,
    clock: systemClock,
    log: silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 500,
  })
  const base = `http://127.0.0.1:${gateway.port}`
  return {
    url: `${base}/graphql`,
    base,
    engine,
    gateway,
    close: async () => {
      await gateway.close()
      await engine.close()
    },
  }
}
