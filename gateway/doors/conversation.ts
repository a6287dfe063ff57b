import type { IncomingHttpHeaders } from 'node:http'
import { CloseCode, type Message, MessageType, type SubscribeMessage } from 'graphql-ws'
import { PublicError } from '../../platform/errors.ts'
import { newRequestId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Authority } from '../access/authority.ts'
import { callerOf } from '../access/caller.ts'
import { pickContract } from '../access/contracts.ts'
import type { DryRunPolicy } from '../access/dry-runs.ts'
import { type AccessRules, mistakesFor, refusalOf, rightsFor } from '../access/rules.ts'
import type { Engine } from '../engine.ts'
import { type Budgets, TooDear } from '../limits/budget/index.ts'
import { meteredSink } from '../limits/budget/metered-sink.ts'
import { openLifetime } from '../links/lifetime.ts'
import { goingAway } from '../streams/refused.ts'
import type { BoundedSocket } from '../streams/socket.ts'
import { admit, chargedScope } from './admit.ts'
import { CLOSE, SocketRefused } from './close-codes.ts'
import { decideDryRun, readDryRunExtension } from './dry-run.ts'
import { mentionsOf } from './mentions.ts'
import { ID_LENGTH_MAX, readMessage, refused, tooFast, tooLong, tooMany } from './messages.ts'
import { Operation } from './operation.ts'
import type { Pace, PaceLimit } from './pace.ts'
import { presentable } from './refused.ts'

/** What holds for all conversations of a door. */
export interface Manners {
  readonly engine: () => Engine
  /** What operations are charged to; null where nothing is counted. */
  readonly budgets: Budgets | null
  /** Who may try mutations out. */
  readonly dryRuns: DryRunPolicy
  /** What the operator decides about callers. */
  readonly rules: AccessRules
  readonly watchSubjects: Authority['watchSubjects']
  readonly log: Log
  readonly operationsMax: number
  readonly pace: PaceLimit
}

/** Whose conversation it is: learns who speaks from the payload of `connection_init`; throws when a token does not hold. */
export interface Host {
  /** Where it speaks from, as addresses are counted. */
  readonly address: string
  /** The contract its handshake asked for, where `connection_init` asks for none. */
  readonly contract: unknown
  authenticate(params: Record<string, unknown>): Promise<Viewer>
}

