import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'graphql'
import { sharedKey } from '../../platform/access-token.ts'
import { systemClock } from '../../platform/clock.ts'
import { PublicError } from '../../platform/errors.ts'
import { leavable, mapStream } from '../../platform/events/stream.ts'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, type RequestScope, type RunningSubgraph, runSchema } from '../../platform/subgraph.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { sharedSecretIssuer } from '../access/tokens.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Link } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import { type GatewayOptions, type ServedGateway, serveGateway } from '../serve.ts'
import { composedOf, graphOf } from './graphs.ts'

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@shareable"])\n'

const PEOPLE = `${HEAD}
  scalar DateTime
  scalar EventCursor
  enum Role { ADMIN GUEST }
  interface Named { name: String! }
  type Person implements Named @key(fields: "id") {
    id: ID! name: String! role: Role! secret: String @authenticated boom: String slow(ms: Int!): String!
  }
  type Robot implements Named @key(fields: "id") { id: ID! name: String! model: String! }
  union Being = Person | Robot
  input Place { lat: Float! lng: Float! tags: [String!] = ["new"] }
  type Failing { boom: String }
  type Query {
    me: Person
    person(id: ID!): Person
    beings: [Being!]!
    named(first: Int = 9): [Named!]!
    groups: [[Person!]!]!
    failing(count: Int!): [Failing!]!
    "What arrived, as JSON."
    echo(
      int: Int float: Float id: ID ids: [ID!] role: Role at: DateTime cursor: EventCursor place: Place flag: Boolean
      text: String = "tea" required: Int! = 7 lists: [[Int]]
    ): String!
  }
  type Mutation { rename(id: ID!, name: String!): Person! }
`
const NOTES = `${HEAD}
  type Note { id: ID! text: String! author: Person! about: [Being!]! }
  union Being = Person | Robot
  type Person @key(fields: "id") { id: ID! notes(first: Int = 2): [Note!]! }
  type Robot @key(fields: "id") { id: ID! notes(first: Int = 2): [Note!]! }
  type Query { notes: [Note!]! }
  type Subscription { noteAdded(topic: String! = "any"): Note! failing: Note! broken: Note! finite(count: Int!): Note! }
`

/** Two toy subgraphs: people own names, notes own texts and a stream of them. */
export function openToys() {
  const names = new Map([
    ['1', 'Ada'],
    ['2', 'Bo'],
  ])
  const writers = new Set<(note: { id: string; text: string; authorId: string }) => void>()
  const person = (id: string) => (names.has(id) ? { id } : null)
  const robot = { __typename: 'Robot', id: 'r1', name: 'Marvin', model: 'GPP' }
  const ada = { __typename: 'Person', id: '1' }
  const bo = { __typename: 'Person', id: '2' }
  const context = (scope: RequestScope) => ({ viewer: scope.viewer })
  const peopleResolvers = {
    Query: {
      me: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => (viewer.kind === 'user' ? { id: '1' } : null),
      person: (_: unknown, { id }: { id: string }) => person(id),
      beings: () => [ada, robot],
      named: (_: unknown, { first }: { first: number }) => [robot, bo].slice(0, first),
      groups: () => [[ada, bo], [], [bo]],
      failing: (_: unknown, { count }: { count: number }) => Array.from({ length: count }, () => ({})),
      echo: (_: unknown, args: Record<string, unknown>) => JSON.stringify(args),
    },
    Failing: {
      boom: () => {
        throw new Error('x'.repeat(5_000))
      },
    },
    Robot: { __resolveReference: () => robot, name: () => robot.name, model: () => robot.model },
    Mutation: {
      rename: (_: unknown, { id, name }: { id: string; name: string }) => {
        names.set(id, name)
        return { id }
      },
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => person(id),
      name: ({ id }: { id: string }) => names.get(id),
      role: ({ id }: { id: string }) => (id === '1' ? 'ADMIN' : 'GUEST'),
      slow: (_: unknown, { ms }: { ms: number }) => sleep(ms, 'done'),
      secret: () => 'tea',
      boom: () => {
        throw new Error('password=hunter2 at /srv/people.ts')
      },
    },
  }
  const people = runSchema(
    'people',
    buildSchema({ typeDefs: parse(PEOPLE), resolvers: peopleResolvers }),
    context,
    silentLog,
  )
  const note = (id: string, text: string, authorId: string) => ({
    id,
    text,
    author: { id: authorId },
    about: [{ __typename: 'Robot', id: 'r1' }, bo],
  })
  const notesResolvers = {
    Query: { notes: () => [note('a', 'first', '1'), note('b', 'second', '2')] },
    Person: {
      notes: ({ id }: { id: string }, { first }: { first: number }) => [note('a', `by ${id}, ${first}`, id)],
    },
    Robot: { notes: ({ id }: { id: string }) => [note('a', `by ${id}`, '1')] },
    Subscription: {
      noteAdded: {
        subscribe: () => mapStream(openFeed(writers), (added) => added),
        resolve: (added: { id: string; text: string; authorId: string }) => note(added.id, added.text, added.authorId),
      },
      failing: {
        subscribe: () => {
          throw new PublicError('FORBIDDEN', 'Not for you.')
        },
      },
      finite: {
        subscribe: async function* (_: unknown, { count }: { count: number }) {
          for (let index = 0; index < count; index++) yield note(`${index}`, `note ${index}`, '1')
        },
        resolve: (event: unknown) => event,
      },
      broken: {
        subscribe: async function* () {
          yield note('x', 'the last one', '1')
          throw new Error('secret of the database')
        },
        resolve: (event: unknown) => event,
      },
    },
  }
  const notes = runSchema(
    'notes',
    buildSchema({ typeDefs: parse(NOTES), resolvers: notesResolvers }),
    context,
    silentLog,
  )
  const { supergraphSdl } = composedOf([
    { name: 'people', sdl: PEOPLE },
    { name: 'notes', sdl: NOTES },
  ])
  return {
    people,
    notes,
    supergraphSdl,
    resolvers: [peopleResolvers, notesResolvers],
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
/** Signs tokens that {@link TOY_ISSUER} reads. */
export const TOY_KEY = sharedKey(SECRET)
export const TOY_ISSUER = sharedSecretIssuer(SECRET, systemClock)

/** A gateway over toy subgraphs, all doors open on a free port. */
export async function serveToys(
  toys: Toys,
  links: Link[] = [toys.people, toys.notes].map((subgraph: RunningSubgraph) => localLink(subgraph, async () => true)),
  options: Pick<GatewayOptions, 'sockets' | 'connections' | 'http' | 'documents'> & { drainTimeoutMs?: number } = {},
): Promise<{ url: string; base: string; engine: Engine; gateway: ServedGateway; close(): Promise<void> }> {
  const engine = openEngine(graphOf(toys.supergraphSdl), links, silentLog)
  const gateway = await serveGateway({
    engine,
    issuers: [TOY_ISSUER],
    clock: systemClock,
    log: silentLog,
    port: 0,
    host: '127.0.0.1',
    drainTimeoutMs: 500,
    ...options,
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
