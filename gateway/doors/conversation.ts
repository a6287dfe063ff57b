import type { IncomingHttpHeaders } from 'node:http'
import { GraphQLError } from 'graphql'
import { CloseCode, type Message, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws'
import { PublicError } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Authority } from '../access/authority.ts'
import { callerOf } from '../access/caller.ts'
import { rightsOf } from '../access/rights.ts'
import type { Engine } from '../engine.ts'
import { type Lifetime, openLifetime } from '../links/lifetime.ts'
import { type BoundedSocket, TRY_AGAIN_LATER } from '../streams/socket.ts'
import type { Membership, StreamEnd } from '../streams/types.ts'
import { CLOSE, SocketRefused } from './close-codes.ts'
import { mentionsOf } from './mentions.ts'
import type { Pace } from './pace.ts'
import { presentable } from './refused.ts'
import { nextPrefix, SocketSink } from './socket-sink.ts'

export interface ConversationOptions {
  socket: BoundedSocket
  engine: () => Engine
  /** What the socket was opened with, for links that pass some of it on. */
  headers: Readonly<IncomingHttpHeaders>
  /** Who speaks, by the payload of `connection_init`; throws when a token does not hold. */
  authenticate(params: Record<string, unknown>): Promise<Viewer>
  watchSubjects: Authority['watchSubjects']
  log: Log
  initTimeoutMs: number
  operationsMax: number
  /** Takes note of a message; says how fast they come. */
  pace: () => Pace
}

/** One socket's side of the protocol. */
export interface Conversation {
  receive(text: string): void
  /** Refuse further operations from now on. */
  refuse(): void
  /** Refuse further operations, end streams, let queries and mutations finish. @returns when none is left */
  drain(): Promise<void>
  /** The socket is gone: let go of everything. */
  leave(): void
}

/** An operation in flight. Held by identity, as a client may use its id again as soon as it has completed it. */
interface Operation {
  readonly lifetime: Lifetime
  membership: Membership | null
  /** Stops watching whether its client is kept out of it. */
  stopWatching: () => void
}

