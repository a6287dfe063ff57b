import { parentPort, workerData } from 'node:worker_threads'
import { GraphQLError, parse } from 'graphql'
import { buildPlan } from './build-plan.ts'
import { openGraph } from './supergraph.ts'

/** What a worker is started with. */
export interface PlanWorkerData {
  readonly supergraphSdl: string
}

/** A request to plan, as it crosses threads. */
export interface PlanTask {
  /** The text of the document. */
  readonly document: string
  readonly operationName: string | undefined
  readonly overrideConditions: ReadonlyMap<string, boolean>
  readonly defer: boolean
}

/** What a worker says: once that it is ready, then one answer to each task. */
export type PlanWorkerMessage =
  | { readonly kind: 'ready' }
  /** @property json the plan */
  | { readonly kind: 'plan'; readonly json: string }
  /** Apollo refuses the document. */
  | { readonly kind: 'mistake'; readonly message: string }
  | { readonly kind: 'failure'; readonly stack: string }

// The entry of a worker thread; where it is imported for its types only, there is nobody to answer.
if (parentPort) answer(parentPort, workerData as PlanWorkerData)

function answer(port: NonNullable<typeof parentPort>, { supergraphSdl }: PlanWorkerData): void {
  const graph = openGraph(supergraphSdl)
  const say = (message: PlanWorkerMessage) => port.postMessage(message)
  port.on('message', ({ document, ...task }: PlanTask) => {
    try {
      const plan = buildPlan(graph, { ...task, document: parse(document, { noLocation: true }) })
      // As text: it is checked for its length before it becomes objects in the thread that serves.
      say({ kind: 'plan', json: JSON.stringify(plan) })
    } catch (error) {
      if (error instanceof GraphQLError) say({ kind: 'mistake', message: error.message })
      else say({ kind: 'failure', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  say({ kind: 'ready' })
}
