import { v7 } from 'uuid'
import type { Clock } from '../../../platform/clock.ts'
import { messageOf, PublicError } from '../../../platform/errors.ts'
import type { Log } from '../../../platform/log.ts'
import type { Bank } from '../bank.ts'
import { LEASE_MS } from '../domain/workflow.ts'
import type { PaymentsStore, PaymentsTx } from '../store/index.ts'
import { advance, OpenWorkflow, record, type StepResult, type Turn } from './advance.ts'
import { work } from './stepWork.ts'

/** How many workflows a process takes up at a time. */
const CLAIM_MAX = 8

/** Does the steps of workflows, whoever began them: each process may run one, and one takes up what another left. */
export interface Workflows {
  /** A lease for a workflow that is being begun, and until when it holds. */
  lease(): { lease: string; dueAt: Date }
  /** Go on with a workflow under one's lease until somebody else has to answer. What fails is written down and tried again later. */
  goOn(id: string, lease: string): Promise<void>
  /** Go on with workflows that are due. @returns how many there were */
  look(): Promise<number>
}

export function openWorkflowRunner(options: { store: PaymentsStore; clock: Clock; log: Log; bank: Bank }): Workflows {
  const { store, clock, log, bank } = options
  const lease = () => ({ lease: v7(), dueAt: new Date(clock.now().getTime() + LEASE_MS) })

  /** One transaction: write what came of the last step, and say which is next. */
  const turn = (id: string, held: string, last: { turn: Turn; result: StepResult } | null): Promise<Turn | null> =>
    store.transact(async (tx: PaymentsTx) => {
      const workflow = await tx.workflows.lock(id)
      // Another process has taken over: it knows by the keys what was done.
      if (workflow?.lease !== held) return null
      const open = new OpenWorkflow(tx, workflow, clock.now())
      if (last && !(await record(open, last.turn, last.result))) return null
      const next = open.workflow.lease === held ? await advance(open, held) : null
      await open.publish()
      return next
    })

  const drive = async (id: string, held: string): Promise<void> => {
    let next = await turn(id, held, null)
    while (next) {
      const { workflow, step, undo } = next
      const result = await work(workflow, { name: step.name, undo }, { store, bank, now: clock.now }).catch(
        (error: unknown): StepResult => {
          log.warn({ err: error, workflowId: id, step: step.name }, `a step failed: ${messageOf(error)}`)
          // What others may read says no more than that something went wrong.
          return { is: 'FAILED', error: error instanceof PublicError ? error.message : 'INTERNAL_ERROR' }
        },
      )
      next = await turn(id, held, { turn: next, result })
    }
  }
  const goOn: Workflows['goOn'] = (id, held) =>
    drive(id, held).catch((error: unknown) => {
      // Its lease runs out, and somebody takes it up again.
      log.warn({ err: error, workflowId: id }, `a workflow stopped: ${messageOf(error)}`)
    })
  return {
    lease,
    goOn,
    look: async () => {
      const { lease: held } = lease()
      const ids = await store.workflows.claim(held, clock.now(), CLAIM_MAX)
      await Promise.all(ids.map((id) => goOn(id, held)))
      return ids.length
    },
  }
}