/**
 * Speak graphql-transport-ws with one client. The protocol's own library answers a reused id with the end of the operation
 * that had it before, and closes the socket where the protocol asks for an error message; hence ours.
 * Source: github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export function openConversation(options: ConversationOptions): Conversation {
  const { socket, engine, log } = options
  const operations = new Map<string, Operation>()
  let viewer: Viewer | 'unknown' | 'asked' = 'unknown'
  let { headers } = options
  let draining = false
  let ending = false
  let drained = () => {}

  const initTimeout = setTimeout(
    () => socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'),
    options.initTimeoutMs,
  )
  const say = (message: Message) => socket.send(JSON.stringify(message))

  const initialise = async (params: Record<string, unknown>) => {
    viewer = 'asked'
    clearTimeout(initTimeout)
    try {
      viewer = await options.authenticate(params)
      const authorization = params.authorization ?? params.Authorization
      // Browsers cannot give a socket headers: what they say in its place counts as one.
      if (typeof authorization === 'string') headers = { ...headers, authorization }
    } catch (error) {
      if (error instanceof SocketRefused) return socket.close(error.code, error.message)
      // 4403, which clients retry with fresh parameters; 4401 they take as final.
      return socket.close(CloseCode.Forbidden, 'Forbidden')
    }
    say({ type: MessageType.ConnectionAck })
  }

  /** What is said of an operation while its client has not completed it. Kept as long as it is: holds nothing of how it was asked. */
  const speakerOf = (id: string, operation: Operation) => {
    const isCurrent = () => operations.get(id) === operation
    const end = (message: Message) => {
      if (!isCurrent()) return
      // Before it is said: the client may use the id again as soon as it hears.
      operations.delete(id)
      operation.stopWatching()
      say(message)
      if (operations.size === 0) drained()
    }
    const fail = (errors: readonly GraphQLError[]) =>
      end({ id, type: MessageType.Error, payload: errors.map((error) => error.toJSON()) })
    const over = (why: StreamEnd) => {
      if (why.kind === 'refused') fail(why.errors)
      else if (why.kind === 'complete') end({ id, type: MessageType.Complete })
      else socket.close(TRY_AGAIN_LATER, 'You read too slowly; resume where you stopped.')
    }
    const keepOut = ({ code, message }: { code: string; message: string }) => {
      operation.membership?.leave()
      fail([new GraphQLError(message, { extensions: { code } })])
    }
    return { isCurrent, end, fail, over, keepOut }
  }

  /** Begin an operation. */
  const subscribe = async ({ id, payload }: SubscribeMessage, viewer: Viewer) => {
    const operation: Operation = {
      lifetime: openLifetime(Number.POSITIVE_INFINITY),
      membership: null,
      stopWatching: NOTHING,
    }
    const { isCurrent, end, fail, over, keepOut } = speakerOf(id, operation)
    if (draining || operations.size >= options.operationsMax) {
      return say(refused(id, draining ? goingAway() : tooMany(options.operationsMax)))
    }
    operations.set(id, operation)
    try {
      // One engine from here to the end: the next operation may meet another.
      const graph = engine()
      const preparing = graph.prepare(payload.query, payload.operationName, {
        caller: callerOf(viewer) ?? undefined,
        rights: rightsOf(viewer),
      })
      const prepared = preparing instanceof Promise ? await preparing : preparing
      if (!isCurrent()) return
      if ('errors' in prepared) return fail(prepared.errors)
      const variables = payload.variables ?? {}
      const mistakes = graph.check(prepared, variables)
      if (mistakes.length > 0) return fail(mistakes)
      const scope = { viewer, requestId: newRequestId(), lifetime: operation.lifetime, headers }
      if (prepared.primary) {
        if (ending) return complete(id)
        operation.stopWatching = options.watchSubjects(viewer, mentionsOf(prepared, variables), keepOut)
        if (!isCurrent()) return
        operation.membership = graph.streams.join(prepared, variables, scope, new SocketSink(socket, id, over))
        return
      }
      const { text } = await graph.execute(prepared, variables, scope)
      if (!isCurrent()) return
      socket.send(`${nextPrefix(id)}${text}}`)
      end({ id, type: MessageType.Complete })
    } catch (error) {
      if (isCurrent() && !(error instanceof PublicError)) log.error({ err: error }, 'the WebSocket door failed')
      fail([presentable(error)])
    }
  }

  const letGo = ({ lifetime, membership, stopWatching }: Operation) => {
    stopWatching()
    lifetime.end('left')
    membership?.leave()
  }
  const complete = (id: string) => {
    const operation = operations.get(id)
    operations.delete(id)
    if (operation) letGo(operation)
    if (operations.size === 0) drained()
  }

  return {
    receive: (text) => {
      const pace = options.pace()
      // Whoever asks too much is told so each time, up to a point; nobody needs to speak that fast.
      if (pace === 'flood') return socket.close(CLOSE.TOO_MANY_MESSAGES, 'TOO_MANY_MESSAGES: speak more slowly.')
      const message = read(text)
      switch (message?.type) {
        case MessageType.ConnectionInit:
          if (viewer !== 'unknown')
            return socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
          return void initialise(message.payload ?? {})
        case MessageType.Ping:
          return void say({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) })
        case MessageType.Pong:
          return
        case MessageType.Subscribe:
          if (typeof viewer === 'string') return socket.close(CloseCode.Unauthorized, 'Unauthorized')
          if (operations.has(message.id))
            return socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${message.id} already exists`)
          if (pace === 'fast') return void say(refused(message.id, tooFast()))
          return void subscribe(message, viewer)
        case MessageType.Complete:
          return complete(message.id)
        default:
          // No message, one of no known type, or one that only servers send.
          return socket.close(CloseCode.BadRequest, 'Invalid message received')
      }
    },
    refuse: () => {
      draining = true
    },
    drain: () => {
      draining = true
      ending = true
      for (const [id, { membership }] of operations) if (membership) complete(id)
      if (operations.size === 0) return Promise.resolve()
      return new Promise((resolve) => {
        drained = resolve
      })
    },
    leave: () => {
      clearTimeout(initTimeout)
      for (const id of [...operations.keys()]) complete(id)
    },
  }
}

const NOTHING = () => {}

function read(text: string): Message | null {
  try {
    return parseMessage(text)
  } catch {
    return null
  }
}

const tooMany = (limit: number) =>
  new GraphQLError(`This socket has ${limit} operations in flight. The limit is ${limit}.`, {
    extensions: { code: 'OPERATION_LIMIT_EXCEEDED', limit, actual: limit + 1 },
  })
const tooFast = () =>
  new GraphQLError('Operations come too fast on this socket; wait a second.', {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 },
  })
const refused = (id: string, error: GraphQLError): Message => ({
  id,
  type: MessageType.Error,
  payload: [error.toJSON()],
})
const goingAway = () => new GraphQLError('The server is going away.', { extensions: { code: 'SERVICE_UNAVAILABLE' } })
