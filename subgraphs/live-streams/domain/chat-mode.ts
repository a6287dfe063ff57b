import { readInteger } from '../../../platform/input.ts'

/** Who may say how much in a room's chat. */
export interface ChatMode {
  /** Seconds a person waits between two messages; null for no wait. */
  readonly slowSeconds: number | null
  readonly followersOnly: boolean
  /** The credit score to be over, strictly; null when it does not matter. */
  readonly minCreditOver: number | null
}

/** @throws BAD_USER_INPUT unless the wait is 1 to 300 seconds and the minimum 350 to 950 points, where given */
export function readChatMode(input: {
  slowSeconds?: number | null | undefined
  followersOnly?: boolean | undefined
  minCreditOver?: number | null | undefined
}): ChatMode {
  const { slowSeconds = null, followersOnly = false, minCreditOver = null } = input
  return {
    slowSeconds:
      slowSeconds === null ? null : readInteger(slowSeconds, { min: 1, max: 300, argument: 'input.slowSeconds' }),
    followersOnly,
    minCreditOver:
      minCreditOver === null
        ? null
        : readInteger(minCreditOver, { min: 350, max: 950, argument: 'input.minCreditOver' }),
  }
}

export function isSameMode(a: ChatMode, b: ChatMode): boolean {
  return a.slowSeconds === b.slowSeconds && a.followersOnly === b.followersOnly && a.minCreditOver === b.minCreditOver
}
