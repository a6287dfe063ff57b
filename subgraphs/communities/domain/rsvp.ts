import { type Outcome, ok, rejected } from '../../../platform/outcome.ts'

export const RSVP_STATES = ['GOING', 'WAITLISTED', 'CANCELLED'] as const
export type RsvpState = (typeof RSVP_STATES)[number]

/** What the rules of answering look at. Decide while the activity's row is locked: a seat is given once. */
export interface ActivityFacts {
  startsAt: Date
  cancelledAt: Date | null
  /** Null for any number. */
  capacity: number | null
  going: number
  waitlist: number
}

export type RsvpRefusal = 'ACTIVITY_CANCELLED' | 'ACTIVITY_STARTED'

/**
 * Decide what somebody who wants to come gets.
 * @param state the person's answer so far, null for none
 * @returns the state afterwards: the one there was when it is GOING or WAITLISTED already
 */
export function decideRsvp(
  activity: ActivityFacts,
  state: RsvpState | null,
  at: Date,
): Outcome<'GOING' | 'WAITLISTED', RsvpRefusal> {
  if (activity.cancelledAt) return rejected('ACTIVITY_CANCELLED', ['activityId'])
  if (activity.startsAt <= at) return rejected('ACTIVITY_STARTED', ['activityId'])
  if (state === 'GOING' || state === 'WAITLISTED') return ok(state)
  // Whoever waits comes first: a seat left open behind a waitlist is theirs, never the newcomer's.
  return ok(hasSeat(activity) && activity.waitlist === 0 ? 'GOING' : 'WAITLISTED')
}

/**
 * Decide what happens when somebody takes an answer back.
 * @returns whether there is an answer to take back, and whether the first of the waitlist moves up to the seat it frees
 */
export function decideCancelRsvp(
  activity: ActivityFacts,
  state: RsvpState | null,
  at: Date,
): Outcome<{ withdraws: boolean; promotes: boolean }, 'ACTIVITY_STARTED'> {
  if (activity.startsAt <= at) return rejected('ACTIVITY_STARTED', ['activityId'])
  return ok({
    withdraws: state === 'GOING' || state === 'WAITLISTED',
    promotes: state === 'GOING' && activity.waitlist > 0 && activity.cancelledAt === null,
  })
}

function hasSeat({ capacity, going }: ActivityFacts): boolean {
  return capacity === null || going < capacity
}
