import { parse } from 'graphql'
import { decodeEventCursor, encodeEventCursor } from '../../platform/events/cursor.ts'
import { leavable } from '../../platform/events/stream.ts'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, type RequestScope, runSchema } from '../../platform/subgraph.ts'
import { anonymous, type Viewer } from '../../platform/viewer.ts'
import { type Engine, openEngine } from '../engine.ts'
import { LinkFailure } from '../links/failure.ts'
import type { Link } from '../links/link.ts'
import { localLink } from '../links/local.ts'
import type { ExecutionScope } from '../plan/execute.ts'
import type { StreamSettings } from '../streams/groups.ts'
import { composedOf, graphOf } from './graphs.ts'
import { type Heard, listen } from './listen.ts'

const HEAD =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@authenticated"])\n'
const ROOMS = `${HEAD}
  scalar EventCursor
  type Query { rooms: Int }
  type Subscription {
    said(room: ID!, loud: Boolean = false, after: EventCursor): RoomEvent! @tag(name: "shared") @tag(name: "droppable")
    paid(room: ID!, after: EventCursor): RoomEvent! @tag(name: "shared")
    whispered(room: ID!, after: EventCursor): RoomEvent!
  }
  union RoomEvent = Said | StreamGap
  type Said { cursor: EventCursor! text: String! author: Person! viewerLiked: Boolean! @tag(name: "viewer") }
  type StreamGap { fromCursor: EventCursor toCursor: EventCursor! missed: Int reason: String! }
  type Person @key(fields: "id") { id: ID! }
`
const PEOPLE = `${HEAD}
  type Query { people: Int }
  type Person @key(fields: "id") {
    id: ID! name: String viewerFollows: Boolean! @tag(name: "viewer") phone: String @authenticated
  }
`

interface Said {
  readonly position: number
  readonly text: string
  readonly authorId: string
}

export interface Rooms {
  readonly engine: Engine
  /** What the owner of the streams was asked, each time by whom and after which position. */
  readonly opened: { viewer: Viewer; after: string | null; headers: unknown }[]
  /** Streams open at the owner just now. */
  openStreams(): number
  /** What was asked of people: the ids of each fetch. */
  readonly fetches: string[][]
  /** Something is said, with the next position. */
  say(text: string, authorId?: string): void
  /** The way to the owner breaks, for everybody. */
  breakStreams(): void
  /** Holds back what people answer until it resolves. */
  hold(until: Promise<unknown>): void
  scope(viewer?: Viewer): ExecutionScope
  hear(query: string, variables?: Record<string, unknown>, scope?: ExecutionScope): AsyncIterableIterator<Heard>
}

export const SAID =
  'subscription ($after: EventCursor) { said(room: 1, after: $after) { ... on Said { cursor text } } }'

/** A room that people talk in, with a log of what was said, and another subgraph that knows their names. */
export function openRooms(
  settings: Partial<StreamSettings> = {},
  change: (sdl: string) => string = (sdl) => sdl,
): Rooms {
  const log: Said[] = []
  const feeds = new Set<{ wake(): void; fail: Error | null }>()
  const opened: Rooms['opened'] = []
  const fetches: string[][] = []
  let held: Promise<unknown> = Promise.resolve()
  const context = ({ viewer }: RequestScope) => ({ viewer })

  const subscribe = (_: unknown, { after }: { after?: string | null }) => {
    const feed: { wake(): void; fail: Error | null } = { wake: () => {}, fail: null }
    let next = after == null ? log.length : decodeEventCursor(after)
    let closed = false
    feeds.add(feed)
    async function* events() {
      while (!closed) {
        if (feed.fail) throw feed.fail
        const said = log[next]
        if (said) {
          next += 1
          yield said
        } else
          await new Promise<void>((resolve) => {
            feed.wake = resolve
          })
      }
    }
    return leavable(events(), () => {
      closed = true
      feeds.delete(feed)
      feed.wake()
    })
  }
  const field = { subscribe, resolve: (said: Said) => ({ __typename: 'Said', ...said }) }
  const rooms = runSchema(
    'rooms',
    buildSchema({
      typeDefs: parse(change(ROOMS)),
      resolvers: {
        Subscription: { said: field, paid: field, whispered: field },
        Said: {
          cursor: ({ position }: Said) => encodeEventCursor(position),
          author: ({ authorId }: Said) => ({ id: authorId }),
          viewerLiked: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => viewer.kind === 'user',
        },
      },
    }),
    context,
    silentLog,
  )
  const people = runSchema(
    'people',
    buildSchema({
      typeDefs: parse(change(PEOPLE)),
      resolvers: {
        Person: {
          __resolveReference: async ({ id }: { id: string }) => ({ id }),
          name: ({ id }: { id: string }) => {
            if (id === 'nobody') throw new Error('there is nobody of this name')
            return `name of ${id}`
          },
          viewerFollows: (_: unknown, __: unknown, { viewer }: { viewer: Viewer }) => viewer.kind === 'user',
          phone: () => '+86',
        },
      },
    }),
    context,
    silentLog,
  )
  const roomsLink: Link = {
    ...localLink(rooms, async () => true),
    subscribe: (request) => {
      const { viewer, headers } = request.scope
      opened.push({ viewer, headers, after: (request.variables.__after as string | null | undefined) ?? null })
      return rooms.subscribe({ ...request.scope, query: request.query, variables: request.variables })
    },
  }
  const inner = localLink(people, async () => true)
  const peopleLink: Link = {
    ...inner,
    execute: async (request) => {
      fetches.push((request.variables.representations as { id: string }[]).map(({ id }) => id))
      const { lifetime } = request.scope
      const over = new Promise((_, reject) => lifetime?.onEnd((why) => reject(new LinkFailure('people', why, why))))
      await Promise.race([held, over])
      return inner.execute(request)
    },
  }
  const { supergraphSdl } = composedOf([
    { name: 'rooms', sdl: change(ROOMS) },
    { name: 'people', sdl: change(PEOPLE) },
  ])
  const engine = openEngine(graphOf(supergraphSdl), [roomsLink, peopleLink], silentLog, {
    streams: { windowMs: 5, graceMs: 0, ...settings },
  })
  const scope = (viewer: Viewer = anonymous): ExecutionScope => ({ viewer, requestId: 'req_1' })
  return {
    engine,
    opened,
    fetches,
    scope,
    openStreams: () => feeds.size,
    say: (text, authorId = 'ada') => {
      log.push({ position: log.length + 1, text, authorId })
      for (const { wake } of [...feeds]) wake()
    },
    breakStreams: () => {
      for (const feed of [...feeds]) {
        feed.fail = new LinkFailure('rooms', 'unreachable', 'gone')
        feed.wake()
      }
    },
    hold: (until) => {
      held = until
    },
    hear: (query, variables = {}, asked = scope()) => {
      const operation = engine.prepare(query)
      if (operation instanceof Promise) throw new Error('planned beside this thread')
      if ('errors' in operation) throw operation.errors[0]
      return listen(engine.streams, operation, variables, asked)
    },
  }
}

export const userOf = (userId: string, ...scopes: string[]): Viewer => ({
  kind: 'user',
  userId,
  sessionId: `ses_${userId}`,
  scopes,
})
