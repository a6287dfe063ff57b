import { invariant } from '../../../platform/errors.ts'
import type { Announcement } from '../../../platform/events/outbox.ts'
import { money, toWire } from '../../../platform/money.ts'
import {
  askAgainAt,
  compensationOf,
  decideNext,
  FAILURES_MAX,
  isRemote,
  LEASE_MS,
  retryMs,
  wasAsked,
} from '../domain/workflow.ts'
import type { StepRow, WorkflowRow } from '../store/commerce-tables.ts'
import type { PaymentsTx } from '../store/index.ts'
import type { Workflow } from '../store/workflows.ts'

/** What came of doing a step, or of taking it back. */
export type StepResult =
  /** Done. `record` writes what is to be known of it, in the transaction that says so. */
  | { readonly is: 'DONE'; readonly record?: (tx: PaymentsTx) => Promise<void>; readonly by?: string }
  /** It never will be, and nothing was done. */
  | { readonly is: 'REFUSED'; readonly code: string; readonly record?: (tx: PaymentsTx) => Promise<void> }
  /** Nobody knows, or not now: to be tried again. */
  | { readonly is: 'FAILED'; readonly error: string }
  /** Somebody outside has it; to be asked again later. */
  | { readonly is: 'WAITING' }

/** A step for a process to do, or to take back. */
export interface Turn {
  readonly workflow: Workflow
  readonly step: StepRow
  readonly undo: boolean
}

/** A workflow that is locked, as it is being changed: what is written is kept in mind, so that it can be told. */
export class OpenWorkflow {
  readonly tx: PaymentsTx
  readonly at: Date
  workflow: Workflow
  private readonly announcements: Announcement[] = []

  constructor(tx: PaymentsTx, workflow: Workflow, at: Date) {
    this.tx = tx
    this.workflow = workflow
    this.at = at
  }

  async change(changes: Partial<WorkflowRow>): Promise<void> {
    const updated = { ...changes, updatedAt: this.at }
    this.workflow = { ...this.workflow, ...updated }
    await this.tx.workflows.change(this.workflow.id, updated)
  }

  async changeStep(step: StepRow, changes: Partial<StepRow>): Promise<void> {
    const steps = this.workflow.steps.map((each) => (each.place === step.place ? { ...each, ...changes } : each))
    this.workflow = { ...this.workflow, steps }
    await this.tx.workflows.changeStep(step, changes)
  }

  /** Tell how it stands now to whoever follows it. */
  tell(): void {
    this.announcements.push(changed(this.workflow, this.at))
  }

  ask(announcement: Announcement): void {
    this.announcements.push(announcement)
  }

  async publish(): Promise<void> {
    await this.tx.outbox.publishAll(this.announcements)
  }
}

/** The announcement of a workflow as it stands. */
export function changed(workflow: Workflow, at: Date): Announcement {
  const { id: workflowId, kind, aboutId, ownerId, state, steps, createdAt } = workflow
  return {
    name: 'payments.workflowChanged',
    payload: {
      ...{ workflowId, kind, aboutId, ownerId, state },
      steps: steps.map(({ name, state, attempts, undoAttempts, compensatedBy, error }) => ({
        ...{ name, state, attempts, undoAttempts, compensatedBy, error },
      })),
      createdAt: createdAt.toISOString(),
      at: at.toISOString(),
    },
  }
}

/**
 * Bring a locked workflow as far as this transaction can: ask other subgraphs, turn it back, end it.
 * @param lease of the process that will do the next step; null when this one does none, and another takes it up
 * @returns the step to do once this is committed; null when there is none
 */
export async function advance(open: OpenWorkflow, lease: string | null): Promise<Turn | null> {
  for (;;) {
    const { workflow, at } = open
    if (workflow.state !== 'RUNNING' && workflow.state !== 'COMPENSATING') return null
    const next = decideNext(workflow, workflow.steps, (step) => wasAsked(step, at))
    switch (next.act) {
      case 'WAIT':
        await open.change({ dueAt: askAgainAt(workflow.steps), lease: null })
        return null
      case 'END':
        await end(open, next.state)
        return null
      case 'TURN_BACK':
        await open.change({ state: 'COMPENSATING', isUndoing: true })
        open.tell()
        continue
      default: {
        const { step } = next
        const undo = next.act === 'UNDO'
        if (isRemote(step.name)) {
          if (!(await askFor(open, step, undo))) return null
          continue
        }
        if (lease === null) {
          await open.change({ dueAt: at, lease: null })
          return null
        }
        await open.changeStep(
          step,
          undo
            ? { state: 'COMPENSATING', undoAttempts: step.undoAttempts + 1 }
            : { state: 'RUNNING', attempts: step.attempts + 1 },
        )
        await open.change({ dueAt: new Date(at.getTime() + LEASE_MS), lease })
        open.tell()
        const begun = open.workflow.steps[step.place]
        invariant(begun, `${workflow.id} has no step ${step.place}`)
        return { workflow: open.workflow, step: begun, undo }
      }
    }
  }
}

