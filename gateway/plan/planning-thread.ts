import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { QueryPlan } from '@apollo/query-planner'
import { GraphQLError } from 'graphql'
import { PublicError } from '../../platform/errors.ts'
import { LimitExceeded } from '../limits/index.ts'
import type { PlanTask, PlanWorkerData, PlanWorkerMessage } from './plan-worker.ts'

export interface ThreadLimits {
  /** How long one document may be planned before it is refused. */
  timeoutMs: number
  /** Documents that may wait for the thread. */
  waitingMax: number
  /** Heap of the thread beyond what the graph takes. */
  heapMbMax: number
  /** Characters of one plan, as JSON. */
  planLengthMax: number
  /** How long a thread that has nothing to do is kept. */
  idleMs: number
}

export const THREAD_LIMITS: ThreadLimits = {
  timeoutMs: 3_000,
  waitingMax: 20,
  heapMbMax: 96,
  planLengthMax: 4_000_000,
  idleMs: 300_000,
}

/** Plans documents one after the other beside the thread that serves. */
export interface PlanningThread {
  /**
   * @throws LimitExceeded PLANNING_LIMIT_EXCEEDED when a plan takes too long, too much heap or is too large
   * @throws PublicError SERVICE_UNAVAILABLE when too many wait, the thread does not start in time, or the gateway closes
   * @throws GraphQLError where Apollo's reading of a document is stricter than graphql-js's
   */
  plan(task: PlanTask): Promise<QueryPlan>
  close(): Promise<void>
}

const slowToStart = () => new PublicError('SERVICE_UNAVAILABLE', 'Planning takes long to start; ask again.')

interface Waiting {
  readonly task: PlanTask
  resolve(plan: QueryPlan): void
  reject(error: Error): void
}

/** What a graph takes of the heap, per character of its SDL, measured at 300. */
const GRAPH_BYTES_PER_CHARACTER = 400
/** What opening the graph may take in the thread; a graph that never opens must not keep its clients waiting. */
const START_TIMEOUT_MS = 30_000

/** A thread for planning. It is started by the first task, and again by the next one after it had to be ended. */
export function openPlanningThread(supergraphSdl: string, limits: ThreadLimits = THREAD_LIMITS): PlanningThread {
  const waiting: Waiting[] = []
  let worker: Worker | null = null
  let ready = false
  let current: Waiting | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const start = () => {
    const graphMb = Math.ceil((supergraphSdl.length * GRAPH_BYTES_PER_CHARACTER) / 1024 ** 2)
    const started = startWorker({ supergraphSdl }, limits.heapMbMax + graphMb)
    worker = started
    ready = false
    // The machine is busy: that is no fault of the document's, and passes.
    after(START_TIMEOUT_MS, () => stop(slowToStart()))
    started.on('message', (message: PlanWorkerMessage) => {
      if (worker === started) heard(message)
    })
    // Its heap is full, or it failed: whatever it was about ends with it, and the next task starts another one.
    started.on('error', (error) => {
      if (worker === started) stop(ready && isOutOfMemory(error) ? tooMuchHeap(limits.heapMbMax) : error)
    })
  }
  /** End the thread and what it was about, and go on with the next task. */
  const stop = (reason: Error) => {
    clearTimeout(timer)
    void worker?.terminate()
    worker = null
    const failed = current ?? waiting.shift()
    current = null
    failed?.reject(reason)
    next()
  }
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
  }
  const heard = (message: PlanWorkerMessage) => {
    clearTimeout(timer)
    if (message.kind === 'ready') ready = true
    else {
      const done = current
      current = null
      if (done) settle(done, message, limits.planLengthMax)
    }
    next()
  }
  const next = () => {
    if (current || closed) return
    if (waiting.length === 0) {
      if (!worker) return
      worker.unref()
      after(limits.idleMs, () => {
        void worker?.terminate()
        worker = null
      })
      timer?.unref()
    } else if (!worker) start()
    else if (ready) {
      current = waiting.shift() ?? null
      worker.ref()
      worker.postMessage(current?.task)
      after(limits.timeoutMs, () => stop(tooLong(limits.timeoutMs)))
    }
  }

  return {
    plan: (task) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new PublicError('SERVICE_UNAVAILABLE', 'The server is going away.'))
        if (waiting.length >= limits.waitingMax)
          return reject(
            new PublicError('SERVICE_UNAVAILABLE', 'Too many large documents wait to be planned; ask again.'),
          )
        waiting.push({ task, resolve, reject })
        next()
      }),
    close: async () => {
      closed = true
      clearTimeout(timer)
      const going = new PublicError('SERVICE_UNAVAILABLE', 'The server is going away.')
      for (const { reject } of current ? [current, ...waiting] : waiting) reject(going)
      waiting.length = 0
      current = null
      await worker?.terminate()
      worker = null
    },
  }
}

function settle({ resolve, reject }: Waiting, message: PlanWorkerMessage, lengthMax: number): void {
  if (message.kind === 'plan') {
    if (message.json.length > lengthMax) reject(tooLarge(lengthMax, message.json.length))
    else resolve(JSON.parse(message.json) as QueryPlan)
  } else if (message.kind === 'mistake') reject(new GraphQLError(message.message))
  else if (message.kind === 'failure') reject(new Error(`Planning failed: ${message.stack}`))
}

const CODE = 'PLANNING_LIMIT_EXCEEDED'
const tooLong = (limit: number) =>
  new LimitExceeded(CODE, `To plan the operation takes more than ${limit} milliseconds.`, limit, limit + 1)
const tooMuchHeap = (limit: number) =>
  new LimitExceeded(CODE, `To plan the operation takes more than ${limit} megabytes.`, limit, limit + 1)
const tooLarge = (limit: number, actual: number) =>
  new LimitExceeded(CODE, `The operation's plan has ${actual} characters.`, limit, actual)

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

/**
 * The worker is the file beside this one. Until it is built that is TypeScript, which Node 20 takes with tsx's help only, and
 * tsx leaves threads alone unless they call it themselves.
 */
function startWorker(workerData: PlanWorkerData, maxOldGenerationSizeMb: number): Worker {
  const extension = extname(fileURLToPath(import.meta.url))
  const entry = new URL(`./plan-worker${extension}`, import.meta.url)
  // Not this process's own arguments: a debugger's port or a test runner's loader are not for two.
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb }, execArgv: [] }
  if (extension !== '.ts') return new Worker(entry, options)
  const [tsx, file] = [import.meta.resolve('tsx/esm/api'), entry.href].map((url) => JSON.stringify(url))
  return new Worker(`import(${tsx}).then(({ register }) => { register(); return import(${file}) })`, {
    ...options,
    eval: true,
  })
}
