import type { ExecutionResult } from 'graphql'
import { newRequestId } from '../../platform/ids.ts'
import { openLifetime } from '../links/lifetime.ts'
import type { Answer } from '../plan/answer.ts'
import type { ExecutionScope, Executor } from '../plan/execute.ts'
import type { PreparedOperation } from '../plan/planner.ts'

export interface WindowOptions {
  readonly operation: PreparedOperation
  readonly variables: Record<string, unknown>
  readonly scope: ExecutionScope
  readonly executor: Executor
  /** While events keep coming, those of so long are joined with what they lack by one fetch. */
  readonly windowMs: number
  /** How long one event may wait for what it lacks; then it goes without, and says so. */
  readonly eventMsMax: number
  /** Told the size of each window. */
  onWindow(events: number): void
  /** Takes finished events, in the order they came. */
  deliver(events: readonly ExecutionResult[], answers: readonly Answer[]): void
}

/** Events that may be under way at once; a stream that is further ahead waits. */
const UNDER_WAY_MAX = 4_096

/**
 * Joins the events of a stream with what other subgraphs know of them. The first event is joined at once; when more follow
 * closely, those of a window together. Windows overlap, so that one slow fetch holds nothing back beyond its own deadline, and
 * are delivered in order.
 */
export class Windows {
  readonly #options: WindowOptions
  #waiting: ExecutionResult[] = []
  #timer: NodeJS.Timeout | null = null
  #lastAt = Number.NEGATIVE_INFINITY
  #underWay = 0
  #tail: Promise<void> = Promise.resolve()

  constructor(options: WindowOptions) {
    this.#options = options
  }

  add(event: ExecutionResult): void {
    this.#waiting.push(event)
    if (this.#timer) return
    const dueInMs = this.#options.operation.compiled.fetches
      ? this.#lastAt + this.#options.windowMs - performance.now()
      : 0
    if (dueInMs <= 0) this.#flush()
    else this.#timer = setTimeout(() => this.#flush(), dueInMs)
  }

  /** @returns when another event may come */
  async room(): Promise<void> {
    while (this.#waiting.length + this.#underWay >= UNDER_WAY_MAX) {
      if (this.#underWay === 0) this.#flush()
      await this.#tail
    }
  }

  /** @returns when everything that came has been delivered */
  async settled(): Promise<void> {
    if (this.#waiting.length > 0) this.#flush()
    await this.#tail
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#waiting = []
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#lastAt = performance.now()
    const events = this.#waiting
    this.#waiting = []
    this.#underWay += events.length
    const running = this.#run(events)
    // Waited for in its turn, which may come later than its failure.
    running.catch(() => {})
    this.#tail = this.#tail.then(async () => {
      const answers = await running
      this.#underWay -= events.length
      this.#options.deliver(events, answers)
    })
    this.#tail.catch(() => {})
  }

  async #run(events: readonly ExecutionResult[]): Promise<Answer[]> {
    const { operation, variables, executor, eventMsMax, onWindow } = this.#options
    onWindow(events.length)
    const lifetime = openLifetime(operation.compiled.fetches ? eventMsMax : Number.POSITIVE_INFINITY)
    try {
      const scope = { ...this.#options.scope, requestId: newRequestId(), lifetime }
      return await executor.runEvents(operation, events, variables, scope)
    } finally {
      lifetime.done()
    }
  }
}