/** Write what came of a step. @returns false when somebody else is at it by now: then nothing is written */
export async function record(open: OpenWorkflow, turn: Turn, result: StepResult): Promise<boolean> {
  const { undo } = turn
  const step = open.workflow.steps[turn.step.place]
  const isSame =
    step?.state === turn.step.state &&
    step.attempts === turn.step.attempts &&
    step.undoAttempts === turn.step.undoAttempts &&
    open.workflow.isUndoing === undo
  if (!step || !isSame) return false
  if (result.is === 'FAILED' || (undo && result.is === 'REFUSED')) {
    await fail(open, step, result.is === 'FAILED' ? result.error : result.code)
    return true
  }
  if (result.is === 'WAITING')
    await open.changeStep(step, { state: 'WAITING', askedAt: open.at, failures: 0, error: null })
  else if (result.is === 'REFUSED') await open.changeStep(step, { state: 'FAILED', failures: 0, error: result.code })
  else if (undo) {
    const compensatedBy = result.by ?? compensationOf(step.name)
    await open.changeStep(step, { state: 'COMPENSATED', failures: 0, compensatedBy })
  } else await open.changeStep(step, { state: 'DONE', failures: 0, error: null })
  if (result.is !== 'WAITING') await result.record?.(open.tx)
  open.tell()
  return true
}

/** Take another subgraph's answer down. What was answered before, or is no longer asked, changes nothing. */
export async function takeAnswer(open: OpenWorkflow, stepName: string, undone: boolean): Promise<void> {
  const { isUndoing, state } = open.workflow
  const step = open.workflow.steps.find(({ name }) => name === stepName)
  if (!step || undone !== isUndoing || step.state !== (undone ? 'COMPENSATING' : 'WAITING')) return
  await open.changeStep(
    step,
    undone
      ? { state: 'COMPENSATED', failures: 0, error: null, compensatedBy: compensationOf(step.name) }
      : { state: 'DONE', failures: 0, error: null },
  )
  // It was stuck for want of this answer alone.
  if (state === 'STUCK' && open.workflow.steps.every(({ failures }) => failures < FAILURES_MAX))
    await open.change({ state: isUndoing ? 'COMPENSATING' : 'RUNNING' })
  open.tell()
}

/** @returns false when it was asked so often without an answer that the workflow is stuck */
async function askFor(open: OpenWorkflow, step: StepRow, undo: boolean): Promise<boolean> {
  const wasOpen = step.state === (undo ? 'COMPENSATING' : 'WAITING')
  if (wasOpen && step.failures + 1 >= FAILURES_MAX) {
    await fail(open, step, 'NO_ANSWER')
    return false
  }
  const order = await open.tx.orders.byId(open.workflow.aboutId)
  invariant(order, `${open.workflow.id} is about no order`)
  invariant(step.name === 'COUNT_SALE' || step.name === 'ATTRIBUTE_ORDER', `${step.name} is asked of nobody`)
  await open.changeStep(step, {
    ...(undo
      ? { state: 'COMPENSATING', undoAttempts: step.undoAttempts + 1 }
      : { state: 'WAITING', attempts: step.attempts + 1 }),
    failures: wasOpen ? step.failures + 1 : 0,
    error: wasOpen ? 'NO_ANSWER' : null,
    askedAt: open.at,
  })
  const { id: orderId, buyerId, productId, supplierId, sellerMerchantId, quantity, viaSubjectId } = order
  open.ask({
    name: 'payments.orderStepAsked',
    payload: {
      ...{ workflowId: open.workflow.id, orderId, step: step.name, undo, buyerId, productId, quantity, viaSubjectId },
      merchantIds: [...new Set([supplierId, sellerMerchantId ?? supplierId])],
      amount: toWire(money(order.amountMinor, order.currency)),
      orderedAt: order.createdAt.toISOString(),
    },
  })
  open.tell()
  return true
}

/** Count a failure: try again later, or, after too many, wait for an operator. */
async function fail(open: OpenWorkflow, step: StepRow, error: string): Promise<void> {
  const failures = step.failures + 1
  await open.changeStep(step, { failures, error })
  const isStuck = failures >= FAILURES_MAX
  await open.change({
    ...(isStuck && { state: 'STUCK' }),
    dueAt: isStuck ? null : new Date(open.at.getTime() + retryMs(failures)),
    lease: null,
  })
  open.tell()
}

async function end(open: OpenWorkflow, state: 'COMPLETED' | 'COMPENSATED'): Promise<void> {
  const { tx, workflow } = open
  await open.change({ state, dueAt: null, lease: null })
  if (state === 'COMPENSATED') {
    if (workflow.kind === 'PAYOUT') {
      const failed = workflow.steps.find((step) => step.state === 'FAILED')
      await tx.payouts.change(workflow.aboutId, { state: 'FAILED', failureCode: failed?.error ?? 'CANCELLED' })
    } else {
      const order = await tx.orders.byId(workflow.aboutId)
      await tx.orders.change(workflow.aboutId, { state: order?.refundId ? 'REFUNDED' : 'FAILED' })
    }
  }
  open.tell()
}
