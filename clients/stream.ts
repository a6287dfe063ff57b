import {
  type Client,
  type ClientOptions,
  createClient,
  type FormattedExecutionResult,
  type Sink,
  type SubscribePayload,
} from 'graphql-ws'
import { waitMs } from './back-off.ts'
import { withHandshakeWithin } from './handshake.ts'
import { iterate } from './iterate.ts'
import { declaresAfter, isStream } from './operation.ts'
import { openSeen, positionOf, type StreamGap } from './position.ts'

export type { StreamGap } from './position.ts'

export interface StreamClientOptions extends Omit<ClientOptions, 'retryAttempts' | 'retryWait' | 'shouldRetry'> {
  /** How often the server is asked whether it is there, and how long it has to answer, in milliseconds; 12,000 unless said. */
  readonly keepAlive?: number
  /** How long a server may take to let a socket in, and how long to acknowledge it, in milliseconds; 10,000 unless said. */
  readonly connectionAckWaitTimeout?: number
  /**
   * The access token, asked for at every connection; null for nobody. When it throws it is asked for again later, as a refresh
   * may fail on a bad network; {@link SignedOut} alone is final.
   * @param refused true when the graph has just refused the one given before, or let it expire
   */
  readonly token?: (refused: boolean) => Promise<string | null> | string | null
  /** Told of events that are gone for good; a gap of the graph's is passed on as a result too. */
  readonly onGap?: (gap: StreamGap, operation: SubscribePayload) => void
  /** The longest wait before a connection is tried again; the first takes half a second at most. A stream that is refused on one that holds waits 3 s at most. */
  readonly retryMsMax?: number
}

/** To be thrown by {@link StreamClientOptions.token} when there will be no token any more: what runs ends with it. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut'
}

/** Closings that graphql-ws takes as final and that pass: a token refused or not to be had, too much asked, a server that broke. */
const PASSING_CLOSES: readonly unknown[] = [4401, 4005, 4429, 4500, 1011]
/** Errors that end a stream and pass. */
const PASSING_ERRORS: readonly unknown[] = ['SERVICE_UNAVAILABLE', 'SCHEMA_CHANGED', 'RATE_LIMITED', 'TOKEN_EXPIRED']
/** Closings after which the same token need not be tried again. */
const REFUSALS: readonly unknown[] = [4401, 4403]
const STEADY_MS = 10_000
/** The longest wait after an error of a stream on a socket that holds: to ask again costs little, and what is away is back in seconds. */
const REFUSED_MS_MAX = 3_000

/**
 * A graphql-ws client whose subscriptions go on where they were: it reconnects for ever, with a fresh token, subscribes after
 * the last cursor it saw and shows no event twice. An operation takes part that declares `$after` and selects `cursor`, and
 * `... on StreamGap { fromCursor toCursor missed reason }` to hear of gaps. Start it with the cursor that came with the
 * state it updates, or with null for now.
 *
 * Apollo Client 4: `new GraphQLWsLink(client)` of `@apollo/client/link/subscriptions`, in an `ApolloLink.split` for
 * subscriptions. urql 5: `subscriptionExchange({ forwardSubscription: ({ query = '', variables }) => ({ subscribe: (sink) =>
 * ({ unsubscribe: client.subscribe({ query, variables }, sink) }) }) })`.
 */
export function createStreamClient({
  token,
  onGap,
  retryMsMax = 30_000,
  keepAlive = 12_000,
  connectionAckWaitTimeout = 10_000,
  webSocketImpl = globalThis.WebSocket,
  ...options
}: StreamClientOptions): Client {
  let refused = false
  let failures = 0
  let connectedAt = 0
  const running = new Set<() => void>()
  const backOff = (msMax: number) =>
    new Promise<void>((resolve) => setTimeout(resolve, waitMs(failures++, Math.min(msMax, retryMsMax))))
  const client = createClient({
    ...options,
    keepAlive,
    connectionAckWaitTimeout,
    webSocketImpl: withHandshakeWithin(connectionAckWaitTimeout, webSocketImpl),
    connectionParams: async () => {
      const { connectionParams: given } = options
      const params = typeof given === 'function' ? await given() : given
      const bearer = await token?.(refused)
      return { ...params, ...(bearer && { authorization: `Bearer ${bearer}` }) }
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => backOff(retryMsMax),
    shouldRetry: (failure) => !(failure instanceof SignedOut),
  })
  // Nothing closes a socket whose network is gone, or whose server stands still: one that leaves a ping without an answer is left.
  let unanswered: ReturnType<typeof setTimeout> | undefined
  client.on('ping', (received) => {
    if (!received) unanswered = setTimeout(client.terminate, keepAlive)
  })
  client.on('message', () => clearTimeout(unanswered))
  client.on('closed', () => clearTimeout(unanswered))
  client.on('connected', () => {
    refused = false
    connectedAt = Date.now()
  })
  client.on('closed', (event) => {
    const { code } = Object(event)
    refused = REFUSALS.includes(code)
    if (connectedAt > 0 && code !== 1000) for (const cut of running) cut()
    // A server that takes connections and drops them at once is asked less and less, too.
    if (connectedAt > 0 && !refused && Date.now() - connectedAt > STEADY_MS) failures = 0
    connectedAt = 0
  })

  const subscribe: Client['subscribe'] = <D, E>(
    operation: SubscribePayload,
    sink: Sink<FormattedExecutionResult<D, E>>,
  ) => {
    const streams = isStream(operation.query)
    const resumes = streams && declaresAfter(operation.query)
    // graphql-ws reads this object each time it subscribes: moving `after` on is what makes it resume.
    const payload = { ...operation, variables: { ...operation.variables } }
    const seen = openSeen()
    let hasLeft = false
    const cut = () => {
      if (!streams || (resumes && payload.variables.after != null)) return
      onGap?.({ fromCursor: null, toCursor: null, missed: null, reason: 'NO_CURSOR' }, operation)
    }
    const over = (tell: () => void) => {
      running.delete(cut)
      tell()
    }
    const next = (result: FormattedExecutionResult<D, E>) => {
      failures = 0
      const { cursor, gap } = positionOf(result.data, result.extensions)
      if (streams && cursor !== null && !seen.isNew(cursor)) return
      const position = gap?.toCursor ?? cursor
      if (resumes && position !== null) payload.variables.after = position
      if (gap) onGap?.(gap, operation)
      sink.next(result)
    }
    const error = async (failure: unknown) => {
      if (!streams || hasLeft || !passes(failure)) return over(() => sink.error(failure))
      cut()
      await backOff(REFUSED_MS_MAX)
      if (hasLeft) return over(() => sink.complete())
      leave = begin()
    }
    const begin = () => client.subscribe<D, E>(payload, { next, error, complete: () => over(() => sink.complete()) })
    let leave = begin()
    running.add(cut)
    return () => {
      hasLeft = true
      running.delete(cut)
      leave()
    }
  }
  return {
    ...client,
    subscribe,
    iterate: <D, E>(operation: SubscribePayload) =>
      iterate<FormattedExecutionResult<D, E>>((sink) => subscribe(operation, sink)),
  }
}

/** @param failure a close event, a list of GraphQL errors, or whatever else ended an operation */
function passes(failure: unknown): boolean {
  if (!Array.isArray(failure)) return PASSING_CLOSES.includes(Object(failure).code)
  return failure.length > 0 && failure.every(({ extensions }) => PASSING_ERRORS.includes(extensions?.code))
}
