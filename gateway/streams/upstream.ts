import type { ExecutionResult } from 'graphql'
import { LinkFailure } from '../links/failure.ts'
import type { Link, LinkRequest } from '../links/link.ts'
import { refusalOf, StreamRefused } from './refused.ts'

export interface UpstreamOptions {
  readonly link: Link
  /** What the owner is asked. @param after null for what comes from now on */
  request(after: string | null): LinkRequest
  readonly after: string | null
  /** How long a stream that broke is tried again before its subscribers hear of it. */
  readonly resumeMsMax: number
}

type Source = AsyncIterableIterator<ExecutionResult>

const WAIT_MS = 50
const WAIT_MS_MAX = 1_000

/**
 * A subscription at its owner. When the owner is lost it is subscribed to again after the last position, again and again for a
 * while, so that a subgraph which restarts costs nobody an event; a stream that has told no position yet cannot be. One that
 * begins after a position waits for its owner likewise: whoever resumes while the owner restarts is not sent away, to come back
 * much later than the owner does.
 */
export class Upstream {
  /** The position of the last event that was taken from here; set by whoever took it. */
  cursor: string | null
  readonly #options: UpstreamOptions
  #source: Source | null = null
  #left = false
  /** When it broke first, since it last worked. */
  #brokenSince: number | null = null
  #openedAt = 0
  #waits = 0

  constructor(options: UpstreamOptions) {
    this.#options = options
    this.cursor = options.after
  }

  /** @throws StreamRefused with what the owner says, LinkFailure when it cannot be reached for as long as is tried */
  async open(): Promise<void> {
    while (!this.#source && !this.#left) {
      try {
        await this.#subscribe()
      } catch (error) {
        await this.#recover(error)
      }
    }
  }

  /** @throws StreamRefused, LinkFailure, and whatever a stream in this process throws */
  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    for (;;) {
      try {
        await this.open()
        if (!this.#source || this.#left) return { done: true, value: undefined }
        const { done, value } = await this.#source.next()
        if (done) return { done: true, value: undefined }
        if (value.errors && isRefusal(value)) throw refusalOf(value.errors, this.#options.link.subgraph)
        this.#brokenSince = null
        return { done: false, value }
      } catch (error) {
        if (this.#left) return { done: true, value: undefined }
        if (!this.#source) throw error
        await this.#recover(error)
      }
    }
  }

  leave(): void {
    this.#left = true
    // Told at once: a generator that awaits its next event ends when it comes.
    this.#source?.return?.().catch(() => {})
  }

  async #subscribe(): Promise<void> {
    const { link, request } = this.#options
    const answer = await link.subscribe(request(this.cursor))
    if (!(Symbol.asyncIterator in answer)) throw refusalOf(answer.errors, link.subgraph)
    this.#openedAt = performance.now()
    this.#source = answer
    if (this.#left) this.leave()
  }

  /** Wait until it may be tried again. @throws the error, when it may not */
  async #recover(error: unknown): Promise<void> {
    if (!isLost(error) || this.cursor === null || !this.#mayTryAgain()) throw error
    this.#source?.return?.().catch(() => {})
    this.#source = null
    const waitMs = this.#nextWait()
    await new Promise((resolve) => setTimeout(resolve, waitMs).unref())
  }

  #mayTryAgain(): boolean {
    const now = performance.now()
    const { resumeMsMax } = this.#options
    // One that held for as long as we try is not the failure of before.
    if (this.#brokenSince === null || (this.#source && now - this.#openedAt > resumeMsMax)) {
      this.#brokenSince = now
      this.#waits = 0
    }
    return now - this.#brokenSince < resumeMsMax
  }

  #nextWait(): number {
    this.#waits += 1
    return Math.min(WAIT_MS * 2 ** this.#waits, WAIT_MS_MAX) * (0.5 + Math.random() / 2)
  }
}

/** Whether the way to the owner broke, or the owner says that it is going or not there yet. */
function isLost(error: unknown): boolean {
  if (error instanceof LinkFailure) return error.reason !== 'invalid' && error.reason !== 'huge'
  return error instanceof StreamRefused && error.errors[0]?.extensions.code === 'SERVICE_UNAVAILABLE'
}

/**
 * Whether an owner's result ends its stream. One that was never executed has no `data` (GraphQL §7.1). An event that could not be
 * told as what it needs is away for a moment is not passed over either: whoever resumes before it hears it whole.
 */
function isRefusal({ data, errors }: ExecutionResult): boolean {
  return data === undefined || (data === null && errors?.[0]?.extensions.code === 'SERVICE_UNAVAILABLE')
}
