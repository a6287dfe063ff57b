import { invariant } from '../../../platform/errors.ts'
import type { WorkflowKind, WorkflowState, WorkflowStepState } from '../__generated__/types.ts'

export type { WorkflowKind, WorkflowState }
export type StepState = WorkflowStepState

export type StepName =
  | 'RESERVE_STOCK'
  | 'HOLD_FUNDS'
  | 'POST_PAYMENT'
  | 'COUNT_SALE'
  | 'ATTRIBUTE_ORDER'
  | 'FULFIL'
  | 'SEND_TO_BANK'
  | 'POST_PAYOUT'

/** How a step is done. */
export interface StepPlan {
  /** Steps of a wave are independent of each other; a wave begins when the one before is done. */
  readonly wave: number
  readonly subgraph: 'payments' | 'live-streams' | 'ads'
  /** What takes it back; null where there is nothing to take back. */
  readonly compensation: string | null
}

/** Every step there is. Those of other subgraphs are asked for by an event and answered by one. */
export const STEPS: { readonly [N in StepName]: StepPlan } = {
  RESERVE_STOCK: { wave: 0, subgraph: 'payments', compensation: 'RELEASE_STOCK' },
  HOLD_FUNDS: { wave: 1, subgraph: 'payments', compensation: 'VOID_HOLD' },
  POST_PAYMENT: { wave: 2, subgraph: 'payments', compensation: 'REFUND_PAYMENT' },
  COUNT_SALE: { wave: 3, subgraph: 'live-streams', compensation: 'UNCOUNT_SALE' },
  ATTRIBUTE_ORDER: { wave: 3, subgraph: 'ads', compensation: 'DROP_ATTRIBUTION' },
  FULFIL: { wave: 3, subgraph: 'payments', compensation: null },
  SEND_TO_BANK: { wave: 2, subgraph: 'payments', compensation: null },
  POST_PAYOUT: { wave: 3, subgraph: 'payments', compensation: null },
}

/** How often a step that fails is tried before its workflow is stuck and waits for an operator. */
export const FAILURES_MAX = 5
/** How long one process may be at work on a workflow before another takes over. */
export const LEASE_MS = 30_000
/** How long another subgraph's answer is waited for before it is asked again, at first. */
const ASK_MS = 30_000
const RETRY_MS = 1_000
const WAIT_MS_MAX = 10 * 60_000

/** A step as far as deciding what comes next needs it. */
export interface Step {
  readonly name: StepName
  readonly state: StepState
  readonly failures: number
}

/** What is to be done next about a workflow. */
export type Next<S extends Step = Step> =
  /** Do these, or do them again: each by itself. */
  | { readonly act: 'RUN'; readonly step: S }
  | { readonly act: 'UNDO'; readonly step: S }
  /** Nothing: somebody else has to answer. */
  | { readonly act: 'WAIT' }
  | { readonly act: 'TURN_BACK' }
  | { readonly act: 'END'; readonly state: 'COMPLETED' | 'COMPENSATED' }

/**
 * Decide what comes next. Going on: the first step that is to be done of the first wave that is not; a step that was refused turns the
 * workflow back. Going back: the last step done is undone first, so each is undone while what it rests on still stands.
 * @param steps in the order of their places
 * @param wasAsked whether a step that waits for an answer need not be asked again yet
 */
export function decideNext<S extends Step>(
  { isUndoing }: { isUndoing: boolean },
  steps: readonly S[],
  wasAsked: (step: S) => boolean,
): Next<S> {
  if (isUndoing) {
    const last = steps.findLast(({ name, state }) => STEPS[name].compensation !== null && isToUndo(state))
    if (!last) return { act: 'END', state: 'COMPENSATED' }
    return last.state === 'COMPENSATING' && wasAsked(last) ? { act: 'WAIT' } : { act: 'UNDO', step: last }
  }
  if (steps.some(({ state }) => state === 'FAILED')) return { act: 'TURN_BACK' }
  const open = steps.filter(({ state }) => state !== 'DONE')
  if (open.length === 0) return { act: 'END', state: 'COMPLETED' }
  const wave = Math.min(...open.map(({ name }) => STEPS[name].wave))
  const step = open.find((each) => STEPS[each.name].wave === wave && !(each.state === 'WAITING' && wasAsked(each)))
  return step ? { act: 'RUN', step } : { act: 'WAIT' }
}

/** Whether everything begun can be taken back: not what was given into somebody's hands, or a bank's, or may have been. */
export function canTurnBack(steps: readonly { name: StepName; state: StepState; attempts: number }[]): boolean {
  return steps.every(({ name, state, attempts }) => {
    if (STEPS[name].compensation !== null || attempts === 0 || state === 'FAILED') return true
    return name === 'FULFIL' && state === 'WAITING'
  })
}

/** Done, begun, or nobody knows. What was refused left nothing, what never began neither. */
const isToUndo = (state: StepState) => ['DONE', 'RUNNING', 'WAITING', 'COMPENSATING'].includes(state)

/**
 * Whether somebody who has to answer may be left alone for now. The merchant, who says when goods are sent, always; others are asked
 * again after a while, since a question may have been lost.
 */
export function wasAsked(
  { name, state, attempts, undoAttempts, askedAt }: Asked & Pick<Step, 'name' | 'state'>,
  now: Date,
): boolean {
  if (name === 'FULFIL') return true
  const asked = state === 'COMPENSATING' ? undoAttempts : attempts
  return askedAt !== null && now.getTime() < askedAt.getTime() + askAgainMs(asked)
}

/** When the first of those who have to answer is to be asked again; null when nobody is. */
export function askAgainAt(steps: readonly (Asked & Pick<Step, 'name' | 'state'>)[]): Date | null {
  const times = steps.flatMap(({ name, state, attempts, undoAttempts, askedAt }) => {
    if (name === 'FULFIL' || askedAt === null) return []
    if (state === 'WAITING') return [askedAt.getTime() + askAgainMs(attempts)]
    return state === 'COMPENSATING' ? [askedAt.getTime() + askAgainMs(undoAttempts)] : []
  })
  return times.length === 0 ? null : new Date(Math.min(...times))
}

interface Asked {
  readonly attempts: number
  readonly undoAttempts: number
  readonly askedAt: Date | null
}

/** When to try a step again that failed so often. */
export function retryMs(failures: number): number {
  return Math.min(RETRY_MS * 2 ** failures, WAIT_MS_MAX)
}

/** When to ask again after having asked so often without an answer. */
export function askAgainMs(asked: number): number {
  return Math.min(ASK_MS * 2 ** Math.max(0, asked - 1), WAIT_MS_MAX)
}

/** Whether a step is done by an event and its answer. */
export function isRemote(name: StepName): boolean {
  return STEPS[name].subgraph !== 'payments'
}

/** Steps of a checkout; nothing is counted where the buyer was in no live room. */
export function checkoutSteps(viaRoom: boolean): StepName[] {
  const steps: StepName[] = ['RESERVE_STOCK', 'HOLD_FUNDS', 'POST_PAYMENT', 'COUNT_SALE', 'ATTRIBUTE_ORDER', 'FULFIL']
  return viaRoom ? steps : steps.filter((name) => name !== 'COUNT_SALE')
}

export const PAYOUT_STEPS: readonly StepName[] = ['HOLD_FUNDS', 'SEND_TO_BANK', 'POST_PAYOUT']

export function compensationOf(name: StepName): string {
  const { compensation } = STEPS[name]
  invariant(compensation, `${name} cannot be taken back`)
  return compensation
}
