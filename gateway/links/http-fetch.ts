import type { ExecutionResult } from 'graphql'
import { type Dispatcher, Pool } from 'undici'
import type { Call } from './call.ts'
import { type FailureReason, LinkFailure } from './failure.ts'
import { type Ended, type Mortal, unwatch, watch } from './lifetime.ts'
import { checkHeaders, NotGraphQL, readBody } from './read-response.ts'
import type { Place } from './roll.ts'

export interface HttpOptions {
  readonly subgraph: string
  /** The GraphQL endpoint, `http://…` or `https://…`. */
  readonly url: string
  /** Connections at most; further fetches wait for one. */
  readonly connections: number
  readonly responseBytesMax: number
}

/** Whoever waits for one attempt; one of both is called, once. */
export interface Taker {
  taken(result: ExecutionResult): void
  failed(failure: LinkFailure): void
}

export interface HttpFetch {
  /** Ask once. */
  fetch(call: Call, taker: Taker): void
  close(): Promise<void>
}

/** Shorter than a fetch may take: a host that swallows connections should leave time for another attempt. */
const CONNECT_TIMEOUT_MS = 3_000

/**
 * POSTs over kept-alive connections. Redirects are not followed, compression is not asked for.
 * @throws Error when the URL is none, or carries a password
 */
export function openHttpFetch(options: HttpOptions): HttpFetch {
  const url = new URL(options.url)
  if (url.username || url.password)
    throw new Error(`${options.subgraph}: credentials belong in headers, not in the URL`)
  const pool = new Pool(url.origin, {
    connections: options.connections,
    connectTimeout: CONNECT_TIMEOUT_MS,
    // Every attempt has its own deadline, for headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  const path = `${url.pathname}${url.search}`
  return {
    fetch: (call, taker) => {
      const attempt = new Attempt(options, call, taker)
      if (attempt.begin())
        pool.dispatch({ path, method: 'POST', headers: call.headers, body: call.request.body }, attempt)
    },
    close: async () => {
      if (!pool.closed) await pool.close()
    },
  }
}

/** Gateway timeouts and the like: said by what stands before a subgraph, unless the body is a GraphQL response. */
const isAway = (status: number) => status === 502 || status === 503 || status === 504
const ABORTED = new Error('aborted')

/**
 * One POST and its answer, collected and parsed once. In undici's innermost terms, which `request` and its newer handlers
 * wrap: streams and signals cost 4 µs of a call's 21, parsed headers and controllers 0.7.
 */
class Attempt implements Dispatcher.DispatchHandler, Mortal {
  readonly deadlineAt: number
  readonly #options: HttpOptions
  readonly #call: Call
  readonly #taker: Taker
  #abort: ((reason: Error) => void) | null = null
  #stopListening: (() => void) | null = null
  #place: Place<Mortal> | null = null
  #over = false
  #bytes: Buffer | null = null
  #length = 0

  constructor(options: HttpOptions, call: Call, taker: Taker) {
    this.deadlineAt = call.deadlineAt
    this.#options = options
    this.#call = call
    this.#taker = taker
    call.status = 0
    call.bytes = 0
  }

  /** Mind the time, and whether anybody waits. @returns false when nobody does any more */
  begin(): boolean {
    const { lifetime } = this.#call.request.scope
    if (lifetime) this.#stopListening = lifetime.onEnd((why) => this.end(why))
    if (!this.#over && (!lifetime || this.deadlineAt < lifetime.deadlineAt)) this.#place = watch(this)
    return !this.#over
  }

  end(why: Ended): void {
    const elapsedMs = performance.now() - this.#call.startedAt
    // A subgraph that was asked when the request's time was nearly up is not to blame.
    const unhealthy = why === 'late' && elapsedMs * 2 >= this.deadlineAt - this.#call.startedAt
    this.#fail(why, `${why} after ${Math.round(elapsedMs)} ms`, unhealthy)
  }

  onConnect(abort: (reason?: Error) => void): void {
    // It may be over before it was its turn on a connection.
    if (this.#over) abort(ABORTED)
    else this.#abort = abort
  }

  onHeaders(status: number, headers: Buffer[]): boolean {
    // 1xx announce the answer.
    if (status < 200) return true
    this.#call.status = status
    try {
      checkHeaders(headers)
    } catch (error) {
      this.#failRead(error)
    }
    return true
  }

  onData(chunk: Buffer): boolean {
    if (this.#over) return true
    const length = this.#length + chunk.length
    if (length > this.#options.responseBytesMax) {
      this.#fail('huge', `more than ${this.#options.responseBytesMax} bytes`)
      return true
    }
    if (!this.#bytes) this.#bytes = chunk
    else this.#append(chunk, length)
    this.#length = length
    return true
  }

  onComplete(): void {
    this.#call.bytes = this.#length
    if (this.#over) return
    let result: ExecutionResult
    try {
      result = readBody((this.#bytes ?? NOTHING).subarray(0, this.#length))
    } catch (error) {
      this.#failRead(error)
      return
    }
    this.#finish()
    this.#taker.taken(result)
  }

  onError(error: Error): void {
    const { code, message } = error as NodeJS.ErrnoException
    // Messages of the parser and of sockets quote nothing of an answer.
    const garbled = error.name === 'HTTPParserError' || code === 'UND_ERR_HEADERS_OVERFLOW'
    this.#fail(garbled ? 'invalid' : 'unreachable', `${code ?? error.name}: ${message}`)
  }

  /** Grow by doubling: an answer in a million small pieces costs no more than one in a few large. */
  #append(chunk: Buffer, length: number): void {
    let bytes = this.#bytes as Buffer
    if (bytes.length < length) {
      const grown = Buffer.allocUnsafe(Math.min(length * 2, this.#options.responseBytesMax))
      bytes.copy(grown, 0, 0, this.#length)
      bytes = grown
      this.#bytes = grown
    }
    chunk.copy(bytes, this.#length)
  }

  #failRead(error: unknown): void {
    const detail = error instanceof NotGraphQL ? error.message : 'unreadable'
    this.#fail(isAway(this.#call.status) ? 'away' : 'invalid', detail)
  }

  #fail(reason: FailureReason, detail: string, unhealthy?: boolean): void {
    if (this.#over) return
    this.#call.bytes = this.#length
    this.#finish()
    this.#abort?.(ABORTED)
    this.#taker.failed(new LinkFailure(this.#options.subgraph, reason, detail, unhealthy))
  }

  #finish(): void {
    this.#over = true
    this.#bytes = null
    unwatch(this.#place)
    this.#stopListening?.()
  }
}

const NOTHING = Buffer.alloc(0)
