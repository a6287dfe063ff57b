import { parse } from 'graphql'
import { encodeEventCursor } from '../../platform/events/cursor.ts'
import { silentLog } from '../../platform/log.ts'
import { buildSchema, type RunningSubgraph, runSchema } from '../../platform/subgraph.ts'
import { anonymous } from '../../platform/viewer.ts'
import { composeSupergraph } from '../../schema/compose.ts'

const LIVE = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])
  type Query { live: Int }
  scalar EventCursor
  type Subscription {
    messageSent(roomId: ID!): Message! @tag(name: "shared")
    talk(roomId: ID!, after: EventCursor): Talk! @tag(name: "shared") @tag(name: "droppable")
  }
  union Talk = Said | StreamGap
  type Said { cursor: EventCursor! text: String! }
  type StreamGap { fromCursor: EventCursor toCursor: EventCursor! missed: Int reason: String! }
  type Message { id: ID! text: String! name: String! author: User! }
  type User @key(fields: "id") { id: ID! }
`
const USERS = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])
  type Query { users: Int }
  type User @key(fields: "id") { id: ID! displayName: String! viewerFollows: Boolean! @tag(name: "viewer") }
`

/** What everybody subscribes to: all of it in the event, or a part of it known by another subgraph. */
export const PLAIN = 'subscription Chat($roomId: ID!) { messageSent(roomId: $roomId) { id text name } }'
export const JOINED =
  'subscription Joined($roomId: ID!) { messageSent(roomId: $roomId) { id text author { displayName } } }'

/** What may be dropped for a reader that is too slow, who hears of a gap. */
export const TALK = `subscription Talk($roomId: ID!) { talk(roomId: $roomId) {
  ... on Said { cursor text } ... on StreamGap { fromCursor toCursor missed reason } } }`

export interface Message {
  readonly id: string
  readonly place: number
  /** Begins with the time it was sent, for the driver: see {@link message}. */
  readonly text: string
  readonly name: string
  readonly authorId: string
}

let sent = 0

/** The next message: of so many characters, the first of them `@t` and the microseconds of the machine's clock. */
export function message(length = 100): Message {
  sent += 1
  const stamp = (process.hrtime.bigint() / 1000n).toString().padStart(16, '0')
  const text = `@t${stamp} ${'lorem ipsum dolor sit amet '.repeat(Math.ceil(length / 27))}`.slice(0, length)
  return { id: `m${sent}`, place: sent, text, name: 'Ada Lovelace', authorId: `usr_${sent % 50}` }
}

/** A room's messages, each to all who listen. */
export function openRoom() {
  const listeners = new Set<(said: Message) => void>()
  return {
    publish: (said: Message) => {
      for (const listener of listeners) listener(said)
    },
    listeners: () => listeners.size,
    listen: (): AsyncIterableIterator<Message> => {
      const waiting: Message[] = []
      let wake: ((result: IteratorResult<Message, undefined>) => void) | null = null
      const listener = (said: Message) => {
        if (!wake) return void waiting.push(said)
        const tell = wake
        wake = null
        tell({ done: false, value: said })
      }
      listeners.add(listener)
      return {
        next: () => {
          const value = waiting.shift()
          if (value) return Promise.resolve({ done: false, value })
          return new Promise((resolve) => {
            wake = resolve
          })
        },
        return: () => {
          listeners.delete(listener)
          wake?.({ done: true, value: undefined })
          return Promise.resolve({ done: true, value: undefined })
        },
        [Symbol.asyncIterator]() {
          return this
        },
      }
    },
  }
}

export type Room = ReturnType<typeof openRoom>

/** @param urls where the subgraphs are, for gateways that go there */
export function supergraph(urls: Readonly<Record<string, string>> = {}): string {
  const { supergraphSdl } = composeSupergraph([
    { name: 'live', sdl: LIVE },
    { name: 'users', sdl: USERS },
  ])
  return supergraphSdl.replace(/(@join__graph\(name: "(\w+)", url: ")[^"]*/g, (all, head: string, name: string) =>
    urls[name] ? `${head}${urls[name]}` : all,
  )
}

/** The two subgraphs. @param onFetch told of each fetch of users */
export function openSubgraphs(room: Room, onFetch: () => void): { live: RunningSubgraph; users: RunningSubgraph } {
  const context = () => ({ viewer: anonymous })
  const live = buildSchema({
    typeDefs: parse(LIVE),
    resolvers: {
      Subscription: {
        messageSent: { subscribe: () => room.listen(), resolve: (said: Message) => said },
        talk: { subscribe: () => room.listen(), resolve: (said: Message) => ({ __typename: 'Said', ...said }) },
      },
      Said: { cursor: ({ place }: Message) => encodeEventCursor(place) },
      Message: { author: ({ authorId }: Message) => ({ id: authorId }) },
    },
  })
  const users = buildSchema({
    typeDefs: parse(USERS),
    resolvers: {
      User: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        displayName: ({ id }: { id: string }) => `Name of ${id}`,
        viewerFollows: () => false,
      },
    },
  })
  const running = runSchema('users', users, context, silentLog)
  return {
    live: runSchema('live', live, context, silentLog),
    users: {
      ...running,
      execute: (request) => {
        onFetch()
        return running.execute(request)
      },
    },
  }
}
