import type { EventCatalogue } from '../../../schema/events.ts'
import type { PaymentsTx } from '../store/index.ts'
import { advance, OpenWorkflow, takeAnswer } from './advance.ts'

/** Take down what other subgraphs answered to the steps they were asked for, and bring the workflows on that wait for it. */
export async function takeAnswers(
  tx: PaymentsTx,
  at: Date,
  answers: readonly EventCatalogue['live.orderStepAnswered'][],
): Promise<void> {
  for (const { workflowId, step, undone } of answers) {
    const workflow = await tx.workflows.lock(workflowId)
    if (!workflow) continue
    const open = new OpenWorkflow(tx, workflow, at)
    await takeAnswer(open, step, undone)
    // Whoever is at work on it right now goes on by itself when done.
    if (open.workflow.lease === null) await advance(open, null)
    await open.publish()
  }
}
