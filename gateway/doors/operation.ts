import { GraphQLError } from 'graphql'
import { MessageType } from 'graphql-ws'
import type { Lifetime } from '../links/lifetime.ts'
import { TRY_AGAIN_LATER } from '../streams/socket.ts'
import type { Membership, StreamEnd, StreamEvent, StreamSink } from '../streams/types.ts'
import type { Conversation } from './conversation.ts'

/**
 * One operation in flight on a socket that speaks graphql-transport-ws, and what is said of it while its client has not completed
 * it. Held by identity, as a client may use its id again as soon as it has completed it. There may be tens of thousands that wait
 * for their next event: it holds nothing of how it was asked.
 */
export class Operation implements StreamSink {
  readonly id: string
  /** Of a query or mutation, and of a stream until it is open. */
  lifetime: Lifetime | null
  membership: Membership | null = null
  /** Stops watching whether its client is kept out of it. */
  stopWatching: (() => void) | null = null
  readonly #conversation: Conversation
  readonly #prefix: Buffer

  constructor(conversation: Conversation, id: string, lifetime: Lifetime) {
    this.#conversation = conversation
    this.id = id
    this.lifetime = lifetime
    this.#prefix = Buffer.from(nextPrefix(id))
  }

  /** Whether its client still waits for it. */
  get isCurrent(): boolean {
    return this.#conversation.isCurrent(this)
  }

  next(events: readonly StreamEvent[]): void {
    this.#conversation.socket.deliver(this.#prefix, events)
  }

  /** The stream is over by itself. */
  end(why: StreamEnd): void {
    if (why.kind === 'refused') this.fail(why.errors)
    else if (why.kind === 'complete') this.#conversation.conclude(this, { id: this.id, type: MessageType.Complete })
    else this.#conversation.socket.close(TRY_AGAIN_LATER, 'You read too slowly; resume where you stopped.')
  }

  buffered(): number {
    return this.#conversation.socket.buffered()
  }

  onceDrained(listener: () => void): void {
    this.#conversation.socket.onceDrained(listener)
  }

  /** Its one answer, and its end. @param text the response as JSON */
  answer(text: string): void {
    if (!this.isCurrent) return
    this.#conversation.socket.send(`${nextPrefix(this.id)}${text}}`)
    this.#conversation.conclude(this, { id: this.id, type: MessageType.Complete })
  }

  fail(errors: readonly GraphQLError[]): void {
    const payload = errors.map((error) => error.toJSON())
    this.#conversation.conclude(this, { id: this.id, type: MessageType.Error, payload })
  }

  /** Its client may no longer hear what it is about. */
  keepOut({ code, message }: { code: string; message: string }): void {
    this.membership?.leave()
    this.fail([new GraphQLError(message, { extensions: { code } })])
  }

  /** Nobody waits for it any more. */
  letGo(): void {
    this.stopWatching?.()
    this.lifetime?.end('left')
    this.membership?.leave()
  }
}

/** A `next` message up to its payload; a brace ends it. */
const nextPrefix = (id: string) => `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`