/**
 * Speak graphql-transport-ws with one client. The protocol's own library answers a reused id with the end of the operation
 * that had it before, and closes the socket where the protocol asks for an error message; hence ours. Tens of thousands may be
 * silent at once, so one holds little: what is the same for all is in its {@link Manners}.
 * Source: github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
export class Conversation {
  readonly socket: BoundedSocket
  readonly #manners: Manners
  readonly #host: Host
  /** What the socket was opened with, for links that pass some of it on; null where none does. */
  #headers: Readonly<IncomingHttpHeaders> | null
  #viewer: Viewer | 'unknown' | 'asked' = 'unknown'
  /** What its operations are held to; the whole graph when undefined. */
  #contract: string | undefined = undefined
  /** The client wants to be told what operations cost. */
  #tellsCost = false
  /** Until when the client has spoken for: see {@link PaceLimit}. */
  #spokenUntil = 0
  #operations: Map<string, Operation> | null = null
  #refuses = false
  #ends = false
  #drained: (() => void) | null = null

  constructor(manners: Manners, socket: BoundedSocket, host: Host, headers: Readonly<IncomingHttpHeaders> | null) {
    this.#manners = manners
    this.socket = socket
    this.#host = host
    this.#headers = headers
  }

  /** Whether the client has said who it is. */
  get isInitialised(): boolean {
    return this.#viewer !== 'unknown'
  }

  /** Never throws: whoever calls is the socket itself, and what it throws ends the process. */
  receive(text: string): void {
    try {
      this.#receive(text)
    } catch (error) {
      this.#manners.log.error({ err: error }, 'the WebSocket door failed')
      this.socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.')
    }
  }

  #receive(text: string): void {
    const pace = this.takeNote()
    if (pace !== 'flood') this.#heed(readMessage(text), pace)
  }

  /**
   * Take note that the client said something: a message, or a frame that holds none, which costs as much.
   * @returns how fast it speaks; for a flood the socket is closed
   */
  takeNote(): Pace {
    this.#spokenUntil = this.#manners.pace.take(this.#spokenUntil)
    const pace = this.#manners.pace.judge(this.#spokenUntil)
    // Whoever asks too much is told so each time, up to a point; nobody needs to speak that fast.
    if (pace === 'flood') this.socket.hush(CLOSE.TOO_MANY_MESSAGES, 'TOO_MANY_MESSAGES: speak more slowly.')
    return pace
  }

  /** Refuse further operations from now on. */
  refuse(): void {
    this.#refuses = true
  }

  /** Refuse further operations, end streams, let queries and mutations finish. @returns when none is left */
  drain(): Promise<void> {
    this.#refuses = true
    this.#ends = true
    for (const [id, { membership }] of this.#operations ?? []) if (membership) this.#complete(id)
    if (!this.#operations?.size) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drained = resolve
    })
  }

  /** The socket is gone: let go of everything. */
  leave(): void {
    for (const id of [...(this.#operations?.keys() ?? [])]) this.#complete(id)
  }

  isCurrent(operation: Operation): boolean {
    return this.#operations?.get(operation.id) === operation
  }

  /** Say the last of an operation, unless its client has completed it. */
  conclude(operation: Operation, message: Message): void {
    if (!this.isCurrent(operation)) return
    // Before it is said: the client may use the id again as soon as it hears.
    this.#forget(operation.id)
    operation.stopWatching?.()
    this.#say(message)
    this.#tellDrained()
  }

  #heed(message: Message | null, pace: Pace): void {
    const { socket } = this
    switch (message?.type) {
      case MessageType.ConnectionInit:
        if (!this.isInitialised) void this.#initialise(message.payload ?? {})
        else socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
        break
      case MessageType.Ping:
        this.#say({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) })
        break
      case MessageType.Pong:
        break
      case MessageType.Subscribe:
        if (typeof this.#viewer === 'string') socket.close(CloseCode.Unauthorized, 'Unauthorized')
        else if (this.#operations?.has(message.id))
          socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${message.id} already exists`)
        else if (pace === 'fast') this.#say(refused(message.id, tooFast()))
        else if (message.id.length > ID_LENGTH_MAX) this.#say(refused(message.id, tooLong(message.id.length)))
        else void this.#subscribe(message, this.#viewer)
        break
      case MessageType.Complete:
        this.#complete(message.id)
        break
      default:
        // No message, one of no known type, or one that only servers send.
        socket.close(CloseCode.BadRequest, 'Invalid message received')
    }
  }

  async #initialise(params: Record<string, unknown>): Promise<void> {
    this.#viewer = 'asked'
    try {
      const viewer = await this.#host.authenticate(params)
      this.#contract = pickContract(this.#manners.engine().contracts, viewer, params.contract ?? this.#host.contract)
      this.#viewer = viewer
      this.#tellsCost = params.cost === true
      const authorization = params.authorization ?? params.Authorization
      // Browsers cannot give a socket headers: what they say in its place counts as one.
      if (this.#headers && typeof authorization === 'string') this.#headers = { ...this.#headers, authorization }
    } catch (error) {
      if (error instanceof SocketRefused) return this.socket.close(error.code, error.message)
      if (error instanceof PublicError && error.code === 'CONTRACT_NOT_ALLOWED')
        return this.socket.close(CloseCode.Forbidden, `${error.code}: you may not have this contract.`)
      // 4403, which clients retry with fresh parameters; 4401 they take as final.
      return this.socket.close(CloseCode.Forbidden, 'Forbidden')
    }
    this.#say({ type: MessageType.ConnectionAck })
  }

  /** Begin an operation. */
  async #subscribe({ id, payload }: SubscribeMessage, viewer: Viewer): Promise<void> {
    const { operationsMax, engine, rules, budgets, dryRuns, watchSubjects, log } = this.#manners
    if (this.#refuses) return this.#say(refused(id, goingAway()))
    if ((this.#operations?.size ?? 0) >= operationsMax) return this.#say(refused(id, tooMany(operationsMax)))
    const lifetime = openLifetime(Number.POSITIVE_INFINITY)
    const operation = new Operation(this, id, lifetime)
    this.#operations ??= new Map()
    this.#operations.set(id, operation)
    try {
      const turnedAway = budgets?.turnAway(viewer, this.#host.address)
      if (turnedAway) return operation.fail([turnedAway])
      // One engine from here to the end: the next operation may meet another.
      const graph = engine()
      const requestId = newRequestId()
      const preparing = graph.prepare(payload.query, payload.operationName, {
        caller: callerOf(viewer) ?? undefined,
        rights: rightsFor(rules, { viewer, requestId, headers: this.#headers ?? undefined }),
        contract: this.#contract,
      })
      const prepared = preparing instanceof Promise ? await preparing : preparing
      if (!operation.isCurrent) return
      if ('errors' in prepared) return operation.fail(mistakesFor(rules, viewer, prepared.errors))
      const refusal = refusalOf(rules, viewer, prepared)
      if (refusal) return operation.fail([refusal])
      const variables = payload.variables ?? {}
      const mistakes = graph.check(prepared, variables)
      if (mistakes.length > 0) return operation.fail(mistakesFor(rules, viewer, mistakes))
      const wantsDryRun = readDryRunExtension(payload.extensions) && decideDryRun(prepared, dryRuns, this.#contract)
      const { address } = this.#host
      const told = { viewer, requestId, lifetime, wantsDryRun, clientAddress: () => address }
      const scope = { ...told, ...(this.#headers && { headers: this.#headers }) }
      const caller = callerOf(viewer) ?? address
      const asked = { operation: prepared, variables, scope: { ...scope, caller }, tellsCost: this.#tellsCost }
      const deciding = admit({ budgets, ...asked })
      const charge = deciding instanceof Promise ? await deciding : deciding
      if (!operation.isCurrent) return
      if (charge instanceof TooDear) return operation.fail([charge])
      if (!prepared.primary) {
        const { text } = await graph.execute(prepared, variables, chargedScope(scope, charge))
        return operation.answer(text)
      }
      if (this.#ends) return this.#complete(id)
      if (viewer.kind !== 'anonymous')
        operation.stopWatching = watchSubjects(viewer, mentionsOf(prepared, variables), (why) => operation.keepOut(why))
      if (!operation.isCurrent) return
      operation.lifetime = null
      operation.membership = graph.streams.join(prepared, variables, scope, meteredSink(operation, prepared, charge))
    } catch (error) {
      if (operation.isCurrent && !(error instanceof PublicError)) log.error({ err: error }, 'the WebSocket door failed')
      operation.fail([presentable(error)])
    }
  }

  #complete(id: string): void {
    const operation = this.#operations?.get(id)
    this.#forget(id)
    operation?.letGo()
    this.#tellDrained()
  }

  #forget(id: string): void {
    this.#operations?.delete(id)
    if (this.#operations?.size === 0) this.#operations = null
  }

  #tellDrained(): void {
    if (!this.#operations) this.#drained?.()
  }

  #say(message: Message): void {
    this.socket.send(JSON.stringify(message))
  }
}
