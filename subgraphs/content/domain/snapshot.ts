import { badUserInput, invariant } from '../../../platform/errors.ts'

/**
 * Which transactions a feed that is being paged through knows: those that had committed when its first page was read. The
 * pages after it are read as of then, so that a post that gains or loses places in the ranking meanwhile is neither shown
 * twice nor skipped. Times cannot say this: a transaction may commit after one that began later.
 * Source: the snapshots of PostgreSQL's multiversion concurrency control, pg_current_snapshot().
 */
export interface Snapshot {
  /** Transactions from this id on are not known. */
  readonly before: number
  /** Those below it that had not finished, so are not known either; ascending. */
  readonly except: readonly number[]
}

/** What fits in a cursor. Beyond it everything from the next unfinished transaction on counts as not known: still one state. */
const EXCEPT_MAX = 80

/** @param text as PostgreSQL writes a snapshot, `xmin:xmax:xip,xip…` */
export function readSnapshot(text: string): Snapshot {
  const [, xmax, xip] = text.split(':')
  const before = Number(xmax)
  invariant(Number.isSafeInteger(before), `not a snapshot: ${text}`)
  const running = (xip ? xip.split(',') : []).map(Number)
  return running.length <= EXCEPT_MAX
    ? { before, except: running }
    : { before: running[EXCEPT_MAX] as number, except: running.slice(0, EXCEPT_MAX) }
}

/** A snapshot as a cursor carries it: base 36, the exceptions as distances from the end. */
export function formatSnapshot({ before, except }: Snapshot): string {
  return [before, ...except.map((id) => before - id)].map((part) => part.toString(36)).join('.')
}

const FORMAT = new RegExp(`^[0-9a-z]{1,11}(\\.[0-9a-z]{1,11}){0,${EXCEPT_MAX}}$`)

/** @throws BAD_USER_INPUT for anything {@link formatSnapshot} cannot have written */
export function parseSnapshot(text: string): Snapshot {
  const parts = FORMAT.test(text) ? text.split('.').map((part) => Number.parseInt(part, 36)) : [Number.NaN]
  if (!parts.every(Number.isSafeInteger))
    throw badUserInput('The cursor in "after" is not one this connection gave out.', 'after')
  const [before = 0, ...distances] = parts
  return { before, except: distances.map((distance) => before - distance) }
}
